//! A proposal tried on the articles that it was made from: an attribute of which one article gives two values that cannot
//! both hold is of several things. Much that a phrase binds shows only once somebody has said whose it is.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::owner::is_bound;
use crate::claims::Source;
use crate::error::Errors;
use crate::extract::{Extracted, Extractor};
use crate::load::article::Article;
use crate::read::period_wording;
use crate::rules::Desk;
use crate::span::Text;
use crate::value::{Class, relation};

/// The attributes of a proposed rules file of which one article gives values that cannot all be of one thing.
pub(super) fn told_twice(
    text: &str,
    articles: &[Article],
    source: &(dyn Fn(&str) -> Arc<Source> + Sync),
) -> BTreeSet<Arc<str>> {
    let file = Text::whole("rules.toml", text.to_owned());
    // What is wrong with the file is told when it is used.
    let desk = Desk::load(Some(&file), &|_, _| None, &mut Errors::new());
    let extractor = Extractor::new(&desk.vocabulary);
    let mut found = BTreeSet::new();
    for article in articles {
        let mut claims = extractor.claims(article, &source(&article.id));
        claims.retain(|one| is_bound(one) && one.claim.value.quantity().is_some());
        claims.sort_by(|x, y| x.claim.attribute.cmp(&y.claim.attribute));
        for of_one in claims.chunk_by(|x, y| x.claim.attribute == y.claim.attribute) {
            let attribute = &of_one[0].claim.attribute;
            if !found.contains(attribute) && are_of_several(of_one) {
                found.insert(Arc::clone(attribute));
            }
        }
    }
    found
}

/// Whether any two values of one attribute, in one mood and of one time, cannot both hold.
fn are_of_several(claims: &[Extracted]) -> bool {
    let sort = |one: &Extracted| {
        let period = one.claim.period.as_ref().map(period_wording);
        (one.claim.entity.clone(), one.claim.modality.comparable(), period)
    };
    let sorts: Vec<_> = claims.iter().map(sort).collect();
    (0..claims.len()).any(|at| {
        (at + 1..claims.len()).any(|other| {
            sorts[at] == sorts[other]
                && relation(&claims[at].claim.value, &claims[other].claim.value).class
                    == Class::Contradiction
        })
    })
}
