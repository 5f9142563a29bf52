//! The blocks of a page's article, in the order of the page.

use std::ops::Range;

use super::super::lines::is_title_like;
use super::super::table::{Extent, Tables};
use super::super::{BlockKind, Prose};
use super::page::{Event, Look, Page};
use super::root::{Choice, PROSE};
use super::visible::{Shown, visible};
use super::words::Tag;

/// Adds the article of a page to the prose.
pub(super) fn write(file: &str, page: &Page, choice: &Choice, prose: &mut Prose) {
    let article = page.elements[choice.root].events.clone();
    let headline = choice.headline.map(|at| page.elements[at].events.start);
    let mut flow = Flow {
        file,
        prose,
        kinds: vec![BlockKind::Paragraph],
        block: Block::default(),
        between: false,
        laid_out: is_laid_out(page.elements[choice.root].tag),
        tables: Tables::default(),
        parts: Vec::new(),
    };
    let mut at = headline.map_or(article.start, |start| start.min(article.start));
    while at < article.end {
        // Between the headline and the article stand its first words as well as all sorts of labels.
        flow.between = at < article.start;
        match &page.events[at] {
            Event::Open(element) if choice.left_out[*element] => {
                flow.flush();
                at = page.elements[*element].events.end;
            }
            Event::Open(element) => {
                let is_title = choice.headline == Some(*element);
                let element = &page.elements[*element];
                flow.open(element.tag, element.cells, is_title);
            }
            Event::Close => flow.close(),
            Event::Text(range, look) => flow.text(range.clone(), *look),
            Event::LineEnd(at) => flow.line_end(*at),
            Event::Mark(mark, at) => flow.push(Piece::Character(*mark, *at..*at)),
        }
        at += 1;
    }
    flow.flush();
}

/// A stretch of a block.
#[derive(Clone, Debug)]
enum Piece {
    AsIs(Range<usize>),
    Character(char, Range<usize>),
    Space(Range<usize>),
}

/// What of a block has been read so far.
#[derive(Debug, Default)]
struct Block {
    pieces: Vec<Piece>,
    /// A space that counts if more text comes.
    space: Option<Range<usize>>,
    /// The end of a line, which parts blocks unless the text goes on with a small letter.
    line_end: bool,
    text: usize,
    linked: usize,
    strong: usize,
}

struct Flow<'a> {
    file: &'a str,
    prose: &'a mut Prose,
    /// What a block of each part that stands open is.
    kinds: Vec<BlockKind>,
    block: Block,
    between: bool,
    /// Whether a table holds the whole article: then its cells are no cells to a reader.
    laid_out: bool,
    tables: Tables,
    /// What each part that stands open is.
    parts: Vec<Tag>,
}

impl Flow<'_> {
    fn kind(&self) -> BlockKind {
        self.kinds.last().copied().unwrap_or(BlockKind::Paragraph)
    }

    fn open(&mut self, tag: Tag, cells: Extent, is_title: bool) {
        self.flush();
        self.parts.push(tag);
        match tag {
            Tag::Table => self.tables.open(self.prose),
            Tag::Row => self.tables.row(),
            Tag::Cell { is_head } => {
                let in_head = self.parts.iter().rev().find_map(|part| match part {
                    Tag::Rows { is_head } => Some(*is_head),
                    // What stands around a table says nothing of its rows.
                    Tag::Table => Some(false),
                    _ => None,
                });
                self.tables.cell(cells, is_head || in_head == Some(true));
            }
            _ => {}
        }
        let kind = match tag {
            Tag::Heading(_) if is_title => BlockKind::Title,
            Tag::Heading(_) => BlockKind::Heading,
            Tag::Item => BlockKind::Item,
            Tag::Cell { .. } if !self.laid_out => BlockKind::Cell,
            Tag::Caption => BlockKind::Caption,
            _ => match self.kind() {
                kept @ (BlockKind::Item | BlockKind::Cell | BlockKind::Caption) => kept,
                _ => BlockKind::Paragraph,
            },
        };
        self.kinds.push(kind);
    }

    fn close(&mut self) {
        self.flush();
        self.kinds.pop();
        if self.parts.pop() == Some(Tag::Table) {
            self.tables.close();
        }
    }

    fn text(&mut self, range: Range<usize>, look: Look) {
        let file = self.file;
        let raw = file.get(range.clone()).unwrap_or_default();
        if look.raised && (look.linked || is_footnote(raw)) {
            return;
        }
        let before = self.block.text;
        visible(raw, range.start, |shown, place| match shown {
            Shown::AsIs(text) if look.raised => {
                // An exponent on the line would be digits of the figure before it.
                for (at, c) in text.char_indices() {
                    let start = place.start + at;
                    self.push(Piece::Character(raised(c), start..start + c.len_utf8()));
                }
            }
            Shown::AsIs(_) => self.push(Piece::AsIs(place)),
            Shown::Entity(c) => self.push(Piece::Character(c, place)),
            Shown::LineEnd if look.lines => self.line_end(place.end),
            Shown::Space | Shown::LineEnd => self.space(place),
        });
        let added = self.block.text.saturating_sub(before);
        self.block.linked += if look.linked { added } else { 0 };
        self.block.strong += if look.strong { added } else { 0 };
    }

    fn space(&mut self, place: Range<usize>) {
        if !self.block.pieces.is_empty() && self.block.space.is_none() {
            self.block.space = Some(place);
        }
    }

    fn line_end(&mut self, at: usize) {
        if matches!(self.kind(), BlockKind::Title | BlockKind::Heading | BlockKind::Cell) {
            self.space(at..at);
        } else {
            self.block.line_end = true;
        }
    }

    fn push(&mut self, piece: Piece) {
        if self.block.line_end {
            self.block.line_end = false;
            let first = match &piece {
                Piece::AsIs(range) => self.file.get(range.clone()).and_then(|t| t.chars().next()),
                Piece::Character(c, _) => Some(*c),
                Piece::Space(_) => None,
            };
            if first.is_some_and(char::is_lowercase) {
                let start = match &piece {
                    Piece::AsIs(range) | Piece::Character(_, range) | Piece::Space(range) => {
                        range.start
                    }
                };
                self.space(start..start);
            } else {
                self.flush();
            }
        }
        if let Some(space) = self.block.space.take() {
            self.block.pieces.push(Piece::Space(space));
        }
        self.block.text += match &piece {
            Piece::AsIs(range) => range.len(),
            Piece::Character(..) | Piece::Space(_) => 1,
        };
        self.block.pieces.push(piece);
    }

    fn has_word(&self, piece: &Piece) -> bool {
        match piece {
            Piece::AsIs(range) => {
                let text = self.file.get(range.clone()).unwrap_or_default();
                text.chars().any(char::is_alphanumeric)
            }
            Piece::Character(c, _) => c.is_alphanumeric(),
            Piece::Space(_) => false,
        }
    }

    /// Ends the block, and writes it unless it is no part of the article.
    fn flush(&mut self) {
        let block = std::mem::take(&mut self.block);
        let kind = self.kind();
        let of_article = match kind {
            BlockKind::Title | BlockKind::Cell => true,
            // Nothing but links: to related articles, sections, shares.
            _ if block.linked * 5 >= block.text * 4 => false,
            BlockKind::Caption => true,
            _ => !self.between || block.text >= PROSE,
        };
        if !of_article || !block.pieces.iter().any(|piece| self.has_word(piece)) {
            return;
        }
        self.prose.begin(kind);
        for piece in &block.pieces {
            match piece {
                Piece::AsIs(range) => {
                    let text = self.file.get(range.clone()).unwrap_or_default();
                    self.prose.push(text, range.clone());
                }
                Piece::Character(c, range) => {
                    self.prose.push(c.encode_utf8(&mut [0; 4]), range.clone());
                }
                Piece::Space(range) => self.prose.push(" ", range.clone()),
            }
        }
        match (kind, self.tables.place(), self.tables.number()) {
            (BlockKind::Cell, Some(place), _) => self.prose.stands_at(place),
            (BlockKind::Caption, None, Some(table)) => self.prose.stands_over(table),
            _ => {}
        }
        let text = self.prose.blocks().last().map_or("", |block| self.prose.of(block));
        if kind == BlockKind::Cell && block.text >= PROSE && text.ends_with(['.', '!', '?']) {
            // Sentences in a table that only parts the page.
            self.prose.rename(BlockKind::Paragraph);
        } else if kind == BlockKind::Paragraph {
            let bold = block.strong * 10 >= block.text * 9 && !text.ends_with(['.', ',', ';']);
            if bold || is_title_like(text) {
                self.prose.rename(BlockKind::Heading);
            }
        }
    }
}

/// Whether a part of a table holds the whole article.
fn is_laid_out(tag: Tag) -> bool {
    tag.is_of_table() || matches!(tag, Tag::Cell { .. })
}

/// Whether raised text is the mark of a footnote: `[2]`, `*`, `a`.
fn is_footnote(raw: &str) -> bool {
    let text = raw.trim();
    text.starts_with('[') || !text.chars().any(|c| c.is_ascii_digit() || "stndrh−-".contains(c))
}

/// A character as it stands above the line.
fn raised(c: char) -> char {
    match c {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4'..='9' => char::from_u32(u32::from('⁴') + u32::from(c) - u32::from('4')).unwrap_or(c),
        '-' | '−' => '⁻',
        _ => c,
    }
}
