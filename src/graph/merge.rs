//! Which names are one entity, and why: by declaration and by normal form, never by likeness alone.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::error::{Error, Errors};
use crate::load::form::Entry;
use crate::pack::{Declarations, Entity};
use crate::similar::{likeness, nearest, slips};
use crate::span::Place;
use crate::value::{without_forms, words_of_name};

/// Why a name stands for an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is the entity's own name.
    Name,
    /// It is declared as an alias.
    Alias(Place),
    /// Its normal form is that of a name or alias: case, punctuation, "the" and legal forms do not count.
    NormalForm,
    /// Nothing declares it, and others write the same name in another form: one of the forms stands for all.
    OneForm,
    /// Nothing declares it: it stands for itself.
    Itself,
}

/// Names resolved to entities.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// Declared names, aliases and their normal forms to the entity's name.
    exact: BTreeMap<String, (Arc<str>, Why)>,
    normal: BTreeMap<String, Arc<str>>,
    /// Normal forms of names that nothing declares and that are written in several ways, to the fullest of them.
    written: BTreeMap<String, Arc<str>>,
    part_of: BTreeMap<Arc<str>, Arc<str>>,
    /// Entities with the names that the desk parts from them, as written.
    parted: Vec<(Arc<str>, Entry)>,
    apart: BTreeSet<(String, String)>,
    kinds: BTreeMap<Arc<str>, Arc<str>>,
}

impl Entities {
    /// Checks the declared entities: an alias names one entity, part-of names a declared one and has no cycle.
    pub fn check(declarations: &Declarations, errors: &mut Errors) -> Entities {
        let mut entities = Entities::default();
        let mut first: BTreeMap<String, (Arc<str>, Place)> = BTreeMap::new();
        for declared in &declarations.entities {
            entities.declare(declared, &mut first, errors);
        }
        for declared in &declarations.entities {
            entities.relate(declared, declarations, errors);
        }
        entities
    }

    /// The entity that a name stands for, and why.
    pub fn resolve(&self, name: &str) -> (Arc<str>, Why) {
        let form = match self.declared_as(name) {
            Ok(found) => return found,
            Err(form) => form,
        };
        match self.written.get(&form) {
            Some(fullest) if **fullest != *name.trim() => (Arc::clone(fullest), Why::OneForm),
            _ => (Arc::from(name.trim()), Why::Itself),
        }
    }

    /// The declared entity that a name stands for.
    ///
    /// # Errors
    /// The normal form of a name that nothing declares.
    pub fn declared_as(&self, name: &str) -> Result<(Arc<str>, Why), String> {
        if !self.exact.is_empty()
            && let Some((entity, why)) = self.exact.get(&folded(name))
        {
            return Ok((Arc::clone(entity), why.clone()));
        }
        let normal = normal_form(name);
        match self.normal.get(&normal) {
            Some(entity) if !self.are_apart(entity, name) => {
                Ok((Arc::clone(entity), Why::NormalForm))
            }
            _ => Err(normal),
        }
    }

    /// Takes names that nothing declares for one entity where they differ in case, punctuation or legal
    /// form alone. The fullest stands for all, so that the order of names changes nothing.
    pub fn join_forms<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) {
        let mut forms: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for name in names {
            if let Err(form) = self.declared_as(name)
                && !form.is_empty()
            {
                forms.entry(form).or_default().insert(name.trim());
            }
        }
        for (form, written) in forms.into_iter().filter(|(_, written)| written.len() > 1) {
            let fullest = written.into_iter().max_by_key(|name| (name.len(), Reverse(*name)));
            self.written.extend(fullest.map(|name| (form, Arc::from(name))));
        }
    }

    /// Whether anything declares the name.
    pub fn is_declared(&self, name: &str) -> bool {
        self.declared_as(name).is_ok()
    }

    /// The names of all declared entities, sorted.
    pub fn declared(&self) -> BTreeSet<&Arc<str>> {
        self.exact.values().map(|(entity, _)| entity).collect()
    }

    /// Where the aliases of an entity are declared, in the order of their places.
    pub fn aliases(&self, entity: &str) -> Vec<Place> {
        let place = |(name, why): &'_ (Arc<str>, Why)| match why {
            Why::Alias(place) if **name == *entity => Some(place.clone()),
            _ => None,
        };
        let mut places: Vec<Place> = self.exact.values().filter_map(place).collect();
        places.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
        places
    }

    /// What an entity is a part of, directly.
    pub fn part_of(&self, entity: &str) -> Option<&Arc<str>> {
        self.part_of.get(entity)
    }

    /// What an entity is a part of, up to the top; `None` where it is a part of nothing.
    pub fn top(&self, entity: &str) -> Option<Arc<str>> {
        let mut top = self.part_of.get(entity)?;
        while let Some(above) = self.part_of.get(top) {
            top = above;
        }
        Some(Arc::clone(top))
    }

    /// What an entity is declared to be.
    pub fn kind(&self, entity: &str) -> Option<&str> {
        self.kinds.get(entity).map(|kind| &**kind)
    }

    /// Whether two are declared not to be the same.
    pub fn are_apart(&self, a: &str, b: &str) -> bool {
        if self.apart.is_empty() {
            return false;
        }
        let (a, b) = (folded(a), folded(b));
        self.apart.contains(&(a.clone(), b.clone())) || self.apart.contains(&(b, a))
    }

    /// Entities with the names that the desk parts from them, as written.
    pub fn parted(&self) -> impl Iterator<Item = (&Arc<str>, &Entry)> {
        self.parted.iter().map(|(entity, other)| (entity, other))
    }

    /// Pairs of an undeclared name and a name it may be a slip or a variant of. Proposed, never merged.
    ///
    /// Names are sorted by their normal form and each is held against its neighbours alone, so that
    /// an archive with a million names is no trouble; names that differ in a digit are never alike.
    pub fn proposals<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> Vec<(String, String)> {
        let declared = self.exact.values().map(|(entity, _)| &**entity);
        let mut forms: BTreeSet<(String, &str)> =
            declared.map(|name| (normal_form(name), name)).collect();
        forms.extend(names.into_iter().map(|name| (normal_form(name), name)));
        let forms: Vec<(String, &str)> = forms.into_iter().collect();
        let mut proposals = Vec::new();
        for (i, (form, name)) in forms.iter().enumerate() {
            for (other_form, other) in forms.iter().skip(i + 1).take(NEIGHBOURS) {
                let is_known = |name: &str| self.is_declared(name);
                let is_slip = || is_known(name) != is_known(other) && is_slip(form, other_form);
                if !alike(form, other_form) && !is_slip() {
                    continue;
                }
                let one_entity = self.resolve(name).0 == self.resolve(other).0;
                let both_declared = self.is_declared(name) && self.is_declared(other);
                if one_entity || both_declared || self.are_apart(name, other) {
                    continue;
                }
                let (new, known) =
                    if self.is_declared(name) { (other, name) } else { (name, other) };
                proposals.push(((*new).to_owned(), (*known).to_owned()));
            }
        }
        proposals
    }

    fn declare(
        &mut self,
        declared: &Entity,
        first: &mut BTreeMap<String, (Arc<str>, Place)>,
        errors: &mut Errors,
    ) {
        let name: Arc<str> = Arc::from(declared.name.value.trim());
        if let Some(kind) = &declared.kind {
            self.kinds.insert(Arc::clone(&name), Arc::clone(kind));
        }
        let aliases = declared.aliases.iter().map(|alias| (alias, false));
        for (entry, is_name) in [(&declared.name, true)].into_iter().chain(aliases) {
            let key = folded(&entry.value);
            if let Some((other, place)) = first.get(&key) {
                if *other != name || is_name {
                    errors.push(
                        Error::broken(
                            "ambiguous-alias",
                            format!("`{}` names two entities: {other} and {name}", entry.value),
                            entry.place.clone(),
                        )
                        .label("named again")
                        .related(place.clone(), "first named here")
                        .help("leave the alias with one of them; claims may use the full name for the other"),
                    );
                }
                continue;
            }
            first.insert(key.clone(), (Arc::clone(&name), entry.place.clone()));
            let why = if is_name { Why::Name } else { Why::Alias(entry.place.clone()) };
            self.exact.insert(key, (Arc::clone(&name), why));
            self.normal.entry(normal_form(&entry.value)).or_insert_with(|| Arc::clone(&name));
        }
    }

    fn relate(&mut self, declared: &Entity, all: &Declarations, errors: &mut Errors) {
        let name = self.resolve(&declared.name.value).0;
        for other in &declared.not_same_as {
            self.apart.insert((folded(&name), folded(&other.value)));
            self.parted.push((Arc::clone(&name), other.clone()));
        }
        let Some(above) = &declared.part_of else { return };
        if !self.is_declared(&above.value) {
            errors.push(unknown_entity(above, all));
            return;
        }
        let above_name = self.resolve(&above.value).0;
        if above_name == name || self.is_part_of(&above_name, &name) {
            errors.push(
                Error::broken(
                    "part-of-cycle",
                    format!("{name} cannot be a part of {above_name}"),
                    above.place.clone(),
                )
                .label(format!("{above_name} is itself a part of {name}"))
                .help("an entity is never a part of its own parts: take one of the `part_of` away"),
            );
            return;
        }
        self.part_of.insert(name, above_name);
    }

    /// Whether `entity` lies anywhere under `above`.
    pub fn is_part_of(&self, entity: &str, above: &str) -> bool {
        let mut at = self.part_of.get(entity);
        while let Some(next) = at {
            if **next == *above {
                return true;
            }
            at = self.part_of.get(next);
        }
        false
    }
}

/// How many neighbours in the order of normal forms a name is held against.
const NEIGHBOURS: usize = 4;

/// How alike two normal forms must be for a proposal.
const ALIKE: f64 = 0.92;

fn alike(a: &str, b: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let extended = |short: &str, long: &str| {
        long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
    };
    digits(a) == digits(b)
        && letters(a).min(letters(b)) >= 4
        && (extended(a, b) || extended(b, a) || likeness(a, b) >= ALIKE)
}

/// Whether a name that nothing declares may be a declared one with one letter wrong.
fn is_slip(a: &str, b: &str) -> bool {
    let first = |name: &str| name.chars().next();
    let letters = |name: &str| name.chars().filter(|c| c.is_alphabetic()).count();
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    slips(a, b) == 1
        && first(a) == first(b)
        && letters(a).min(letters(b)) >= 4
        && digits(a) == digits(b)
}

fn unknown_entity(entry: &Entry, all: &Declarations) -> Error {
    let near = nearest(&entry.value, all.entities.iter().map(|e| e.name.value.as_str()));
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => String::from("declare it with an [[entity]] table"),
    };
    Error::broken(
        "unknown-entity",
        format!("unknown entity `{}`", entry.value),
        entry.place.clone(),
    )
    .label("no [[entity]] declares it")
    .help(help)
}

/// A name without regard to case and spacing.
fn folded(name: &str) -> String {
    if name.is_ascii() {
        // Nearly all names, and there may be millions of them.
        let mut folded = String::with_capacity(name.len());
        for word in name.split_whitespace() {
            if !folded.is_empty() {
                folded.push(' ');
            }
            folded.push_str(word);
        }
        folded.make_ascii_lowercase();
        return folded;
    }
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ").replace('’', "'")
}

/// The normal form of a name: lower-case words without accents, "the", legal forms and "(formerly ...)".
///
/// ```
/// use gainsay::graph::normal_form;
/// assert_eq!(normal_form("The Acme Corporation, Inc."), "acme");
/// assert_eq!(normal_form("Globex (formerly Initech)"), "globex");
/// ```
pub fn normal_form(name: &str) -> String {
    let former = name.to_ascii_lowercase().find(" (formerly ");
    let name = former.and_then(|at| name.get(..at)).unwrap_or(name);
    without_forms(&words_of_name(name)).join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::form::Document;
    use crate::pack::RULES;
    use crate::span::Text;

    #[test]
    fn normal_forms_drop_what_says_nothing() {
        for (name, form) in [
            ("Acme, Inc.", "acme"),
            ("ACME Co. Ltd", "acme"),
            ("The Company", "company"),
            ("The The", "the"),
            ("Globex S.A.", "globex"),
            ("Acme Labs", "acme labs"),
        ] {
            assert_eq!(normal_form(name), form, "{name}");
        }
    }

    #[test]
    fn likeness_proposes_and_digits_keep_apart() {
        let entities = Entities::default();
        let names = [
            "Globex Holdings",
            "Globex Holding",
            "company-001",
            "company-002",
            "Acme",
            "Acme Platforms",
        ];
        let proposals = entities.proposals(names);
        assert_eq!(
            proposals,
            [
                ("Acme".into(), "Acme Platforms".into()),
                ("Globex Holding".into(), "Globex Holdings".into())
            ]
        );
    }

    /// The entities of a rules file, with the codes of what is wrong with them.
    fn declared(text: &str) -> (Entities, Vec<(&'static str, String)>) {
        let mut errors = Errors::new();
        let text = Text::whole("rules.toml", text);
        let document = Document::parse(&text, &mut errors);
        let root = document.table(&RULES, &mut errors);
        let mut declarations = Declarations::default();
        declarations.absorb(&root, &mut errors);
        let entities = Entities::check(&declarations, &mut errors);
        let problems = errors.into_sorted().into_iter().map(|e| (e.code, e.message)).collect();
        (entities, problems)
    }

    const DESK: &str = r#"
        [[entity]]
        name = "Acme Platforms"
        kind = "company"
        aliases = ["Acme", "The Book"]
        not_same_as = ["Acme Platforms GmbH"]
        [[entity]]
        name = "Labs"
        part_of = "Acme"
        [[entity]]
        name = "Chip Unit"
        part_of = "Labs"
    "#;

    #[test]
    fn forms_of_a_name_that_nothing_declares_are_one_entity() {
        let (mut entities, _) = declared(DESK);
        let names = ["Globex Inc.", "GLOBEX", " Globex ", "Globex Labs", "!", "?", "ACME, Inc."];
        entities.join_forms(names);
        let mut turned = declared(DESK).0;
        turned.join_forms(names.into_iter().rev());
        for (name, entity, why) in [
            ("Globex Inc.", "Globex Inc.", Why::Itself),
            ("GLOBEX", "Globex Inc.", Why::OneForm),
            ("Globex", "Globex Inc.", Why::OneForm),
            ("Globex Labs", "Globex Labs", Why::Itself),
            ("GLOBEX LABS", "GLOBEX LABS", Why::Itself),
            ("!", "!", Why::Itself),
            ("ACME, Inc.", "Acme Platforms", Why::NormalForm),
            ("Acme Platforms GmbH", "Acme Platforms GmbH", Why::Itself),
        ] {
            assert_eq!(entities.resolve(name), (Arc::from(entity), why), "{name}");
            assert_eq!(turned.resolve(name), entities.resolve(name), "{name}");
        }
        assert!(!entities.is_declared("GLOBEX"));
    }

    #[test]
    fn neither_case_nor_spacing_counts() {
        assert_eq!(folded("  ACME \t Platforms "), "acme platforms");
        assert_eq!(folded(" ACMÉ  Platform’s"), "acmé platform's");
    }

    #[test]
    fn a_name_stands_for_the_entity_that_declares_it() {
        let (entities, problems) = declared(DESK);
        assert!(problems.is_empty(), "{problems:?}");
        let sort = |why: &Why| match why {
            Why::Name => "name",
            Why::Alias(_) => "alias",
            Why::NormalForm => "normal form",
            Why::OneForm => "one form",
            Why::Itself => "itself",
        };
        for (name, entity, why) in [
            ("acme  platforms", "Acme Platforms", "name"),
            ("ACME", "Acme Platforms", "alias"),
            ("the book", "Acme Platforms", "alias"),
            ("Acme, Inc.", "Acme Platforms", "normal form"),
            ("Acme Platforms GmbH", "Acme Platforms GmbH", "itself"),
            (" Globex ", "Globex", "itself"),
        ] {
            let (found, found_why) = entities.resolve(name);
            assert_eq!((&*found, sort(&found_why)), (entity, why), "{name}");
            assert_eq!(entities.is_declared(name), why != "itself", "{name}");
        }
        assert_eq!(entities.kind("Acme Platforms"), Some("company"));
        assert_eq!(entities.kind("Labs"), None);
        let names: Vec<&str> = entities.declared().into_iter().map(|name| &**name).collect();
        assert_eq!(names, ["Acme Platforms", "Chip Unit", "Labs"]);
        let aliases: Vec<String> =
            entities.aliases("Acme Platforms").iter().map(|p| p.slice().to_owned()).collect();
        assert_eq!(aliases, ["Acme", "The Book"]);
        assert!(entities.aliases("Labs").is_empty());
    }

    #[test]
    fn parts_lead_up_to_the_top() {
        let (entities, _) = declared(DESK);
        assert_eq!(entities.part_of("Chip Unit").map(|e| &**e), Some("Labs"));
        assert_eq!(entities.top("Chip Unit").as_deref(), Some("Acme Platforms"));
        assert_eq!(entities.top("Acme Platforms"), None);
        for (part, whole, expected) in [
            ("Chip Unit", "Labs", true),
            ("Chip Unit", "Acme Platforms", true),
            ("Labs", "Chip Unit", false),
            ("Labs", "Labs", false),
        ] {
            assert_eq!(entities.is_part_of(part, whole), expected, "{part} of {whole}");
        }
        assert!(entities.are_apart("acme platforms", "Acme Platforms GmbH"));
        assert!(entities.are_apart("Acme Platforms GmbH", "Acme Platforms"));
        assert!(!entities.are_apart("Acme Platforms", "Labs"));
    }

    #[test]
    fn what_is_wrong_with_entities_is_told() {
        let entity = |name: &str, more: &str| format!("[[entity]]\nname = \"{name}\"\n{more}\n");
        for (why, text, codes) in [
            (
                "an alias of two",
                entity("A", "aliases = [\"X\"]") + &entity("B", "aliases = [\"x\"]"),
                vec!["ambiguous-alias"],
            ),
            ("a name declared twice", entity("A", "") + &entity("a", ""), vec!["ambiguous-alias"]),
            ("an alias that repeats the name", entity("A", "aliases = [\"a\"]"), vec![]),
            ("a part of itself", entity("A", "part_of = \"A\""), vec!["part-of-cycle"]),
            (
                "a circle",
                entity("A", "part_of = \"B\"") + &entity("B", "part_of = \"A\""),
                vec!["part-of-cycle"],
            ),
            ("a part of nobody", entity("Acme", "part_of = \"Acmee\""), vec!["unknown-entity"]),
        ] {
            let (_, problems) = declared(&text);
            let found: Vec<&str> = problems.iter().map(|p| p.0).collect();
            assert_eq!(found, codes, "{why}: {problems:?}");
        }
    }

    #[test]
    fn only_unknown_names_are_proposed_and_never_what_is_kept_apart() {
        let (entities, _) = declared(DESK);
        let proposals =
            entities.proposals(["Acme Platform", "Acme Platforms GmbH", "Lab", "Chip Units"]);
        assert_eq!(
            proposals,
            [
                ("Acme Platform".into(), "Acme Platforms".into()),
                ("Acme Platform".into(), "Acme Platforms GmbH".into()),
                ("Chip Units".into(), "Chip Unit".into()),
            ]
        );
    }

    #[test]
    fn a_name_is_held_against_its_neighbours_and_not_against_itself() {
        let entities = Entities::default();
        let names = ["Acme", "Acme Ant", "Acme Bee", "Acme Cow", "Acme Dog", "Acme Elk"];
        let of_acme: Vec<String> = entities
            .proposals(names)
            .into_iter()
            .filter_map(|(new, known)| (new == "Acme").then_some(known))
            .collect();
        assert_eq!(of_acme, ["Acme Ant", "Acme Bee", "Acme Cow", "Acme Dog"]);
        assert!(entities.proposals(["Globex", "Globex "]).is_empty(), "one name, sloppily written");
    }
}
