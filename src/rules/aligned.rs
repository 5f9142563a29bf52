//! The kinds of finding that need no rule: what articles say of one thing, found by reading them.
//!
//! They have no `[[rule]]` table and no options; `--select` and `--ignore` take their names.

use super::Meta;

/// Figures of one thing in several articles.
pub static FIGURE: Meta = Meta {
    name: "figure",
    holds: "articles that give a figure of one thing give figures that can all hold",
    why: "Nobody declared what these figures are of: that they are of one thing follows from the words around them, \
          from where they stand in their articles, and from what the other articles say. So each finding has a \
          confidence and its reasons, and only the surest are errors. Counts that grow by the hour are never more \
          than notes, and of figures that weeks lie between only counts of what once was are. Where the digits show \
          that one figure was copied wrongly, two of them having changed places, or one of many being another, or \
          the same ones standing in another unit or currency, or two long figures differing in their last digits \
          alone, the words need not be as much alike. An article whose words are for the most part those of a longer \
          one retells it: what it has not from there is told as well. Figures of two that are named in one frame \
          (petrol and diesel, two candidates) are of two things, and so are how much is taken away and how much there \
          is; a number that is the name of a model counts nothing. \
          A match has one result. What a figure measures is often told by words right beside it: in articles of few \
          days a bridge has one length, a quake one magnitude and a vote one turnout, however unlike the two \
          sentences are.",
    example: "One article: The company paid $5 million in ransom.\nAnother:     Paying the ransom of $4.4 million was \
              right, said the company.\nFound:       $5 million allows 4.5 to 5.5 million, $4.4 million nothing over \
              4.45 million.",
    options: &[],
};

/// Days of one event in several articles.
pub static DATE: Meta = Meta {
    name: "date",
    holds: "articles that say when one thing happened name days that meet",
    why: "One event has one day. Weekdays and words such as “yesterday” are reckoned from the day of publication; \
          without one they are compared with nothing. What was founded or finished was so in one year, whatever \
          it is called; what goes by two nouns, as an organ and its church, is two things. An arrest, a landing, a \
          suit or a find that two articles put on days side by side, or on one day of two months, is one event, where \
          neither has the other's day as well; an entry under a day (“May 3: The dam gives way”) tells of that day. \
          The hour of one event, told with words of one sort, is compared across zones (“19:05 local time”, \
          “18:25 GMT”), but for rough hours. \
          So are two stretches of years, told of one \
          person or firm in like words, that begin or end together and have most of their years in common.",
    example: "One article: The update was sent out on July 18.\nAnother:     On July 19 a defective update crashed \
              the machines.\nFound:       two days for one update.",
    options: &[],
};

/// The sums of one sentence.
pub static ARITHMETIC: Meta = Meta {
    name: "arithmetic",
    holds: "a sentence's own sums hold: conversions, parts and totals, changes, shares",
    why: "A figure and its conversion in brackets are one figure, of money at a rate that there once was; parts in \
          brackets, between dashes or behind a colon make the figure before them, and parts of which the last is \
          “the remaining” make the whole told before; one hour in two zones has them lie so far apart; a rise in percent follows from where it began and ended, or \
          from the step and where that led. Rounding, hedges, rough conversion and lists that leave some out \
          (“including”) are allowed for.",
    example: "Article: The ship is 400 metres (1,900 feet) long.\nFound:   400 metres are some 1,310 feet.",
    options: &[],
};

/// Weekdays and dates.
pub static CALENDAR: Meta = Meta {
    name: "calendar",
    holds: "a date falls on the weekday that is named with it, what is awaited is not past, what is past not to come",
    why: "A weekday beside a date is told twice: one slip of a digit shows. What an article expects by a day that was \
          over when it was published was copied from an older one. A day told as past that was still to come is a \
          slip of the month where the story has the same day of the month before. A day without its year may be of \
          the year that its article names. Of a claim in a claims file the weekday is looked at as well, where its value \
          names a day with its year.",
    example: "Article: on Tuesday, 14 March 2023\nFound:   14 March 2023 was a Tuesday, 15 March was not.",
    options: &[],
};

/// Names of one person in several articles.
pub static NAME: Meta = Meta {
    name: "name",
    holds: "one name is written in one way",
    why: "A slip of a letter in a name is seldom seen by who makes it. Spellings that differ only as languages \
          transcribe them are left alone; two that differ in several vowels alone are a lead. Who has one post and one \
          family name has one first name, be it for short, and two long first names of one family name that \
          differ in their vowels are one. One race has one winner, one match one who is sent off, one film one \
          director, one post one who is named for it: where neither article names the other's at all, one of them is wrong.",
    example: "One article: Mira Halden said\nAnother:     Mira Haldin said\nFound:       two spellings of one name.",
    options: &[],
};

/// Where a thing is, comes from or goes to.
pub static PLACE: Meta = Meta {
    name: "place",
    holds: "articles that say where one thing is based, bound for or listed name one place",
    why: "A ship has one port to make for, a firm one seat. Which names are those of one place, a town and its land, \
          nobody has declared: so it is a lead, unless both are lands, and an article that gives both places is taken \
          to know. What was made in one land was not made in another. Of two parts of one land, its south and its centre, and of two houses of one street, one is told as \
          well.",
    example: "One article: The Aske Star was on its way to Tolsen.\nAnother:     The Aske Star, bound for Brask, ran \
              aground.\nFound:       two ports for one voyage.",
    options: &[],
};

/// Places in an order.
pub static RANK: Meta = Meta {
    name: "rank",
    holds: "what one article calls the largest is not one of the largest, or the second, in another",
    why: "Superlatives are easily made and seldom checked. Orders of two ranges, of a country and of the world, are \
          left alone, and an article that gives both places is taken to know. The second of an order against its third \
          is told where both name one range; what is left is a lead.",
    example: "One article: It is the largest fine ever for such a leak.\nAnother:     It is one of the largest fines \
              for such a leak.\nFound:       the first of all in one, one of several in the other.",
    options: &[],
};

/// Posts that one person does not hold at one time.
pub static ROLE: Meta = Meta {
    name: "role",
    holds: "one person holds one post of a sort, and articles agree whether for good",
    why: "Who is called acting governor in one article and governor in another, or finance minister here and \
          interior minister there, has one post wrong. An article that gives both is taken to know. Two posts that one \
          person may hold together, as those of the chair and of the chief executive, are a lead; boss, head, chief and \
          founder say nothing against another post. Two \
          persons are not both the chief executive, chairman or mayor of one organization, unless a word tells that \
          the post changed hands; where a quarter lies between, or no day is known, it is a lead. So is one post of \
          one person at two organizations.",
    example: "One article: Mira Halden, the acting governor, said\nAnother:     Governor Mira Halden said\nFound:       \
              only one calls her acting.",
    options: &[],
};

/// Deeds told as done and as still to come.
pub static STATUS: Meta = Meta {
    name: "status",
    holds: "what articles of one day tell as done is not still to come, and less than a half is not the whole",
    why: "A bank that has agreed to buy another has not bought it: the deal may fail. Readers take the one for the \
          other. An article that tells both, or of a later day, is taken to know. Nor was a firm taken over of which \
          49% was bought, nobody is both acquitted of a thing and convicted of it, and what was turned down or called \
          off in one article was not approved or carried out in another of the same days; so with an appeal, an arrest, a \
          plea, a refund, a ransom, a reward, an apology, jobs and sites that are cut, a subsidy, data that were \
          stolen, a warning that was given. In articles of few days one \
          thing has one kind of cause, a measure that rose did not fall, where nobody was hurt there are no three who \
          were, one who is named sued the other and not the other way round, and a child of nine is a boy or a girl: \
          each where neither article tells the other's as well.",
    example: "One article: Brask has bought Tolsen\nAnother:     Brask has agreed to buy Tolsen\nFound:       done in \
              one, to come in the other.",
    options: &[],
};

/// Sentences told twice with one word turned.
pub static WORDING: Meta = Meta {
    name: "wording",
    holds: "a sentence that two articles share almost word for word, or that one retells, keeps its sense",
    why: "Copied text that differs in one word that turns it, up for down, the first quarter for the fourth, one \
          name for another, was changed by a slip or by a hand. So was a summary that says of the same thing, or \
          of the same figure, the opposite of what its article says.",
    example: "One article: Revenue rose in the first quarter, the company said on Monday.\nAnother:     Revenue fell in \
              the first quarter, the company said on Monday.\nFound:       “rose” and “fell” in one sentence.",
    options: &[],
};

/// Every kind that needs no rule.
pub static ALIGNED: &[&Meta] =
    &[&FIGURE, &DATE, &ARITHMETIC, &CALENDAR, &NAME, &PLACE, &RANK, &ROLE, &STATUS, &WORDING];

/// What the kind of this name says of itself, be it a kind of rule or one that needs none.
pub fn meta(name: &str) -> Option<&'static Meta> {
    super::kind(name)
        .map(super::Kind::meta)
        .or_else(|| ALIGNED.iter().copied().find(|meta| meta.name == name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_known_by_its_name_with_a_rule_or_without() {
        let name = |name: &str| meta(name).map(|meta| meta.name);
        for known in ["agree", "figure", "wording"] {
            assert_eq!(name(known), Some(known));
        }
        assert_eq!(name("figures"), None);
    }
}
