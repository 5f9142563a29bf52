//! Facets of contests: medals, rounds, how a match was decided.

use super::Facet;

/// The facets.
pub(super) const FACETS: &[Facet] = &[
    Facet {
        what: "the medal",
        near: &[
            "championship",
            "championships",
            "games",
            "medal",
            "medals",
            "olympic",
            "olympics",
            "won",
            "took",
            "worlds",
        ],
        sides: &[&["bronze", "bronze medal"], &["gold", "gold medal"], &["silver", "silver medal"]],
    },
    Facet {
        what: "the round",
        near: &["beaten", "eliminated", "exit", "knocked", "lost", "out", "reached"],
        sides: &[
            &["group stage", "group stages"],
            &["last 16", "round of 16"],
            &["quarter final|finals", "quarterfinal", "quarterfinals"],
            &["semi final|finals", "semifinal", "semifinals"],
        ],
    },
    Facet {
        what: "how the match was decided",
        near: &["beat", "decided", "goal", "won", "win", "winner", "lost", "scored"],
        sides: &[
            &["on penalties", "penalty shootout", "penalty shoot out", "shootout", "shoot out"],
            &["in|after extra time", "golden goal"],
            &["added time", "injury time", "stoppage time"],
        ],
    },
    Facet {
        what: "the kind of move",
        near: &[],
        sides: &[
            &["free transfer", "free agent", "on a free"],
            &["loan deal|move|spell", "on loan"],
            &["permanent deal|move|transfer"],
        ],
    },
    Facet {
        what: "how the bout ended",
        near: &[],
        sides: &[
            &["by knockout", "knocked out"],
            &["on points", "split decision", "unanimous decision"],
        ],
    },
    Facet {
        what: "the sending-off",
        near: &[],
        sides: &[&["straight red"], &["second yellow", "second booking"]],
    },
    Facet {
        what: "how many sets",
        near: &[],
        sides: &[&["straight sets"], &["four sets"], &["five sets"]],
    },
    Facet {
        what: "the round of the election",
        near: &["elected", "election", "victory", "vote", "win", "won"],
        sides: &[&["first round"], &["runoff", "run off", "second round"]],
    },
];
