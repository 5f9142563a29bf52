//! A deed as one sentence tells it, and whether another sentence tells the same one.

use std::collections::BTreeSet;

use super::deeds::Deed;
use crate::story::align::pair::Rarity;
use crate::story::page::spot::Spot;
use crate::story::page::word::Root;

/// How a sentence tells a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    /// It is to come: "will buy", "has agreed to buy".
    Pending,
    /// It is done: "has bought", "bought", "was bought by".
    Done,
    /// A deal is closed that is told of elsewhere.
    Closed,
}

/// A deed that a sentence tells.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) deed: Deed,
    pub(super) stage: Stage,
    /// "is buying": as good as bought, or on the way to it. A title says "bought" of both.
    pub(super) is_loose: bool,
    /// "has officially bought": what was long agreed is told as done at last.
    pub(super) is_at_last: bool,
    /// Whether a noun tells it, "the purchase", which does not say who acts on whom.
    pub(super) is_by_noun: bool,
    /// The names before the verb and behind it: who acts, and on whom. All of them before, where a noun tells it.
    pub(super) before: BTreeSet<Root>,
    pub(super) after: BTreeSet<Root>,
    /// The words right behind the verb, where none is a name: "sold three PLANTS".
    pub(super) object: BTreeSet<Root>,
    pub(super) spot: Spot,
}

/// Whether neither sentence says who acts, or on whom: "it will appeal", "the company has appealed".
pub(super) fn are_nameless(x: &Told, y: &Told) -> bool {
    let is_nameless = |t: &Told| t.before.is_empty() && t.after.is_empty();
    x.deed == y.deed && is_nameless(x) && is_nameless(y)
}

/// Whether two sentences tell one deed: one verb, and the same names on each side of it, as far as there
/// are any.
pub(super) fn is_one(x: &Told, y: &Told, rarity: &Rarity) -> bool {
    let fits = |a: &BTreeSet<Root>, b: &BTreeSet<Root>| {
        a.is_empty() || b.is_empty() || a.intersection(b).next().is_some()
    };
    let all = |t: &Told| t.before.union(&t.after).copied().collect::<BTreeSet<Root>>();
    let (a, b) = (all(x), all(y));
    // "The takeover is expected to close": of the deal that the whole story is about, both sides of it.
    let own = |names: &BTreeSet<Root>| names.iter().any(|name| rarity.is_everywhere(*name));
    let main = |t: &Told| own(&t.before) && own(&t.after);
    let nameless = a.is_empty() && main(y) || b.is_empty() && main(x);
    // "offered to sell three plants", "sold goods".
    let is_of_two = !x.object.is_subset(&y.object) && !y.object.is_subset(&x.object);
    let is_by_noun = x.is_by_noun || y.is_by_noun;
    x.deed == y.deed
        && !is_of_two
        && (is_by_noun || fits(&x.before, &y.before) && fits(&x.after, &y.after))
        && (nameless || a.intersection(&b).next().is_some())
}
