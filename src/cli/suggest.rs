//! `gainsay suggest`: a desk proposed for some articles.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::output::Output;
use super::{Global, Status};
use crate::claims::{Source, article};
use crate::error::{Error, Errors};
use crate::fmt::formatted;
use crate::load::article::Article;
use crate::load::{self, FileKind, Walk};
use crate::report::clean;
use crate::rules::Desk;
use crate::span::Text;
use crate::suggest::suggest;

/// Arguments of `gainsay suggest`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  gainsay suggest story/                    to look at
  gainsay suggest story/ -o rules.toml      to be trimmed; a file that is there is never overwritten
  gainsay check --config rules.toml story/  what the articles say against each other by these rules

Attributes and entities of a desk named with --config are taken as known; no other desk is looked for.")]
pub struct SuggestArgs {
    /// Articles and folders of them
    #[arg(value_name = "STORY", required = true)]
    pub paths: Vec<PathBuf>,
    /// Read what ignore files leave out of folders (.gainsayignore, .ignore, .gitignore). What is named itself is read
    /// in any case
    #[arg(long)]
    pub no_ignore: bool,
    /// Write to a file instead of standard output; it must not be there yet
    #[arg(short, long, value_name = "FILE")]
    pub output_file: Option<PathBuf>,
}

/// Proposes a desk, and says with what status to end.
pub(super) fn run(args: &SuggestArgs, global: &Global) -> Status {
    let output = Output::to(args.output_file.clone(), global);
    if let Some(path) = args.output_file.as_ref().filter(|path| path.symlink_metadata().is_ok()) {
        let message =
            format!("`{}` is there already, and nothing is ever overwritten", load::shown(path));
        let help = "name another file with -o, and take over what you need";
        output.problems(&[Error::usage("file-exists", message).help(help)]);
        return Status::Trouble;
    }
    let mut errors = Errors::new();
    let desk = match &global.config {
        Some(_) => crate::check::desk(global.config.as_deref(), &mut errors).0,
        // A rules file that happens to lie above is another desk's.
        None => Desk::load(None, &|_, _| None, &mut errors),
    };
    let (mut articles, notices) = articles(args, &mut errors);
    if !global.quiet {
        notices.iter().for_each(|notice| output.remark(&clean(notice)));
    }
    let mut sources = BTreeMap::new();
    article::settle(&mut articles, &mut sources, &desk.vocabulary);
    let sources: BTreeMap<Arc<str>, Arc<Source>> =
        sources.into_iter().map(|(id, source)| (id, Arc::new(source))).collect();
    let source = |id: &str| {
        sources.get(id).map_or_else(|| Arc::new(Source::named(Arc::from(id))), Arc::clone)
    };
    if !articles.is_empty() {
        let suggested = suggest(&articles, &desk.vocabulary, &desk.packs, &source);
        // As `gainsay fmt` has it, so that a hook finds nothing to do.
        let text = Text::whole("rules.toml", suggested.text);
        let text = formatted(&text, &mut errors).unwrap_or_else(|| text.text.clone());
        if let Err(status) = output.write(|_, out| out.write_all(text.as_bytes())) {
            return status;
        }
        if let (Some(path), false) = (&args.output_file, global.quiet) {
            output.remark(&format!(
                "{}: {} entities, {} attributes, {} names and figures left out with the reason",
                load::shown(path),
                suggested.entities,
                suggested.attributes,
                suggested.left_out
            ));
        }
    }
    let errors = errors.into_sorted();
    output.problems(&errors);
    if errors.is_empty() { Status::Clean } else { Status::Trouble }
}

/// The articles of a story, and what was left out of its folders.
fn articles(args: &SuggestArgs, errors: &mut Errors) -> (Vec<Article>, Vec<String>) {
    let going = Walk { no_ignore: args.no_ignore, ..Walk::default() };
    let (mut files, left_out) = load::find(&args.paths, going, errors);
    files.retain(|file| file.kind == FileKind::Article);
    let articles = Article::read_all(&files, &|| (), errors);
    if articles.is_empty() && errors.is_empty() {
        let first = args.paths.first().map(PathBuf::as_path).unwrap_or(Path::new("."));
        let message = format!("nothing to suggest from: no article under `{}`", load::shown(first));
        let help = || String::from("articles are Markdown, plain text and HTML");
        errors.push(
            Error::usage("nothing-to-suggest", message).help(left_out.help().unwrap_or_else(help)),
        );
    }
    (articles, left_out.notices())
}
