//! Cents of the one currency that a text names: "a profit of €412 million and a dividend of 32 cents a share".

use super::mention::{Mention, MentionKind};
use crate::value::{Currency, Dimension, Meaning, Unit};

/// Currencies whose hundredth part is called a cent; codes of ISO 4217.
const IN_CENTS: &[&str] = &[
    "USD", "EUR", "AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "FJD", "GYD", "HKD", "JMD",
    "KES", "KYD", "LKR", "LRD", "MUR", "NAD", "NZD", "SCR", "SGD", "SRD", "TTD", "TWD", "TZS",
    "UGX", "XCD", "ZAR",
];

/// Gives bare cents the currency of all other sums of the text that have cents, if there is one such.
pub(crate) fn settle<'a>(mentions: impl Iterator<Item = &'a mut Mention>) {
    let mut mentions: Vec<&mut Mention> = mentions.collect();
    let mut named = None;
    for currency in
        mentions.iter().filter(|mention| !is_cents(mention)).filter_map(|mention| currency(mention))
    {
        match named {
            None => named = Some(currency),
            Some(known) if known != currency => return,
            Some(_) => {}
        }
    }
    let Some(currency) = named else { return };
    for mention in mentions.iter_mut().filter(|mention| is_cents(mention)) {
        if let Meaning::Quantity(quantity) = &mut mention.value.meaning {
            quantity.unit = Unit { dimension: Dimension::Money(currency), ..quantity.unit.clone() };
        }
    }
}

/// Whether a sum is told in cents of no currency by name.
pub(crate) fn is_cents(mention: &Mention) -> bool {
    let unit = mention.stated.as_ref().and_then(|stated| stated.unit.as_deref());
    mention.kind == MentionKind::Money
        && unit == Some("cent")
        && !mention.value.wording.to_lowercase().contains("us")
}

/// The currency of a sum, if it has cents.
fn currency(mention: &Mention) -> Option<Currency> {
    let quantity = mention.value.quantity()?;
    let Dimension::Money(currency) = quantity.dimension() else { return None };
    IN_CENTS.contains(&currency.code()).then_some(currency)
}
