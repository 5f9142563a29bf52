//! `gainsay check --stories`: stories as JSON Lines in, their findings as JSON Lines out, in order.

use std::borrow::Cow;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Deserialize;
use serde_json::value::RawValue;

use super::check::{CheckArgs, FailOn};
use super::output::Output;
use super::pipeline::{self, Done};
use super::{Global, Status};
use crate::check::{Stories, desk};
use crate::error::{Error, Errors};
use crate::load::article::Article;
use crate::load::{Feed, Lines};
use crate::report::write_story;
use crate::span::Text;
use crate::story::LEADS;

/// One line of the stream. What else it holds is passed over: it is not ours.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    id: &'a RawValue,
    #[serde(borrow)]
    articles: Vec<Told<'a>>,
}

/// An article of a story.
#[derive(Deserialize)]
struct Told<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(borrow, default)]
    published: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    title: Option<Cow<'a, str>>,
}

/// What a line is.
const FORM: &str = "a line is a JSON object with `id` and `articles`, each with `id` and `text`, and perhaps `title` and `published`";

/// Checks the stories of standard input or of one file, and says with what status to end.
pub(super) fn run(args: &CheckArgs, global: &Global, output: &Output) -> Status {
    let feed = match feed(args) {
        Ok(feed) => feed,
        Err(error) => {
            output.problems(&[*error]);
            return Status::Trouble;
        }
    };
    let mut errors = Errors::new();
    let (desk, _) = desk(global.config.as_deref(), &mut errors);
    if !errors.is_empty() {
        output.problems(&errors.into_sorted());
        return Status::Trouble;
    }
    let name = feed.name().to_owned();
    let fails = AtomicBool::new(false);
    let fail_on = args.fail_on.unwrap_or(FailOn::Error);
    let stories = Stories::new(&desk, args.input.more.leads.unwrap_or(LEADS));
    let work = |lines: &Lines| of_lines(lines, &name, &stories, fail_on, &fails);
    let mut status = Status::Clean;
    let written = output.write(|_, out| {
        status = pipeline::write(feed, args.threads, work, output, out)?;
        Ok(())
    });
    match written {
        Err(status) => status,
        Ok(()) if status == Status::Clean && fails.into_inner() && !args.exit_zero => {
            Status::Findings
        }
        Ok(()) => status,
    }
}

/// Where the stories come from.
fn feed(args: &CheckArgs) -> Result<Feed, Box<Error>> {
    let name = args.input.more.stdin_filename.as_deref().unwrap_or("<stdin>");
    match args.input.paths.as_slice() {
        [] => Ok(Feed::stdin(name)),
        [path] if path.as_os_str() == "-" => Ok(Feed::stdin(name)),
        [path] => Feed::file(path),
        _ => {
            let message = "stories come from one stream, not from several files";
            Err(Box::new(Error::usage("too-many-streams", message)))
        }
    }
}

/// The findings of some stories, a line of output for each.
fn of_lines(
    lines: &Lines,
    name: &str,
    stories: &Stories<'_>,
    fail_on: FailOn,
    fails: &AtomicBool,
) -> Done {
    pipeline::of_records(lines, name, FORM, |record: Line<'_>, done| {
        let told = record.articles.into_iter().map(|told| {
            let text = Text::whole(told.id, told.text);
            Article::told(text, told.title.as_deref(), told.published.as_deref())
        });
        let findings = stories.check(told.collect());
        if fail_on.fails(&findings) {
            fails.store(true, Ordering::Relaxed);
        }
        if let Err(error) = write_story(record.id.get(), &findings, &mut done.bytes) {
            let message = format!("a finding cannot be written: {error}");
            done.errors.push(Error::unreadable("unwritable", message));
        }
    })
}
