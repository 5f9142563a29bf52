//! Outcomes of events: matches, hearings, warnings, protests.

use super::super::kinds::{AWAITED, DECIDED, Of, Outcomes};

/// Outcomes of events: matches, hearings, warnings, protests.
pub(super) const EVENTS: &[Outcomes] = &[
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
