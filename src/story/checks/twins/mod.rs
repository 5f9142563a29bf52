//! Sentences that two articles share almost word for word, but for a word that turns the sense: up for
//! down, the first quarter for the fourth, one name for another.

mod turn;

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::sync::LazyLock;

use crate::read::MentionKind;
use crate::story::align::Clash;
use crate::story::align::formula;
use crate::story::align::pair::{At, Rarity};
use crate::story::page::Page;
use crate::story::page::change;
use crate::story::page::saying::is_said_again;
use crate::story::page::spot::{Sides, Spot};
use crate::story::page::tables::WEEKDAYS;
use crate::story::page::word::{Root, Sort, Word, fold, forms};
use crate::value::Meaning;
use turn::{Turn, turned};

/// Fewer words in common make no twins.
const LEAST_COMMON: usize = 6;
/// A word that more sentences hold does not lead from one to its twin.
const POSTINGS: usize = 40;

/// The twins among the pages that differ in the sense. Each word that turns it becomes a value of its page.
///
/// Two texts that are held against each other are of one thing; of many, sentences of the same words may be of
/// two: then what differs in other places as well is no more than a lead.
pub(crate) fn check(pages: &mut [Page], texts: &[&str], rarity: &Rarity) -> Vec<Clash> {
    let sentences = gather(pages);
    let mut found: Vec<Sides> = Vec::new();
    for (x, y) in candidates(&sentences) {
        let (a, b) = (&sentences[x], &sentences[y]);
        let Some(Turn { words: (i, j), why, others, sort }) = turned(a, b, texts) else { continue };
        let (p, q) = (&pages[a.page], &pages[b.page]);
        let (own, other) = (a.place(i, sort, texts), b.place(j, sort, texts));
        let is_figure = |page: &Page, spot: &Spot| {
            page.nodes.iter().any(|n| {
                n.range.contains(&spot.range.start)
                    && !matches!(n.kind, MentionKind::Date | MentionKind::Ordinal)
            })
        };
        if !rarity.is_pair && is_figure(p, &own) && is_figure(q, &other) {
            continue;
        }
        let node = |spot: &Spot| {
            let mut nodes = pages[spot.page].nodes.iter();
            let node = nodes.position(|node| node.range.contains(&spot.range.start))?;
            Some(At { page: spot.page, node })
        };
        if node(&own).zip(node(&other)).is_some_and(|(a, b)| is_said_again(a, b, pages)) {
            continue;
        }
        let differ = formula::differ(p, a.sentence, q, b.sentence);
        let is_one_case = differ == Some(0) && others == 0 && sort != turn::Sort::Name;
        let sides = [vec![own], vec![other]];
        found.push(match () {
            () if rarity.is_pair => Sides::warning(sides, why),
            () if !is_one_case => {
                Sides::lead(sides, why, "Reports of two things may be worded alike.", LOOSE)
            }
            () if are_of_two_days(p, q)
                && (moves_on(&a.words[i]) || sort != turn::Sort::Opposite) =>
            {
                Sides::lead(sides, why, "Each is of another day: what goes on moves on.", LOOSE)
            }
            () => Sides::warning(sides, why),
        });
    }
    let text = |word: &str| Meaning::Text(word.into());
    found.into_iter().map(|sides| sides.clash(pages, texts, &text)).collect()
}

/// How sure it is that two sentences of the same words are of one thing, in thousandths, where more differs in
/// them than the word that turns the sense.
const LOOSE: i64 = 300;

/// Whether a word is a figure, a name or a day.
fn is_fact(word: &Word) -> bool {
    matches!(word.sort, Sort::Figure | Sort::Name) || is_day(word)
}

static DAYS: LazyLock<Vec<Root>> = LazyLock::new(|| forms(WEEKDAYS.iter().copied()));

/// Whether a word tells a day.
fn is_day(word: &Word) -> bool {
    DAYS.binary_search(&word.form).is_ok()
}

/// Whether a word tells a day, or what rises on one day and falls on the next.
fn moves_on(word: &Word) -> bool {
    is_day(word) || change::is_move(word)
}

/// Whether two articles are known to have come on two days.
fn are_of_two_days(p: &Page, q: &Page) -> bool {
    p.day_of_publication().zip(q.day_of_publication()).is_some_and(|(a, b)| a != b)
}

fn is_name(word: &Word) -> bool {
    word.sort == Sort::Name
}

/// A sentence as a list of words, in its order.
struct Line {
    page: usize,
    sentence: usize,
    words: Vec<Word>,
    /// The roots of the words, in order: what two lines have in common is counted by them. Of most lines nobody asks,
    roots: OnceCell<Vec<Root>>,
    /// nor for the words in lower case.
    folded: OnceCell<Vec<String>>,
}

impl Line {
    fn roots(&self) -> &[Root] {
        self.roots.get_or_init(|| {
            let mut roots: Vec<Root> = self.words.iter().map(|w| w.root).collect();
            roots.sort_unstable();
            roots
        })
    }

    fn folded(&self, texts: &[&str]) -> &[String] {
        let text = texts.get(self.page).copied().unwrap_or_default();
        self.folded.get_or_init(|| self.words.iter().map(|w| fold(w.of(text))).collect())
    }

    /// What is shown of a word that turns the sense: of a result and of a name all of it, of a denial what is denied.
    fn place(&self, word: usize, sort: turn::Sort, texts: &[&str]) -> Spot {
        let text = texts.get(self.page).copied().unwrap_or_default();
        let mut range = self.words[word].range();
        let follows = |at: usize, is_of: &dyn Fn(&Word) -> bool| {
            let pair = self.words.get(at..at + 2)?;
            let are_joined = text.get(pair[0].range().end..pair[1].range().start)?.len() == 1;
            (are_joined && is_of(&pair[1])).then(|| pair[1].range().end)
        };
        match sort {
            turn::Sort::Result => range = turn::result(text, range),
            turn::Sort::Swap => {
                range.end = follows(word, &is_name).unwrap_or(range.end);
            }
            turn::Sort::Denial if turn::is_denial(&self.folded(texts)[word]) => {
                range.end = follows(word, &|_| true).unwrap_or(range.end);
            }
            _ => {}
        }
        Spot { page: self.page, sentence: self.sentence, range }
    }
}

fn gather(pages: &[Page]) -> Vec<Line> {
    let mut lines = Vec::new();
    for (page, read) in pages.iter().enumerate() {
        for (sentence, of) in read.sentences.iter().enumerate() {
            let words = read.words.get(of.words.clone()).unwrap_or_default();
            let mut own: Vec<Word> = Vec::with_capacity(words.len());
            own.extend(words.iter().filter(|w| w.root != 0));
            if own.len() >= LEAST_COMMON {
                let (roots, folded) = (OnceCell::new(), OnceCell::new());
                lines.push(Line { page, sentence, words: own, roots, folded });
            }
        }
    }
    lines
}

/// Pairs of sentences of two articles with many telling words in common.
fn candidates(lines: &[Line]) -> Vec<(usize, usize)> {
    let mut postings: Vec<(Root, usize)> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let telling = line.words.iter().filter(|word| word.says_something());
        postings.extend(telling.map(|word| (word.root, index)));
    }
    postings.sort_unstable();
    postings.dedup();
    // By its lists, where each line stands in them.
    let lists = postings.chunk_by(|(a, _), (b, _)| a == b);
    let mut of_lines: Vec<Vec<&[(Root, usize)]>> = vec![Vec::new(); lines.len()];
    for list in lists.filter(|list| (2..=POSTINGS).contains(&list.len())) {
        for (at, (_, line)) in list.iter().enumerate() {
            of_lines[*line].push(&list[at + 1..]);
        }
    }
    let mut common = vec![0_usize; lines.len()];
    let mut found = Vec::new();
    for (x, lists) in of_lines.iter().enumerate() {
        let others = || lists.iter().flat_map(|list| list.iter()).map(|(_, y)| *y);
        others().for_each(|y| common[y] += 1);
        let before = found.len();
        for y in others() {
            if std::mem::take(&mut common[y]) >= 4 && lines[x].page != lines[y].page {
                found.push((x, y));
            }
        }
        found[before..].sort_unstable();
    }
    found
}

/// How many words of a line another needs in common with it to be its twin.
fn least_common(a: &Line, b: &Line) -> usize {
    LEAST_COMMON.max((a.words.len().min(b.words.len()) * 7).div_ceil(10))
}

/// Whether two lines have as many roots in common, in whatever order, as twins have words.
fn may_be_twins(a: &Line, b: &Line) -> bool {
    let (mut x, mut y, mut common) = (0, 0, 0);
    let (of_a, of_b) = (a.roots(), b.roots());
    while let (Some(one), Some(other)) = (of_a.get(x), of_b.get(y)) {
        match one.cmp(other) {
            Ordering::Less => x += 1,
            Ordering::Greater => y += 1,
            Ordering::Equal => (x, y, common) = (x + 1, y + 1, common + 1),
        }
    }
    common >= least_common(a, b)
}
