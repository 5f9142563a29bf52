//! A saved page as a tree: which words stand in which part, and what its head says of it.
//!
//! The tokens are those of the HTML standard. Of its rules for broken pages the ones are kept that
//! decide where words belong: which elements end by themselves, and which end tags count.

use std::convert::Infallible;
use std::ops::Range;

use html5gum::Span;
use html5gum::Tokenizer;
use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};

use super::super::table::Extent;
use super::page::{Element, Event, Look, Page};
use super::words::{Around, Style, Tag, around, closes_paragraph, tag};

/// Reads the page that stands at `range` of a file.
pub(super) fn page(file: &str, range: Range<usize>) -> Page {
    let mut builder = Builder::new(file, range.start);
    let raw = file.get(range).unwrap_or_default();
    let mut emitter: CallbackEmitter<&mut Builder<'_>, Infallible, usize> =
        CallbackEmitter::new(&mut builder);
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(raw, emitter).finish();
    builder.finish()
}

/// Nobody nests deeper on purpose; browsers stop there too.
const DEEPEST: usize = 512;

/// What the text of an element without visible words is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Capture {
    Title,
    JsonLd,
}

/// An element that stands open.
struct Open {
    name: Box<[u8]>,
    tag: Tag,
    /// The part that text in it belongs to.
    element: usize,
    /// Whether it is that part.
    is_part: bool,
    /// Whether its effect on the text is over, though parts within it still stand open.
    ended: bool,
}

/// How many of the elements that stand open have each effect.
#[derive(Default)]
struct Effects {
    hidden: usize,
    linked: usize,
    struck: usize,
    raised: usize,
    strong: usize,
    lines: usize,
}

struct Builder<'a> {
    file: &'a str,
    base: usize,
    page: Page,
    open: Vec<Open>,
    effects: Effects,
    capture: Option<Capture>,
    name: Vec<u8>,
    attributes: Vec<(Vec<u8>, Range<usize>)>,
}

impl<'a> Builder<'a> {
    fn new(file: &'a str, base: usize) -> Builder<'a> {
        let whole = Element {
            parent: 0,
            tag: Tag::Root,
            around: Around::No,
            events: 0..0,
            text: 0,
            linked: 0,
            cells: Extent::default(),
        };
        let page = Page { elements: vec![whole], ..Page::default() };
        Builder {
            file,
            base,
            page,
            open: Vec::new(),
            effects: Effects::default(),
            capture: None,
            name: Vec::new(),
            attributes: Vec::new(),
        }
    }

    fn finish(mut self) -> Page {
        self.pop_to(0);
        self.page.elements[0].events = 0..self.page.events.len();
        self.page
    }

    fn here(&self) -> usize {
        self.open.last().map_or(0, |open| open.element)
    }

    fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attribute_span(name).and_then(|span| self.file.get(span))
    }

    fn attribute_span(&self, name: &str) -> Option<Range<usize>> {
        self.attributes.iter().find(|(key, _)| key == name.as_bytes()).map(|(_, s)| s.clone())
    }

    fn start(&mut self, self_closing: bool, end: usize) {
        let name = std::mem::take(&mut self.name);
        let tag = tag(&name);
        self.meta(&name);
        match tag {
            Tag::LineEnd => self.line_end(end),
            Tag::Void if *name == *b"hr" => {
                self.close_first(&[b"p"], stops_paragraph);
                self.line_end(end);
            }
            Tag::Void | Tag::Root => {}
            // A drawing without content, as drawings alone may be written.
            Tag::Hidden if self_closing && matches!(&*name, b"svg" | b"math") => {}
            _ => {
                self.implied_ends(&name, tag);
                if self.open.len() < DEEPEST {
                    self.push(&name, tag, end);
                }
            }
        }
        self.name = name;
    }

    /// Ends what the standard ends without a tag where this element begins.
    fn implied_ends(&mut self, name: &[u8], tag: Tag) {
        if closes_paragraph(tag) {
            self.close_first(&[b"p"], stops_paragraph);
        }
        let is_table = |open: &Open| *open.name == *b"table";
        match name {
            b"li" => self.close_first(&[b"li"], |o| matches!(&*o.name, b"ul" | b"ol" | b"td")),
            b"dt" | b"dd" => self.close_first(&[b"dt", b"dd"], |o| *o.name == *b"dl"),
            b"td" | b"th" => self.close_first(&[b"td", b"th"], |o| o.tag.is_of_table()),
            b"tr" => self.close_first(&[b"tr", b"caption"], is_table),
            b"tbody" | b"thead" | b"tfoot" => {
                self.close_first(&[b"tbody", b"thead", b"tfoot", b"caption"], is_table);
            }
            b"a" => self.end_inline(b"a"),
            _ if matches!(tag, Tag::Heading(_)) && self.is_in_heading() => {
                self.pop_to(self.open.len() - 1);
            }
            _ => {}
        }
    }

    fn is_in_heading(&self) -> bool {
        self.open.last().is_some_and(|open| matches!(open.tag, Tag::Heading(_)))
    }

    fn push(&mut self, name: &[u8], tag: Tag, end: usize) {
        let is_part = !matches!(tag, Tag::Inline(_) | Tag::Hidden) && self.effects.hidden == 0;
        let mut element = self.here();
        if is_part {
            let at = self.page.events.len();
            let around = self.around(tag);
            let parent = element;
            element = self.page.elements.len();
            let events = at..at;
            let cells = match tag {
                Tag::Cell { .. } => {
                    Extent::said(self.attribute("colspan"), self.attribute("rowspan"))
                }
                _ => Extent::default(),
            };
            let part = Element { parent, tag, around, events, text: 0, linked: 0, cells };
            self.page.elements.push(part);
            self.page.events.push(Event::Open(element));
        }
        self.open.push(Open { name: name.into(), tag, element, is_part, ended: false });
        self.effect(tag, true, end);
    }

    fn around(&self, tag: Tag) -> Around {
        let hidden = self.attributes.iter().any(|(key, value)| {
            let value = self.file.get(value.clone()).unwrap_or_default();
            match key.as_slice() {
                b"hidden" => true,
                b"aria-hidden" => value == "true",
                b"style" => value.replace(' ', "").contains("display:none"),
                _ => false,
            }
        });
        if hidden {
            return Around::Comments;
        }
        let by_tag = if tag == Tag::Around { Around::Likely } else { Around::No };
        let names = ["class", "id", "role"].into_iter().filter_map(|name| self.attribute(name));
        names.map(around).fold(by_tag, Ord::max)
    }

    /// Counts what an element does to the text in it, as it begins and as it ends.
    fn effect(&mut self, tag: Tag, begins: bool, at: usize) {
        let counter = match tag {
            Tag::Hidden => &mut self.effects.hidden,
            Tag::Pre => &mut self.effects.lines,
            Tag::Inline(Style::Link) => &mut self.effects.linked,
            Tag::Inline(Style::Struck) => &mut self.effects.struck,
            Tag::Inline(Style::Raised) => &mut self.effects.raised,
            Tag::Inline(Style::Strong) => &mut self.effects.strong,
            Tag::Inline(Style::Quoted) => {
                if self.effects.hidden + self.effects.struck == 0 {
                    let mark = if begins { '“' } else { '”' };
                    self.page.events.push(Event::Mark(mark, at));
                }
                return;
            }
            _ => return,
        };
        *counter = if begins { *counter + 1 } else { counter.saturating_sub(1) };
    }

    fn end(&mut self, name: &[u8], end: usize) {
        match tag(name) {
            Tag::LineEnd => self.line_end(end),
            Tag::Inline(_) => self.end_inline(name),
            Tag::Heading(_) => self.close_any(|open| matches!(open.tag, Tag::Heading(_))),
            Tag::Table | Tag::Rows { .. } | Tag::Row | Tag::Cell { .. } => {
                self.close_any(|open| *open.name == *name);
            }
            _ => self.close_first(&[name], |open| matches!(open.tag, Tag::Cell { .. })),
        }
    }

    fn close_any(&mut self, is_it: impl Fn(&Open) -> bool) {
        // The end of a table's part belongs to the innermost table.
        let from = self.open.iter().rposition(|open| *open.name == *b"table").unwrap_or(0);
        if let Some(at) = self.open.iter().skip(from).rposition(is_it) {
            self.pop_to(from + at);
        }
    }

    /// Ends the innermost open element of these names, unless something that stops comes before it.
    fn close_first(&mut self, names: &[&[u8]], stops: impl Fn(&Open) -> bool) {
        for at in (0..self.open.len()).rev() {
            let open = &self.open[at];
            if names.contains(&&*open.name) {
                self.pop_to(at);
                return;
            }
            if stops(open) {
                return;
            }
        }
    }

    /// Ends a stretch within a line. Parts that began in it go on without its effect.
    fn end_inline(&mut self, name: &[u8]) {
        let Some(at) = self.open.iter().rposition(|open| *open.name == *name && !open.ended) else {
            return;
        };
        if self.open[at..].iter().all(|open| matches!(open.tag, Tag::Inline(_))) {
            self.pop_to(at);
        } else {
            self.open[at].ended = true;
            self.effect(self.open[at].tag, false, self.last_byte());
        }
    }

    fn pop_to(&mut self, length: usize) {
        while self.open.len() > length {
            let Some(open) = self.open.pop() else { return };
            if !open.ended {
                self.effect(open.tag, false, self.last_byte());
            }
            if open.is_part {
                self.page.elements[open.element].events.end = self.page.events.len();
                self.page.events.push(Event::Close);
            }
        }
    }

    /// Where the last text ends.
    fn last_byte(&self) -> usize {
        let place = |event: &Event| match event {
            Event::Text(range, _) => Some(range.end),
            Event::LineEnd(at) | Event::Mark(_, at) => Some(*at),
            Event::Open(_) | Event::Close => None,
        };
        self.page.events.iter().rev().take(DEEPEST).find_map(place).unwrap_or(self.base)
    }

    fn line_end(&mut self, at: usize) {
        if self.effects.hidden == 0 {
            self.page.events.push(Event::LineEnd(at));
        }
    }

    fn text(&mut self, range: Range<usize>) {
        match self.capture {
            Some(Capture::Title) => self.page.meta.title(self.file, range),
            Some(Capture::JsonLd) => self.page.meta.json_ld(self.file, range),
            None if self.effects.hidden + self.effects.struck == 0 => {
                let effects = &self.effects;
                let look = Look {
                    linked: effects.linked > 0,
                    raised: effects.raised > 0,
                    strong: effects.strong > 0,
                    lines: effects.lines > 0,
                };
                let length = self.file.get(range.clone()).unwrap_or_default().trim().len();
                let here = self.here();
                let element = &mut self.page.elements[here];
                element.text += length;
                element.linked += if look.linked { length } else { 0 };
                self.page.events.push(Event::Text(range, look));
            }
            None => {}
        }
    }

    /// What a tag says of the page, and what its text will be for.
    fn meta(&mut self, name: &[u8]) {
        self.capture = None;
        let file = self.file;
        let lower = |name: &str| self.attribute(name).map(str::to_ascii_lowercase);
        match name {
            b"meta" => {
                let key = lower("property").or_else(|| lower("name")).or_else(|| lower("itemprop"));
                if let (Some(key), Some(content)) = (key, self.attribute_span("content")) {
                    self.page.meta.named(file, &key, content);
                }
            }
            b"link" if lower("rel").as_deref() == Some("canonical") => {
                if let Some(address) = self.attribute_span("href") {
                    self.page.meta.named(file, "canonical", address);
                }
            }
            b"title" if self.effects.hidden == 0 => self.capture = Some(Capture::Title),
            b"script" if lower("type").is_some_and(|kind| kind.contains("ld+json")) => {
                self.capture = Some(Capture::JsonLd);
            }
            _ => {
                let key = lower("itemprop");
                let day =
                    self.attribute_span("datetime").or_else(|| self.attribute_span("content"));
                if let Some(day) = day.filter(|_| key.as_deref() == Some("datepublished")) {
                    self.page.meta.named(file, "datepublished", day);
                } else if let (b"time", Some(day)) = (name, self.attribute_span("datetime")) {
                    self.page.meta.named(file, "time", day);
                }
            }
        }
    }
}

/// Where the search for an open paragraph ends.
fn stops_paragraph(open: &Open) -> bool {
    matches!(open.tag, Tag::Cell { .. } | Tag::Caption | Tag::Hidden) || *open.name == *b"table"
}

impl Callback<Infallible, usize> for &mut Builder<'_> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, span: Span<usize>) -> Option<Infallible> {
        let range = self.base + span.start..self.base + span.end;
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.name.clear();
                self.name.extend_from_slice(name);
                self.attributes.clear();
            }
            CallbackEvent::AttributeName { name } => {
                self.attributes.push((name.to_vec(), range.end..range.end));
            }
            CallbackEvent::AttributeValue { .. } => {
                if let Some((_, value)) = self.attributes.last_mut() {
                    *value = range;
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => self.start(self_closing, range.end),
            CallbackEvent::EndTag { name } => {
                self.capture = None;
                self.end(name, range.end);
                self.attributes.clear();
            }
            CallbackEvent::String { .. } => self.text(range),
            CallbackEvent::Comment { .. }
            | CallbackEvent::Doctype { .. }
            | CallbackEvent::Error(_) => {}
        }
        None
    }
}
