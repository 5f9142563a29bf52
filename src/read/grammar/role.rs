//! Posts and where they are held: "CEO of Scale AI", "Meta's chief AI officer", "former head of X".

use super::{Parsed, Reader};
use crate::pack::lexicon::Sense;
use crate::read::token::{Case, Gap, Kind};
use crate::value::{Name, Role};

/// A whole wording as a post.
pub(crate) fn read(r: &Reader<'_>) -> Option<Role> {
    let end = r.tokens.len();
    let start = usize::from(r.is_word(0, "the") || r.is_word(0, "a") || r.is_word(0, "an"));
    if let Some(post) = post(start, r) {
        return after_post(post, end, r);
    }
    // "Meta's chief AI officer", "Scale AI CEO": the organization stands first.
    let found = (start + 1..end).find_map(|at| {
        let post = post(at, r).filter(|post| post.next == end)?;
        let possessive = at >= 2 && r.is_word(at - 1, "s") && r.sign(at - 2) == '\'';
        let plural = !possessive && r.sign(at - 1) == '\'';
        let last = at - if possessive { 2 } else { usize::from(plural) };
        // "former Scale AI CEO": the first word belongs to the post.
        let before = r.find(start, Sense::PostBefore, |s| (s == Sense::PostBefore).then_some(()));
        let before = before.filter(|before| before.next < last && !possessive);
        let organization = name(before.as_ref().map_or(start, |b| b.next), last, r)?;
        let post = match before {
            Some(_) => format!("{} {}", r.text_at(start).to_lowercase(), post.meaning),
            None => post.meaning,
        };
        Some(Role { post: post.into(), organization: Some(organization), within: None })
    });
    found.or_else(|| unlisted(start, end, r))
}

/// A post that no table lists: small words before "at" or "of" an organization.
fn unlisted(start: usize, end: usize, r: &Reader<'_>) -> Option<Role> {
    const MOST_WORDS: usize = 5;
    let joins = |at: &usize| r.is_word(*at, "at") || r.is_word(*at, "of");
    let at = (start + 1..end.min(start + MOST_WORDS)).find(joins)?;
    let small = (start..at).all(|i| {
        r.sign(i) == '-'
            || r.kind(i) == Some(Kind::Word) && r.token(i).is_some_and(|t| t.case == Case::Lower)
    });
    if !small {
        return None;
    }
    let words = r.text.get(r.token(start)?.start as usize..r.token(at - 1)?.end as usize)?;
    let organization = name(at + 1, end, r)?;
    Some(Role { post: words.into(), organization: Some(organization), within: None })
}

/// A post at `at`, in its normal form, with the words before it that are kept.
pub(crate) fn post(at: usize, r: &Reader<'_>) -> Option<Parsed<String>> {
    let mut text = String::new();
    let mut next = at;
    loop {
        if let Some(known) = known(next, r) {
            text.push_str(&known.meaning);
            return Some(joint(Parsed { meaning: text, next: known.next }, r));
        }
        let before = r.find(next, Sense::PostBefore, |s| (s == Sense::PostBefore).then_some(()))?;
        text.push_str(&r.text_at(next).to_lowercase());
        let hyphen = r.is_hyphen(before.next);
        text.push(if hyphen { '-' } else { ' ' });
        next = before.next + usize::from(hyphen);
    }
}

/// One post and what follows of others that are held with it: "chairman and CEO", "chairman, president and CEO".
fn joint(first: Parsed<String>, r: &Reader<'_>) -> Parsed<String> {
    let comma = usize::from(matches!(r.sign(first.next), ',' | '&'));
    let next = first.next + comma;
    let joins = usize::from(r.is_word(next, "and"));
    let other = (comma + joins > 0).then(|| post(next + joins, r)).flatten();
    match other {
        Some(other) => Parsed {
            meaning: format!("{}{}{}", first.meaning, Role::JOINT, other.meaning),
            next: other.next,
        },
        None => first,
    }
}

/// A post of the tables, or "chief ... officer".
fn known(at: usize, r: &Reader<'_>) -> Option<Parsed<String>> {
    let found = r.find(at, Sense::Post(0), |sense| match sense {
        Sense::Post(id) => Some(String::from(&**r.lexicon.post(id))),
        _ => None,
    });
    if r.is_word(at, "chief") {
        let officer = (at + 2..at + 6).find(|&i| r.is_word(i, "officer"));
        let longer = officer.filter(|&o| found.as_ref().is_none_or(|found| found.next <= o));
        if let Some(officer) = longer {
            let words: Vec<String> = (at..=officer).map(|i| r.text_at(i).to_lowercase()).collect();
            return Some(Parsed { meaning: words.join(" "), next: officer + 1 });
        }
    }
    found
}

/// "of Scale AI", "at Meta", ", Scale AI"; nothing at all; "of AI at Meta".
fn after_post(post: Parsed<String>, end: usize, r: &Reader<'_>) -> Option<Role> {
    let mut text = post.meaning;
    let at = post.next;
    if at == end {
        return Some(Role { post: text.into(), organization: None, within: None });
    }
    let joins = |i: usize| ["of", "at", "for", "with", "in"].into_iter().find(|w| r.is_word(i, w));
    let start = match joins(at) {
        Some(_) => at + 1,
        None if r.sign(at) == ',' => at + 1,
        None => return None,
    };
    // "head of AI at Meta": what stands between belongs to the post.
    let at_word = (start + 1..end).rev().find(|&i| r.is_word(i, "at"));
    if let Some(split) = at_word.filter(|_| joins(at) == Some("of") || joins(at) == Some("for")) {
        let from = r.token(at)?.start as usize;
        let to = r.token(split - 1)?.end as usize;
        text.push(' ');
        text.push_str(&r.text.get(from..to)?.to_lowercase());
        let organization = name(split + 1, end, r)?;
        return Some(Role { post: text.into(), organization: Some(organization), within: None });
    }
    let organization = name(start, end, r)?;
    Some(Role { post: text.into(), organization: Some(organization), within: None })
}

/// The tokens as a name, without "the" before it.
fn name(from: usize, to: usize, r: &Reader<'_>) -> Option<Name> {
    let from = from + usize::from(r.is_word(from, "the"));
    if from >= to || r.kind(from) == Some(Kind::Sign) && r.token(from)?.gap == Gap::None {
        return None;
    }
    let text = r.text.get(r.token(from)?.start as usize..r.token(to - 1)?.end as usize)?;
    Some(Name::new(text))
}
