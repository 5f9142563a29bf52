//! One time of day in two zones, in one sentence: "at 06:20 (23:30 GMT)".
//!
//! All zones lie whole quarters of an hour from Greenwich (IANA time zone database), and how far some lie is known.

use super::told::{Detail, HOUR, Told};
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
        (Some(Zone::Ahead(_)), Some(Zone::Ahead(_))) => x.fits(y) || apart == HOUR,
        (None | Some(Zone::Local | Zone::Named(_)), Some(Zone::Ahead(_))) => {
            let has_seconds = [x, y].iter().any(|told| told.detail == Detail::Second);
            let off = apart % (HOUR / 4);
            let is_near = off == 0 || has_seconds && off == HOUR / 4 - 1 || has_seconds && off == 1;
            x.is_hedged || y.is_hedged || is_near
        }
        _ => true,
    }
}
