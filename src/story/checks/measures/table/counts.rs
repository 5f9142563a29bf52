//! How counts are told.

use super::super::measure::{Most, Of, When};
use super::Words;
use crate::read::MentionKind::{Number, Percent, Quantity};

pub(super) const WORDS: &[Words] = &[
    Words::new(
        "the capacity",
        Of::Story,
        Most::Thrice,
        &[Number],
        &[
            "capacity .. of|for #",
            "# capacity|seater",
            "designed|built|licensed|certified .. for #",
            "# person capacity",
        ],
    )
    .when(When::Without(&["beds", "patients", "seated", "seating", "standing"])),
    Words::new(
        "the number of floors",
        Of::Thing,
        Most::Thrice,
        &[Number],
        &["# storeys|floors|storey", "# stories tall|high"],
    ),
    Words::new(
        "the share of the workforce",
        Of::Owner,
        Most::Thrice,
        &[Percent],
        &["# of .. workforce|staff|employees|jobs|headcount|workers"],
    )
    .when(When::Without(&["strike", "union", "voted", "women"])),
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
        &["# survivors", "# .. survived"],
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
    )
    .when(When::Settled),
    Words::new(
        "the number of jobs cut",
        Of::Thing,
        Most::Quarter,
        &[Number],
        &[
            "lay|laying|lays|laid off #",
            "cut|cuts|cutting|axe|axes|axing|shed|sheds|shedding # jobs",
            "eliminate|eliminates|eliminating|slash|slashing # jobs",
            "# job cuts",
            "# layoffs|redundancies",
        ],
    ),
    Words::new("the number of passengers", Of::Story, Most::Quarter, &[Number], &["# passengers"]),
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
    )
    .when(When::Settled),
    Words::new(
        "the magnitude",
        Of::Story,
        Most::Thrice,
        &[Number],
        &[
            "magnitude .. of|at|was|is|as #",
            "magnitude #",
            "# magnitude|mw",
            "# in magnitude",
            "# on .. richter",
            "measured|measuring # .. magnitude",
        ],
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
        "the number of children",
        Of::Story,
        Most::Thrice,
        &[Quantity, Number],
        &["have|has|had|with # children|sons|daughters", "parents|mother|father of #"],
    ),
    Words::new(
        "the number of employees",
        Of::Story,
        Most::Quarter,
        &[Number],
        &[
            "employs|employed|employing # people|workers|staff|employees|persons",
            "# employees|staff worldwide|globally|around|across",
            "workforce|headcount .. of #",
        ],
    ),
    Words::new(
        "the number of stores closed",
        Of::Story,
        Most::Quarter,
        &[Number],
        &["close|closing|closes|shut|shutting # .. stores|shops|branches|outlets"],
    ),
    Words::new(
        "the number of people affected",
        Of::Story,
        Most::Thrice,
        &[Number],
        &["affected|affecting|affects # people", "# people .. affected"],
    )
    .when(When::Settled),
    Words::new(
        "the number of accounts exposed",
        Of::Story,
        Most::Thrice,
        &[Number],
        &[
            "data|details|information|records .. of|on|from # customers|users|people",
            "data|details|information|records .. of|on|from # accounts|guests|patients",
            "affected|affecting|exposed|compromised # customers|users|accounts",
            "affected|affecting|exposed|compromised # guests|patients|records",
            "# customers|users|accounts .. affected|exposed|stolen|compromised",
            "# guests|patients|records .. affected|exposed|stolen|compromised",
        ],
    )
    .when(When::OnOneDay),
    Words::new(
        "the number of jobs created",
        Of::Thing,
        Most::Quarter,
        &[Number],
        &["create|creates|creating|created # jobs", "# new jobs"],
    ),
    Words::new(
        "the attendance",
        Of::Story,
        Most::Any,
        &[Number],
        &[
            "attendance .. of #",
            "crowd .. of|at #",
            "# spectators|onlookers",
            "# people|fans watched|attended|packed|crammed|gathered|looked|marched",
            "crowd|spectators .. estimated|put at #",
        ],
    )
    .when(When::Without(&[
        "capacity", "days", "hold", "holds", "screen", "screens", "season", "seats", "weekend",
    ])),
    Words::new(
        "the number of people arrested",
        Of::Story,
        Most::Half,
        &[Number],
        &[
            "arrested|arrest|arrests|detained # people|men|suspects|individuals",
            "# .. arrested|detained",
            "# under arrest",
            "arrest|arrests of # people|men|suspects|individuals",
            "# arrests",
        ],
    )
    .when(When::Settled),
    Words::new(
        "the number of people killed",
        Of::Story,
        Most::Quarter,
        &[Number],
        &[
            "killed|killing|kills|kill|claimed #",
            "# .. killed|died|dead|perished|drowned",
            "# dead|deaths|fatalities|lives|killed",
            "death toll|deaths .. #",
        ],
    )
    .when(When::Settled),
    Words::new(
        "the number of people injured",
        Of::Story,
        Most::Half,
        &[Number],
        &[
            "injured|injuring|injures|wounded|wounding|hurt|hurting #",
            "# .. injured|wounded|hurt",
            "# injured|wounded|hurt|injuries",
        ],
    )
    .when(When::Settled),
    Words::new(
        "the number of people displaced",
        Of::Story,
        Most::Half,
        &[Number],
        &[
            "# homeless|displaced|evacuated",
            "# .. homeless|displaced|evacuated",
            "evacuated|evacuating|displaced|displacing #",
        ],
    )
    .when(When::Settled),
    Words::new(
        "the number of people abducted",
        Of::Story,
        Most::Half,
        &[Number],
        &["abducted|kidnapped|abducting|kidnapping|kidnaps #", "# .. abducted|kidnapped"],
    )
    .when(When::Settled),
    Words::new(
        "the number of people who escaped",
        Of::Story,
        Most::Half,
        &[Number],
        &["# escaped|fled", "# .. escape|flee"],
    )
    .when(When::Settled),
    Words::new(
        "the number of lots",
        Of::Story,
        Most::Half,
        &[Number],
        &["# lots", "# works|items|pieces .. auction|sale|offer"],
    ),
    Words::new(
        "the population",
        Of::Thing,
        Most::Quarter,
        &[Number],
        &["population .. of #", "# inhabitants"],
    ),
    Words::new(
        "the number of attackers",
        Of::Story,
        Most::Thrice,
        &[Number],
        &[
            "# masked",
            "# attackers|assailants|hijackers|militants",
            "# .. robbers|thieves|gunmen|raiders|burglars|bandits",
        ],
    )
    .when(When::Without(&[
        "arrested",
        "caught",
        "charged",
        "convicted",
        "held",
        "jailed",
        "sentenced",
        "shot",
    ])),
    Words::new(
        "the number of rooms",
        Of::Thing,
        Most::Half,
        &[Number],
        &["# rooms|apartments|flats|suites"],
    ),
    Words::new(
        "the size of the crew",
        Of::Story,
        Most::Thrice,
        &[Number],
        &["crew of #", "# crew"],
    )
    .when(When::Without(&[
        "dead", "died", "injured", "killed", "missing", "picked", "rescued", "saved", "survived",
    ])),
    Words::new(
        "the number of carriages derailed",
        Of::Story,
        Most::Half,
        &[Number],
        &["# .. coaches|carriages|wagons|cars|bogies .. derailed|overturned|tracks|rails"],
    ),
    Words::new(
        "the number of signatures",
        Of::Story,
        Most::Half,
        &[Number],
        &["# signatures|signatories", "signed by #"],
    )
    .when(When::Without(&[
        "asks",
        "need",
        "needed",
        "needs",
        "required",
        "requires",
        "threshold",
    ])),
    Words::new(
        "the number of shares sold",
        Of::Story,
        Most::Quarter,
        &[Number],
        &["sell|selling|sold # shares", "sale|offering of # shares"],
    ),
];
