//! Where output to a path goes: beside a file that can be replaced, or into what cannot.

#![expect(clippy::disallowed_methods, reason = "this is load, where files are read")]

use std::fs;
use std::io::{self, Read};
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

/// Whether a file is there and holds something, and that is not what the second file holds.
pub fn holds_other(path: &Path, second: &Path) -> bool {
    let length = |path: &Path| fs::metadata(path).map(|meta| meta.len());
    match (length(path), length(second)) {
        (Err(_) | Ok(0), _) => false,
        (Ok(a), Ok(b)) if a == b => !is_same(path, second).unwrap_or(false),
        _ => true,
    }
}

/// Whether two files of one length hold the same bytes.
fn is_same(a: &Path, b: &Path) -> io::Result<bool> {
    let (mut a, mut b) = (fs::File::open(a)?, fs::File::open(b)?);
    let (mut one, mut other) = (Vec::new(), Vec::new());
    loop {
        one.clear();
        other.clear();
        a.by_ref().take(PIECE).read_to_end(&mut one)?;
        b.by_ref().take(PIECE).read_to_end(&mut other)?;
        if one != other || one.is_empty() {
            return Ok(one == other);
        }
    }
}

/// How many bytes of two files are compared at a time.
const PIECE: u64 = 1 << 16;

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
