// What the browser is shown: a few invented articles, a desk with decisions, and one whose every text wants to do harm.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const examples = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "examples");
const desk = join(examples, "ferry-desk");
const files = readdirSync(desk, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());

/** The desk of examples/ with its decisions. */
export const ferry = Object.fromEntries(
  files.map((file) => join(file.parentPath ?? file.path, file.name)).map((path) => [relative(desk, path), readFileSync(path, "utf8")]),
);

const article = (title, date, body) => `---\ntitle: ${title}\ndate: ${date}\n---\n# ${title}\n\n${body}\n`;

/** Three articles of one accident, which do not tell the same. */
export const articles = {
  "articles/gazette.md": article(
    "Ferry Osprey sinks off Kelmouth",
    "2025-03-02",
    "The ferry Osprey sank off Kelmouth on 1 March 2025. The accident killed 14 people, the harbour office said.\n\n" +
      "Osprey Lines paid $40 million for the ferry in 2019.",
  ),
  "articles/herald.md": article(
    "Kelmouth mourns the dead of the Osprey",
    "2025-03-03",
    "The ferry Osprey sank off Kelmouth on 3 March 2025. The accident killed 19 people, the harbour office said.\n\n" +
      "Osprey Lines paid $40 million for the ferry in 2019.",
  ),
  "articles/observer.md": article(
    "What is known of the Osprey",
    "2025-03-04",
    "The ferry Osprey sank off Kelmouth on 1 March 2025. The accident killed 19 people, the harbour office said.\n\n" +
      "Osprey Lines paid $55 million for the ferry in 2019.",
  ),
};

const run = "globalThis.harmed = true";
const bidi = "\\u202e\\u2066evil\\u2069";
const texts = [
  `<script>${run}</script>`,
  `<img src=x onerror='${run}'>`,
  `</style></script><script>${run}</script>`,
  `</title><svg onload='${run}'>`,
  `' onclick='${run}' x='`,
  `{{ page.title }}{% include 'page.html' %}`,
  `<!--`,
  `${bidi}`,
  "x".repeat(10_000),
];

const source = (i) => `[source]
id = "s${i}"
title = "${texts[i % texts.length]}"
publisher = "${texts[(i + 1) % texts.length]} ${i}"
published = "2025-01-${10 + i}"
url = "${i % 2 ? "javascript:globalThis.harmed=true" : "https://example.org/a?b=1&c=2"}"
kind = "blog"
`;
const claim = (i, entity) => `
[[claim]]
entity = "${entity}"
attribute = "capex"
period = "2025"
value = "$${10 * (i + 1)} billion"
quote = "will spend $${10 * (i + 1)} billion on ${texts[(i + 2) % texts.length]}"
attribution = "${texts[(i + 3) % texts.length]}"
`;

const names = texts.map((text, i) => (i < 3 || i > 5 ? text : `Kelmouth ${i}`));

/** A desk of claims in which titles, names, quotes and addresses are attacks. */
export const hostile = {
  "rules.toml": `packs = ["business"]\n[check]\nclaims = "claims"\n`,
  ...Object.fromEntries(
    texts.map((_, i) => [`claims/s${i}.toml`, source(i) + names.map((name) => claim(i, name)).join("")]),
  ),
  "claims/broken.toml": `[source]\nid = "<img src=x onerror='${run}'>\n`,
};
