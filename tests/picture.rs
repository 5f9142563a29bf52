//! The picture of the README: a check of the desk in `examples/ferry-desk` as a terminal shows it, drawn as SVG.
//!
//! `GAINSAY_BLESS=1 cargo test --test picture` draws `docs/check.svg` anew, never in CI; without it the file has to be
//! what would be drawn.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::string_slice,
    reason = "a test stops at the first thing that is not as it must be, and reads its own data"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use unicode_width::UnicodeWidthStr;

/// The command that is shown.
const ARGS: &[&str] = &["check", "--no-decisions", "--color", "always"];
/// Columns of the terminal.
const COLUMNS: usize = 84;
/// Tenths of a pixel: the width and the height of a character's cell, and the room around the text.
const CELL: (usize, usize) = (84, 190);
const ROOM: (usize, usize) = (200, 480);

/// Colours on the dark ground of a terminal, by the code that sets them.
const COLORS: &[(u8, &str)] = &[
    (31, "#ff8b84"),
    (32, "#8fd19e"),
    (33, "#f0c674"),
    (34, "#85b9f3"),
    (35, "#d9a6f2"),
    (36, "#7fd4dc"),
];

/// How text looks.
#[derive(Clone, Copy, Default, PartialEq)]
struct Look {
    color: Option<&'static str>,
    bold: bool,
    faint: bool,
}

impl Look {
    fn set(&mut self, codes: &str) {
        for code in codes.split(';').map(|code| code.parse::<u8>().unwrap_or(0)) {
            match code {
                0 => *self = Look::default(),
                1 => self.bold = true,
                2 => self.faint = true,
                code => {
                    let known = COLORS.iter().find(|(number, _)| *number == code);
                    self.color = Some(known.unwrap_or_else(|| panic!("the colour {code}")).1);
                }
            }
        }
    }

    fn attributes(self) -> String {
        let mut text = String::new();
        if let Some(color) = self.color {
            write!(text, " fill=\"{color}\"").unwrap();
        }
        if self.bold {
            text.push_str(" font-weight=\"bold\"");
        }
        if self.faint {
            text.push_str(" opacity=\"0.6\"");
        }
        text
    }
}

/// A line of a terminal in stretches of one look.
fn stretches(line: &str, look: &mut Look) -> Vec<(Look, String)> {
    let mut found = Vec::new();
    let mut parts = line.split("\u{1b}[");
    found.push((*look, parts.next().unwrap_or_default().to_owned()));
    for part in parts {
        let (codes, text) = part.split_once('m').unwrap();
        look.set(codes);
        found.push((*look, text.to_owned()));
    }
    found.retain(|(_, text)| !text.is_empty());
    found
}

/// What stands between two blanks or more, each with its column: such gaps would close up in a drawing.
fn pieces(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut column = 0;
    for piece in text.split_inclusive("  ") {
        let shown = piece.trim();
        let before = piece.width() - piece.trim_start().width();
        if !shown.is_empty() {
            found.push((column + before, shown));
        }
        column += piece.width();
    }
    found
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Tenths of a pixel as pixels.
fn pixels(tenths: usize) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn drawn(output: &str) -> String {
    let command = format!("$ gainsay {}", ARGS[..ARGS.len() - 2].join(" "));
    let lines: Vec<&str> =
        std::iter::once(command.as_str()).chain([""]).chain(output.lines()).collect();
    let width = 2 * ROOM.0 + COLUMNS * CELL.0;
    let height = ROOM.1 + lines.len() * CELL.1 + ROOM.0;
    let (wide, high) = (pixels(width), pixels(height));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" height=\"{high}\" role=\"img\" \
         aria-label=\"gainsay in a terminal: two papers disagree on the price of a ferry\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"9\" fill=\"#17181c\"/>\n\
         <g fill=\"#44474f\"><circle cx=\"22\" cy=\"20\" r=\"6\"/><circle cx=\"42\" cy=\"20\" r=\"6\"/><circle cx=\"62\" cy=\"20\" r=\"6\"/></g>\n\
         <g font-family=\"ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace\" font-size=\"14\" fill=\"#e6e3dc\">\n"
    );
    let mut look = Look::default();
    for (number, line) in lines.iter().enumerate() {
        let y = pixels(ROOM.1 + number * CELL.1 + 100);
        let mut column = 0;
        for (look, text) in stretches(line, &mut look) {
            for (at, shown) in pieces(&text) {
                let x = pixels(ROOM.0 + (column + at) * CELL.0);
                // Whatever the font, a piece takes the cells that it takes on a terminal.
                let length = pixels(shown.width() * CELL.0);
                writeln!(
                    svg,
                    "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\"{}>{}</text>",
                    look.attributes(),
                    escaped(shown)
                )
                .unwrap();
            }
            column += text.width();
        }
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

#[test]
fn the_picture_is_what_a_terminal_shows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let run = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(ARGS)
        .current_dir(root.join("examples/ferry-desk"))
        .env_clear()
        .env("COLUMNS", COLUMNS.to_string())
        .env("LANG", "C.UTF-8")
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(1), "{}", String::from_utf8_lossy(&run.stderr));
    let svg = drawn(&String::from_utf8(run.stdout).unwrap());
    let path = root.join("docs/check.svg");
    if std::env::var_os("GAINSAY_BLESS").is_some() && std::env::var_os("CI").is_none() {
        fs::write(&path, &svg).unwrap();
    }
    let there = fs::read_to_string(&path).unwrap_or_default();
    assert!(there == svg, "docs/check.svg is not what a check shows; GAINSAY_BLESS=1 draws it");
    let mut reader = quick_xml::Reader::from_str(&svg);
    while !matches!(reader.read_event().expect("well-formed"), quick_xml::events::Event::Eof) {}
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    assert!(readme.contains("](docs/check.svg)"), "the README has lost its picture");
}
