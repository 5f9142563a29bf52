//! What is kept of a slot while an archive goes by: just enough to tell whether it may be in conflict.
//!
//! A [`Screen`] is a mergeable state: screens of parts of the input join in any order and grouping to
//! the screen of the whole. It errs on one side only: a slot that it calls clean has no two claims
//! that do anything but agree.

use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use siphasher::sip128::{Hasher128, SipHasher13};

use crate::value::{Bound, Dimension, Interval, Meaning, Number, Value};

/// The state of a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Screen {
    /// No claim that could disagree with anything.
    Nothing,
    /// Flat figures of one measure that all allow what is left in `possible`.
    Figures { measure: u32, possible: Interval<Number> },
    /// Claims that all say the same, known by a fingerprint of what they say.
    Same([u8; 16]),
    /// Anything else.
    Suspect,
}

impl Screen {
    /// The state of a slot with this one claim.
    pub(super) fn of(value: &Value, measures: &Measures) -> Screen {
        match &value.meaning {
            // Free text is shown and never compared.
            Meaning::Text(_) => Screen::Nothing,
            Meaning::Quantity(quantity)
                if matches!(
                    quantity.figure.bound,
                    Bound::Unstated | Bound::Exact | Bound::Approx
                ) =>
            {
                let measure = (
                    quantity.dimension(),
                    quantity.change,
                    quantity.per.clone(),
                    quantity.noun.clone(),
                );
                Screen::Figures {
                    measure: measures.id(measure),
                    possible: quantity.figure.possible,
                }
            }
            meaning => {
                let mut hasher = SipHasher13::new();
                meaning.hash(&mut hasher);
                hasher.write_u8(0);
                Screen::Same(hasher.finish128().as_bytes())
            }
        }
    }

    /// Takes in the state of more claims of the same slot.
    pub(super) fn join(&mut self, other: &Screen) {
        let joined = match (&*self, other) {
            (_, Screen::Nothing) => return,
            (Screen::Nothing, other) => other.clone(),
            (
                Screen::Figures { measure: a, possible: mine },
                Screen::Figures { measure: b, possible: yours },
            ) if a == b => match mine.common(yours) {
                Some(possible) => Screen::Figures { measure: *a, possible },
                None => Screen::Suspect,
            },
            (Screen::Same(a), Screen::Same(b)) if a == b => return,
            _ => Screen::Suspect,
        };
        *self = joined;
    }
}

/// What figures must share to be comparable: dimension, change, rate and noun.
type Measure = (Dimension, bool, Option<Arc<str>>, Option<Arc<str>>);

/// Measures by number. There are few of them.
#[derive(Debug)]
pub(super) struct Measures(Mutex<Vec<Measure>>);

impl Measures {
    /// The number of a bare figure's measure.
    pub(super) const BARE: u32 = 0;

    pub(super) fn new() -> Measures {
        Measures(Mutex::new(vec![(Dimension::Number, false, None, None)]))
    }

    fn id(&self, measure: Measure) -> u32 {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = known.iter().position(|m| *m == measure).unwrap_or_else(|| {
            known.push(measure);
            known.len() - 1
        });
        u32::try_from(at).expect("an archive has fewer than four thousand million measures")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn screen() -> impl Strategy<Value = Screen> {
        prop_oneof![
            Just(Screen::Nothing),
            Just(Screen::Suspect),
            (0..3_u8).prop_map(|n| Screen::Same([n; 16])),
            (0..2_u32, 0..9_i64, 0..9_i64).prop_map(|(measure, a, b)| Screen::Figures {
                measure,
                possible: Interval::closed(Number::from(a.min(b)), Number::from(a.max(b))).unwrap(),
            }),
        ]
    }

    fn joined(a: &Screen, b: &Screen) -> Screen {
        let mut a = a.clone();
        a.join(b);
        a
    }

    proptest! {
        #[test]
        fn screens_join_in_any_order_and_grouping(a in screen(), b in screen(), c in screen()) {
            prop_assert_eq!(joined(&a, &b), joined(&b, &a));
            prop_assert_eq!(joined(&joined(&a, &b), &c), joined(&a, &joined(&b, &c)));
            prop_assert_eq!(joined(&a, &a), a);
        }
    }

    #[test]
    fn a_state_is_small() {
        assert!(size_of::<Screen>() <= 48);
    }
}
