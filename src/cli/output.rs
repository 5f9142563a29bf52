//! Where output goes and how it looks: results on standard output, everything else on standard error.

use std::fs;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::{Global, Status, When};
use crate::check::{Options, files_of};
use crate::error::Error;
use crate::load;
use crate::report::{self, Reporter, Style};

/// Options of every command that writes findings.
#[derive(Debug, Args)]
pub struct OutputArgs {
    /// The format of the output
    #[arg(long, visible_alias = "format", value_name = "FORMAT", default_value = report::ALL[0].name(),
        value_parser = PossibleValuesParser::new(report::ALL.iter().map(|r| r.name())))]
    pub output_format: String,
    /// Write to a file instead of standard output (`-`); it is written whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output_file: Option<PathBuf>,
}

impl OutputArgs {
    /// The output format.
    pub fn reporter(&self) -> &'static dyn Reporter {
        report::by_name(&self.output_format).unwrap_or(report::ALL[0])
    }
}

/// Where results go.
#[derive(Debug)]
pub(super) struct Output {
    file: Option<PathBuf>,
    color: When,
    /// Whether a file that holds something else already stays as it is.
    keeps: bool,
}

impl Output {
    /// As the command line says.
    pub(super) fn new(args: &OutputArgs, global: &Global) -> Output {
        Output::to(args.output_file.clone(), global)
    }

    /// Results on standard output.
    pub(super) fn plain(global: &Global) -> Output {
        Output { file: None, color: global.color, keeps: false }
    }

    /// Results in a file, or on standard output where there is none.
    pub(super) fn to(file: Option<PathBuf>, global: &Global) -> Output {
        // `-` stands for standard output, as it stands for standard input among the paths.
        let file = file.filter(|path| path.as_os_str() != "-");
        Output { file, ..Output::plain(global) }
    }

    /// The same, but a file that holds something else already stays as it is: a person may have worked on it.
    pub(super) fn keeping(self) -> Output {
        Output { keeps: true, ..self }
    }

    /// Makes sure that what is written replaces nothing that a person wrote: no input, no claims file, no file of a desk, and
    /// nothing else but an earlier report.
    ///
    /// # Errors
    /// Where it would.
    pub(super) fn spares(&self, inputs: impl FnOnce() -> Vec<PathBuf>) -> Result<(), Box<Error>> {
        let Some(file) = self.file.as_deref().filter(|file| file.is_file()) else { return Ok(()) };
        spares(file, &inputs())?;
        if file.extension().is_some_and(|ending| ending == "toml") {
            let message = format!("`{}` is there already, and no report", load::shown(file));
            let help = "claims and what belongs to a desk end in .toml: name another file with -o";
            return Err(Box::new(Error::usage("wrong-file", message).help(help)));
        }
        if !self.keeps && !load::may_be_replaced(file) {
            let message =
                format!("`{}` is there already, and no report of gainsay", load::shown(file));
            let help = "name another file with -o, or take this one away first";
            return Err(Box::new(Error::usage("file-exists", message).help(help)));
        }
        Ok(())
    }

    /// The same for a check of these options.
    ///
    /// # Errors
    /// Where what is written would replace what is read.
    pub(super) fn spares_check(&self, options: &Options) -> Result<(), Box<Error>> {
        self.spares(|| {
            let found = files_of(options).0.into_iter().map(|file| file.path);
            found.chain(options.paths.clone()).chain(options.config.clone()).collect()
        })
    }

    /// Writes results. A reader that closes the pipe early is no trouble.
    ///
    /// # Errors
    /// [`Status::Trouble`], said on standard error, where the output cannot be written.
    pub(super) fn write(
        &self,
        write: impl FnOnce(&Style, &mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Status> {
        let (written, target) = match &self.file {
            Some(path) => (self.write_file(path, write), path.display().to_string()),
            None => (self.write_stdout(write), String::from("standard output")),
        };
        match written {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            Err(error) if self.keeps && error.kind() == io::ErrorKind::AlreadyExists => {
                let message = format!("`{target}` holds something else, and is left as it is");
                let help = "name another file with -o, or take this one away first";
                self.problems(&[Error::usage("file-exists", message).help(help)]);
                Err(Status::Trouble)
            }
            Err(error) => {
                self.problems(&[Error::unreadable(
                    "unwritable",
                    format!("cannot write to {target}: {error}"),
                )]);
                Err(Status::Trouble)
            }
        }
    }

    /// Says on standard error what was done.
    pub(super) fn remark(&self, text: &str) {
        let _ = writeln!(io::stderr().lock(), "{text}");
    }

    /// Says on standard error what a report of this format has no place for.
    pub(super) fn notices(&self, notices: &[String], reporter: &dyn Reporter) {
        for notice in notices.iter().filter(|_| !reporter.tells_notices()) {
            self.remark(&report::clean(notice));
        }
    }

    /// Says on standard error what was wrong.
    pub(super) fn problems(&self, errors: &[Error]) {
        let stderr = io::stderr();
        let style = style(self.color, stderr.is_terminal());
        let mut out = BufWriter::new(stderr.lock());
        // Standard error is the last resort: if it is gone there is nobody left to tell.
        let _ = report::write_errors(errors, &style, &mut out).and_then(|()| out.flush());
    }

    fn write_stdout(
        &self,
        write: impl FnOnce(&Style, &mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        let stdout = io::stdout();
        let style = style(self.color, stdout.is_terminal());
        let mut out = BufWriter::with_capacity(1 << 16, stdout.lock());
        write(&style, &mut out)?;
        out.flush()
    }

    /// Writes beside the file and renames, so that nobody ever sees half of it.
    ///
    /// What is there and is no file (a terminal, a pipe, `/dev/null`) is written to as it is: it must
    /// not be replaced. A link stays one, and the file it leads to is replaced.
    fn write_file(
        &self,
        path: &Path,
        write: impl FnOnce(&Style, &mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        let color = if self.color == When::Always { When::Always } else { When::Never };
        let style = Style { links: false, ..style(color, false) };
        let Some(target) = load::target(path) else {
            let mut out = BufWriter::new(fs::OpenOptions::new().write(true).open(path)?);
            write(&style, &mut out)?;
            return out.flush();
        };
        whole(&target, self.keeps, |out| write(&style, out))
    }
}

/// Makes sure that a file to write is none of the inputs.
///
/// # Errors
/// Where it is.
pub(super) fn spares(file: &Path, inputs: &[PathBuf]) -> Result<(), Box<Error>> {
    let own = load::one_path(file);
    if !inputs.iter().any(|input| load::one_path(input) == own) {
        return Ok(());
    }
    let message = format!("`{}` is read, and would be overwritten", load::shown(file));
    let help = "name a file with -o that is none of the inputs and lies in no folder of them";
    Err(Box::new(Error::usage("output-is-input", message).help(help)))
}

/// Writes a file whole or not at all.
///
/// # Errors
/// Where it cannot be written.
pub(super) fn write_whole(path: &Path, text: &str) -> Result<(), Box<Error>> {
    // A link stays a link: what it leads to is written.
    let path = load::target(path).unwrap_or_else(|| path.to_owned());
    whole(&path, false, |out| out.write_all(text.as_bytes())).map_err(|error| {
        let path = load::shown(&path);
        Box::new(Error::unreadable("unwritable", format!("cannot write to {path}: {error}")))
    })
}

/// Writes beside the file and renames, so that nobody ever sees half of it. Where what is there is kept, it must hold
/// the same or nothing.
fn whole(
    path: &Path,
    keeps: bool,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    let written = fs::File::create(&part).and_then(|file| {
        if let Some(permissions) = load::permissions(path) {
            file.set_permissions(permissions)?;
        }
        let mut out = BufWriter::with_capacity(1 << 16, file);
        write(&mut out)?;
        out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
    });
    let is_kept = || keeps && load::holds_other(path, &part);
    let done = written.and_then(|()| match is_kept() {
        true => Err(io::ErrorKind::AlreadyExists.into()),
        false => fs::rename(&part, path),
    });
    if done.is_err() {
        let _ = fs::remove_file(&part);
    }
    done
}

/// How output to a stream looks: colour on a terminal alone, unless `NO_COLOR`, `CLICOLOR_FORCE` or the flag say otherwise.
fn style(color: When, terminal: bool) -> Style {
    let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    let forced = set("CLICOLOR_FORCE") || set("FORCE_COLOR");
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    let color = match color {
        When::Always => true,
        When::Never => false,
        When::Auto => !set("NO_COLOR") && (forced || (terminal && !dumb)),
    };
    Style {
        color,
        unicode: speaks_unicode(),
        width: width(terminal),
        links: links(terminal, color),
    }
}

/// Whether names of sources link to their pages: on a terminal that is known to open them and has its colours,
/// or wherever `FORCE_HYPERLINK` says so.
fn links(terminal: bool, color: bool) -> bool {
    let forced = std::env::var_os("FORCE_HYPERLINK").is_some();
    (forced || (terminal && color)) && supports_hyperlinks::supports_hyperlinks()
}

/// Whether the locale can show more than ASCII. Unset means a modern terminal or a pipe into a file: yes.
fn speaks_unicode() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|name| {
        let value = std::env::var(name).ok()?;
        (!value.is_empty()).then(|| value.to_ascii_lowercase())
    });
    locale.is_none_or(|l| l.contains("utf-8") || l.contains("utf8") || cfg!(windows))
}

/// The columns of the terminal; 100 where there is none.
fn width(terminal: bool) -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|text| text.parse().ok());
    let size =
        || terminal.then(terminal_size::terminal_size).flatten().map(|(w, _)| usize::from(w.0));
    columns.or_else(size).unwrap_or(100)
}

/// Says what is wrong with the arguments, or what was asked for with `--help` and `--version`.
pub(super) fn usage(error: &clap::Error) -> Status {
    // Clap prints help on standard output and everything else on standard error.
    match error.print() {
        Err(slip) if slip.kind() != io::ErrorKind::BrokenPipe => Status::Trouble,
        _ if error.use_stderr() => Status::Trouble,
        _ => Status::Clean,
    }
}
