//! Abbreviations that are written in capitals and name nobody: AI, GDP, TVs.

/// Whether a word, as it is written, is the abbreviation of a common noun, perhaps in the plural.
///
/// Such a word looks like a name, yet what is said of it is said of no one thing. With one capital alone it may well be
/// a name or another word: "Led Zeppelin", "Al Ain".
pub(crate) fn is_common(written: &str) -> bool {
    if written.chars().filter(|c| c.is_uppercase()).count() < 2 {
        return false;
    }
    let folded = written.to_lowercase();
    let holds = |word: &str| COMMON.binary_search(&word).is_ok();
    holds(&folded) || folded.strip_suffix('s').is_some_and(holds)
}

/// Abbreviations of common nouns in English, sorted: offices, technology, economy, medicine, everyday things. None that
/// is the name of an organization, a country or a place, whatever else it may stand for.
const COMMON: &[&str] = &[
    "ac", "agi", "ai", "api", "ar", "atm", "b2b", "b2c", "capex", "cctv", "cd", "ceo", "cfo",
    "cio", "cmo", "coo", "cpi", "cpu", "crm", "cto", "diy", "dj", "dna", "dvd", "ebitda", "eps",
    "erp", "esg", "etf", "ev", "faq", "fy", "gdp", "gmv", "gpu", "hd", "hiv", "hq", "hr", "hvac",
    "icu", "id", "iot", "ip", "ipo", "iq", "it", "kpi", "lcd", "led", "llm", "lng", "lpg", "m&a",
    "ml", "mri", "mvp", "nft", "oem", "opex", "otc", "p&l", "pc", "pcr", "pdf", "phd", "ppe", "pr",
    "q&a", "r&d", "rna", "roi", "rv", "saas", "sim", "sms", "spac", "suv", "svp", "tv", "ufo",
    "ui", "usb", "ux", "vat", "vip", "vp", "vpn", "vr", "xr", "yoy",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_of_things_are_no_names_and_those_of_organizations_are() {
        assert!(COMMON.is_sorted_by(|a, b| a < b));
        for word in ["AI", "TV", "TVs", "IPO", "GPUs", "SaaS"] {
            assert!(is_common(word), "{word}");
        }
        for word in ["IBM", "UN", "US", "FDA", "NASA", "S", "Led", "It", "ai", ""] {
            assert!(!is_common(word), "{word}");
        }
    }
}
