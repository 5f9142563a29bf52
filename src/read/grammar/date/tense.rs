//! Whether what is told of a day has been or is to come, by the verb that stands beside it.

use super::super::guard::is_any;
use super::super::{Reader, relative};
use super::put_off;
use crate::pack::lexicon::Sense;
use crate::read::plan::is_thing;
use crate::read::token::{Case, Kind};

/// Where a day lies, seen from the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// "opened on the 14th"
    Past,
    /// "will open on the 14th", "is due on the 14th"
    Future,
}

/// How many words a verb may stand away from its day.
const REACH: usize = 10;

/// The tense of the nearest verb before the words from `at` to `next`; else of the first after them.
/// `None` where there is none that tells.
pub(crate) fn beside(at: usize, next: usize, r: &Reader<'_>) -> Option<Tense> {
    // "Shut since the 25th", "jailed until the 30th": the verb is not that of the day.
    let lead = at.checked_sub(1 + usize::from(at > 1 && r.is_word(at - 1, "the")));
    match lead {
        Some(lead) if r.is_word(lead, "since") => return Some(Tense::Past),
        // "Was put off to Friday", "from Friday it will be shut".
        Some(lead) if is_any(lead, &["to", "until", "till"], r) && put_off::is_put_off(lead, r) => {
            return Some(Tense::Future);
        }
        Some(lead) if r.is_word(lead, "from") => {
            let is_to_come = is_will_near(lead, next, r);
            return Some(if is_to_come { Tense::Future } else { Tense::Past });
        }
        // "Was held until Friday" may be over, "has until Friday to pay" is not.
        Some(lead) if is_any(lead, &["until", "till", "by"], r) => {
            let mut before =
                (at.saturating_sub(REACH)..at).rev().take_while(|&i| is_of_clause(i, r));
            let is_past = before.any(|i| is_any(i, &["was", "were", "had"], r));
            return (!is_past).then_some(Tense::Future);
        }
        _ => {}
    }
    if is_said_to_be(at, next, r) {
        return Some(Tense::Future);
    }
    let mut is_past_comma = false;
    for (away, i) in (at.saturating_sub(REACH)..at).rev().enumerate() {
        if r.sign(i) == ',' {
            is_past_comma = true;
            continue;
        }
        if !is_of_clause(i, r) {
            break;
        }
        // "Will open after the fire of Sunday": the day is that of something else.
        if is_any(i, OF_ANOTHER, r) || away == 0 && r.is_word(i, "of") {
            return None;
        }
        let is_bound = i > 0 && is_any(i - 1, &["is", "are"], r);
        if is_will(i, r) || is_bound && (r.is_word(i, "to") || is_any(i, AWAITED, r)) {
            return Some(Tense::Future);
        }
        if is_past_comma {
            continue;
        }
        // "Could not be reached on Friday", "may have begun on Friday", "the match due on Friday was put off".
        if is_any(i, MAYBE, r) || is_any(i, AWAITED, r) && !r.is_word(i, "set") {
            return None;
        }
        // "The mayor said it opens": of what was said nothing is known; "spoke on the 14th" is told itself.
        if away <= 1 && begins_or_ends(i, r) {
            return (!clause_before(i, r).any(|i| is_any(i, HABIT, r))).then_some(Tense::Future);
        }
        let is_told = is_any(i, TELLING, r);
        if is_told && away > 2 || away == 1 && is_perhaps_present(i, r) {
            return None;
        }
        // "The lock was to open on Friday" tells nothing of whether it did.
        if is_any(i, &["was", "were"], r) && r.is_word(i + 1, "to") {
            return None;
        }
        if is_told || is_past(i, r) {
            let of = i.checked_sub(1)?;
            match () {
                // "Will be opened on Friday", "was found to be damaged on Friday".
                () if r.is_word(of, "be") || is_bound_form(i, r) => continue,
                () if is_any(of, &["is", "are", "gets", "get"], r) => return None,
                () => return Some(Tense::Past),
            }
        }
    }
    let mut after = (next..next + REACH).take_while(|&i| r.sign(i) != ',' && is_of_clause(i, r));
    after.find_map(|i| match () {
        () if is_any(i, MAYBE, r) || r.is_word(i, "is") || r.is_word(i, "are") => Some(None),
        () if is_will(i, r) => Some(Some(Tense::Future)),
        () => is_past(i, r).then_some(Some(Tense::Past)),
    })?
}

/// Where the month or quarter lies whose year is not told, where that is sure: a word of time stands before it, "in
/// July", and the verb before that is its own.
pub(crate) fn clearly(at: usize, next: usize, r: &Reader<'_>) -> Option<Tense> {
    let mut lead = at.checked_sub(1).filter(|_| r.prose)?;
    while lead > 0 && (is_any(lead, &["the", "early", "mid", "late"], r) || r.sign(lead) == '-') {
        lead -= 1;
    }
    // "In July and August": what goes for the one goes for the other.
    let is_joint = is_any(lead, &["and", "or"], r);
    if let Some(other) = lead.checked_sub(1).filter(|_| is_joint)
        && (r.senses(other) & Sense::Month(0).bit() != 0 || r.kind(other) == Some(Kind::Digits))
    {
        return clearly(other, next, r);
    }
    let is_until = is_any(lead, &["by", "until", "till"], r);
    if !is_until && !is_any(lead, &["in", "on", "from", "during"], r) && !r.is_word(lead, "is") {
        return None;
    }
    if r.is_word(lead, "from") {
        return is_will_near(lead, next, r).then_some(Tense::Future);
    }
    // What stands behind the end of a quotation goes on: "began “Project Dawn” in April".
    let is_quoted = lead > 0 && matches!(r.sign(lead - 1), '"' | '“') && r.glued(lead);
    let begins = lead == 0 || is_quoted || matches!(r.sign(lead - 1), '.' | '!' | '?');
    if begins && is_until {
        return is_will_near(lead, next, r).then_some(Tense::Future);
    }
    if begins {
        let comma = usize::from(r.sign(next) == ',');
        return is_own(next + comma..next + comma + REACH, r)
            .then(|| beside(at, next + comma, r))?;
    }
    let is_habit = is_any(next, HABIT, r) || clause_before(lead, r).any(|i| is_any(i, HABIT, r));
    if is_habit || !is_own_before(lead, is_until, r) {
        return None;
    }
    beside(at, next, r)
}

/// Whether the nearest verb before the word at `lead` is that of the time told behind it.
fn is_own_before(lead: usize, is_until: bool, r: &Reader<'_>) -> bool {
    // "Refused to fly in July"
    let is_infinitive = lead > 1 && r.is_word(lead - 2, "to");
    for i in clause_before(lead, r) {
        if is_will(i, r) || is_any(i, AWAITED, r) {
            return true;
        }
        if is_any(i, &["is", "are"], r) {
            return true;
        }
        if is_past(i, r) {
            if i > 0 && r.is_word(i - 1, "be") || is_bound_form(i, r) {
                return true;
            }
            let is_of_purpose =
                i + 1 < lead && (is_any(i, FORWARD, r) || (i..lead).any(|i| r.is_word(i, "for")));
            return !is_until && !is_infinitive && !is_attribute(i, r) && !is_of_purpose;
        }
        if is_date_word(i, r) {
            return false;
        }
    }
    !is_until
}

/// Whether no other time is told among the words, so far as their clause goes.
fn is_own(mut words: std::ops::Range<usize>, r: &Reader<'_>) -> bool {
    let verb = |i: usize| is_will(i, r) || is_past(i, r) && !is_attribute(i, r);
    let end =
        |i: &usize| !is_of_clause(*i, r) || r.sign(*i) == ',' || verb(*i) || is_date_word(*i, r);
    words.find(end).is_some_and(verb)
}

/// Words that tell a time themselves.
fn is_date_word(at: usize, r: &Reader<'_>) -> bool {
    const NAMES: u64 = Sense::Month(0).bit() | Sense::Weekday(0).bit();
    let is_year = r.text_at(at).len() == 4 && r.kind(at) == Some(Kind::Digits);
    let is_day = |sense| matches!(sense, Sense::Day(_)).then_some(());
    is_year
        || r.senses(at) & NAMES != 0 && !is_any(at, &["may", "sat", "sun"], r)
        || r.find(at, Sense::Day(0), is_day).is_some()
        || relative::relative(at, r).is_some()
}

/// "Will shut", "would have begun", "did not put": a form of a verb that looks like its past and is bound to another.
fn is_bound_form(at: usize, r: &Reader<'_>) -> bool {
    const BETWEEN: &[&str] = &["have", "been", "not", "t"];
    const BINDS: &[&str] = &["to", "do", "does", "cannot", "can"];
    let Some(mut of) = at.checked_sub(1) else { return false };
    while of > 0 && is_any(of, BETWEEN, r) {
        of -= 1;
    }
    is_will(of, r) || is_any(of, MAYBE, r) || is_any(of, BINDS, r)
}

/// "The proposed merger", "its planned sale": a participle before its noun.
fn is_attribute(at: usize, r: &Reader<'_>) -> bool {
    const BEFORE: &[&str] = &["the", "a", "an", "its", "his", "her", "their", "this", "that", "of"];
    // "The ferry that sank in April" has a verb, "that proposed merger" has none.
    const BEHIND_VERB: &[&str] = &[
        "a", "an", "and", "at", "by", "early", "for", "from", "her", "his", "in", "into", "its",
        "last", "late", "off", "on", "over", "the", "their", "to", "with",
    ];
    let is_relative = |before: usize| r.is_word(before, "that") && is_any(at + 1, BEHIND_VERB, r);
    at.checked_sub(1).is_some_and(|before| is_any(before, BEFORE, r) && !is_relative(before))
}

/// The words of the clause before a token, the nearest first.
pub(crate) fn clause_before(at: usize, r: &Reader<'_>) -> impl Iterator<Item = usize> {
    // "500,000" has a comma and is one figure.
    let parts = |i: usize| {
        let is_in_figure = r.glued(i) && r.glued(i + 1) && r.kind(i + 1) == Some(Kind::Digits);
        r.sign(i) == ',' && !is_in_figure
    };
    (at.saturating_sub(REACH)..at).rev().take_while(move |&i| is_of_clause(i, r) && !parts(i))
}

/// Whether a word of what is to come stands in the clause around a time.
pub(crate) fn is_will_near(at: usize, next: usize, r: &Reader<'_>) -> bool {
    let mut after = (next..next + REACH).take_while(|&i| is_of_clause(i, r) && r.sign(i) != ',');
    clause_before(at, r).any(|i| is_will(i, r)) || after.any(|i| is_will(i, r))
}

/// "The deadline is Friday", "the vote is on Friday".
fn is_said_to_be(at: usize, next: usize, r: &Reader<'_>) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let verb = before.saturating_sub(usize::from(r.is_word(before, "on")));
    let is_possessive = matches!(r.sign(next), '\'' | '’') && r.is_word(next + 1, "s");
    let is_day_itself = verb > 0 && is_any(verb - 1, &["it", "today"], r);
    is_any(verb, &["is", "are"], r) && !is_possessive && !is_day_itself
}

/// Whether a verb of the present tells when something begins or ends: "closes on Friday", "talks resume on Friday".
fn begins_or_ends(at: usize, r: &Reader<'_>) -> bool {
    let is_verb = r.token(at).is_some_and(|token| token.case == Case::Lower);
    let is_bound = || {
        const BOUND: &[&str] = &[
            "to", "not", "t", "did", "does", "and", "or", "could", "may", "might", "must",
            "should", "would", "can", "will", "ll", "shall",
        ];
        at == 0 || is_any(at - 1, BOUND, r)
    };
    is_verb && (is_any(at, BEGINS, r) || is_any(at, BEGIN, r)) && !is_bound()
}

/// Whether a token goes on with the clause. A point may end an abbreviation: "at 6 p.m. on Thursday".
fn is_of_clause(at: usize, r: &Reader<'_>) -> bool {
    let is_point = r.sign(at) == '.';
    let is_short = || at > 0 && r.glued(at) && r.text_at(at - 1).len() <= 3;
    r.token(at).is_some()
        && (!is_point || is_short())
        && !matches!(r.sign(at), ';' | ':' | '!' | '?' | '(' | ')')
}

/// "reopens", "ends": a verb of the present, or else a plural.
fn is_perhaps_present(at: usize, r: &Reader<'_>) -> bool {
    let word = r.text_at(at);
    // "Will receive 500 CROWNS on": what is counted is no verb.
    let is_counted = at > 0 && r.kind(at - 1) == Some(Kind::Digits);
    r.token(at).is_some_and(|token| token.kind == Kind::Word && token.case == Case::Lower)
        && !is_counted
        && word.ends_with('s')
        && !["ss", "us", "as", "is"].iter().any(|end| word.ends_with(end))
}

/// Whether a word is a verb of the past, by its ending or as one of the common ones without it.
fn is_past(at: usize, r: &Reader<'_>) -> bool {
    let word = r.text_at(at);
    let is_lower =
        r.token(at).is_some_and(|token| token.kind == Kind::Word && token.case == Case::Lower);
    let ends = word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed");
    is_lower && (ends && word != "hundred" || is_any(at, IRREGULAR, r))
}

/// Whether a word tells of what is to come; a plan that is a thing does not.
fn is_will(at: usize, r: &Reader<'_>) -> bool {
    let word = |back: usize| at.checked_sub(back).map_or("", |at| r.text_at(at)).to_lowercase();
    is_any(at, WILL, r)
        && !is_thing(&word(0), [&word(1), &word(2)], &r.text_at(at + 1).to_lowercase())
}

/// Words of what is to come,
const WILL: &[&str] = &[
    "will", "ll", "shall", "plans", "plan", "expects", "expect", "hopes", "hope", "going", "please",
];
/// and those that say so behind "is".
const AWAITED: &[&str] = &[
    "due",
    "expected",
    "scheduled",
    "planned",
    "slated",
    "set",
    "hoped",
    "supposed",
    "intended",
    "meant",
];
/// Words of what may have been or may come.
const MAYBE: &[&str] = &["could", "may", "might", "must", "should", "would"];

/// Verbs with which a time is told that is to come, though they are of the present;
const BEGINS: &[&str] = &[
    "begins",
    "starts",
    "opens",
    "reopens",
    "resumes",
    "closes",
    "ends",
    "finishes",
    "expires",
    "concludes",
];
/// and those of several things of which no form is a noun as well.
const BEGIN: &[&str] = &["begin", "resume", "reopen", "expire", "conclude"];
/// Verbs that look ahead: what is told behind them is what was asked for or signed, and the time may be that of it.
const FORWARD: &[&str] = &[
    "hinted",
    "signalled",
    "signaled",
    "proposed",
    "offered",
    "called",
    "booked",
    "sought",
    "wanted",
    "demanded",
    "requested",
    "urged",
    "predicted",
    "forecast",
    "foresaw",
    "envisaged",
    "pledged",
    "vowed",
    "signed",
    "suggested",
    "backed",
    "approved",
    "invited",
    "faced",
    "targeted",
    "eyed",
    "needed",
    "asked",
    "chose",
    "accepted",
];
/// Words of what is done again and again.
const HABIT: &[&str] = &[
    "every",
    "each",
    "always",
    "usually",
    "normally",
    "often",
    "annually",
    "yearly",
    "traditionally",
];

/// Words behind which something else is told of.
const OF_ANOTHER: &[&str] = &["after", "since", "following", "despite"];

/// Verbs of saying.
const TELLING: &[&str] = &[
    "said",
    "told",
    "announced",
    "added",
    "confirmed",
    "reported",
    "stated",
    "wrote",
    "warned",
    "promised",
    "claimed",
    "insisted",
    "agreed",
    "decided",
    "ruled",
    "ordered",
];

/// Verbs whose past does not end in -ed.
const IRREGULAR: &[&str] = &[
    "was", "were", "had", "did", "been", "went", "came", "began", "met", "won", "lost", "took",
    "made", "fell", "rose", "left", "held", "sold", "bought", "broke", "sank", "struck", "found",
    "gave", "got", "sent", "spoke", "stood", "paid", "ran", "led", "shot", "sat", "flew", "drove",
    "fled", "burnt", "built", "caught", "fought", "kept", "swore", "threw", "became", "grew",
    "begun", "gone", "done", "seen", "saw", "knew", "hit", "shut", "put", "fallen", "written",
    "stolen", "hurt", "brought", "taught", "froze", "rode", "swam", "woke", "died",
];
