//! What a post says by itself: whether who holds it leads, presides, or is one of a body, and in what house.

use std::collections::{BTreeMap, BTreeSet};

use super::{Held, Seat};
use crate::extract::is_common;
use crate::value::{Alike, Name};

/// A post as people write it: "chief AI officer".
pub(super) fn shown(post: &str) -> String {
    let word = |word: &str| match word.to_uppercase() {
        capitals if is_common(&capitals) => capitals,
        _ => word.to_owned(),
    };
    post.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Whether a post is that of one of a body that sits together.
pub(super) fn is_of_body(post: &str) -> bool {
    matches!(
        post,
        "commissioner" | "councillor" | "director" | "judge" | "justice" | "member" | "trustee"
    )
}

/// Whether who holds a post presides over others.
pub(super) fn presides(post: &str) -> bool {
    let presides = ["chair", "chairman", "chairwoman", "chairperson"];
    post.split([' ', '-']).any(|word| presides.contains(&word))
}

/// Whether who holds a post leads a house. "President and chief executive" is one person's post in many.
pub(super) fn leads(post: &str) -> bool {
    let mut words = post.split([' ', '-']);
    presides(post)
        || post == "managing director"
        || words.any(|word| matches!(word, "ceo" | "executive" | "president"))
}

/// Whether one post has the other's words among its own: an executive director is a director.
pub(super) fn is_part(x: &str, y: &str) -> bool {
    let words =
        |post: &str| -> BTreeSet<String> { post.split([' ', '-']).map(str::to_owned).collect() };
    words(x).is_subset(&words(y))
}

/// Whether each side says where the post is held, and they are two organizations: "chairman of Acme", "Brask's deputy head".
pub(super) fn are_of_two_houses(
    a: &[usize],
    b: &[usize],
    told: &BTreeMap<usize, Vec<&Held>>,
) -> bool {
    let houses = |pages: &[usize]| -> Vec<&Name> {
        let held = pages.iter().flat_map(|page| &told[page]);
        held.filter_map(|held| if let Seat::At(name) = &held.seat { Some(name) } else { None })
            .collect()
    };
    let (a, b) = (houses(a), houses(b));
    let are_two = |x: &Name, y: &Name| x.alike(y) == Alike::Other;
    !a.is_empty() && !b.is_empty() && a.iter().all(|x| b.iter().all(|y| are_two(x, y)))
}
