//! One time of day in two zones, in one sentence: "at 06:20 (23:30 GMT)".
//!
//! All zones lie whole quarters of an hour from Greenwich (IANA time zone database), and how far some lie is known.

use super::told::{HOUR, Told};
use super::zone::Zone;
use crate::story::page::spot::Sides;

/// The times that a sentence gives twice, where no zones make them one.
pub(super) fn check(told: &[Vec<Told>]) -> Vec<Sides> {
    let two = told.iter().flat_map(|own| own.windows(2));
    let off = two.filter(|two| two[1].retells && !may_be_one(&two[0], &two[1]));
    let sides = off.map(|two| {
        let why = "One time of day is told in two zones, and they do not lie so far apart.";
        Sides::warning([vec![two[0].spot.clone()], vec![two[1].spot.clone()]], why)
    });
    sides.collect()
}

/// Whether two times may be one in two zones.
fn may_be_one(x: &Told, y: &Told) -> bool {
    let apart = x.apart(y);
    match (&x.zone, &y.zone) {
        // Winter time is written for summer time.
        (Some(Zone::Ahead(_)), Some(Zone::Ahead(_))) => apart == 0 || apart == HOUR,
        (None | Some(Zone::Local | Zone::Named(_)), Some(Zone::Ahead(_))) => {
            x.is_hedged || apart.is_multiple_of(HOUR / 4)
        }
        _ => true,
    }
}
