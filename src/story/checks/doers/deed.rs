//! Deeds that one alone does, with the words that tell them.

/// Where the doer of a deed stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doer {
    Before,
    Behind,
}

/// A deed of one doer.
#[derive(Debug)]
pub(super) struct Deed {
    /// What its doer is called in a finding.
    pub(super) doer: &'static str,
    /// Verbs behind their doer: "Halden WON the race".
    active: &'static [&'static [&'static str]],
    /// Verbs before "by" and their doer: "the film, DIRECTED by Halden".
    passive: &'static [&'static str],
    /// Words before their doer: "sold TO Brask".
    before: &'static [&'static [&'static str]],
    /// Whether it is a person who does it.
    pub(super) is_of_person: bool,
    /// Whether it is done but once in a story of few days, whatever names stand around it.
    pub(super) is_lone: bool,
}

/// The deeds.
pub(super) const DEEDS: &[Deed] = &[
    Deed {
        doer: "winner",
        active: &[&["won"], &["wins"], &["clinched"], &["clinches"]],
        passive: &["won", "clinched"],
        before: &[&["victory", "for"], &["victory", "of"], &["win", "for"], &["went", "to"]],
        is_of_person: true,
        is_lone: false,
    },
    Deed {
        doer: "lead",
        active: &[],
        passive: &["led"],
        before: &[],
        is_of_person: false,
        is_lone: false,
    },
    Deed {
        doer: "director",
        active: &[&["directed"], &["directs"]],
        passive: &["directed"],
        before: &[],
        is_of_person: true,
        is_lone: false,
    },
    Deed {
        doer: "author",
        active: &[&["wrote"]],
        passive: &["written", "authored"],
        before: &[],
        is_of_person: true,
        is_lone: false,
    },
    Deed {
        doer: "maker",
        active: &[&["designed"], &["painted"], &["composed"], &["sculpted"]],
        passive: &["designed", "painted", "composed", "sculpted"],
        before: &[],
        is_of_person: true,
        is_lone: false,
    },
    Deed {
        doer: "buyer",
        active: &[&["bought"], &["buys"], &["acquired"], &["acquires"]],
        passive: &["bought", "acquired"],
        before: &[&["sold", "to"]],
        is_of_person: false,
        is_lone: false,
    },
    Deed {
        doer: "scorer",
        active: &[&["scored"]],
        passive: &["scored"],
        before: &[],
        is_of_person: true,
        is_lone: false,
    },
    Deed {
        doer: "appointee",
        active: &[&["will", "become"], &["becomes"], &["takes", "over"]],
        passive: &[],
        before: &[
            &["named"],
            &["appointed"],
            &["picked"],
            &["chosen"],
            &["hired"],
            &["appoints"],
            &["names"],
        ],
        is_of_person: true,
        is_lone: false,
    },
    Deed {
        doer: "player sent off",
        active: &[
            &["was", "sent", "off"],
            &["sent", "off"],
            &["saw", "red"],
            &["received", "a", "red"],
            &["was", "shown", "a", "red"],
            &["was", "shown", "a", "second"],
            &["was", "shown", "a", "straight"],
            &["got", "a", "second"],
        ],
        passive: &[],
        before: &[],
        is_of_person: true,
        is_lone: true,
    },
    Deed {
        doer: "scorer of the equaliser",
        active: &[
            &["equalised"],
            &["equalized"],
            &["drew", "level"],
            &["scored", "the", "equaliser"],
        ],
        passive: &["equalised", "equalized"],
        before: &[
            &["equaliser", "came", "from"],
            &["equaliser", "by"],
            &["equaliser", "from"],
            &["equalizer", "by"],
        ],
        is_of_person: true,
        is_lone: true,
    },
    Deed {
        doer: "opener",
        active: &[&["cut", "the", "ribbon"], &["inaugurated", "the"], &["opened", "the"]],
        passive: &["opened", "inaugurated", "unveiled"],
        before: &[],
        is_of_person: false,
        is_lone: true,
    },
    Deed {
        doer: "finder",
        active: &[],
        passive: &["found", "discovered", "spotted", "unearthed"],
        before: &[],
        is_of_person: true,
        is_lone: false,
    },
];

impl Deed {
    /// How the words from one on tell the deed: where its doer stands, and how many words tell it.
    pub(super) fn told(&self, folded: &[String], at: usize) -> Option<(Doer, usize)> {
        let word = |at: usize| folded.get(at).map_or("", String::as_str);
        if self.passive.contains(&word(at)) && word(at + 1) == "by" {
            return Some((Doer::Behind, 2));
        }
        let stands = |words: &&&[&str]| words.iter().zip(at..).all(|(own, at)| word(at) == *own);
        if let Some(words) = self.before.iter().find(stands) {
            return Some((Doer::Behind, words.len()));
        }
        self.active.iter().find(stands).map(|words| (Doer::Before, words.len()))
    }

    /// The words without one of which nobody is told to have done it: the longest of each telling.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        let all = self.before.iter().chain(self.active);
        let longest = all.filter_map(|words| words.iter().max_by_key(|word| word.len()));
        self.passive.iter().chain(longest).copied()
    }
}
