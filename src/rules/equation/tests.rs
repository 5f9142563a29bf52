//! Parts that make a whole, and those that do not.

use super::super::samples::{desk, found, graph, titles};
use super::*;

const DESK: &str = r#"
[[attribute]]
id = "equity"
dimension = "money"
[[attribute]]
id = "debt"
dimension = "money"
[[attribute]]
id = "price"
dimension = "money"
[[rule]]
id = "adds-up"
kind = "equation"
equation = "budget = equity + debt"
[[rule]]
id = "price-fits"
kind = "equation"
equation = "price = share * budget"
"#;

#[test]
fn parts_make_the_whole_or_are_found() {
    let total = "Acme | budget | $29 billion";
    let equity = "Acme | equity | $3 billion";
    for (why, claims, expected) in [
        ("they do", vec![total, equity, "Acme | debt | $26 billion"], vec![]),
        ("to rounding", vec![total, equity, "Acme | debt | $25.4 billion"], vec![]),
        ("a bound leaves room", vec![total, equity, "Acme | debt | at least $20 billion"], vec![]),
        (
            "they do not",
            vec![total, equity, "Acme | debt | $20 billion"],
            vec!["adds-up contradiction: Acme, budget: $29 billion | $3 billion + $20 billion"],
        ),
        ("a part is not stated", vec![total, equity], vec![]),
        ("another currency", vec![total, equity, "Acme | debt | €20 billion"], vec![]),
        (
            "another period",
            vec![total, equity, "Acme | debt | $20 billion | period = \"2024\""],
            vec![],
        ),
        ("another entity", vec![total, equity, "Globex | debt | $20 billion"], vec![]),
        (
            "a share of the whole",
            vec![total, "Acme | share | 49%", "Acme | price | $14.3 billion"],
            vec![],
        ),
        (
            "too much for the share",
            vec![total, "Acme | share | 49%", "Acme | price | $18 billion"],
            vec!["price-fits contradiction: Acme, price: $18 billion | 49% * $29 billion"],
        ),
    ] {
        let found = found(DESK, &[("paper", &claims)]);
        assert_eq!(titles(&found), expected, "{why}");
    }
}

#[test]
fn any_choice_that_makes_it_true_is_enough() {
    let claims: &[&str] = &[
        "Acme | budget | $29 billion",
        "Acme | equity | $3 billion",
        "Acme | debt | $20 billion",
        "Acme | debt | $26 billion",
    ];
    let found = found(DESK, &[("paper", claims)]);
    assert_eq!(
        titles(&found),
        ["values-agree contradiction: Acme, debt: $20 billion | $26 billion"]
    );
}

#[test]
fn the_sum_is_told() {
    let claims: &[&str] =
        &["Acme | budget | $29 billion", "Acme | equity | $3 billion", "Acme | debt | $20 billion"];
    let finding = found(DESK, &[("paper", claims)]).remove(0);
    assert_eq!(
        finding.explanation,
        [
            "budget = equity + debt.",
            "$3 billion + $20 billion makes [22bn, 24bn) USD, which “$29 billion” does not allow."
        ]
    );
    assert_eq!(finding.groups.iter().map(|g| g.claims).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn it_looks_at_its_own_attributes_and_at_no_other() {
    let (desk, problems) = desk(DESK);
    assert!(problems.is_empty(), "{problems:?}");
    let rule = desk.rule("adds-up").unwrap();
    assert_eq!(rule.attributes(), Some(vec!["budget", "equity", "debt"]));
    let others = ["budget", "debt"].map(|id| Beyond::Attribute(id.into()));
    assert_eq!(rule.check.beyond("equity"), others);
    assert!(desk.reach("equity").content);
    let rules = |attribute: &str| -> Vec<&str> {
        desk.rules_for(attribute).iter().map(|rule| &*rule.id).collect()
    };
    assert!(rules("debt").contains(&"adds-up") && !rules("staff").contains(&"adds-up"));
}

#[test]
fn an_equation_that_cannot_be_read_is_told() {
    for (equation, code) in [
        ("budget", "unreadable-value"),
        ("budget = share", "unreadable-value"),
        ("budget = share + ", "unreadable-value"),
        ("budget = share + staff * share", "unreadable-value"),
        ("budget = share + stuff", "unknown-attribute"),
    ] {
        let rule =
            format!("[[rule]]\nid = \"x\"\nkind = \"equation\"\nequation = \"{equation}\"\n");
        let (desk, problems) = desk(&rule);
        assert_eq!(problems.iter().map(|p| p.0).collect::<Vec<_>>(), [code], "{equation}");
        assert!(desk.rule("x").is_none());
    }
}

#[test]
fn a_whole_needs_figures_of_one_measure_in_each_of_its_slots() {
    let of = |debt: &str| format!("Acme | debt | {debt}");
    let other = |debt: &str| format!("Acme | debt | {debt} | quote = \"x\"");
    let told = |claims: &[&str]| {
        let found = found(DESK, &[("paper", claims)]);
        titles(&found).into_iter().filter(|title| title.starts_with("adds-up")).count()
    };
    let (total, equity) = ("Acme | budget | $29 billion", "Acme | equity | $3 billion");
    let clash = of("$20 billion");
    for (why, more, count) in [
        ("one figure", None, 1),
        ("two figures of one measure", Some(other("$21 billion")), 1),
        ("one that makes it true", Some(other("$26 billion")), 0),
        ("one in another currency", Some(other("€21 billion")), 0),
        ("one that is a change", Some(other("a rise of $21 billion")), 0),
    ] {
        let claims: Vec<&str> =
            [total, equity, &clash].into_iter().chain(more.as_deref()).collect();
        assert_eq!(told(&claims), count, "{why}");
    }
    let yearly = of("$20 billion a year");
    assert_eq!(told(&[total, equity, &yearly]), 0, "a rate is no part of a sum");
    let change = of("a rise of $20 billion");
    assert_eq!(told(&[total, equity, &change]), 0, "nor is a change");
}

#[test]
fn a_product_of_bare_figures_is_bare_and_one_part_gives_the_measure() {
    let rules = r#"
[[attribute]]
id = "ships"
dimension = "count"
[[attribute]]
id = "cabins"
dimension = "number"
[[attribute]]
id = "part"
dimension = "share"
[[attribute]]
id = "cut"
dimension = "share"
[[attribute]]
id = "fare"
dimension = "money"
[[rule]]
id = "beds"
kind = "equation"
equation = "ships = cabins * part"
[[rule]]
id = "cuts"
kind = "equation"
equation = "cut = part * share"
[[rule]]
id = "fares"
kind = "equation"
equation = "fare = budget * sales"
"#;
    for (claims, expected) in [
        (["Acme | ships | 50 ships", "Acme | cabins | 200", "Acme | part | 25%"], None),
        (
            ["Acme | ships | 90 ships", "Acme | cabins | 200", "Acme | part | 25%"],
            Some("beds contradiction: Acme, ships: 90 ships | 200 * 25%"),
        ),
        (["Acme | cut | 10%", "Acme | part | 20%", "Acme | share | 50%"], None),
        (
            ["Acme | cut | 40%", "Acme | part | 20%", "Acme | share | 50%"],
            Some("cuts contradiction: Acme, cut: 40% | 20% * 50%"),
        ),
        (["Acme | fare | $5", "Acme | budget | $20", "Acme | sales | $50"], None),
    ] {
        let found = found(rules, &[("paper", &claims)]);
        assert_eq!(titles(&found), expected.into_iter().collect::<Vec<_>>(), "{claims:?}");
    }
    let ships = found(
        rules,
        &[("paper", &["Acme | ships | 90 ships", "Acme | cabins | 200", "Acme | part | 25%"])],
    );
    let said = "200 * 25% makes [48.8775, 51.1275) ship, which “90 ships” does not allow.";
    assert_eq!(
        ships[0].explanation.last().unwrap(),
        said,
        "what is counted is what the whole counts"
    );
}

#[test]
fn a_misspelt_part_is_pointed_at_where_it_stands() {
    let (desk, problems) =
        desk("[[rule]]\nid = \"x\"\nkind = \"equation\"\nequation = \"budget = share + stuff\"\n");
    assert!(desk.rule("x").is_none());
    assert_eq!(problems.len(), 1);
    let mut errors = Errors::new();
    let text = "[[rule]]\nid = \"x\"\nkind = \"equation\"\nequation = \"budget = staff + stuff\"\n";
    super::super::Desk::load(
        Some(&crate::span::Text::whole("rules.toml", text)),
        &|_, _| None,
        &mut errors,
    );
    let slices: Vec<String> = errors
        .into_sorted()
        .iter()
        .filter_map(|e| e.place.as_ref().map(|place| place.slice().to_owned()))
        .collect();
    assert!(slices.contains(&String::from("stuff")), "{slices:?}");
}

#[test]
fn claims_of_other_attributes_are_not_its_business() {
    let (desk, graph) = graph(
        DESK,
        &[("paper", &["Acme | budget | $29", "Acme | debt | $3", "Acme | staff | 900"])],
    );
    let check = &desk.rule("adds-up").unwrap().check;
    let compared = |attribute: &str| {
        let slot = graph.view().slots().find(|s| &*s.slot.attribute == attribute).unwrap();
        check.compared(&slot.claims[0], &desk.vocabulary).map(|value| value.wording.to_string())
    };
    assert_eq!(
        ["budget", "debt", "staff"].map(compared),
        [Some("$29".into()), Some("$3".into()), None]
    );
    assert!(!check.is_for_one_slot());
}
