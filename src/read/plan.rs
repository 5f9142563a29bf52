//! "Plan" as a thing, "the council approved the plan for a library", and as a verb, "they plan a library".

/// Words before a noun.
const LEADS: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my",
    "your", "of", "for", "no", "any", "new", "'", "’", "s",
];

/// Whether a word is the noun "plan" or "plans" by the two words before it, the nearer first, and the one behind it, all in
/// small letters. A plan to do something tells of what is to come, whatever the word is.
pub(crate) fn is_thing(word: &str, before: [&str; 2], after: &str) -> bool {
    let [near, far] = before;
    if !matches!(word, "plan" | "plans") || after == "to" {
        return false;
    }
    // "Approved plans for a library": no verb stands behind another one.
    if LEADS.contains(&near) || near.len() > 4 && near.ends_with("ed") {
        return true;
    }
    // "The rescue plan was"; but "the unions plan a strike", "the union plans a strike".
    let has_object = ["a", "an", "the", "more", "another", "further"].contains(&after);
    word == "plan" && LEADS.contains(&far) && !near.ends_with('s') && !has_object
}

#[cfg(test)]
mod tests {
    use super::is_thing;

    #[test]
    fn a_plan_is_a_thing_or_what_somebody_will_do() {
        assert!(is_thing("plan", ["the", "approved"], "for"));
        assert!(is_thing("plans", ["approved", "council"], "for"));
        assert!(is_thing("plan", ["rescue", "the"], "on"));
        assert!(!is_thing("plan", ["the", "approved"], "to"));
        assert!(!is_thing("plans", ["union", "the"], "strikes"));
        assert!(!is_thing("plan", ["unions", "the"], "a"));
    }
}
