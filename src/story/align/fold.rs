//! Pairs folded into clashes: the groups that agree, how sure each is, and which are no more than leads.

use std::collections::{BTreeMap, BTreeSet};

use super::Clash;
use super::later::is_of_later;
use super::moving::moves;
use super::pair::{At, Pair, Rarity};
use super::same::Same;
use super::slip::Slip;
use super::veto::Veto;
use super::weigh::{SURE, Weighed, confidence, is_slip, severity};
use crate::finding::Severity;
use crate::read::MentionKind;
use crate::story::page::Page;
use crate::story::page::life;
use crate::value::{Bound, Class, Number, relation};

/// How many vetoes a lead may bear.
const MOST_VETOES: usize = 3;

/// What is less sure than this is not even a lead: so little speaks for it.
const LEAST: i64 = -450;

/// How much the word nearest to two days that are undated must weigh for them to be a lead.
const UNDATED: u32 = 500;

/// Whether a pair is worth a look in spite of its vetoes. Every story is full of days; two of them are a lead
/// only where something near to both is the same and they lie within weeks of each other.
fn is_lead(pair: &Pair, vetoes: &[Veto], pages: &[Page]) -> bool {
    let is_date = pages[pair.a.page].nodes[pair.a.node].kind == MentionKind::Date;
    let is_undated =
        [pair.a, pair.b].iter().any(|at| pages[at.page].nodes[at.node].undated.is_some());
    let least = if is_undated { UNDATED } else { 1 };
    !is_date || pair.near >= least && !vetoes.contains(&Veto::TooFar)
}

/// Whether the digits of one figure are the other's, in another order or with another unit. What is a thousand times
/// as much may be of anything.
fn is_copied_wrongly(pair: &Pair) -> bool {
    pair.tells_by_digits() && !matches!(pair.slip, Some(Slip::Magnitude(_)))
}

/// Whether more speaks for a pair than what else its articles say speaks against it. Of articles that nobody put
/// together it never does: they may be of two stories.
fn is_outweighed(pair: &Pair, vetoes: &[Veto], sure: i64, rarity: &Rarity) -> bool {
    let is_turned = matches!(pair.slip, Some(Slip::Turned(_)));
    let tells_alone = pair.slip.is_some_and(Slip::tells_alone);
    // Digits say more than what stands around them, but not more than an article that has both figures.
    let yields = |veto: &Veto| match veto {
        Veto::NotBest | Veto::KnownOtherwise | Veto::OtherMood(_) | Veto::OtherCase => true,
        // Two writers may call one thing by two names.
        Veto::OtherSubject | Veto::OtherScope => is_turned,
        Veto::ThirdKnows => is_turned && tells_alone,
        Veto::OtherNoun => tells_alone,
        _ => false,
    };
    let is_short = pair.slip.is_some_and(Slip::is_short) && pair.same_head;
    let yields_to_short = |veto: &Veto| matches!(veto, Veto::TooFar | Veto::NotBest);
    rarity.is_given()
        && match pair.tells_by_digits() {
            true => is_slip(pair, sure, rarity) && vetoes.iter().all(yields),
            false if is_short && vetoes.iter().all(yields_to_short) => is_slip(pair, sure, rarity),
            false => {
                // Where two articles have both figures, nobody has mistaken one for the other.
                let is_known = |veto: &Veto| matches!(veto, Veto::BothKnown | Veto::ThirdKnows);
                let is_known_twice = vetoes.iter().any(is_known) && vetoes.len() > 1;
                sure >= SURE
                    && !is_known_twice
                    && vetoes.iter().all(|veto| veto.comes_from_others())
            }
        }
}

/// A pair with how sure it is, the reasons, and the vetoes that it bears all the same.
type Scored = (i64, Vec<Weighed>, Pair, Vec<Veto>);

/// How many other values of the two sentences are the same.
fn anchors(pair: &Pair, retold: &Same, pages: &[Page]) -> usize {
    let sentence = |at: At| pages[at.page].nodes[at.node].sentence;
    let of_sentence = sentence(pair.a)..=sentence(pair.a);
    let own = pages[pair.a.page].nodes_of(of_sentence).filter(|(node, _)| *node != pair.a.node);
    own.filter(|(node, _)| {
        let at = At { page: pair.a.page, node: *node };
        retold.get(&at).into_iter().flatten().any(|fellow| {
            fellow.page == pair.b.page
                && fellow.node != pair.b.node
                && sentence(*fellow) == sentence(pair.b)
        })
    })
    .count()
}

/// Why two groups are no more than a lead: a finer figure of one agrees with one of the other, as 1.46 does with 1.5 where
/// the pair that shows it best is "more than 1.5" and 1.4.
fn is_joined(
    groups: &[Vec<At>],
    pair: &Pair,
    pages: &[Page],
    rarity: &Rarity,
) -> Option<&'static str> {
    let node = |at: &At| &pages[at.page].nodes[at.node];
    let [one, other, ..] = groups else { return None };
    let step = |at: &At| {
        let figure = &node(at).value.quantity()?.figure;
        figure.point().or(figure.low).or(figure.high).map(Number::last_place)
    };
    let (p, q) = (step(&pair.a)?, step(&pair.b)?);
    let is_finer = |at: &At| step(at).is_some_and(|step| step < p && step < q);
    let is_plain = |at: &&At| matches!(node(at).bound(), Bound::Exact | Bound::Approx);
    let agree = |x: &At, y: &At| {
        (is_finer(x) || is_finer(y))
            && relation(&node(x).value, &node(y).value).class == Class::Agree
    };
    let are_joined = node(&pair.a).kind != MentionKind::Date
        && !rarity.is_pair
        && !pair.tells_by_digits()
        && one.iter().filter(is_plain).any(|x| other.iter().filter(is_plain).any(|y| agree(x, y)));
    are_joined.then_some("A finer figure of one side agrees with one of the other.")
}

/// Folds pairs that share a value into one clash with groups; the surest first. What only one or two
/// vetoes keep from being compared comes after, as leads.
pub(crate) fn fold(
    open: Vec<Pair>,
    left: &[(Pair, Vec<Veto>)],
    retold: &Same,
    pages: &[Page],
    rarity: &Rarity,
) -> Vec<Clash> {
    let none = BTreeSet::new();
    let fellows = |at: At| retold.get(&at).unwrap_or(&none);
    let support = |at: At| {
        let others = fellows(at).iter().map(|f| f.page).filter(|&page| page != at.page);
        others.collect::<BTreeSet<_>>().len()
    };
    let score = |pair: Pair, vetoes: Vec<Veto>| -> Scored {
        let support = support(pair.a).max(support(pair.b));
        let pair = Pair { is_repeated: support > 0, ..pair };
        let anchors = anchors(&pair, retold, pages);
        let (sure, reasons) = confidence(&pair, support, anchors, pages, rarity);
        let cost: i64 = vetoes.iter().map(|veto| veto.cost()).sum();
        // Words that differ say little against digits that show a slip.
        let cost = if is_copied_wrongly(&pair) { cost / 2 } else { cost };
        (sure - cost, reasons, pair, vetoes)
    };
    let mut scored: Vec<Scored> = open.into_iter().map(|p| score(p, Vec::new())).collect();
    let few = left.iter().filter(|(_, vetoes)| {
        vetoes.len() <= MOST_VETOES && !vetoes.iter().any(|veto| veto.is_final())
    });
    scored.extend(few.map(|(pair, vetoes)| score(pair.clone(), vetoes.clone())));
    scored.retain(|(sure, _, pair, vetoes)| *sure >= LEAST && is_lead(pair, vetoes, pages));
    scored.sort_by_cached_key(|(sure, _, pair, vetoes)| {
        // Digits that show a slip say more than what stands around a figure: nothing takes it from them.
        let is_slip = match vetoes.is_empty() {
            true => is_slip(pair, *sure, rarity),
            false => is_copied_wrongly(pair),
        };
        let is_grave = severity(pair, *sure, pages, rarity).0 > Severity::Note
            && (vetoes.is_empty() || is_outweighed(pair, vetoes, *sure, rarity));
        (!is_grave, !vetoes.is_empty(), !is_slip, std::cmp::Reverse(*sure), pair.a, pair.b)
    });
    let mut taken: BTreeMap<At, usize> = BTreeMap::new();
    let mut clashes: Vec<Clash> = Vec::new();
    for (sure, reasons, pair, vetoes) in scored {
        match (taken.get(&pair.a).copied(), taken.get(&pair.b).copied()) {
            (None, None) => {
                let at = clashes.len();
                let group = |own: At, other: At| {
                    let mut group = vec![own];
                    group.extend(fellows(own).iter().copied().filter(|f| {
                        *f != other && !fellows(other).contains(f) && !taken.contains_key(f)
                    }));
                    group
                };
                let groups = vec![group(pair.a, pair.b), group(pair.b, pair.a)];
                for &member in groups.iter().flatten() {
                    taken.insert(member, at);
                }
                let (mut severity, mut doubts) = severity(&pair, sure, pages, rarity);
                if !vetoes.is_empty() {
                    let why: Vec<String> = vetoes.iter().map(|veto| veto.says()).collect();
                    let why = why.join("; ");
                    (severity, doubts) = match is_outweighed(&pair, &vetoes, sure, rarity) {
                        true if severity > Severity::Note => {
                            (Severity::Warning, vec![format!("Against it: {why}.")])
                        }
                        _ => (Severity::Note, vec![format!("A lead only: {why}.")]),
                    };
                }
                // The pair that shows it best may be that of an article whose day nobody knows.
                let doubt = is_of_later(&groups, &pair, pages)
                    .or_else(|| is_joined(&groups, &pair, pages, rarity));
                if let Some(doubt) = doubt.filter(|_| severity > Severity::Note) {
                    (severity, doubts) = (Severity::Note, vec![doubt.to_owned()]);
                }
                let (said, about) = (None, life::about(&pair, pages));
                clashes.push(Clash {
                    groups,
                    confidence: sure,
                    severity,
                    reasons,
                    doubts,
                    said,
                    about,
                    what: None,
                    pair,
                });
            }
            (Some(at), None) | (None, Some(at)) => {
                let new = if taken.contains_key(&pair.a) { pair.b } else { pair.a };
                let clash = &mut clashes[at];
                let is_lead = !vetoes.is_empty();
                // An article that stands in it already has said which figure it means.
                if is_lead == clash.doubts.is_empty()
                    || clash.groups.iter().flatten().any(|member| member.page == new.page)
                {
                    continue;
                }
                let fits = |group: &&mut Vec<At>| group.iter().any(|m| fellows(*m).contains(&new));
                match clash.groups.iter_mut().find(fits) {
                    Some(group) => group.push(new),
                    None if sure + 100 >= clash.confidence && (sure >= 300 || is_lead) => {
                        clash.groups.push(vec![new]);
                    }
                    None => continue,
                }
                taken.insert(new, at);
            }
            // Another pair of the same two figures may show more plainly what they are of; the one that fits better
            // than it is of them as well.
            (Some(at), Some(other))
                if at == other && vetoes.iter().all(|veto| *veto == Veto::NotBest) =>
            {
                let (graver, doubts) = severity(&pair, sure, pages, rarity);
                let clash = &mut clashes[at];
                let mut members = clash.groups.iter().flatten();
                let moves = members.any(|at| moves(&pages[at.page].nodes[at.node]));
                if graver > clash.severity && !moves {
                    clash.severity = graver;
                    clash.confidence = sure.max(clash.confidence);
                    (clash.reasons, clash.doubts, clash.pair) = (reasons, doubts, pair);
                }
            }
            (Some(_), Some(_)) => {}
        }
    }
    clashes
        .sort_by_key(|clash| (std::cmp::Reverse((clash.severity, clash.confidence)), clash.pair.a));
    clashes
}
