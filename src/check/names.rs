//! Remarks on names: those that may stand for one entity, and those that nothing has.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Options;
use crate::claims::Claim;
use crate::finding::Summary;
use crate::graph::archive::Screened;
use crate::rules::Desk;
use crate::similar::nearest;

/// Names that may stand for one entity, and names that the desk parts from others and nothing has.
pub(super) fn notices(
    claims: &[Claim],
    screened: Option<&Screened>,
    desk: &Desk,
    options: &Options,
    summary: &mut Summary,
) -> Vec<String> {
    let mut names: BTreeSet<&str> = claims.iter().map(|claim| &*claim.entity).collect();
    let mut are_all_known = true;
    match screened.map(|screened| (&screened.names, screened.entity_count)) {
        Some((Some(archived), _)) => names.extend(archived.iter().map(String::as_str)),
        Some((None, count)) => {
            are_all_known = false;
            summary.skipped.push((
                String::from(
                    "names of entities that were not searched for slips: there are too many",
                ),
                count,
            ));
        }
        None => {}
    }
    let names: BTreeSet<Arc<str>> =
        names.into_iter().map(|name| desk.entities.resolve(name).0).collect();
    let mut notices: Vec<String> = desk
        .entities
        .proposals(names.iter().map(|name| &**name))
        .into_iter()
        .map(|(name, known)| {
            format!("are `{name}` and `{known}` one entity? if so, make one an alias of the other in rules.toml; if not, say `not_same_as`")
        })
        .collect();
    if are_all_known {
        // Where some of the claims are read alone, the others may have the name.
        let is_whole = options.paths.is_empty();
        notices.extend(strangers(&names, is_whole, desk));
    }
    notices
}

/// The names in `not_same_as` that no claim and no declaration has: a slip there parts nothing. Where not all claims of a
/// desk are read, those that are near to a name that there is.
fn strangers(names: &BTreeSet<Arc<str>>, is_whole: bool, desk: &Desk) -> Vec<String> {
    let mut strangers = Vec::new();
    for (entity, other) in desk.entities.parted() {
        let name = desk.entities.resolve(&other.value).0;
        if desk.entities.is_declared(&other.value) || names.contains(&name) {
            continue;
        }
        let declared = desk.entities.declared().into_iter().chain(names);
        let near = nearest(&other.value, declared.map(|name| &**name).filter(|n| **n != **entity));
        let end = match near {
            Some(near) => format!(": did you mean `{near}`?"),
            None if is_whole => String::new(),
            None => continue,
        };
        let (line, column) = other.place.line_column();
        strangers.push(format!(
            "{}:{line}:{column}: `{}` in `not_same_as` of `{entity}` is declared nowhere and named by no claim{end}",
            other.place.path(),
            other.value
        ));
    }
    strangers
}
