//! How two values stand to each other: the only comparison in the program.
//!
//! [`relation`] is symmetric; widening a value's possibilities never turns agreement into a
//! contradiction; and what cannot be compared says why.

use std::fmt;

use super::{
    Alike, Bound, Day, Dimension, Meaning, Name, Number, Quantity, Role, Stated, Term, Value,
};

/// The class of a relation, from harmless to grave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// The two do not speak of the same thing in the same measure.
    NotComparable,
    /// Both can hold, and each says what the other says.
    Agree,
    /// Both cannot hold at once, but the later source may simply be newer.
    Superseded,
    /// Both may hold, but they are not the same statement: an editor has to ask.
    Tension,
    /// Both cannot hold.
    Contradiction,
}

impl Class {
    /// The name in JSON and messages.
    pub fn name(self) -> &'static str {
        match self {
            Class::NotComparable => "not comparable",
            Class::Agree => "agree",
            Class::Superseded => "superseded",
            Class::Tension => "tension",
            Class::Contradiction => "contradiction",
        }
    }
}

/// Why two values stand as they do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The same value.
    Equal,
    /// The possibilities of two points meet: one rounds to the other.
    Rounding,
    /// One is hedged or an order of magnitude, and the other fits it.
    Hedge,
    /// One lies within the bound that the other sets.
    WithinBound,
    /// One range, or one stretch of days, lies inside the other.
    Nested,
    /// Two one-sided bounds in the same direction.
    SameDirection,
    /// Two ranges, or a range and a bound, share a part only.
    PartialOverlap,
    /// An end of a range, or a bound, is retold as the figure itself.
    RetoldEnd,
    /// A flat figure where the other gives a range around it.
    PointInRange,
    /// "hundreds" and one hundred: the plural wants more than one.
    PluralOfOne,
    /// No possibility in common.
    Disjoint,
    /// Two different terms, names, posts or answers.
    Different,
    /// Terms that can hold side by side.
    Compatible,
    /// One name is a short form of the other.
    ShortForm,
    /// One name stands inside the other, or a letter is off: nobody can tell.
    PerhapsOneName,
    /// Two posts at one organization.
    TwoPosts,
    /// Two posts, of which one source does not say where.
    NoOrganization,
    /// One measures something else than the other.
    OtherDimension,
    /// Amounts in different currencies are not converted.
    OtherCurrency,
    /// A level against a change of it.
    ChangeAgainstLevel,
    /// Counts of different things.
    OtherNoun,
    /// Reckoned by something else ("a year", "a share").
    OtherRate,
    /// Free text is shown, not compared.
    FreeText,
}

/// How two values stand to each other, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Relation {
    /// What it amounts to.
    pub class: Class,
    /// Why.
    pub reason: Reason,
}

impl Relation {
    const fn new(class: Class, reason: Reason) -> Relation {
        Relation { class, reason }
    }
}

/// How two values stand to each other. `relation(a, b) == relation(b, a)`, always.
///
/// ```
/// use gainsay::value::{relation, Bound, Class, Meaning, Number, Quantity, Stated, Unit, Value};
/// let money = |figure: &str, step: &str| {
///     let stated = Stated::rounded(figure.parse().unwrap(), step.parse().unwrap(), Bound::Exact).unwrap();
///     Value::new(figure, Meaning::Quantity(Quantity::new(stated, Unit::number())))
/// };
/// assert_eq!(relation(&money("14e9", "1e9"), &money("14.3e9", "1e8")).class, Class::Agree);
/// assert_eq!(relation(&money("60e9", "1e9"), &money("65e9", "1e9")).class, Class::Contradiction);
/// ```
pub fn relation(a: &Value, b: &Value) -> Relation {
    use Meaning::{Name as N, Quantity as Q, Role as R, Term as T, Text, Time, YesNo};
    match (&a.meaning, &b.meaning) {
        (Q(a), Q(b)) => match (&a.noun, &b.noun) {
            (Some(x), Some(y)) if !same_noun(x, y) => {
                let reason = why_not_comparable(a, b).unwrap_or(Reason::OtherNoun);
                Relation::new(Class::NotComparable, reason)
            }
            _ => figure_relation(a, b),
        },
        (Time(a), Time(b)) => of_days(&a.stated(), &b.stated()),
        (T(a), T(b)) => of_terms(a, b),
        (N(a), N(b)) => of_names(a, b),
        (R(a), R(b)) => of_roles(a, b),
        (YesNo(a), YesNo(b)) if a == b => Relation::new(Class::Agree, Reason::Equal),
        (YesNo(_), YesNo(_)) => Relation::new(Class::Contradiction, Reason::Different),
        (Text(a), Text(b)) if same_words(a, b) => Relation::new(Class::Agree, Reason::Equal),
        (Text(_), Text(_)) => Relation::new(Class::NotComparable, Reason::FreeText),
        _ => Relation::new(Class::NotComparable, Reason::OtherDimension),
    }
}

/// How two figures stand to each other, whatever they count: "45 people" and "45 staff" agree.
///
/// ```
/// use gainsay::value::{Bound, Class, Quantity, Stated, Unit, figure_relation};
/// let count = |noun: &str| {
///     let stated = Stated::rounded(45.into(), 1.into(), Bound::Exact).unwrap();
///     Quantity { noun: Some(noun.into()), ..Quantity::new(stated, Unit::number()) }
/// };
/// assert_eq!(figure_relation(&count("people"), &count("staff")).class, Class::Agree);
/// ```
pub fn figure_relation(a: &Quantity, b: &Quantity) -> Relation {
    match why_not_comparable(a, b) {
        Some(reason) => Relation::new(Class::NotComparable, reason),
        None => of_sets(&a.figure, &b.figure, is_single_of),
    }
}

/// Why two figures cannot be compared, whatever they count, if they cannot.
fn why_not_comparable(a: &Quantity, b: &Quantity) -> Option<Reason> {
    match (a.dimension(), b.dimension()) {
        (Dimension::Money(x), Dimension::Money(y)) if x != y => return Some(Reason::OtherCurrency),
        // A bare figure may count the same thing as one with its noun.
        (Dimension::Number, Dimension::Count) | (Dimension::Count, Dimension::Number) => {}
        (x, y) if x != y => return Some(Reason::OtherDimension),
        _ => {}
    }
    if a.change != b.change {
        return Some(Reason::ChangeAgainstLevel);
    }
    (a.per != b.per).then_some(Reason::OtherRate)
}

/// Whether two counted nouns name one sort of thing: one ends in the other's words ("chips", "AI chips").
fn same_noun(a: &str, b: &str) -> bool {
    let ends = |long: &str, short: &str| {
        long.strip_suffix(short).is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '-']))
    };
    ends(a, b) || ends(b, a)
}

/// The relation of two sets on one line.
///
/// `is_single_of(vague, point)` says whether a point is but one of the units that a vague plural wants several of.
fn of_sets<T: Copy + Ord>(
    a: &Stated<T>,
    b: &Stated<T>,
    is_single_of: fn(&Stated<T>, T) -> bool,
) -> Relation {
    use Bound::{Approx, AtLeast, AtMost, Exact, LessThan, MoreThan, Range, Unstated, Vague};
    use Class::{Agree, Contradiction, Tension};

    // The table is symmetric: look at the pair from the side of the tighter wording.
    if rank(b.bound) < rank(a.bound) {
        return of_sets(b, a, is_single_of);
    }
    if !a.possible.meets(&b.possible) {
        return Relation::new(Contradiction, Reason::Disjoint);
    }
    if let (Vague, Some(point)) = (b.bound, a.point())
        && is_single_of(b, point)
    {
        return Relation::new(Tension, Reason::PluralOfOne);
    }
    if a == b {
        return Relation::new(Agree, Reason::Equal);
    }
    let (class, reason) = match (a.bound, b.bound) {
        (Unstated, _) | (_, Unstated) | (Exact, Exact) => (Agree, Reason::Rounding),
        // Q1 and "January to March": one set of days in two wordings.
        (Exact | Range, Range) if a.possible == b.possible => (Agree, Reason::Equal),
        (_, Vague) | (Approx, _) | (Exact, Approx) => (Agree, Reason::Hedge),
        (Exact, Range) if a.low == b.low || a.high == b.high => (Tension, Reason::RetoldEnd),
        (Exact, Range) => (Tension, Reason::PointInRange),
        (Exact, AtLeast | MoreThan) if a.low == b.low => (Tension, Reason::RetoldEnd),
        (Exact, AtMost | LessThan) if a.high == b.high => (Tension, Reason::RetoldEnd),
        (Exact, _) => (Agree, Reason::WithinBound),
        (Range, Range) if a.possible.holds(&b.possible) || b.possible.holds(&a.possible) => {
            (Agree, Reason::Nested)
        }
        (Range, AtLeast | MoreThan | AtMost | LessThan) if b.possible.holds(&a.possible) => {
            (Agree, Reason::WithinBound)
        }
        (AtLeast | MoreThan, AtLeast | MoreThan) | (AtMost | LessThan, AtMost | LessThan) => {
            (Agree, Reason::SameDirection)
        }
        _ => (Tension, Reason::PartialOverlap),
    };
    Relation::new(class, reason)
}

/// The relation of two stretches of days: a day within a week says the same more exactly.
fn of_days(a: &Stated<Day>, b: &Stated<Day>) -> Relation {
    let found = of_sets(a, b, |_, _| false);
    match found.reason {
        Reason::RetoldEnd | Reason::PointInRange
            if [a, b].iter().any(|stated| stated.bound == Bound::Range) =>
        {
            if a.possible.holds(&b.possible) || b.possible.holds(&a.possible) {
                Relation::new(Class::Agree, Reason::Nested)
            } else {
                Relation::new(Class::Tension, Reason::PartialOverlap)
            }
        }
        _ => found,
    }
}

/// The order in which [`of_sets`] looks at a pair.
fn rank(bound: Bound) -> u8 {
    match bound {
        Bound::Unstated => 0,
        Bound::Exact => 1,
        Bound::Approx => 2,
        Bound::Range => 3,
        Bound::AtLeast | Bound::MoreThan => 4,
        Bound::AtMost | Bound::LessThan => 5,
        Bound::Vague => 6,
    }
}

/// Whether `point` is less than two of the unit that a vague plural counts: $100 billion and "hundreds of billions".
/// Asked only of a point that the plural allows, so both lie on one side of nought.
fn is_single_of(vague: &Stated<Number>, point: Number) -> bool {
    let (Some(low), Some(high)) = (vague.low, vague.high) else { return false };
    let unit = low.abs().min(high.abs());
    let Some(two) = unit.plus(unit) else { return false };
    point.abs() >= unit && point.abs() < two
}

fn of_terms(a: &Term, b: &Term) -> Relation {
    if a.id == b.id {
        return Relation::new(Class::Agree, Reason::Equal);
    }
    if let (Some(x), Some(y)) = (&a.implies, &b.implies)
        && x.attribute == y.attribute
        && !x.quantity.figure.possible.meets(&y.quantity.figure.possible)
    {
        return Relation::new(Class::Contradiction, Reason::Disjoint);
    }
    let names = |list: &[std::sync::Arc<str>], other: &Term| list.contains(&other.id);
    if names(&a.excludes, b) || names(&b.excludes, a) {
        return Relation::new(Class::Contradiction, Reason::Different);
    }
    if names(&a.allows, b) || names(&b.allows, a) {
        return Relation::new(Class::Agree, Reason::Compatible);
    }
    let class = a.otherwise.class().max(b.otherwise.class());
    let reason = if class == Class::Agree { Reason::Compatible } else { Reason::Different };
    Relation::new(class, reason)
}

fn of_names(a: &Name, b: &Name) -> Relation {
    match a.alike(b) {
        Alike::Same => Relation::new(Class::Agree, Reason::Equal),
        Alike::Short => Relation::new(Class::Agree, Reason::ShortForm),
        Alike::Perhaps => Relation::new(Class::Tension, Reason::PerhapsOneName),
        Alike::Other => Relation::new(Class::Contradiction, Reason::Different),
    }
}

fn of_roles(a: &Role, b: &Role) -> Relation {
    let same_post = a.post == b.post;
    match a.same_organization(b) {
        Some(Alike::Other) => Relation::new(Class::Contradiction, Reason::Different),
        Some(Alike::Perhaps) => Relation::new(Class::Tension, Reason::PerhapsOneName),
        Some(_) | None if same_post => Relation::new(Class::Agree, Reason::Equal),
        Some(_) | None if a.holds_posts_of(b) => Relation::new(Class::Agree, Reason::Compatible),
        Some(_) => Relation::new(Class::Tension, Reason::TwoPosts),
        None => Relation::new(Class::NotComparable, Reason::NoOrganization),
    }
}

fn same_words(a: &str, b: &str) -> bool {
    a.split_whitespace().map(str::to_lowercase).eq(b.split_whitespace().map(str::to_lowercase))
}

/// The reason as the rest of a sentence that begins with the two values.
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reason::Equal => "say the same",
            Reason::Rounding => "are the same figure, rounded differently",
            Reason::Hedge => "fit each other: one of them is hedged",
            Reason::WithinBound => "fit each other: one lies within the bound that the other sets",
            Reason::Nested => "fit each other: one lies inside the other",
            Reason::SameDirection => "fit each other: two bounds in the same direction",
            Reason::PartialOverlap => "share only a part of what they allow",
            Reason::RetoldEnd => "are not the same statement: the end of a range or a bound is given as the figure itself",
            Reason::PointInRange => "are not the same statement: one gives a flat figure where the other gives a range",
            Reason::PluralOfOne => "hardly fit: the plural wants at least two of what the other gives one of",
            Reason::Disjoint => "have no possibility in common",
            Reason::Different => "are different, and only one can hold",
            Reason::Compatible => "can hold side by side",
            Reason::ShortForm => "are one name, in short and in full",
            Reason::PerhapsOneName => "may be one name or two: one stands inside the other, or is spelt a little differently",
            Reason::TwoPosts => "are two posts at one organization",
            Reason::NoOrganization => "are two posts, but one of them is told without its organization: it may be another one",
            Reason::OtherDimension => "measure different things",
            Reason::OtherCurrency => "are amounts in different currencies, which are never converted",
            Reason::ChangeAgainstLevel => "are a change and a level",
            Reason::OtherNoun => "count different things",
            Reason::OtherRate => "are reckoned by different things",
            Reason::FreeText => "are free text, which is shown and not compared",
        })
    }
}

#[cfg(test)]
mod tests;
