//! A time of day that a sentence tells, and how far it lies from another.

use super::zone::Zone;
use crate::story::checks::happenings::Happening;
use crate::story::page::near::Near;
use crate::story::page::spot::Spot;
use crate::story::page::word::Root;

/// A time of day that a sentence tells.
#[derive(Debug)]
pub(super) struct Told {
    /// Minutes since midnight.
    pub(super) minutes: u32,
    /// Whether it may as well be twelve hours later: "at 6.50".
    pub(super) is_half: bool,
    pub(super) is_hedged: bool,
    /// How exactly it is told.
    pub(super) detail: Detail,
    pub(super) zone: Option<Zone>,
    /// It tells the time before it once more, in brackets.
    pub(super) retells: bool,
    /// The telling words around it.
    pub(super) around: Vec<Root>,
    /// What happened then, where its sentence says so.
    pub(super) what: Vec<What>,
    pub(super) spot: Spot,
}

/// What happened at a time of day.
#[derive(Debug)]
pub(super) struct What {
    pub(super) happening: &'static Happening,
    /// Whether it was still to come.
    pub(super) is_ahead: bool,
    /// What stands around the event and the time.
    pub(super) near: Near,
}

/// How exactly a time of day is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// "3 p.m.", "noon"
    Hour,
    Minute,
    /// "09:50:45 UTC"
    Second,
}

impl Told {
    /// How many minutes lie between two times at least.
    pub(super) fn apart(&self, other: &Told) -> u32 {
        let gap = |a: i32, b: i32| {
            let gap = (a - b).rem_euclid(DAY as i32) as u32;
            gap.min(DAY - gap)
        };
        let minutes = |told: &Told| told.minutes as i32;
        let gap = match (&self.zone, &other.zone) {
            (Some(Zone::Ahead(own)), Some(Zone::Ahead(theirs))) => {
                gap(minutes(self) - own, minutes(other) - theirs)
            }
            _ => gap(minutes(self), minutes(other)),
        };
        if self.is_half || other.is_half { gap.min((DAY / 2).abs_diff(gap)) } else { gap }
    }

    /// Whether they may be one.
    pub(super) fn fits(&self, other: &Told) -> bool {
        let hedged = self.is_hedged || other.is_hedged;
        // "Around four" may be a quarter past.
        let is_coarse = |one: &Told| one.is_hedged && one.minutes.is_multiple_of(HOUR / 2);
        let slack = match hedged {
            true if is_coarse(self) || is_coarse(other) => COARSE,
            true => HEDGED,
            // "09:50:45" may be told as 9:50 and as 9:51.
            false => u32::from(self.detail != other.detail && self.is_of_second(other)),
        };
        self.apart(other) <= slack
    }

    fn is_of_second(&self, other: &Told) -> bool {
        self.detail == Detail::Second || other.detail == Detail::Second
    }

    /// Whether they differ, and not by as much as two zones do.
    pub(super) fn clashes(&self, other: &Told) -> bool {
        let apart = self.apart(other);
        // Zones lie whole and half hours apart.
        let is_of_zones = apart >= HOUR / 2 && apart.is_multiple_of(HOUR / 2);
        match (&self.zone, &other.zone) {
            _ if self.fits(other) => false,
            // Winter time is written for summer time.
            (Some(Zone::Ahead(_)), Some(Zone::Ahead(_))) => apart <= LONG && apart != HOUR,
            (Some(own), Some(theirs)) if own == theirs => apart <= LONG,
            (None, None) => apart < HOUR || apart <= LONG && !is_of_zones,
            _ => apart < HOUR && !is_of_zones,
        }
    }
}

/// So many minutes between two times, one of which is hedged, say nothing.
const HEDGED: u32 = 10;
/// or so many where that is a whole or a half hour.
const COARSE: u32 = 20;
pub(super) const HOUR: u32 = 60;
/// Times further apart than this are those of two events.
const LONG: u32 = 2 * HOUR;
const DAY: u32 = 24 * HOUR;
