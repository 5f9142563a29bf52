//! A place as reports print it and people type it: `story/post.md:12`, `story/post.md:12:9`.

use std::collections::BTreeSet;
use std::path::Path;

use crate::load::one_path;

/// A line of a file, perhaps with a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot<'n> {
    /// The file, as typed.
    pub path: &'n str,
    /// The line, from one on.
    pub line: usize,
    /// The column, from one on.
    pub column: Option<usize>,
}

impl<'n> Spot<'n> {
    /// The place that a name is; `None` where it is none.
    pub fn of(name: &'n str) -> Option<Spot<'n>> {
        let last = |name: &'n str| {
            let (before, number) = name.rsplit_once(':')?;
            Some((before, number.parse().ok()?)).filter(|(before, _)| !before.is_empty())
        };
        let (before, number) = last(name)?;
        let (path, line, column) = match last(before) {
            Some((path, line)) => (path, line, Some(number)),
            None => (before, number, None),
        };
        Some(Spot { path: path.strip_prefix("./").unwrap_or(path), line, column })
    }

    /// Which of some paths are meant: those that end in the one typed; else those that lead to the same file.
    pub fn meant<'p>(&self, paths: impl Iterator<Item = &'p str>) -> BTreeSet<&'p str> {
        let all: BTreeSet<&str> = paths.collect();
        let ends = |path: &&&str| {
            let before = path.strip_suffix(self.path);
            before.is_some_and(|before| before.is_empty() || before.ends_with('/'))
        };
        let meant: BTreeSet<&str> = all.iter().filter(ends).copied().collect();
        if !meant.is_empty() || !Path::new(self.path).exists() {
            return meant;
        }
        let file = one_path(Path::new(self.path));
        all.into_iter().filter(|path| one_path(Path::new(path)) == file).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_may_follow_the_line() {
        let spot = |path, line, column| Some(Spot { path, line, column });
        assert_eq!(Spot::of("./a/b.md:12"), spot("a/b.md", 12, None));
        assert_eq!(Spot::of("a/b.md:12:9"), spot("a/b.md", 12, Some(9)));
        assert_eq!(Spot::of("12:9"), spot("12", 9, None));
        assert_eq!(Spot::of("a/b.md"), None);
        assert_eq!(Spot::of(":12"), None);
        assert_eq!(Spot::of("a.md:x:9"), spot("a.md:x", 9, None));
    }

    #[test]
    fn a_path_is_meant_by_its_end() {
        let spot = Spot::of("b.md:1").unwrap();
        let meant = spot.meant(["a/b.md", "ab.md", "b.md"].into_iter());
        assert_eq!(meant.into_iter().collect::<Vec<_>>(), ["a/b.md", "b.md"]);
    }
}
