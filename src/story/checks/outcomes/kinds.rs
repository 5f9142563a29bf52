//! Outcomes that exclude each other, with the phrases that tell them: general words of the news, by what they tell.

use std::sync::LazyLock;

use crate::story::page::phrase::Phrases;

/// Two outcomes that exclude each other.
#[derive(Debug)]
pub(super) struct Outcomes {
    /// What each comes to: "by one side" this, "by the other" that.
    pub(super) says: [&'static str; 2],
    /// The phrases that tell each.
    phrases: [&'static [&'static str]; 2],
    pub(super) of: Of,
    /// Articles that lie further apart may tell of two times; in days.
    pub(super) days: i64,
}

/// What came out in one way or the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// A thing that has to be the same by the names and words around it: two bills are passed and vetoed in one story.
    Thing,
    /// Whoever is named right before: one defendant is set free, and another is not.
    Subject,
    /// What whoever is named right before does with something: a land signs one treaty and not another.
    Deed,
    /// What the story is about: it has one verdict to appeal against, and one recall to pay money back for.
    Story,
}

/// Nothing is decided anew untold between articles of so few days.
const DECIDED: i64 = 7;
/// What is still awaited may have come on the next day.
pub(super) const AWAITED: i64 = 0;

/// The outcomes of decisions, plans and events.
pub(super) const OUTCOMES: &[Outcomes] = &[
    Outcomes {
        says: ["it is approved", "it is turned down"],
        phrases: [
            &[
                "approved|approves|cleared|backed|granted|allowed|authorised|authorized|recommended|accepted|upheld",
                "waved through",
                "green light",
                "green lighted",
                "gave|gives permission",
                "signed a|the bill",
                "signed into law",
            ],
            &[
                "rejected|rejects|refused|refuses|blocked|blocks|denied|vetoed|vetoes|veto|dismissed|declined",
                "turned|voted down",
                "threw|thrown out",
            ],
        ],
        of: Of::Thing,
        days: DECIDED,
    },
    Outcomes {
        says: ["it is going ahead", "it is called off"],
        phrases: [
            &["go|goes|went|going|press ahead", "take|takes|took place", "on track|schedule"],
            &[
                "called|calls off",
                "cancelled|canceled|scrapped|abandoned|shelved|axed|scuppered",
                "pulled the plug",
            ],
        ],
        of: Of::Thing,
        days: DECIDED,
    },
    Outcomes {
        says: ["it is over", "it is going on"],
        phrases: [
            &["is|was|are over", "has|have ended", "came to an end", "back to|at work"],
            &[
                "goes|go|drags|carries on",
                "no end is in sight",
                "no end in sight",
                "still on strike",
                "enters|entered its",
            ],
        ],
        of: Of::Thing,
        days: DECIDED,
    },
    Outcomes {
        says: ["it is signed", "it is not signed"],
        phrases: [
            &["signed", "has|have signed", "put its name to", "signed up to"],
            &[
                "refused|refuses|declined to sign",
                "did|has|have|would|will not sign|signed",
                "did|has|have|would|will not put its name",
            ],
        ],
        of: Of::Deed,
        days: DECIDED,
    },
    Outcomes {
        says: ["it is early", "it is late"],
        phrases: [
            &["ahead of schedule|time|plan", "earlier|sooner than planned"],
            &["behind schedule|plan", "later than planned|expected", "overran"],
        ],
        of: Of::Thing,
        days: DECIDED,
    },
    Outcomes {
        says: ["it is within its budget", "it is over its budget"],
        phrases: [
            &["on|within|under budget", "within its budget"],
            &["over|above|beyond budget", "over|exceeded|overran its|the budget", "cost overruns"],
        ],
        of: Of::Thing,
        days: DECIDED,
    },
    Outcomes {
        says: ["it is paid back", "it is still owed"],
        phrases: [
            &["has|have|was|were been|fully repaid", "was|were repaid", "been|was|were paid back"],
            &[
                "still|are|is|remain|remains outstanding",
                "remain|remains unpaid",
                "still owed|owes",
                "not been repaid|paid",
            ],
        ],
        of: Of::Thing,
        days: DECIDED,
    },
    Outcomes {
        says: ["it is encrypted", "it is in plain text"],
        phrases: [
            &["encrypted|hashed", "was|were encrypted|hashed"],
            &["plain|clear text", "unencrypted", "not encrypted|hashed", "without encryption"],
        ],
        of: Of::Thing,
        days: DECIDED,
    },
    Outcomes {
        says: ["it is set free", "it is kept in custody"],
        phrases: [
            &["released|freed|out on bail", "was|were released", "walked|set free", "granted bail"],
            &[
                "remain|remains|remanded|kept|stays|held in custody",
                "refused|denied bail",
                "remains|stays|held in jail",
                "remains|stays behind bars",
                "held without bail",
            ],
        ],
        of: Of::Subject,
        days: DECIDED,
    },
    Outcomes {
        says: ["it is open", "it is closed"],
        phrases: [
            &["is|was|remains|stays open", "reopened", "has reopened|opened", "open to"],
            &["is|was|remains|stays closed|shut", "closed to"],
        ],
        of: Of::Thing,
        days: DECIDED,
    },
    Outcomes {
        says: ["there is an appeal", "there is none"],
        phrases: [
            &[
                "will|would appeal",
                "plans|plan|intends|vowed|wants|means to appeal",
                "is|are appealing",
                "appeal .. lodged|filed|planned",
                "lodged|lodge|filed|file an appeal",
                "prepares|prepare|preparing|prepared an|his|her|their appeal",
            ],
            &[
                "not appeal|contest|challenge",
                "won't appeal|contest|challenge",
                "no appeal",
                "not going|planning to appeal|contest|challenge",
                "waived|waives|forgoes|forgo .. appeal",
                "accepts|accepted|accept the verdict|judgment|judgement|sentence|ruling",
            ],
        ],
        of: Of::Story,
        days: DECIDED,
    },
    Outcomes {
        says: ["somebody was arrested", "nobody was"],
        phrases: [
            &[
                "was|were|been arrested|detained",
                "arrested|detained a|an|one|two|three|four|five",
                "under arrest",
                "made|making an|one|two|three|four|several arrest|arrests",
            ],
            &[
                "no arrest|arrests",
                "nobody|none .. arrested|detained",
                "no one .. arrested|detained",
                "without .. arrest|arrests",
            ],
        ],
        of: Of::Story,
        days: AWAITED,
    },
    Outcomes {
        says: ["defeat was conceded", "it was not"],
        phrases: [
            &["conceded", "conceded|admitted|accepted defeat"],
            &[
                "refused|refuses|declined to concede|accept",
                "not concede|conceded",
                "rejected|rejects the result|results",
            ],
        ],
        of: Of::Subject,
        days: DECIDED,
    },
    Outcomes {
        says: ["money is paid back", "none is"],
        phrases: [
            &[
                "money|fares|price|fare back",
                "full|a refund|refunds",
                "will|would be refunded",
                "will|would refund",
                "offers|offer|offered|offering refunds",
                "return .. for the|their full|purchase price|money",
            ],
            &[
                "no refund|refunds",
                "not .. refund|refunds|refunded",
                "refund|refunds .. not",
                "money .. not be returned|repaid",
                "without .. refund|refunds",
            ],
        ],
        of: Of::Story,
        days: DECIDED,
    },
    Outcomes {
        says: ["a ransom was paid", "none was"],
        phrases: [
            &[
                "paid .. ransom",
                "ransom .. was|been paid",
                "paid .. group|gang|hackers|attackers|kidnappers|criminals|extortionists",
            ],
            &[
                "refused|refuses|declined to pay",
                "did|had|has|would|will not pay|paid",
                "no ransom .. paid",
                "without paying",
            ],
        ],
        of: Of::Story,
        days: DECIDED,
    },
    Outcomes {
        says: ["a reward is paid", "none is"],
        phrases: [
            &["reward .. paid", "paid .. reward"],
            &["no reward .. paid", "reward .. not .. paid", "never|not paid .. reward"],
        ],
        of: Of::Story,
        days: DECIDED,
    },
    Outcomes {
        says: ["there was an apology", "there was none"],
        phrases: [
            &[
                "apologised|apologized",
                "said sorry",
                "offered|issued|made an apology",
                "showed|shown|expressed|voiced remorse|regret",
            ],
            &[
                "not .. apologised|apologized|apologise|apologize|apology|remorse|regret",
                "refused|refuses|declined to apologise|apologize",
                "no apology|remorse|regret",
                "never apologised|apologized",
                "without .. remorse|apology",
            ],
        ],
        of: Of::Deed,
        days: DECIDED,
    },
    Outcomes {
        says: ["the plea is guilty", "it is not guilty"],
        phrases: [
            &["pleaded|pled guilty", "entered a guilty plea"],
            &[
                "pleaded|pled not guilty",
                "denied .. charges|charge|counts|count|accusations",
                "contested the charges",
                "entered a plea of not guilty",
            ],
        ],
        of: Of::Story,
        days: DECIDED,
    },
    Outcomes {
        says: ["no jobs are cut", "some are"],
        phrases: [
            &[
                "no jobs|job|layoffs|redundancies|dismissals",
                "no .. jobs",
                "nobody|none .. job|jobs",
                "no one .. job|jobs",
                "without .. layoffs|redundancies|dismissals",
                "all jobs .. safe|kept|secure",
            ],
            &[
                "jobs will|would|are go|be|to|being",
                "jobs .. cut|lost|axed|disappear",
                "cut|cuts|axe|axes|shed|sheds|eliminate .. jobs|positions",
                "lay|laid|laying off",
            ],
        ],
        of: Of::Story,
        days: DECIDED,
    },
    Outcomes {
        says: ["no site is closed", "one is"],
        phrases: [
            &[
                "no plants|plant|sites|site|factories|factory|branches|branch|stores|shops|schools|hospitals|stations",
                "no .. closures",
            ],
            &[
                "plant|site|factory|branch|store|works|mill|brewery .. is|are|will|would|to close|closed|shut|go",
                "closure of",
                "close|closing|closes|shut|shuts its|a|one|two|three .. plant|plants|site|sites|factory|factories",
            ],
        ],
        of: Of::Story,
        days: DECIDED,
    },
    Outcomes {
        says: ["there is no subsidy", "there is one"],
        phrases: [
            &[
                "no subsidy|subsidies|state aid|support",
                "without .. subsidy|subsidies",
                "subsidy free",
                "unsubsidised|unsubsidized",
                "no .. subsidy|subsidies",
            ],
            &[
                "subsidised|subsidized",
                "receives|receive|gets|got|received .. subsidy|subsidies",
                "state|government|ministry supports|support|subsidises|subsidizes",
                "guaranteed|guarantees .. price",
                "subsidy|subsidies of",
            ],
        ],
        of: Of::Story,
        days: DECIDED,
    },
    Outcomes {
        says: ["payment data are safe", "they were taken"],
        phrases: [
            &[
                "payment|card|credit|bank|banking .. data|details|numbers|information|accounts .. not",
                "no .. payment|card|credit|bank .. data|details|numbers|information",
                "neither .. payment|card|credit|bank",
                "not .. payment|card|bank|credit .. data|details|numbers|information",
            ],
            &[
                "include|includes|included|including|contain|contains|contained .. card|payment|bank",
                "card|payment|bank numbers|details|data .. stolen|taken|leaked|copied|exposed|accessed|compromised",
                "stole|copied|took|obtained|accessed .. card|payment|bank numbers|details|data",
                "credit card numbers with",
            ],
        ],
        of: Of::Story,
        days: DECIDED,
    },
    Outcomes {
        says: ["medical data are safe", "they were taken"],
        phrases: [
            &[
                "medical|health|patient .. data|records|files|information .. not",
                "no .. medical|health|patient .. data|records|files|information",
            ],
            &[
                "include|includes|included|including|contain|contains|contained .. medical|health|diagnoses|prescriptions",
                "medical|health|patient records|files|data .. stolen|taken|leaked|copied|exposed|accessed|compromised",
                "stole|copied|took|obtained|accessed .. medical|health|patient records|files|data",
                "doctors diagnoses",
            ],
        ],
        of: Of::Story,
        days: DECIDED,
    },
    Outcomes {
        says: ["it was unanimous", "it was not"],
        phrases: [
            &["unanimous|unanimously"],
            &[
                "majority vote|verdict|decision",
                "dissented|dissenting",
                "split|divided|narrow vote|decision|court|jury|panel|board|council",
            ],
        ],
        of: Of::Thing,
        days: DECIDED,
    },
    Outcomes {
        says: ["responsibility was claimed", "nobody claimed it"],
        phrases: [
            &["claimed|claims responsibility", "took responsibility"],
            &[
                "no group|one|organisation|organization .. claimed responsibility",
                "nobody .. claimed responsibility",
            ],
        ],
        of: Of::Story,
        days: 0,
    },
    Outcomes {
        says: ["it is sold out", "it is not"],
        phrases: [
            &["sold out", "last tickets were sold"],
            &["not sold out", "empty seats", "unsold|left over tickets", "tickets .. unsold|left"],
        ],
        of: Of::Thing,
        days: AWAITED,
    },
    Outcomes {
        says: ["it is insured", "it is not"],
        phrases: [
            &["was|were|is|are|fully insured"],
            &["not insured", "uninsured", "no insurance", "without insurance"],
        ],
        of: Of::Thing,
        days: DECIDED,
    },
    Outcomes {
        says: ["the red card was a straight one", "it came of a second yellow card"],
        phrases: [
            &["straight red", "direct red"],
            &["second yellow|booking|bookable|caution", "two yellow|yellows|bookings"],
        ],
        of: Of::Thing,
        days: DECIDED,
    },
    Outcomes {
        says: ["it was decided in extra time", "it was decided in normal time"],
        phrases: [
            &["after|in|into extra time", "extra time winner|goal"],
            &["in normal|regular|regulation time", "without extra time"],
        ],
        of: Of::Story,
        days: DECIDED,
    },
    Outcomes {
        says: ["somebody was present", "they were absent"],
        phrases: [
            &["attended", "was present", "took part"],
            &["did not attend|come|appear", "stayed away", "was absent", "boycotted", "sent no"],
        ],
        of: Of::Deed,
        days: DECIDED,
    },
    Outcomes {
        says: ["there was testimony", "there was none"],
        phrases: [
            &["testified", "took the stand", "gave evidence"],
            &[
                "did not testify|speak",
                "declined|refused to testify",
                "remained|stayed silent",
                "not take the stand",
            ],
        ],
        of: Of::Deed,
        days: DECIDED,
    },
    Outcomes {
        says: ["there is another candidacy", "there is none"],
        phrases: [
            &["will|would run|stand|seek again|re|another", "seeks|seeking re|another"],
            &["not run|stand again|for|in", "not seek re|another", "won't run|stand|seek"],
        ],
        of: Of::Subject,
        days: DECIDED,
    },
    Outcomes {
        says: ["people were warned", "they were not"],
        phrases: [
            &[
                "warning|warnings|alert|alerts .. issued|given|sounded|sent",
                "issued|gave|sounded|sent a|an|the .. warning|alert",
            ],
            &[
                "no .. warning|warnings|alert|alerts",
                "without .. warning|alert",
                "sirens .. silent",
                "warning|alert .. not .. issued|given|sounded|sent",
            ],
        ],
        of: Of::Story,
        days: DECIDED,
    },
    Outcomes {
        says: ["nothing leaked", "something did"],
        phrases: [
            &[
                "no .. leak|leaks|leaked|spill|spills|spilled|escaped",
                "not .. leaked|spilled",
                "without .. leak|spill",
                "nothing .. leaked|escaped",
            ],
            &[
                "oil|fuel|diesel|gas|chemicals|acid|ammonia|chlorine .. leaked|spilled|escaped|ashore",
                "slick",
                "oil|fuel spill",
                "leaked|spilled|leaking|spilling .. oil|fuel|diesel|chemicals|acid",
            ],
        ],
        of: Of::Story,
        days: AWAITED,
    },
    Outcomes {
        says: ["the head office stays", "it moves"],
        phrases: [
            &[
                "keep|keeps|retain|retains its|the .. office|headquarters",
                "office|headquarters .. stay|stays|remain|remains",
            ],
            &[
                "office|headquarters .. given up|moved|closed|leave",
                "move|moves|moving|relocate|relocating its|the .. office|headquarters",
                "headquarters .. will move",
            ],
        ],
        of: Of::Story,
        days: DECIDED,
    },
    Outcomes {
        says: ["the forecast is kept", "it is raised"],
        phrases: [
            &[
                "left|kept|confirmed|reaffirmed|maintained|reiterated .. forecast|outlook|guidance",
                "forecast|outlook|guidance .. unchanged",
            ],
            &["raised|lifted|upgraded|increased .. forecast|outlook|guidance"],
        ],
        of: Of::Thing,
        days: DECIDED,
    },
    Outcomes {
        says: ["the forecast is kept", "it is cut"],
        phrases: [
            &[
                "left|kept|confirmed|reaffirmed|maintained|reiterated .. forecast|outlook|guidance",
                "forecast|outlook|guidance .. unchanged",
            ],
            &["cut|lowered|slashed|trimmed|downgraded|reduced .. forecast|outlook|guidance"],
        ],
        of: Of::Thing,
        days: DECIDED,
    },
    Outcomes {
        says: ["it stayed peaceful", "there was violence"],
        phrases: [
            &[
                "peacefully",
                "remained|stayed|was|were peaceful",
                "passed off peacefully",
                "without incident|incidents",
            ],
            &[
                "tear gas",
                "water cannon",
                "clashed|clashes with police",
                "police .. clashed",
                "broke up a|the march|protest|demonstration|rally",
                "turned violent",
            ],
        ],
        of: Of::Story,
        days: AWAITED,
    },
];

/// The phrases, each with the outcomes of which it tells one, and which of the two.
pub(super) static PHRASES: LazyLock<Phrases<(usize, usize)>> = LazyLock::new(|| {
    Phrases::new(OUTCOMES.iter().enumerate().flat_map(|(of, outcomes)| {
        let sides = outcomes.phrases.iter().enumerate();
        sides.flat_map(move |(side, all)| all.iter().map(move |phrase| (*phrase, (of, side))))
    }))
});
