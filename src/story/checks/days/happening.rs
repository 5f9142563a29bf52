//! What may happen on a day, with the words that tell it: general words of the news, by what they tell.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::story::page::word::{Root, forms};

/// A sort of event.
#[derive(Debug)]
pub(super) struct Happening {
    /// What it is called in a finding, with its article.
    pub(super) name: &'static str,
    pub(super) sort: Sort,
    /// Whether a noun tells it.
    pub(super) is_noun: bool,
}

/// How often it happens, and to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A thing or a firm comes to it but once: a ship sinks, a firm goes public.
    Once,
    /// A story tells one such event, or some.
    Plain,
    /// It is of a person, who has to be the same.
    OfPerson,
    /// One wins it of another, who has to be the same.
    Contest,
    /// It goes on for days or comes again: more has to be alike.
    Lasting,
    /// It may come every day anew: a market closes.
    Daily,
    /// Somebody says something: its day is not that of what is said.
    Saying,
}

/// The first words of all tellings: a sentence without any of them tells no event.
pub(super) static TELLING: LazyLock<Vec<Root>> = LazyLock::new(|| forms(TELLINGS.keys().copied()));

/// The event that is told from a word on, and how many words tell it: the longest telling.
pub(super) fn happening(folded: &[String], at: usize) -> Option<(&'static Happening, usize)> {
    let stands = |words: &[&str]| {
        let own = folded.get(at..at + words.len()).unwrap_or_default();
        own.len() == words.len() && own.iter().zip(words).all(|(own, word)| own == word)
    };
    let told = TELLINGS.get(folded.get(at)?.as_str())?.iter();
    let told = told.filter(|(words, _)| stands(words));
    told.max_by_key(|(words, _)| words.len()).map(|(words, what)| (what, words.len()))
}

/// A telling: its words, and what they tell.
type Telling = (Vec<&'static str>, Happening);

/// The tellings by their first word.
static TELLINGS: LazyLock<BTreeMap<&str, Vec<Telling>>> = LazyLock::new(|| {
    let mut tellings: BTreeMap<&str, Vec<Telling>> = BTreeMap::new();
    for &(name, sort, all) in HAPPENINGS {
        for telling in all.split(", ") {
            let is_noun = telling.ends_with('*');
            let words: Vec<&str> = telling.trim_end_matches('*').split(' ').collect();
            tellings.entry(words[0]).or_default().push((words, Happening { name, sort, is_noun }));
        }
    }
    tellings
});

/// The events, with the verbs and the nouns* that tell them.
const HAPPENINGS: &[(&str, Sort, &str)] = &[
    (
        "a death",
        Sort::OfPerson,
        "died, dies, passed away, death*, found dead, killed, murdered, executed",
    ),
    ("a birth", Sort::OfPerson, "born, birth*"),
    ("a wedding", Sort::OfPerson, "married, wed, wedding*, tied the knot"),
    (
        "an arrest",
        Sort::OfPerson,
        "arrested, arrest*, detained, apprehended, captured, into custody",
    ),
    ("a charge", Sort::OfPerson, "charged, indicted, indictment*"),
    (
        "a verdict",
        Sort::OfPerson,
        "convicted, conviction*, found guilty, acquitted, pleaded guilty, verdict*, cleared of",
    ),
    ("a sentence", Sort::OfPerson, "sentenced, jailed, sentencing*"),
    (
        "a resignation",
        Sort::OfPerson,
        "resigned, resigns, resignation*, stepped down, steps down, stood down, quit",
    ),
    ("a dismissal", Sort::OfPerson, "dismissed, fired, sacked, ousted"),
    (
        "a choice for a post",
        Sort::OfPerson,
        "appointed, elected, named, sworn in, took office, took over as, announced as, \
         inaugurated as",
    ),
    ("a suspension", Sort::OfPerson, "suspended, suspends, suspension*, banned"),
    (
        "a disappearance",
        Sort::OfPerson,
        "went missing, vanished, disappeared, last seen, disappearance*",
    ),
    ("an abduction", Sort::OfPerson, "kidnapped, abducted, abduction*, kidnapping*"),
    ("a move to a club", Sort::OfPerson, "joined, joins, signed for, moved to"),
    (
        "a suit",
        Sort::Plain,
        "sued, filed suit, filed a lawsuit, filed its lawsuit, filed a suit, brought its suit, \
         brought a suit, brought suit, lawsuit filed, suit filed",
    ),
    (
        "a listing",
        Sort::Once,
        "went public, going public, direct listing*, initial public offering*, ipo*, \
         stock market debut*, listed on, floated",
    ),
    (
        "a bankruptcy",
        Sort::Once,
        "filed for bankruptcy, filed for insolvency, filed for chapter, declared bankruptcy, \
         went bankrupt, went into administration, entered administration, bankruptcy filing*, \
         insolvency filing*",
    ),
    (
        "a launch",
        Sort::Plain,
        "launched, launch*, lifted off, blasted off, liftoff*, took off, taken off, set off",
    ),
    (
        "a landing",
        Sort::Plain,
        "landed, land, landing*, touched down, touchdown*, arrived at, arrived on, arrived in, \
         reached, alighted, splashed down",
    ),
    ("a sinking", Sort::Once, "sank, sunk, capsized, went down, sinking*"),
    (
        "a stranding",
        Sort::Once,
        "ran aground, run aground, became stuck, got stuck, stuck, aground, wedged",
    ),
    (
        "a crash",
        Sort::Once,
        "crashed, crash*, derailed, derailment*, collided, collision*, left the rails",
    ),
    ("a collapse", Sort::Once, "collapsed, collapse*, came down, caved in, gave way, fell down"),
    (
        "an explosion",
        Sort::Once,
        "exploded, explosion*, blast*, blew up, blew out, blew apart, detonated",
    ),
    ("a fire", Sort::Once, "broke out, caught fire, burned down, burnt down, fire*, blaze*"),
    ("an earthquake", Sort::Once, "earthquake*, quake*, tremor*"),
    ("an eruption", Sort::Once, "erupted, eruption*"),
    ("a landfall", Sort::Once, "made landfall, landfall*, came ashore"),
    ("a flood", Sort::Plain, "flooded, flood*, floods*, burst its banks"),
    (
        "an attack",
        Sort::Plain,
        "attack*, attacked, cyberattack*, hacked, hack*, breached, breach*, broke into, broke in, \
         robbed, robbery*, heist*, raid*, theft*, stolen, stole, shooting*, stabbing*",
    ),
    (
        "a failure",
        Sort::Plain,
        "went offline, went dark, outage*, blackout*, shut down, stopped working, failed",
    ),
    (
        "a discovery",
        Sort::Plain,
        "discovered, discovery*, detected, found, noticed, came upon, came to light, spotted, \
         unearthed, became aware",
    ),
    ("a rescue", Sort::Plain, "rescued, freed, winched, brought to safety, rescue*, pulled from"),
    ("an evacuation", Sort::Plain, "evacuated, evacuation*, ordered to leave"),
    (
        "an agreement",
        Sort::Plain,
        "agreed to, agrees to, struck, signed, agreement*, reached a deal",
    ),
    ("a closing", Sort::Daily, "closed, closes"),
    ("a completion", Sort::Plain, "completed, completes, completion*, finalised, finalized"),
    (
        "an approval",
        Sort::Plain,
        "approved, approves, approval*, cleared, green light*, waved through, passed",
    ),
    ("a rejection", Sort::Plain, "rejected, rejects, turned down, voted down, blocked"),
    ("a strike", Sort::Plain, "went on strike, walked out, downed tools, strike began"),
    (
        "a release",
        Sort::Plain,
        "released, published, issued, came out, premiered, premiere*, went on sale, goes on sale",
    ),
    ("a win", Sort::Contest, "won, wins, beat, defeated, clinched, crowned, victory*"),
    ("a recall", Sort::Plain, "recalled, recalls, recall*"),
    ("a declaration", Sort::Plain, "declared, declares, state of emergency*, proclaimed"),
    ("a purchase", Sort::Plain, "bought, acquired, purchased, purchase*, acquisition*, takeover*"),
    ("a sale", Sort::Plain, "sold, auctioned, auction*"),
    ("a beginning", Sort::Lasting, "began, begins, begin, started, starts, start, kicked off"),
    ("an end", Sort::Lasting, "ended, ends, finished, ceased, ceases"),
    ("an opening", Sort::Lasting, "opened, opens, open, inaugurated, opening*, reopened, reopens"),
    ("a vote", Sort::Lasting, "vote*, votes, voted, referendum*, election*, ballot*"),
    ("a trial", Sort::Lasting, "trial*, hearing*, court*"),
    ("a meeting", Sort::Lasting, "met, meets, meeting*, summit*, talks*, conference*"),
    ("a filing", Sort::Lasting, "filed, filing*, submitted, lodged"),
    (
        "a statement",
        Sort::Saying,
        "said, says, told, announced, announces, announcement*, disclosed, discloses, revealed, \
         reveals, reported, reports, confirmed, confirms, admitted, unveiled, wrote, tweeted, \
         posted, stated, statement*, spoke, warned, apologised, apologized, according",
    ),
];
