//! The baseline of `gainsay check`: written anew, and pruned.

use std::path::Path;

use super::Status;
use super::output::{Output, write_whole};
use crate::baseline::{BASELINE_FILE, Baseline};
use crate::check::{Checked, Options};
use crate::error::{Error, Errors};
use crate::load;

/// Writes the findings of today into a file, and says with what status to end.
pub(super) fn write(path: &Path, checked: &Checked, output: &Output) -> Status {
    if !checked.errors.is_empty() {
        // What could not be read may hold a finding: it would be new tomorrow.
        output.problems(&checked.errors);
        return Status::Trouble;
    }
    let path = match path.as_os_str().is_empty() {
        true => checked.decisions_file.with_file_name(BASELINE_FILE),
        false => path.to_owned(),
    };
    let baseline = Baseline::of(&checked.findings);
    let written = spares(&path).and_then(|()| write_whole(&path, &baseline.to_toml()));
    if let Err(error) = written {
        output.problems(&[*error]);
        return Status::Trouble;
    }
    let count = baseline.len();
    let findings = if count == 1 { "finding" } else { "findings" };
    let line = format!("{}: {count} {findings}, known from now on", load::shown(&path));
    output.write(|_, out| writeln!(out, "{line}")).err().unwrap_or(Status::Clean)
}

/// Makes sure that a baseline replaces nothing but a baseline.
fn spares(path: &Path) -> Result<(), Box<Error>> {
    let mut slips = Errors::new();
    // What is there and no file is for whoever writes to refuse.
    let text = path.is_file().then(|| load::read(path, &mut slips)).flatten();
    let text = text.filter(|text| !text.text.trim().is_empty());
    if slips.is_empty() && text.is_none_or(|text| Baseline::is_one(&text)) {
        return Ok(());
    }
    let message = format!("`{}` is there already, and no baseline", load::shown(path));
    let help = "name another file, or none: the usual one is baseline.toml beside rules.toml";
    Err(Box::new(Error::usage("file-exists", message).help(help)))
}

/// Says how much of the baseline is gone. To prune is to take that out, and to note what has changed but
/// is still known as it is now.
pub(super) fn gone(
    checked: &mut Checked,
    options: &Options,
    prune: bool,
) -> Result<(), Box<Error>> {
    let Some(path) = checked.baseline_file.as_deref() else { return Ok(()) };
    let (count, file) = (checked.gone.len(), load::shown(path));
    let findings = if count == 1 { "1 finding is" } else { &format!("{count} findings are") };
    if !prune {
        if count > 0 {
            let notice = format!("{file}: {findings} gone; `--prune` takes out what is");
            checked.notices.push(notice);
        }
        return Ok(());
    }
    if !options.paths.is_empty() || !options.exclude.is_empty() {
        let message =
            "--prune looks at the whole desk: what is left out may be what the baseline knows";
        return Err(Box::new(Error::usage("not-the-whole", message)));
    }
    if checked.errors.is_empty() {
        write_whole(path, &Baseline::of(&checked.known).to_toml())?;
        checked.notices.push(format!("{file}: {findings} gone, and taken out"));
    }
    Ok(())
}
