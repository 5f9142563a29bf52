//! Writes the tables of words and units as constants: the program starts for every save of a file, and parsing them
//! would take a good part of each start.

#![expect(
    clippy::disallowed_methods,
    reason = "no part of the program: it reads the tables when that is built"
)]

use std::fmt::Write;
use std::path::Path;

fn main() {
    let out = std::env::var_os("OUT_DIR").expect("cargo names a folder for what is built");
    for (name, form) in [("units", "Units"), ("words", "Words")] {
        let path = format!("src/pack/{name}.toml");
        println!("cargo::rerun-if-changed={path}");
        let written = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        let rows: toml::Table = written.parse().unwrap_or_else(|e| panic!("{path}: {e}"));
        let target = Path::new(&out).join(format!("{name}.rs"));
        std::fs::write(&target, constant(form, &rows))
            .unwrap_or_else(|e| panic!("{target:?}: {e}"));
    }
}

/// The tables as a struct: a table that is missing, unknown or has rows of another length does not compile.
///
/// Each is one text, a line for a row: thousands of texts would each have to be given its place when the program is
/// loaded.
fn constant(form: &str, tables: &toml::Table) -> String {
    let mut code = format!("{form} {{\n");
    for (table, rows) in tables {
        let rows = rows.as_array().unwrap_or_else(|| panic!("`{table}` is no list"));
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| cells(table, row)).collect();
        let length = rows.first().map_or(0, Vec::len);
        assert!(rows.iter().all(|row| row.len() == length), "rows of `{table}` differ in length");
        let lines: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
        writeln!(code, "{table}: Rows::<{length}>({:?}),", lines.join("\n"))
            .expect("a string takes all");
    }
    code.push_str("}\n");
    code
}

/// A row, or a word alone.
fn cells<'a>(table: &str, row: &'a toml::Value) -> Vec<&'a str> {
    let text = |cell: &'a toml::Value| {
        let text = cell.as_str().filter(|text| !text.contains(['\t', '\n']));
        text.unwrap_or_else(|| panic!("`{table}` holds {cell}, which is no text of one line"))
    };
    match row.as_array() {
        Some(row) => row.iter().map(text).collect(),
        None => vec![text(row)],
    }
}
