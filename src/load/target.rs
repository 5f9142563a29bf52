//! Where output to a path goes: beside a file that can be replaced, or into what cannot.

use std::fs;
use std::path::{Path, PathBuf};

/// The file to replace with what is written to `path`: the path itself, or the file that a link leads
/// to. `None` for what is there and is no file (a terminal, a pipe, `/dev/null`): it is written to as
/// it is, for to replace it would destroy it.
pub fn target(path: &Path) -> Option<PathBuf> {
    match fs::metadata(path) {
        Ok(there) if there.is_file() || there.is_dir() => {
            Some(fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()))
        }
        Ok(_) => None,
        Err(_) => Some(path.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_its_file_and_a_device_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.html");
        assert_eq!(target(&file), Some(file.clone()), "nothing there yet");
        fs::write(&file, "").unwrap();
        #[cfg(unix)]
        {
            let link = folder.path().join("latest.html");
            std::os::unix::fs::symlink(&file, &link).unwrap();
            assert_eq!(target(&link), Some(fs::canonicalize(&file).unwrap()));
            assert_eq!(target(Path::new("/dev/null")), None);
        }
    }
}
