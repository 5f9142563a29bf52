//! `gainsay extract ARTICLE... -o claims/`: what articles claim, as claims files ready for review.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;

use super::{ExtractArgs, Format};
use crate::check::desk;
use crate::claims::{Modality, Source, article};
use crate::cli::output::{Output, write_whole};
use crate::cli::{Global, Status};
use crate::error::{Error, Errors};
use crate::load::article::Article;
use crate::load::{self, FileKind, Walk};
use crate::read::Vocabulary;
use crate::report::clean;
use crate::story::{ClaimsText, Proposal, claims_text, is_sure, propose};
use crate::value::{Calendar, Period};

/// Reads the articles, and writes what they claim.
pub(super) fn run(args: &ExtractArgs, global: &Global) -> Status {
    let to_stdout = Output::to(args.output_file.clone(), global);
    let mut errors = Errors::new();
    if args.output_format == Format::Json {
        let error = Error::usage("wrong-format", "claims are written as TOML or as `jsonl`");
        to_stdout.problems(&[error]);
        return Status::Trouble;
    }
    let (desk, _) = desk(global.config.as_deref(), &mut errors);
    let (mut articles, notices) = articles(args, &mut errors);
    if !global.quiet {
        notices.iter().for_each(|notice| to_stdout.remark(&clean(notice)));
    }
    let mut sources = BTreeMap::new();
    article::settle(&mut articles, &mut sources, &desk.vocabulary);
    let published = args.published.map(|day| Period::Of(Calendar::Day(day)));
    let sources: BTreeMap<Arc<str>, Arc<Source>> = sources
        .into_iter()
        .map(|(id, mut source)| {
            source.published = source.published.or_else(|| published.clone());
            (id, Arc::new(source))
        })
        .collect();
    let source = |id: &str| {
        sources.get(id).map_or_else(|| Arc::new(Source::named(Arc::from(id))), Arc::clone)
    };
    let proposals = propose(&articles, &desk.vocabulary, &source);
    let mut files = Files { args, vocabulary: &desk.vocabulary, written: BTreeMap::new() };
    let mut lines: Vec<u8> = Vec::new();
    for (article, proposals) in articles.iter().zip(&proposals) {
        let source = source(&article.id);
        if args.output_format == Format::Jsonl {
            write_lines(article, &source, proposals, &desk.vocabulary, &mut lines);
        } else if let Some(path) = files.path(article) {
            match files.write(&path, article, &source, proposals) {
                Ok(said) if !global.quiet => to_stdout.remark(&said),
                Ok(_) => {}
                Err(error) => errors.push(*error),
            }
        } else {
            let text = claims_text(None, article, None, &source, proposals, &desk.vocabulary);
            lines.extend(text.map(|text| text.text).unwrap_or_default().into_bytes());
        }
    }
    if (!lines.is_empty() || args.output_format == Format::Jsonl)
        && let Err(status) = to_stdout.write(|_, out| out.write_all(&lines))
    {
        return status;
    }
    let errors = errors.into_sorted();
    to_stdout.problems(&errors);
    if errors.is_empty() { Status::Clean } else { Status::Trouble }
}

/// The articles that are named, those of folders among them, and what was left out of the folders.
fn articles(args: &ExtractArgs, errors: &mut Errors) -> (Vec<Article>, Vec<String>) {
    let (stdin, paths): (Vec<PathBuf>, Vec<PathBuf>) =
        args.paths.iter().cloned().partition(|path| path.as_os_str() == "-");
    let going = Walk { no_ignore: args.no_ignore, ..Walk::default() };
    let (mut files, left_out) = load::find(&paths, going, errors);
    for file in files.iter().filter(|file| file.kind != FileKind::Article) {
        if paths.contains(&file.path) {
            let message = format!("`{}` is no article", file.shown);
            let help = "claims are extracted from Markdown, plain text and HTML";
            errors.push(Error::usage("unknown-file", message).help(help));
        }
    }
    files.retain(|file| file.kind == FileKind::Article);
    let mut articles = Article::read_all(&files, &|| (), errors);
    if !stdin.is_empty() {
        let name = args.stdin_filename.as_deref().unwrap_or("<stdin>");
        articles.extend(load::read_page_from_stdin(name, errors).map(Article::read));
    }
    if articles.is_empty() && errors.is_empty() {
        let message = "nothing to extract from: no article under the paths given";
        let help = || String::from("articles are Markdown, plain text and HTML");
        errors.push(
            Error::usage("nothing-to-extract", message).help(left_out.help().unwrap_or_else(help)),
        );
    }
    (articles, left_out.notices())
}

/// The claims files that are written.
struct Files<'a> {
    args: &'a ExtractArgs,
    vocabulary: &'a Vocabulary,
    /// Which article each file was written for.
    written: BTreeMap<PathBuf, String>,
}

impl Files<'_> {
    /// Where the claims of an article go; `None` for standard output.
    fn path(&self, article: &Article) -> Option<PathBuf> {
        let target = self.args.output_file.as_ref()?;
        if target.extension().is_some_and(|ending| ending == "toml") {
            return Some(target.clone());
        }
        let name = Path::new(&article.text.path).file_stem().unwrap_or_default();
        let name = format!("{}.toml", name.to_string_lossy().trim_matches(['<', '>']));
        Some(target.join(name))
    }

    fn write(
        &mut self,
        path: &Path,
        article: &Article,
        source: &Source,
        proposals: &[Proposal],
    ) -> Result<String, Box<Error>> {
        let shown = load::shown(path);
        if let Some(first) = self.written.get(path) {
            let message =
                format!("the claims of `{}` would go into `{shown}` as well", article.text.path);
            let help = format!("it holds those of `{first}`: name another file with -o");
            return Err(Box::new(Error::usage("two-articles", message).help(help)));
        }
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(|error| {
                let message = format!("cannot make `{}`: {error}", load::shown(folder));
                Box::new(Error::unreadable("unwritable", message))
            })?;
        }
        let mut slips = Errors::new();
        let before = load::read_if_there(path, &mut slips);
        if let Some(error) = slips.into_sorted().into_iter().next() {
            return Err(Box::new(error));
        }
        let before = before.as_ref().map(|text| text.text.as_str());
        let name = relative(Path::new(&article.text.path), path.parent().unwrap_or(Path::new("")));
        let written =
            claims_text(before, article, name.as_deref(), source, proposals, self.vocabulary);
        let ClaimsText { text, sure, unsure } = written.map_err(|wrong| {
            let message = format!("`{shown}` is left as it is: {wrong}");
            Box::new(
                Error::unreadable("broken-claims", message).help("mend it, then extract again"),
            )
        })?;
        if before != Some(text.as_str()) {
            write_whole(path, &text)?;
        }
        self.written.insert(path.to_owned(), article.text.path.clone());
        let new = if before.is_some() { "new " } else { "" };
        let plural = if sure == 1 { "claim" } else { "claims" };
        Ok(format!("{shown}: {sure} {new}{plural}, {unsure} to be looked at"))
    }
}

/// The path of a file as seen from a folder, with forward slashes.
fn relative(file: &Path, folder: &Path) -> Option<String> {
    if !file.is_file() {
        return None;
    }
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let (file, folder) = (load::one_path(file), load::one_path(folder));
    let shared = file.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().skip(shared).map(|_| "..".to_owned());
    let down = file.components().skip(shared).map(|c| c.as_os_str().to_string_lossy().into_owned());
    Some(up.chain(down).collect::<Vec<String>>().join("/"))
}

/// A sure claim as a line of an archive.
#[derive(Serialize)]
struct Line<'a> {
    source: &'a str,
    entity: &'a str,
    attribute: &'a str,
    value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modality: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attribution: Option<&'a str>,
    quote: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

/// The sure claims of an article as JSON Lines that `gainsay check` reads.
fn write_lines(
    article: &Article,
    source: &Source,
    proposals: &[Proposal],
    vocabulary: &Vocabulary,
    out: &mut Vec<u8>,
) {
    for proposal in proposals.iter().filter(|p| is_sure(p, source, vocabulary).is_ok()) {
        let (Some(entity), Some(attribute)) = (proposal.names.first(), proposal.attributes.first())
        else {
            continue;
        };
        let published = article.front.published.as_ref().filter(|_| source.published.is_some());
        let line = Line {
            source: &source.id,
            entity,
            attribute,
            value: &proposal.value.wording,
            period: proposal.period.as_deref(),
            scope: proposal.scope.as_deref(),
            attribution: proposal.attribution.as_deref(),
            modality: (proposal.modality != Modality::Actual).then(|| proposal.modality.name()),
            quote: article.prose.text().get(proposal.sentence.clone()).unwrap_or_default(),
            title: source.title.as_deref(),
            publisher: source.publisher.as_deref(),
            published: published.map(|field| field.value.as_str()),
            url: source.url.as_deref(),
        };
        // What is written to is memory: there is nothing that could fail.
        if serde_json::to_writer(&mut *out, &line).is_ok() {
            out.push(b'\n');
        }
    }
}
