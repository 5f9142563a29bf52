//! Screening changes nothing: what rules find on suspects is what they find on all claims.

mod counts;
mod reading;

mod screening {
    use proptest::prelude::*;

    use super::super::*;
    use crate::claims::jsonl::{Reading, claim};
    use crate::finding::Finding;
    use crate::graph::ClaimGraph;
    use crate::rules::Desk as Rules;
    use crate::span::Text;

    pub(super) fn rules() -> Rules {
        let mut errors = Errors::new();
        let rules = Rules::load(None, &|_, _| None, &mut errors);
        assert!(errors.is_empty(), "{errors:?}");
        rules
    }

    pub(super) fn memory(texts: &[(&str, String)]) -> Vec<Input> {
        let input = |(shown, text): &(&str, String)| Input::Memory {
            shown: (*shown).to_owned(),
            bytes: text.clone().into_bytes(),
        };
        texts.iter().map(input).collect()
    }

    /// Does something with a desk of these rules, and returns what it was and what was said.
    pub(super) fn with_desk<T>(
        rules: &Rules,
        of: impl FnOnce(&Desk<'_>, &mut Errors) -> T,
    ) -> (T, Vec<crate::error::Error>) {
        let mut errors = Errors::new();
        let reach = |attribute: &str| rules.reach(attribute);
        let desk = Desk { vocabulary: &rules.vocabulary, entities: &rules.entities, reach: &reach };
        let done = of(&desk, &mut errors);
        (done, errors.into_sorted())
    }

    fn screened(
        rules: &Rules,
        inputs: &[Input],
        size: usize,
    ) -> (Screened, Vec<crate::error::Error>) {
        with_desk(rules, |desk, errors| {
            screen_in_blocks(inputs, (size, 0), &[], &BTreeMap::new(), desk, errors)
        })
    }

    fn findings(
        rules: &Rules,
        claims: Vec<Claim>,
        sources: BTreeMap<Arc<str>, Source>,
    ) -> Vec<Finding> {
        let graph = ClaimGraph::build(claims, sources, &rules.entities, &rules.vocabulary);
        rules.check(graph.view())
    }

    /// All claims of some lines, read one by one.
    fn naive(rules: &Rules, path: &str, lines: &[String]) -> Vec<Claim> {
        let reading = Reading::new(&rules.vocabulary);
        let mut offset = 0;
        let mut claims = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            let text = Text::excerpt(path, line.clone(), offset, at + 1);
            claims.push(claim(&text, &reading).unwrap());
            offset += line.len() + 1;
        }
        claims
    }

    /// Lines of few entities, attributes, periods, sources and values, so that much of it clashes.
    fn line() -> impl Strategy<Value = String> {
        let any_of = |words: &'static [&'static str]| prop::sample::select(words);
        let figure = prop_oneof![
            (0..6_u32, 0..3_u32)
                .prop_map(|(low, more)| format!(r#""low":{low},"high":{}"#, low + more)),
            (1..5_u32, 0..3_u32).prop_map(|(low, more)| format!(
                r#""low":{low}e9,"high":{}e9,"unit":"USD","bound":"range""#,
                low + more
            )),
            any_of(&[
                "$4 billion",
                "$4.4 billion",
                "about $5 billion",
                "$4-6 billion",
                "up to $5 billion"
            ])
            .prop_map(|wording| format!(r#""value":"{wording}""#)),
        ];
        let worded = |attribute: &'static str, words: &'static [&'static str]| {
            any_of(words).prop_map(move |word| (attribute, format!(r#""value":"{word}""#)))
        };
        let claim = prop_oneof![
            (any_of(&["capex", "revenue", "things"]), figure),
            worded("deal-status", &["announced", "completed", "called off"]),
            worded("deal-form", &["acquisition", "minority stake"]),
            worded("ownership-share", &["49%", "60%", "more than half"]),
        ];
        let period =
            any_of(&["", r#","period":"2025""#, r#","period":"2025-03""#, r#","period":"2024""#]);
        let entity = any_of(&["Acme 0", "Acme 1", "ACME 1", " Acme 1", "Acme 1, Inc."]);
        (0..3_u32, entity, claim, period).prop_map(|(source, entity, (attribute, value), period)| {
        format!(
            r#"{{"source":"s{source}","entity":"{entity}","attribute":"{attribute}",{value}{period}}}"#
        )
    })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn screening_loses_no_finding(lines in prop::collection::vec(line(), 1..60), size in 1..4000_usize) {
            let (mut rules, mut own) = (rules(), rules());
            let text = lines.iter().map(|line| format!("{line}\n")).collect::<String>();
            let inputs = memory(&[("a.jsonl", text)]);
            let (screened, errors) = screened(&rules, &inputs, size);
            prop_assert!(errors.is_empty(), "{:?}", errors);
            prop_assert_eq!(screened.claim_count, lines.len());
            let all = naive(&rules, "a.jsonl", &lines);
            own.entities.join_forms(all.iter().map(|claim| &*claim.entity));
            let expected = findings(&own, all, BTreeMap::new());
            rules.entities.join_forms(screened.forms.iter().map(String::as_str));
            prop_assert_eq!(findings(&rules, screened.claims, screened.sources), expected);
        }

        #[test]
        fn files_may_be_cut_and_lines_shuffled(
            lines in prop::collection::vec(line(), 1..40),
            cut in any::<prop::sample::Index>(),
            turn in any::<prop::sample::Index>(),
        ) {
            let (rules, mut joined) = (rules(), rules());
            let plain = |findings: Vec<Finding>| -> Vec<_> {
                let mut seen: Vec<_> =
                    findings.into_iter().map(|f| (f.id, f.severity, f.title, f.groups)).collect();
                seen.sort_by(|a, b| a.0.cmp(&b.0));
                seen
            };
            let whole = |lines: &[String]| lines.iter().map(|line| format!("{line}\n")).collect::<String>();
            let (one, _) = screened(&rules, &memory(&[("a", whole(&lines))]), 500);
            let at = cut.index(lines.len());
            let mut turned = lines.clone();
            turned.rotate_left(turn.index(lines.len()));
            let parts = [("a", whole(&turned[..at])), ("b", whole(&turned[at..]))];
            let (two, _) = screened(&rules, &memory(&parts), 300);
            prop_assert_eq!((one.claim_count, one.slot_count, one.entity_count, one.source_count),
                (two.claim_count, two.slot_count, two.entity_count, two.source_count));
            prop_assert_eq!(&one.forms, &two.forms);
            joined.entities.join_forms(one.forms.iter().map(String::as_str));
            prop_assert_eq!(
                plain(findings(&joined, one.claims, one.sources)),
                plain(findings(&joined, two.claims, two.sources))
            );
        }
    }

    #[test]
    fn a_hot_slot_is_counted_in_full_and_kept_small() {
        let rules = rules();
        let line = |i: usize| {
            let low = if i.is_multiple_of(2) { 10 } else { 20 };
            format!(
                "{{\"id\":{i},\"source\":\"s{}\",\"entity\":\"Hot\",\"attribute\":\"things\",\"low\":{low},\"high\":{}}}\n",
                i % 3,
                low + 1
            )
        };
        let text: String = (0..3000).map(line).collect();
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let (found, errors) = screened(&rules, &memory(&[("hot.jsonl", text)]), 10_000);
        assert!(errors.is_empty());
        assert_eq!(found.claims.len(), 2 * 3 * crate::claims::KEPT_ALIKE);
        let kept = findings(&rules, found.claims, found.sources);
        assert_eq!(kept[0].groups.iter().map(|g| g.claims).sum::<usize>(), 3000);
        let shown = |findings: &[Finding]| -> Vec<_> {
            let members = findings.iter().flat_map(|finding| &finding.members);
            members.map(|member| (member.claim.id.to_string(), member.group)).collect()
        };
        let all = findings(&rules, naive(&rules, "hot.jsonl", &lines), BTreeMap::new());
        assert_eq!(shown(&kept), shown(&all));
        assert_eq!(
            (&kept[0].id, &kept[0].title, &kept[0].groups),
            (&all[0].id, &all[0].title, &all[0].groups)
        );
    }

    #[test]
    fn threads_change_nothing() {
        let rules = rules();
        let line = |i: usize| {
            format!(
                "{{\"source\":\"s{}\",\"entity\":\"e{}\",\"attribute\":\"things\",\"low\":{},\"high\":{}}}\n",
                i % 5,
                i % 40,
                i % 7,
                i % 7 + 3
            )
        };
        let inputs =
            memory(&[("a", (0..2000).map(line).collect()), ("b", (500..900).map(line).collect())]);
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let (found, _) = pool.install(|| screened(&rules, &inputs, 1000));
            (found.claims, found.claim_count, found.slot_count)
        };
        let one = with(1);
        assert!(!one.0.is_empty());
        for threads in [2, 3, 8] {
            assert_eq!(with(threads), one);
        }
    }

    #[test]
    fn bad_lines_and_repeated_ids_are_pointed_at_and_the_rest_is_checked() {
        let rules = rules();
        let good = |id: &str, value: u32| {
            format!(
                "{{\"id\":{id},\"source\":\"s\",\"entity\":\"e\",\"attribute\":\"things\",\"low\":{value},\"high\":{value}}}\n"
            )
        };
        let text = [
            good("1", 5),
            String::from("not json\n"),
            String::from("\n"),
            good("\"1\"", 6),
            good("\"a\"", 5),
            good("2", 7),
            good("\"a\"", 5),
        ]
        .concat();
        let (found, errors) = screened(&rules, &memory(&[("a.jsonl", text)]), 100);
        let said: Vec<_> = errors
            .iter()
            .map(|e| {
                (
                    e.code,
                    e.place.as_ref().map(crate::span::Place::line_column),
                    e.related.first().map(|(p, _)| p.line_column()),
                )
            })
            .collect();
        assert_eq!(
            said,
            [
                ("not-a-claim", Some((2, 1)), None),
                ("duplicate-id", Some((4, 1)), Some((1, 1))),
                ("duplicate-id", Some((7, 1)), Some((5, 1))),
            ]
        );
        assert_eq!((found.claim_count, found.left_out), (3, 3));
        let ids: Vec<&str> = found.claims.iter().map(|claim| &*claim.id).collect();
        assert_eq!(ids, ["1", "a", "2"]);
    }

    #[test]
    fn more_slips_than_anybody_reads_are_counted() {
        let rules = rules();
        let (found, errors) =
            screened(&rules, &memory(&[("a", "{}\n".repeat(SLIPS_SHOWN * 3))]), 40);
        assert_eq!(found.left_out, SLIPS_SHOWN * 3);
        assert!(errors.iter().any(|e| e.code == "more-slips" && e.message.starts_with("100 more")));
    }

    #[test]
    fn broken_utf8_is_no_trouble_for_other_lines() {
        let rules = rules();
        let line = b"{\"source\":\"s\",\"entity\":\"e\",\"attribute\":\"x\",\"low\":1}\n";
        let bytes = [&b"\xef\xbb\xbf"[..], line, b"{\"source\":\"\xff\"}\n", line].concat();
        let inputs = [Input::Memory { shown: String::from("a"), bytes }];
        let (found, errors) = screened(&rules, &inputs, 1000);
        assert_eq!((found.claim_count, found.left_out), (2, 1));
        assert_eq!(
            (errors[0].code, errors[0].place.as_ref().unwrap().line_column()),
            ("invalid-utf8", (2, 12))
        );
    }
}
