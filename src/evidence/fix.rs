//! Quotes that differ from their article in type alone, given the article's own spelling.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Evidence, Standing};
use crate::claims::Claim;
use crate::span::Text;

/// A claims file with some quotes spelt as in their articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The path of the file.
    pub path: String,
    /// What it is to hold.
    pub text: String,
    /// How many quotes were changed.
    pub quotes: usize,
}

/// A file with the bytes of its quotes: from where to where, and what is to stand there.
type Respelt<'a> = (&'a Text, BTreeMap<usize, (usize, String)>);

/// The files in which quotes can be respelt for certain: the same words stand in the article in one
/// spelling alone, and the file writes the quote without escapes. Everything else in a file stays.
pub fn fixes<'a>(claims: impl Iterator<Item = &'a Arc<Claim>>, evidence: &Evidence) -> Vec<Fixed> {
    let mut files: BTreeMap<&str, Respelt<'_>> = BTreeMap::new();
    for claim in claims {
        let (Some(quote), Some((start, end))) = (&claim.quote, claim.places.quote) else {
            continue;
        };
        let Some(page) = evidence.page(&claim.source) else { continue };
        let Standing::There { spelt: Some(spelt), .. } = page.standing(quote) else { continue };
        if claim.quote_place().slice() != quote {
            continue;
        }
        let text = &*claim.places.text;
        if let Some(written) = written(text, start, &spelt) {
            let file = files.entry(&text.path).or_insert_with(|| (text, BTreeMap::new()));
            file.1.insert(start, (end, written));
        }
    }
    let fixed = files.into_iter().map(|(path, (text, quotes))| {
        let (mut new, mut at) = (String::with_capacity(text.text.len()), 0);
        for (start, (end, quote)) in &quotes {
            new.push_str(text.text.get(at..*start).unwrap_or_default());
            new.push_str(quote);
            at = *end;
        }
        new.push_str(text.text.get(at..).unwrap_or_default());
        Fixed { path: path.to_owned(), text: new, quotes: quotes.len() }
    });
    fixed.collect()
}

/// A spelling as it stands between the quotation marks of a file; `None` where it cannot.
fn written(text: &Text, start: usize, spelt: &str) -> Option<String> {
    let before = text.text.get(..start)?;
    if spelt.contains(char::is_control) {
        return None;
    }
    if before.ends_with('"') && !before.ends_with("\"\"\"") {
        return Some(spelt.replace('\\', "\\\\").replace('"', "\\\""));
    }
    let literal = before.ends_with('\'') && !before.ends_with("'''");
    (literal && !spelt.contains('\'')).then(|| spelt.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::Page;
    use super::*;
    use crate::claims::file::read;
    use crate::error::Errors;
    use crate::load::article::Article;
    use crate::pack::Declarations;
    use crate::pack::lexicon::Lexicon;
    use crate::read::Vocabulary;

    #[test]
    fn only_what_is_certain_is_respelt_and_comments_stay() {
        let article = "The \u{201c}Øre Sund\u{201d} carries 40\u{2013}60 cars. It costs \u{20ac}12. The line\u{2019}s \"own\" words. \
            It costs \u{20ac}12. Two\u{2013}fold, two-fold.";
        let mut file = String::from("[source]\nid = \"a\"\n");
        for quote in [
            "\"carries 40-60 cars\" # by hand",
            "'It costs €12'",
            "\"40-65 cars\"",
            "\"two--fold\"",
            "'The line\"s own'",
            "\"The line's 'own' words\"",
            "\"carries \\u0034\\u0030-60\"",
        ] {
            file += &format!(
                "\n[[claim]]\nentity = \"a\"\nattribute = \"b\"\nvalue = \"c\"\nquote = {quote}\n"
            );
        }
        let mut errors = Errors::new();
        let vocabulary =
            Vocabulary::check(&Declarations::default(), Lexicon::builtin(), &mut errors);
        let text = Text::whole("claims/a.toml", file.as_str());
        let claims = read(&text, &vocabulary, false, &mut errors).unwrap();
        let mut evidence = Evidence::default();
        let page = Page::new(Article::read(Text::whole("a.md", article)));
        evidence.insert(Arc::clone(&claims.source.id), Arc::new(page));
        let claims: Vec<Arc<Claim>> = claims.claims.into_iter().map(Arc::new).collect();
        let fixed = fixes(claims.iter(), &evidence);
        let expected = file
            .replace("\"carries 40-60 cars\" # by hand", "\"carries 40–60 cars\" # by hand")
            .replace("\"The line's 'own' words\"", "\"The line’s \\\"own\\\" words\"");
        assert_eq!(fixed.len(), 1);
        assert_eq!((fixed[0].text.as_str(), fixed[0].quotes), (expected.as_str(), 2));
    }
}
