//! Facets of deals, firms, courts and suits.

use super::Facet;

/// The facets.
pub(super) const FACETS: &[Facet] = &[
    Facet {
        what: "the exchange",
        near: &[
            "debut",
            "debuted",
            "float",
            "floated",
            "flotation",
            "ipo",
            "list",
            "listed",
            "listing",
            "lists",
            "offering",
        ],
        sides: &[
            &["asx", "australian securities exchange"],
            &["deutsche börse", "frankfurt stock exchange"],
            &["euronext"],
            &["hkex", "hong kong stock exchange"],
            &["london stock exchange", "lse"],
            &["nasdaq"],
            &["new york stock exchange", "nyse"],
            &["shanghai stock exchange"],
            &["shenzhen stock exchange"],
            &["tokyo stock exchange"],
            &["toronto stock exchange", "tsx"],
        ],
    },
    Facet {
        what: "what is paid with",
        near: &[],
        sides: &[
            &["all cash", "in cash", "cash deal|offer|bid|transaction|takeover|acquisition"],
            &[
                "stock|share deal|transaction|swap|takeover|acquisition",
                "all stock|share",
                "in stock|shares",
                "stock for stock",
            ],
            &["cash and stock|share|shares", "stock|shares and cash"],
        ],
    },
    Facet {
        what: "the size of the stake",
        near: &[],
        sides: &[
            &["majority stake|share|interest|holding|owner|shareholder|control"],
            &["minority stake|share|interest|holding|owner|shareholder"],
        ],
    },
    Facet {
        what: "how it goes public",
        near: &[],
        sides: &[
            &["initial public offering", "ipo"],
            &["direct listing"],
            &["spac", "blank check", "blank cheque", "special purpose acquisition"],
        ],
    },
    Facet {
        what: "the round",
        near: &[
            "closed", "closes", "funding", "led", "raise", "raised", "raises", "raising", "round",
        ],
        sides: &[
            &["seed round|funding|money"],
            &["series a"],
            &["series b"],
            &["series c"],
            &["series d"],
            &["series e"],
            &["series f"],
            &["series g"],
        ],
    },
    Facet {
        what: "the kind of insolvency",
        near: &[],
        sides: &[&["chapter 7", "liquidation"], &["chapter 11", "administration", "receivership"]],
    },
    Facet {
        what: "whether it is put off or over",
        near: &[
            "acquisition",
            "deal",
            "launch",
            "merger",
            "project",
            "purchase",
            "sale",
            "takeover",
            "transaction",
            "vote",
        ],
        sides: &[
            &["deferred", "postponed", "put off", "put on hold", "on hold"],
            &["abandoned", "called off", "canceled", "cancelled", "scrapped", "terminated"],
        ],
    },
    Facet {
        what: "who ended it",
        near: &["acquisition", "deal", "merger", "purchase", "sale", "takeover", "transaction"],
        sides: &[
            &[
                "amicably",
                "by mutual agreement|consent",
                "called it off",
                "mutually",
                "walked away",
            ],
            &[
                "authorities|authority|commission|court|government|judge|regulator|regulators|watchdog barred|blocked|halted|prohibited|vetoed",
                "barred|blocked|prohibited|vetoed by",
            ],
        ],
    },
    Facet {
        what: "who took the case up",
        near: &["charged", "fine", "fined", "sue", "sued", "sues", "suing"],
        sides: &[
            &["cma", "competition and markets authority"],
            &["department of justice", "doj", "justice department"],
            &["european commission"],
            &["federal trade commission", "ftc"],
            &["sec", "securities and exchange commission"],
        ],
    },
    Facet {
        what: "the court",
        near: &[
            "appeal",
            "dismissed",
            "judge",
            "ruled",
            "rules",
            "ruling",
            "sentenced",
            "upheld",
            "verdict",
        ],
        sides: &[
            &["constitutional court"],
            &["court of appeal|appeals", "appeal|appeals court"],
            &["county court", "district court", "regional court"],
            &["high court"],
            &["supreme court"],
        ],
    },
    Facet {
        what: "the auditor",
        near: &["audit", "audited", "auditor", "auditors", "audits"],
        sides: &[
            &["bdo"],
            &["deloitte"],
            &["ernst young", "ey"],
            &["grant thornton"],
            &["kpmg"],
            &["pricewaterhousecoopers", "pwc"],
        ],
    },
    Facet {
        what: "the coin",
        near: &["hack", "hackers", "paid", "ransom", "stole", "stolen", "theft"],
        sides: &[
            &["bitcoin", "bitcoins"],
            &["ether", "ethereum"],
            &["monero"],
            &["tether", "usdt"],
        ],
    },
    Facet {
        what: "how they were told",
        near: &[
            "announced",
            "dismissed",
            "fired",
            "informed",
            "laid",
            "notified",
            "resigned",
            "sacked",
            "told",
        ],
        sides: &[
            &["by e mail", "by email", "in an e mail", "in an email"],
            &["by letter", "in a letter"],
            &["by phone|telephone"],
            &["by text", "text message", "text messages"],
            &["in a tweet", "on twitter"],
            &["on zoom", "video call", "videoconference"],
            &["face to face", "in person"],
        ],
    },
    Facet {
        what: "how long the strike is",
        near: &[],
        sides: &[
            &["indefinite strike|walkout", "open ended strike|walkout"],
            &["one day strike|walkout", "24 hour strike|walkout"],
            &["two day strike|walkout", "48 hour strike|walkout"],
            &["three day strike|walkout", "72 hour strike|walkout"],
        ],
    },
    Facet {
        what: "the majority",
        near: &[],
        sides: &[
            &["absolute|outright majority"],
            &["hung parliament", "no overall majority", "relative majority", "plurality"],
        ],
    },
];
