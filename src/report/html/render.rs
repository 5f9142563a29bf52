//! From the page as data to HTML: the templates, the formatter, and the policy of the head.

use std::io;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};
use sha2::{Digest, Sha256};

use super::super::escape::xml;
use super::super::text::clean;
use super::page::Page;

const STYLE: &str = concat!(
    include_str!("style/tokens.css"),
    include_str!("style/layout.css"),
    include_str!("style/findings.css"),
    include_str!("style/tables.css"),
    include_str!("style/print.css"),
);
const SCRIPT: &str = include_str!("script.js");

const TEMPLATES: &[(&str, &str)] = &[
    ("page.html", include_str!("templates/page.html")),
    ("macros.html", include_str!("templates/macros.html")),
    ("summary.html", include_str!("templates/summary.html")),
    ("filter.html", include_str!("templates/filter.html")),
    ("finding.html", include_str!("templates/finding.html")),
    ("rest.html", include_str!("templates/rest.html")),
    ("sources.html", include_str!("templates/sources.html")),
    ("matrix.html", include_str!("templates/matrix.html")),
    ("network.html", include_str!("templates/network.html")),
    ("ledger.html", include_str!("templates/ledger.html")),
    ("gaps.html", include_str!("templates/gaps.html")),
    ("reading.html", include_str!("templates/reading.html")),
];

/// The whole file.
pub(super) fn render(page: &Page) -> io::Result<String> {
    let environment = environment().map_err(io::Error::other)?;
    let context = context! {
        page => Value::from(Serde(page)),
        style => Value::from_safe_string(STYLE.to_owned()),
        script => Value::from_safe_string(SCRIPT.to_owned()),
        policy => policy(),
    };
    let template = environment.get_template("page.html").map_err(io::Error::other)?;
    template.render(context).map_err(io::Error::other)
}

fn environment() -> Result<Environment<'static>, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_formatter(|out, _, value| {
        // Only what a macro made of templates, the style sheet and the script are safe as they are.
        match (value.is_safe(), value.as_str()) {
            (true, Some(made)) => out.write_str(made)?,
            (false, Some(text)) => out.write_str(&xml(&clean(text)))?,
            _ if value.is_none() => {}
            _ => out.write_str(&xml(&clean(&value.to_string())))?,
        }
        Ok(())
    });
    for (name, source) in TEMPLATES {
        environment.add_template(name, source)?;
    }
    Ok(environment)
}

/// What the page may load and run: its own style sheet and script, known by their hashes, and nothing else.
fn policy() -> String {
    format!(
        "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_made_harmless() {
        let mut environment = environment().unwrap();
        environment.add_template("t", "{{ a }}|{{ b }}|{{ none }}|{{ 1.5 }}").unwrap();
        let template = environment.get_template("t").unwrap();
        let hostile = "</style><script>\"\u{202e}";
        let made = template.render(context! { a => hostile, b => vec!["<"] }).unwrap();
        let text = "&lt;/style&gt;&lt;script&gt;&quot;&lt;U+202E&gt;";
        assert_eq!(made, format!("{text}|['&lt;']||1.5"));
    }

    #[test]
    fn the_style_sheet_and_the_script_end_where_they_end() {
        for text in [STYLE, SCRIPT] {
            assert!(!text.contains("</"), "it would close its element");
            assert!(!text.contains("<!--"), "it would open a comment");
        }
        // What a browser is asked to load would be refused; nothing may ask.
        assert!(!STYLE.contains("url(") && !STYLE.contains("@import"));
        assert!(!SCRIPT.contains("fetch(") && !SCRIPT.contains("innerHTML"));
    }

    #[test]
    fn a_hash_is_as_browsers_count_it() {
        assert_eq!(hash(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }
}
