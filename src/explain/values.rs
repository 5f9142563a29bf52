//! Two values of articles, by their places: held against each other or not, and why.

use super::elsewhere::Elsewhere;
use super::line::of_value;
use super::{Item, Page, Spot, at, fact, findings};
use crate::check::Checked;
use crate::load::article::Article;
use crate::span::Place;
use crate::story::{Passed, Proposal, passed, propose};
use crate::value::{Class, relation};

/// Two places of articles, each with one value, and how those were held against each other. `None` where either names
/// no article, or several values.
pub fn values(checked: &Checked, names: [&str; 2]) -> Option<Page> {
    let spots = [Spot::of(names[0])?, Spot::of(names[1])?];
    let [x, y] = spots.map(|spot| article_of(checked, &spot));
    let articles = [x?, y?];
    let source = |id: &str| checked.graph.view().source(id);
    let proposals = propose(&checked.articles, &checked.desk.vocabulary, &source);
    let value = |side: usize| {
        let index = articles[side];
        value_at(&proposals[index], &checked.articles[index], &spots[side])
    };
    let values = [value(0)?, value(1)?];
    let places = [0, 1].map(|side| place_of(values[side], &checked.articles[articles[side]]));
    if overlap(&places[0], &places[1]) {
        return None;
    }
    let heads = ["A", "B"].into_iter().zip(&places);
    let heads =
        heads.map(|(letter, place)| fact(letter, format!("“{}”, {}", place.slice(), at(place))));
    let mut head: Vec<Item> = heads.collect();
    let [own, other] = articles.map(|index| checked.articles[index].text.path.as_str());
    let elsewhere = Elsewhere::of(checked, own, &source);
    let apart = elsewhere.as_ref().and_then(|elsewhere| elsewhere.why(other));
    let (verdict, reasons) =
        verdict(checked, values, &places, &passed(&checked.articles, &source, &checked.together));
    let (verdict, reasons) = match apart {
        Some(why) if !verdict.starts_with("yes") => {
            (String::from("no: the two articles were taken for two stories"), why)
        }
        _ => (verdict, reasons),
    };
    head.push(fact("compared", verdict));
    let title = format!("“{}” and “{}”", values[0].value, values[1].value);
    let mut page = Page::new("pair", title).section("", head).section("Why", reasons);
    for (side, letter) in ["A", "B"].into_iter().enumerate() {
        let article = &checked.articles[articles[side]];
        let facts = of_value(values[side], article, &source(&article.id), checked);
        page = page.section(letter, facts);
    }
    Some(page)
}

/// Whether the two were compared, and the reasons.
fn verdict(
    checked: &Checked,
    values: [&Proposal; 2],
    places: &[Place; 2],
    passed: &[Passed],
) -> (String, Vec<Item>) {
    let shows = |finding: &&crate::finding::Finding| {
        let has =
            |place: &Place| finding.members.iter().any(|m| overlap(&m.claim.value_place(), place));
        places.iter().all(has)
    };
    if let Some(finding) = findings(checked).find(shows) {
        let text = format!("yes: {} {}, {}", finding.severity, finding.id, finding.title);
        let why = finding.explanation.iter().map(|sentence| Item::Text(sentence.clone()));
        return (text, why.collect());
    }
    let is_it = |pair: &&Passed| {
        let (a, b) = (&pair.places.0, &pair.places.1);
        let [x, y] = places;
        (overlap(a, x) && overlap(b, y)) || (overlap(a, y) && overlap(b, x))
    };
    if let Some(pair) = passed.iter().find(is_it) {
        let text = format!("no, although their words are {} of 1000 alike", pair.likeness);
        return (text, pair.why.iter().map(|why| Item::Text(format!("{why}."))).collect());
    }
    let stand = relation(&values[0].value, &values[1].value);
    let text = match stand.class {
        Class::Agree => format!("nothing to tell: the values {}", stand.reason),
        Class::NotComparable => format!("no: the values {}", stand.reason),
        _ => String::from("no: the words around them are not enough alike to be of one thing"),
    };
    (text, Vec::new())
}

/// The article that a place is in, by its number.
fn article_of(checked: &Checked, spot: &Spot<'_>) -> Option<usize> {
    let meant = spot.meant(checked.articles.iter().map(|article| article.text.path.as_str()));
    let is_meant = |article: &Article| meant.contains(article.text.path.as_str());
    checked.articles.iter().position(is_meant)
}

/// The value at a place: the one in whose words the column lies; else the one of the line, if there is but one.
fn value_at<'p>(all: &'p [Proposal], article: &Article, spot: &Spot<'_>) -> Option<&'p Proposal> {
    let of_line = |value: &&Proposal| place_of(value, article).line_column().0 == spot.line;
    let is_there = |value: &&Proposal| {
        let place = place_of(value, article);
        let last = Place { start: place.end, ..place.clone() };
        let here = spot.column.map(|column| (spot.line, column));
        here.is_some_and(|here| (place.line_column()..last.line_column()).contains(&here))
    };
    if let Some(value) = all.iter().find(is_there) {
        return Some(value);
    }
    let mut of_line = all.iter().filter(of_line);
    of_line.next().filter(|_| of_line.next().is_none())
}

fn place_of(value: &Proposal, article: &Article) -> Place {
    Place::new(&article.text, article.prose.in_file(value.range.clone()))
}

fn overlap(a: &Place, b: &Place) -> bool {
    a.path() == b.path() && a.start < b.end && b.start < a.end
}
