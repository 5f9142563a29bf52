//! Words that part things of one name into two kinds: "primary teachers" are not "secondary teachers".

use std::sync::LazyLock;

use crate::story::page::Node;
use crate::story::page::word::{Root, root_of};

/// Whether two values are said of two kinds of one thing: each has a word near to it that excludes one near to the other.
pub(crate) fn are_of_two_kinds(x: &Node, y: &Node) -> bool {
    let is_near = |node: &Node, root: Root| {
        node.context.iter().any(|&(own, weight)| own == root && weight >= NEAR)
    };
    let is_of = |node: &Node, one: Root, other: Root| is_near(node, one) && !is_near(node, other);
    let is_narrower = |node: &Node, root: Root| {
        node.context.iter().any(|&(own, weight)| own == root && weight >= BESIDE)
    };
    KINDS.iter().any(|&(a, b)| is_of(x, a, b) && is_of(y, b, a) || is_of(x, b, a) && is_of(y, a, b))
        || NARROWER.iter().any(|&root| {
            is_narrower(x, root) && !is_near(y, root) || is_narrower(y, root) && !is_near(x, root)
        })
}

/// How much a word weighs at least that narrows what a value is of, in thousandths.
const BESIDE: u32 = 600;

/// The roots of words that make a narrower figure of one: "core inflation", "youth unemployment".
static NARROWER: LazyLock<Vec<Root>> = LazyLock::new(|| {
    const WORDS: &[&str] = &["core", "organic", "underlying", "youth"];
    WORDS.iter().map(|word| root_of(word)).collect()
});

/// How much a word weighs at least that tells of which kind a value is, in thousandths.
const NEAR: u32 = 300;

/// The roots of words that exclude each other.
static KINDS: LazyLock<Vec<(Root, Root)>> = LazyLock::new(|| {
    const WORDS: &[&str] = &[
        "adults children",
        "arrivals departures",
        "average median",
        "bronze gold silver",
        "births deaths",
        "boys girls",
        "buses trams trains ferries",
        "buyers sellers",
        "cattle pigs poultry sheep",
        "civilian military",
        "coal gas oil",
        "commercial residential",
        "create cut",
        "crew passengers",
        "democrats independents republicans",
        "diesel electric petrol hybrid",
        "doctors nurses",
        "domestic foreign international",
        "east north south west",
        "eastern northern southern western",
        "exports imports",
        "fathers mothers",
        "female male",
        "final heat semifinal",
        "gross net operating",
        "home away",
        "husbands wives",
        "indoor outdoor",
        "junior senior",
        "landlords tenants",
        "maize oats rice rye wheat barley",
        "maximum minimum",
        "mean median",
        "men women",
        "national world",
        "new old",
        "offshore onshore",
        "primary secondary",
        "private public",
        "pupils teachers",
        "red white",
        "rural urban",
        "summer winter",
        "undergraduate postgraduate",
        "upper lower",
        "wholesale retail",
    ];
    let pairs_of = |set: &str| -> Vec<(Root, Root)> {
        let roots: Vec<Root> = set.split(' ').map(root_of).collect();
        roots
            .iter()
            .enumerate()
            .flat_map(|(at, a)| roots[at + 1..].iter().map(move |b| (*a, *b)))
            .collect()
    };
    WORDS.iter().flat_map(|set| pairs_of(set)).collect()
});
