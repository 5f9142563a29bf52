//! Findings made by hand: invented companies and harbours, every sort of value, and hostile text.
#![expect(clippy::unwrap_used, reason = "what is made by hand here is right, or the test fails")]

mod settled;

use std::collections::BTreeMap;
use std::sync::Arc;

use gainsay::claims::{Claim, Modality, Places, Source};
use gainsay::decisions::Decision;
use gainsay::error::Error;
use gainsay::finding::{Finding, Group, Member, Severity, Slot, Summary, fingerprint};
use gainsay::graph::ClaimGraph;
use gainsay::report::{Heading, Outcome};
use gainsay::span::{Place, Text};
use gainsay::value::{
    Bound, Calendar, Class, Currency, Day, Dimension, Implied, Meaning, Name, Number, Part, Period,
    Quantity, Role, Stated, Term, Unit, Unlike, Value, describe,
};

/// An outcome with what it borrows.
pub(crate) struct Fixture {
    pub(crate) findings: Vec<Finding>,
    pub(crate) errors: Vec<Error>,
    pub(crate) notices: Vec<String>,
    pub(crate) summary: Summary,
    pub(crate) settled: Vec<(Finding, Decision)>,
    pub(crate) graph: ClaimGraph,
}

impl Fixture {
    pub(crate) fn outcome(&self) -> Outcome<'_> {
        Outcome {
            errors: &self.errors,
            notices: &self.notices,
            settled: &self.settled,
            graph: Some(&self.graph),
            heading: Heading { title: Some("Harbours & <figures>"), day: Some(ymd(2025, 3, 2)) },
            ..Outcome::new(&self.findings, &self.summary)
        }
    }
}

pub(crate) fn all() -> Fixture {
    let findings = vec![
        spending(),
        takeover(),
        containers(),
        post(),
        opening(),
        exact(),
        temperature(),
        hostile(),
    ];
    let settled = settled::settled();
    let graph = settled::graph(findings.iter().chain(settled.iter().map(|(finding, _)| finding)));
    Fixture {
        findings,
        settled,
        graph,
        errors: errors(),
        notices: vec![String::from("the attribute `tonnage` of rules.toml is used by no claim")],
        summary: Summary {
            articles: 0,
            stories: 0,
            across: 0,
            sources: 9,
            claims: 1_523,
            slots: 311,
            entities: 14,
            errors: 5,
            warnings: 2,
            notes: 1,
            skipped: vec![(String::from("free text is shown and not compared"), 12)],
            settled: 2,
            known: 0,
        },
    }
}

/// Ranges and a point, four sources, two of them one origin, one group too large to show.
fn spending() -> Finding {
    let slot = slot("Acme", "capex", "capital expenditure", Some(year(2025)), Modality::Planned);
    let mut build = Build::new("capex-agree", "agree", slot);
    let times = source("harbour-times", "Harbour Times", "https://harbour.example/acme", day(24));
    build.member(0, &times, claims_file("harbour-times", "$60 billion", 60), usd("60e9", "1e9"));
    let globex = source("globex-wire", "Globex Wire", "", day(30));
    build.member(
        1,
        &globex,
        claims_file("globex-wire", "$64-72 billion", 0),
        usd_range("64e9", "72e9"),
    );
    let mut letter = source("acme-letter", "Acme shareholder letter", "", day(31));
    letter.copies = vec![Arc::from("globex-wire")];
    build.member(
        1,
        &letter,
        claims_file("acme-letter", "up to $65 billion", 4),
        Meaning::Quantity(Quantity::new(Stated::one_sided(n("65e9"), Bound::AtMost), money())),
    );
    let quay = source("quay-post", "Quay Post", "", day(12));
    build.member(1, &quay, claims_file("quay-post", "about $66 billion", 2), hedged("66e9", "2e9"));
    build.groups(&[("$60 billion", 1, 1), ("$64-72 billion", 1_500, 2)]);
    build.done(
        Severity::Error,
        Class::Contradiction,
        "$60 billion | $64-72 billion",
        &[
            "The highest that A allows is less than 60.5bn USD; the lowest that B allows is 64bn USD.",
            "Both are about the same plan for the same year.",
        ],
        "Ask which of the two plans is current, and give its date.",
    )
}

/// A term that implies a share, against a share.
fn takeover() -> Finding {
    let slot = slot("Initech", "ownership-share", "share owned by Globex", None, Modality::Actual);
    let mut build = Build::new("owned-as-said", "implies", slot);
    let share = |low: &str| {
        let stated = Stated::one_sided(n(low), Bound::MoreThan);
        Quantity::new(stated, Unit::percent())
    };
    let implied = Implied {
        attribute: Arc::from("ownership-share"),
        wording: "more than 50%".into(),
        quantity: share("50"),
    };
    let acquired = Term {
        id: Arc::from("acquired"),
        implies: Some(Arc::new(implied)),
        excludes: Arc::from([]),
        allows: Arc::from([]),
        otherwise: Unlike::Contradiction,
    };
    let globex = source("globex-wire", "Globex Wire", "", day(3));
    build.member(0, &globex, claims_file("globex-wire", "acquired", 9), Meaning::Term(acquired));
    build.members[0].reading = String::from("more than 50% of the shares, as the term implies");
    let quay = source("quay-post", "Quay Post", "", day(4));
    let stake = Stated::rounded(n("49"), n("1"), Bound::Exact).unwrap();
    let stake = Meaning::Quantity(Quantity::new(stake, Unit::percent()));
    build.member(1, &quay, claims_file("quay-post", "a 49% stake", 31), stake);
    build.groups(&[("acquired", 1, 1), ("a 49% stake", 1, 1)]);
    build.done(
        Severity::Error,
        Class::Contradiction,
        "acquired | a 49% stake",
        &["Who acquires a company owns more than half of it; 49% is less than half."],
        "Say \"took a stake in\", or find the share that was bought.",
    )
}

/// Lines of an archive, one of them very long; a ratio for which only a logarithmic axis serves.
fn containers() -> Finding {
    let slot = slot(
        "Port of Weir",
        "containers",
        "containers handled",
        Some(year(2024)),
        Modality::Actual,
    );
    let mut build = Build::new("containers-agree", "agree", slot);
    let count = |stated| {
        let noun = Some(Arc::from("containers"));
        Meaning::Quantity(Quantity { noun, ..Quantity::new(stated, Unit::count()) })
    };
    let rounded =
        |of: &str, step: &str| count(Stated::rounded(n(of), n(step), Bound::Exact).unwrap());
    let padding = "the quay was busy, ".repeat(600);
    for (i, (wording, meaning, line)) in [
        ("9,400", rounded("9400", "100"), 41),
        ("1.2 million", rounded("1.2e6", "1e5"), 1_041),
        ("1.3 million", rounded("1.3e6", "1e5"), 1_042),
        ("more than 5 million", count(Stated::one_sided(n("5e6"), Bound::MoreThan)), 20_417),
    ]
    .into_iter()
    .enumerate()
    {
        let note = if i == 1 { padding.as_str() } else { "" };
        let json = format!(
            "{{\"id\":\"c{i}\",\"note\":\"{note}\",\"value\":\"{wording}\",\"also\":\"{note}\"}}"
        );
        let text = Text::excerpt("archive/2024/containers.jsonl", json, 100_000 * line, line);
        let source = Source::named(Arc::from(format!("archive-{i}")));
        let group = [0, 1, 1, 2][i];
        build.member(group, &source, (text, None, wording), meaning);
    }
    build.groups(&[("9,400", 1, 1), ("1.2 million", 2, 2), ("more than 5 million", 1, 1)]);
    build.done(
        Severity::Error,
        Class::Contradiction,
        "9,400 | 1.2 million | more than 5 million",
        &["No figure lies in all of them."],
        "Look whether all three count the same boxes: a day, a year, a terminal.",
    )
}

/// Posts: nothing to draw over an axis. One source contradicts itself, in one line and in one file.
fn post() -> Finding {
    let slot = slot(
        "Jo Färber",
        "role",
        "post",
        Some(Period::Of(Calendar::Month(2025, 6))),
        Modality::Actual,
    );
    let mut build = Build::new("one-post", "single", slot);
    let role = |post: &str, at: &str| {
        Meaning::Role(Role { post: post.into(), organization: Some(Name::new(at)), within: None })
    };
    let text = "# A busy woman\n\n\
        Färber, harbour master of Weir, is chief pilot at Acme Tugs too.\n\n\
        The harbour master's post is unpaid; she leads the pilots of Acme Tugs by day.\n";
    let text = Text::whole("articles/färber.md", text);
    let quay = source("quay-post", "Quay Post", "", Period::Of(Calendar::Month(2025, 6)));
    let quote = "Färber, harbour master of Weir, is chief pilot at Acme Tugs too.";
    for (group, wording, post, at) in [
        (0, "harbour master of Weir", "harbour master", "Port of Weir"),
        (1, "chief pilot at Acme Tugs", "chief pilot", "Acme Tugs"),
        (1, "leads the pilots of Acme Tugs", "chief pilot", "Acme Tugs"),
    ] {
        let place = (Arc::clone(&text), Some(quote), wording);
        build.member(group, &quay, place, role(post, at));
    }
    build.groups(&[("harbour master of Weir", 1, 1), ("chief pilot at Acme Tugs", 2, 1)]);
    build.done(
        Severity::Error,
        Class::Contradiction,
        "harbour master of Weir | chief pilot at Acme Tugs",
        &["The two posts are at different organizations, and a person holds one at a time."],
        "Ask when the one post ended and the other began.",
    )
}

/// Days: a month, a day, a part of a year, an open end; an article with accents before the value.
fn opening() -> Finding {
    let slot = slot("North Quay", "opening", "opening", None, Modality::Planned);
    let mut build = Build::new("opening-agree", "agree", slot);
    let times = source("harbour-times", "Harbour Times", "https://harbour.example/\u{1b}", day(1));
    build.member(
        0,
        &times,
        claims_file("harbour-times", "March 2025", 7),
        time(Period::Of(Calendar::Month(2025, 3))),
    );
    let article =
        "# Kai\n\nAt the café, the mayor said the quay opens on 15 July 2025, not before.\n";
    let article = Text::whole("articles/kai.md", article);
    let kai = source("kai", "Kai-Anzeiger", "", day(2));
    build.member(
        1,
        &kai,
        (article, Some("the quay opens on 15 July 2025"), "15 July 2025"),
        time(Period::Of(Calendar::Day(ymd(2025, 7, 15)))),
    );
    let globex = source("globex-wire", "Globex Wire", "", day(9));
    build.member(
        2,
        &globex,
        claims_file("globex-wire", "early 2026", 3),
        time(Period::Part(Part::Early, Calendar::Year(2026))),
    );
    let quay = source("quay-post", "Quay Post", "", day(9));
    let late = Period::Span(Some(Calendar::Month(2026, 2)), None);
    build.member(2, &quay, claims_file("quay-post", "not before February 2026", 3), time(late));
    build.groups(&[("March 2025", 1, 1), ("15 July 2025", 1, 1), ("early 2026", 2, 2)]);
    build.done(
        Severity::Warning,
        Class::Superseded,
        "March 2025 | 15 July 2025 | early 2026",
        &["The days have none in common, but a plan may have changed: the newest source is Globex Wire."],
        "Name the day on which each plan was announced.",
    )
}

/// Digits that floating point would lose, and two values near each other.
fn exact() -> Finding {
    let slot = slot("Acme", "debt", "debt", Some(year(2024)), Modality::Actual);
    let mut build = Build::new("debt-agree", "agree", slot);
    let exactly = |of: &str| Meaning::Quantity(Quantity::new(Stated::exactly(n(of)), money()));
    let times = source("harbour-times", "Harbour Times", "", day(24));
    let first = claims_file("harbour-times", "$1,234,567,890,123.456789", 0);
    build.member(0, &times, first, exactly("1234567890123.456789"));
    let second = claims_file("quay-post", "$1,234,567,890,124", 0);
    build.member(
        1,
        &source("quay-post", "Quay Post", "", day(24)),
        second,
        exactly("1234567890124"),
    );
    build.groups(&[("$1,234,567,890,123.456789", 1, 1), ("$1,234,567,890,124", 1, 1)]);
    build.done(
        Severity::Warning,
        Class::Tension,
        "$1,234,567,890,123.456789 | $1,234,567,890,124",
        &["The two differ by less than a dollar."],
        "Round to what is known.",
    )
}

/// A scale whose nought is not nought, below nought, from two sources of one publisher.
fn temperature() -> Finding {
    let slot = slot("Weir", "coldest-night", "coldest night", Some(year(2021)), Modality::Actual);
    let mut build = Build::new("coldest-agree", "agree", slot);
    let celsius = Unit {
        dimension: Dimension::Temperature,
        name: Arc::from("degrees Celsius"),
        factor: n("1.8"),
        offset: n("491.67"),
    };
    let degrees = |of: &str| {
        let (of, half) = (celsius.to_base(n(of)).unwrap(), n("1.8"));
        Meaning::Quantity(Quantity::new(
            Stated::rounded(of, half, Bound::Exact).unwrap(),
            celsius.clone(),
        ))
    };
    let morning = source("times-morning", "Harbour Times", "", day(2));
    build.member(0, &morning, claims_file("times-morning", "-19 degrees", 0), degrees("-19"));
    let evening = source("times-evening", "Harbour Times", "", day(2));
    build.member(1, &evening, claims_file("times-evening", "-14 degrees", 0), degrees("-14"));
    build.groups(&[("-19 degrees", 1, 1), ("-14 degrees", 1, 1)]);
    build.done(
        Severity::Error,
        Class::Contradiction,
        "-19 degrees | -14 degrees",
        &["No temperature lies in both."],
        "Look up the record of the station.",
    )
}

/// Names with control characters, bidirectional overrides, wide characters, and no end.
fn hostile() -> Finding {
    let slot = slot("港 Harbour\u{202e}", "owner", "owner", None, Modality::Actual);
    let mut build = Build::new("owner\u{1b}[2J", "agree", slot);
    let name = |text: &str| Meaning::Name(Name::new(text));
    let long = "Acme Holdings of Weir and Sons and Daughters ".repeat(6);
    let bold = source("bold", "B\u{1b}[1mold", "javascript:x", day(5));
    build.member(0, &bold, claims_file("bold", "Acme\u{1b}]0;x\u{7}", 1), name("Acme"));
    let wide = source("wide", "港港港港港港港港港港港港港港港", "", day(6));
    build.member(1, &wide, claims_file("wide", &long, 1), name(&long));
    build.groups(&[("Acme\u{1b}]0;x\u{7}", 1, 1), (&long, 1, 1)]);
    build.done(
        Severity::Note,
        Class::NotComparable,
        "Acme\u{1b}]0;x | Acme Holdings",
        &["The names are different.\r\nOr not\u{2066}."],
        "",
    )
}

/// Problems: with a place, with a place in the same and in another file, with none.
pub(crate) fn errors() -> Vec<Error> {
    let text = Text::whole(
        "claims/globex.toml",
        "[source]\nid = \"globex\"\n\n[[claim]]\nentitty = \"Globex\"\nvalue = \"$sixty-ish\"\n",
    );
    let other = Text::whole("claims/acme.toml", "[source]\nid = \"globex\"\n");
    let at = |text: &Arc<Text>, what: &str| {
        let start = text.text.find(what).unwrap();
        Place::new(text, start..start + what.len())
    };
    vec![
        Error::broken("unknown-key", "a claim has no key `entitty`", at(&text, "entitty"))
            .label("not known")
            .help("did you mean `entity`?"),
        Error::broken("unreadable-value", "the value cannot be read", at(&text, "$sixty-ish"))
            .label("no figure follows the $")
            .related(at(&text, "entitty"), "in this claim")
            .help("a figure, a range or a date, such as \"$60 billion\", \"$60-65 billion\", \"July 2025\""),
        Error::broken("duplicate-id", "two sources have the id `globex`", at(&text, "\"globex\""))
            .label("second")
            .related(at(&other, "\"globex\""), "first"),
        Error::unreadable("vanished", "claims/gone.toml could not be read: it is gone"),
        Error::usage("nothing-to-check", "there is nothing to check in claims/").help("write a claims file: `gainsay init`"),
    ]
}

/// A finding in the making.
struct Build {
    rule: &'static str,
    kind: &'static str,
    slot: Slot,
    members: Vec<Member>,
    groups: Vec<Group>,
}

impl Build {
    fn new(rule: &'static str, kind: &'static str, slot: Slot) -> Build {
        Build { rule, kind, slot, members: Vec::new(), groups: Vec::new() }
    }

    /// Adds a claim: its text, quote and wording, and what the wording means.
    fn member(
        &mut self,
        group: usize,
        source: &Source,
        (text, quote, wording): (Arc<Text>, Option<&str>, &str),
        meaning: Meaning,
    ) {
        let start = text.offset + text.text.find(wording).expect("the wording stands in its text");
        let value = Value::new(wording, meaning);
        let reading = describe(&value);
        let claim = Claim {
            id: Arc::from(format!(
                "{}-{}#{}",
                source.id,
                self.slot.attribute,
                self.members.len() + 1
            )),
            source: Arc::clone(&source.id),
            entity: Arc::clone(&self.slot.entity),
            attribute: Arc::clone(&self.slot.attribute),
            value,
            period: self.slot.period.clone(),
            period_assumed: false,
            scope: None,
            modality: self.slot.modality,
            attribution: (&*source.id == "kai").then(|| String::from("the mayor")),
            quote: quote.map(String::from),
            times: 1,
            places: Places {
                claim: (text.offset, text.offset + text.text.len()),
                value: (start, start + wording.len()),
                quote: None,
                text,
            },
        };
        self.members.push(Member {
            changed: false,
            claim: Arc::new(claim),
            source: Arc::new(source.clone()),
            reading,
            group,
        });
    }

    /// The groups: label, claims, origins.
    fn groups(&mut self, groups: &[(&str, usize, usize)]) {
        for (i, &(label, claims, origins)) in groups.iter().enumerate() {
            let of_group = self.members.iter().filter(|m| m.group == i);
            let ids: BTreeMap<Arc<str>, ()> =
                of_group.map(|m| (Arc::clone(&m.source.id), ())).collect();
            let sources = ids.into_keys().collect();
            self.groups.push(Group { label: String::from(label), claims, sources, origins });
        }
    }

    fn done(
        self,
        severity: Severity,
        class: Class,
        values: &str,
        why: &[&str],
        help: &str,
    ) -> Finding {
        let values_of = self.members.iter().map(|m| (&*m.source.id, m.reading.clone()));
        Finding {
            id: fingerprint(self.rule, &self.slot, values_of.collect()),
            rule: Arc::from(self.rule),
            kind: self.kind,
            severity,
            confidence: None,
            class,
            title: format!("{}: {values}", self.slot),
            slot: self.slot,
            groups: self.groups,
            members: self.members,
            explanation: why.iter().map(ToString::to_string).collect(),
            help: String::from(help),
            again: Some(Arc::default()),
        }
    }
}

fn n(text: &str) -> Number {
    text.parse().unwrap()
}

fn ymd(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd_opt(year, month, day).unwrap()
}

fn day(of_january: u32) -> Period {
    Period::Of(Calendar::Day(ymd(2025, 1, of_january)))
}

fn year(year: i32) -> Period {
    Period::Of(Calendar::Year(year))
}

fn money() -> Unit {
    Unit::money(Currency::new("USD").unwrap())
}

fn usd(figure: &str, step: &str) -> Meaning {
    let stated = Stated::rounded(n(figure), n(step), Bound::Exact).unwrap();
    Meaning::Quantity(Quantity::new(stated, money()))
}

fn hedged(figure: &str, step: &str) -> Meaning {
    let stated = Stated::rounded(n(figure), n(step), Bound::Approx).unwrap();
    Meaning::Quantity(Quantity::new(stated, money()))
}

fn usd_range(low: &str, high: &str) -> Meaning {
    Meaning::Quantity(Quantity::new(Stated::range(n(low), n(high)).unwrap(), money()))
}

fn time(period: Period) -> Meaning {
    Meaning::Time(period)
}

fn slot(
    entity: &str,
    attribute: &str,
    label: &str,
    period: Option<Period>,
    modality: Modality,
) -> Slot {
    Slot {
        entity: Arc::from(entity),
        attribute: Arc::from(attribute),
        label: Arc::from(label),
        period,
        scope: None,
        modality,
    }
}

fn source(id: &str, publisher: &str, url: &str, published: Period) -> Source {
    Source {
        publisher: Some(String::from(publisher)),
        published: Some(published),
        url: Some(String::from(url)),
        ..Source::named(Arc::from(id))
    }
}

/// A claims file with the wording in it, some lines down.
fn claims_file<'a>(
    source: &str,
    wording: &'a str,
    lines: usize,
) -> (Arc<Text>, Option<&'static str>, &'a str) {
    let quote =
        (lines == 60).then_some("will spend about sixty billion dollars on cranes this year");
    let text = format!(
        "[source]\nid = \"{source}\"\n{}\n[[claim]]\nvalue = \"{wording}\"\n",
        "# kept by hand\n".repeat(lines)
    );
    (Text::whole(format!("claims/{source}.toml"), text), quote, wording)
}
