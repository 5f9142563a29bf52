//! `gainsay extract ARTICLE... -o claims/`: what articles claim, as claims files ready for review.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;

use super::files::{Files, Target};
use super::{ExtractArgs, Format};
use crate::check::desk;
use crate::claims::{Modality, Source, article};
use crate::cli::output::{Output, spares};
use crate::cli::{Global, Status};
use crate::error::{Error, Errors};
use crate::load::article::Article;
use crate::load::{self, FileKind, Walk};
use crate::read::Vocabulary;
use crate::report::clean;
use crate::story::{Proposal, claims_text, is_sure, propose};
use crate::value::{Calendar, Period};

/// Reads the articles, and writes what they claim.
pub(super) fn run(args: &ExtractArgs, global: &Global) -> Status {
    let to_stdout = Output::to(args.output_file.clone(), global).keeping();
    let mut errors = Errors::new();
    if args.output_format == Format::Json {
        let error = Error::usage("wrong-format", "claims are written as TOML or as `jsonl`");
        to_stdout.problems(&[error]);
        return Status::Trouble;
    }
    let target = match Target::of(args.output_file.as_deref(), args.output_format) {
        Ok(target) => target,
        Err(error) => {
            to_stdout.problems(&[*error]);
            return Status::Trouble;
        }
    };
    if let Some(file) = args.output_file.as_deref().filter(|path| path.is_file())
        && let Err(error) = spares(file, &inputs(args))
    {
        to_stdout.problems(&[*error]);
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
    let files = match Files::new(target, &articles, &desk.vocabulary) {
        Ok(files) => files,
        Err(error) => {
            to_stdout.problems(&[*error]);
            return Status::Trouble;
        }
    };
    let mut lines: Vec<u8> = Vec::new();
    for (article, proposals) in articles.iter().zip(&proposals) {
        let source = source(&article.id);
        if target == Target::Lines {
            write_lines(article, &source, proposals, &desk.vocabulary, &mut lines);
        } else if let Some(written) = files.write(article, &source, proposals) {
            match written {
                Ok(said) if !global.quiet => to_stdout.remark(&said),
                Ok(_) => {}
                Err(error) => errors.push(*error),
            }
        } else {
            let text = claims_text(None, article, None, &source, proposals, &desk.vocabulary);
            lines.extend(text.map(|text| text.text).unwrap_or_default().into_bytes());
        }
    }
    if (!lines.is_empty() || target == Target::Lines)
        && let Err(status) = to_stdout.write(|_, out| out.write_all(&lines))
    {
        return status;
    }
    let errors = errors.into_sorted();
    to_stdout.problems(&errors);
    if errors.is_empty() { Status::Clean } else { Status::Trouble }
}

/// The files that are named, and those of folders.
fn inputs(args: &ExtractArgs) -> Vec<PathBuf> {
    let going = Walk { no_ignore: args.no_ignore, ..Walk::default() };
    let (found, _) = load::find(&args.paths, going, &mut Errors::new());
    // In a folder only articles are read.
    let found = found.into_iter().filter(|file| file.kind == FileKind::Article);
    found.map(|file| file.path).chain(args.paths.clone()).collect()
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
