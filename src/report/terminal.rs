//! The full report for people: every finding with its sources' lines, how each was read, a picture
//! of the values, why they cannot all hold, and what to do next.
//!
//! Snippets are miette's. It wants all labels of a report to belong to one source text, so a finding
//! is a report for its title and one for each text, with our own paragraphs below.

use std::collections::BTreeSet;
use std::fmt;
use std::io;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, SourceCode, SourceSpan, SpanContents, ThemeCharacters, ThemeStyles,
};

use super::excerpt::{Excerpt, Pointer, ShownLine};
use super::facts::{heading, page};
use super::paragraph::{LONGEST, write_groups, write_head, write_paragraph, write_summary};
use super::picture;
use super::several::write_each;
use super::text::{Ink, clean, cut, letter, paint, typed, width, wrap};
use super::{Outcome, Reporter, Style};
use crate::error::Error;
use crate::finding::{Finding, Member, Severity};

/// One report per finding, and what was checked.
///
/// Problems with the input are no results: [`write_errors`] writes them, to wherever those go.
pub(super) struct Full;

impl Reporter for Full {
    fn name(&self) -> &'static str {
        "full"
    }

    fn about(&self) -> &'static str {
        "each finding with its sources' lines, a picture of the values, the reasons and what to do"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["txt"]
    }

    fn write(&self, outcome: &Outcome, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        write_each(outcome.findings, out, |finding, out| {
            write_finding(finding, style, out)?;
            writeln!(out)
        })?;
        for notice in outcome.notices {
            for line in wrap(&clean(notice), style.columns()) {
                writeln!(out, "{line}")?;
            }
        }
        write_summary(outcome, style, out)
    }
}

/// Writes what was wrong with the input, a report each.
///
/// # Errors
/// Only those of `out`.
pub fn write_errors(errors: &[Error], style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
    for error in errors {
        write_head(Severity::Error, error.code, "", style, out)?;
        let mut pointers = Vec::new();
        if let Some(place) = &error.place {
            let (place, label) = (place.clone(), clean(&error.label));
            pointers.push(Pointer { place, label, group: 0 });
        }
        let mut elsewhere = Vec::new();
        for (place, label) in &error.related {
            let pointer = Pointer { place: place.clone(), label: clean(label), group: 0 };
            if error.place.as_ref().is_some_and(|p| p.text == place.text) {
                pointers.push(pointer);
            } else {
                elsewhere.push(pointer);
            }
        }
        let places = error.place.iter().chain(error.related.iter().map(|(place, _)| place));
        let handler = Handler::new(style, places.map(|p| p.line_column().0).max());
        handler.write(&handler.opening(Severity::Error, &error.message), pointers, out)?;
        for pointer in elsewhere {
            let paragraphs = vec![format!("see {}", pointer.place.path())];
            let message = Message { icon: "", ink: Ink::Faint, paragraphs, link: None };
            handler.write(&message, vec![pointer], out)?;
        }
        if let Some(help) = &error.help {
            write_paragraph("help:", help, style, out)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn write_finding(finding: &Finding, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
    write_head(finding.severity, &finding.rule, &finding.id, style, out)?;
    let lines = finding.members.iter().map(|m| m.claim.value_place().line_column().0);
    let handler = Handler::new(style, lines.max());
    handler.write(&handler.opening(finding.severity, &finding.title), Vec::new(), out)?;
    writeln!(out)?;

    for members in by_text(finding) {
        let Some(first) = members.first() else { continue };
        let mut letters: Vec<String> = members.iter().map(|m| letter(m.group)).collect();
        letters.dedup();
        // One snippet for each value: a source that says the same six times is pointed at once.
        let mut seen = BTreeSet::new();
        let shown = members.iter().filter(|m| seen.insert((m.group, &m.claim.value.wording)));
        let pointers: Vec<Pointer> = shown.map(|m| pointer(m, style)).collect();
        let mut paragraphs = vec![heading(&members)];
        paragraphs.extend(passages(&members, style));
        let (icon, ink) = (letters.join(","), Ink::Group(first.group));
        handler.write(
            &Message {
                icon: &icon,
                ink,
                paragraphs,
                link: page(first).map(|url| (first.source.name(), url)),
            },
            pointers,
            out,
        )?;
    }

    writeln!(out)?;
    write_groups(finding, style, out)?;
    let picture = picture::draw(finding, style);
    if !picture.is_empty() {
        writeln!(out)?;
    }
    for line in picture {
        writeln!(out, "{line}")?;
    }

    writeln!(out)?;
    for (i, sentence) in finding.explanation.iter().enumerate() {
        write_paragraph(if i == 0 { "why:" } else { "" }, sentence, style, out)?;
    }
    write_paragraph("help:", &finding.help, style, out)?;
    match finding.command("explain") {
        Some(command) => write_paragraph("more:", &command, style, out),
        None => Ok(()),
    }
}

/// The members, those of one text and one source together, in their order.
fn by_text(finding: &Finding) -> Vec<Vec<&Member>> {
    let mut texts: Vec<Vec<&Member>> = Vec::new();
    for member in &finding.members {
        let same = texts.iter_mut().find(|members| {
            members.first().is_some_and(|first| {
                let (a, b) = (&first.claim.places.text, &member.claim.places.text);
                first.source.id == member.source.id && a.path == b.path && a.offset == b.offset
            })
        });
        match same {
            Some(members) => members.push(member),
            None => texts.push(vec![member]),
        }
    }
    texts
}

/// The words of the article for each member; of several members each with its line.
fn passages(members: &[&Member], style: &Style) -> Vec<String> {
    if let [only] = members {
        return quoted(only, style).into_iter().collect();
    }
    let line = |m: &Member| m.claim.value_place().line_column().0;
    let mut passages: Vec<(usize, String)> =
        members.iter().filter_map(|m| Some((line(m), quoted(m, style)?))).collect();
    passages.sort();
    passages.into_iter().map(|(line, quote)| format!("line {line}: {quote}")).collect()
}

/// The words of the article, where the line pointed at does not show them.
fn quoted(member: &Member, style: &Style) -> Option<String> {
    let quote = member.claim.quote.as_deref()?;
    if member.claim.value_place().line().contains(quote) {
        return None;
    }
    let quote = cut(&clean(quote), 2 * LONGEST, style);
    Some(if style.unicode { format!("“{quote}”") } else { format!("\"{quote}\"") })
}

/// The value in its file, with how it was read where that says more than the wording.
fn pointer(member: &Member, style: &Style) -> Pointer {
    let mut label = letter(member.group);
    if member.reading != *member.claim.value.wording {
        let reading = cut(&clean(&member.reading), LONGEST, style);
        label.push_str(&format!(": read as {reading}"));
    }
    Pointer { place: member.claim.value_place(), label, group: member.group }
}

/// Paragraphs behind a sign.
struct Message<'a> {
    icon: &'a str,
    ink: Ink,
    paragraphs: Vec<String>,
    /// A name at the beginning, and the page that it leads to.
    link: Option<(&'a str, &'a str)>,
}

impl Message<'_> {
    /// The paragraphs, wrapped behind the sign.
    fn lines(&self, style: &Style) -> String {
        let room = style.columns().saturating_sub(width(self.icon) + 4);
        let title = matches!(self.ink, Ink::Severity(_));
        let wrapped = self.paragraphs.iter().flat_map(|p| wrap(&clean(p), room));
        let wrapped = wrapped.map(|l| if title { paint(style, Ink::Title, &l) } else { l });
        let mut lines = wrapped.collect::<Vec<_>>().join("\n");
        if style.links
            && let Some((name, url)) = self.link
            && let Some(rest) = lines.strip_prefix(&clean(name))
        {
            let opening = format!("\u{1b}]8;;{url}\u{1b}\\");
            lines = format!("{opening}{}\u{1b}]8;;\u{1b}\\{rest}", clean(name));
        }
        lines
    }
}

/// How miette is to draw.
struct Handler<'a> {
    style: &'a Style,
    characters: ThemeCharacters,
    styles: ThemeStyles,
    /// The digits of the greatest line number, so that all snippets of a finding stand in line.
    digits: usize,
}

impl<'a> Handler<'a> {
    /// For snippets of lines up to `last_line`.
    fn new(style: &'a Style, last_line: Option<usize>) -> Handler<'a> {
        let characters =
            if style.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
        let mut styles = if style.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
        // The path of a snippet is no link here and need not shout.
        styles.link = styles.linum;
        if style.color {
            // The colours of groups, in the order of `text::paint`.
            let plain = ThemeStyles::none().help;
            styles.highlights = vec![plain.magenta(), plain.cyan(), plain.green(), plain.yellow()];
        }
        let digits = last_line.unwrap_or(0).to_string().len().max(2);
        Handler { style, characters, styles, digits }
    }

    /// A title behind the sign of its severity.
    fn opening(&self, severity: Severity, title: &str) -> Message<'_> {
        let icon = match severity {
            Severity::Error => &self.characters.error,
            Severity::Warning => &self.characters.warning,
            Severity::Note => &self.characters.advice,
        };
        let title = typed(title, self.style).into_owned();
        let (ink, paragraphs) = (Ink::Severity(severity), vec![title]);
        Message { icon, ink, paragraphs, link: None }
    }

    /// Writes a message, and the lines that it points at.
    fn write(
        &self,
        message: &Message,
        pointers: Vec<Pointer>,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let mut theme =
            GraphicalTheme { characters: self.characters.clone(), styles: self.styles.clone() };
        theme.characters.advice = message.icon.to_owned();
        let palette = &self.styles.highlights;
        let of_group =
            |group: usize| palette.get(group % palette.len()).copied().unwrap_or_default();
        theme.styles.advice = match message.ink {
            Ink::Severity(Severity::Error) => self.styles.error,
            Ink::Severity(Severity::Warning) => self.styles.warning,
            Ink::Severity(Severity::Note) | Ink::Heading => self.styles.help,
            Ink::Group(group) => of_group(group),
            Ink::Faint | Ink::Title => self.styles.linum,
        };
        let excerpt = pointers.first().map(|p| p.place.text.clone()).map(|text| {
            let mut excerpt = Excerpt::new(&text, pointers, self.digits, self.style);
            excerpt.marks.sort_by_key(|m| m.bytes);
            excerpt
        });
        let of_mark = |group: usize| match message.ink {
            Ink::Group(_) => of_group(group),
            Ink::Severity(_) | Ink::Heading | Ink::Faint | Ink::Title => self.styles.error,
        };
        let marks = excerpt.iter().flat_map(|e| &e.marks);
        theme.styles.highlights = marks.map(|mark| of_mark(mark.group)).collect();
        if theme.styles.highlights.is_empty() {
            // miette goes round and round over them, so there has to be one.
            theme.styles.highlights.push(self.styles.error);
        }
        let report = Report { message: message.lines(self.style), excerpt };
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_wrap_lines(false)
            .with_context_lines(0)
            .without_syntax_highlighting()
            .with_urls(false);
        let mut text = String::new();
        handler.render_report(&mut text, &report).map_err(io::Error::other)?;
        let frame = format!("{}{}", self.characters.ltop, self.characters.hbar);
        let mut numbers = report.excerpt.iter().flat_map(|e| &e.lines).map(|line| line.number);
        let mut indent = 0;
        for (i, line) in text.lines().enumerate() {
            if i >= report.message.lines().count() && line.trim_start().starts_with(&frame) {
                let digits = numbers.next().map_or(self.digits, |n| n.to_string().len());
                indent = self.digits.saturating_sub(digits);
            }
            writeln!(out, "{:indent$}{}", "", line.trim_end())?;
        }
        Ok(())
    }
}

/// A message, and perhaps lines that it points at, for miette.
#[derive(Debug)]
struct Report {
    message: String,
    excerpt: Option<Excerpt>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Report {}

impl Diagnostic for Report {
    fn severity(&self) -> Option<miette::Severity> {
        // The one whose sign and style are set for each report.
        Some(miette::Severity::Advice)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.excerpt.as_ref().map(|excerpt| excerpt as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let excerpt = self.excerpt.as_ref()?;
        Some(Box::new(excerpt.marks.iter().map(|mark| {
            let (start, end) = mark.bytes;
            LabeledSpan::new(Some(mark.label.clone()), start, end - start)
        })))
    }
}

/// Line numbers and columns are those of the file, whatever was cut off.
impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (start, end) = (span.offset(), span.offset() + span.len());
        let holds = |line: &&ShownLine| line.bytes.0 <= start && end <= line.bytes.1;
        let line = self.lines.iter().find(holds).ok_or(MietteError::OutOfBounds)?;
        let data = self.shown.get(line.bytes.0..line.bytes.1).ok_or(MietteError::OutOfBounds)?;
        let column = self.marks.iter().find(|m| m.bytes.0 == start).map_or(1, |m| m.column);
        let span = SourceSpan::new(line.bytes.0.into(), data.len());
        Ok(Box::new(MietteSpanContents::new_named(
            self.path.clone(),
            data.as_bytes(),
            span,
            line.number.saturating_sub(1),
            column.saturating_sub(1),
            1,
        )))
    }
}
