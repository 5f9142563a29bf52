//! How a text of the user's stays a text in each format: nothing in it may open a tag, a link, a
//! command or a formula.
//!
//! All take text that is already [`clean`](super::text::clean) where the format is read by people,
//! so there are no line breaks and no control characters to care for.

/// In XML, between tags and in attributes.
///
/// Two characters that XML 1.0 forbids even as references are shown by their numbers, as `clean`
/// shows control characters.
pub(super) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push_str(&format!("&lt;U+{:04X}&gt;", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// In GitHub's Markdown, in a line that begins with something of ours, and in a cell of a table.
///
/// A dollar sign is escaped because two of them in a line open a formula. What would call a person
/// (`@name`) or another page (`#12`) is parted by a tag, for no escape keeps GitHub from it.
pub(super) fn gfm(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    let mut before = None;
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        let within_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        match c {
            '_' if within_word(before) && within_word(next) => out.push(c),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' => {
                out.push('\\');
                out.push(c);
            }
            '&' if next.is_some_and(|n| n.is_ascii_alphanumeric() || n == '#') => {
                out.push_str("&amp;");
            }
            '@' if next.is_some_and(char::is_alphanumeric) => out.push_str("<span>@</span>"),
            '#' if next.is_some_and(|n| n.is_ascii_digit()) => out.push_str("<span>#</span>"),
            c => out.push(c),
        }
        before = Some(c);
    }
    out
}

/// In GitHub's Markdown, at the beginning of a paragraph: there a dash opens a list, a number too.
pub(super) fn gfm_paragraph(text: &str) -> String {
    let text = text.trim_start();
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(digits).unwrap_or((text, ""));
    let opens = match rest.chars().next() {
        Some('-' | '+' | '=' | '#') => digits == 0,
        Some('.' | ')') => digits > 0,
        _ => false,
    };
    let escaped = gfm(rest);
    // The tag that parts `#12` begins with a character that opens nothing.
    if opens && !escaped.starts_with("<span>") {
        format!("{number}\\{escaped}")
    } else {
        format!("{number}{escaped}")
    }
}

/// As code in GitHub's Markdown, whatever backticks are in it. A pipe would end the cell of a table.
pub(super) fn gfm_code(text: &str) -> String {
    let runs = text.split(|c| c != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or(0) + 1);
    let room = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{room}{}{room}{fence}", text.replace('|', "\\|"))
}

/// In the message of a command to a runner of GitHub Actions.
pub(super) fn github_message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// In a property of such a command, where colons and commas have a meaning too.
pub(super) fn github_property(text: &str) -> String {
    github_message(text).replace(':', "%3A").replace(',', "%2C")
}

/// In a message of SARIF outside of a link: braces would be placeholders, and brackets before a
/// parenthesis a link.
pub(super) fn sarif(text: &str) -> String {
    let text = text.replace('{', "{{").replace('}', "}}");
    if text.contains("](") { bracketed(&text) } else { text }
}

/// In a message of SARIF, as the words of a link.
pub(super) fn sarif_link(text: &str) -> String {
    bracketed(&text.replace('{', "{{").replace('}', "}}"))
}

fn bracketed(text: &str) -> String {
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

/// A path with forward slashes as a URI reference: relative as it is, absolute as a `file:` URI.
pub(super) fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    if is_absolute(path) {
        out.push_str(if path.starts_with('/') { "file://" } else { "file:///" });
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// Whether a path begins at a root: `/x` or `C:/x`.
pub(super) fn is_absolute(path: &str) -> bool {
    path.starts_with('/') || path.get(1..3) == Some(":/")
}

/// In a cell that a spreadsheet opens: what would be run as a formula begins with an apostrophe.
///
/// Some spreadsheets skip blanks and quotation marks before they look, and some take the wide forms
/// of East Asian keyboards.
pub(super) fn cell(text: &str) -> String {
    let runs = |c: char| "=+-@\t\r\n＝＋－＠".contains(c);
    let looked_at = text.trim_start_matches([' ', '\u{a0}', '"', '\'']);
    if text.starts_with(runs) || looked_at.starts_with(runs) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text that a reader of GitHub's Markdown sees, and whether there is anything but text.
    fn rendered(markdown: &str) -> (String, bool) {
        use pulldown_cmark::{Event, Options, Parser, Tag};
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_GFM
            | Options::ENABLE_MATH;
        let (mut text, mut plain, mut in_head) = (String::new(), true, false);
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Text(part) | Event::Code(part) if !in_head => text.push_str(&part),
                Event::Start(Tag::TableHead) => in_head = true,
                Event::End(pulldown_cmark::TagEnd::TableHead) => in_head = false,
                Event::InlineHtml(tag) => plain &= matches!(&*tag, "<span>" | "</span>"),
                Event::Start(tag) => {
                    plain &= matches!(
                        tag,
                        Tag::Paragraph | Tag::Table(_) | Tag::TableRow | Tag::TableCell
                    );
                }
                Event::End(_) | Event::Text(_) | Event::Code(_) => {}
                _ => plain = false,
            }
        }
        (text, plain)
    }

    proptest::proptest! {
        #[test]
        fn markdown_shows_a_text_as_it_is(
            text in "([\\[\\]()<>*_~`|$&#@!\\\\+=:;.-]{0,3}|[a-z0-9é港]{0,3}|&lt;|https://x\\.y| ){0,20}",
        ) {
            let text = text.trim();
            let paragraph = rendered(&gfm_paragraph(text));
            proptest::prop_assert_eq!(paragraph, (text.to_owned(), true));
            let cell = rendered(&format!("| a | b |\n| --- | --- |\n| {} | |", gfm(text)));
            proptest::prop_assert_eq!(cell, (text.to_owned(), true));
            if !text.is_empty() {
                let code = rendered(&format!("| a | b |\n| --- | --- |\n| {} | |", gfm_code(text)));
                proptest::prop_assert_eq!(code, (text.to_owned(), true));
            }
        }
    }

    #[test]
    fn no_text_opens_anything() {
        type Escape = fn(&str) -> String;
        let cases: &[(Escape, &str, &str)] = &[
            (xml, "<a b=\"1\">&\u{ffff}", "&lt;a b=&quot;1&quot;&gt;&amp;&lt;U+FFFF&gt;"),
            (gfm, "$60B-$65B, ~40% | **x**", "\\$60B-\\$65B, \\~40% \\| \\*\\*x\\*\\*"),
            (gfm, "[a](b) <img> AT&T &lt; R & D", "\\[a\\](b) \\<img\\> AT&amp;T &amp;lt; R & D"),
            (
                gfm,
                "@weir, a@b, #1 # 2",
                "<span>@</span>weir, a<span>@</span>b, <span>#</span>1 # 2",
            ),
            (gfm, "_a_ snake_case", "\\_a\\_ snake_case"),
            (gfm_paragraph, "1. A day", "1\\. A day"),
            (gfm_paragraph, "2025 was long", "2025 was long"),
            (gfm_paragraph, "- 5%", "\\- 5%"),
            (gfm_paragraph, "#1", "<span>#</span>1"),
            (gfm_code, "a.toml", "`a.toml`"),
            (gfm_code, "`a``b|c", "``` `a``b\\|c ```"),
            (github_message, "50%\r\n::x::", "50%25%0D%0A::x::"),
            (github_property, "a:b,c%\n", "a%3Ab%2Cc%25%0A"),
            (sarif, "f[0](1) {0}", "f\\[0\\](1) {{0}}"),
            (sarif, "[1, 2) \\ {x}", "[1, 2) \\ {{x}}"),
            (sarif_link, "[1, 2)\\", "\\[1, 2)\\\\"),
            (uri, "claims/a.toml", "claims/a.toml"),
            (uri, "claims/Färber & Söhne.toml", "claims/F%C3%A4rber%20%26%20S%C3%B6hne.toml"),
            (uri, "a:b/100%.md", "a%3Ab/100%25.md"),
            (uri, "/desk/a.toml", "file:///desk/a.toml"),
            (uri, "C:/desk/a.toml", "file:///C%3A/desk/a.toml"),
            (cell, "=1+1", "'=1+1"),
            (cell, "-19 degrees", "'-19 degrees"),
            (cell, " @x", "' @x"),
            (cell, "\"+5%", "'\"+5%"),
            (cell, "\t1", "'\t1"),
            (cell, "＝1", "'＝1"),
            (cell, "$60 billion", "$60 billion"),
        ];
        for (escape, text, expected) in cases {
            assert_eq!(escape(text), *expected, "{text}");
        }
    }
}
