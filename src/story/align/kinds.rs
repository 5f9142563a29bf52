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
    const WORDS: &[(&str, &str)] = &[
        ("arrivals", "departures"),
        ("births", "deaths"),
        ("boys", "girls"),
        ("buyers", "sellers"),
        ("civilian", "military"),
        ("commercial", "residential"),
        ("create", "cut"),
        ("diesel", "petrol"),
        ("doctors", "nurses"),
        ("domestic", "foreign"),
        ("domestic", "international"),
        ("eastern", "western"),
        ("exports", "imports"),
        ("fathers", "mothers"),
        ("female", "male"),
        ("gross", "net"),
        ("husbands", "wives"),
        ("indoor", "outdoor"),
        ("junior", "senior"),
        ("landlords", "tenants"),
        ("maximum", "minimum"),
        ("median", "average"),
        ("median", "mean"),
        ("men", "women"),
        ("northern", "southern"),
        ("offshore", "onshore"),
        ("primary", "secondary"),
        ("private", "public"),
        ("pupils", "teachers"),
        ("red", "white"),
        ("rural", "urban"),
        ("summer", "winter"),
        ("undergraduate", "postgraduate"),
        ("upper", "lower"),
        ("wholesale", "retail"),
    ];
    WORDS.iter().map(|(a, b)| (root_of(a), root_of(b))).collect()
});
