//! When the end of a line parts two blocks, and when it is but where a line was wrapped.
//!
//! Saved and copied pages put each paragraph, subhead and label on a line of its own; people and
//! programs that write Markdown wrap their paragraphs at a column. Taken for the other, the first
//! would fuse a subhead with the sentence below it, and the second would cut sentences in two.

/// The widest column at which anybody wraps text, in characters.
const WIDEST: usize = 120;

/// The column at which a text is wrapped.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wrap {
    column: Option<usize>,
}

impl Wrap {
    /// Looks at the lines of a whole text.
    pub(super) fn of(text: &str) -> Wrap {
        let (mut all, mut long, mut column) = (0_usize, 0_usize, 0);
        for line in text.lines() {
            let line = line.trim_end();
            // A table, a heading or an address cannot be wrapped, however long.
            if line.is_empty() || line.starts_with(['|', '#']) || !line.contains(' ') {
                continue;
            }
            all += 1;
            match line.chars().count() {
                width if width > WIDEST => long += 1,
                width => column = column.max(width),
            }
        }
        Wrap { column: (long * 20 <= all).then_some(column) }
    }

    /// Whether the text goes on over the end of a line: `before` is the line that ends, `after` the next.
    pub(super) fn goes_on(self, before: &str, after: &str) -> bool {
        let (before, after) = (visible(before).trim_end(), visible(after));
        let Some(first) = after.chars().next() else { return false };
        if before.ends_with(['.', '!', '?', ':', '…']) && first.is_uppercase() {
            return self.is_full(before, after);
        }
        first.is_lowercase()
            || before.ends_with([',', ';', '–', '—', '('])
            || (self.is_full(before, after) && !is_title_like(before))
    }

    /// Whether the first word of the next line had no room at the end of this one.
    fn is_full(self, before: &str, after: &str) -> bool {
        let word = after.split_whitespace().next().unwrap_or_default();
        self.column.is_some_and(|column| before.chars().count() + 1 + word.chars().count() > column)
    }
}

/// Whether a line by itself reads as a heading: capitals at all longer words, and no full stop.
pub(super) fn is_title_like(line: &str) -> bool {
    let line = visible(line).trim_end_matches(['*', '_', '"', '”', '\'', '’', ' ']);
    if line.ends_with(['.', '!', '…', ',', ';', ':']) {
        return false;
    }
    let mut words = 0;
    for word in line.split_whitespace() {
        words += 1;
        let mut letters = word.chars().filter(|c| c.is_alphanumeric());
        let small = letters.next().is_some_and(char::is_lowercase);
        if words > 25 || (small && (words == 1 || word.chars().count() > 4)) {
            return false;
        }
    }
    line.chars().any(char::is_alphabetic)
}

/// A line without the marks in front of it that a reader of the page does not see.
fn visible(line: &str) -> &str {
    line.trim_start_matches(['>', ' ', '\t', '*', '_', '"', '“', '\'', '‘', '(', '['])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_text_goes_on_and_lines_of_a_saved_page_do_not() {
        let wrapped = "The port will close two of its piers next year, said the head of the\n\
                       Harbour Board on Monday. It had planned to keep all four of them open\n\
                       until 2027, and to let a third one to the Navy.\n";
        let wrap = Wrap::of(wrapped);
        let lines: Vec<&str> = wrapped.lines().collect();
        assert!(wrap.goes_on(lines[0], lines[1]) && wrap.goes_on(lines[1], lines[2]));

        let saved = "Two Piers Will Close\nBy Ann Lee\n3 min read\nThe port will close two of its \
                     piers next year, said the head of the Harbour Board on Monday, after a \
                     meeting that took more than five hours and ended late at night.\nA Third Pier\n\
                     The Navy may rent the third.\n";
        let wrap = Wrap::of(saved);
        let lines: Vec<&str> = saved.lines().collect();
        for pair in lines.windows(2) {
            assert!(!wrap.goes_on(pair[0], pair[1]), "{pair:?}");
        }
    }

    #[test]
    fn titles_have_capitals_and_no_full_stop() {
        for title in ["What It Costs", "Two Piers Close in 2027", "REUTERS", "“Up to $65 Billion”"]
        {
            assert!(is_title_like(title), "{title}");
        }
        for line in
            ["It costs more than we thought", "Two piers close.", "and More", "---", "Notes:"]
        {
            assert!(!is_title_like(line), "{line}");
        }
    }
}
