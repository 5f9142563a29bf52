//! A part, its share and the whole that it is of, in one sentence.

use super::{Own, Sentence, ends, plain, point};
use crate::finding::Severity;
use crate::read::MentionKind;
use crate::rules::ARITHMETIC;
use crate::value::{Dimension, Number};

/// A part, its share and its whole.
struct Share {
    part: usize,
    share: usize,
    whole: usize,
}

impl Sentence<'_> {
    /// "7,000 jobs, or 4% of its 220,000", "50 of 200 (40%)": the share fits what it is of.
    pub(super) fn shares(&self) -> Vec<Own> {
        let is_figure = |i: &usize| self.nodes[*i].kind != MentionKind::Date;
        let figures: Vec<usize> = (0..self.nodes.len()).filter(is_figure).collect();
        let three = figures.windows(3).filter_map(|at| {
            let [x, y, z] = *at else { return None };
            let said = self
                .share_before_whole(x, y, z)
                .or_else(|| self.share_behind(x, y, z))
                .or_else(|| self.whole_first(x, y, z))?;
            self.wrong(&said)
        });
        three.collect()
    }

    /// "7,000 jobs, or 4% of its 220,000"
    fn share_before_whole(&self, part: usize, share: usize, whole: usize) -> Option<Share> {
        if (share, whole) != (part + 1, part + 2) {
            return None;
        }
        let joint =
            self.between(part, share).trim_start_matches(|c: char| c.is_alphabetic() || c == ' ');
        // What it is a share of stands right behind it: "5% of the total, from 30,000" names no whole.
        let of = self.between(share, whole).trim();
        let spoken = matches!(joint.trim(), ", or" | ", about" | ", some" | "(" | ",")
            && (of.starts_with("of ") || of == "of")
            && of.len() < 24
            && !of.contains([',', ':', ';', '–', '—'])
            // "2,100 jobs, 15% of the staff of the two": no whole is smaller than its part.
            && self.is_part(part, whole);
        spoken.then_some(Share { part, share, whole })
    }

    /// "50 of the 200 (40%)", "50 of the 200, or 40%,"
    fn share_behind(&self, part: usize, whole: usize, share: usize) -> Option<Share> {
        let of =
            matches!(self.between(part, whole).trim(), "of" | "of the" | "of its" | "of their");
        (of && self.is_part(part, whole) && self.stands_alone(whole, share)).then_some(Share {
            part,
            share,
            whole,
        })
    }

    /// "Of 200 patients, 50 (40%) died."
    fn whole_first(&self, whole: usize, part: usize, share: usize) -> Option<Share> {
        let before = self.text.get(..self.nodes[whole].range.start).unwrap_or_default();
        let of = ["Of ", "Of the ", "Of its ", "Of their "].iter().any(|of| before.ends_with(of));
        let between = self.between(whole, part).trim();
        let next = between.strip_suffix(',').is_some_and(|words| {
            !words.contains([',', ';', '(']) && words.split_whitespace().count() < 4
        });
        let bracket = self.between(part, share).trim() == "(";
        let alone = bracket && self.stands_alone(part, share);
        (of && next && alone && self.is_part(part, whole)).then_some(Share { part, share, whole })
    }

    fn is_part(&self, part: usize, whole: usize) -> bool {
        let (part, whole) = (point(&self.nodes[part]), point(&self.nodes[whole]));
        part.zip(whole).is_some_and(|(part, whole)| part <= whole)
    }

    /// Whether a share is told of what is before it and of nothing else: alone in brackets, or behind "or".
    fn stands_alone(&self, before: usize, share: usize) -> bool {
        let rest = self.text.get(self.nodes[share].range.end..).unwrap_or_default();
        match self.between(before, share).trim() {
            "(" => rest.starts_with(')'),
            ", or" => rest.starts_with([',', '.']),
            _ => false,
        }
    }

    /// The clash of a share with its part and its whole, where they do not fit.
    fn wrong(&self, said: &Share) -> Option<Own> {
        let (part, share, whole) =
            (&self.nodes[said.part], &self.nodes[said.share], &self.nodes[said.whole]);
        let sort = |at: usize| self.nodes[at].dimension().map(plain);
        // "25 percent of one firm, 75 percent of another and 5 percent of a third" are three shares.
        let is_of_shares = sort(said.part) == Some(Dimension::Share);
        if share.dimension() != Some(Dimension::Share)
            || is_of_shares
            || sort(said.part) != sort(said.whole)
        {
            return None;
        }
        let (a, b, worded) = (ends(part)?, ends(whole)?, ends(share)?);
        let hundred = Number::from(100);
        let percent = |a: Number, b: Number| a.over(b)?.times(hundred);
        let (low, high) = (percent(a.0, b.1)?, percent(a.1, b.0)?);
        if low <= worded.1 && high >= worded.0 {
            return None;
        }
        let why = format!(
            "“{}” of “{}” is {} to {} percent, not “{}”.",
            part.value.wording,
            whole.value.wording,
            low.rounded(1),
            high.rounded(1),
            share.value.wording
        );
        let groups: &[&[usize]] =
            &[&[said.share], &[said.part.min(said.whole), said.part.max(said.whole)]];
        Some(self.clash(groups, Severity::Warning, why, &ARITHMETIC))
    }
}
