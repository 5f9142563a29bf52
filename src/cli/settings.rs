//! `gainsay check --show-settings`: what a check would go by, and where each setting comes from.

use std::io::{self, Write};
use std::path::Path;

use super::Status;
use super::check::CheckArgs;
use super::output::Output;
use crate::check::{Options, desk, paths_of};
use crate::error::Errors;
use crate::finding::Severity;
use crate::load::{self, BASELINE_FILE, DECISIONS_FILE, IGNORE_FILES};
use crate::rules::Desk;

/// A setting: its name, its value as TOML, and where it comes from.
type Row = (&'static str, String, String);

/// Writes the settings as TOML, and says with what status to end.
pub(super) fn show(args: &CheckArgs, options: &Options, output: &Output) -> Status {
    let mut errors = Errors::new();
    let (desk, rules) = desk(options.config.as_deref(), &mut errors);
    let rows = rows(args, options, &desk, rules.as_deref());
    let written = output.write(|_, out| table(&rows, out));
    let errors = errors.into_sorted();
    output.problems(&errors);
    match written {
        Err(status) => status,
        Ok(()) if !errors.is_empty() => Status::Trouble,
        Ok(()) => Status::Clean,
    }
}

fn table(rows: &[Row], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# What a check would go by here.")?;
    rows.iter().try_for_each(|(name, value, from)| writeln!(out, "{name} = {value} # {from}"))
}

fn rows(args: &CheckArgs, options: &Options, desk: &Desk, rules: Option<&Path>) -> Vec<Row> {
    let flag = |given: bool, flag: &str| String::from(if given { flag } else { "default" });
    let of_file = |said: bool| match rules {
        Some(path) if said => load::shown(path),
        _ => String::from("default"),
    };
    let beside = |name: &str| rules.and_then(Path::parent).unwrap_or(Path::new("")).join(name);
    let there = |path: &Path| String::from(if path.exists() { "is there" } else { "is not there" });
    let paths: Vec<String> =
        paths_of(options, desk, rules).iter().map(|p| load::shown(p)).collect();
    let from_list = args.input.more.files_from.is_some();
    let paths_from = match (options.paths.is_empty(), from_list) {
        (true, _) => of_file(desk.claims.is_some()),
        (false, true) => String::from("arguments and --files-from"),
        (false, false) => String::from("arguments"),
    };
    let rules_from = match (rules, &options.config) {
        (_, Some(_)) => "--config or GAINSAY_CONFIG",
        (Some(_), None) => "found upward from the working folder",
        (None, None) => "none found: the built-in packs alone",
    };
    let fail_on = args.fail_on.map(super::check::FailOn::severity).or(desk.fail_on);
    let fail_on = match (args.exit_zero, fail_on) {
        (true, _) | (_, Some(None)) => "never",
        (_, Some(Some(severity))) => severity.name(),
        (_, None) => Severity::Error.name(),
    };
    let fail_on_from = match (args.exit_zero, args.fail_on) {
        (true, _) => String::from("--exit-zero"),
        (_, Some(_)) => String::from("--fail-on"),
        (_, None) => of_file(desk.fail_on.is_some()),
    };
    let decisions = beside(DECISIONS_FILE);
    let baseline = options.baseline.as_ref().map(|path| match path.as_os_str().is_empty() {
        true => beside(BASELINE_FILE),
        false => path.clone(),
    });
    let against: Vec<String> = options.against.iter().map(|path| load::shown(path)).collect();
    let changed = match &options.changed {
        Some(Some(base)) => text(base),
        Some(None) => text("HEAD"),
        None => String::from("false"),
    };
    let undeclared = if desk.strict { "error" } else { "allow" };
    let today = options.today.map(|day| text(&day.to_string())).unwrap_or_else(|| text(""));
    let threads = args.threads.unwrap_or_else(rayon::current_num_threads);
    let rules_shown = rules.map(load::shown).unwrap_or_default();
    let said_undeclared = rules.is_some() && !desk.strict;
    vec![
        ("rules", text(&rules_shown), String::from(rules_from)),
        ("packs", list(&desk.packs), of_file(desk.packs_named)),
        ("rules_in_use", desk.rules.len().to_string(), String::from("of packs and rules")),
        ("paths", list(&paths), paths_from),
        ("against", list(&against), flag(!against.is_empty(), "--against")),
        ("together", options.together.to_string(), flag(options.together, "--together")),
        ("exclude", list(&options.exclude), flag(!options.exclude.is_empty(), "--exclude")),
        (
            "ignore_files",
            list(if options.no_ignore { &[] } else { IGNORE_FILES }),
            String::from(match options.no_ignore {
                true => "--no-ignore",
                false => "honoured in folders, not for paths given by name",
            }),
        ),
        ("select", list(&options.select), flag(!options.select.is_empty(), "--select")),
        ("ignore", list(&options.ignore), flag(!options.ignore.is_empty(), "--ignore")),
        ("undeclared_attributes", text(undeclared), of_file(said_undeclared)),
        ("fail_on", text(fail_on), fail_on_from),
        ("changed_since", changed, flag(options.changed.is_some(), "--changed or --base")),
        (
            "decisions",
            text(&load::shown(&decisions)),
            match options.no_decisions {
                true => String::from("not read: --no-decisions"),
                false => there(&decisions),
            },
        ),
        (
            "baseline",
            baseline.as_deref().map_or_else(|| String::from("false"), |p| text(&load::shown(p))),
            match &baseline {
                Some(path) => there(path),
                None => String::from("default"),
            },
        ),
        ("today", today, flag(args.input.more.today.is_some(), "--today")),
        (
            "output_format",
            text(&args.output.output_format),
            flag(args.output.output_format != crate::report::ALL[0].name(), "--output-format"),
        ),
        ("threads", threads.to_string(), flag(args.threads.is_some(), "--threads")),
    ]
}

/// A string as TOML writes it: JSON's escapes are among TOML's.
fn text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn list<T: AsRef<str>>(items: &[T]) -> String {
    let items: Vec<String> = items.iter().map(|item| text(item.as_ref())).collect();
    format!("[{}]", items.join(", "))
}
