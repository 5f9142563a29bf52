//! Facets of accidents, fires and failures.

use super::Facet;

/// The facets.
pub(super) const FACETS: &[Facet] = &[
    Facet {
        what: "whether it was meant",
        near: &[],
        sides: &[
            &["accidentally", "by accident", "by mistake", "unintentionally", "inadvertently"],
            &["deliberately", "intentionally", "on purpose", "purposely"],
        ],
    },
    Facet {
        what: "the cause",
        near: &[],
        sides: &[
            &["anchor", "anchors"],
            &["arson", "arsonist", "arsonists"],
            &["bird strike", "bird strikes", "flock of birds"],
            &["bomb", "bombs", "explosives"],
            &["brake failure", "failed brakes", "faulty brakes"],
            &["cigarette", "cigarettes"],
            &["engine failure"],
            &["electrical fault", "short circuit", "faulty wiring"],
            &["gas leak"],
            &[
                "landslide",
                "landslides",
                "mudslide",
                "mudslides",
                "slide of mud",
                "submarine slide",
            ],
            &["lightning", "lightning strike"],
            &["metal fatigue"],
            &["missile", "missiles"],
            &["pilot error", "human error"],
            &["sabotage"],
        ],
    },
    Facet {
        what: "when in the flight it was",
        near: &[
            "crash", "crashed", "accident", "caught", "exploded", "failed", "overran", "skidded",
            "struck", "veered",
        ],
        sides: &[
            &["takeoff", "take off", "taking off", "took off"],
            &["landing", "landed", "touchdown", "touching down"],
        ],
    },
    Facet {
        what: "which way they were going",
        near: &[],
        sides: &[
            &[
                "on the|their|his|her way up",
                "ascent",
                "ascending",
                "climbing up",
                "still climbing",
            ],
            &["on the|their|his|her way down", "descent", "descending", "coming down", "came down"],
        ],
    },
    Facet {
        what: "who was at the controls",
        near: &["controls", "flew", "flying", "steering"],
        sides: &[&["captain"], &["first officer", "copilot", "co pilot"]],
    },
    Facet {
        what: "the craft",
        near: &["aboard", "crash", "crashed", "crashes", "downed", "wreckage"],
        sides: &[
            &["balloon"],
            &["drone", "drones"],
            &["glider"],
            &["helicopter"],
            &["aeroplane", "airplane", "jet", "plane"],
        ],
    },
    Facet {
        what: "where in the house it was",
        near: &["blaze", "began", "begun", "broke", "burned", "fire", "flames", "started"],
        sides: &[
            &["attic", "loft", "roof space"],
            &["basement", "cellar"],
            &["bathroom"],
            &["bedroom"],
            &["boiler room"],
            &["garage"],
            &["kitchen"],
            &["living room"],
            &["staircase", "stairwell"],
        ],
    },
    Facet {
        what: "what it ran into",
        near: &[
            "collided", "crashed", "hit", "ploughed", "plowed", "rammed", "slammed", "smashed",
            "struck",
        ],
        sides: &[
            &["barrier", "crash barrier", "guardrail"],
            &["bus", "coach"],
            &["lamp post", "pole", "utility pole"],
            &["lorry", "truck"],
            &["train"],
            &["tree"],
            &["van"],
            &["wall"],
        ],
    },
    Facet {
        what: "who made the aircraft",
        near: &["aircraft", "airliner", "crash", "crashed", "jet", "plane"],
        sides: &[
            &["airbus"],
            &["antonov"],
            &["boeing"],
            &["bombardier"],
            &["cessna"],
            &["embraer"],
            &["tupolev"],
        ],
    },
    Facet {
        what: "what ran out",
        near: &["leak", "leaked", "leaking", "leaks", "spill", "spilled", "spillage", "spilt"],
        sides: &[
            &["ammonia"],
            &["chlorine"],
            &["crude", "crude oil"],
            &["diesel", "fuel oil"],
            &["natural gas", "methane"],
            &["sewage"],
        ],
    },
    Facet {
        what: "the stage of the rocket",
        near: &[
            "anomaly",
            "burn",
            "burned",
            "engine",
            "exploded",
            "explosion",
            "failed",
            "failure",
            "separation",
        ],
        sides: &[&["first stage"], &["second|upper stage"], &["third stage"]],
    },
];
