//! JSON Schemas of the forms that gainsay reads and writes, made from the forms themselves.

use serde_json::{Map, Value as Json, json};

use crate::load::form::{Form, Key};
use crate::{baseline, claims, decisions, pack, rules, test};

/// The names of the schemas.
pub fn names() -> [&'static str; 6] {
    ["claims", "rules", "tests", "decisions", "baseline", "findings"]
}

/// The JSON Schema (2020-12) of a form by its name.
pub fn of(name: &str) -> Option<Json> {
    match name {
        "claims" => Some(titled("A claims file of gainsay", claims::file::FILE.schema())),
        "rules" => Some(titled("A rules file of gainsay", rules_file())),
        "tests" => Some(titled("A tests file of gainsay", test::FILE.schema())),
        "decisions" => Some(titled("A decisions file of gainsay", decisions::FILE.schema())),
        "baseline" => Some(titled("A baseline of gainsay", baseline::FILE.schema())),
        "findings" => Some(super::schema()),
        _ => None,
    }
}

/// A schema with what an outermost one has to say of itself, put first.
fn titled(title: &str, schema: Json) -> Json {
    let mut titled = Map::new();
    titled.insert(String::from("$schema"), json!("https://json-schema.org/draft/2020-12/schema"));
    titled.insert(String::from("title"), json!(title));
    if let Json::Object(schema) = schema {
        titled.extend(schema);
    }
    Json::Object(titled)
}

/// The form of `rules.toml`, with the tables of rules by their kind.
fn rules_file() -> Json {
    let mut schema = pack::RULES.schema();
    if let Some(items) = schema.pointer_mut("/properties/rule/items") {
        let mut kinds: Vec<Json> =
            rules::ALL.iter().map(|kind| rule_of_kind(kind.meta())).collect();
        kinds.push(rule_over_another());
        *items = json!({ "oneOf": kinds });
    }
    schema
}

/// A `[[rule]]` table that names its kind.
///
/// What a kind requires is not required here: the table may go over one of a pack that has it.
fn rule_of_kind(meta: &rules::Meta) -> Json {
    let mut schema = table(meta.holds, &[rules::RULE_KEYS, meta.options]);
    if let Some(kind) = schema.pointer_mut("/properties/kind") {
        *kind = json!({"const": meta.name, "description": format!("holds when {}", meta.holds)});
    }
    schema["required"] = json!(["id", "kind"]);
    schema["title"] = json!(format!("a rule of kind {}", meta.name));
    schema
}

/// A `[[rule]]` table without a kind: it changes a rule of a pack, of whatever kind that is.
fn rule_over_another() -> Json {
    let mut keys: Vec<&'static [Key]> = vec![rules::RULE_KEYS];
    keys.extend(rules::ALL.iter().map(|kind| kind.meta().options));
    let mut schema = table("A few keys of a rule that a pack declares, to go over its own.", &keys);
    if let Some(properties) = schema.pointer_mut("/properties").and_then(Json::as_object_mut) {
        properties.shift_remove("kind");
    }
    schema["required"] = json!(["id"]);
    schema["title"] = json!("a rule of a pack, changed");
    schema
}

/// The schema of a table with these keys; of two of one name the first counts.
fn table(about: &'static str, keys: &[&'static [Key]]) -> Json {
    const NONE: Form = Form { name: "", about: "", keys: &[] };
    let mut schema = NONE.schema();
    let mut properties = Map::new();
    for key in keys.iter().flat_map(|keys| keys.iter()) {
        if !properties.contains_key(key.name) {
            properties.insert(key.name.to_owned(), key.schema());
        }
    }
    schema["description"] = json!(about);
    schema["properties"] = Json::Object(properties);
    schema
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_a_schema_that_says_what_it_is() {
        for name in names() {
            let schema = of(name).unwrap();
            assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{name}");
            assert!(schema["title"].is_string() && schema["description"].is_string(), "{name}");
            assert!(schema.get("$id").is_none(), "{name}");
            jsonschema::validator_for(&schema).unwrap();
        }
        assert_eq!(of("claim"), None);
    }

    #[test]
    fn rules_are_held_against_their_kind() {
        let validator = jsonschema::validator_for(&of("rules").unwrap()).unwrap();
        for (rule, valid) in [
            (json!({"id": "a", "kind": "agree", "attribute": "x", "tolerance": "1%"}), true),
            (
                json!({"id": "a", "kind": "implies", "from": "x", "to": "y", "severity": "off"}),
                true,
            ),
            (json!({"id": "a", "tension": "off"}), true),
            (json!({"id": "a", "kind": "single", "from": "x"}), false),
            (json!({"id": "a", "kind": "agrees"}), false),
            (json!({"kind": "agree"}), false),
            (json!({"id": "a", "severety": "off"}), false),
        ] {
            assert_eq!(validator.is_valid(&json!({"rule": [rule]})), valid, "{rule}");
        }
    }
}
