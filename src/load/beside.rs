//! Files that other files name, which must lie in the same repository.

#![expect(clippy::disallowed_methods, reason = "the nearest name is looked for in its folder")]

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::similar::nearest;

/// Where a name in a file leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leads {
    /// To a file, by the path as people write it.
    To(PathBuf),
    /// To no file; perhaps one of nearly that name is there.
    Nowhere(Option<String>),
    /// Out of the repository, by itself or by a link.
    Out,
}

/// Where a name leads that stands in a file. The repository is the folder above that file that holds
/// `.git`; else the first of the given folders that the file lies in, the desk's and the one where the
/// program was started; else the file's own folder.
pub fn beside(file: &Path, name: &str, homes: &[PathBuf]) -> Leads {
    let folder = file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let real_folder = super::one_path(folder);
    let root = real_folder
        .ancestors()
        .find(|folder| folder.join(".git").exists())
        .or(homes.iter().map(PathBuf::as_path).find(|home| real_folder.starts_with(home)))
        .unwrap_or(&real_folder);
    // A name that leads out is told so whether anything is there or not: nobody may probe for files.
    let plain = plain(&real_folder.join(name));
    if !plain.starts_with(root) {
        return Leads::Out;
    }
    let path = self::plain(&folder.join(name));
    match fs::canonicalize(&path) {
        Ok(real) if !real.starts_with(root) => Leads::Out,
        Ok(real) if real.is_file() => Leads::To(path),
        _ => Leads::Nowhere(near(&path, name)),
    }
}

/// The place of a file of a repository in another folder that has what the repository has.
pub fn in_tree(file: &Path, tree: &Path) -> Option<PathBuf> {
    let file = super::one_path(file);
    let root = file.ancestors().skip(1).find(|folder| folder.join(".git").exists())?;
    Some(tree.join(file.strip_prefix(root).ok()?))
}

/// A path without `.` and without the `..` that have a folder before them.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(plain.components().next_back(), Some(Component::Normal(_))) =>
            {
                plain.pop();
            }
            Component::ParentDir if plain.has_root() => {}
            part => plain.push(part),
        }
    }
    plain
}

/// The name that was nearly written.
fn near(path: &Path, name: &str) -> Option<String> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let entries = fs::read_dir(folder).ok()?;
    let mut names: Vec<String> =
        entries.flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    let wanted = path.file_name()?.to_string_lossy().into_owned();
    names.retain(|name| *name != wanted);
    let near = nearest(&wanted, names.iter().map(String::as_str))?;
    Some(
        name.strip_suffix(wanted.as_str())
            .map_or(near.to_owned(), |before| format!("{before}{near}")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_to_a_file_of_the_repository_or_nowhere() {
        let outer = tempfile::tempdir().unwrap();
        let outer = fs::canonicalize(outer.path()).unwrap();
        let root = outer.join("repo");
        for folder in ["repo/.git", "repo/claims", "repo/articles", "elsewhere"] {
            fs::create_dir_all(outer.join(folder)).unwrap();
        }
        fs::write(root.join("articles/a.md"), "").unwrap();
        fs::write(outer.join("elsewhere/secret.md"), "").unwrap();
        let file = root.join("claims/a.toml");
        let leads = |name: &str| beside(&file, name, &[]);
        assert_eq!(leads("../articles/a.md"), Leads::To(root.join("articles/a.md")));
        assert_eq!(leads("../articles/b.md"), Leads::Nowhere(Some("../articles/a.md".into())));
        assert_eq!(leads("../articles"), Leads::Nowhere(None));
        for out in ["../../elsewhere/secret.md", "../../elsewhere/none.md", "/etc/passwd"] {
            assert_eq!(leads(out), Leads::Out, "{out}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(outer.join("elsewhere"), root.join("link")).unwrap();
            assert_eq!(leads("../link/secret.md"), Leads::Out);
        }
        fs::remove_dir(root.join(".git")).unwrap();
        assert_eq!(leads("../articles/a.md"), Leads::Out);
        let homes = [outer.join("elsewhere"), root.clone(), outer.clone()];
        assert_eq!(
            beside(&file, "../articles/a.md", &homes),
            Leads::To(root.join("articles/a.md"))
        );
        // The first folder that holds the file is its home, not the widest.
        assert_eq!(beside(&file, "../../elsewhere/secret.md", &homes), Leads::Out);
    }
}
