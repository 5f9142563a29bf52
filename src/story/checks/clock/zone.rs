//! The zone that stands behind a time of day: "GMT", "local time", "Eastern Daylight Time", "UTC+3".

use crate::story::page::word::{Word, fold};

/// In what zone a time of day is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// That of the place.
    Local,
    /// So many minutes ahead of Greenwich.
    Ahead(i32),
    /// One of this name, which lies now here, now there: "Eastern time", "IST".
    Named(String),
}

/// The zone that stands behind a time.
pub(super) fn zone(words: &[Word], at: usize, text: &str) -> Option<Zone> {
    let rest = words.get(at..)?;
    // "At 8 p.m. (GMT)", "at 9:53 a.m., Eastern Daylight Time".
    let marks = rest.iter().take_while(|word| word.root == 0).count();
    let own = rest.get(marks..)?;
    let behind: Vec<String> = own.iter().take(LONGEST).map(|word| fold(word.of(text))).collect();
    let word = |at: usize| behind.get(at).map_or("", String::as_str);
    let first = word(0);
    // "Sgt. Miller", "art lovers", "Mt Orla" are no zones.
    let written = own.first()?.of(text);
    let is_short = written.len() > 1 && written.bytes().all(|byte| byte.is_ascii_uppercase());
    if first == "local" && word(1) == "time" {
        return Some(Zone::Local);
    }
    if let Some((_, hours)) = ZONES.iter().find(|(name, _)| is_short && *name == first) {
        let offset = hours.is_empty().then(|| shift(words, at, text)).flatten();
        return Some(Zone::Ahead(offset.or_else(|| minutes(hours))?));
    }
    let is_long = matches!(first, "eastern" | "pacific") && word(1) == "time";
    if is_long || is_short && VAGUE.contains(&first) {
        return Some(Zone::Named(first.to_owned()));
    }
    let is_time = |at: usize| word(at) == "time";
    let named = NAMED.iter().find(|(name, _)| {
        let mut own = name.split(' ').enumerate();
        own.all(|(at, part)| word(at) == part) && is_time(name.split(' ').count())
    });
    if let Some((_, hours)) = named {
        return Some(Zone::Ahead(minutes(hours)?));
    }
    // "Lisbon time", "Nepal Standard Time", "Eastern Time".
    let is_named =
        is_time(1) || matches!(word(1), "standard" | "daylight" | "summer") && is_time(2);
    let is_name = words.get(at..)?.iter().find(|word| word.root != 0)?;
    let is_name = is_name.of(text).starts_with(char::is_uppercase);
    (is_named && is_name).then(|| Zone::Named(first.to_owned()))
}

/// "UTC+5:30", "(UTC-4)": how far a place lies ahead of Greenwich.
fn shift(words: &[Word], at: usize, text: &str) -> Option<i32> {
    let zone = words.get(at..)?.iter().find(|word| word.root != 0)?;
    let mut rest = text.get(zone.end as usize..)?.trim_start_matches(' ').chars();
    let is_behind = match rest.next()? {
        '+' => false,
        '-' | '−' | '–' => true,
        _ => return None,
    };
    let written: String =
        rest.take_while(|letter| letter.is_ascii_digit() || *letter == ':').collect();
    let shift = minutes(written.trim_end_matches(':')).filter(|shift| *shift <= FARTHEST)?;
    Some(if is_behind { -shift } else { shift })
}

/// No place lies more minutes from Greenwich.
const FARTHEST: i32 = 14 * 60;

/// "5:30" or "-4" as minutes; nothing is Greenwich.
fn minutes(hours: &str) -> Option<i32> {
    if hours.is_empty() {
        return Some(0);
    }
    let (hours, part) = hours.split_once(':').unwrap_or((hours, "0"));
    let (hours, part): (i32, i32) = (hours.parse().ok()?, part.parse().ok()?);
    Some(hours * 60 + if hours < 0 { -part } else { part })
}

/// How many words a zone has at most.
const LONGEST: usize = 4;

/// Zones by their short forms, and how many hours they lie ahead of Greenwich (IANA time zone database).
const ZONES: &[(&str, &str)] = &[
    ("gmt", ""),
    ("utc", ""),
    ("akdt", "-8"),
    ("akst", "-9"),
    ("adt", "-3"),
    ("aedt", "11"),
    ("aest", "10"),
    ("art", "-3"),
    ("brt", "-3"),
    ("cdt", "-5"),
    ("cest", "2"),
    ("cet", "1"),
    ("clst", "-3"),
    ("clt", "-4"),
    ("edt", "-4"),
    ("eest", "3"),
    ("eet", "2"),
    ("est", "-5"),
    ("hkt", "8"),
    ("jst", "9"),
    ("kst", "9"),
    ("mdt", "-6"),
    ("msk", "3"),
    ("mst", "-7"),
    ("npt", "5:45"),
    ("nzdt", "13"),
    ("nzst", "12"),
    ("pdt", "-7"),
    ("pst", "-8"),
    ("pht", "8"),
    ("pkt", "5"),
    ("sast", "2"),
    ("sgt", "8"),
    ("trt", "3"),
    ("wib", "7"),
];

/// Short forms of zones that move with the season, or that are used in two countries: India's, Israel's and Ireland's
/// IST, Britain's and Bangladesh's BST, China's and Chicago's CST.
const VAGUE: &[&str] = &["bst", "cst", "ct", "et", "ist", "mt", "pt"];

/// Zones by their long forms.
const NAMED: &[(&str, &str)] = &[
    ("coordinated universal", ""),
    ("universal", ""),
    ("greenwich mean", ""),
    ("eastern standard", "-5"),
    ("eastern daylight", "-4"),
    ("pacific standard", "-8"),
    ("pacific daylight", "-7"),
    ("central european", "1"),
    ("central european summer", "2"),
    ("indian standard", "5:30"),
    ("japan standard", "9"),
    ("korea standard", "9"),
    ("nepal standard", "5:45"),
    ("moscow", "3"),
];
