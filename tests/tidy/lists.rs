//! The lists that `tests/tidy.rs` holds the sources against.

/// One way only: a module may use what stands before it, and itself.
pub(crate) const LAYERS: &[&str] = &[
    "span",
    "error",
    "similar",
    "load",
    "value",
    "pack",
    "read",
    "claims",
    "evidence",
    "finding",
    "graph",
    "extract",
    "rules",
    "story",
    "suggest",
    "decisions",
    "baseline",
    "check",
    "test",
    "explain",
    "report",
    "schema",
    "diff",
    "fmt",
    "cli",
    "lib",
    "main",
];

/// The files that may name a crate, by the beginning of their path below `src/`.
pub(crate) const CRATES: &[(&str, &[&str], &str)] = &[
    ("clap", &["cli/", "main.rs"], "only the command line knows of flags"),
    ("clap_complete", &["cli/"], "only the command line knows of flags"),
    ("clap_mangen", &["cli/"], "only the command line knows of flags"),
    (
        "toml",
        &["load/form.rs", "load/article/"],
        "one strict reader of the user's files, and a lenient one of front matter",
    ),
    (
        "toml_edit",
        &[
            "decisions/write.rs",
            "baseline.rs",
            "story/propose/file.rs",
            "suggest/write.rs",
            "fmt.rs",
        ],
        "what people wrote by hand is changed with their comments kept, and values are written as TOML wants them",
    ),
    (
        "pulldown_cmark",
        &["load/article/markdown.rs"],
        "Markdown with the places of its words in the file",
    ),
    (
        "html5gum",
        &["load/article/html/"],
        "the words of a saved page with their places in the file",
    ),
    (
        "html5gum",
        &["load/article/html/"],
        "the words of a saved page with their places in the file",
    ),
    ("encoding_rs", &["load/decode.rs"], "files in other encodings than UTF-8"),
    ("chardetng", &["load/decode.rs"], "which encoding a file has that does not say so"),
    ("saphyr_parser", &["load/article/front.rs"], "front matter as YAML, with places"),
    ("petgraph", &["graph/"], "rules get slots and claims, never a node"),
    ("similar", &["evidence/"], "what differs between two stretches of words or lines"),
    ("strsim", &["similar.rs"], "likeness proposes and never decides"),
    (
        "chrono",
        &[
            "value/period.rs",
            "read/grammar/date",
            "read/grammar/relative",
            "claims/file.rs",
            "report/axis.rs",
            "cli/input.rs",
        ],
        "days are made in the calendar and in the grammars of dates; a source's year, the marks of a \
         time axis and today ask a day for its parts",
    ),
    (
        "miette",
        &["report/terminal.rs", "report/excerpt.rs"],
        "snippets on a terminal are one format",
    ),
    (
        "csv",
        &["report/csv.rs", "report/ledger.rs", "report/mod.rs"],
        "two formats are tables; the module of one has the same name",
    ),
    ("minijinja", &["report/html/render.rs"], "one format is a page made of templates"),
    ("sha2", &["report/html/render.rs"], "the policy of a page names its script by a hash"),
    ("base64", &["report/html/render.rs"], "hashes as that policy writes them"),
    (
        "serde_json",
        &[
            "report/",
            "load/form.rs",
            "load/article/html/meta.rs",
            "claims/",
            "schema.rs",
            "diff/",
            "cli/",
            "explain/finding.rs",
        ],
        "JSON is a form of output, read again to compare two, and of JSON Lines; forms print their schemas; an explanation quotes \
         words as JSON does",
    ),
    (
        "serde",
        &["report/", "claims/", "cli/", "diff/"],
        "each output and each table owns its records; no core type is written as it is",
    ),
    ("rust_decimal", &["value/number.rs"], "behind Number, so that it can be changed in one place"),
    ("ignore", &["load/walk.rs"], "nothing else walks folders"),
    (
        "rayon",
        &[
            "check/",
            "cli/",
            "claims/",
            "load/",
            "graph/archive/",
            "graph/mod.rs",
            "story/",
            "report/several.rs",
        ],
        "stages run in parallel, rules do not know; findings are drawn several at a time",
    ),
    (
        "siphasher",
        &["finding.rs", "graph/", "claims/", "story/"],
        "fingerprints, and keys of archives",
    ),
    (
        "hashbrown",
        &[
            "graph/archive/",
            "graph/mod.rs",
            "load/",
            "claims/",
            "pack/lexicon/",
            "extract/phrase.rs",
            "extract/name.rs",
            "story/page/cue.rs",
            "story/mod.rs",
        ],
        "hot tables of archives and of words; their order reaches nothing",
    ),
    (
        "foldhash",
        &["graph/", "load/", "claims/", "story/page/cue.rs", "story/mod.rs", "story/page/word.rs"],
        "fixed hashes for those hot tables",
    ),
    (
        "memchr",
        &[
            "span.rs",
            "claims/",
            "load/",
            "graph/archive/",
            "cli/pipeline.rs",
            "story/page/lengths.rs",
        ],
        "lines of large files, and one small word in much prose",
    ),
    ("mimalloc", &["main.rs"], "the allocator of the program; who uses the library chooses one"),
    ("indicatif", &["cli/progress.rs"], "how far a long check is, on a terminal"),
    ("supports_hyperlinks", &["cli/output.rs"], "which terminals open a link that is clicked"),
    ("terminal_size", &["cli/"], "the width of a terminal"),
    ("unicode_normalization", &["value/name.rs"], "a name with accents and without is one name"),
    ("unicode_width", &["report/"], "columns on a terminal"),
];

/// Files over 400 lines without their unit tests, each with its reason. Over 600 with them there is none.
pub(crate) const LONG_FILES: &[(&str, &str)] = &[
    ("src/load/form.rs", "the strict reader: what a table may hold and every way to get it wrong"),
    ("src/pack/lexicon/mod.rs", "the tables of words and how a phrase is looked up in them"),
    ("src/read/token.rs", "the tokens of a text, with every sign that a figure may hold"),
    ("tests/formats.rs", "every output format against its own schema and its reader"),
    ("tests/report/fixture.rs", "one fixed set of findings that shows every feature of a report"),
];

/// Words that a file of the project never holds: paths of one person's machine and half-done work.
/// Written in halves, so that this list does not find itself.
pub(crate) const FORBIDDEN: &[&str] = &[
    concat!("/wo", "rk/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("/ro", "ot/"),
    concat!("FIX", "ME"),
    concat!("X", "XX"),
    concat!("TO", "DO"),
    concat!("lorem ", "ipsum"),
];
