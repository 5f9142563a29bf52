//! How lengths of time are told.

use super::super::measure::{Most, Of, When};
use super::Words;
use crate::read::MentionKind::Duration;

pub(super) const WORDS: &[Words] = &[
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
        "the length of the trial",
        Of::Story,
        Most::Thrice,
        &[Duration],
        &["# trial", "# long trial", "trial .. of|lasted|after #", "trial that lasted #"],
    ),
    Words::new(
        "the length of the contract",
        Of::Owner,
        Most::Thrice,
        &[Duration],
        &["# contract", "contract .. of|for #", "signed .. # deal|contract", "signed .. for #"],
    )
    .when(When::Without(&["option", "optional"])),
    Words::new(
        "the maximum penalty",
        Of::Owner,
        Most::Any,
        &[Duration],
        &[
            "maximum .. of|is|was #",
            "face|faced|faces|facing|get|gets|risk|risked|risks # in prison|jail",
            "# maximum",
        ],
    ),
    Words::new(
        "the delay",
        Of::Owner,
        Most::Thrice,
        &[Duration],
        &["# delay", "delay .. of #", "delayed|delays|postponed .. by #"],
    ),
    Words::new(
        "the length of the outage",
        Of::Story,
        Most::Thrice,
        &[Duration],
        &[
            "outage|blackout|disruption|shutdown|closure .. lasted|of|for|after #",
            "# outage|blackout|disruption|shutdown",
        ],
    ),
    Words::new(
        "the length of the mission",
        Of::Story,
        Most::Half,
        &[Duration],
        &[
            "# mission|flight|voyage|journey|expedition",
            "mission|journey|voyage|expedition .. of|lasted|after #",
        ],
    ),
    Words::new(
        "the length of the raid",
        Of::Story,
        Most::Any,
        &[Duration],
        &[
            "raid|heist|robbery|theft|operation|attack|siege .. took|lasted|in|needed|within|than #",
            "# raid|heist|robbery",
        ],
    ),
    Words::new(
        "the time in office",
        Of::Owner,
        Most::Half,
        &[Duration],
        &["# in office|power|charge", "tenure|reign|rule|premiership .. of|lasted #"],
    ),
    Words::new(
        "the severance",
        Of::Owner,
        Most::Half,
        &[Duration],
        &["# of .. severance", "# severance", "severance .. of #"],
    ),
    Words::new(
        "the time of building",
        Of::Story,
        Most::Half,
        &[Duration],
        &[
            "# to build|complete|construct",
            "construction|building .. took|lasted #",
            "# of .. construction|building",
            "under construction for #",
        ],
    ),
    Words::new(
        "the time to sink",
        Of::Story,
        Most::Any,
        &[Duration],
        &["sank|sunk|sink|sinks .. in|within|after #"],
    ),
    Words::new(
        "the ban",
        Of::Owner,
        Most::Any,
        &[Duration],
        &["banned|suspended|suspension|ban .. for|of #", "# ban|suspension"],
    ),
    Words::new(
        "the length of the fire",
        Of::Story,
        Most::Any,
        &[Duration],
        &["fire|blaze .. burned|burnt|raged|lasted .. #"],
    ),
];
