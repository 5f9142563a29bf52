//! A desk: packs and `rules.toml` as checked. The rest of the program never meets an invalid rule.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use super::config::{Rule, rules};
use super::{CheckContext, FRESH};
use crate::error::{Error, Errors};
use crate::evidence::Evidence;
use crate::finding::{Finding, Severity};
use crate::graph::archive::Reach;
use crate::graph::{Entities, View, not_compared};
use crate::load::form::{Document, Table};
use crate::pack::lexicon::Lexicon;
use crate::pack::{BUILT_IN, BUILTIN, CHECK, Declarations, PACK, RULES};
use crate::read::Vocabulary;
use crate::similar::nearest;
use crate::span::Text;
use crate::value::{Class, Reason, Value};

/// What a check knows beside the claims.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'a> {
    /// The articles of sources.
    pub evidence: &'a Evidence,
    /// The ids of claims that come first in a finding.
    pub first: &'a BTreeSet<Arc<str>>,
}

/// The packs in use and the desk's own file, as checked.
#[derive(Debug)]
pub struct Desk {
    /// Attributes, terms and units.
    pub vocabulary: Vocabulary,
    /// Declared entities.
    pub entities: Entities,
    /// Rules, sorted by id.
    pub rules: Vec<Rule>,
    /// Whether an attribute that nothing declares is an error in a claims file.
    pub strict: bool,
    /// From which severity on the exit status is 1, if the file says; `Some(None)` for never.
    pub fail_on: Option<Option<Severity>>,
    /// The folder of claims files, if the file says.
    pub claims: Option<String>,
    /// The packs in use: built-in ones by name, its own by path.
    pub packs: Vec<String>,
    /// Whether the file names them.
    pub packs_named: bool,
    /// Its own files: the rules file and the packs that it names.
    pub files: Vec<PathBuf>,
    named: BTreeSet<Arc<str>>,
    revised: BTreeSet<Arc<str>>,
}

impl Desk {
    /// The desk of a `rules.toml`, or of the built-in packs alone.
    ///
    /// `read_pack` gives the text of a desk's own pack by its path, relative to the rules file.
    pub fn load(
        rules_file: Option<&Arc<Text>>,
        read_pack: &dyn Fn(&str, &mut Errors) -> Option<Arc<Text>>,
        errors: &mut Errors,
    ) -> Desk {
        let own_document = rules_file.map(|text| Document::parse(text, errors));
        let own = own_document.as_ref().map(|document| document.table(&RULES, errors));
        let mut texts = vec![Text::whole("<built-in base>", include_str!("../pack/base.toml"))];
        texts.extend(packs_in_use(own.as_ref(), read_pack, errors));
        let documents: Vec<Document<'_>> =
            texts.iter().map(|text| Document::parse(text, errors)).collect();
        let mut roots: Vec<(&str, Table<'_>)> = Vec::new();
        for (text, document) in texts.iter().zip(&documents) {
            roots.push((&text.path, document.table(&PACK, errors)));
        }
        let packs_named = own.as_ref().is_some_and(|own| own.has_sound("packs"));
        let name = |text: &Arc<Text>| {
            let builtin = text.path.strip_prefix("<built-in ").and_then(|n| n.strip_suffix('>'));
            builtin.unwrap_or(&text.path).to_owned()
        };
        let packs = texts.iter().skip(1).map(name).collect();
        let check = own.as_ref().and_then(|own| own.table("check", &CHECK, errors));
        if let (Some(own), Some(text)) = (own, rules_file) {
            roots.push((&text.path, own));
        }
        let mut declarations = Declarations::default();
        for (_, root) in &roots {
            declarations.absorb(root, errors);
        }
        let vocabulary = Vocabulary::check(&declarations, Lexicon::builtin(), errors);
        let entities = Entities::check(&declarations, errors);
        let rules = rules(&roots, &vocabulary, errors);
        let named = rules
            .iter()
            .filter(|rule| rule.check.is_for_one_slot())
            .flat_map(|rule| {
                rule.attributes().unwrap_or_default().into_iter().map(Arc::from).collect::<Vec<_>>()
            })
            .collect();
        let revised =
            |rule: &&Rule| rule.kind == FRESH.name && rule.severity_of(Class::Superseded).is_some();
        let revised = rules.iter().filter(revised).filter_map(Rule::attributes).flatten();
        let revised = revised.map(Arc::from).collect();
        let setting =
            |key: &str| check.as_ref().and_then(|table| table.text(key)).map(|entry| entry.value);
        Desk {
            vocabulary,
            entities,
            rules,
            strict: rules_file.is_some()
                && setting("undeclared_attributes").as_deref() != Some("allow"),
            fail_on: check.as_ref().and_then(|table| table.choice("fail_on", FAIL_ON)),
            claims: setting("claims"),
            packs,
            packs_named,
            files: Vec::new(),
            named,
            revised,
        }
    }

    /// Runs every rule over a view. Findings come sorted.
    pub fn check(&self, view: View<'_>) -> Vec<Finding> {
        let (first, evidence) = (BTreeSet::new(), Evidence::default());
        let beside = Beside { evidence: &evidence, first: &first };
        sorted(self.rules.iter().flat_map(|rule| self.findings(rule, view, beside)).collect())
    }

    /// What one rule finds in a view. Rules know nothing of each other, so they may run side by side.
    pub fn findings(&self, rule: &Rule, view: View<'_>, beside: Beside<'_>) -> Vec<Finding> {
        let Beside { evidence, first } = beside;
        let (vocabulary, named, revised) = (&self.vocabulary, &self.named, &self.revised);
        let context = CheckContext { view, vocabulary, named, revised, evidence, first };
        let mut found = Vec::new();
        rule.check.check(rule, &context, &mut found);
        found
    }

    /// The rule with this id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| *rule.id == *id)
    }

    /// The rules that look at an attribute.
    pub fn rules_for(&self, attribute: &str) -> Vec<&Rule> {
        let looks = |rule: &&Rule| match rule.attributes() {
            Some(named) => named.contains(&attribute),
            None => !self.named.contains(attribute),
        };
        self.rules.iter().filter(looks).collect()
    }

    /// Why values that share a slot were not compared, with the number of slots: no rule keeps this to itself.
    pub fn not_compared(&self, view: View<'_>) -> BTreeMap<Reason, usize> {
        let mut reasons: BTreeMap<Reason, usize> = BTreeMap::new();
        for slot in view.slots().filter(|slot| slot.claims.len() > 1) {
            let values: Vec<&Value> = slot.claims.iter().map(|claim| &claim.value).collect();
            let apart = not_compared(&values);
            if !apart.is_empty() && !self.rules_for(&slot.slot.attribute).is_empty() {
                apart.into_iter().for_each(|reason| *reasons.entry(reason).or_default() += 1);
            }
        }
        reasons
    }

    /// How far the rules look at the slots of an attribute: what an archive must be read in full for.
    pub fn reach(&self, attribute: &str) -> Reach {
        let declared = self.vocabulary.attribute(attribute).cloned();
        let declared = declared.unwrap_or_else(|| crate::pack::Attribute::undeclared(attribute));
        let rules = self.rules_for(attribute);
        Reach {
            looked_at: !rules.is_empty(),
            content: rules
                .iter()
                .all(|rule| rule.check.is_content_with_common_possibility(&declared)),
            beyond: rules.iter().flat_map(|rule| rule.check.beyond(attribute)).collect(),
        }
    }
}

/// Findings in the order in which they are shown.
pub fn sorted(found: Vec<Finding>) -> Vec<Finding> {
    // To find the first place of a finding all its members are looked at: once, not at each comparison.
    let keys: Vec<_> = found.iter().map(|finding| (finding.sort_key(), &finding.id)).collect();
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by(|&a, &b| keys[a].cmp(&keys[b]));
    drop(keys);
    let mut found: Vec<Option<Finding>> = found.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| found[at].take()).collect()
}

const FAIL_ON: &[(&str, Option<Severity>)] =
    &[("error", Some(Severity::Error)), ("warning", Some(Severity::Warning)), ("never", None)];

/// The texts of the packs that a desk uses: those it names, else all built-in ones. Where the names cannot be read that
/// is told, and not each attribute that would be missed without packs.
fn packs_in_use(
    own: Option<&Table<'_>>,
    read_pack: &dyn Fn(&str, &mut Errors) -> Option<Arc<Text>>,
    errors: &mut Errors,
) -> Vec<Arc<Text>> {
    let builtin = |(name, text): &(&str, &str)| Text::whole(format!("{BUILT_IN}{name}>"), *text);
    let Some(own) = own.filter(|own| own.has_sound("packs")) else {
        return BUILTIN.iter().map(builtin).collect();
    };
    let mut texts = Vec::new();
    for entry in own.list("packs") {
        if let Some(pack) = BUILTIN.iter().find(|(name, _)| *name == entry.value) {
            texts.push(builtin(pack));
        } else if entry.value.ends_with(".toml") {
            texts.extend(read_pack(&entry.value, errors));
        } else {
            let names: Vec<&str> = BUILTIN.iter().map(|(name, _)| *name).collect();
            let near = nearest(&entry.value, names.iter().copied())
                .map(|near| format!("did you mean `{near}`? "));
            errors.push(
                Error::broken(
                    "unknown-pack",
                    format!("unknown pack `{}`", entry.value),
                    entry.place,
                )
                .label("neither a built-in pack nor the path of a .toml file")
                .help(format!(
                    "{}the built-in packs are {}",
                    near.unwrap_or_default(),
                    names.join(", ")
                )),
            );
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::super::ALL;
    use super::super::samples::graph;
    use super::*;

    fn load(text: &str) -> (Desk, Vec<(String, Option<String>)>) {
        let mut errors = Errors::new();
        let read = |name: &str, _: &mut Errors| {
            (name == "own.toml").then(|| {
                Text::whole(name, "[[attribute]]\nid = \"depth\"\ndimension = \"length\"\n")
            })
        };
        let desk = Desk::load(Some(&Text::whole("rules.toml", text)), &read, &mut errors);
        (desk, errors.into_sorted().into_iter().map(|e| (e.message, e.help)).collect())
    }

    #[test]
    fn a_desk_uses_the_packs_that_it_names() {
        let knows = |desk: &Desk, id: &str| desk.vocabulary.attribute(id).is_some();
        let all = load("").0;
        assert!(knows(&all, "capex") && !knows(&all, "depth"));
        let none = load("packs = []").0;
        assert!(!knows(&none, "capex") && none.rule("values-agree").is_some());
        let (own, problems) = load("packs = [\"business\", \"own.toml\"]");
        assert!(problems.is_empty(), "{problems:?}");
        assert!(knows(&own, "capex") && knows(&own, "depth"));
        // What is not closed is told once, and what the packs declare is not missed.
        let (cut, problems) = load("packs = [\"business\"\n\n[[entity]]\nname = \"Acme\"\n");
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(knows(&cut, "capex"));
        let (_, problems) = load("packs = [\"busines\"]");
        assert_eq!(problems[0].0, "unknown pack `busines`");
        assert!(problems[0].1.as_ref().unwrap().starts_with("did you mean `business`?"));
    }

    #[test]
    fn who_asks_for_an_unknown_kind_is_told_all_of_them() {
        let kinds = ALL.iter().map(|kind| kind.meta().name).collect::<Vec<_>>().join(", ");
        let help = |rule: &str| load(&format!("packs = []\n{rule}")).1.remove(0).1.unwrap();
        let of_kind = |kind: &str| format!("[[rule]]\nid = \"x\"\nkind = \"{kind}\"\n");
        assert_eq!(help(&of_kind("agre")), format!("did you mean `agree`? the kinds are {kinds}"));
        assert_eq!(help(&of_kind("zzzzz")), format!("the kinds are {kinds}"));
        assert_eq!(help("[[rule]]\nid = \"x\"\n"), format!("the kinds are {kinds}"));
        let half = "[[rule]]\nid = \"values-agre\"\n";
        assert_eq!(help(half), format!("did you mean `values-agree`? the kinds are {kinds}"));
    }

    #[test]
    fn what_is_not_compared_is_counted_by_slot_and_reason() {
        let claims: &[&str] = &[
            "Acme | budget | $3 | period = \"2024\"",
            "Acme | budget | €3 | period = \"2024\"",
            "Acme | budget | $3 | period = \"2025\"",
            "Acme | budget | €4 | period = \"2025\"",
            "Acme | sales | $3",
            "Acme | sales | $3",
            "Acme Labs | sales | €3",
        ];
        let counts = |rules: &str| {
            let (desk, graph) = graph(rules, &[("a", claims)]);
            desk.not_compared(graph.view()).into_iter().collect::<Vec<_>>()
        };
        assert_eq!(counts(""), [(Reason::OtherCurrency, 2)]);
        let narrowed = "[[rule]]\nid = \"values-agree\"\nkind = \"agree\"\nattribute = \"sales\"\n";
        assert_eq!(counts(narrowed), [], "what no rule looks at is not waited for");
    }

    #[test]
    fn options_of_a_check_are_read() {
        let plain = load("packs = []").0;
        assert_eq!((plain.strict, plain.fail_on, plain.claims), (true, None, None));
        let set = load(
            "packs = []\n[check]\nfail_on = \"warning\"\nclaims = \"facts\"\nundeclared_attributes = \"allow\"\n",
        );
        assert!(set.1.is_empty(), "{:?}", set.1);
        let set = set.0;
        assert_eq!(
            (set.strict, set.fail_on, set.claims.as_deref()),
            (false, Some(Some(Severity::Warning)), Some("facts"))
        );
        let never = load("packs = []\n[check]\nfail_on = \"never\"\n").0;
        assert_eq!(never.fail_on, Some(None));
        let mut errors = Errors::new();
        assert!(!Desk::load(None, &|_, _| None, &mut errors).strict, "no file, no declarations");
    }
}
