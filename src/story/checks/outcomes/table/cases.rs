//! Outcomes of verdicts, recalls, breaches and attacks.

use super::super::kinds::{AWAITED, DECIDED, Of, Outcomes};

/// Outcomes of verdicts, recalls, breaches and attacks.
pub(super) const CASES: &[Outcomes] = &[
    Outcomes::new(
        Of::Story,
        DECIDED,
        ["there is an appeal", "there is none"],
        [
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
    ),
    Outcomes::new(
        Of::Story,
        AWAITED,
        ["somebody was arrested", "nobody was"],
        [
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
    ),
    Outcomes::new(
        Of::Subject,
        DECIDED,
        ["defeat was conceded", "it was not"],
        [
            &["conceded", "conceded|admitted|accepted defeat"],
            &[
                "refused|refuses|declined to concede|accept",
                "not concede|conceded",
                "rejected|rejects the result|results",
            ],
        ],
    ),
    Outcomes::new(
        Of::Story,
        DECIDED,
        ["money is paid back", "none is"],
        [
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
                "is|are|was|were|be|been|will|would|did|does|do not .. refund|refunds|refunded",
                "refund|refunds .. not",
                "money .. not be returned|repaid",
                "without .. refund|refunds",
            ],
        ],
    ),
    Outcomes::new(
        Of::Story,
        DECIDED,
        ["a ransom was paid", "none was"],
        [
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
    ),
    Outcomes::new(
        Of::Story,
        DECIDED,
        ["a reward is paid", "none is"],
        [
            &["reward .. paid", "paid .. reward"],
            &["no reward .. paid", "reward .. not .. paid", "never|not paid .. reward"],
        ],
    ),
    Outcomes::new(
        Of::Deed,
        DECIDED,
        ["there was an apology", "there was none"],
        [
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
    ),
    Outcomes::new(
        Of::Story,
        DECIDED,
        ["the plea is guilty", "it is not guilty"],
        [
            &["pleaded|pled guilty", "entered a guilty plea"],
            &[
                "pleaded|pled not guilty",
                "denied .. charges|charge|counts|count|accusations",
                "contested the charges",
                "entered a plea of not guilty",
            ],
        ],
    ),
    Outcomes::new(
        Of::Story,
        DECIDED,
        ["no jobs are cut", "some are"],
        [
            &[
                "no jobs|layoffs|redundancies|dismissals",
                "no job cuts|losses|loss",
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
    ),
    Outcomes::new(
        Of::Story,
        DECIDED,
        ["no site is closed", "one is"],
        [
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
    ),
    Outcomes::new(
        Of::Story,
        DECIDED,
        ["there is no subsidy", "there is one"],
        [
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
    ),
    Outcomes::new(
        Of::Story,
        DECIDED,
        ["payment data are safe", "they were taken"],
        [
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
            ],
        ],
    ),
    Outcomes::new(
        Of::Story,
        DECIDED,
        ["medical data are safe", "they were taken"],
        [
            &[
                "medical|health|patient .. data|records|files|information .. not",
                "no .. medical|health|patient .. data|records|files|information",
            ],
            &[
                "include|includes|included|including|contain|contains|contained .. medical|health|diagnoses|prescriptions",
                "medical|health|patient records|files|data .. stolen|taken|leaked|copied|exposed|accessed|compromised",
                "stole|copied|took|obtained|accessed .. medical|health|patient records|files|data",
            ],
        ],
    ),
    Outcomes::new(
        Of::Thing,
        DECIDED,
        ["it was unanimous", "it was not"],
        [
            &["unanimous|unanimously"],
            &[
                "majority vote|verdict|decision",
                "dissented|dissenting",
                "split|divided|narrow vote|decision|court|jury|panel|board|council",
            ],
        ],
    ),
];
