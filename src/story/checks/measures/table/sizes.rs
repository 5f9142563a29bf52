//! How lengths, heights, weights and the like are told.

use super::super::measure::{Most, Of, When};
use super::Words;
use crate::read::MentionKind::{Number, Quantity};

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
        "the length of the section",
        Of::Thing,
        Most::Thrice,
        &[Quantity],
        &["# section|segment", "section|segment of #"],
    ),
    Words::new(
        "the thickness",
        Of::Thing,
        Most::Any,
        &[Quantity],
        &["# thick", "thickness .. of #"],
    ),
    Words::new(
        "how many times as heavy it is",
        Of::Story,
        Most::Thrice,
        &[Number],
        &["# mass", "# .. masses", "# as massive|heavy", "mass|weight .. # that", "mass : #"],
    ),
    Words::new(
        "how many times as large it is",
        Of::Story,
        Most::Thrice,
        &[Number],
        &["# size|diameter|radius", "# as large|big|wide", "diameter|radius .. # that"],
    ),
    Words::new(
        "the volume",
        Of::Story,
        Most::Half,
        &[Quantity],
        &["# of .. water|oil|mud|slurry|crude|fuel|sewage|waste|tailings|gas|lava|ash"],
    ),
    Words::new(
        "the height of the fall",
        Of::Story,
        Most::Any,
        &[Quantity],
        &["fell|dropped|plunged|plummeted|tumbled .. #", "fall|drop|plunge of #"],
    ),
    Words::new(
        "the speed of the gusts",
        Of::Story,
        Most::Half,
        &[Quantity],
        &["gusts|gusting .. of|at|to|reached|exceeded #", "# gusts"],
    ),
    Words::new(
        "the speed of the wind",
        Of::Story,
        Most::Half,
        &[Quantity],
        &["winds|wind .. of|at|to|reached|exceeded #", "# winds"],
    )
    .when(When::Without(&["gust", "gusting", "gusts"])),
    Words::new(
        "the rainfall",
        Of::Story,
        Most::Half,
        &[Quantity],
        &["# of rain|rainfall|snow", "# .. rain fell"],
    ),
    Words::new(
        "the distance travelled",
        Of::Thing,
        Most::Half,
        &[Quantity],
        &[
            "travelled|traveled|covered|flown|sailed|trekked|swum|swam|walked|rode|cycled #",
            "journey|voyage|trek|trip|swim|ride of #",
            "# journey|voyage|trek",
        ],
    ),
    Words::new(
        "the length of the course",
        Of::Story,
        Most::Quarter,
        &[Quantity],
        &["# circuit|loop|loops|course|lap|laps|track|route"],
    ),
    Words::new(
        "the height of the orbit",
        Of::Story,
        Most::Half,
        &[Quantity],
        &["orbit .. of|at #", "# orbit"],
    )
    .when(When::Without(&["final", "initial", "parking", "transfer", "working"])),
    Words::new(
        "the yield",
        Of::Story,
        Most::Half,
        &[Quantity],
        &["yield|power|energy|force .. of #"],
    ),
    Words::new(
        "the temperature",
        Of::Thing,
        Most::Any,
        &[Quantity],
        &["temperature|temperatures .. of|at|to|reached #"],
    ),
];
