//! # What must hold
//! What an attribute is stated to be is the sum, or the product, of what its parts are stated to be.
//!
//! # Why it matters
//! Equity and debt that do not make the total, a price that is not the share times the valuation: no two
//! figures for one thing stand side by side, and yet they cannot all be right.
//!
//! # Example
//! "$29 billion, of which $3 billion is equity" in one article, "$20 billion of debt" in another.
//!
//! # Options
//! `equation`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::build::{Clash, Compared};
use super::{Check, CheckContext, Kind, Meta, Rule};
use crate::claims::Claim;
use crate::error::{Error, Errors};
use crate::finding::Finding;
use crate::graph::archive::Beyond;
use crate::graph::{Comparison, SlotClaims};
use crate::load::form::{Entry, Key, Sort, Table};
use crate::pack::Attribute;
use crate::read::Vocabulary;
use crate::value::{
    Class, Dimension, Interval, Meaning, Number, Quantity, Stated, Value, describe,
};

/// The kind `equation`.
pub(super) struct Equation;

static META: Meta = Meta {
    name: "equation",
    holds: "what an attribute is said to be is the sum, or the product, of what its parts are said to be",
    why: "Sums and products are taken over all that the wordings allow, so rounding breaks nothing: $3 billion and \
          $26 billion make $29 billion, and 49% of $29 billion is $14.3 billion. Nothing is found where any choice \
          among the claims makes the equation true, where a part is not stated, or where currencies differ.",
    example: "[[rule]]\nid = \"financing-adds-up\"\nkind = \"equation\"\n\
              equation = \"financing-total = financing-equity + financing-debt\"\n\n\
              One source: Acme, financing-total: \"$29 billion\", financing-equity: \"$3 billion\"\n\
              Another:    Acme, financing-debt: \"$20 billion\"\n\
              Found:      $3 billion and $20 billion make $23 billion.",
    options: &[Key::required(
        "equation",
        Sort::Text,
        "an attribute, =, and its parts with + or * between them: price = share * valuation",
    )],
};

impl Kind for Equation {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn read(
        &self,
        table: &Table<'_>,
        vocabulary: &Vocabulary,
        errors: &mut Errors,
    ) -> Option<Box<dyn Check>> {
        let entry = table.text("equation")?;
        let (whole, parts) = entry.value.split_once('=').unwrap_or((&entry.value, ""));
        let join = if parts.contains('*') { Join::Product } else { Join::Sum };
        let parts: Vec<&str> = parts.split(join.sign()).collect();
        let names: Vec<&str> = [whole].into_iter().chain(parts).map(str::trim).collect();
        if names.len() < 3
            || names.iter().any(|name| name.is_empty() || name.contains(['+', '*', '=']))
        {
            let message = format!("`{}` is no equation", entry.value);
            errors.push(
                Error::broken("unreadable-value", message, entry.place)
                    .label("not understood")
                    .help("write `total = part + part` or `price = share * value`, with ids of attributes"),
            );
            return None;
        }
        let mut resolve = |name: &str| {
            let at = entry.value.find(name).unwrap_or(0);
            let place = entry.part(at..at + name.len());
            let part = Entry { value: name.to_owned(), place };
            vocabulary.resolve(&part, errors).map(|attribute| attribute.id)
        };
        let mut ids = names.into_iter().map(&mut resolve).collect::<Vec<_>>().into_iter();
        let whole = ids.next()??;
        let parts: Vec<Arc<str>> = ids.collect::<Option<_>>()?;
        Some(Box::new(EquationCheck { whole, parts, join }))
    }
}

/// How parts make the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Join {
    Sum,
    Product,
}

impl Join {
    fn sign(self) -> char {
        match self {
            Join::Sum => '+',
            Join::Product => '*',
        }
    }
}

#[derive(Debug)]
struct EquationCheck {
    whole: Arc<str>,
    parts: Vec<Arc<str>>,
    join: Join,
}

/// What slots of one equation share: all but the attribute.
type Shared<'a> =
    (&'a str, Option<&'a crate::value::Period>, Option<&'a str>, crate::claims::Modality);

impl Check for EquationCheck {
    fn attributes(&self) -> Option<Vec<&str>> {
        Some([&self.whole].into_iter().chain(&self.parts).map(|id| &**id).collect())
    }

    fn is_for_one_slot(&self) -> bool {
        false
    }

    fn compared(&self, claim: &Claim, _: &Vocabulary) -> Option<Value> {
        let mine = claim.attribute == self.whole || self.parts.contains(&claim.attribute);
        mine.then(|| claim.value.clone())
    }

    fn check(&self, rule: &Rule, context: &CheckContext<'_>, found: &mut Vec<Finding>) {
        let mut things: BTreeMap<Shared<'_>, BTreeMap<&str, &SlotClaims>> = BTreeMap::new();
        for slot in context.view.slots() {
            let of = &slot.slot;
            if of.attribute == self.whole || self.parts.contains(&of.attribute) {
                let shared = (&*of.entity, of.period.as_ref(), of.scope.as_deref(), of.modality);
                things.entry(shared).or_default().insert(&of.attribute, slot);
            }
        }
        for slots in things.values() {
            found.extend(self.clash(rule, slots, context));
        }
    }

    fn is_content_with_common_possibility(&self, _attribute: &Attribute) -> bool {
        true
    }

    fn beyond(&self, attribute: &str) -> Vec<Beyond> {
        let others = [&self.whole].into_iter().chain(&self.parts).filter(|id| ***id != *attribute);
        others.map(|id| Beyond::Attribute(Arc::clone(id))).collect()
    }
}

impl EquationCheck {
    /// The finding of slots that share all but the attribute, where no choice among their claims makes the equation true.
    fn clash(
        &self,
        rule: &Rule,
        slots: &BTreeMap<&str, &SlotClaims>,
        context: &CheckContext<'_>,
    ) -> Option<Finding> {
        let whole = slots.get(&*self.whole)?;
        let parts: Vec<&SlotClaims> =
            self.parts.iter().map(|id| slots.get(&**id).copied()).collect::<Option<_>>()?;
        let stated = hull(whole)?;
        let sets: Vec<Quantity> = parts.iter().map(|slot| hull(slot)).collect::<Option<_>>()?;
        let made = made(self.join, &sets, &stated)?;
        if made.figure.possible.meets(&stated.figure.possible) {
            return None;
        }
        let all = parts.iter().flat_map(|slot| &slot.claims);
        let compared: Vec<Compared> = whole
            .claims
            .iter()
            .chain(all)
            .map(|claim| Compared { claim: Arc::clone(claim), value: claim.value.clone() })
            .collect();
        let said = |slot: &SlotClaims| {
            slot.claims.first().map_or_else(String::new, |claim| claim.value.to_string())
        };
        let sign = format!(" {} ", self.join.sign());
        let sum = parts.iter().map(|slot| said(slot)).collect::<Vec<_>>().join(&sign);
        let counts = whole.claims.len();
        let groups = vec![(0..counts).collect(), (counts..compared.len()).collect()];
        let comparison = Comparison { class: Class::Contradiction, witness: None, groups };
        let labels: Vec<&str> = parts.iter().map(|part| &*part.slot.label).collect();
        let value = Value::new(sum.as_str(), Meaning::Quantity(made));
        let remarks = vec![
            format!("{} = {}.", whole.slot.label, labels.join(&sign)),
            format!("{sum} makes {}, which “{}” does not allow.", describe(&value), said(whole)),
        ];
        let slot = whole.slot.clone();
        let clash = Clash { rule, kind: META.name, slot, compared: &compared, comparison, remarks };
        let mut finding = clash.finding(context)?;
        // The parts are told together: singly none of them says anything of the whole.
        let (old, new) = (finding.groups[1].label.clone(), sum);
        if let Some(head) = finding.title.strip_suffix(&old) {
            finding.title = format!("{head}{new}");
        }
        finding.groups[1].label = new;
        Some(finding)
    }
}

/// All that the claims of a slot allow, in the measure that they share; `None` where they share none.
fn hull(slot: &SlotClaims) -> Option<Quantity> {
    let mut claims = slot.claims.iter().map(|claim| claim.value.quantity());
    let mut all = claims.next()??.clone();
    for quantity in claims {
        let quantity = quantity?;
        if quantity.dimension() != all.dimension() || quantity.change != all.change {
            return None;
        }
        all.figure.possible = all.figure.possible.hull(&quantity.figure.possible);
    }
    (!all.change && all.per.is_none()).then_some(all)
}

/// What the parts make, in the measure of the whole; `None` where they cannot make such a thing.
fn made(join: Join, parts: &[Quantity], whole: &Quantity) -> Option<Quantity> {
    let bare = |quantity: &Quantity| {
        let dimension = quantity.dimension();
        matches!(dimension, Dimension::Number | Dimension::Count | Dimension::Ratio)
            || dimension == Dimension::Share
    };
    let fits = match join {
        Join::Sum => parts.iter().all(|part| part.dimension() == whole.dimension()),
        Join::Product => {
            let measured: Vec<&Quantity> = parts.iter().filter(|part| !bare(part)).collect();
            match measured.as_slice() {
                [] => bare(whole),
                [one] => one.dimension() == whole.dimension(),
                _ => false,
            }
        }
    };
    let mut sets = parts.iter().map(|part| match (join, part.dimension()) {
        // A share of something is a fraction of it.
        (Join::Product, Dimension::Share) => {
            let hundredth = Interval::point(Number::power_of_ten(-2)?);
            part.figure.possible.times(&hundredth)
        }
        _ => Some(part.figure.possible),
    });
    let mut possible = sets.next()?.filter(|_| fits)?;
    for set in sets {
        possible = match join {
            Join::Sum => possible.plus(&set?)?,
            Join::Product => possible.times(&set?)?,
        };
    }
    if join == Join::Product && whole.dimension() == Dimension::Share {
        possible = possible.times(&Interval::point(Number::from(100)))?;
    }
    let figure = Stated { possible, ..Stated::possibilities(None, None)? };
    Some(Quantity { noun: whole.noun.clone(), ..Quantity::new(figure, whole.unit.clone()) })
}

#[cfg(test)]
mod tests;
