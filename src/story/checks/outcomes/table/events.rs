//! Outcomes of events: matches, hearings, warnings, protests.

use super::super::kinds::{AWAITED, DECIDED, Of, Outcomes};

/// Outcomes of events: matches, hearings, warnings, protests.
pub(super) const EVENTS: &[Outcomes] = &[
    Outcomes::new(
        Of::Story,
        0,
        ["responsibility was claimed", "nobody claimed it"],
        [
            &["claimed|claims responsibility", "took responsibility"],
            &[
                "no group|one|organisation|organization .. claimed responsibility",
                "nobody .. claimed responsibility",
            ],
        ],
    ),
    Outcomes::new(
        Of::Thing,
        AWAITED,
        ["it is sold out", "it is not"],
        [
            &["sold out", "last tickets were sold"],
            &["not sold out", "empty seats", "unsold|left over tickets", "tickets .. unsold|left"],
        ],
    ),
    Outcomes::new(
        Of::Thing,
        DECIDED,
        ["it is insured", "it is not"],
        [
            &["was|were|is|are|fully insured"],
            &["not insured", "uninsured", "no insurance", "without insurance"],
        ],
    ),
    Outcomes::new(
        Of::Thing,
        DECIDED,
        ["the red card was a straight one", "it came of a second yellow card"],
        [
            &["straight red", "direct red"],
            &["second yellow|booking|bookable|caution", "two yellow|yellows|bookings"],
        ],
    ),
    Outcomes::new(
        Of::Story,
        DECIDED,
        ["it was decided in extra time", "it was decided in normal time"],
        [
            &["after|in|into extra time", "extra time winner|goal"],
            &[
                "won|win|wins|beat|decided|settled|over|finished|ended .. in normal|regular|regulation time",
                "without extra time",
            ],
        ],
    ),
    Outcomes::new(
        Of::Deed,
        DECIDED,
        ["somebody was present", "they were absent"],
        [
            &["attended", "was present", "took part"],
            &["did not attend|come|appear", "stayed away", "was absent", "boycotted", "sent no"],
        ],
    ),
    Outcomes::new(
        Of::Deed,
        DECIDED,
        ["there was testimony", "there was none"],
        [
            &["testified", "took the stand", "gave evidence"],
            &[
                "did not testify|speak",
                "declined|refused to testify",
                "remained|stayed silent",
                "not take the stand",
            ],
        ],
    ),
    Outcomes::new(
        Of::Subject,
        DECIDED,
        ["there is another candidacy", "there is none"],
        [
            &["will|would run|stand|seek again|re|another", "seeks|seeking re|another"],
            &["not run|stand again|for|in", "not seek re|another", "won't run|stand|seek"],
        ],
    ),
    Outcomes::new(
        Of::Story,
        DECIDED,
        ["people were warned", "they were not"],
        [
            &[
                "warning|warnings|alert|alerts .. issued|given|sounded|sent",
                "issued|gave|sounded|sent a|an|the .. warning|alert",
            ],
            &[
                "no .. warning|warnings|alert|alerts",
                "without .. warning|alert",
                "warning|alert .. not .. issued|given|sounded|sent",
            ],
        ],
    ),
    Outcomes::new(
        Of::Story,
        AWAITED,
        ["nothing leaked", "something did"],
        [
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
    ),
    Outcomes::new(
        Of::Story,
        DECIDED,
        ["the head office stays", "it moves"],
        [
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
    ),
    Outcomes::new(
        Of::Thing,
        DECIDED,
        ["the forecast is kept", "it is raised"],
        [
            &[
                "left|kept|confirmed|reaffirmed|maintained|reiterated .. forecast|outlook|guidance",
                "forecast|outlook|guidance .. unchanged",
            ],
            &["raised|lifted|upgraded|increased .. forecast|outlook|guidance"],
        ],
    ),
    Outcomes::new(
        Of::Thing,
        DECIDED,
        ["the forecast is kept", "it is cut"],
        [
            &[
                "left|kept|confirmed|reaffirmed|maintained|reiterated .. forecast|outlook|guidance",
                "forecast|outlook|guidance .. unchanged",
            ],
            &["cut|lowered|slashed|trimmed|downgraded|reduced .. forecast|outlook|guidance"],
        ],
    ),
    Outcomes::new(
        Of::Story,
        AWAITED,
        ["it stayed peaceful", "there was violence"],
        [
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
    ),
];
