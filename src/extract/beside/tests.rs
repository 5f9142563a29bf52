//! Which figures of a sentence are sure claims, and which words beside them make them none.

use crate::claims::Source;
use crate::error::Errors;
use crate::extract::Extractor;
use crate::load::article::Article;
use crate::pack::lexicon::Lexicon;
use crate::read::{Context, read_period};
use crate::rules::Desk;
use crate::span::Text;

/// What the last sentence of an article surely claims of figures, with the built-in packs.
fn sure(sentence: &str) -> Vec<String> {
    let desk = Desk::load(None, &|_, _| None, &mut Errors::new());
    let text = format!(
        "The engineers of Norvik Rail, of Tovel and of the Sorel met.\n\nNobody there knew Ada Quist.\n\n{sentence}"
    );
    let article = Article::read(Text::whole("a.md", text.as_str()));
    let mut source = Source::named("a".into());
    let cx = Context { lexicon: Lexicon::builtin(), published: None };
    source.published = read_period("3 March 2032", &cx).ok();
    let claims = Extractor::new(&desk.vocabulary).sure_claims(&article, &source);
    let told =
        claims.into_iter().map(|claim| format!("{}: {}", claim.attribute, claim.value.wording));
    let mut told: Vec<String> = told.collect();
    told.dedup();
    told
}

fn check(cases: &[(&str, &[&str])]) {
    let wrong = |(sentence, expected): &(&str, &[&str])| {
        let found = sure(sentence);
        (found != *expected).then(|| format!("{sentence}: {found:?} instead of {expected:?}"))
    };
    let wrong: Vec<String> = cases.iter().filter_map(wrong).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_figure_with_nothing_but_its_phrase_name_and_time_is_sure() {
    check(&[
        ("Norvik Rail reported revenue of $4 billion in 2031.", &["revenue: $4 billion"]),
        (
            "On Monday Norvik Rail said it had made a net profit of $70 million.",
            &["net-income: $70 million"],
        ),
        (
            "In its annual report Norvik Rail put its revenue at $4 billion.",
            &["revenue: $4 billion"],
        ),
        (
            "Norvik Rail's total revenue rose to $4 billion from $3 billion.",
            &["revenue: $4 billion"],
        ),
        (
            "Norvik Rail now employs 3,100 workers, half of them in Tovel.",
            &["headcount: 3,100 workers"],
        ),
        ("Revenue rose 8% at Norvik Rail, helped by the fair.", &["revenue-growth: 8%"]),
        ("Tovel Works paid $80 million for Norvik Rail.", &["deal-value: $80 million"]),
        (
            "Norvik Rail raised $80 million in a funding round led by a bank.",
            &["funding-round: $80 million"],
        ),
        ("The maker says the Sorel X5 costs $39,000.", &["price: $39,000"]),
        ("Ada Quist was jailed for two years for theft.", &["sentence-length: two years"]),
        ("Ada Quist was born on 4 May 1991 at sea.", &["birth-date: on 4 May 1991"]),
        ("Norvik Rail was founded in 1901 by monks.", &["founded: in 1901"]),
    ]);
}

#[test]
fn a_word_before_the_phrase_may_make_it_another_figure() {
    check(&[
        ("Norvik Rail made an operating profit of $70 million.", &[]),
        ("Norvik Rail had monthly revenue of $4 million.", &[]),
        ("Norvik Rail's freight arm had revenue of $4 million.", &[]),
        ("Norvik Rail inflated revenue by $4 million.", &[]),
        ("Norvik Rail reported a fall in revenue of $4 million.", &[]),
        ("Norvik Rail lost $4 million in market value.", &[]),
        ("Norvik Rail hired 300 workers.", &[]),
        ("Some 300 employees of Norvik Rail went home.", &[]),
        ("Norvik Rail bought a 12 percent stake in Tovel.", &[]),
        ("Seats for the Sorel cost little; a tyre for the Sorel costs $900.", &[]),
        ("A spare key for the Sorel X5 costs $900.", &[]),
        ("In low gear, the Sorel has a top speed of 30 km/h.", &[]),
        ("If it wins, Norvik Rail will have revenue of $4 billion.", &[]),
        ("Norvik Rail's revenue could reach $4 billion.", &[]),
    ]);
}

#[test]
fn and_so_may_what_stands_behind_the_figure() {
    check(&[
        ("Norvik Rail had revenue of $4 million from fish.", &[]),
        ("Norvik Rail had revenue of $4 million overseas.", &[]),
        ("Norvik Rail made a profit of $4 million before tax.", &[]),
        (
            "Norvik Rail made a profit of $4 million before it was sold.",
            &["net-income: $4 million"],
        ),
        ("Norvik Rail had a valuation of $4 billion before the flood.", &[]),
        ("Norvik Rail has 300 workers in its kitchens.", &[]),
        ("Norvik Rail paid $4 million to end the quarrel.", &[]),
        ("Norvik Rail raised $4 million for the blind.", &[]),
        ("Norvik Rail had a market value of $4 billion at its height.", &[]),
        ("Norvik Rail sold 9,000 day tickets.", &[]),
        ("The firm has 300 employees in Tovel.", &[]),
    ]);
}

#[test]
fn a_figure_of_a_month_is_none_of_the_year() {
    check(&[
        ("Norvik Rail had revenue of $4 million in March.", &[]),
        ("Norvik Rail had revenue of $4 million between March and May.", &[]),
        ("Norvik Rail had revenue of $4 million in the quarter to March 2031.", &[]),
        (
            "Norvik Rail had revenue of $4 million in the second quarter of 2031.",
            &["revenue: $4 million"],
        ),
    ]);
}

#[test]
fn a_loss_and_a_fall_are_below_nought() {
    check(&[
        (
            "Norvik Rail posted a net loss of $4 million in 2031.",
            &["net-income: net loss of $4 million"],
        ),
        ("Norvik Rail's net loss was $4 million in 2031.", &[]),
        ("Revenue fell 4% at Norvik Rail in 2031.", &["revenue-growth: fell 4%"]),
        (
            "The Tovel economy contracted by 0.4 percent in 2031.",
            &["economic-growth: contracted by 0.4 percent"],
        ),
    ]);
}
