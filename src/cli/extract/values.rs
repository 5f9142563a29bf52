//! `gainsay extract --values`: every value of articles, and of streams of texts.

use std::borrow::Cow;
use std::io;
use std::path::Path;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{ExtractArgs, Format};
use crate::cli::Status;
use crate::cli::output::Output;
use crate::cli::pipeline::{self, Done};
use crate::error::{Error, Errors};
use crate::load::article::{Article, BlockKind};
use crate::load::{self, Feed, FileKind, Lines};
use crate::pack::lexicon::Lexicon;
use crate::read::{Context, TextReader, of_brackets, read_period};
use crate::report::{Placed, ValuesOf, write_record, write_values, write_values_json};
use crate::value::{Calendar, Period};

/// Reads all that is named, and writes what it holds.
pub(super) fn run(args: &ExtractArgs, output: &Output) -> Status {
    if let Some(error) = wrong_name(args) {
        output.problems(&[error]);
        return Status::Trouble;
    }
    if let Err(error) = output.spares(|| args.paths.clone()) {
        output.problems(&[*error]);
        return Status::Trouble;
    }
    let published = args.published.map(|day| Period::Of(Calendar::Day(day)));
    let mut status = Status::Clean;
    let mut files = Vec::new();
    // What is written as it comes goes through one output, so that a file is whole or not there.
    let written = output.write(|style, out| {
        for path in &args.paths {
            let (feed, article) = match source(path, args) {
                Ok(source) => source,
                Err(error) => {
                    output.problems(&[*error]);
                    status = Status::Trouble;
                    continue;
                }
            };
            if let Some(article) = article {
                let values = of_article(&article, published.as_ref());
                match args.output_format {
                    Format::Jsonl => write_file(&values, out)?,
                    Format::Full | Format::Json => files.push(values),
                }
            }
            let Some(feed) = feed else { continue };
            if args.output_format != Format::Jsonl {
                output.problems(&[no_stream(feed.name())]);
                status = Status::Trouble;
                continue;
            }
            let name = feed.name().to_owned();
            let work = |lines: &Lines| of_lines(lines, &name, published.as_ref());
            if pipeline::write(feed, args.threads, work, output, out)? == Status::Trouble {
                status = Status::Trouble;
            }
        }
        match args.output_format {
            Format::Full => write_values(&files, style, out),
            Format::Json => write_values_json(&files, out),
            Format::Jsonl => Ok(()),
        }
    });
    written.err().unwrap_or(status)
}

/// What to say where the name of the output promises something that values are not.
fn wrong_name(args: &ExtractArgs) -> Option<Error> {
    let path = args.output_file.as_deref()?;
    let ending = path.extension()?.to_str()?;
    let is_wrong = match args.output_format {
        Format::Jsonl => ending == "toml",
        Format::Full | Format::Json => matches!(ending, "toml" | "jsonl" | "ndjson"),
    };
    let stem = load::shown(&path.with_extension(""));
    let (what, fit) = match args.output_format {
        Format::Full => ("a table of values", "txt"),
        Format::Json => ("values as JSON", "json"),
        Format::Jsonl => ("values as lines of JSON", "jsonl"),
    };
    is_wrong.then(|| {
        Error::usage("wrong-file", format!("`{}` is no name for {what}", load::shown(path)))
            .help(format!("`-o {stem}.{fit}` is one"))
    })
}

/// What stands behind a path: a stream of texts or an article.
fn source(path: &Path, args: &ExtractArgs) -> Result<(Option<Feed>, Option<Article>), Box<Error>> {
    let stdin = path.as_os_str() == "-";
    let name = args.stdin_filename.as_deref();
    let named = if stdin { Path::new(name.unwrap_or_default()) } else { path };
    let is_stream = load::kind_of(named) == Some(FileKind::JsonLines)
        || stdin && name.is_none() && args.output_format == Format::Jsonl;
    let name = name.unwrap_or("<stdin>");
    if is_stream {
        let feed = if stdin { Feed::stdin(name) } else { Feed::file(path)? };
        return Ok((Some(feed), None));
    }
    let mut errors = Errors::new();
    let text = if stdin {
        load::read_page_from_stdin(name, &mut errors)
    } else {
        load::read_page(path, &mut errors)
    };
    match text {
        Some(text) => Ok((None, Some(Article::read(text)))),
        None => Err(Box::new(errors.into_sorted().remove(0))),
    }
}

fn no_stream(name: &str) -> Error {
    Error::usage("wrong-format", format!("`{name}` is a stream of texts, and has no table"))
        .help("add `--output-format jsonl`")
}

/// The values of an article, each at its place in the file.
fn of_article(article: &Article, published: Option<&Period>) -> ValuesOf {
    let lexicon = Lexicon::builtin();
    let own = article.front.published.as_ref().and_then(|published| {
        read_period(&published.value, &Context { lexicon, published: None }).ok()
    });
    let cx = Context { lexicon, published: own.as_ref().or(published) };
    let text = &article.text;
    let mut reader = TextReader::default();
    let mut mentions = Vec::new();
    let mut values = Vec::new();
    let mut characters = Characters::new(&text.text);
    // The first byte of every line, and the characters before it.
    let starts = text.text.match_indices('\n').map(|(at, _)| at + 1);
    let starts: Vec<(usize, usize)> =
        std::iter::once(0).chain(starts).map(|at| (at, characters.at(at))).collect();
    for block in article.prose.blocks() {
        mentions.clear();
        reader.read(article.prose.of(block), &cx, &mut mentions);
        if block.kind == BlockKind::Cell && mentions.is_empty() {
            mentions.extend(of_brackets(article.prose.of(block), &cx));
        }
        for mention in mentions.drain(..) {
            let at = block.range.start;
            let span = article.prose.in_file(at + mention.start..at + mention.end);
            let from = characters.at(span.start);
            let line = starts.partition_point(|&(at, _)| at <= span.start);
            let column = line.checked_sub(1).map_or(0, |index| from - starts[index].1) + 1;
            values.push(Placed {
                characters: (from, characters.at(span.end)),
                place: (line, column),
                mention,
            });
        }
    }
    ValuesOf { path: text.path.clone(), values }
}

fn write_file(file: &ValuesOf, out: &mut dyn io::Write) -> io::Result<()> {
    let mut line = Vec::new();
    let id = serde_json::to_string(&file.path).map_err(io::Error::other)?;
    let values = file.values.iter().map(|v| (&v.mention, v.characters, Some(v.place)));
    write_record(&id, values, &mut line);
    out.write_all(&line)
}

/// What a line is.
const FORM: &str = "a line is a JSON object with `id` and `text`, and perhaps `published`";

/// One line of a stream. What else it holds is passed over: it is not ours.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    id: &'a RawValue,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(borrow, default)]
    published: Option<Cow<'a, str>>,
}

/// The values of some lines, a line of output for each.
fn of_lines(lines: &Lines, name: &str, published: Option<&Period>) -> Done {
    let lexicon = Lexicon::builtin();
    let plain = Context { lexicon, published: None };
    let mut reader = TextReader::default();
    let mut mentions = Vec::new();
    pipeline::of_records(lines, name, FORM, |record: Line<'_>, done| {
        let own = record.published.as_ref().and_then(|day| read_period(day, &plain).ok());
        let cx = Context { lexicon, published: own.as_ref().or(published) };
        mentions.clear();
        reader.read(&record.text, &cx, &mut mentions);
        let mut characters = Characters::new(&record.text);
        let values =
            mentions.iter().map(|m| (m, (characters.at(m.start), characters.at(m.end)), None));
        write_record(record.id.get(), values, &mut done.bytes);
    })
}

/// Counts characters before places that come roughly in order.
struct Characters<'t> {
    text: &'t str,
    ascii: bool,
    byte: usize,
    count: usize,
}

impl<'t> Characters<'t> {
    fn new(text: &'t str) -> Characters<'t> {
        Characters { text, ascii: text.is_ascii(), byte: 0, count: 0 }
    }

    /// How many characters stand before a byte.
    fn at(&mut self, byte: usize) -> usize {
        if self.ascii {
            return byte;
        }
        // Sums of so few bytes fit into a byte, which lets the machine count many at once.
        let firsts = |bytes: Option<&[u8]>| -> usize {
            let first = |b: &u8| u8::from(b & 0xc0 != 0x80);
            let chunks = bytes.unwrap_or_default().chunks(240);
            chunks.map(|chunk| usize::from(chunk.iter().map(first).sum::<u8>())).sum()
        };
        let bytes = self.text.as_bytes();
        if byte >= self.byte {
            self.count += firsts(bytes.get(self.byte..byte));
        } else {
            self.count -= firsts(bytes.get(byte..self.byte));
        }
        self.byte = byte;
        self.count
    }
}
