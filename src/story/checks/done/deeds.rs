//! The deeds that articles tell as done or as to come, and the forms of their verbs.

/// A deed, by the verb that names it first.
pub(super) type Deed = &'static str;

/// A deed with the forms of its verbs.
pub(super) struct Forms {
    pub(super) name: Deed,
    pub(super) base: &'static [&'static str],
    pub(super) past: &'static [&'static str],
    pub(super) underway: &'static [&'static str],
}

/// Deeds that take long from the word to the deed, and may fail in between.
pub(super) const BARGAINS: &[Deed] = &["buy", "sell", "merge"];

/// The deeds.
pub(super) const DEEDS: &[Forms] = &[
    Forms {
        name: "buy",
        base: &["buy", "acquire", "purchase", "take"],
        past: &["bought", "acquired", "purchased", "took", "taken"],
        underway: &["buying", "acquiring", "purchasing", "taking"],
    },
    Forms { name: "sell", base: &["sell"], past: &["sold"], underway: &["selling"] },
    Forms { name: "merge", base: &["merge"], past: &["merged"], underway: &["merging"] },
    Forms { name: "join", base: &["join"], past: &["joined"], underway: &["joining"] },
    Forms {
        name: "hire",
        base: &["hire", "appoint"],
        past: &["hired", "appointed"],
        underway: &["hiring", "appointing"],
    },
    Forms { name: "resign", base: &["resign"], past: &["resigned"], underway: &["resigning"] },
    Forms { name: "sign", base: &["sign"], past: &["signed"], underway: &["signing"] },
    Forms { name: "appeal", base: &["appeal"], past: &["appealed"], underway: &["appealing"] },
    Forms { name: "launch", base: &["launch"], past: &["launched"], underway: &["launching"] },
    Forms { name: "sue", base: &["sue"], past: &["sued"], underway: &["suing"] },
    Forms { name: "ban", base: &["ban"], past: &["banned"], underway: &["banning"] },
];

/// Whether a form of a verb tells what is on the way: "buying".
pub(super) fn is_underway(word: &str) -> bool {
    DEEDS.iter().any(|deed| deed.underway.contains(&word))
}

/// Words before "to" that say that something is to come.
pub(super) const INTENDS: &[&str] = &[
    "agreed",
    "agrees",
    "agree",
    "agreement",
    "plans",
    "planned",
    "plan",
    "intends",
    "intend",
    "wants",
    "aims",
    "going",
    "set",
    "expected",
    "is",
    "are",
    "due",
    "hopes",
    "deal",
    "ready",
    "poised",
    "about",
    "scheduled",
    "decided",
    "decides",
    "pledged",
    "promised",
    "offered",
    "prepared",
    "willing",
];
/// Verbs that tell that a deal has just been made: "has reached a deal to buy".
const MADE: &[&str] = &[
    "announce",
    "announced",
    "announces",
    "clinched",
    "inked",
    "made",
    "makes",
    "reached",
    "reaches",
    "sealed",
    "signed",
    "signs",
    "strikes",
    "struck",
];

/// Whether a word names a deal that was made before: "its deal to buy", which it is called when it is closed as well.
pub(super) fn names_a_deal(folded: &[String], at: usize) -> bool {
    let is_deal = folded.get(at).is_some_and(|word| matches!(word.as_str(), "agreement" | "deal"));
    let before = folded.get(at.saturating_sub(5)..at).unwrap_or_default();
    is_deal && !before.iter().any(|word| MADE.contains(&word.as_str()))
}

/// Words that deny a deed, or leave it open.
pub(super) const NOT: &[&str] =
    &["not", "never", "no", "didn't", "won't", "hasn't", "without", "if", "whether"];
/// Words that make a past form something other than a deed done.
pub(super) const DOUBTED: &[&str] = &[
    "would",
    "could",
    "might",
    "may",
    "should",
    "be",
    "being",
    "reportedly",
    "almost",
    "nearly",
    "to",
];
