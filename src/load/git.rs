//! What has changed in git: which lines of which files differ from a revision. The git program is asked.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::error::Error;

/// The lines of the working tree that differ from a revision.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    root: PathBuf,
    base: String,
    files: BTreeMap<PathBuf, Vec<Hunk>>,
    names: BTreeSet<OsString>,
}

/// A stretch of lines that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hunk {
    /// The first of its lines as they are now, counted from 1; of lines that were only taken out, the
    /// line before them.
    pub first: usize,
    /// How many lines there are now.
    pub count: usize,
    /// The lines that were taken out.
    pub removed: Vec<String>,
}

impl Hunk {
    /// A file that is new from its first line to its last.
    fn whole() -> Hunk {
        Hunk { first: 1, count: usize::MAX / 2, removed: Vec::new() }
    }

    /// Whether it changes anything from one line to another, both counted in.
    pub fn touches(&self, first: usize, last: usize) -> bool {
        match self.count {
            // What was taken out stood between two lines.
            0 => first <= self.first && self.first < last,
            count => first < self.first.saturating_add(count) && self.first <= last,
        }
    }
}

impl Changes {
    /// What differs from the last commit, staged or not, with files that git does not know yet; with a
    /// revision, what differs from where the branch left it.
    ///
    /// # Errors
    /// Where there is no git, no repository, no working tree, or no such revision.
    pub fn since(revision: Option<&str>) -> Result<Changes, Box<Error>> {
        let root = git(&["rev-parse", "--show-toplevel"]).map_err(no_repository)?;
        let root = super::one_path(Path::new(root.trim_end_matches('\n')));
        let base = base(revision)?;
        let mut diff = vec![
            "-c",
            "core.quotePath=false",
            "diff",
            "-U0",
            "--no-color",
            "--no-ext-diff",
            "--no-textconv",
            "--no-renames",
            "--no-relative",
            "--text",
            "--ignore-submodules",
            "--src-prefix=a/",
            "--dst-prefix=b/",
            &base,
            "--",
        ];
        diff.extend(READ);
        let diff = git(&diff).map_err(refused)?;
        let mut new = vec!["ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--"];
        new.extend(READ);
        let new = git(&new).map_err(refused)?;
        let mut files: BTreeMap<PathBuf, Vec<Hunk>> = hunks(&diff);
        for name in new.split('\0').filter(|name| !name.is_empty()) {
            files.insert(PathBuf::from(name), vec![Hunk::whole()]);
        }
        let names = files.keys().filter_map(|path| path.file_name()).map(OsStr::to_owned).collect();
        Ok(Changes { root, base, files, names })
    }

    /// What has changed in a file; nothing if nothing has.
    pub fn of(&self, path: &Path) -> &[Hunk] {
        let named = path.file_name().is_some_and(|name| self.names.contains(name));
        if !named {
            return &[];
        }
        let real = real(path);
        let found = real.strip_prefix(&self.root).ok().and_then(|path| self.files.get(path));
        found.map_or(&[], Vec::as_slice)
    }

    /// A file as it was.
    pub fn before(&self, path: &Path) -> Option<String> {
        let real = real(path);
        let name = real.strip_prefix(&self.root).ok()?.to_str()?.replace('\\', "/");
        git(&["show", &format!("{}:{name}", self.base)]).ok()
    }
}

/// The one path of a file that may be gone.
fn real(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let Some(name) = path.file_name() else { return super::one_path(path) };
    let real = super::one_path(path);
    match real.is_absolute() && path.exists() {
        true => real,
        false => super::one_path(folder.unwrap_or(Path::new("."))).join(name),
    }
}

/// The files that a check may read: what has changed in others is no matter.
const READ: &[&str] = &[
    ":(top,icase)*.toml",
    ":(top,icase)*.jsonl",
    ":(top,icase)*.ndjson",
    ":(top,icase)*.md",
    ":(top,icase)*.markdown",
    ":(top,icase)*.htm",
    ":(top,icase)*.html",
    ":(top,icase)*.xhtml",
    ":(top,icase)*.txt",
];

/// The commit, or the empty tree, that everything is held against.
fn base(revision: Option<&str>) -> Result<String, Box<Error>> {
    let commit = |name: &str| {
        let name = format!("{name}^{{commit}}");
        git(&["rev-parse", "--quiet", "--verify", "--end-of-options", &name])
            .map(|id| id.trim().to_owned())
    };
    match revision {
        // Before the first commit everything is new.
        None => commit("HEAD").or_else(|_| {
            git(&["hash-object", "-t", "tree", "--stdin"]).map(|id| id.trim().to_owned())
        }),
        Some(name) => match commit(name) {
            Ok(id) => {
                // What others have done since the branch left is no change of this branch.
                let fork = git(&["merge-base", &id, "HEAD"]);
                Ok(fork.map_or(id, |fork| fork.trim().to_owned()))
            }
            Err(_) => {
                let message = format!("git knows no revision `{name}` here");
                let help = "a branch of another repository has to be fetched first: `git fetch origin main`";
                return Err(Box::new(Error::usage("unknown-revision", message).help(help)));
            }
        },
    }
    .map_err(refused)
}

/// Runs git; its output, or what it says is wrong.
fn git(args: &[&str]) -> Result<String, String> {
    let run = Command::new("git")
        .args(args)
        .stdin(Stdio::null())
        .env("LC_ALL", "C")
        .output()
        .map_err(|error| format!("cannot run git: {error}"))?;
    if run.status.success() {
        return Ok(String::from_utf8_lossy(&run.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&run.stderr);
    let line = said.lines().find(|line| !line.trim().is_empty()).unwrap_or("git failed");
    Err(line.trim_start_matches("fatal: ").to_owned())
}

fn no_repository(message: String) -> Box<Error> {
    let help = match () {
        () if message.starts_with("not a git repository") => {
            "`--changed` asks git what has changed: run it in a repository, or leave it out"
        }
        () if message.contains("work tree") => {
            "a bare repository holds no files to check: run it in a clone with a working tree"
        }
        () if message.starts_with("cannot run git") => {
            "`--changed` asks git what has changed: install git, or leave it out"
        }
        () => "`--changed` asks git what has changed",
    };
    Box::new(Error::usage("no-repository", message).help(help))
}

fn refused(message: String) -> Box<Error> {
    Box::new(Error::usage("git", format!("git cannot tell what has changed: {message}")))
}

/// The hunks of a patch without context, by the path of the file as it is now.
fn hunks(patch: &str) -> BTreeMap<PathBuf, Vec<Hunk>> {
    let mut files: BTreeMap<PathBuf, Vec<Hunk>> = BTreeMap::new();
    let mut path: Option<PathBuf> = None;
    let (mut out, mut inn): (usize, usize) = (0, 0);
    for line in patch.split('\n') {
        // Within a hunk a line is content, whatever it looks like.
        if out > 0 || inn > 0 {
            if let Some(gone) = line.strip_prefix('-') {
                out = out.saturating_sub(1);
                let hunks = path.as_ref().and_then(|path| files.get_mut(path));
                if let Some(hunk) = hunks.and_then(|hunks| hunks.last_mut()) {
                    hunk.removed.push(gone.to_owned());
                }
            } else if line.starts_with('+') {
                inn = inn.saturating_sub(1);
            }
            continue;
        }
        if let Some(name) = line.strip_prefix("--- ") {
            path = unquoted(name).strip_prefix("a/").map(PathBuf::from);
        } else if let Some(name) = line.strip_prefix("+++ ") {
            // Of a file that is gone the old name is kept.
            path = unquoted(name).strip_prefix("b/").map(PathBuf::from).or(path);
        } else if let Some((gone, now)) = line.strip_prefix("@@ -").and_then(ranges) {
            (out, inn) = (gone.1, now.1);
            if let Some(path) = &path {
                let hunk = Hunk { first: now.0, count: now.1, removed: Vec::new() };
                files.entry(path.clone()).or_default().push(hunk);
            }
        }
    }
    files
}

/// The two ranges of `10,2 +11,3 @@ ...`, each as first line and count.
fn ranges(head: &str) -> Option<((usize, usize), (usize, usize))> {
    let range = |text: &str| {
        let (first, count) = text.split_once(',').unwrap_or((text, "1"));
        Some((first.parse().ok()?, count.parse().ok()?))
    };
    let (gone, rest) = head.split_once(" +")?;
    Some((range(gone)?, range(rest.split(' ').next()?)?))
}

/// A path as git writes it: in quotation marks with escapes where it holds odd characters. A tab at the
/// end parts a name with blanks from nothing.
fn unquoted(name: &str) -> String {
    let name = name.trim_end_matches('\t');
    let Some(inner) = name.strip_prefix('"').and_then(|name| name.strip_suffix('"')) else {
        return name.to_owned();
    };
    let mut bytes = Vec::new();
    let mut rest = inner.bytes().peekable();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        match rest.next() {
            Some(b'n') => bytes.push(b'\n'),
            Some(b't') => bytes.push(b'\t'),
            Some(b'r') => bytes.push(b'\r'),
            Some(digit @ b'0'..=b'3') => {
                let mut octal = u32::from(digit - b'0');
                while let Some(next @ b'0'..=b'7') = rest.peek().copied()
                    && octal < 0o40
                {
                    octal = octal * 8 + u32::from(next - b'0');
                    rest.next();
                }
                bytes.push(u8::try_from(octal).unwrap_or(b'?'));
            }
            Some(other) => bytes.push(other),
            None => {}
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_patch_is_read_by_its_counts_and_not_by_its_looks() {
        let patch = "diff --git a/a.toml b/a.toml\n--- a/a.toml\n+++ b/a.toml\n@@ -2 +2,2 @@ [source]\n--- a/x\n+++ b/fake.toml\n+@@ -1 +1 @@\n@@ -9,2 +10,0 @@\n-[[claim]]\n-# x\ndiff --git a/gone.toml b/gone.toml\n--- a/gone.toml\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\ndiff --git \"a/n\\303\\266 \\\"q\\\".toml\" \"b/n\\303\\266 \\\"q\\\".toml\"\n--- /dev/null\n+++ \"b/n\\303\\266 \\\"q\\\".toml\"\n@@ -0,0 +1 @@\n+x\n";
        let files = hunks(patch);
        let shown: Vec<String> = files
            .iter()
            .flat_map(|(path, hunks)| {
                hunks.iter().map(move |h| {
                    format!("{} {}+{} {}", path.display(), h.first, h.count, h.removed.join("|"))
                })
            })
            .collect();
        assert_eq!(
            shown,
            [
                "a.toml 2+2 -- a/x",
                "a.toml 10+0 [[claim]]|# x",
                "gone.toml 0+0 x",
                "nö \"q\".toml 1+1 "
            ]
        );
    }

    #[test]
    fn lines_taken_out_touch_what_they_stood_within() {
        let hunk = |first, count| Hunk { first, count, removed: Vec::new() };
        for (hunk, first, last, touches) in [
            (hunk(5, 2), 1, 4, false),
            (hunk(5, 2), 1, 5, true),
            (hunk(5, 2), 6, 9, true),
            (hunk(5, 2), 7, 9, false),
            (hunk(5, 0), 1, 5, false),
            (hunk(5, 0), 5, 6, true),
            (hunk(5, 0), 6, 9, false),
            (Hunk::whole(), 400, 410, true),
        ] {
            assert_eq!(hunk.touches(first, last), touches, "{hunk:?} {first}..={last}");
        }
    }
}
