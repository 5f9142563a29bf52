//! The proposal as the text of a rules file, above each entry the words that it was made from.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::figure::{Figure, Figures, Group};
use super::name::Entity;
use super::owner::{Known, Shared};
use super::{Example, Suggested, Texts};

/// How many examples an entry shows.
const EXAMPLES: usize = 8;
/// How many entries of what was left out are shown.
const LEFT_OUT: usize = 40;

const HEAD: &str = "\
# A desk for these articles, as `gainsay suggest` read them: a proposal to be trimmed, in which nothing is decided.
#
#   1. Take out what is not to be checked, and mend names: `kind`, aliases that are somebody else's.
#   2. Join what is one thing: move the phrases of several entries into one. Phrases of single figures stand
#      at the end, ready to be moved. A phrase binds the figure beside it, so the shorter, the more it takes.
#   3. `of` says whose an attribute is, whomever else the sentence names; `for` the period where none is named;
#      `modality` that plans and facts are one. Take them out where that is not so.
#
# Then: gainsay check --config THIS-FILE STORY/
";

/// Writes the proposal.
pub(super) fn write(
    texts: &Texts<'_>,
    packs: &[String],
    declared: &[Entity],
    seldom: &[Entity],
    known: &[Known],
    figures: &Figures,
) -> Suggested {
    let mut text = String::from(HEAD);
    let names: Vec<String> = packs.iter().map(|pack| quoted(pack)).collect();
    _ = writeln!(text, "packs = [{}]", names.join(", "));
    if !declared.is_empty() {
        heading(&mut text, "Whom the articles name, most often first");
    }
    for entity in declared {
        write_entity(&mut text, texts, entity);
    }
    let (entries, shown): (Vec<&Known>, Vec<&Known>) = known.iter().partition(|k| k.is_entry);
    if !entries.is_empty() {
        heading(&mut text, "What the packs name already, and whose it is here");
    }
    for known in &entries {
        text.push('\n');
        said(&mut text, known.said.iter().map(|(wording, example)| (&**wording, example)));
        _ = writeln!(text, "[[attribute]]\nid = {}", quoted(&known.id));
        write_shared(&mut text, &known.shared);
    }
    for group in &figures.groups {
        if std::ptr::eq(group, &figures.groups[0]) {
            heading(&mut text, "Figures that the articles call alike");
        }
        write_group(&mut text, group);
    }
    for known in &shown {
        if std::ptr::eq(*known, shown[0]) {
            heading(
                &mut text,
                "Named by the packs as it is; `of` would say whose, where all of it is of one",
            );
        }
        _ = writeln!(text, "\n# {}", known.id);
        said(&mut text, known.said.iter().map(|(wording, example)| (&**wording, example)));
    }
    left_out(&mut text, figures, seldom);
    Suggested {
        text,
        entities: declared.len(),
        attributes: entries.len() + figures.groups.len(),
        left_out: figures.left_out() + seldom.len(),
    }
}

fn heading(text: &mut String, what: &str) {
    _ = writeln!(text, "\n# --- {what}");
}

fn write_entity(text: &mut String, texts: &Texts<'_>, entity: &Entity) {
    let times = if entity.count == 1 { "once" } else { &format!("{} times", entity.count) };
    _ = writeln!(
        text,
        "\n# {times}, in {} of {} articles; {}",
        entity.articles,
        texts.articles.len(),
        shown(&entity.example)
    );
    _ = writeln!(text, "[[entity]]\nname = {}", quoted(&entity.name));
    if !entity.aliases.is_empty() {
        let aliases: Vec<String> = entity.aliases.iter().map(|alias| quoted(alias)).collect();
        _ = writeln!(text, "aliases = [{}]", aliases.join(", "));
    }
    if let Some(kind) = entity.kind {
        _ = writeln!(text, "kind = {}", quoted(kind));
    }
}

fn write_shared(text: &mut String, shared: &Shared) {
    let keys = [
        ("of", shared.of.as_deref()),
        ("for", shared.stretch.as_deref()),
        ("modality", shared.modality),
    ];
    for (key, value) in keys {
        if let Some(value) = value {
            _ = writeln!(text, "{key} = {}", quoted(value));
        }
    }
}

fn write_group(text: &mut String, group: &Group) {
    let Some(first) = group.figures.first() else { return };
    let id = quoted(&group.id);
    text.push('\n');
    said(text, group.figures.iter().map(|figure| (&*figure.wording, &figure.example)));
    _ = writeln!(text, "[[attribute]]\nid = {id}\ndimension = {}", quoted(first.dimension));
    if let Some(noun) = &first.noun {
        _ = writeln!(text, "noun = {}", quoted(noun));
    }
    write_shared(text, &group.shared);
    let phrases: Vec<String> = group.phrases.iter().map(|phrase| quoted(phrase)).collect();
    _ = writeln!(text, "phrases = [{}]", phrases.join(", "));
    let rule = quoted(&format!("{}-agree", group.id));
    _ = writeln!(text, "\n[[rule]]\nid = {rule}\nkind = \"agree\"\nattribute = {id}");
}

/// The values of an entry, each with its sentence; of one value told often the first.
fn said<'e>(text: &mut String, all: impl Iterator<Item = (&'e str, &'e Example)>) {
    let mut seen: BTreeSet<(&str, usize)> = BTreeSet::new();
    let all: Vec<(&str, &Example)> =
        all.filter(|(wording, example)| seen.insert((wording, example.article))).collect();
    for (wording, example) in all.iter().take(EXAMPLES) {
        _ = writeln!(text, "# {}; {}", one_line(wording), shown(example));
    }
    if all.len() > EXAMPLES {
        _ = writeln!(text, "# and {} more", all.len() - EXAMPLES);
    }
}

fn left_out(text: &mut String, figures: &Figures, seldom: &[Entity]) {
    let line = |text: &mut String, figure: &Figure| {
        let phrase = figure.called.as_ref().map(|called| format!("{} ", quoted(&called.phrase)));
        let phrase = phrase.unwrap_or_default();
        _ = writeln!(text, "# {phrase}{}; {}", one_line(&figure.wording), shown(&figure.example));
    };
    let lists = [
        (
            &figures.single,
            "Left out: told in one way only. Each with a phrase that can be moved into an entry above",
        ),
        (
            &figures.far,
            "Left out: called like another figure, but one is several times the other. With a phrase that tells them apart",
        ),
        (
            &figures.several,
            "Left out: one article gives several that cannot all be of one thing. With a phrase that tells them apart",
        ),
        (&figures.nameless, "Left out: no word beside them says what they are"),
        (&figures.few, "Left out: so few that they may be counted for telling's sake"),
        (&figures.other, "Left out: measures and lengths of time, which are never proposed"),
    ];
    for (list, why) in lists {
        if list.is_empty() {
            continue;
        }
        heading(text, why);
        let mut seen: BTreeSet<(Option<&str>, &str, usize)> = BTreeSet::new();
        let mut new: Vec<&Figure> = Vec::new();
        for figure in list {
            let phrase = figure.called.as_ref().map(|called| called.phrase.as_str());
            if seen.insert((phrase, &figure.wording, figure.article)) {
                new.push(figure);
            }
        }
        new.iter().take(LEFT_OUT).for_each(|figure| line(text, figure));
        if new.len() > LEFT_OUT {
            _ = writeln!(text, "# and {} more", new.len() - LEFT_OUT);
        }
    }
    write_apart(text, &figures.apart);
    if !seldom.is_empty() {
        heading(text, "Left out: names that one article has, once or twice");
        let names: Vec<&str> = seldom.iter().map(|entity| entity.name.as_str()).collect();
        for names in names.chunks(8).take(LEFT_OUT) {
            _ = writeln!(text, "# {}", one_line(&names.join(" | ")));
        }
    }
}

/// The figures that are told apart, each with how.
fn write_apart(text: &mut String, apart: &[(Figure, String)]) {
    if apart.is_empty() {
        return;
    }
    heading(
        text,
        "Left out: called alike, but the articles tell them apart. With a phrase and the reason",
    );
    for (figure, why) in apart.iter().take(LEFT_OUT) {
        let phrase = figure.called.as_ref().map_or("", |called| called.phrase.as_str());
        _ = writeln!(
            text,
            "# {} {}, {why}; {}",
            quoted(phrase),
            one_line(&figure.wording),
            shown(&figure.example)
        );
    }
    if apart.len() > LEFT_OUT {
        _ = writeln!(text, "# and {} more", apart.len() - LEFT_OUT);
    }
}

fn shown(example: &Example) -> String {
    let (file, line) = &example.place;
    format!("{file}:{line} “{}”", example.quote)
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml_edit::Value::from(text).to_string()
}
