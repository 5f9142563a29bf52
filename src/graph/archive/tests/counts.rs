//! What is counted of an archive, what is handed on, and what claims files add.

use super::super::*;
use super::screening::{memory, rules};
use crate::claims::file;
use crate::rules::Desk as Rules;
use crate::span::Text;

/// Lines of `source entity attribute value`.
fn lines(of: &[[&str; 4]]) -> String {
    let line = |[source, entity, attribute, value]: &[&str; 4]| {
        format!(
            "{{\"source\":\"{source}\",\"entity\":\"{entity}\",\"attribute\":\"{attribute}\",\"value\":\"{value}\"}}\n"
        )
    };
    of.iter().map(line).collect()
}

/// An archive screened beside a claims file; archives of no more than `small` claims are handed on whole.
fn beside(rules: &Rules, archive: &str, own: &str, small: Option<usize>) -> Screened {
    let mut errors = Errors::new();
    let reach = |attribute: &str| rules.reach(attribute);
    let desk = Desk { vocabulary: &rules.vocabulary, entities: &rules.entities, reach: &reach };
    let inputs = memory(&[("a.jsonl", archive.to_owned())]);
    let (mut claims, mut sources) = (Vec::new(), BTreeMap::new());
    if !own.is_empty() {
        let text = Text::whole("own.toml", format!("[source]\npublisher = \"Own\"\n{own}"));
        let file = file::read(&text, &rules.vocabulary, false, &mut errors).unwrap();
        claims = file.claims;
        sources.insert(file.source.id.clone(), file.source);
    }
    let screened = match small {
        None => screen(&inputs, &claims, &sources, &desk, &mut errors),
        Some(small) => {
            screen_in_blocks(&inputs, (300, small), &claims, &sources, &desk, &mut errors)
        }
    };
    let errors = errors.into_sorted();
    assert!(errors.is_empty(), "{errors:?}");
    screened
}

fn wordings(screened: &Screened) -> Vec<&str> {
    screened.claims.iter().map(|claim| &*claim.value.wording).collect()
}

#[test]
fn a_small_archive_is_handed_on_whole_and_of_a_large_one_the_suspects() {
    let rules = rules();
    let archive = lines(&[
        ["a", "Acme", "things", "5"],
        ["b", "Acme", "things", "7"],
        ["a", "Brask", "things", "9"],
        ["b", "Brask", "things", "9"],
    ]);
    assert_eq!(wordings(&beside(&rules, &archive, "", None)), ["5", "7", "9", "9"]);
    assert_eq!(wordings(&beside(&rules, &archive, "", Some(4))), ["5", "7", "9", "9"]);
    assert_eq!(wordings(&beside(&rules, &archive, "", Some(3))), ["5", "7"]);
}

#[test]
fn claims_of_a_file_make_their_slots_suspect_and_count() {
    let rules = rules();
    let archive = lines(&[
        ["a", "Acme", "things", "5"],
        ["a", "Brask", "things", "9"],
        ["b", "Brask", "things", "9"],
        ["b", "Cole", "things", "2"],
    ]);
    let own = "[[claim]]\nentity = \"Brask\"\nattribute = \"things\"\nvalue = \"9\"\n\
               [[claim]]\nentity = \"Dorn\"\nattribute = \"things\"\nvalue = \"1\"\n";
    let screened = beside(&rules, &archive, own, Some(0));
    assert_eq!(wordings(&screened), ["9", "9"], "what a file speaks of is read in full");
    assert_eq!(screened.claim_count, 6);
    assert_eq!(screened.source_count, 3, "two of the archive and the file's own");
    assert_eq!((screened.entity_count, screened.slot_count), (4, 4));
    let mut names = screened.names.unwrap();
    names.sort();
    assert_eq!(names, ["Acme", "Brask", "Cole", "Dorn"]);
    let again = beside(&rules, &archive.replace("\"a\"", "\"own\""), own, Some(0));
    assert_eq!(again.source_count, 2, "the file's source is one of the archive's");
}

#[test]
fn a_claim_that_is_left_out_is_not_counted() {
    let rules = rules();
    let mut errors = Errors::new();
    let reach = |attribute: &str| rules.reach(attribute);
    let desk = Desk { vocabulary: &rules.vocabulary, entities: &rules.entities, reach: &reach };
    let line = "{\"id\":\"x\",\"source\":\"a\",\"entity\":\"Acme\",\"attribute\":\"things\",\"value\":\"5\"}\n";
    let inputs = memory(&[("a.jsonl", format!("{line}{}{line}{line}", line.replace('x', "y")))]);
    let screened = screen(&inputs, &[], &BTreeMap::new(), &desk, &mut errors);
    assert_eq!((screened.claim_count, screened.left_out), (2, 2));
}

#[test]
fn a_slot_is_held_against_those_of_its_own_entity_alone() {
    let rules = rules();
    // A rule holds the form of a deal against the share: only where both are stated is there anything to read.
    let archive = lines(&[
        ["a", "Acme", "deal-form", "acquisition"],
        ["b", "Acme", "deal-form", "acquisition"],
        ["a", "Brask", "deal-form", "acquisition"],
        ["b", "Brask", "ownership-share", "49%"],
        ["b", "Cole", "ownership-share", "30%"],
    ]);
    let screened = beside(&rules, &archive, "", Some(0));
    let of = |name: &str| screened.claims.iter().filter(|claim| &*claim.entity == name).count();
    assert_eq!(["Acme", "Brask", "Cole"].map(of), [0, 2, 0]);
}

#[test]
fn names_are_compared_unless_there_are_too_many() {
    let rules = rules();
    let many = |count: usize| -> String {
        (0..count).map(|i| lines(&[["a", &format!("e{i}"), "things", "1"]])).collect()
    };
    let count = |screened: Screened| screened.names.map(|names| names.len());
    assert_eq!(count(beside(&rules, &many(NAMES_COMPARED), "", None)), Some(NAMES_COMPARED));
    assert_eq!(count(beside(&rules, &many(NAMES_COMPARED + 1), "", None)), None);
}

#[test]
fn names_without_letters_are_not_one() {
    let rules = rules();
    let archive = lines(&[["a", "!!", "things", "1"], ["b", "??", "things", "2"]]);
    let screened = beside(&rules, &archive, "", Some(0));
    assert_eq!((screened.entity_count, screened.slot_count), (2, 2));
    assert!(screened.claims.is_empty(), "{:?}", wordings(&screened));
}
