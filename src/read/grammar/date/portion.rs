//! Halves and quarters whose year is not told: which year is meant, and those that are no part of any year,
//! "the first half of the match", "the third quarter in a row".

use super::super::Reader;
use super::super::fiscal::ordinal;
use super::super::guard::is_any;
use super::super::number::skip_hyphen;
use super::published_day;
use super::tense::{self, Tense};
use crate::pack::lexicon::Sense;
use crate::read::token::Kind;
use crate::value::Calendar;

/// The year of a half or quarter, `of_year`, that is told without one.
pub(crate) fn year(
    (at, next): (usize, usize),
    published: i32,
    of_year: impl Fn(i32) -> Calendar,
    r: &Reader<'_>,
) -> i32 {
    let Some(today) = published_day(r).filter(|_| r.prose) else { return published };
    let days = of_year(published).days();
    let Some((first, last)) = days else { return published };
    let since_it_ended = of_year(published - 1).days().map(|(_, last)| (today - last).num_days());
    match tense::clearly(at, next, r) {
        Some(Tense::Past) if first > today => published - 1,
        Some(Tense::Future) if (today - last).num_days() > AT_HAND => published + 1,
        // In January "the fourth quarter" has just ended.
        None if first > today && since_it_ended.is_some_and(|days| days <= JUST) => published - 1,
        _ => published,
    }
}

/// So many days after a quarter its accounts are still to come.
const AT_HAND: i64 = 30;

/// For so many days after a quarter its accounts are talked about.
const JUST: i64 = 92;

/// Whether the half or quarter from `at` to before `next` is that of something else than a year, so far as can
/// be told.
pub(crate) fn is_of_another(at: usize, next: usize, is_quarter: bool, r: &Reader<'_>) -> bool {
    let begins = usize::from(r.is_word(next, "in"));
    let in_a_row = begins > 0
        && (r.is_word(next + 1, "succession")
            || r.is_word(next + 1, "a") && r.is_word(next + 2, "row"));
    // Whose accounts begin with another month is not known.
    let is_fiscal = at > 0 && is_any(at - 1, &["fiscal", "financial"], r);
    let longer = skip_hyphen(next, r);
    if r.is_word(next, "of")
        || r.is_word(next, "running")
        || in_a_row
        || is_fiscal
        || r.joined(longer) && is_any(longer, HALVED, r)
    {
        return true;
    }
    if ordinal(at, r).is_none() {
        return false;
    }
    if clause(at, next, r).any(|i| is_any(i, PLAYED, r)) {
        return true;
    }
    if clause(at, next, r).any(|i| is_of_trade(i, r)) {
        return false;
    }
    // Most halves of which nothing is told are those of a game.
    !is_quarter || clause(at, next, r).any(|i| is_score(i, r))
}

/// The words around a half or quarter in its sentence.
fn clause<'r>(at: usize, next: usize, r: &'r Reader<'_>) -> impl Iterator<Item = usize> + 'r {
    let ends = |i: usize| {
        r.token(i).is_none()
            || matches!(r.sign(i), '!' | '?')
            || r.sign(i) == '.' && !r.glued(i + 1)
    };
    let before = (at.saturating_sub(REACH)..at).rev().take_while(move |&i| !ends(i));
    before.chain((next..next + REACH).take_while(move |&i| !ends(i)))
}

/// How many words away others tell what a half is a half of.
const REACH: usize = 10;

/// "14-7": small figures with a dash.
fn is_score(at: usize, r: &Reader<'_>) -> bool {
    let figure = |i: usize| r.kind(i) == Some(Kind::Digits) && r.text_at(i).len() <= 3;
    matches!(r.sign(at), '-' | '–')
        && r.glued(at)
        && r.glued(at + 1)
        && figure(at + 1)
        && at.checked_sub(1).is_some_and(figure)
}

/// Whether a word or sign is that of a trade, of which accounts are drawn up by halves of a year.
fn is_of_trade(at: usize, r: &Reader<'_>) -> bool {
    let grows = Sense::Magnitude(0).bit() | Sense::Magnitudes(0).bit();
    matches!(r.sign(at), '%' | '$' | '£' | '€' | '¥')
        || r.kind(at) == Some(Kind::Word) && r.text_at(at).len() > 1 && r.senses(at) & grows != 0
        || is_any(at, TRADE, r)
        || is_any(at, &["q", "h", "fy"], r) && r.glued(at + 1)
}

/// What has halves or quarters and is no year, and what "half" begins a word of.
const HALVED: &[&str] = &[
    "hour",
    "hours",
    "century",
    "centuries",
    "dozen",
    "marathon",
    "marathons",
    "term",
    "mile",
    "miles",
    "time",
    "day",
    "final",
    "finals",
    "finalist",
    "finalists",
    "brother",
    "sister",
    "back",
    "century",
];

/// Words of games that are played in halves or quarters.
const PLAYED: &[&str] = &[
    "score",
    "scores",
    "scored",
    "scoring",
    "scoreless",
    "goal",
    "goals",
    "goalless",
    "touchdown",
    "touchdowns",
    "game",
    "games",
    "match",
    "matches",
    "half-time",
    "halftime",
    "kick",
    "kicks",
    "goalkeeper",
    "keeper",
    "striker",
    "midfielder",
    "defender",
    "winger",
    "substitute",
    "substituted",
    "trailed",
    "trailing",
    "yards",
    "yard",
    "rebounds",
    "header",
    "headed",
    "equaliser",
    "equalizer",
    "equalised",
    "equalized",
    "quarterback",
    "quarterbacks",
    "players",
    "ball",
    "fouls",
    "fouled",
    "foul",
    "interception",
    "interceptions",
    "fumble",
    "fumbled",
    "punt",
    "playoff",
    "playoffs",
    "possession",
    "penalties",
    "offside",
    "tackle",
    "tackled",
    "tackles",
    "dunk",
    "layup",
    "pointer",
    "pointers",
    "kickoff",
    "tied",
];

/// Words of trade and of the accounts of a country.
const TRADE: &[&str] = &[
    "sales",
    "profit",
    "profits",
    "losses",
    "revenue",
    "revenues",
    "earnings",
    "income",
    "turnover",
    "growth",
    "grew",
    "gdp",
    "economy",
    "economic",
    "economies",
    "economists",
    "output",
    "production",
    "exports",
    "imports",
    "orders",
    "deliveries",
    "shipments",
    "inflation",
    "results",
    "dividend",
    "dividends",
    "margin",
    "margins",
    "forecast",
    "forecasts",
    "guidance",
    "quarter",
    "quarterly",
    "year",
    "annual",
    "annually",
    "percent",
    "cent",
    "price",
    "prices",
    "investment",
    "investments",
    "spending",
    "costs",
    "demand",
    "rate",
    "rates",
    "market",
    "markets",
    "bookings",
    "subscribers",
    "jobs",
    "hiring",
    "budget",
    "company",
    "companies",
    "firm",
    "firms",
    "bank",
    "banks",
    "business",
    "businesses",
    "trade",
    "euros",
    "dollars",
    "pounds",
    "crowns",
    "francs",
    "shares",
    "investors",
    "analysts",
    "cash",
    "debt",
    "interim",
];
