//! The words of the news that tell what happened at an hour.

use std::sync::LazyLock;

use crate::story::checks::happenings::{Row, Sort, Tellings};

/// The words that tell what happened at an hour.
pub(super) static TELLINGS: LazyLock<Tellings> = LazyLock::new(|| Tellings::of(EVENTS));

/// What merely happens: the hour is that of whatever the article is about.
pub(super) const HAPPENING: &str = "what happened";
/// Something strikes: a quake, a plane, a storm, as its noun says.
pub(super) const BLOW: &str = "the blow";
/// What is meant where something strikes and no noun says what.
pub(super) const BLOWS: &[&str] = &[BLOW, "the crash", "the earthquake", "the landfall"];

/// The events, with the verbs and the nouns* that tell them.
const EVENTS: &[Row] = &[
    (
        "the departure",
        Sort::Plain,
        "left, leaves, departed, departs, departure*, took off, takes off, taken off, takeoff*, take off*, \
         set off, set out, set sail, sets sail, put to sea, pulled out of, lifted off, lifts off, blasted off, \
         blasts off, launched, liftoff*, lift off*, launch*, blastoff*",
    ),
    ("the arrival", Sort::Plain, "arrived, arrives, arrival*, pulled into, reached port"),
    ("the docking", Sort::Plain, "docked, docks, docking*, berthed"),
    (
        "the landing",
        Sort::Plain,
        "landed, lands, landing*, touched down, touches down, touchdown*, splashed down, \
         splashdown*, came down",
    ),
    (
        "the crash",
        Sort::Once,
        "crashed, crashes, crash*, slammed, smashed, impact*, collided, collides, collision*, \
         derailed, derails, derailment*, left the rails, jumped the rails, jumped the tracks, \
         ploughed, plowed, came down, flew into, plunged into, rammed",
    ),
    (
        "the collapse",
        Sort::Once,
        "collapsed, collapses, collapse*, fell, fell down, fell in, gave way, gives way, broke, \
         burst, caved in, cave in*, came down, come down, fallen, collapsing, toppled, crumbled, ruptured, rupture*",
    ),
    (
        "the explosion",
        Sort::Once,
        "exploded, explodes, explosion*, blast*, blew up, blew apart, detonated, detonates, \
         detonation*, went off",
    ),
    (
        "the fire",
        Sort::Once,
        "broke out, breaks out, caught fire, catches fire, burst into flames, began to burn, \
         ignited, fire*, blaze*",
    ),
    (
        "the earthquake",
        Sort::Once,
        "quake*, earthquake*, tremor*, temblor*, main shock*, mainshock*",
    ),
    ("the aftershock", Sort::Plain, "aftershock*, foreshock*"),
    ("the eruption", Sort::Once, "erupted, erupts, eruption*"),
    ("the landfall", Sort::Once, "made landfall, makes landfall, landfall*, came ashore"),
    (BLOW, Sort::Vague, "struck, strikes, hit, hits"),
    ("the shooting", Sort::Once, "opened fire, shooting*"),
    ("the attack", Sort::Once, "attack*, attacked, stabbed, stabbing*, assault*, raid*, ambush*"),
    ("the theft", Sort::Once, "heist*, robbery*, theft*, break in*, broke in, broke into, robbed"),
    ("the sinking", Sort::Once, "sank, sinks, sunk, foundered, went down, sinking*"),
    ("the capsizing", Sort::Once, "capsized, capsizes, keeled over, turned over, capsizing*"),
    ("the grounding", Sort::Once, "ran aground, runs aground, grounded, grounding*, aground"),
    (
        "the loss of contact",
        Sort::Once,
        "lost contact, lost radio contact, contact was lost, contact lost, last contact*, \
         last heard, last voice contact*, last radio contact*, last signal*, from radar, \
         off radar, off the radar, radar lost, last seen on radar, lost from radar",
    ),
    (
        "the first call",
        Sort::Once,
        "first call*, first calls*, emergency call*, emergency calls*, 911 call*, 999 call*, \
         was reported, were reported, first reported, first report*, first reports*, raised the alarm, \
         alarm was raised, alarm sounded, were called, was called",
    ),
    (
        "the alert",
        Sort::Once,
        "alert*, alerts*, warning*, message*, siren*, sirens*, text message*, mobile alert*",
    ),
    (
        "the entry into orbit",
        Sort::Once,
        "into orbit, entered orbit, enters orbit, orbit insertion*, orbital insertion*, in orbit",
    ),
    (
        "the closest approach",
        Sort::Once,
        "closest approach*, closest point*, comes closest, came closest, flew by, flew past, flies by, \
         flyby*, fly by*",
    ),
    (
        "the detection",
        Sort::Once,
        "detected, detects, detection*, picked up, caught, saw, recorded, registered, observed",
    ),
    ("the discovery", Sort::Plain, "found, discovered, discovery*, spotted"),
    ("the evacuation", Sort::Plain, "evacuated, evacuation*, ordered to leave, evacuation order*"),
    ("the rescue", Sort::Plain, "rescued, freed, pulled from, winched, rescue*"),
    ("the outage", Sort::Once, "outage*, blackout*, went down, went dark, went offline"),
    ("the restoration", Sort::Plain, "restored, came back, back online, restoration*"),
    ("the arrest", Sort::OfPerson, "arrested, arrests, arrest*, detained, into custody"),
    (
        "the declaration of death",
        Sort::OfPerson,
        "pronounced dead, declared dead, pronounced, death was confirmed",
    ),
    ("the death", Sort::OfPerson, "died, dies, passed away, death*"),
    ("the execution", Sort::OfPerson, "executed, put to death, execution*"),
    ("the birth", Sort::OfPerson, "born, birth*"),
    ("the kick off", Sort::Plain, "kicked off, kicks off, kick off*, kickoff*"),
    (
        "the beginning",
        Sort::Vague,
        "began, begins, started, starts, start*, commenced, got under way, got underway, gets underway",
    ),
    ("the end", Sort::Lasting, "ended, ends, finished, finishes, concluded"),
    ("the opening", Sort::Lasting, "opened, opens, opening*, reopened"),
    ("the closing", Sort::Lasting, "closed, closes"),
    (HAPPENING, Sort::Vague, "happened, happens, occurred, occurs, took place, takes place"),
    (
        "the statement",
        Sort::Saying,
        "said, says, told, announced, reported, confirmed, wrote, tweeted, posted, spoke, statement*, \
         warned, published",
    ),
];
