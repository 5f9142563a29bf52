//! The names of articles: which are one, what each is, and which are named too seldom to declare.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::words::{BODIES, BUSINESS, COMPANY_POSTS, CORPORATE, NO_NAME, STORMS};
use super::{Example, Texts, is_capital, sentences_of};
use crate::extract::{Sort, Word, is_common};
use crate::read::posts;

/// A name that articles give to somebody or something.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    /// The fullest form.
    pub(super) name: String,
    /// Other forms, in the order of the alphabet.
    pub(super) aliases: BTreeSet<String>,
    /// What it is, where the articles show it.
    pub(super) kind: Option<&'static str>,
    /// How often it is named, by all its forms.
    pub(super) count: usize,
    /// How many articles name it.
    pub(super) articles: usize,
    /// Where it is named first.
    pub(super) example: Example,
}

impl Entity {
    /// All its forms.
    pub(super) fn forms(&self) -> impl Iterator<Item = &str> {
        self.aliases.iter().map(String::as_str).chain([self.name.as_str()])
    }
}

/// What is known of one form of a name.
#[derive(Debug, Default)]
struct Form {
    places: Vec<Example>,
    articles: BTreeSet<usize>,
    /// How often a post stands beside it as one that somebody of this name holds.
    held: usize,
    /// How often a post of a company stands beside it as one there.
    at: usize,
    /// Whether somebody or something is in it or near it: then it is a place.
    is_place: bool,
    formerly: BTreeSet<String>,
}

/// The names of the articles, the most frequent first.
pub(super) fn entities(texts: &Texts<'_>) -> Vec<Entity> {
    let mut forms: BTreeMap<String, Form> = BTreeMap::new();
    let spelled = Spelled::of(texts);
    for (article, sentence, words) in sentences_of(texts) {
        if words.iter().filter(|w| is_capital(w)).count() * 2 > words.len() {
            continue;
        }
        let text = texts.text(article);
        let said = text.get(sentence.clone()).unwrap_or_default();
        let base = sentence.start;
        let posts: Vec<Range<usize>> = posts(said, texts.lexicon)
            .into_iter()
            .map(|(range, _)| base + range.start..base + range.end)
            .collect();
        let is_of_company = |post: &&Range<usize>| {
            let words = text.get((**post).clone()).unwrap_or_default().to_lowercase();
            COMPANY_POSTS.iter().any(|known| words.contains(known))
        };
        for range in spelled.runs(text, words, &posts) {
            let name = text.get(range.clone()).unwrap_or_default().to_owned();
            let form = forms.entry(name).or_default();
            form.articles.insert(article);
            form.places.push(texts.example(article, &sentence));
            form.held += usize::from(posts.iter().any(|post| holds(text, post, &range)));
            let mut of_company = posts.iter().filter(is_of_company);
            form.at += usize::from(of_company.any(|post| is_at(text, post, &range)));
            let before = text.get(sentence.start..range.start).unwrap_or_default();
            form.is_place |= before.split_whitespace().next_back().is_some_and(is_of_places);
            form.formerly.extend(formerly(text, range.end, sentence.end));
        }
    }
    joined(forms)
}

/// Which words are spelled with a capital for being names.
struct Spelled {
    names: BTreeSet<String>,
    small: BTreeSet<String>,
    /// Short forms of words that are no names: "AI" for artificial intelligence.
    short: BTreeSet<String>,
}

impl Spelled {
    fn of(texts: &Texts<'_>) -> Spelled {
        let mut spelled =
            Spelled { names: BTreeSet::new(), small: BTreeSet::new(), short: BTreeSet::new() };
        for (_, _, words) in sentences_of(texts) {
            let capitals = words.iter().filter(|w| is_capital(w)).count();
            for (at, word) in words.iter().enumerate() {
                match word.sort {
                    Sort::Small => _ = spelled.small.insert(word.folded.clone().into_owned()),
                    Sort::Capital if at > 0 && capitals * 2 <= words.len() => {
                        spelled.names.insert(word.folded.clone().into_owned());
                    }
                    _ => {}
                }
                // "large language models (LLMs)": small words before a short form in brackets.
                let in_brackets = at >= 2 && words[at - 1].folded == "(" && is_capital(word);
                if in_brackets && words[at - 2].sort == Sort::Small {
                    spelled.short.insert(word.folded.trim_end_matches('s').to_owned());
                    spelled.short.insert(word.folded.clone().into_owned());
                }
            }
        }
        spelled
    }

    /// The names of a sentence: runs of words with a capital, and a version behind them.
    fn runs(&self, text: &str, words: &[Word], posts: &[Range<usize>]) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let mut end = at;
            while words.get(end).is_some_and(|word| self.is_part(word, end, posts))
                && (end == at || joins(text, &words[end - 1], &words[end]))
            {
                // "the Welders' Union" is one name.
                let is_of_many = words[end].folded.ends_with('s')
                    && words
                        .get(end + 1)
                        .is_some_and(|mark| mark.folded == "'" && mark.start == words[end].end)
                    && words
                        .get(end + 2)
                        .is_some_and(|body| is_capital(body) && BODIES.contains(&&*body.folded));
                // "Ada B. Quist": the point of an initial is a part of the name.
                let is_initial = end > at && words[end].end - words[end].start == 1;
                let point = words.get(end + 1).is_some_and(|sign| sign.folded == ".");
                let goes_on = words.get(end + 2).is_some_and(|w| self.is_part(w, end + 2, posts));
                end += match () {
                    () if is_of_many => 3,
                    () if is_initial && point && goes_on => 2,
                    () => 1,
                };
            }
            if end == at {
                at += 1;
                continue;
            }
            let only = &words[at].folded;
            // "Open-source models": a part of a compound names nobody.
            let is_compound = words.get(end).is_some_and(|word| {
                word.folded == "-" && text.get(word.end..word.end + 1).is_some_and(|c| c != " ")
            });
            // "U.S.": letters name nobody that could be declared by them.
            let is_letter = only.chars().count() == 1;
            // "Twenty-First Century Fox, Inc.": a legal form alone names nobody.
            let is_nobody = is_letter
                || CORPORATE.contains(&&**only)
                || self.short.contains(&**only)
                || is_common(text.get(words[at].start..words[at].end).unwrap_or_default());
            if (end - at > 1 || !is_nobody) && !is_compound {
                let last = version(text, words[end - 1].end);
                found.push(words[at].start..last);
            }
            at = end;
        }
        found
    }

    fn is_part(&self, word: &Word, at: usize, posts: &[Range<usize>]) -> bool {
        let is_known = self.names.contains(&*word.folded);
        is_capital(word)
            && is_known
            && !NO_NAME.contains(&&*word.folded)
            && (at > 0 || !self.small.contains(&*word.folded))
            && !posts.iter().any(|post| post.start <= word.start && word.end <= post.end)
    }
}

/// Whether two words stand in one name.
fn joins(text: &str, x: &Word, y: &Word) -> bool {
    text.get(x.end..y.start) == Some(" ")
}

/// The end of a name with the version behind it: "Ferrite 3.1".
fn version(text: &str, end: usize) -> usize {
    let after = text.get(end..).unwrap_or_default();
    let Some(rest) = after.strip_prefix(' ') else { return end };
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '.';
    let word = rest.split(|c| !is_part(c)).next().unwrap_or_default().trim_end_matches('.');
    let is_version =
        word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 4 && !is_year(word);
    if is_version { version(text, end + 1 + word.len()) } else { end }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

/// Whether a post is held by who is named here: "chief executive Ada Quist", "Ada Quist, the chief executive".
fn holds(text: &str, post: &Range<usize>, name: &Range<usize>) -> bool {
    let before =
        post.end <= name.start && matches!(text.get(post.end..name.start), Some(" " | ", "));
    let after = || {
        let between = text.get(name.end..post.start).unwrap_or("-");
        name.end <= post.start && matches!(between, ", " | ", the " | ", its ")
    };
    before || after()
}

/// Whether a post is held at what is named here: "Initech's chief executive", "chief executive of Initech".
fn is_at(text: &str, post: &Range<usize>, name: &Range<usize>) -> bool {
    let before = || {
        let between = text.get(name.end..post.start).unwrap_or("-");
        name.end <= post.start && matches!(between, " " | "'s " | "’s " | ", led by ")
    };
    let after = text.get(post.end..name.start);
    before() || post.end <= name.start && matches!(after, Some(" of " | " at " | " of the "))
}

/// The earlier name behind a name: "Hooli (formerly Globex)".
fn formerly(text: &str, end: usize, limit: usize) -> Option<String> {
    let rest = text.get(end..limit)?.trim_start_matches([' ', ',', '(']);
    let rest = rest.strip_prefix("formerly ")?;
    let rest = rest.strip_prefix("known as ").unwrap_or(rest);
    let name = rest.split([',', ')', '.', ';']).next()?.trim();
    let is_name = name.starts_with(char::is_uppercase) && name.split(' ').count() <= 3;
    is_name.then(|| name.to_owned())
}

/// Joins the forms of one name, and says what each is.
fn joined(forms: BTreeMap<String, Form>) -> Vec<Entity> {
    let mut of: BTreeMap<&str, &str> = BTreeMap::new();
    // "Globex" is "Globex Inc" and not "Globex Bank", where there are both.
    for is_short in [is_short_form, is_without_business] {
        let mut found: BTreeMap<&str, &str> = BTreeMap::new();
        for full in forms.keys() {
            for short in forms.keys().filter(|short| short.len() < full.len()) {
                if is_short(short, full, &forms) {
                    // The longest is the fullest; "Quist" alone may be of two, and is then nobody's.
                    found
                        .entry(short)
                        .and_modify(|first| {
                            *first = if base(first) == base(full) { full } else { "" };
                        })
                        .or_insert(full);
                }
            }
        }
        found.extend(of);
        of = found;
    }
    // Two spellings in capitals and small letters are one name, by the one that is written more often.
    let often = |name: &str| forms.get(name).map_or(0, |form| form.places.len());
    // So are two legal forms of one name: "Globex Co" and "Globex Company".
    for form in forms.keys() {
        let is_same = |other: &str| {
            let legal = base(form) != form.as_str() && base(other) != other;
            other.eq_ignore_ascii_case(form) || legal && base(other) == base(form)
        };
        let others = forms.keys().filter(|other| *other != form && is_same(other));
        let best = others.max_by(|a, b| often(a).cmp(&often(b)).then_with(|| b.cmp(a)));
        if let Some(best) = best.filter(|best| (often(best), form) > (often(form), best)) {
            of.insert(form, best);
        }
    }
    of.retain(|_, full| !full.is_empty());
    let top = |name: &str| {
        of.get(name).map_or(name, |full| of.get(full).map_or(*full, |top| top)).to_owned()
    };
    let mut groups: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for name in forms.keys() {
        groups.entry(top(name)).or_default().push(name);
    }
    let entities = groups.into_iter().filter_map(|(name, members)| {
        let all = || members.iter().filter_map(|member| forms.get(*member));
        let example = all().flat_map(|form| &form.places).min()?.clone();
        let articles: BTreeSet<usize> =
            all().flat_map(|form| form.articles.iter().copied()).collect();
        let mut aliases: BTreeSet<String> =
            members.iter().filter(|member| ***member != *name).map(|m| (*m).to_owned()).collect();
        aliases.extend(all().flat_map(|form| form.formerly.iter().cloned()));
        // A former name that still goes about as a name of its own is one.
        aliases.retain(|alias| {
            members.contains(&alias.as_str()) || !forms.contains_key(alias) && *alias != name
        });
        let (held, at) = (all().map(|f| f.held).sum::<usize>(), all().map(|f| f.at).sum::<usize>());
        let has_digit = name.contains(|c: char| c.is_ascii_digit());
        let kind = match () {
            () if has_digit => Some("product"),
            () if held > at && name.split(' ').count() > 1 => Some("person"),
            () if at > 0 => Some("company"),
            () if aliases.iter().any(|alias| is_corporate(alias, &name)) => Some("company"),
            () => None,
        };
        let count = all().map(|form| form.places.len()).sum();
        Some(Entity { name, aliases, kind, count, articles: articles.len(), example })
    });
    let mut entities: Vec<Entity> = entities.collect();
    entities.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
    entities
}

/// A name without the words behind it that make it the name of a company: "Globex" of "Globex Holdings Inc".
fn base(name: &str) -> &str {
    let mut base = name.trim_end_matches('.');
    while let Some((rest, last)) = base.rsplit_once(' ')
        && CORPORATE.contains(&&*last.trim_end_matches('.').to_lowercase())
        && last != "AI"
    {
        base = rest;
    }
    base
}

/// Whether one form is short for another: "Initech" for "Initech Holdings", "Quist" for "Ada Quist".
fn is_short_form(short: &str, full: &str, forms: &BTreeMap<String, Form>) -> bool {
    // "Globex AI" may be what Globex makes: a company only where somebody heads it.
    if full.ends_with(" AI") && forms.get(full).is_none_or(|form| form.at == 0) {
        return false;
    }
    let is_held = forms.get(full).is_some_and(|form| form.held > form.at);
    let is_last = full.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '));
    // "Ada Quist" for "Ada B. Quist".
    let ends = |name: &str| -> Option<(String, String)> {
        let (first, rest) = name.split_once(' ')?;
        Some((first.to_owned(), rest.rsplit(' ').next()?.to_owned()))
    };
    let is_same_person = full.contains(". ") && short.contains(' ') && ends(short) == ends(full);
    is_corporate(short, full)
        || is_same_person
        || is_last && is_held && !short.contains(' ')
        || is_storm(short, full)
}

/// Whether one form is the name of a storm, and the other says that it is one: "Ilda" of "Storm Ilda".
fn is_storm(short: &str, full: &str) -> bool {
    let before = full.strip_suffix(short).map(|before| before.trim_end().to_lowercase());
    before.is_some_and(|before| STORMS.contains(&&*before)) && !short.contains(' ')
}

/// Whether one form is the name of a company, and the other says in what business it is: "Brask" of "Brask Foods".
fn is_without_business(short: &str, full: &str, forms: &BTreeMap<String, Form>) -> bool {
    let rest = full.strip_prefix(short).and_then(|rest| rest.strip_prefix(' '));
    rest.is_some_and(|rest| BUSINESS.contains(&&*rest.to_lowercase()))
        && forms.get(short).is_some_and(|form| !form.is_place)
}

/// Whether what is named behind a word is a place.
fn is_of_places(word: &str) -> bool {
    matches!(&*word.to_lowercase(), "in" | "near" | "outside" | "around")
}

fn is_corporate(short: &str, full: &str) -> bool {
    let rest = full.strip_prefix(short).and_then(|rest| rest.strip_prefix(' '));
    rest.is_some_and(|rest| {
        rest.split(' ')
            .all(|word| CORPORATE.contains(&&*word.trim_end_matches(['.', ',']).to_lowercase()))
    })
}
