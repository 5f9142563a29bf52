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
        "died, dies, passed away, death*, found dead, shot dead, killed, murdered, executed, \
         succumbed",
    ),
    ("a birth", Sort::OfPerson, "born, birth*"),
    ("a funeral", Sort::OfPerson, "buried, cremated, laid to rest, funeral*, burial*"),
    ("a wedding", Sort::OfPerson, "married, wed, wedding*, tied the knot"),
    ("a separation", Sort::OfPerson, "divorced, divorce*, separated, filed for divorce"),
    (
        "an arrest",
        Sort::OfPerson,
        "arrested, arrests, arrest*, detained, detains, apprehended, captured, handcuffed, \
         into custody",
    ),
    (
        "a surrender",
        Sort::OfPerson,
        "surrendered, surrenders, gave himself up, gave herself up, gave themselves up, \
         turned himself in, turned herself in, handed himself in, handed herself in",
    ),
    ("an extradition", Sort::OfPerson, "extradited, extradition*, deported, deportation*"),
    ("a charge", Sort::OfPerson, "charged, indicted, indicts, indictment*"),
    (
        "a verdict",
        Sort::OfPerson,
        "convicted, convicts, conviction*, found guilty, found not guilty, acquitted, acquits, \
         acquittal*, pleaded guilty, pleads guilty, verdict*, cleared of",
    ),
    ("a sentence", Sort::OfPerson, "sentenced, sentences, jailed, imprisoned, sentencing*"),
    (
        "a resignation",
        Sort::OfPerson,
        "resigned, resigns, resignation*, stepped down, steps down, stood down, stands down, \
         quit, quits, bowed out",
    ),
    (
        "a dismissal",
        Sort::OfPerson,
        "dismissed, dismisses, fired, sacked, sacks, ousted, ousts, dismissal*, sacking*, ouster*",
    ),
    (
        "a choice for a post",
        Sort::OfPerson,
        "appointed, appoints, appointment*, elected, elects, named, sworn in, took office, \
         takes office, took over as, takes over as, announced as, inaugurated as",
    ),
    ("a suspension", Sort::OfPerson, "suspended, suspends, suspension*, banned, bans"),
    ("a retirement", Sort::OfPerson, "retired, retires, retirement*"),
    (
        "a disappearance",
        Sort::OfPerson,
        "went missing, vanished, disappeared, last seen, disappearance*",
    ),
    ("an abduction", Sort::OfPerson, "kidnapped, abducted, abduction*, kidnapping*"),
    (
        "a stay in hospital",
        Sort::OfPerson,
        "hospitalised, hospitalized, admitted to hospital, taken to hospital, rushed to hospital",
    ),
    ("an operation", Sort::OfPerson, "operated on, underwent surgery, had surgery"),
    ("a diagnosis", Sort::OfPerson, "diagnosed, tested positive"),
    (
        "a move to a club",
        Sort::OfPerson,
        "joined, joins, signed for, signs for, moved to, moves to",
    ),
    (
        "a suit",
        Sort::Plain,
        "sued, sues, filed suit, files suit, filed a lawsuit, filed its lawsuit, filed a suit, \
         brought its suit, brought a suit, brought suit, lawsuit filed, suit filed",
    ),
    (
        "a listing",
        Sort::Once,
        "went public, goes public, going public, direct listing*, initial public offering*, ipo*, \
         stock market debut*, listed on, floated",
    ),
    (
        "a bankruptcy",
        Sort::Once,
        "filed for bankruptcy, files for bankruptcy, filed for insolvency, files for insolvency, \
         filed for chapter, files for chapter, sought chapter, sought bankruptcy, \
         declared bankruptcy, went bankrupt, went bust, went into administration, \
         entered administration, collapsed into administration, went into liquidation, \
         entered liquidation, bankruptcy filing*, insolvency filing*",
    ),
    (
        "a launch",
        Sort::Plain,
        "launched, launches, launch*, lifted off, lifts off, blasted off, blasts off, liftoff*, \
         lift off*, took off, taken off, set off",
    ),
    (
        "a landing",
        Sort::Plain,
        "landed, lands, land, landing*, touched down, touches down, touchdown*, arrived at, \
         arrived on, arrived in, alighted, splashed down",
    ),
    ("a docking", Sort::Plain, "docked, docks, docking*, berthed, moored"),
    (
        "a sinking",
        Sort::Once,
        "sank, sunk, sinks, capsized, capsizes, foundered, keeled over, went down, sinking*",
    ),
    (
        "a stranding",
        Sort::Once,
        "ran aground, run aground, runs aground, became stuck, got stuck, stuck, aground, wedged",
    ),
    (
        "a crash",
        Sort::Once,
        "crashed, crashes, crash*, derailed, derails, derailment*, collided, collides, collision*, \
         left the rails, jumped the rails",
    ),
    (
        "a collapse",
        Sort::Once,
        "collapsed, collapses, collapse*, came down, caved in, gave way, fell down, toppled",
    ),
    (
        "a demolition",
        Sort::Once,
        "demolished, demolition*, torn down, tore down, pulled down, razed",
    ),
    (
        "an explosion",
        Sort::Once,
        "exploded, explodes, explosion*, blast*, blew up, blew out, blew apart, detonated, \
         detonation*, went off",
    ),
    (
        "a fire",
        Sort::Once,
        "broke out, breaks out, caught fire, catches fire, burned down, burnt down, burst into \
         flames, went up in flames, fire*, blaze*, inferno*",
    ),
    ("an earthquake", Sort::Once, "earthquake*, quake*, tremor*"),
    ("an eruption", Sort::Once, "erupted, erupts, eruption*"),
    (
        "a landfall",
        Sort::Once,
        "made landfall, makes landfall, landfall*, came ashore, comes ashore, hit land",
    ),
    ("a flood", Sort::Plain, "flooded, flood*, floods*, inundated, burst its banks"),
    (
        "an attack",
        Sort::Plain,
        "attack*, attacked, cyberattack*, hacked, hack*, breached, breach*, intrusion*, \
         broke into, broke in, robbed, robbery*, burgled, burglary*, heist*, raid*, raided, \
         theft*, stolen, stole, shooting*, stabbing*, stabbed, bombing*, bombed, ambush*, ambushed",
    ),
    (
        "a failure",
        Sort::Plain,
        "went offline, goes offline, went dark, outage*, blackout*, shut down, stopped working, \
         failed",
    ),
    (
        "a discovery",
        Sort::Plain,
        "discovered, discovers, discovery*, detected, found, noticed, came upon, came across, \
         came to light, spotted, unearthed, uncovered, dug up, excavated, stumbled upon, \
         stumbled across, became aware",
    ),
    (
        "a rescue",
        Sort::Plain,
        "rescued, freed, winched, brought to safety, rescue*, pulled from, pulled out",
    ),
    ("an evacuation", Sort::Plain, "evacuated, evacuation*, ordered to leave"),
    (
        "an agreement",
        Sort::Plain,
        "agreed to, agrees to, struck, signed, signs, agreement*, reached a deal, came to terms",
    ),
    ("a merger", Sort::Plain, "merged, merges"),
    ("a closing", Sort::Daily, "closed, closes"),
    ("a closure", Sort::Lasting, "closed its doors, shut its doors, closed down, closure*"),
    ("a halt", Sort::Lasting, "halted, halts, stopped, stops, paused, pauses, froze, frozen"),
    ("a completion", Sort::Plain, "completed, completes, completion*, finalised, finalized"),
    (
        "an approval",
        Sort::Plain,
        "approved, approves, approval*, cleared, clears, green light*, waved through, passed, \
         passes, ratified, ratifies, adopted, adopts, endorsed, endorses",
    ),
    (
        "a rejection",
        Sort::Plain,
        "rejected, rejects, turned down, voted down, blocked, blocks, vetoed, vetoes, threw out, \
         thrown out",
    ),
    (
        "a strike",
        Sort::Plain,
        "went on strike, go on strike, walked out, walkout*, downed tools, strike began",
    ),
    (
        "a release",
        Sort::Plain,
        "released, releases, published, publishes, issued, came out, comes out, premiered, \
         premieres, premiere*, debuted, went on sale, goes on sale, aired",
    ),
    (
        "a win",
        Sort::Contest,
        "won, wins, beat, beats, defeated, clinched, crowned, overcame, triumphed, victory*, \
         triumph*",
    ),
    ("a recall", Sort::Plain, "recalled, recalls, recall*"),
    ("a declaration", Sort::Plain, "declared, declares, state of emergency*, proclaimed"),
    (
        "a purchase",
        Sort::Plain,
        "bought, buys, acquired, acquires, purchased, purchase*, acquisition*, takeover*",
    ),
    ("a sale", Sort::Plain, "sold, sells, auctioned, auction*, under the hammer"),
    ("a return", Sort::OfPerson, "returned, returns, came back, comes back, came home"),
    (
        "a beginning",
        Sort::Lasting,
        "began, begins, begin, started, starts, start, kicked off, kicks off, commenced, got under \
         way",
    ),
    (
        "an end",
        Sort::Lasting,
        "ended, ends, finished, ceased, ceases, concluded, concludes, came to an end, wound up",
    ),
    (
        "an opening",
        Sort::Lasting,
        "opened, opens, open, inaugurated, inaugurates, opening*, reopened, reopens",
    ),
    (
        "a vote",
        Sort::Lasting,
        "vote*, votes, voted, referendum*, election*, ballot*, went to the polls",
    ),
    ("a trial", Sort::Lasting, "appeared in court, appear in court, trial*, hearing*, court*"),
    (
        "a meeting",
        Sort::Lasting,
        "met, meets, meeting*, summit*, talks*, conference*, gathered, gathering*, convened",
    ),
    ("an inspection", Sort::Lasting, "inspected, inspection*, checked"),
    ("a filing", Sort::Lasting, "filed, files, filing*, submitted, submits, lodged, lodges"),
    (
        "a statement",
        Sort::Saying,
        "said, says, told, announced, announces, announcement*, disclosed, discloses, revealed, \
         reveals, reported, reports, confirmed, confirms, admitted, unveiled, wrote, tweeted, \
         posted, stated, statement*, spoke, warned, apologised, apologized, according",
    ),
];
