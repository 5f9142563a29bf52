//! How sure it is that two values speak of one thing, and how grave that makes their clash.

use super::coarse::differ_by_one;
use super::fuller;
use super::later::{self, A_MONTH_LATER, A_WEEK_LATER, MONTH};
use super::moving::moves;
use super::only::{self, are_only_counts, is_only};
use super::pair::{self, Pair, Rarity, both_up_front};
use super::published::{are_of_own_weeks, days_between, is_awaited, look_back};
use super::siblings;
use super::slip::Slip;
use super::subjects::{
    FEW_NAMES, are_of_two_subjects, have_one_subject, one_sided_name, share_a_name, shared_names,
};
use super::veto::happens_once;
use crate::finding::Severity;
use crate::read::MentionKind;
use crate::story::page::cells;
use crate::story::page::cue::Cue;
use crate::story::page::{Node, Page};
use crate::value::{Bound, Meaning, Number, Reason};

/// From this likeness on two sentences are one told twice, whatever their figures.
const ALIKE: u32 = 600;
/// Below this likeness a nought too few proves little.
const TELLING: u32 = 380;

/// What makes it surer or less sure that two values speak of one thing, and by how much, in thousandths.
pub(crate) type Weighed = (&'static str, i64);

/// How sure it is that a pair speaks of one thing, in thousandths, and why; below nought where more speaks
/// against it than for it. `support` counts the other articles that repeat one of the two figures.
pub(crate) fn confidence(
    pair: &Pair,
    support: usize,
    anchors: usize,
    pages: &[Page],
    rarity: &Rarity,
) -> (i64, Vec<Weighed>) {
    let (x, y) = (&pages[pair.a.page].nodes[pair.a.node], &pages[pair.b.page].nodes[pair.b.node]);
    let mut reasons = Vec::new();
    // Two words that are the same are all alike, and say little.
    let most = (FEW_WORDS + EACH_WORD * pair.common as u32).min(600);
    let mut sure = i64::from(pair.likeness.min(most));
    let mut add = |points: i64, why: &'static str| {
        sure += points;
        reasons.push((why, points));
    };
    if pair.strays {
        add(50, "one article retells the other, but does not have this figure from it");
    }
    if pair.same_head {
        add(150, "the same noun");
    } else if pair.near < 500 {
        add(-100, "no word near to both is the same");
    }
    if both_up_front(pair, pages) {
        add(100, "both stand in title or lead");
    }
    if anchors > 0 && rarity.is_given() {
        add(100 * anchors.min(2) as i64, "other figures of the two sentences are the same");
    }
    if rarity.is_given() && is_only(pair.a, pages) && is_only(pair.b, pages) {
        add(80, "each is the only figure of its sort in its article");
    }
    if support > 0 {
        add(60 * support.min(3) as i64, "other articles repeat one of the figures");
    }
    if let Some(slip) = pair.slip {
        let points = if slip.tells() { SLIP } else { SHORT_SLIP };
        add(points, slip.says());
    }
    if pair.tells_by_digits() {
        // How far apart the figures lie says nothing then.
    } else if pair.lost_zero && (pair.same_head || pair.near >= 500) {
        add(150, "the digits differ by noughts alone");
    } else if x.kind != MentionKind::Date {
        match pair.ratio {
            0..=110 => add(100, "the figures lie close together"),
            111..=125 => add(60, "the figures lie close together"),
            126..=150 => {}
            _ => add(-120, "the figures lie far apart"),
        }
    }
    if pair.ratio == 100 && x.kind == MentionKind::Percent {
        add(-200, "shares told from two sides");
    }
    if one_sided_name(x, y, rarity) || one_sided_name(y, x, rarity) {
        add(-80, "one is said of a name that the other has not");
    }
    if shared_names(pair, pages) < FEW_NAMES {
        add(-150, "the articles share few names");
    }
    let soft = x.cues.softly_apart(y.cues);
    if soft > 0 {
        add(-80 * i64::from(soft), "the mood differs");
    }
    (sure, reasons)
}

/// How much a slip of the pen tells.
const SLIP: i64 = 300;
/// In short figures it may be chance.
const SHORT_SLIP: i64 = 80;

/// What likeness counts for at most where no word is the same, and how much more with each that is.
const FEW_WORDS: u32 = 300;
const EACH_WORD: u32 = 75;

/// Whether a time has no beginning or no end: "since 1998".
fn is_open(node: &Node) -> bool {
    let Meaning::Time(period) = &node.value.meaning else { return false };
    let days = period.days();
    days.low().point().is_some() != days.high().point().is_some()
}

/// How grave a clash of this confidence is, and what keeps it from being graver.
pub(crate) fn severity(
    pair: &Pair,
    sure: i64,
    pages: &[Page],
    rarity: &Rarity,
) -> (Severity, Vec<String>) {
    let (x, y) = (&pages[pair.a.page].nodes[pair.a.node], &pages[pair.b.page].nodes[pair.b.node]);
    // A toll of two days may have grown tenfold; one sentence of one day has lost a nought.
    let is_nought_lost = pair.lost_zero
        && pair.is_one_sentence()
        && days_between(pair, pages).is_none_or(|days| days == 0);
    let are_settled = look_back(pair, pages);
    if (moves(x) || moves(y)) && !is_nought_lost && !are_settled {
        let doubt = "Such a count grows by the hour: the later one may simply be newer.";
        return (Severity::Note, vec![doubt.to_owned()]);
    }
    // Where it is known whose they are, they are told by that.
    if x.kind == MentionKind::Age && !rarity.is_pair {
        let doubt = "Nothing says that both are of one person.";
        return (Severity::Note, vec![doubt.to_owned()]);
    }
    let are_timed = x.is_of_a_stopwatch() || y.is_of_a_stopwatch();
    let is_near = matches!(pair.slip, Some(Slip::LastDigits(_))) && share_a_name(x, y);
    if are_timed && !is_near && !have_one_subject(x, y) && !rarity.is_pair {
        let doubt = "Nothing says that both are of one runner, or of one race.";
        return (Severity::Note, vec![doubt.to_owned()]);
    }
    let cells = cells::count(pair, pages);
    if cells == 2 {
        let doubt = "Both stand in tables, which may be of two things in one form.";
        return (Severity::Note, vec![doubt.to_owned()]);
    }
    // The heads of a cell say all that it has to say: they are soon alike.
    // What is so on one day may be otherwise on the next.
    let is_of_two_days =
        days_between(pair, pages).is_some_and(|days| days > 0) && !pair.strays && !pair.lost_zero;
    let most = if cells > 0 || is_of_two_days { Severity::Warning } else { Severity::Error };
    if is_open(x) != is_open(y) && !rarity.is_pair {
        let doubt = "One of them is since when, or until when, something is so.";
        return (Severity::Note, vec![doubt.to_owned()]);
    }
    if days_between(pair, pages).is_some_and(|days| days > 0) && is_awaited(pair, pages) {
        let doubt =
            "The day was still to come, and may have been put off from one article to the next.";
        return (Severity::Note, vec![doubt.to_owned()]);
    }
    if are_of_own_weeks(pair, pages) {
        let doubt = "Each is a day of the week before its own article: they may be of two events.";
        return (Severity::Note, vec![doubt.to_owned()]);
    }
    if x.cues.has(Cue::Guess) && y.cues.has(Cue::Guess) {
        let doubt = "Both are what others reckoned with: they may be of two polls.";
        return (Severity::Note, vec![doubt.to_owned()]);
    }
    let is_day = x.kind == MentionKind::Date;
    if is_day && !rarity.is_pair && !pair.tells_by_digits() && fuller::is_of_a_part(pair, pages) {
        let doubt = "One of the sentences says more of what came about: it may be of a part.";
        return (Severity::Note, vec![doubt.to_owned()]);
    }
    if is_day && x.cues.has(Cue::Planned) != y.cues.has(Cue::Planned) {
        return (Severity::Note, vec![PLANNED.to_owned()]);
    }
    let is_offer = |node: &Node| node.cues.has(Cue::Offered);
    if is_of_two_days && !pair.tells_by_digits() && (is_offer(x) || is_offer(y)) {
        let doubt = "What is offered may be raised from one article to the next.";
        return (Severity::Note, vec![doubt.to_owned()]);
    }
    if x.undated.is_some() || y.undated.is_some() {
        let doubt = "One of the days is given without its year or week.";
        return (Severity::Note, vec![doubt.to_owned()]);
    }
    if pair.reason == Reason::OtherCurrency && !is_slip(pair, sure, rarity) {
        let doubt = "It is one figure in two currencies: one sign may be short for the other.";
        return (Severity::Note, vec![doubt.to_owned()]);
    }
    if pair.strays && days_between(pair, pages).is_some_and(|days| days > MONTH) {
        return (Severity::Note, vec![A_MONTH_LATER.to_owned()]);
    }
    // Of many articles one is sooner taken for a retelling of another than of two.
    let is_retold = pair.strays && (rarity.is_pair || sure >= SURE_RETOLD);
    if is_retold && !pair.is_one_sentence() {
        let graded = grade(pair, sure, pages, rarity);
        return (graded.unwrap_or(Severity::Warning).min(most), Vec::new());
    }
    if x.cues.has(Cue::Planned) != y.cues.has(Cue::Planned)
        && !pair.lost_zero
        && !pair.tells_by_digits()
    {
        return (Severity::Note, vec![PLANNED.to_owned()]);
    }
    if x.cues.has(Cue::SomeOf) != y.cues.has(Cue::SomeOf) && !pair.tells_by_digits() {
        let doubt = "One counts some of those that were named before.";
        return (Severity::Note, vec![doubt.to_owned()]);
    }
    if x.cues.has(Cue::Extra) && y.cues.has(Cue::Extra) && only::differ_by_few(x, y) {
        let doubt = "Both count the others, and each article has named some itself.";
        return (Severity::Note, vec![doubt.to_owned()]);
    }
    if x.cues.has(Cue::Maybe) != y.cues.has(Cue::Maybe) && !pair.tells_by_digits() {
        let doubt = "One may be so, or is talked of: what came of it may differ.";
        return (Severity::Note, vec![doubt.to_owned()]);
    }
    if !rarity.is_pair && !pair.tells_by_digits() && differ_by_one(x, y) {
        let doubt =
            "They differ by one in the last of two digits: one may be rounded, the other cut off.";
        return (Severity::Note, vec![doubt.to_owned()]);
    }
    let severity = match grade(pair, sure, pages, rarity) {
        Ok(severity) => severity,
        Err(doubt) => return (Severity::Note, vec![doubt.to_owned()]),
    };
    (severity.min(most), Vec::new())
}

/// Whether a figure has but one digit that is no nought: of 1,000 and 10,000 each may be meant.
fn is_round(node: &Node) -> bool {
    let figure = node.value.quantity().and_then(|q| q.figure.point()).map(Number::abs);
    figure.and_then(|n| n.over(n.last_place())).is_some_and(|digits| digits < Number::from(10))
}

/// Whether two exact counts under one noun lie so close together that chance hardly made them.
fn is_near_count(pair: &Pair, x: &Node, y: &Node) -> bool {
    let is_told = |node: &Node| {
        node.kind == MentionKind::Number && node.bound() == Bound::Exact && !is_round(node)
    };
    pair.same_head && pair.ratio <= VERY_NEAR && is_told(x) && is_told(y)
}

/// Whether the digits show that both figures are one, copied wrongly.
///
/// Long figures tell by themselves, others where a word near to both is the same or a third article repeats one of
/// them. Of articles that nobody put together more is asked for.
pub(crate) fn is_slip(pair: &Pair, sure: i64, rarity: &Rarity) -> bool {
    let have_words = pair.near > 0 || pair.same_head;
    if pair.slip.is_some_and(Slip::is_short) {
        return rarity.is_given() && have_words && sure >= SURE_SHORT;
    }
    let Some(slip) = pair.slip.filter(|slip| slip.tells()) else { return false };
    match slip {
        Slip::Magnitude(_) => have_words && sure >= SURE_SLIP,
        _ if rarity.is_given() => {
            sure >= LEAST_SLIP && (have_words || pair.is_repeated || slip.tells_alone())
        }
        _ => have_words && sure >= SURE_SLIP,
    }
}

/// How grave a clash is that nothing explains away; what it lacks for more than a note.
fn grade(
    pair: &Pair,
    sure: i64,
    pages: &[Page],
    rarity: &Rarity,
) -> Result<Severity, &'static str> {
    let by_words = grade_by_words(pair, sure, pages, rarity);
    by_words.or_else(|doubt| match is_slip(pair, sure, rarity) {
        true => Ok(Severity::Warning),
        false => Err(doubt),
    })
}

/// The same by what its figures are and what stands around them.
fn grade_by_words(
    pair: &Pair,
    sure: i64,
    pages: &[Page],
    rarity: &Rarity,
) -> Result<Severity, &'static str> {
    let (x, y) = (&pages[pair.a.page].nodes[pair.a.node], &pages[pair.b.page].nodes[pair.b.node]);
    if let Some(doubt) = are_of_two_subjects(pair, pages, rarity) {
        return Err(doubt);
    }
    if pair.lost_zero && !rarity.is_all && is_round(x) {
        return Err("Round figures of two cases often differ by a nought.");
    }
    if pair.lost_zero {
        return match pair.likeness {
            _ if pair.is_one_sentence() => Ok(Severity::Error),
            TELLING.. => Ok(Severity::Error),
            _ => Err("The sentences share too little."),
        };
    }
    let is_weeks_later = later::is_weeks_later(pair, pages);
    if is_weeks_later && (!rarity.has_others() || later::may_be_newer(pair, pages)) {
        return Err(A_WEEK_LATER);
    }
    // One sentence told twice, whatever its figures.
    if pair.is_one_sentence() {
        // Whole sentences are used again for another town, with its own figures.
        return match pair.ratio {
            0..=TWICE => Ok(Severity::Error),
            _ => Err("The figures lie far apart."),
        };
    }
    let is_of_only = !is_weeks_later && are_only_counts(pair, pages, rarity);
    let least = if is_of_only || is_near_count(pair, x, y) && !is_weeks_later {
        SURE_OF_ONLY
    } else {
        SURE
    };
    if sure < least {
        return Err("Too little speaks for their being of one thing.");
    }
    if pair.near == 0 && !both_up_front(pair, pages) {
        return Err("The sentences share no word near the figures.");
    }
    let is_told_twice = pair.likeness >= ALIKE && pair.common >= pair::TELLING;
    // Two texts that are held against each other are of one thing more often than two of many.
    if rarity.is_pair && pair.ratio <= TWICE {
        return Ok(if is_told_twice { Severity::Error } else { Severity::Warning });
    }
    let is_open = |n: &Node| {
        matches!(
            n.bound(),
            Bound::MoreThan | Bound::AtLeast | Bound::LessThan | Bound::AtMost | Bound::Vague
        )
    };
    // What is counted or measured is one under one noun, where sums and times are of many things; but for a few.
    let is_few = |node: &Node| {
        let point = node.value.quantity().and_then(|quantity| quantity.figure.point());
        node.kind == MentionKind::Number && point.is_none_or(|point| point < Number::from(FEW))
    };
    let is_of_one_noun = pair.same_head
        && matches!(x.kind, MentionKind::Number | MentionKind::Quantity)
        && ![x, y].into_iter().any(|node| is_open(node) || is_few(node));
    if pair.ratio > if is_of_one_noun { HALF_AS_MUCH } else { NEAR } {
        return Err("The figures lie far apart.");
    }
    if siblings::are_far_apart(pair, pages, rarity) {
        return Err("What else the sentences count lies far apart: they may be of two cases.");
    }
    if (is_open(x) || is_open(y)) && !pair.same_head && pair.likeness < ALIKE {
        return Err("One is a bound, and nothing says that both bound the same.");
    }
    let is_flat = |node: &Node| node.bound() == Bound::Exact;
    let is_bounded = is_open(x) && is_flat(y) || is_open(y) && is_flat(x);
    if is_bounded && pair.ratio <= HARDLY_BEYOND && !pair.tells_by_digits() {
        return Err("One is a bound, and the other hardly beyond it: bounds are told loosely.");
    }
    match x.kind {
        MentionKind::Money | MentionKind::Duration | MentionKind::Quantity => {}
        MentionKind::Percent | MentionKind::Number if pair.same_head || pair.likeness >= ALIKE => {}
        MentionKind::Percent | MentionKind::Number => {
            return Err("Nothing says that both count the same.");
        }
        // One is born, founded or opened but once.
        MentionKind::Date if happens_once(x, y) => {
            return Ok(Severity::Warning);
        }
        _ => return Err("Days and ages stand for many things in one story."),
    }
    Ok(if is_told_twice && pair.ratio <= NEAR { Severity::Error } else { Severity::Warning })
}

/// Why what is planned and what came of it are no more than a lead.
const PLANNED: &str = "One is planned: what came of it may differ.";
/// What is less sure than this is a note.
pub(crate) const SURE: i64 = 550;
/// Of what each article counts but once less has to speak for it.
const SURE_OF_ONLY: i64 = 450;
/// Where the digits show a slip the words need not say as much.
const SURE_SLIP: i64 = 300;
/// Where two digits of two have changed places.
const SURE_SHORT: i64 = 150;
/// In articles that somebody put together they need only not speak against it.
const LEAST_SLIP: i64 = -100;
/// From here on a figure of a retelling that its source does not have is more than a note.
const SURE_RETOLD: i64 = 450;
/// Figures of one thing lie this near, in hundredths: most real conflicts are near misses.
const NEAR: u32 = 125;
/// or this near, where one noun tells what they count or measure.
const HALF_AS_MUCH: u32 = 150;
/// Counts this near, in hundredths, are of one thing more often.
const VERY_NEAR: u32 = 110;
/// What lies no further beyond a bound, in hundredths, hardly contradicts it: "over 30", "29".
const HARDLY_BEYOND: u32 = 104;
/// Fewer things there are of many sorts.
const FEW: i64 = 10;
/// Figures further apart than this are hardly ever of one thing.
const TWICE: u32 = 200;
