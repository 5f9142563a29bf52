//! Markdown as prose: what a reader of the rendered page sees, each word at its place in the file.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::lines::{Wrap, is_title_like};
use super::table::{Extent, Tables};
use super::{BlockKind, Prose, html, plain};

/// Adds the body of a page to its prose.
pub(super) fn read(file: &str, body: Range<usize>, prose: &mut Prose) {
    let text = file.get(body.clone()).unwrap_or_default();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM;
    let mut reader = Reader {
        file,
        base: body.start,
        wrap: Wrap::of(text),
        prose,
        kind: BlockKind::Paragraph,
        begun: false,
        hidden: 0,
        struck: 0,
        strong: Strong::No,
        picture: false,
        line: 0,
        tables: Tables::default(),
        in_head: false,
    };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.event(event, range.start + body.start..range.end + body.start);
    }
}

/// Whether all of a block so far is in bold letters: then it is a heading by other means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strong {
    No,
    Open,
    All,
}

struct Reader<'a> {
    file: &'a str,
    base: usize,
    wrap: Wrap,
    prose: &'a mut Prose,
    /// What the next block will be.
    kind: BlockKind,
    /// Whether the text that comes belongs to a block that stands in the prose.
    begun: bool,
    /// How many elements are open whose text no reader sees, or no author stands by.
    hidden: usize,
    /// The same for tags of HTML within the block, which nobody may have closed.
    struck: usize,
    strong: Strong,
    /// Whether a picture came last: words in italics below it are its caption.
    picture: bool,
    /// Where the line of the page begins that the block stands on.
    line: usize,
    tables: Tables,
    /// Whether the row of a table is its head.
    in_head: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) => {
                let raw = self.file.get(range.clone()).unwrap_or_default();
                let within = raw.find(&*text).map(|at| range.start + at);
                self.text(&text, within.map_or(range, |at| at..at + text.len()));
            }
            Event::SoftBreak => self.line_end(range, false),
            Event::HardBreak => self.line_end(range, true),
            Event::InlineHtml(tag) => self.inline_html(&tag, range),
            Event::Rule => self.close(),
            // Blocks of HTML are read as a whole. The mark of a footnote is no part of the word before it.
            Event::Html(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.open(BlockKind::Paragraph),
            Tag::Heading { .. } => self.open(BlockKind::Heading),
            Tag::Item => self.open(BlockKind::Item),
            Tag::TableHead | Tag::TableRow => {
                self.in_head = *tag == Tag::TableHead;
                self.tables.row();
            }
            Tag::TableCell => {
                self.open(BlockKind::Cell);
                self.tables.cell(Extent::default(), self.in_head);
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                // Pages that were copied with their indents are no programs.
                self.close();
                plain::read(self.file, range, self.wrap, self.prose);
                self.hidden += 1;
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_))
            | Tag::Strikethrough
            | Tag::MetadataBlock(_) => {
                self.hidden += 1;
            }
            Tag::Image { .. } => {
                self.picture = true;
                self.hidden += 1;
            }
            Tag::Strong if !self.begun => self.strong = Strong::Open,
            Tag::Emphasis if !self.begun && self.picture && self.kind == BlockKind::Paragraph => {
                self.kind = BlockKind::Caption;
            }
            Tag::HtmlBlock => {
                self.close();
                html::read_part(self.file, range, self.prose);
            }
            Tag::Table(_) => {
                self.close();
                self.tables.open(self.prose);
            }
            Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) => self.close(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock
            | TagEnd::Strikethrough
            | TagEnd::Image
            | TagEnd::MetadataBlock(_) => {
                self.hidden = self.hidden.saturating_sub(1);
            }
            TagEnd::Table => self.tables.close(),
            TagEnd::Strong if self.strong == Strong::Open => self.strong = Strong::All,
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::TableCell
            | TagEnd::BlockQuote(_) => {
                self.picture &= !self.begun;
                self.close();
            }
            _ => {}
        }
    }

    fn open(&mut self, kind: BlockKind) {
        self.close();
        // The paragraphs of an item are items: the mark before them is what a reader sees.
        let nested = kind == BlockKind::Paragraph && self.kind == BlockKind::Item;
        self.kind = if nested && !self.begun { BlockKind::Item } else { kind };
        self.strong = Strong::No;
    }

    /// Ends the block that stands open, and says what it was after all.
    fn close(&mut self) {
        if self.begun {
            self.prose.end();
        }
        if self.begun && self.kind == BlockKind::Paragraph {
            let end = self.prose.blocks().last().map_or(0, |block| block.range.end);
            let line = self.prose.text().get(self.line..end).unwrap_or_default();
            if self.strong == Strong::All && !line.ends_with(['.', ',', ';']) || is_title_like(line)
            {
                self.prose.rename(BlockKind::Heading);
            }
        }
        if self.begun {
            self.kind = BlockKind::Paragraph;
        }
        self.begun = false;
        self.struck = 0;
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.hidden + self.struck > 0 || text.is_empty() {
            return;
        }
        if !self.begun {
            if text.trim().is_empty() {
                return;
            }
            self.prose.begin(self.kind);
            if self.kind == BlockKind::Cell
                && let Some(place) = self.tables.place()
            {
                self.prose.stands_at(place);
            }
            self.line = self.prose.text().len();
            self.begun = true;
            if self.strong == Strong::All {
                self.strong = Strong::No;
            }
        } else if self.strong == Strong::All && !text.trim().is_empty() {
            self.strong = Strong::No;
        }
        self.prose.push(text, range);
    }

    /// The end of a line: a space where the text goes on, else the end of the block.
    fn line_end(&mut self, range: Range<usize>, hard: bool) {
        if !self.begun {
            return;
        }
        let goes_on = match self.kind {
            BlockKind::Heading | BlockKind::Cell => true,
            _ => !hard && self.is_wrapped(&range),
        };
        if goes_on {
            self.prose.push(" ", range);
        } else {
            let kind = self.kind;
            self.close();
            self.kind = kind;
            self.strong = Strong::No;
        }
    }

    /// Whether the end of a line is but where the text was wrapped.
    fn is_wrapped(&self, line_end: &Range<usize>) -> bool {
        let before = self.file.get(self.base..line_end.start).unwrap_or_default();
        let before = before.rsplit('\n').next().unwrap_or_default();
        let after = self.file.get(line_end.end..).unwrap_or_default();
        let after = after.lines().find(|line| !line.is_empty()).unwrap_or_default();
        self.wrap.goes_on(before, after)
    }

    fn inline_html(&mut self, tag: &str, range: Range<usize>) {
        let name = tag.trim_start_matches(['<', '/']);
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        match name.to_ascii_lowercase().as_str() {
            "br" => self.line_end(range, true),
            "del" | "s" | "strike" | "script" | "style" => match tag.starts_with("</") {
                true => self.struck = self.struck.saturating_sub(1),
                false => self.struck += 1,
            },
            _ => {}
        }
    }
}
