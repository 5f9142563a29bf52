//! A saved page as its parts and what comes one after the other in them.

use std::ops::Range;

use super::super::table::Extent;
use super::meta::Meta;
use super::words::{Around, Tag};

/// A page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Its parts in the order of their opening tags; the first is the page itself.
    pub(super) elements: Vec<Element>,
    /// What comes one after the other.
    pub(super) events: Vec<Event>,
    /// What its head says.
    pub(super) meta: Meta,
}

/// A part of a page that stands by itself.
#[derive(Debug)]
pub(super) struct Element {
    /// The part around it, by its place among the elements.
    pub(super) parent: usize,
    /// What it is.
    pub(super) tag: Tag,
    /// Whether it belongs to the article.
    pub(super) around: Around,
    /// The events that open and close it.
    pub(super) events: Range<usize>,
    /// How many bytes of text stand in it and in no smaller part.
    pub(super) text: usize,
    /// How many of these lead elsewhere.
    pub(super) linked: usize,
    /// Over how many cells it goes, if it is one.
    pub(super) cells: Extent,
}

/// What comes next on a page.
#[derive(Clone, Debug)]
pub(super) enum Event {
    /// A part begins.
    Open(usize),
    /// A part ends.
    Close,
    /// Text as it stands in the file.
    Text(Range<usize>, Look),
    /// A line ends by a tag.
    LineEnd(usize),
    /// A mark of quotation that the browser sets.
    Mark(char, usize),
}

/// How a text looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) linked: bool,
    pub(super) raised: bool,
    pub(super) strong: bool,
    /// The ends of its lines are ends of lines.
    pub(super) lines: bool,
}
