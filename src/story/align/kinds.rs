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
    KINDS.iter().any(|&(a, b)| is_of(x, a, b) && is_of(y, b, a) || is_of(x, b, a) && is_of(y, a, b))
}

/// How much a word weighs at least that tells of which kind a value is, in thousandths.
const NEAR: u32 = 300;

/// The roots of words that exclude each other.
static KINDS: LazyLock<Vec<(Root, Root)>> = LazyLock::new(|| {
    const WORDS: &[(&str, &str)] = &[
        ("boys", "girls"),
        ("buyers", "sellers"),
        ("civilian", "military"),
        ("commercial", "residential"),
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
