//! Every check by name, in the order in which what they find is told: the one place to enter a new one.

use super::{
    address, ahead, causes, clock, directions, divisions, doers, done, events, headline,
    institutions, misnamed, none, outcomes, overdue, owned, place, rank, reversed, scores, sexes,
    since, spans, turned, twins, votes,
};
use crate::rules::{
    ARITHMETIC, CALENDAR, DATE, FIGURE, HEADLINE, Meta, NAME, PLACE, RANK, ROLE, STATUS, WORDING,
};
use crate::story::align::pair::{At, Rarity};
use crate::story::align::{Aligned, Clash};
use crate::story::page::Page;
use crate::story::people::{People, employers, holders, names, namesakes, opposite, role};

/// What is known of a story when its checks begin.
pub(crate) struct Known<'s> {
    /// The prose of each page.
    pub(crate) texts: &'s [&'s str],
    pub(crate) rarity: &'s Rarity,
    /// The persons of each page.
    pub(crate) people: &'s [People],
    pub(crate) aligned: &'s Aligned,
}

/// A check: the values that it finds are added to their pages.
type Check = fn(&mut [Page], &Known) -> Vec<Clash>;

/// The checks that need nothing of each other, each with the kind of its findings.
const CHECKS: &[(&Meta, Check)] = &[
    (&HEADLINE, |pages, _| headline::check(pages)),
    (&CALENDAR, |pages, known| ahead::check(pages, known.texts)),
    (&CALENDAR, |pages, known| overdue::check(pages, known.texts)),
    (&DATE, |pages, known| events::check(pages, &known.aligned.retellings)),
    (&NAME, |pages, known| names::check(pages, known.texts)),
    (&NAME, |pages, known| namesakes::check(pages, known.texts, known.people, known.rarity)),
    (&ROLE, |pages, known| role::check(pages, known.texts, known.people)),
    (&ROLE, |pages, known| holders::check(pages, known.texts, known.people)),
    (&ROLE, |pages, known| employers::check(pages, known.texts, known.people)),
    (&STATUS, |pages, known| done::check(pages, known.texts, known.rarity)),
    (&STATUS, |pages, known| outcomes::check(pages, known.texts, known.rarity)),
    (&STATUS, |pages, known| none::check(pages, known.texts)),
    (&STATUS, |pages, known| reversed::check(pages, known.texts)),
    (&STATUS, |pages, known| causes::check(pages, known.texts, known.rarity)),
    (&STATUS, |pages, known| directions::check(pages, known.texts, known.rarity)),
    (&STATUS, |pages, known| sexes::check(pages, known.texts)),
    (&STATUS, |pages, known| owned::check(pages, known.texts)),
    (&STATUS, |pages, known| opposite::check(pages, known.texts, known.people)),
    (&STATUS, |pages, known| votes::check(pages, known.texts, known.rarity)),
    (&FIGURE, |pages, known| scores::check(pages, known.texts)),
    (&FIGURE, |pages, known| divisions::check(pages, known.texts)),
    (&RANK, |pages, known| rank::check(pages, known.texts)),
    (&PLACE, |pages, known| place::check(pages, known.texts, known.rarity)),
    (&PLACE, |pages, known| address::check(pages, known.texts)),
    (&ARITHMETIC, |pages, known| clock::in_two_zones(pages, known.texts)),
    (&DATE, |pages, known| clock::check(pages, known.texts, known.rarity)),
    (&DATE, |pages, known| since::check(pages, known.texts, known.rarity)),
    (&DATE, |pages, known| spans::check(pages, known.texts)),
    (&NAME, |pages, known| doers::check(pages, known.texts, known.people, known.rarity)),
    (&NAME, |pages, known| misnamed::check(pages, known.texts, known.people)),
    (&NAME, |pages, known| institutions::check(pages, known.texts, known.rarity)),
    (&WORDING, |pages, known| {
        let twins = twins::check(pages, known.texts, known.rarity);
        let retellings = &known.aligned.retellings;
        let mut found = turned::check(pages, known.texts, retellings, &twins, known.rarity);
        found.extend(twins);
        found
    }),
];

/// What all of them find.
pub(crate) fn check(pages: &mut [Page], known: &Known) -> Vec<(Clash, &'static Meta)> {
    let mut found: Vec<(Clash, &'static Meta)> = Vec::new();
    for (meta, check) in CHECKS {
        let mut clashes = check(pages, known);
        if meta.name == WORDING.name {
            // What a check of its own has told is no mere wording.
            clashes.retain(|clash| {
                !found
                    .iter()
                    .any(|(other, _)| other.is_flagged() && is_told_by(clash, other, pages))
            });
        }
        found.extend(clashes.into_iter().map(|clash| (clash, *meta)));
    }
    found
}

/// Whether all that a clash shows stands in what another shows.
pub(crate) fn is_told_by(clash: &Clash, other: &Clash, pages: &[Page]) -> bool {
    let range = |at: &At| &pages[at.page].nodes[at.node].range;
    let holds = |own: &At| {
        other.groups.iter().flatten().any(|at| {
            let (whole, part) = (range(at), range(own));
            at.page == own.page && whole.start <= part.start && part.end <= whole.end
        })
    };
    clash.groups.iter().flatten().all(holds)
}
