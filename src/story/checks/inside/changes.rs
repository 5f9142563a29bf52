//! A change and the two figures that it goes from and to, in one sentence.

use super::levels::MOVED;
use super::{Own, Sentence, ends, plain};
use crate::finding::Severity;
use crate::read::MentionKind;
use crate::rules::ARITHMETIC;
use crate::story::page::Node;
use crate::value::{Bound, Dimension, Number, Quantity, Stated, implied_step};

/// The lowest and the highest that something can be.
type Ends = (Number, Number);

/// What a change goes from and to.
struct Way {
    from: Ends,
    to: Ends,
    /// The values that say so.
    nodes: Vec<usize>,
    /// As they are worded.
    worded: String,
}

impl Sentence<'_> {
    /// "rose 20% from $40bn to $50bn", "doubled to $80m from $40m": the change fits the two ends.
    pub(super) fn changes(&self) -> Vec<Own> {
        let is_figure = |i: &usize| self.nodes[*i].kind != MentionKind::Date;
        let figures: Vec<usize> = (0..self.nodes.len()).filter(is_figure).collect();
        let change = |at: usize| {
            let said = Change::of(&self.nodes[figures[at]])?;
            if self.is_of_each_year(figures[at]) {
                return None;
            }
            let way = self.way(figures[at], figures.get(at + 1..)?);
            let way = way
                .or_else(|| self.way_before(figures[at], figures.get(..at)?))
                .or_else(|| self.way_around(figures.get(at.checked_sub(1)?..at + 2)?))?;
            self.unfit(figures[at], &said, &way)
        };
        (0..figures.len()).filter_map(change).collect()
    }

    /// Whether a change is one of several, or their mean: "rose 2 percent a year from", "rose an average of 3%".
    pub(super) fn is_of_each_year(&self, change: usize) -> bool {
        let node = &self.nodes[change];
        let before = self.text.get(..node.range.start).unwrap_or_default();
        let behind = self.text.get(node.range.end..).unwrap_or_default().trim_start();
        let start = before.char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
        let clause = before.get(start..).unwrap_or_default().to_lowercase();
        node.value.quantity().is_some_and(|quantity| quantity.per.is_some())
            || clause.contains("average")
            || node.value.wording.contains("average")
            || ["a year", "a month", "each", "per ", "annually", "yearly"]
                .iter()
                .any(|per| behind.starts_with(per))
    }

    /// The two ends of a change, where the figures behind it are just these.
    fn way(&self, change: usize, behind: &[usize]) -> Option<Way> {
        let first = *behind.first()?;
        let lead = self.joint(change, first);
        // "6% from 18 to 24" are so many of an age.
        let tells = |_: &(Ends, Ends)| {
            let is_bare = |quantity: &Quantity| {
                plain(quantity.dimension()) == Dimension::Number && quantity.noun.is_none()
            };
            self.nodes[change].is_change == Some(true)
                || !self.nodes[first].value.quantity().is_some_and(is_bare)
        };
        if let Some(range) = range(&self.nodes[first]).filter(|_| is_from(&lead)).filter(tells) {
            let worded = format!("“{}”", self.nodes[first].value.wording);
            return Some(Way { from: range.0, to: range.1, nodes: vec![first], worded });
        }
        let second = *behind.get(1)?;
        let between = self.joint(first, second);
        let (from, to) = match () {
            // A share that grew from 8% to 6% may have slowed by percent or by points.
            () if is_from(&lead) && between == "to" && !self.is_share(first) => (first, second),
            // "Rose 5% to $42, from $30 a year ago": what it rose from is another thing then.
            () if lead == "to"
                && is_from(&between)
                && !self.is_share(first)
                && !(between.starts_with(',') && self.is_dated(second)) =>
            {
                (second, first)
            }
            () => return None,
        };
        let (x, y) = (&self.nodes[from], &self.nodes[to]);
        if !is_of_one_sort(x, y) {
            return None;
        }
        let worded = format!("“{}” to “{}”", x.value.wording, y.value.wording);
        Some(Way { from: ends(x)?, to: ends(y)?, nodes: vec![first, second], worded })
    }

    /// The two ends of a change, where the figures before it are just these: "from $40 to $30, a drop of 50%".
    fn way_before(&self, change: usize, before: &[usize]) -> Option<Way> {
        let last = *before.last()?;
        let joint = self.joint(last, change).to_lowercase();
        let mut words = joint.trim_start_matches([',', '(']).split_whitespace();
        let behind = self.text.get(self.nodes[change].range.end..self.end)?.trim_start();
        let noun = behind.split(|c: char| !c.is_alphabetic()).next()?;
        let is_lead = |word: &str| LEADS.contains(&word) || MOVED.contains(&word);
        let is_change = joint.starts_with([',', '('])
            && words.clone().all(is_lead)
            && (words.any(|word| MOVED.contains(&word)) || MOVED.contains(&noun));
        if !is_change {
            return None;
        }
        let lead = |at: usize| {
            let start = self.nodes[at].range.start;
            let text = self.text.get(..start).unwrap_or_default().trim_end();
            text.ends_with("from") || self.nodes[at].value.wording.starts_with("from ")
        };
        if let Some((from, to)) = range(&self.nodes[last]) {
            let worded = format!("“{}”", self.nodes[last].value.wording);
            return Some(Way { from, to, nodes: vec![last], worded });
        }
        let first = *before.get(before.len().checked_sub(2)?)?;
        let (x, y) = (&self.nodes[first], &self.nodes[last]);
        let is_way = lead(first) && self.joint(first, last) == "to" && is_of_one_sort(x, y);
        if !is_way || self.is_share(first) {
            return None;
        }
        let worded = format!("“{}” to “{}”", x.value.wording, y.value.wording);
        Some(Way { from: ends(x)?, to: ends(y)?, nodes: vec![first, last], worded })
    }

    /// The two ends of a change that stands between them: "closed at $93, up 36% from the issue price of $68".
    fn way_around(&self, three: &[usize]) -> Option<Way> {
        let [to, change, from] = *three else { return None };
        let lead = self.joint(to, change);
        let words: Vec<&str> = lead.trim_start_matches([',', '(']).split_whitespace().collect();
        let is_move = lead.starts_with([',', '('])
            && words.len() <= 2
            && words.iter().any(|word| MOVED.contains(word));
        let behind = self.joint(change, from);
        let words: Vec<&str> = behind.split_whitespace().collect();
        // "From a LOSS of": another thing.
        let is_level = |word: &&str| word.chars().all(char::is_lowercase) && *word != "loss";
        let is_from =
            words.first() == Some(&"from") && words.len() <= AWAY && words.iter().all(is_level);
        let (x, y) = (&self.nodes[from], &self.nodes[to]);
        let are_sums = x.kind == MentionKind::Money && y.kind == MentionKind::Money;
        if !is_move || !is_from || !are_sums || !is_of_one_sort(x, y) || self.is_dated(to) {
            return None;
        }
        let worded = format!("“{}” to “{}”", x.value.wording, y.value.wording);
        Some(Way { from: ends(x)?, to: ends(y)?, nodes: vec![to, from], worded })
    }

    /// The clash of a change with its two ends, where they do not fit.
    fn unfit(&self, change: usize, said: &Change, way: &Way) -> Option<Own> {
        let all = [
            (way.from.0, way.to.0),
            (way.from.0, way.to.1),
            (way.from.1, way.to.0),
            (way.from.1, way.to.1),
        ];
        let all: Option<Vec<Number>> =
            all.iter().map(|&(from, to)| said.between(from, to)).collect();
        let all = all?;
        let (low, high) = (*all.iter().min()?, *all.iter().max()?);
        // Of two ends that may be one the change may be none at all.
        let may_be_one = way.from.0 <= way.to.1 && way.to.0 <= way.from.1;
        let low = if may_be_one && matches!(said, Change::Percent(_)) { Number::ZERO } else { low };
        if low <= said.ends().1 && high >= said.ends().0 {
            return None;
        }
        let from = way
            .worded
            .strip_prefix("“from ")
            .map_or(format!("From {}", way.worded), |rest| format!("From “{rest}"));
        let why = format!(
            "{from} is {}, not “{}”.",
            said.in_words(low, high),
            self.nodes[change].value.wording
        );
        Some(self.clash(&[&[change], &way.nodes], Severity::Error, why, &ARITHMETIC))
    }

    /// The words between two values, without the times that stand there: "to", ", from".
    fn joint(&self, x: usize, y: usize) -> String {
        let mut words = String::new();
        let mut from = self.nodes[x].range.end;
        let times = self.nodes.get(x + 1..y).unwrap_or_default();
        for time in times.iter().chain([&self.nodes[y]]) {
            words.push_str(self.text.get(from..time.range.start).unwrap_or_default());
            words.push(' ');
            from = time.range.end;
        }
        let wording = &self.nodes[y].value.wording;
        if wording.starts_with("from ") {
            words.push_str("from");
        }
        words.split_whitespace().collect::<Vec<&str>>().join(" ")
    }

    /// Whether it is told of a value how long ago it was.
    fn is_dated(&self, at: usize) -> bool {
        let behind = self.text.get(self.nodes[at].range.end..).unwrap_or_default().trim_start();
        let next = self.nodes.get(at + 1).filter(|next| next.kind == MentionKind::Date);
        let is_ago =
            |time: &str| behind.strip_prefix(time).is_some_and(|rest| rest.starts_with(" ago"));
        next.is_some_and(|next| next.value.wording.ends_with(" ago"))
            || ["a year", "a month", "a week"].iter().any(|time| is_ago(time))
    }

    fn is_share(&self, at: usize) -> bool {
        self.nodes[at].dimension() == Some(Dimension::Share)
    }
}

/// So many words stand at most from "from" to where the move began: "from its issue price of".
const AWAY: usize = 6;
/// Words between a way and the change that it makes, beside those of a move.
const LEADS: &[&str] = &["a", "an", "of", "by", "or", "about", "nearly", "almost", "some"];

/// How many characters before a change "an average of" stands in.
const BEFORE: usize = 24;

/// How much something changes, by what is said.
enum Change {
    /// By so many percent.
    Percent(Ends),
    /// By so many times: "doubled".
    Times(Ends),
}

impl Change {
    fn of(node: &Node) -> Option<Change> {
        let (low, high) = ends(node)?;
        match node.dimension()? {
            Dimension::Share => {
                let (low, high) = (low.abs(), high.abs());
                Some(Change::Percent((low.min(high), low.max(high))))
            }
            // People say "halved" of what lost a little less or more.
            Dimension::Ratio if node.bound() == Bound::Exact => {
                let said = node.value.quantity()?.figure.point()?;
                let fifth = said.over(Number::from(5))?;
                Some(Change::Times((low.min(said.minus(fifth)?), high.max(said.plus(fifth)?))))
            }
            _ => None,
        }
    }

    fn ends(&self) -> Ends {
        match self {
            Change::Percent(ends) | Change::Times(ends) => *ends,
        }
    }

    /// The change from one figure to another, in the same terms.
    fn between(&self, from: Number, to: Number) -> Option<Number> {
        match self {
            Change::Percent(_) => {
                to.minus(from)?.over(from)?.times(Number::from(100)).map(Number::abs)
            }
            Change::Times(_) => to.over(from),
        }
    }

    fn in_words(&self, low: Number, high: Number) -> String {
        match self {
            Change::Percent(_) => {
                format!("a change of {} to {} percent", low.rounded(1), high.rounded(1))
            }
            Change::Times(_) => format!("{} to {} times as much", low.rounded(2), high.rounded(2)),
        }
    }
}

/// Whether the words before a figure say that the change begins there.
fn is_from(words: &str) -> bool {
    matches!(words, "from" | ", from")
}

/// The two ends of what was read as a range: "from 60 to 80 million crowns".
pub(super) fn range(node: &Node) -> Option<(Ends, Ends)> {
    let quantity = node.value.quantity()?;
    let wording = &node.value.wording;
    if quantity.figure.bound != Bound::Range
        || !wording.starts_with("from ")
        || !wording.contains(" to ")
    {
        return None;
    }
    let around = |end: Number| {
        let stated = Stated::rounded(end, implied_step(end, None), Bound::Exact)?;
        stated.possible.low().point().zip(stated.possible.high().point())
    };
    Some((around(quantity.figure.low?)?, around(quantity.figure.high?)?))
}

/// Whether two figures measure or count the same, as far as they say what.
fn is_of_one_sort(x: &Node, y: &Node) -> bool {
    let (Some(a), Some(b)) = (x.value.quantity(), y.value.quantity()) else { return false };
    let one_noun = a.noun.is_none() || b.noun.is_none() || a.noun == b.noun;
    let one_per = a.per.is_none() || b.per.is_none() || a.per == b.per;
    plain(a.dimension()) == plain(b.dimension()) && one_noun && one_per
}
