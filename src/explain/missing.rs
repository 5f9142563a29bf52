//! Lines and files that are asked for and are not there, or were not read.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::{Spot, claims, nearest_line};
use crate::check::Checked;
use crate::error::Error;
use crate::load::{FileKind, if_missing, kind_of};
use crate::similar::nearest;
use crate::span::Text;

/// The error for a line that lies beyond the end of a file of the check.
pub(super) fn no_such_line(checked: &Checked, name: &str) -> Option<Error> {
    let spot = Spot::of(name)?;
    // Of JSON Lines only some lines are at hand.
    let is_whole = |text: &&Arc<Text>| kind_of(Path::new(&text.path)) != Some(FileKind::JsonLines);
    let of_claims = claims(checked).map(|claim| &claim.places.text).filter(is_whole);
    let articles = checked.articles.iter().map(|article| &article.text);
    let texts: BTreeMap<&str, &Arc<Text>> =
        articles.chain(of_claims).map(|text| (text.path.as_str(), text)).collect();
    let path = spot.meant(texts.keys().copied()).pop_first()?;
    let text = texts.get(path)?;
    let count = text.text.lines().count();
    if (1..=count.max(1)).contains(&spot.line) {
        return None;
    }
    let message = format!("`{}` has no line {}", text.path, spot.line);
    let help = match count {
        0 => String::from("it is empty"),
        1 => String::from("it has one line alone: a line may have many sentences"),
        _ => format!("its last line is {count}"),
    };
    Some(Error::usage("no-such-line", message).help(help))
}

/// The error for a line of a file of claims or an article that is not there, or was not read.
pub(super) fn no_such_file(checked: &Checked, spot: &Spot<'_>) -> Option<Error> {
    let path = Path::new(spot.path);
    kind_of(path)?;
    let of_claims = claims(checked).map(|claim| claim.places.text.path.as_str());
    let read: BTreeSet<&str> = checked
        .articles
        .iter()
        .map(|article| article.text.path.as_str())
        .chain(of_claims)
        .collect();
    if !spot.meant(read.iter().copied()).is_empty() {
        return None;
    }
    if let Some(missing) = if_missing(path) {
        // Of claims the nearest line is known as well.
        let near = || nearest(spot.path, read).map(str::to_owned);
        return Some(match nearest_line(checked, spot).or_else(near) {
            Some(near) => missing.help(format!("did you mean `{near}`?")),
            None => missing,
        });
    }
    // A slip of the whole file, told by `check` as well.
    let slip = checked.errors.iter().find(|error| {
        let path = error.place.as_ref().map(|place| place.path());
        !spot.meant(path.into_iter()).is_empty()
    });
    if let Some(slip) = slip {
        let message = format!("nothing of `{}` was taken: {}", spot.path, slip.message);
        let help = slip.help.clone();
        return Some(Error { help, ..Error::usage("unread-file", message) });
    }
    let message = format!("`{}` is not among what was read", spot.path);
    Some(Error::usage("unread-file", message).help("name it, or the folder it lies in, with `-p`"))
}
