//! A desk in a folder of its own, for tests: files go in, and what a check says of them comes out
//! as text, with lines and columns that are counted here and not by the program.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use gainsay::check::{Checked, Options, check};
use gainsay::finding::{Finding, Member};
use gainsay::span::Place;
use tempfile::TempDir;

/// A file of a desk: its name below the desk's folder, and what it holds.
pub(crate) type File = (String, String);

/// What a check said of a desk.
pub(crate) struct Seen {
    folder: TempDir,
    checked: Checked,
}

/// Writes the files into a fresh folder and checks its `claims` with its `rules.toml`.
pub(crate) fn look_at(files: &[File]) -> Seen {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let options = Options {
        paths: vec![folder.path().join("claims")],
        config: Some(folder.path().join("rules.toml")),
        ..Options::default()
    };
    let checked = check(&options);
    Seen { folder, checked }
}

impl Seen {
    /// The findings, one paragraph each, as case files write them; empty where there are none.
    pub(crate) fn findings(&self) -> String {
        let mut text = String::new();
        for finding in &self.checked.findings {
            let (severity, rule, class) = (finding.severity, &finding.rule, finding.class.name());
            writeln!(text, "{severity} {rule}: {} [{class}]", finding.slot).unwrap();
            for (number, group) in finding.groups.iter().enumerate() {
                let letter = char::from(b'A' + u8::try_from(number % 26).unwrap());
                write!(text, "  {letter}: {}", group.label).unwrap();
                if group.origins != group.sources.len() {
                    let (sources, origins) = (group.sources.len(), group.origins);
                    write!(text, " (sources: {sources}, origins: {origins})").unwrap();
                }
                text.push('\n');
                for member in finding.members.iter().filter(|m| m.group == number) {
                    let place = member.claim.value_place();
                    // Of two figures in a line of an archive the wording is made up.
                    if !place.slice().contains("\"high\":") {
                        let wording = &*member.claim.value.wording;
                        assert_eq!(place.slice(), wording, "value and its place");
                    }
                    writeln!(text, "    {}", self.place(&place)).unwrap();
                }
                match finding.not_shown(number) {
                    0 => {}
                    more => writeln!(text, "    and {more} more").unwrap(),
                }
            }
        }
        text
    }

    /// The problems with the input, as case files write them; empty where there are none.
    pub(crate) fn errors(&self) -> String {
        let mut text = String::new();
        for error in &self.checked.errors {
            write!(text, "{}", error.code).unwrap();
            if let Some(place) = &error.place {
                write!(text, " {}", self.place(place)).unwrap();
            }
            writeln!(text, "\n  {}", self.without_folder(&error.message)).unwrap();
            for (place, label) in &error.related {
                writeln!(text, "  {label}: {}", self.place(place)).unwrap();
            }
            if let Some(help) = &error.help {
                writeln!(text, "  help: {}", self.without_folder(help)).unwrap();
            }
        }
        text
    }

    /// The notices, one a line; empty where there are none.
    pub(crate) fn notices(&self) -> String {
        self.checked.notices.iter().fold(String::new(), |text, notice| text + notice + "\n")
    }

    /// What was found, without places: what must not depend on the order of anything.
    pub(crate) fn substance(&self) -> Vec<String> {
        let member = |m: &Member| format!("{} {} {}", m.group, m.claim.source, m.claim.value);
        let mut all: Vec<String> = self
            .checked
            .findings
            .iter()
            .map(|f| {
                let mut members: Vec<String> = f.members.iter().map(member).collect();
                members.sort();
                let sentences = (&f.title, &f.explanation, &f.help, &f.id);
                format!("{} {} {:?} {sentences:?} {members:?}", f.severity, f.rule, f.class)
            })
            .collect();
        all.sort();
        all
    }

    /// Which rules do not hold for which slots, and how gravely: what retelling must not change.
    pub(crate) fn verdicts(&self) -> BTreeSet<String> {
        let verdict =
            |f: &Finding| format!("{} {}: {} [{:?}]", f.severity, f.rule, f.slot, f.class);
        self.checked.findings.iter().map(verdict).collect()
    }

    /// `path:line:column "text"`.
    fn place(&self, place: &Place) -> String {
        let text = fs::read_to_string(place.path()).unwrap_or_else(|_| place.text.text.clone());
        let (line, column) = line_column(&text, place.start);
        assert_eq!((line, column), place.line_column(), "{place:?}");
        let at = text.get(place.start..place.end).expect("a place lies in its file");
        assert_eq!(at, place.slice(), "a place slices to what its file holds there");
        let first = at.lines().next().unwrap_or_default();
        format!("{}:{line}:{column} \"{first}\"", self.without_folder(place.path()))
    }

    fn without_folder(&self, text: &str) -> String {
        let folder = Path::new(self.folder.path()).to_string_lossy();
        text.replace(&format!("{folder}/"), "")
    }
}

/// Line and column of a byte, both from 1; columns count characters.
fn line_column(text: &str, at: usize) -> (usize, usize) {
    let (mut line, mut column) = (1, 1);
    for (i, c) in text.char_indices() {
        if i >= at {
            break;
        }
        (line, column) = if c == '\n' { (line + 1, 1) } else { (line, column + 1) };
    }
    (line, column)
}
