//! How sums of money and shares are told.

use super::super::measure::{Most, Of, When};
use super::Words;
use crate::read::MentionKind::{Money, Percent};

pub(super) const WORDS: &[Words] = &[
    Words::new(
        "the break fee",
        Of::Story,
        Most::Any,
        &[Money],
        &["break|up|breakup|termination fee of #", "# break|breakup|termination"],
    ),
    Words::new("the premium", Of::Owner, Most::Thrice, &[Percent], &["premium of #", "# premium"])
        .when(When::Without(&["average", "month", "months"])),
    Words::new("the insured sum", Of::Story, Most::Thrice, &[Money], &["insured for #"]),
    Words::new(
        "the price of the deal",
        Of::Story,
        Most::Quarter,
        &[Money],
        &[
            "# deal|takeover|merger|acquisition|buyout|purchase",
            "deal|takeover|merger|acquisition|buyout|purchase .. worth|for|of|at #",
            "buy|buys|bought|acquire|acquires|acquired .. for #",
        ],
    )
    .when(When::Without(&["could", "debt", "debts", "may", "might"])),
    Words::new(
        "the investment",
        Of::Thing,
        Most::Quarter,
        &[Money],
        &[
            "invest|invests|invested|investing|pour|pours|poured|pouring # in|into|on",
            "spend|spends|spent|spending # on",
            "# investment|bet .. in|on",
            "budget|investment .. .. of|to #",
        ],
    ),
    Words::new(
        "the signing bonus",
        Of::Story,
        Most::Any,
        &[Money],
        &["signing bonus .. of #", "# .. signing bonus"],
    ),
    Words::new(
        "the ransom",
        Of::Story,
        Most::Any,
        &[Money],
        &["ransom .. of #", "# .. ransom", "ransom .. #"],
    ),
    Words::new(
        "bail",
        Of::Owner,
        Most::Any,
        &[Money],
        &["bail .. of|at #", "# bail|bond", "bond of #"],
    ),
    Words::new(
        "the debt",
        Of::Owner,
        Most::Half,
        &[Money],
        &[
            "debt|debts .. of|was|were|is|at|totals|totalling|totaling|exceeding|approaching|to #",
            "# of|in .. debt|debts",
            "# debt",
            "owed|owes|owing #",
        ],
    ),
    Words::new(
        "the liabilities",
        Of::Owner,
        Most::Half,
        &[Money],
        &["# of|in .. liabilities", "liabilities .. of|was|were|at|to|totalling|totaling #"],
    ),
    Words::new(
        "the operating profit",
        Of::Owner,
        Most::Quarter,
        &[Money],
        &["operating profit|income .. of|was|at|to #"],
    ),
    Words::new(
        "the net profit",
        Of::Owner,
        Most::Quarter,
        &[Money],
        &["net profit|income|earnings .. of|was|at|to #"],
    ),
    Words::new("the net loss", Of::Owner, Most::Quarter, &[Money], &["net loss .. of|was|at|to #"]),
    Words::new(
        "the total cost",
        Of::Story,
        Most::Half,
        &[Money],
        &["total|overall|full cost|costs .. of|was|were|is #", "total .. cost|costs #"],
    ),
    Words::new(
        "the valuation",
        Of::Owner,
        Most::Quarter,
        &[Money],
        &["valued|valuing|values .. at #", "valuation .. of|to|at #", "# valuation"],
    )
    .when(When::Unlisted),
    Words::new(
        "the sum raised",
        Of::Owner,
        Most::Quarter,
        &[Money],
        &["raised|raising|raises|raise #", "round of #", "# round|funding|financing"],
    ),
    Words::new(
        "the price of the offering",
        Of::Owner,
        Most::Half,
        &[Money],
        &["priced .. at #", "offer|offering|issue|ipo price .. of|at #"],
    ),
    Words::new(
        "the opening price",
        Of::Owner,
        Most::Any,
        &[Money],
        &["opened|opening|opens .. at #", "opening price .. of #"],
    )
    .when(When::OnOneDay),
    Words::new(
        "the closing price",
        Of::Owner,
        Most::Any,
        &[Money],
        &["closed|closing|closes|ended|finished .. at #"],
    )
    .when(When::OnOneDay),
    Words::new(
        "the fine",
        Of::Owner,
        Most::Quarter,
        &[Money],
        &["fined .. #", "fine of #", "# fine|penalty", "penalty of #"],
    )
    .when(When::Without(&["could", "may", "might", "maximum"])),
    Words::new(
        "the settlement",
        Of::Owner,
        Most::Quarter,
        &[Money],
        &["settlement of #", "# settlement", "settle|settled .. for #"],
    ),
    Words::new(
        "the sum demanded",
        Of::Owner,
        Most::Quarter,
        &[Money],
        &[
            "sought|seeking|seeks|demanded|demands|demanding #",
            "sued|suing|asked|asking .. for #",
            "# .. sought|seeking|demanded",
        ],
    ),
    Words::new(
        "the damages",
        Of::Owner,
        Most::Quarter,
        &[Money],
        &["awarded .. #", "# in damages", "damages of #"],
    )
    .when(When::Without(&["asked", "demanded", "seeking", "seeks", "sought"])),
    Words::new(
        "the sum stolen",
        Of::Story,
        Most::Half,
        &[Money],
        &[
            "stole|stolen|stealing|steal|looted|drained #",
            "# theft|heist|robbery|hack|exploit|haul|raid",
            "theft|heist|robbery|hack|haul .. of|worth|at #",
            "away|off with #",
            "away|off with .. worth #",
            "# .. stolen|looted|drained",
        ],
    ),
    Words::new(
        "the transfer fee",
        Of::Owner,
        Most::Half,
        &[Money],
        &["transfer fee .. of|is|was #", "# transfer fee|move", "for a fee of #"],
    ),
    Words::new(
        "the release clause",
        Of::Story,
        Most::Any,
        &[Money],
        &["release|buyout|buy clause .. of|about|at|be #", "# release|buyout clause"],
    ),
    Words::new(
        "the wage",
        Of::Owner,
        Most::Half,
        &[Money],
        &["wage|wages|salary .. of #", "earn|earns|earning|paid|pays # week"],
    )
    .when(When::Without(&["experience", "year's", "years"])),
    Words::new(
        "the prize",
        Of::Owner,
        Most::Any,
        &[Money],
        &["prize|purse .. of|worth #", "# prize|purse"],
    ),
    Words::new("the reward", Of::Owner, Most::Any, &[Money], &["reward .. of #", "# reward"]),
    Words::new(
        "the compensation",
        Of::Owner,
        Most::Half,
        &[Money],
        &["compensation .. of|to #", "# compensation", "# in compensation"],
    ),
    Words::new(
        "the loan",
        Of::Owner,
        Most::Half,
        &[Money],
        &["bailout|loan|lifeline .. of #", "# bailout|loan|lifeline"],
    ),
    Words::new(
        "the donation",
        Of::Thing,
        Most::Half,
        &[Money],
        &["donated|donate|pledged|pledge #", "donation .. of #", "# donation|pledge"],
    ),
    Words::new(
        "the estimate",
        Of::Thing,
        Most::Half,
        &[Money],
        &["estimate .. of|at|was #", "# estimate", "estimated .. at #"],
    )
    .when(When::Without(&["high", "low", "lower", "top", "upper"])),
    Words::new(
        "the opening bid",
        Of::Story,
        Most::Any,
        &[Money],
        &["bidding .. at|with #", "bids .. at #"],
    ),
    Words::new(
        "the stake",
        Of::Thing,
        Most::Any,
        &[Percent],
        &["# stake|interest|shareholding in", "stake .. of #"],
    ),
    Words::new(
        "the market share",
        Of::Thing,
        Most::Half,
        &[Percent],
        &["market share .. of|at|is #", "# market", "# of .. market"],
    )
    .when(When::Without(&["combined"])),
];
