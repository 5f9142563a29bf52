//! Values anywhere in running text: the grammars at every position, leftmost and longest first.

use super::grammar::amount::Amount;
use super::grammar::{
    Parsed, Reader, age, change, date, dial, fiscal, guard, quantity, score, whole,
};
use super::marks::has_points_at_thousands;
use super::mention::{Mention, MentionKind};
use super::token::{Gap, Kind, Token};
use super::window::Window;
use super::{Context, again, cents};
use crate::pack::lexicon::{FIGURES, Feast, LEADING, NAMED_DAYS, Sense, TIMES};
use crate::value::{Bound, Number, Period};

/// The senses with which a value may begin.
const BEGINS: u64 = Sense::Number(0).bit()
    | Sense::Ordinal(0).bit()
    | Sense::Fraction(0).bit()
    | Sense::Vague(0, 0).bit()
    | Sense::Magnitudes(0).bit()
    | Sense::Factor(0).bit()
    | Sense::Bound(Bound::Exact).bit()
    | Sense::Hedge(crate::pack::lexicon::Hedge::About).bit()
    | Sense::Unit(0).bit()
    | Sense::Month(0).bit()
    | Sense::Weekday(0).bit()
    | Sense::Day(0).bit()
    | Sense::Holiday(Feast::Easter(0)).bit()
    | Sense::Relative(0).bit()
    | Sense::Lead.bit()
    | Sense::Part(crate::value::Part::Early).bit()
    | Sense::Open(crate::pack::lexicon::Open::By).bit();

/// Every value in a text, in the order of the text. Spans count bytes.
///
/// ```
/// use gainsay::pack::lexicon::Lexicon;
/// use gainsay::read::{Context, read_text};
/// let cx = Context { lexicon: Lexicon::builtin(), published: None };
/// let text = "Training it cost between $60 and $65 billion, nearly half of it on 1.3 million chips.";
/// let found: Vec<&str> = read_text(text, &cx).iter().map(|m| &text[m.start..m.end]).collect();
/// assert_eq!(found, ["between $60 and $65 billion", "nearly half", "1.3 million chips"]);
/// ```
pub fn read_text(text: &str, cx: &Context<'_>) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut reader = TextReader { tokens: Vec::with_capacity(2 * LOOK), points: false };
    reader.read(text, cx, &mut mentions);
    mentions
}

/// Reads one text after the other, and keeps the room that it needed for the next one.
#[derive(Debug, Default)]
pub struct TextReader {
    tokens: Vec<Token>,
    /// Whether points mark the thousands of what is read.
    points: bool,
}

impl TextReader {
    /// A reader of the parts of a text that marks its thousands in one way.
    ///
    /// ```
    /// use gainsay::pack::lexicon::Lexicon;
    /// use gainsay::read::{Context, TextReader};
    /// use gainsay::value::describe;
    /// let cx = Context { lexicon: Lexicon::builtin(), published: None };
    /// let mut found = Vec::new();
    /// TextReader::of("Of 2.262.424 votes 45.586 were blank.").read("45.586", &cx, &mut found);
    /// assert_eq!(describe(&found[0].value), "[45,585.5, 45,586.5)");
    /// ```
    pub fn of(text: &str) -> TextReader {
        TextReader { tokens: Vec::new(), points: has_points_at_thousands(text) }
    }

    /// Adds every value in a text to `mentions`, in the order of the text. Spans count bytes.
    pub fn read(&mut self, text: &str, cx: &Context<'_>, mentions: &mut Vec<Mention>) {
        self.tokens.clear();
        let known = mentions.len();
        scan(Window::new(text, cx.lexicon), &mut self.tokens, (text, self.points), cx, mentions);
        let own = mentions.get_mut(known..).unwrap_or_default();
        if own.iter().any(cents::is_cents) {
            cents::settle(own.iter_mut());
        }
    }
}

/// So many tokens behind what a value is made of are cut before a grammar is tried: as many as most need.
const LOOK: usize = 12;

/// The most words before the core of a value that still belong to it: "no less than", "by the end of".
const LEAD: usize = 7;

/// Words such as "new" begin a holiday and much else.
const HOLIDAY: u64 = Sense::Holiday(Feast::Easter(0)).bit();

/// Whether a day with a name stands here: "this morning", "new year's eve".
fn is_named_day(at: usize, r: &Reader<'_>) -> bool {
    let holiday = |sense| matches!(sense, Sense::Holiday(_)).then_some(());
    let day = |sense| matches!(sense, Sense::Day(_)).then_some(());
    r.find(at, Sense::Day(0), day).is_some()
        || r.find(at, Sense::Holiday(Feast::Easter(0)), holiday).is_some()
}

/// The first token before `core` from which a value may run up to it: no unknown word stands between.
fn lead_in(core: usize, r: &Reader<'_>) -> usize {
    let mut first = core;
    while first > 0 && core - first < LEAD {
        let Some(before) = r.token(first - 1) else { break };
        let leads = before.kind == Kind::Sign
            || before.kind == Kind::Word && r.lexicon.senses(before.word) & LEADING != 0;
        if !leads {
            break;
        }
        first -= 1;
    }
    first
}

/// Whether a token is what a value cannot do without: digits, a number word, a name of the calendar.
fn is_core(at: usize, r: &Reader<'_>) -> bool {
    let Some(token) = r.token(at) else { return false };
    match token.kind {
        Kind::Digits => true,
        Kind::Word => {
            let senses = r.lexicon.senses(token.word);
            // Many words begin the name of a day, and few of them do so here.
            senses & (FIGURES | TIMES) & !NAMED_DAYS != 0 && token.end - token.start > 1
                || senses & NAMED_DAYS != 0 && is_named_day(at, r)
        }
        Kind::Sign => !token.sign.is_ascii() && super::token::vulgar_fraction(token.sign).is_some(),
        Kind::Opaque => false,
    }
}

pub(super) fn scan(
    mut window: Window<'_>,
    tokens: &mut Vec<Token>,
    (text, points): (&str, bool),
    cx: &Context<'_>,
    mentions: &mut Vec<Mention>,
) {
    let (mut at, mut core) = (0, 0);
    loop {
        let mut r = Reader::new(text, tokens, cx.lexicon, cx.published);
        r.prose = true;
        r.points = points;
        // Nothing is read far from what a value is made of.
        core = core.max(at);
        while core < tokens.len() && !is_core(core, &r) {
            // The rest of a phrase may not be cut yet.
            if r.beyond.get() && !window.is_at_end() {
                break;
            }
            core += 1;
        }
        if core == tokens.len() {
            match window.seek(tokens) {
                Some(true) => (at, core) = (0, 0),
                Some(false) => {}
                None => return,
            }
            continue;
        }
        let known = mentions.len();
        let enough = tokens.len() > core + LOOK || window.is_at_end();
        let next = enough.then(|| step(at.max(lead_in(core, &r)), core, &r, mentions));
        match next {
            Some(next) if !r.beyond.get() || window.is_at_end() => at = next,
            // What stands behind the last token was asked for, and has to be cut first.
            _ => {
                mentions.truncate(known);
                // Twice as far each time, so that a value without end is not begun again and again.
                let far = 2 * (tokens.len() - core);
                window.cut(core + far.max(LOOK) + 1, tokens);
            }
        }
    }
}

/// Reads what stands at `at`, and says where to go on.
fn step(at: usize, core: usize, r: &Reader<'_>, mentions: &mut Vec<Mention>) -> usize {
    // A day in digits has the form of a telephone number as well.
    let is_no_date = |&next: &usize| r.sign(next - 1) == ':' || date::point(at, r).is_none();
    if let Some(next) = dial::read(at, r).filter(is_no_date) {
        return next;
    }
    match mention(at, core, r, mentions) {
        Some(next) if next > at => next,
        _ => guard::skip(at, r).unwrap_or(at + 1),
    }
}

/// Reads the value at `at`, if there is one, and says where it ends.
///
/// `core` is the first token, from `at` on, that a value cannot do without.
fn mention(at: usize, core: usize, r: &Reader<'_>, mentions: &mut Vec<Mention>) -> Option<usize> {
    if !may_begin(at, r) || guard::is_inside_name(at, r) {
        return None;
    }
    let again =
        again::in_brackets(at, r, mentions).or_else(|| again::in_same_money(at, r, mentions));
    if let Some(sum) = again {
        return push_figure(at, sum, r, mentions);
    }
    let free = |start: usize| {
        mentions
            .last()
            .is_none_or(|last| r.token(start).is_some_and(|t| last.end <= t.start as usize))
    };
    if let Some((start, both)) = whole::and_part(at, r).filter(|&(start, _)| free(start)) {
        return push_figure(start, both, r, mentions);
    }
    if score::is_of_par(at, r) {
        return None;
    }
    if let Some(group) = age::group(at, r) {
        let next = push_figure(at, group, r, mentions)?;
        mentions.last_mut()?.kind = MentionKind::Age;
        return Some(next);
    }
    if change::is_before(at, r)
        && !again::is_range_again(at, r, mentions)
        && let Some(two) = change::from_and_to(at, r)
    {
        let mut end = at;
        for Parsed { meaning: (start, amount), next } in two {
            push_figure(start, Parsed { meaning: amount, next }, r, mentions);
            end = next;
        }
        return Some(end);
    }
    let at_core = r.senses(core);
    let digits = r.kind(core) == Some(Kind::Digits);
    let figures = digits || at_core & FIGURES != 0 || r.kind(core) == Some(Kind::Sign);
    // "in nineteen ninety-six" has nothing else of a date.
    let dated = at_core & TIMES != 0
        || digits && may_date(core, r)
        || (core + 1..core + 7).any(|i| r.senses(i) & TIMES & !HOLIDAY != 0)
        || r.is_word(at, "in");
    let time =
        dated.then(|| date::read(at, r)).flatten().filter(|time| guard::is_date(at, time, r));
    let figure = figures
        .then(|| quantity::plain(at, r))
        .flatten()
        .and_then(|figure| guard::settled(at, figure, r))
        // "twenty-first" is no twenty.
        .filter(|_| fiscal::ordinal(at, r).is_none_or(|rank| rank.next < at + 2));
    match (time, figure) {
        (Some(time), Some(figure)) if time.next >= figure.next || !figure.meaning.is_dressed() => {
            push_date(at, &time, r, mentions);
            // "two years ago" holds a length of time as well.
            inner_duration(at, &time, r, mentions);
            Some(time.next)
        }
        (Some(time), None) => {
            push_date(at, &time, r, mentions);
            inner_duration(at, &time, r, mentions);
            Some(time.next)
        }
        (_, Some(figure)) => push_figure(at, figure, r, mentions),
        (None, None) => {
            let rank = fiscal::ordinal(at, r).filter(|_| guard::is_rank(at, r))?;
            push_rank(at, &rank, r, mentions);
            Some(rank.next)
        }
    }
}

/// Whether digits may belong to a date without a word that says so: "2025", "15/7", "Q3", "'90s".
fn may_date(at: usize, r: &Reader<'_>) -> bool {
    let Some(token) = r.token(at) else { return false };
    let length = token.end - token.start;
    let before = at.checked_sub(1).and_then(|before| r.token(before));
    matches!(length, 4 | 8)
        || r.glued(at + 1) && r.sign(at + 1) != '%'
        || before.is_some_and(|before| {
            before.sign == '\'' || before.kind == Kind::Word && token.gap == Gap::None
        })
        || !r.text_at(at).is_ascii()
}

fn may_begin(at: usize, r: &Reader<'_>) -> bool {
    let Some(token) = r.token(at) else { return false };
    match token.kind {
        Kind::Digits => true,
        Kind::Opaque => false,
        Kind::Word => {
            r.lexicon.senses(token.word) & BEGINS != 0
                || matches!(token.end - token.start, 1 | 2)
                    && matches!(
                        r.text_at(at),
                        "a" | "A" | "an" | "An" | "Q" | "FY" | "H" | "in" | "In" | "on"
                    )
                || matches!(
                    r.text_at(at),
                    "between"
                        | "Between"
                        | "fiscal"
                        | "multi"
                        | "several"
                        | "minus"
                        | "the"
                        | "The"
                        | "later"
                        | "earlier"
                        | "year"
                )
        }
        Kind::Sign => {
            r.lexicon.senses(token.word) & BEGINS != 0
                || matches!(
                    token.sign,
                    '.' | '-' | '−' | '~' | '≈' | '>' | '<' | '≥' | '≤' | '±' | '\'' | '('
                )
                || super::token::vulgar_fraction(token.sign).is_some()
        }
    }
}

fn push_figure(
    at: usize,
    figure: Parsed<Amount>,
    r: &Reader<'_>,
    mentions: &mut Vec<Mention>,
) -> Option<usize> {
    let (start, end) = bytes(at, figure.next, r)?;
    let mut mention = Mention::figure(r.text, start, end, &figure.meaning, r.lexicon)?;
    let mut next = figure.next;
    if mention.kind == MentionKind::Duration
        && let Some(old) = age::read(at, figure.next, r)
    {
        mention.kind = MentionKind::Age;
        next = old;
        mention.end = bytes(at, next, r)?.1;
        mention.value.wording = r.text.get(start..mention.end)?.into();
    } else if mention.kind == MentionKind::Number && age::is_bare(at, &figure, r) {
        mention.kind = MentionKind::Age;
    }
    mentions.push(mention);
    Some(next)
}

fn push_date(at: usize, time: &Parsed<Period>, r: &Reader<'_>, mentions: &mut Vec<Mention>) {
    // "The 2024 fair": the article is that of what comes after.
    let bare = time.next == at + 2 && r.is_word(at, "the") && r.kind(at + 1) == Some(Kind::Digits);
    if let Some((start, end)) = bytes(at + usize::from(bare), time.next, r)
        && let Some(mention) = Mention::date(r.text, start, end, time.meaning.clone())
    {
        mentions.push(mention);
    }
}

/// The length of time inside "two years ago" or "the last three months".
fn inner_duration(at: usize, time: &Parsed<Period>, r: &Reader<'_>, mentions: &mut Vec<Mention>) {
    let stretch = Sense::Stretch(crate::pack::lexicon::Stretch::Day).bit();
    if !(at..time.next).any(|i| r.senses(i) & stretch != 0) {
        return;
    }
    for inner in at..time.next {
        let counts = r.kind(inner) == Some(Kind::Digits)
            || r.senses(inner) & (FIGURES | LEADING) != 0
            || r.is_word(inner, "a");
        if counts
            && let Some(figure) = quantity::plain(inner, r).filter(|f| f.next <= time.next)
            && let Some((start, end)) = bytes(inner, figure.next, r)
            && let Some(mention) = Mention::figure(r.text, start, end, &figure.meaning, r.lexicon)
            && mention.kind == MentionKind::Duration
            && r.text_at(figure.next - 1).len() > 2
        {
            mentions.push(mention);
            return;
        }
    }
}

fn push_rank(at: usize, rank: &Parsed<u32>, r: &Reader<'_>, mentions: &mut Vec<Mention>) {
    let value = Number::from(i64::from(rank.meaning));
    let amount = Amount::exactly(value);
    if let Some((start, end)) = bytes(at, rank.next, r)
        && let Some(mut mention) = Mention::figure(r.text, start, end, &amount, r.lexicon)
    {
        mention.kind = MentionKind::Ordinal;
        mentions.push(mention);
    }
}

/// The bytes of the tokens from `from` to before `to`.
fn bytes(from: usize, to: usize, r: &Reader<'_>) -> Option<(usize, usize)> {
    Some((r.token(from)?.start as usize, r.token(to.checked_sub(1)?)?.end as usize))
}
