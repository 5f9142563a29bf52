//! Outcomes of plans, decisions and works.

use super::super::kinds::{DECIDED, Of, Outcomes};

/// Outcomes of plans, decisions and works.
pub(super) const PLANS: &[Outcomes] = &[
    Outcomes::new(
        Of::Thing,
        DECIDED,
        ["it is approved", "it is turned down"],
        [
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
    ),
    Outcomes::new(
        Of::Thing,
        DECIDED,
        ["it is going ahead", "it is called off"],
        [
            &["go|goes|went|going|press ahead", "take|takes|took place", "on track|schedule"],
            &[
                "called|calls off",
                "cancelled|canceled|scrapped|abandoned|shelved|axed|scuppered",
                "pulled the plug",
            ],
        ],
    ),
    Outcomes::new(
        Of::Thing,
        DECIDED,
        ["it is over", "it is going on"],
        [
            &["is|was|are over", "has|have ended", "came to an end", "back to|at work"],
            &[
                "goes|go|drags|carries on",
                "no end is in sight",
                "no end in sight",
                "still on strike",
                "enters|entered its",
            ],
        ],
    ),
    Outcomes::new(
        Of::Deed,
        DECIDED,
        ["it is signed", "it is not signed"],
        [
            &["signed", "has|have signed", "put its name to", "signed up to"],
            &[
                "refused|refuses|declined to sign",
                "did|has|have|would|will not sign|signed",
                "did|has|have|would|will not put its name",
            ],
        ],
    ),
    Outcomes::new(
        Of::Thing,
        DECIDED,
        ["it is early", "it is late"],
        [
            &["ahead of schedule|time|plan", "earlier|sooner than planned"],
            &["behind schedule|plan", "later than planned|expected", "overran"],
        ],
    ),
    Outcomes::new(
        Of::Thing,
        DECIDED,
        ["it is within its budget", "it is over its budget"],
        [
            &["on|within|under budget", "within its budget"],
            &["over|above|beyond budget", "over|exceeded|overran its|the budget", "cost overruns"],
        ],
    ),
    Outcomes::new(
        Of::Thing,
        DECIDED,
        ["it is paid back", "it is still owed"],
        [
            &["has|have|was|were been|fully repaid", "was|were repaid", "been|was|were paid back"],
            &[
                "still|are|is|remain|remains outstanding",
                "remain|remains unpaid",
                "still owed|owes",
                "not been repaid|paid",
            ],
        ],
    ),
    Outcomes::new(
        Of::Thing,
        DECIDED,
        ["it is encrypted", "it is in plain text"],
        [
            &["encrypted|hashed", "was|were encrypted|hashed"],
            &["plain|clear text", "unencrypted", "not encrypted|hashed", "without encryption"],
        ],
    ),
    Outcomes::new(
        Of::Subject,
        DECIDED,
        ["it is set free", "it is kept in custody"],
        [
            &["released|freed|out on bail", "was|were released", "walked|set free", "granted bail"],
            &[
                "remain|remains|remanded|kept|stays|held in custody",
                "refused|denied bail",
                "remains|stays|held in jail",
                "remains|stays behind bars",
                "held without bail",
            ],
        ],
    ),
    Outcomes::new(
        Of::Thing,
        DECIDED,
        ["it is open", "it is closed"],
        [
            &["is|was|remains|stays open", "reopened", "has reopened|opened", "open to"],
            &["is|was|remains|stays closed|shut", "closed to"],
        ],
    ),
];
