//! An invented desk in a folder of its own, and the program run there.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value as Json;
use tempfile::TempDir;

pub(crate) const RULES: &str = r#"
packs = []

[[entity]]
name = "Acme Works"
aliases = ["Acme"]
kind = "company"
not_same_as = ["Acme Museum"]

[[entity]]
name = "Acme Museum"

[[entity]]
name = "Acme Shipping"
part_of = "Acme Works"

[[attribute]]
id = "headcount"
label = "number of employees"
dimension = "number"
period = "year"

[[attribute]]
id = "takeover"
dimension = "term"
unlike_terms = "agree"

[[term]]
id = "bought"
attribute = "takeover"
phrases = ["bought", "took over"]
implies = "more than 50%"
implies_on = "holding"

[[term]]
id = "joined"
attribute = "takeover"
phrases = ["joined forces"]

[[attribute]]
id = "holding"
label = "share held"
dimension = "share"

[[rule]]
id = "headcount-agree"
kind = "agree"
attribute = "headcount"
why = "The table on page two prints it."

[[rule]]
id = "takeover-fits-holding"
kind = "implies"
from = "takeover"
to = "holding"
"#;

pub(crate) const GAZETTE: &str = r#"
[source]
id = "gazette"
publisher = "Norhaven Gazette"
published = 2024-03-01

[[claim]]
entity = "Acme"
attribute = "headcount"
value = 500

[[claim]]
entity = "Acme Works"
attribute = "headcount"
value = 480
modality = "planned"

[[claim]]
entity = "Acme Shipping"
attribute = "headcount"
value = 80

[[claim]]
entity = "Globex"
attribute = "takeover"
value = "took over"

[[claim]]
entity = "Globex"
attribute = "takeover"
value = "joined"
"#;

pub(crate) const POST: &str = r#"
[source]
id = "post"
publisher = "Harbour Post"
copies = ["wire"]

[[claim]]
entity = "ACME WORKS, Inc."
attribute = "headcount"
value = 700
period = "2024"
quote = 'some "hard-working" <b>people</b> & more'

[[claim]]
entity = "Globex"
attribute = "holding"
value = "49%"

[[claim]]
entity = "Acme Museum"
attribute = "headcount"
value = 12
period = "2023"
"#;

/// A folder with a desk.
pub(crate) struct Desk(pub(crate) TempDir);

impl Desk {
    pub(crate) fn new() -> Desk {
        let desk = Desk::empty();
        desk.write("rules.toml", RULES);
        desk.write("claims/gazette.toml", GAZETTE);
        desk.write("claims/post.toml", POST);
        desk
    }

    pub(crate) fn empty() -> Desk {
        Desk(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn run(&self, args: &[&str]) -> Run {
        run(self.0.path(), args)
    }

    /// The ids of the findings, in their order.
    pub(crate) fn findings(&self, args: &[&str]) -> Vec<String> {
        let args = [&["check", "--output-format", "json"], args].concat();
        let json: Json = serde_json::from_str(&self.run(&args).out).unwrap();
        let findings = json["findings"].as_array().unwrap();
        findings.iter().map(|f| f["id"].as_str().unwrap().to_owned()).collect()
    }
}

/// What a run of the program gave.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) fn run(folder: &Path, args: &[&str]) -> Run {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(args)
        .current_dir(folder)
        .env("COLUMNS", "100")
        .env_remove("GAINSAY_CONFIG")
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { status: status.code().unwrap(), out: text(stdout), err: text(stderr) }
}

/// White space does not count: where lines are broken is not what is asked here.
pub(crate) fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
