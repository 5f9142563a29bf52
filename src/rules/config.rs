//! Rules as checked: from the `[[rule]]` tables of packs and desk, every slip told.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{ALL, Check, FRESH, kind};
use crate::claims::Claim;
use crate::error::{Error, Errors};
use crate::finding::Severity;
use crate::load::form::{Entry, Key, RawTable, Sort, Table};
use crate::pack::duplicate;
use crate::read::Vocabulary;
use crate::similar::nearest;
use crate::span::Place;
use crate::value::{Class, Tolerance, Value};

/// The keys that every `[[rule]]` table may hold, whatever its kind.
pub static RULE_KEYS: &[Key] = &[
    Key::required("id", Sort::Text, "its name in findings: kebab-case"),
    Key::optional(
        "kind",
        Sort::Text,
        "what sort of rule it is; may be left out over a rule of a pack",
    ),
    Key::optional(
        "severity",
        LEVEL,
        "the severity of a contradiction; `off` switches the rule off",
    ),
    Key::optional("tension", LEVEL, "the severity of a tension"),
    Key::optional("message", Sort::Text, "words to put before the title of a finding"),
    Key::optional("why", Sort::Text, "why the desk keeps this rule: `gainsay explain` prints it"),
    Key::optional("help", Sort::Text, "what to do about a finding, instead of the general advice"),
];

const LEVEL: Sort = Sort::Choice(&["error", "warning", "note", "off"]);
const LEVELS: &[(&str, Option<Severity>)] = &[
    ("error", Some(Severity::Error)),
    ("warning", Some(Severity::Warning)),
    ("note", Some(Severity::Note)),
    ("off", None),
];

/// The key `tolerance`, which several kinds have.
pub(super) const TOLERANCE: Key = Key::optional(
    "tolerance",
    Sort::Wording,
    "how far values may lie apart and still agree: 1%, or an amount; none if left out",
);

/// A rule as checked.
#[derive(Debug)]
pub struct Rule {
    /// Its id.
    pub id: Arc<str>,
    /// The name of its kind.
    pub kind: &'static str,
    /// Words to put before the title of a finding.
    pub message: Option<String>,
    /// Why the desk keeps it.
    pub why: Option<String>,
    /// What to do about a finding.
    pub help: Option<String>,
    /// Which file declares it last.
    pub declared_in: String,
    /// Where that file declares it.
    pub place: Place,
    /// The keys that its tables set, in the order of the form, with what they set them to.
    pub settings: Vec<(&'static str, String)>,
    contradiction: Option<Severity>,
    tension: Option<Severity>,
    pub(super) check: Box<dyn Check>,
}

impl Rule {
    /// The severity of a finding of some class; `None` where the rule is switched off for it.
    pub fn severity_of(&self, class: Class) -> Option<Severity> {
        match class {
            Class::Contradiction => self.contradiction,
            // That a value is superseded is all that a rule of this kind has to say.
            Class::Superseded if self.kind == FRESH.name => self.contradiction,
            _ => self.tension,
        }
    }

    /// The value of a claim as the rule compares it: widened by its tolerance, or what a term implies.
    /// `None` for a claim that it does not look at.
    pub fn compared(&self, claim: &Claim, vocabulary: &Vocabulary) -> Option<Value> {
        self.check.compared(claim, vocabulary)
    }

    /// The attributes that it names; `None` for all that no rule names.
    pub fn attributes(&self) -> Option<Vec<&str>> {
        self.check.attributes()
    }
}

/// The rules that packs and desk declare. A later table with the same id goes over an earlier one, key by key.
pub(super) fn rules(
    roots: &[(&str, Table<'_>)],
    vocabulary: &Vocabulary,
    errors: &mut Errors,
) -> Vec<Rule> {
    let mut rules: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    let declared: Vec<Vec<RawTable<'_>>> =
        roots.iter().map(|(_, root)| root.tables("rule")).collect();
    for (r, (_, root)) in roots.iter().enumerate() {
        let mut seen: BTreeMap<String, Entry> = BTreeMap::new();
        for (t, (table, span)) in declared[r].iter().cloned().enumerate() {
            // The kind is looked up first, because it says which keys there may be.
            let probe = Table::glance(root.document(), &[RULE_KEYS], table, span);
            // What stands from a slip in the syntax on is told once and not read.
            if !probe.is_whole() {
                continue;
            }
            let Some(id) = probe.text("id") else {
                probe.check_required("rule", errors);
                continue;
            };
            if let Some(first) = seen.get(&id.value) {
                errors.push(duplicate("rule", &id, first));
                continue;
            }
            rules.entry(id.value.clone()).or_default().push((r, t));
            seen.insert(id.value.clone(), id);
        }
    }
    let near =
        |id: &str| nearest(id, rules.keys().map(String::as_str).filter(|other| *other != id));
    rules
        .iter()
        .filter_map(|(id, tables)| {
            rule((id, near(id)), tables, &declared, roots, vocabulary, errors)
        })
        .collect()
}

/// One rule by its id; with the id beside it that may have been meant.
fn rule(
    (id, near): (&str, Option<&str>),
    tables: &[(usize, usize)],
    declared: &[Vec<RawTable<'_>>],
    roots: &[(&str, Table<'_>)],
    vocabulary: &Vocabulary,
    errors: &mut Errors,
) -> Option<Rule> {
    let raw = |&(r, t): &(usize, usize)| (r, declared[r].get(t).cloned());
    let probe = |at: &(usize, usize)| {
        let (r, found) = raw(at);
        let (table, span) = found?;
        let probe = Table::glance(roots[r].1.document(), &[RULE_KEYS], table, span);
        Some((probe.text("kind"), probe.text("id")))
    };
    let named = tables.iter().rev().find_map(|at| probe(at).and_then(|(kind, _)| kind));
    let Some(named) = named else {
        let entry = tables.last().and_then(probe).and_then(|(_, id)| id)?;
        errors.push(
            Error::broken("missing-key", format!("the rule `{id}` needs `kind`"), entry.place)
                .label("no pack in use declares a rule of this id")
                .help(format!("{}the kinds are {}", did_you_mean(near), kind_names())),
        );
        return None;
    };
    let Some(kind) = kind(&named.value) else {
        let near = did_you_mean(nearest(&named.value, ALL.iter().map(|k| k.meta().name)));
        errors.push(
            Error::broken(
                "unknown-kind",
                format!("unknown kind of rule `{}`", named.value),
                named.place,
            )
            .label("not a kind")
            .help(format!("{near}the kinds are {}", kind_names())),
        );
        return None;
    };
    let meta = kind.meta();
    let mut merged: Option<Table<'_>> = None;
    let mut declared_in = String::new();
    for at in tables {
        let (r, found) = raw(at);
        let (table, span) = found?;
        let opened = Table::open(
            roots[r].1.document(),
            "rule",
            &[RULE_KEYS, meta.options],
            table,
            span,
            errors,
        );
        roots[r].0.clone_into(&mut declared_in);
        merged = Some(match merged {
            Some(base) => opened.over(base),
            None => opened,
        });
    }
    let table = merged?;
    table.check_required(&format!("rule of kind {}", meta.name), errors);
    let check = kind.read(&table, vocabulary, errors)?;
    let text = |key: &str| table.text(key).map(|entry| entry.value);
    let contradiction = table.choice("severity", LEVELS).unwrap_or(Some(kind.severity()));
    let tension = table.choice("tension", LEVELS).unwrap_or(Some(Severity::Warning));
    Some(Rule {
        id: Arc::from(id),
        kind: meta.name,
        settings: settings(&table, &[RULE_KEYS, meta.options]),
        place: table.place(),
        message: text("message"),
        why: text("why"),
        help: text("help"),
        declared_in,
        contradiction,
        // A rule that is not worth an error is not worth more for a tension, unless it says so.
        tension: if table.text("tension").is_some() { tension } else { tension.min(contradiction) },
        check,
    })
}

/// What a table says for each of the keys that it has.
fn settings(table: &Table<'_>, keys: &[&'static [Key]]) -> Vec<(&'static str, String)> {
    let shown = |key: &'static Key| {
        let said = table.text(key.name).into_iter().chain(table.list(key.name)).map(|e| e.value);
        Some((key.name, said.reduce(|all, next| format!("{all}, {next}"))?))
    };
    keys.iter().flat_map(|keys| keys.iter()).filter_map(shown).collect()
}

/// The question before a list of what there is; nothing where nothing is near.
fn did_you_mean(near: Option<&str>) -> String {
    near.map(|near| format!("did you mean `{near}`? ")).unwrap_or_default()
}

fn kind_names() -> String {
    ALL.iter().map(|kind| kind.meta().name).collect::<Vec<_>>().join(", ")
}

/// The attributes behind `attribute` and `attributes`; `None` where one of them is unknown.
pub(super) fn attributes_option(
    table: &Table<'_>,
    vocabulary: &Vocabulary,
    errors: &mut Errors,
) -> Option<Vec<Arc<str>>> {
    let mut attributes = Vec::new();
    for entry in table.text("attribute").into_iter().chain(table.list("attributes")) {
        attributes.push(vocabulary.resolve(&entry, errors)?.id);
    }
    Some(attributes)
}

/// The tolerance of a rule: "1%" or an amount that fits each of its attributes.
pub(super) fn tolerance_option(
    table: &Table<'_>,
    attributes: &[Arc<str>],
    vocabulary: &Vocabulary,
    errors: &mut Errors,
) -> Option<Tolerance> {
    let attributes: Vec<_> = attributes.iter().filter_map(|id| vocabulary.attribute(id)).collect();
    vocabulary.read_tolerance(&table.text("tolerance")?, &attributes, errors)
}

#[cfg(test)]
mod tests {
    use super::super::samples::{desk, found, titles};
    use super::*;

    const MONEY: &str = "[[rule]]\nid = \"money\"\nkind = \"agree\"\nattribute = \"budget\"\n";
    const CLASH: &[&str] = &["Acme | budget | $60 billion", "Acme | budget | $70 billion"];
    const STRAIN: &[&str] = &["Acme | budget | $60 billion", "Acme | budget | $60-70 billion"];

    #[test]
    fn severities_are_those_of_the_rule() {
        use Severity::{Error, Note, Warning};
        for (keys, contradiction, tension) in [
            ("", Some(Error), Some(Warning)),
            ("severity = \"warning\"", Some(Warning), Some(Warning)),
            ("severity = \"note\"", Some(Note), Some(Note)),
            ("severity = \"off\"", None, None),
            ("tension = \"off\"", Some(Error), None),
            ("tension = \"error\"", Some(Error), Some(Error)),
            ("severity = \"note\"\ntension = \"error\"", Some(Note), Some(Error)),
        ] {
            let rule = format!("{MONEY}{keys}\n");
            let severity = |claims| found(&rule, &[("a", claims)]).first().map(|f| f.severity);
            assert_eq!((severity(CLASH), severity(STRAIN)), (contradiction, tension), "{keys}");
        }
    }

    #[test]
    fn a_later_table_goes_over_an_earlier_one_key_by_key() {
        let rule = "[[rule]]\nid = \"values-agree\"\nmessage = \"Look\"\nwhy = \"we ask\"\n";
        let found = found(rule, &[("a", CLASH)]);
        assert_eq!(
            titles(&found),
            ["values-agree contradiction: Look: Acme, budget: $60 billion | $70 billion"]
        );
        let (desk, _) = desk(rule);
        let changed = desk.rule("values-agree").unwrap();
        assert_eq!(changed.kind, "agree");
        assert_eq!(changed.declared_in, "rules.toml");
        assert_eq!(changed.why.as_deref(), Some("we ask"));
        assert_eq!(changed.settings.iter().find(|s| s.0 == "message").unwrap().1, "Look");
        assert!(changed.settings.iter().all(|s| !s.1.is_empty()));
    }

    #[test]
    fn what_is_wrong_with_a_rule_is_told() {
        for (rules, code, message) in [
            (format!("{MONEY}{MONEY}"), "duplicate-id", "money"),
            (MONEY.replace("agree", "agre"), "unknown-kind", "agre"),
            (MONEY.replace("budget", "bugdet"), "unknown-attribute", "bugdet"),
            (MONEY.replace("kind = \"agree\"\n", ""), "missing-key", "needs `kind`"),
            (MONEY.replace("id = \"money\"\n", ""), "missing-key", "id"),
            (format!("{MONEY}form = 1\n"), "unknown-key", "form"),
            (format!("{MONEY}severity = \"loud\"\n"), "bad-value", "loud"),
        ] {
            let (_, problems) = desk(&rules);
            assert_eq!(problems.len(), 1, "{rules}: {problems:?}");
            assert!(problems[0].1.contains(message), "{rules}: {problems:?}");
            assert!(code == "bad-value" || problems[0].0 == code, "{rules}: {problems:?}");
        }
    }

    #[test]
    fn rules_are_known_by_id_and_by_what_they_look_at() {
        let (desk, problems) = desk(MONEY);
        assert!(problems.is_empty(), "{problems:?}");
        let ids = |rules: Vec<&Rule>| rules.iter().map(|r| r.id.to_string()).collect::<Vec<_>>();
        assert_eq!(ids(desk.rules_for("budget")), ["money"]);
        assert_eq!(ids(desk.rules_for("share")), ["values-agree"]);
        assert_eq!(desk.rule("money").unwrap().attributes(), Some(vec!["budget"]));
        assert_eq!(desk.rule("values-agree").unwrap().attributes(), None);
        assert!(desk.rule("other").is_none());
    }

    #[test]
    fn an_attribute_that_no_rule_looks_at_is_known() {
        let (desk, _) = desk("[[rule]]\nid = \"values-agree\"\nattribute = \"budget\"\n");
        assert!(desk.reach("budget").looked_at);
        assert!(!desk.reach("share").looked_at);
    }

    #[test]
    fn a_rule_says_what_it_compares() {
        let rule = format!("{MONEY}tolerance = \"$1 billion\"\n");
        let (desk, _) = desk(&rule);
        let claims = [CLASH, &["Acme | share | 40%", "Acme | share | 50%"]].concat();
        let seen: Vec<(String, Option<String>)> = found(&rule, &[("a", &claims)])
            .iter()
            .flat_map(|finding| &finding.members)
            .map(|member| {
                let compared =
                    desk.rule("money").unwrap().compared(&member.claim, &desk.vocabulary);
                (
                    member.claim.value.to_string(),
                    compared.map(|value| crate::value::describe(&value)),
                )
            })
            .collect();
        let seen: Vec<(&str, Option<&str>)> =
            seen.iter().map(|(wording, compared)| (&**wording, compared.as_deref())).collect();
        assert_eq!(
            seen,
            [
                ("$60 billion", Some("[58.5bn, 61.5bn) USD")),
                ("$70 billion", Some("[68.5bn, 71.5bn) USD")),
                ("40%", None),
                ("50%", None)
            ]
        );
    }

    #[test]
    fn findings_come_gravest_first() {
        let claims: Vec<&str> =
            [&["Globex | budget | $1", "Globex | budget | $1-3"], CLASH].concat();
        let classes: Vec<Class> = found(MONEY, &[("a", &claims)]).iter().map(|f| f.class).collect();
        assert_eq!(classes, [Class::Contradiction, Class::Tension]);
    }
}
