//! The visible text of an article, in blocks, with a map back to the bytes of the file.

use std::ops::Range;

use super::table::{Cell, CellPlace, Heads, all_heads};

/// The visible text of an article. Blocks are parted by a line feed, which belongs to none of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    text: String,
    blocks: Vec<Block>,
    pieces: Vec<Piece>,
    /// Where the cells of its tables stand, in their order.
    cells: Vec<Cell>,
    /// What is written over its tables: the number of the table, and the block.
    captions: Vec<(usize, usize)>,
    /// How many tables it has.
    tables: usize,
}

/// A stretch of prose that stands by itself: no sentence goes beyond it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is on the page.
    pub kind: BlockKind,
    /// The bytes of the prose.
    pub range: Range<usize>,
}

/// What a block is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// A heading within the article.
    Heading,
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// A cell of a table.
    Cell,
    /// What is written under a picture or over a table.
    Caption,
}

/// A run of prose and the bytes of the file that it stands for. Where both are of one length they are
/// the same text byte for byte; elsewhere (an entity of HTML, a folded space) the run stands for all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    prose: Range<usize>,
    file: Range<usize>,
}

impl Prose {
    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The blocks, in the order of the page.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The text of a block.
    pub fn of(&self, block: &Block) -> &str {
        self.text.get(block.range.clone()).unwrap_or_default()
    }

    /// The bytes of the file that hold a stretch of prose: from where its first character stands to
    /// where its last one ends, with any markup between them.
    pub fn in_file(&self, range: Range<usize>) -> Range<usize> {
        let start = self.place(range.start, false);
        let end = if range.is_empty() { start } else { self.place(range.end, true) };
        start..end.max(start)
    }

    fn place(&self, at: usize, is_end: bool) -> usize {
        let index = self.pieces.partition_point(|piece| match is_end {
            true => piece.prose.end < at,
            false => piece.prose.end <= at,
        });
        let Some(piece) = self.pieces.get(index) else {
            return self.pieces.last().map_or(0, |piece| piece.file.end);
        };
        let within = at.saturating_sub(piece.prose.start);
        if piece.prose.len() == piece.file.len() {
            piece.file.start + within
        } else if is_end {
            piece.file.end
        } else {
            piece.file.start
        }
    }

    /// How many cells its tables have.
    pub fn cell_count(&self) -> usize {
        self.cells.len()
    }

    /// What the tables say of their cells: each block that is a cell, by its place among the blocks, with the
    /// cells that say what it is of.
    ///
    /// ```
    /// use gainsay::load::article::Article;
    /// use gainsay::span::Text;
    /// let file = "| | 2031 | 2030 |\n|---|---|---|\n| Ferries | 14 | 12 |\n";
    /// let prose = Article::read(Text::whole("fleet.md", file)).prose;
    /// let word = |at: usize| prose.of(&prose.blocks()[at]);
    /// let heads = prose.heads();
    /// let (twelve, of_twelve) = heads.last().unwrap();
    /// assert_eq!(word(*twelve), "12");
    /// assert_eq!(of_twelve.row.map(word), Some("Ferries"));
    /// assert_eq!(of_twelve.columns.iter().map(|at| word(*at)).collect::<Vec<_>>(), ["2030"]);
    /// ```
    pub fn heads(&self) -> Vec<(usize, Heads)> {
        all_heads(&self.cells, &self.captions, self)
    }

    /// The number of a table that begins.
    pub(super) fn next_table(&mut self) -> usize {
        self.tables += 1;
        self.tables
    }

    /// Says where in its table the last block stands, which is a cell.
    pub(super) fn stands_at(&mut self, place: CellPlace) {
        let block = self.blocks.len().saturating_sub(1);
        self.cells.push(Cell { block, place });
    }

    /// Says that the last block is what is written over a table.
    pub(super) fn stands_over(&mut self, table: usize) {
        self.captions.push((table, self.blocks.len().saturating_sub(1)));
    }

    /// Begins a block.
    pub(super) fn begin(&mut self, kind: BlockKind) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.blocks.push(Block { kind, range: self.text.len()..self.text.len() });
    }

    /// Ends the last block where its last word ends.
    pub(super) fn end(&mut self) {
        if let Some(block) = self.blocks.last_mut() {
            let text = self.text.get(block.range.clone()).unwrap_or_default();
            block.range.end = block.range.start + text.trim_end().len();
        }
    }

    /// Says what the last block is after all.
    pub(super) fn rename(&mut self, kind: BlockKind) {
        if let Some(block) = self.blocks.last_mut() {
            block.kind = kind;
        }
    }

    /// Says what the first block is after all.
    pub(super) fn rename_first(&mut self, kind: BlockKind) {
        if let Some(block) = self.blocks.first_mut() {
            block.kind = kind;
        }
    }

    /// Adds text to the last block: what the bytes `file` of the file say to the reader.
    pub(super) fn push(&mut self, text: &str, file: Range<usize>) {
        let start = self.text.len();
        self.text.push_str(text);
        let end = self.text.len();
        if let Some(block) = self.blocks.last_mut() {
            block.range.end = end;
        }
        let same_length = text.len() == file.len();
        match self.pieces.last_mut() {
            Some(last)
                if same_length
                    && last.prose.len() == last.file.len()
                    && last.prose.end == start
                    && last.file.end == file.start =>
            {
                last.prose.end = end;
                last.file.end = file.end;
            }
            _ => self.pieces.push(Piece { prose: start..end, file }),
        }
    }
}
