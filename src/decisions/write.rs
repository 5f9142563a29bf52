//! Writing a decision into `decisions.toml`, beside what people wrote there: their comments, their
//! order and their spelling stay; the new table goes where it belongs by entity, attribute and period.

use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, value};

use super::{About, Decision, Verdict};
use crate::finding::Finding;
use crate::value::Day;

/// The file with one more decision in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The text of the file.
    pub text: String,
    /// The decisions that the new one takes the place of: on the same finding, or on an earlier state of it.
    pub replaced: Vec<String>,
}

/// What a person says of a finding, to be written down.
#[derive(Clone, Debug)]
pub struct Word<'a> {
    /// What was decided.
    pub verdict: Verdict,
    /// Why.
    pub reason: &'a str,
    /// By whom.
    pub by: &'a str,
    /// On which day.
    pub date: Day,
    /// The last day on which it holds.
    pub until: Option<Day>,
    /// What was read, where that was not the claims of the desk.
    pub paths: &'a [String],
}

const HEAD: &str = "\
# What people decided about findings, one table each; `gainsay decide` writes it. A decision holds until its
# last day, or until a value of its finding changes, also in its wording.

";
/// The text of `decisions.toml` with a decision on a finding in it. Of `stale` decisions, by the ids of
/// their findings, the new one takes the place.
///
/// # Errors
/// Where the text is no TOML, with what is wrong.
pub fn record(
    text: &str,
    finding: &Finding,
    word: &Word<'_>,
    stale: &[&Decision],
) -> Result<Recorded, String> {
    let mut document: DocumentMut = text.parse().map_err(|e: toml_edit::TomlError| {
        e.message().lines().next().unwrap_or("not TOML").to_owned()
    })?;
    let item = document.entry("decision").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    if let Item::Value(listed) = item {
        // An inline array of tables is opened up: there is no room for a comment in it anyway.
        let opened = std::mem::replace(listed, false.into());
        *item = Item::Value(opened)
            .into_array_of_tables()
            .map_or_else(|_| Item::ArrayOfTables(ArrayOfTables::new()), Item::ArrayOfTables);
    }
    let Some(tables) = item.as_array_of_tables_mut() else {
        return Err(String::from("`decision` is no array of tables"));
    };
    let about = About::of(finding);
    let replaced: Vec<String> = stale.iter().map(|decision| decision.finding.clone()).collect();
    let is_replaced = |table: &Table| {
        let id = text_of(table, "finding");
        id.as_deref() == Some(&*finding.id) || id.is_some_and(|id| replaced.contains(&id))
    };
    let mut kept = None;
    for (i, table) in tables.iter().enumerate() {
        if is_replaced(table) {
            kept = kept.or(Some(i));
        }
    }
    let at = match kept {
        // The comments of the table that is written anew stay above it.
        Some(at) => at,
        None => {
            let at = tables.iter().position(|table| key_of(table) > key(&about, finding));
            let at = at.unwrap_or(tables.len());
            let mut table = Table::new();
            table.decor_mut().set_prefix(if at == 0 { "" } else { "\n" });
            if at == 0
                && let Some(first) = tables.get_mut(0)
            {
                // What stands at the head of the file stays there; what stands right above the first
                // decision stays with it.
                let above =
                    first.decor().prefix().and_then(|p| p.as_str()).unwrap_or("").to_owned();
                let (head, own) =
                    above.rsplit_once("\n\n").map_or(("", above.as_str()), |(h, o)| (h, o));
                let head = if head.is_empty() { String::new() } else { format!("{head}\n\n") };
                first.decor_mut().set_prefix(format!("\n{own}"));
                table.decor_mut().set_prefix(head);
            }
            tables.insert(at, table);
            at
        }
    };
    if let Some(table) = tables.get_mut(at) {
        fill(table, &about, finding, word);
    }
    let mut index = 0;
    tables.retain(|table| {
        index += 1;
        index - 1 == at || !is_replaced(table)
    });
    let written = document.to_string();
    let text = if text.trim().is_empty() { format!("{HEAD}{written}") } else { written };
    Ok(Recorded { text, replaced: replaced.into_iter().filter(|id| *id != finding.id).collect() })
}

/// The text of `decisions.toml` without the decisions on these findings.
///
/// # Errors
/// Where the text is no TOML, with what is wrong.
pub fn without(text: &str, ids: &[&str]) -> Result<String, String> {
    let mut document: DocumentMut = text.parse().map_err(|e: toml_edit::TomlError| {
        e.message().lines().next().unwrap_or("not TOML").to_owned()
    })?;
    if let Some(tables) = document.get_mut("decision").and_then(Item::as_array_of_tables_mut) {
        tables.retain(|t| !text_of(t, "finding").is_some_and(|id| ids.contains(&id.as_str())));
    }
    Ok(document.to_string())
}

/// Writes the keys of a decision, in their order; a comment behind a key stays.
fn fill(table: &mut Table, about: &About, finding: &Finding, word: &Word<'_>) {
    let mut put = |key: &str, new: Option<toml_edit::Value>| match (new, table.get_mut(key)) {
        (Some(new), Some(old)) => {
            let decor = old.as_value().map(|v| v.decor().clone());
            let mut new = new;
            if let Some(decor) = decor {
                *new.decor_mut() = decor;
            }
            *old = Item::Value(new);
        }
        (Some(new), None) => {
            table.insert(key, value(new));
        }
        (None, _) => {
            table.remove(key);
        }
    };
    put("finding", Some(finding.id.as_str().into()));
    for (key, text) in about.entries() {
        put(key, text.as_deref().map(Into::into));
    }
    put("values", Some(lines(finding.values())));
    put("paths", (!word.paths.is_empty()).then(|| lines(word.paths)));
    put("verdict", Some(word.verdict.name().into()));
    put("reason", Some(word.reason.into()));
    put("by", Some(word.by.into()));
    put("date", Some(day(word.date)));
    put("until", word.until.map(day));
}

/// A list, a line for each.
fn lines(texts: impl IntoIterator<Item = impl Into<toml_edit::Value>>) -> toml_edit::Value {
    let mut lines = Array::new();
    for text in texts {
        let mut line: toml_edit::Value = text.into();
        line.decor_mut().set_prefix("\n  ");
        lines.push_formatted(line);
    }
    lines.set_trailing("\n");
    lines.set_trailing_comma(true);
    lines.into()
}

fn day(day: Day) -> toml_edit::Value {
    let written = day.to_string();
    written.parse::<toml_edit::Datetime>().map_or_else(|_| written.into(), toml_edit::Value::from)
}

/// By what decisions are sorted: the slot, then the rule and the id.
type SortKey = (About, String);

fn key(about: &About, finding: &Finding) -> SortKey {
    (about.clone(), finding.id.clone())
}

fn key_of(table: &Table) -> SortKey {
    let about = About {
        entity: text_of(table, "entity"),
        attribute: text_of(table, "attribute"),
        period: text_of(table, "period"),
        scope: text_of(table, "scope"),
        modality: text_of(table, "modality"),
        rule: text_of(table, "rule"),
    };
    (about, text_of(table, "finding").unwrap_or_default())
}

/// What stands behind a key, without quotation marks.
fn text_of(table: &Table, key: &str) -> Option<String> {
    let value = table.get(key)?.as_value()?;
    Some(match value.as_str() {
        Some(text) => text.to_owned(),
        None => value.to_string().trim().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::about;
    use super::super::{Decisions, iso_day};
    use super::*;
    use crate::error::Errors;
    use crate::span::Text;

    fn word(reason: &str) -> Word<'_> {
        let date = iso_day("2025-07-01").unwrap();
        let by = "Jane \"J.\" Doe";
        Word { verdict: Verdict::Accepted, reason, by, date, until: None, paths: &[] }
    }

    fn write(text: &str, id: &str, entity: &str) -> String {
        record(text, &about(id, entity), &word("Known.\nAsked Ann."), &[]).unwrap().text
    }

    #[test]
    fn what_is_written_is_read_back_and_sorted_by_slot() {
        let mut text = String::new();
        for (id, entity) in
            [("bbbbbbbbbbbb", "Globex"), ("cccccccccccc", "Initech"), ("aaaaaaaaaaaa", "Acme")]
        {
            text = write(&text, id, entity);
        }
        let mut errors = Errors::new();
        let read = Decisions::read(&Text::whole("decisions.toml", text.as_str()), &mut errors);
        assert!(errors.is_empty(), "{:?}", errors.into_sorted());
        let ids: Vec<&str> = read.iter().map(|d| d.finding.as_str()).collect();
        assert_eq!(ids, ["aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc"]);
        let first = read.iter().next().unwrap();
        assert_eq!(
            (first.reason.as_str(), first.by.as_str()),
            ("Known.\nAsked Ann.", "Jane \"J.\" Doe")
        );
        assert!(text.starts_with(HEAD) && text.matches("# What people").count() == 1, "{text}");
    }

    #[test]
    fn comments_and_order_of_people_stay() {
        let by_hand = "# Head of the file.\n\n# About Initech.\n[[decision]]\nfinding = 'cccccccccccc' # c\nentity = \"Initech\"\n\n# About Acme, out of order.\n[[decision]]\nfinding = \"aaaaaaaaaaaa\"\nentity = \"Acme\"\n\n# The end.\n";
        let text = write(by_hand, "bbbbbbbbbbbb", "Globex");
        assert!(
            text.starts_with("# Head of the file.\n\n[[decision]]\nfinding = \"bbbbbbbbbbbb\"\n"),
            "{text}"
        );
        assert!(
            text.contains("\n\n# About Initech.\n[[decision]]\nfinding = 'cccccccccccc' # c\n"),
            "{text}"
        );
        assert!(text.ends_with("entity = \"Acme\"\n\n# The end.\n"), "{text}");
        let again = write(&text, "bbbbbbbbbbbb", "Globex");
        assert_eq!(again, text);
        assert_eq!(without(&text, &["bbbbbbbbbbbb"]).unwrap().matches("[[decision]]").count(), 2);
    }

    #[test]
    fn a_decision_on_an_earlier_state_is_written_anew_in_its_place() {
        let text = write(&write("", "aaaaaaaaaaaa", "Acme"), "bbbbbbbbbbbb", "Globex");
        let commented = text.replacen("[[decision]]", "# Ask Ann.\n[[decision]]", 1);
        let mut errors = Errors::new();
        let read = Decisions::read(&Text::whole("decisions.toml", commented.as_str()), &mut errors);
        let stale: Vec<&Decision> = read.iter().take(1).collect();
        let recorded =
            record(&commented, &about("dddddddddddd", "Acme"), &word("New."), &stale).unwrap();
        assert_eq!(recorded.replaced, ["aaaaaaaaaaaa"]);
        assert!(
            recorded.text.contains("# Ask Ann.\n[[decision]]\nfinding = \"dddddddddddd\""),
            "{}",
            recorded.text
        );
        assert!(!recorded.text.contains("aaaaaaaaaaaa"));
    }
}
