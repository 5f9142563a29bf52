//! Results of matches: two teams that one article has at 3-1 and another at 2-1.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::story::align::Clash;
use crate::story::page::Page;
use crate::story::page::spot::{Sides, Spot};
use crate::story::page::word::{Root, Sort, Word, forms, has_form};
use crate::value::{Day, Interval, Meaning};

/// The matches that two articles give two results. The words of each become a value of its page.
pub(crate) fn check(pages: &mut [Page], texts: &[&str]) -> Vec<Clash> {
    let mut all: Vec<Played> = Vec::new();
    for (index, (page, text)) in pages.iter().zip(texts).enumerate() {
        all.extend(results(index, page, text));
    }
    let mut found: Vec<Sides> = Vec::new();
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for (at, x) in all.iter().enumerate() {
        let of_match: Vec<(usize, &Played)> =
            all.iter().enumerate().skip(at).filter(|(_, y)| x.is_of_the_match_of(y)).collect();
        let scores: BTreeSet<(u32, u32)> = of_match.iter().map(|(_, y)| y.score).collect();
        // Three results are of three matches, and who tells the other's as well, be it of "them", tells of two.
        let knows_other = |y: &Played| {
            let own = all.iter().filter(|z| z.spot.page == y.spot.page);
            own.into_iter().any(|z| z.score != y.score && scores.contains(&z.score))
        };
        let is_taken = |at: &usize| taken.contains(at);
        if scores.len() != 2 || of_match.iter().any(|(at, y)| is_taken(at) || knows_other(y)) {
            continue;
        }
        taken.extend(of_match.iter().map(|(at, _)| *at));
        let side = |own: bool| -> Vec<Spot> {
            let side = of_match.iter().filter(|(_, y)| (y.score == x.score) == own);
            side.map(|(_, y)| y.spot.clone()).collect()
        };
        let sides = [side(true), side(false)];
        let day = |spot: &Spot| pages[spot.page].told_day();
        let apart = sides[0].iter().flat_map(|x| sides[1].iter().map(move |y| (day(x), day(y))));
        let apart: Vec<Option<i64>> =
            apart.map(|(x, y)| x.zip(y).map(|(x, y)| (x - y).num_days().abs())).collect();
        let are_near = apart.iter().flatten().any(|days| *days <= FEW_DAYS);
        // Articles of other days tell of other matches.
        if !are_near && apart.iter().all(Option::is_some) {
            continue;
        }
        let why = "A match has one result.";
        let doubt = "Nothing says that both are of one day: teams meet again.";
        found.push(match are_near {
            true => Sides::warning(sides, why),
            false => Sides::lead(sides, why, doubt, LIKELY),
        });
    }
    let meaning = |wording: &str| Meaning::Text(wording.into());
    found.into_iter().map(|sides| sides.clash(pages, texts, &meaning)).collect()
}

/// Teams seldom meet twice within so many days.
const FEW_DAYS: i64 = 3;
/// How sure it is that two teams that meet in two articles meet once, in thousandths.
const LIKELY: i64 = 450;

/// A result, as a sentence tells it.
#[derive(Debug)]
struct Played {
    /// The greater figure first.
    score: (u32, u32),
    /// The names of its sentence, each with its words.
    teams: Vec<BTreeSet<Root>>,
    /// The days that its sentence names.
    days: Vec<Interval<Day>>,
    spot: Spot,
}

impl Played {
    /// Whether two sentences name the same two teams, and no two days. Where each has a name of its own as well, the
    /// second may be of another match of one of the teams.
    fn is_of_the_match_of(&self, other: &Played) -> bool {
        let shared = |own: &[BTreeSet<Root>], others: &[BTreeSet<Root>]| {
            own.iter().filter(|team| others.iter().any(|other| !other.is_disjoint(team))).count()
        };
        let (own, others) = (shared(&self.teams, &other.teams), shared(&other.teams, &self.teams));
        let has_more = own < self.teams.len() && others < other.teams.len();
        let meet = |x: &Interval<Day>| other.days.iter().any(|y| x.meets(y));
        own.min(others) >= 2
            && !has_more
            && (self.days.is_empty() || other.days.is_empty() || self.days.iter().any(meet))
    }
}

/// The results that a page tells.
fn results(index: usize, page: &Page, text: &str) -> Vec<Played> {
    let mut found = Vec::new();
    for (sentence, words, _) in page.with_form(text, &TELLING) {
        // "Led 1-0 at half-time" is no result, nor is one leg of two.
        if has_form(words, &OTHERWISE) {
            continue;
        }
        let mut scores = (0..words.len()).filter_map(|at| score(words, text, at));
        let (Some((score, range)), None) = (scores.next(), scores.next()) else { continue };
        if is_on_the_way(text, &range) {
            continue;
        }
        let runs = page.runs.iter().filter(|run| run.sentence == sentence);
        let named = runs.filter_map(|run| page.words.get(run.words.clone()));
        let teams = named.map(|words| words.iter().map(|word| word.root).collect()).collect();
        let nodes = page.nodes.iter().filter(|node| node.sentence == sentence);
        let days = nodes.filter_map(|node| match &node.value.meaning {
            Meaning::Time(period) => Some(period.days()),
            _ => None,
        });
        let spot = Spot { page: index, sentence, range };
        found.push(Played { score, teams, days: days.collect(), spot });
    }
    found
}

/// "Came from 28-3 DOWN": how it stood on the way.
fn is_on_the_way(text: &str, score: &Range<usize>) -> bool {
    let is = |word: Option<&str>, list: &[&str]| word.is_some_and(|word| list.contains(&word));
    let before = text.get(..score.start).and_then(|text| text.split_whitespace().next_back());
    let behind = text
        .get(score.end..)
        .and_then(|text| text.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()));
    is(before, &["from", "down", "trailing", "at"]) || is(behind, &["down", "up"])
}

/// The score that begins with a word: "3-1". Figures of two digits at most, and nothing else joined to them.
fn score(words: &[Word], text: &str, at: usize) -> Option<((u32, u32), Range<usize>)> {
    let first = words.get(at)?;
    let dash = usize::from(words.get(at + 1)?.sort == Sort::Heavy);
    let second = words.get(at + 1 + dash)?;
    let (start, end) = (first.start as usize, second.end as usize);
    let between = text.get(first.end as usize..second.start as usize)?;
    let figure = |word: &Word| word.of(text).parse::<u32>().ok().filter(|figure| *figure < 100);
    let is_joined = |c: Option<char>| {
        c.is_some_and(|c| {
            c.is_alphanumeric() || matches!(c, '-' | '–' | '/' | '%' | '$' | '£' | '€')
        })
    };
    let before = text.get(..start)?.chars().next_back();
    let behind = text.get(end..)?.chars().next();
    let (x, y) = (figure(first)?, figure(second)?);
    let is_score = matches!(between, "-" | "–") && !is_joined(before) && !is_joined(behind);
    is_score.then_some(((x.max(y), x.min(y)), start..end))
}

/// Words of a result, without one of which a score may be anything.
static TELLING: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms([
        "beat",
        "beaten",
        "beating",
        "beats",
        "defeat",
        "defeated",
        "defeats",
        "downed",
        "draw",
        "drawn",
        "drew",
        "edged",
        "hammered",
        "held",
        "lose",
        "loses",
        "loss",
        "lost",
        "overcame",
        "thrashed",
        "triumph",
        "triumphed",
        "victory",
        "win",
        "winning",
        "wins",
        "won",
    ])
});

/// Words of a score that is no result, or not that of one match.
static OTHERWISE: LazyLock<Vec<Root>> = LazyLock::new(|| {
    forms([
        "advantage",
        "aggregate",
        "ahead",
        "behind",
        "comeback",
        "deficit",
        "half",
        "halftime",
        "hour",
        "interval",
        "last",
        "lead",
        "leading",
        "leads",
        "led",
        "leg",
        "previous",
        "record",
        "season",
        "series",
        "set",
        "sets",
        "shootout",
        "trailed",
        "trailing",
        "until",
        "vote",
        "votes",
        "years",
    ])
});
