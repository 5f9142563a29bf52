//! Two things of which a person did one: who resigned in one article was sacked in another, who was acquitted in one was
//! convicted in another.

mod departure;
mod verdict;
mod whom;

use std::collections::BTreeMap;
use std::sync::Arc;

use self::departure::DEPARTURE;
use self::verdict::VERDICT;
use self::whom::{Told, person};
use super::{People, Person};
use crate::story::align::Clash;
use crate::story::page::Page;
use crate::story::page::numeral::numeral;
use crate::story::page::spot::{Sides, Spot};
use crate::story::page::word::{Root, Sort, Word, forms};
use crate::value::Meaning;

/// Two things that exclude each other, and the words that tell them.
struct Opposite {
    /// What differs: a whole sentence.
    why: &'static str,
    /// What may explain it: a whole sentence.
    doubt: &'static str,
    /// When it is more than a lead.
    sure: Sure,
    /// The words without one of which no sentence tells either.
    telling: &'static [&'static str],
    /// What the words from this one on tell.
    read: fn(&[String], usize) -> Option<Told>,
}

/// When two opposite things are more than a lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sure {
    /// In articles of few days.
    Soon,
    /// The same, where neither tells "of" another thing: "acquitted of BRIBERY", "guilty of FRAUD" are two charges.
    OfOneThing,
}

/// All of them.
const ALL: &[&Opposite] = &[&DEPARTURE, &VERDICT];

/// Where something is told, and of what.
#[derive(Clone, Debug)]
struct Telling {
    /// The person's name, as it is written.
    name: String,
    spot: Spot,
    of: Vec<Root>,
}

/// What one article tells of a person: the first place for each of the two.
type Both = [Option<Telling>; 2];

/// The persons of whom two articles tell opposite things. The words of each become a value of its page.
pub(crate) fn check(pages: &mut [Page], texts: &[&str], people: &[People]) -> Vec<Clash> {
    let found: Vec<Sides> =
        ALL.iter().flat_map(|opposite| opposed(opposite, pages, texts, people)).collect();
    let meaning = |wording: &str| Meaning::Text(wording.into());
    found.into_iter().map(|sides| sides.clash(pages, texts, &meaning)).collect()
}

/// How sure it is that both tell of one case, in thousandths.
const CONFIDENCE: i64 = 450;
/// Between articles of so few days nothing is reversed untold.
const FEW_DAYS: u64 = 7;

fn opposed(opposite: &Opposite, pages: &[Page], texts: &[&str], people: &[People]) -> Vec<Sides> {
    let telling = forms(opposite.telling.iter().copied());
    let mut by_person: BTreeMap<Arc<Person>, BTreeMap<usize, Both>> = BTreeMap::new();
    let mut all: Vec<(Arc<Person>, usize, Telling)> = Vec::new();
    for (index, (people, (page, text))) in people.iter().zip(pages.iter().zip(texts)).enumerate() {
        for (number, words, folded) in page.with_form(text, &telling) {
            if folded.iter().any(|word| word == "another") {
                continue;
            }
            for at in 0..words.len() {
                let Some(told) = (opposite.read)(&folded, at) else { continue };
                if told.is_first && opposite.sure == Sure::OfOneThing && counts_charges(&folded) {
                    continue;
                }
                let Some(one) = person(&folded, words, at, told, number, people) else { continue };
                let range = words[at].start as usize..words[told.end - 1].end as usize;
                let spot = Spot { page: index, sentence: number, range };
                let name = text.get(one.range.clone()).unwrap_or_default().to_owned();
                let telling = Telling { name, spot, of: of_what(words, &folded, told.end) };
                all.push((Arc::clone(&one.person), usize::from(!told.is_first), telling.clone()));
                let both = by_person.entry(Arc::clone(&one.person)).or_default();
                let side = usize::from(!told.is_first);
                both.entry(index).or_default()[side].get_or_insert(telling);
            }
        }
    }
    let mut found: Vec<Sides> = Vec::new();
    if opposite.sure == Sure::OfOneThing {
        found.extend(of_one_charge(&all, opposite.why, pages));
    }
    let sides = by_person.into_values().filter_map(|told| {
        // Who tells both tells how one came of the other.
        let single = |side: usize| -> Vec<Telling> {
            let only = told.values().filter(|both| both[1 - side].is_none());
            only.filter_map(|both| both[side].clone()).collect()
        };
        let [first, second] = [single(0), single(1)];
        if first.is_empty() || second.is_empty() {
            return None;
        }
        let is_sure = are_sure(opposite.sure, &first, &second, pages);
        // The name in full, where one of them gives it.
        let names = first.iter().chain(&second).map(|one| &one.name);
        let about = names.max_by_key(|name| name.len()).cloned();
        let sides = [first, second].map(|side| side.into_iter().map(|one| one.spot).collect());
        let sides = match is_sure {
            true => Sides::warning(sides, opposite.why),
            false => Sides::lead(sides, opposite.why, opposite.doubt, CONFIDENCE),
        };
        Some(Sides { about, ..sides })
    });
    found.extend(sides);
    found
}

/// Where two articles of few days tell the opposite of one person and one charge, and neither tells both of it: who was
/// cleared of one charge may have been convicted of another.
fn of_one_charge(
    all: &[(Arc<Person>, usize, Telling)],
    why: &'static str,
    pages: &[Page],
) -> Option<Sides> {
    let tells = |page: usize, person: &Arc<Person>, side: usize, charge: Root| {
        all.iter().any(|(who, of, told)| {
            told.spot.page == page && who == person && *of == side && told.of.contains(&charge)
        })
    };
    let is_one = |(who, side, x): &(Arc<Person>, usize, Telling),
                  (other, of, y): &(Arc<Person>, usize, Telling)| {
        let is_charge = |charge: &&Root| {
            y.of.contains(*charge)
                && !tells(x.spot.page, who, 1, **charge)
                && !tells(y.spot.page, who, 0, **charge)
        };
        (*side, *of) == (0, 1)
            && who == other
            && x.spot.page != y.spot.page
            // Where all of it is of one charge, the persons are told below.
            && all.iter().any(|(w, s, t)| w == who && *s == 1 && t.spot.page == x.spot.page)
            && are_sure(Sure::OfOneThing, std::slice::from_ref(x), std::slice::from_ref(y), pages)
            && x.of.iter().any(|charge| is_charge(&charge))
    };
    let (x, y) = all.iter().find_map(|x| all.iter().find(|y| is_one(x, y)).map(|y| (x, y)))?;
    let sides = [vec![x.2.spot.clone()], vec![y.2.spot.clone()]];
    Some(Sides { about: Some(x.2.name.clone()), ..Sides::warning(sides, why) })
}

/// "Acquitted on NINE CHARGES": there may be others.
fn counts_charges(folded: &[String]) -> bool {
    folded.windows(2).any(|two| {
        numeral(&two[0]).is_some() && matches!(two[1].as_str(), "charges" | "counts" | "count")
    })
}

/// What something is told of, in the words behind it: "acquitted of BRIBERY", "sentenced to two years in prison for FRAUD".
fn of_what(words: &[Word], folded: &[String], end: usize) -> Vec<Root> {
    let word = |at: usize| folded.get(at).map_or("", String::as_str);
    let is_of = |at: &usize| match word(*at) {
        "of" => *at == end,
        "for" => !words.get(at + 1).is_some_and(|next| next.sort == Sort::Figure),
        _ => false,
    };
    let Some(from) = (end..words.len().min(end + OF_WHAT)).find(is_of) else { return Vec::new() };
    // "Of fraud, false accounting and forgery": a list goes on behind its commas.
    let goes_on = |at: &usize| match words[*at].sort {
        Sort::Heavy => false,
        Sort::Light => matches!(word(*at), "," | "and" | "or"),
        Sort::Grammar => {
            matches!(word(*at), "and" | "of" | "one" | "two" | "three" | "a" | "the" | "all")
        }
        _ => true,
    };
    let own = (from + 1..words.len()).take_while(goes_on).take(OF_WHAT).map(|at| &words[at]);
    own.filter(|word| word.sort == Sort::Content).map(|word| word.root).collect()
}

/// How many words that has at most.
const OF_WHAT: usize = 10;

/// Whether two sides are told in articles of few days, and of one thing where that is asked for.
fn are_sure(sure: Sure, first: &[Telling], second: &[Telling], pages: &[Page]) -> bool {
    let day = |one: &Telling| pages[one.spot.page].told_day();
    let is_sure = |x: &Telling, y: &Telling| {
        let days = day(x).zip(day(y)).map(|(x, y)| (x - y).num_days().unsigned_abs());
        let is_of_one =
            x.of.is_empty() || y.of.is_empty() || x.of.iter().any(|root| y.of.contains(root));
        days.is_some_and(|days| days <= FEW_DAYS) && (is_of_one || sure == Sure::Soon)
    };
    first.iter().any(|x| second.iter().any(|y| is_sure(x, y)))
}
