//! The words that tell what a figure measures: general words, by what they tell.

use super::measure::{Most, Of, When};
use crate::read::MentionKind::{self, Duration, Money, Number, Percent, Quantity};

/// A measure, and how it is told.
#[derive(Debug)]
pub(super) struct Words {
    /// What it is called in a finding, with its article.
    pub(super) name: &'static str,
    /// Of what it is.
    pub(super) of: Of,
    /// How far two of its figures lie apart.
    pub(super) most: Most,
    /// Where alone a figure is one.
    pub(super) when: When,
    /// The kinds of its figures.
    pub(super) kinds: &'static [MentionKind],
    /// The ways to tell it: "#" is the figure, ".." a few words, and "|" parts words of which one stands there.
    pub(super) tellings: &'static [&'static str],
}

impl Words {
    const fn new(
        name: &'static str,
        of: Of,
        most: Most,
        kinds: &'static [MentionKind],
        tellings: &'static [&'static str],
    ) -> Self {
        Self { name, of, most, when: When::Always, kinds, tellings }
    }

    /// The same measure, where that holds alone.
    const fn when(mut self, when: When) -> Self {
        self.when = when;
        self
    }
}

pub(super) const WORDS: &[Words] = &[
    Words::new(
        "the length",
        Of::Thing,
        Most::Thrice,
        &[Quantity],
        &["# long", "length .. of|is|was|at #"],
    ),
    Words::new(
        "the height",
        Of::Thing,
        Most::Thrice,
        &[Quantity],
        &["# tall|high", "height|altitude .. of|is|was|at #"],
    ),
    Words::new(
        "the width",
        Of::Thing,
        Most::Thrice,
        &[Quantity],
        &["# wide|across", "width|diameter .. of|is|was|at #"],
    ),
    Words::new(
        "the depth",
        Of::Thing,
        Most::Thrice,
        &[Quantity],
        &["# deep", "depth .. of|is|was|at #"],
    ),
    Words::new(
        "the weight",
        Of::Thing,
        Most::Thrice,
        &[Quantity],
        &["weighs|weighing|weighed|weigh #", "weight|mass|payload .. of|is|was|at #", "# heavy"],
    ),
    Words::new("the speed", Of::Thing, Most::Thrice, &[Quantity], &["speed|speeds .. of|at|to #"]),
    Words::new(
        "the depth",
        Of::Story,
        Most::Thrice,
        &[Quantity],
        &["# below|underground|down|under|beneath"],
    ),
    Words::new(
        "the distance",
        Of::Thing,
        Most::Thrice,
        &[Quantity],
        &["# from|off|away", "# north|south|east|west|northwest|northeast|southeast|southwest"],
    ),
    Words::new(
        "the number of floors",
        Of::Thing,
        Most::Thrice,
        &[Number],
        &["# storeys|floors|storey", "# stories tall|high"],
    ),
    Words::new(
        "the share of the workforce",
        Of::Story,
        Most::Thrice,
        &[Percent],
        &["# of .. workforce|staff|employees|jobs|headcount|workers"],
    ),
    Words::new(
        "the break fee",
        Of::Story,
        Most::Any,
        &[Money],
        &["break|up|breakup|termination fee of #", "# break|breakup|termination"],
    ),
    Words::new("the premium", Of::Story, Most::Thrice, &[Percent], &["premium of #", "# premium"]),
    Words::new("the insured sum", Of::Story, Most::Thrice, &[Money], &["insured for #"]),
    Words::new(
        "the running time",
        Of::Story,
        Most::Thrice,
        &[Duration],
        &["runs|lasts|running|runtime #", "# film|movie|picture"],
    )
    .when(When::OfAFilm),
    Words::new(
        "the margin",
        Of::Story,
        Most::Half,
        &[Duration],
        &["won .. by #", "margin .. of #", "# ahead|clear", "# in front|hand"],
    )
    .when(When::UnderAnHour),
    Words::new(
        "the number of people on board",
        Of::Story,
        Most::Half,
        &[Number],
        &["# on board", "# aboard", "carrying # people"],
    ),
    Words::new(
        "the number of survivors",
        Of::Story,
        Most::Quarter,
        &[Number],
        &["# survived|survivors", "# .. survived"],
    ),
    Words::new(
        "the number of counts",
        Of::Thing,
        Most::Thrice,
        &[Number],
        &["guilty|convicted|convicts .. of|on # counts|charges"],
    ),
    Words::new(
        "the number of houses destroyed",
        Of::Story,
        Most::Thrice,
        &[Number],
        &["# .. houses|homes|buildings|dwellings .. destroyed|gutted|burned|flattened"],
    ),
    Words::new(
        "the price of the deal",
        Of::Story,
        Most::Quarter,
        &[Money],
        &[
            "# deal|takeover|merger|acquisition|buyout|purchase",
            "deal|takeover|merger|acquisition|buyout .. worth|for|of|at #",
            "buy|buys|bought|acquire|acquires|acquired .. for #",
        ],
    )
    .when(When::WithoutDebt),
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
        "the length of the section",
        Of::Thing,
        Most::Thrice,
        &[Quantity],
        &["# section|segment", "section|segment of #"],
    ),
    Words::new(
        "the number of jobs cut",
        Of::Thing,
        Most::Quarter,
        &[Number],
        &[
            "lay|laying|lays|laid off #",
            "cut|cuts|cutting|axe|axes|axing|eliminate|eliminates|eliminating|shed|sheds|shedding|slash|slashing # jobs",
            "# job cuts",
            "# layoffs|redundancies",
        ],
    ),
    Words::new("the number of passengers", Of::Story, Most::Quarter, &[Number], &["# passengers"]),
    Words::new(
        "the time since take-off",
        Of::Story,
        Most::Thrice,
        &[Duration],
        &["# after take|takeoff|taking|launch|liftoff|lift|departure", "# into .. flight"],
    ),
    Words::new(
        "the length of the siege",
        Of::Thing,
        Most::Thrice,
        &[Duration],
        &["# siege|standoff"],
    ),
    Words::new(
        "the thickness",
        Of::Thing,
        Most::Any,
        &[Quantity],
        &["# thick", "thickness .. of #"],
    ),
    Words::new(
        "the signing bonus",
        Of::Story,
        Most::Any,
        &[Money],
        &["signing bonus .. of #", "# .. signing bonus"],
    ),
    Words::new(
        "the number of seats lost or won",
        Of::Thing,
        Most::Half,
        &[Number],
        &["lost|loses|losing|gained|gain|gaining # seats", "loss|gain of # seats"],
    ),
    Words::new(
        "the number of accused",
        Of::Story,
        Most::Half,
        &[Number],
        &["charged|indicted|accused # people|executives|officials|men|suspects"],
    ),
    Words::new(
        "the length of the deliberations",
        Of::Story,
        Most::Half,
        &[Duration],
        &[
            "deliberated|deliberations|deliberation|deliberating .. for|of|over|after #",
            "# of .. deliberations|deliberation|deliberating",
        ],
    ),
    Words::new(
        "how many times as heavy it is",
        Of::Story,
        Most::Thrice,
        &[Number],
        &[
            "# mass|masses",
            "# .. masses",
            "# as massive|heavy",
            "mass|weight .. # that",
            "mass : #",
        ],
    ),
    Words::new(
        "how many times as large it is",
        Of::Story,
        Most::Thrice,
        &[Number],
        &["# size|diameter|radius", "# as large|big|wide", "diameter|radius .. # that"],
    ),
    Words::new(
        "the magnitude",
        Of::Story,
        Most::Thrice,
        &[Number],
        &["magnitude .. of|at|was|is|as #", "magnitude #"],
    ),
    Words::new(
        "the turnout",
        Of::Story,
        Most::Thrice,
        &[Percent],
        &[
            "turnout .. of|was|is|at|to|reached #",
            "# turnout",
            "# .. entitled|eligible|registered .. voted|vote",
            "# .. voters|electorate .. voted|polls|ballots|part",
        ],
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
        Of::Story,
        Most::Any,
        &[Money],
        &["bail .. of|at #", "# bail|bond", "bond of #"],
    ),
    Words::new(
        "the number of children",
        Of::Story,
        Most::Thrice,
        &[Quantity, Number],
        &["have|has|had|with # children|sons|daughters", "parents|mother|father of #"],
    ),
];
