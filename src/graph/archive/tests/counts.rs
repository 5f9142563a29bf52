//! What is counted of an archive, what is handed on, and what claims files add.

use super::super::*;
use super::screening::{memory, rules, with_desk};
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

/// What a claims file says, and its source.
fn own(text: &str, rules: &Rules) -> (Vec<Claim>, BTreeMap<Arc<str>, Source>) {
    let mut errors = Errors::new();
    let text = Text::whole("own.toml", format!("[source]\npublisher = \"Own\"\n{text}"));
    let file = file::read(&text, &rules.vocabulary, false, &mut errors).unwrap();
    assert!(errors.is_empty(), "{errors:?}");
    (file.claims, BTreeMap::from([(Arc::clone(&file.source.id), file.source)]))
}

/// An archive screened beside a claims file; archives of no more than `small` claims are handed on whole.
fn beside(rules: &Rules, archive: &str, file: &str, small: Option<usize>) -> Screened {
    let (claims, sources) = if file.is_empty() { Default::default() } else { own(file, rules) };
    let inputs = memory(&[("a.jsonl", archive.to_owned())]);
    let (screened, errors) = with_desk(rules, |desk, errors| match small {
        None => screen(&inputs, &claims, &sources, desk, errors),
        Some(small) => screen_in_blocks(&inputs, (300, small), &claims, &sources, desk, errors),
    });
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
    let line = "{\"id\":\"x\",\"source\":\"a\",\"entity\":\"Acme\",\"attribute\":\"things\",\"value\":\"5\"}\n";
    let inputs = memory(&[("a.jsonl", format!("{line}{}{line}{line}", line.replace('x', "y")))]);
    let (screened, _) =
        with_desk(&rules(), |desk, errors| screen(&inputs, &[], &BTreeMap::new(), desk, errors));
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

/// What is said of lines that have these ids, in an archive beside a claim with the id `own-1`.
fn said_of_ids(ids: &[&str]) -> (Screened, Vec<crate::error::Error>) {
    let rules = rules();
    let own = own(
        "[[claim]]\nid = \"own-0\"\nentity = \"E\"\nattribute = \"things\"\nvalue = \"5\"\n\
         [[claim]]\nid = \"own-1\"\nentity = \"E\"\nattribute = \"things\"\nvalue = \"5\"\n",
        &rules,
    );
    let line = |id: &&str| {
        format!(
            "{{\"id\":{id},\"source\":\"a\",\"entity\":\"E\",\"attribute\":\"things\",\"value\":\"5\"}}\n"
        )
    };
    let inputs = memory(&[("a.jsonl", ids.iter().map(line).collect())]);
    // With nothing beside it an archive that is numbered through needs no sorting: both ways are to be tried.
    let claims = if ids.contains(&"\"own-1\"") { own.0 } else { Vec::new() };
    with_desk(&rules, |desk, errors| screen(&inputs, &claims, &BTreeMap::new(), desk, errors))
}

#[test]
fn repeated_ids_are_found_wherever_they_stand_and_pointed_at() {
    for (why, ids, twice) in [
        ("numbered through", &["1", "2", "3"][..], &[][..]),
        ("from behind", &["3", "2", "1"], &[]),
        ("side by side", &["1", "1", "2"], &[2]),
        ("all the same", &["7", "7", "7"], &[2, 3]),
        ("far apart", &["1", "2", "\"1\""], &[3]),
        ("a number and other digits", &["17", "\"017\""], &[]),
        ("words", &["\"b\"", "\"a\"", "\"b\""], &[3]),
        ("that of a claims file", &["\"x\"", "\"own-1\""], &[2]),
    ] {
        let (screened, errors) = said_of_ids(ids);
        let lines: Vec<usize> =
            errors.iter().map(|e| e.place.as_ref().unwrap().line_column().0).collect();
        assert_eq!(lines, twice, "{why}: {errors:?}");
        assert_eq!(screened.left_out, twice.len(), "{why}");
        for error in &errors {
            let line = error.place.as_ref().unwrap().slice();
            assert!(line.starts_with("{\"id\":") && line.ends_with('}'), "{why}: {line}");
            let first = error.related[0].0.slice();
            let is_line = first.starts_with("{\"id\":") && first.ends_with('}');
            assert!(is_line || first == "5", "{why}: {first}");
        }
    }
}

#[test]
fn the_first_use_of_an_id_in_a_claims_file_is_shown() {
    let (_, errors) = said_of_ids(&["\"own-1\""]);
    let (place, label) = &errors[0].related[0];
    assert_eq!(
        (place.path(), place.line_column().0, &**label),
        ("own.toml", 12, "first used here")
    );
}

#[test]
fn of_many_repeated_ids_the_first_are_shown_and_the_others_counted() {
    for (count, more) in [(SLIPS_SHOWN, None), (SLIPS_SHOWN + 3, Some("3 more claims"))] {
        let (screened, errors) = said_of_ids(&vec!["\"x\""; count + 1]);
        assert_eq!(screened.left_out, count);
        let shown = errors.iter().filter(|e| e.code == "duplicate-id").count();
        assert_eq!(shown, SLIPS_SHOWN);
        let counted = errors.iter().find(|e| e.code == "more-duplicate-ids");
        assert_eq!(counted.is_some(), more.is_some(), "{count}");
        assert!(counted.is_none_or(|e| e.message.starts_with(more.unwrap())), "{counted:?}");
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_line_and_of_no_other() {
    let rules = rules();
    let line = lines(&[["a", "Acme", "things", "5"]]);
    for (text, left_out) in
        [(format!("\u{feff}{line}{line}"), 0), (format!("{line}\u{feff}{line}"), 1)]
    {
        for size in [1, line.len(), 10_000] {
            let inputs = memory(&[("a.jsonl", text.clone())]);
            let (screened, _) = with_desk(&rules, |desk, errors| {
                screen_in_blocks(&inputs, (size, 0), &[], &BTreeMap::new(), desk, errors)
            });
            assert_eq!(screened.left_out, left_out, "{size}: {text}");
        }
    }
}
