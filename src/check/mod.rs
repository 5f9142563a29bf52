//! The stages in order: paths to texts to claims to graph to findings.
//!
//! Nothing here knows of the command line or of output formats. The same call serves the binary,
//! tests and programs that use the library.

mod changed;
mod claimed;
mod draft;
mod evidence;
mod given;
mod heads;
mod input;
mod known;
mod names;
mod options;
mod progress;
mod stories;
mod together;
mod twice;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use changed::Touched;
use draft::Draft;
use evidence::Homes;
pub use given::{Given, given};
pub use input::paths_of;
use input::{archives, files, nothing_to_check, read_files};
use known::Known;
pub use options::Options;
pub use progress::Progress;
use rayon::prelude::*;
pub use stories::Stories;
use together::{together, told_apart};

use crate::baseline::Noted;
use crate::claims::file::ClaimsFile;
use crate::claims::{Claim, Source, article};
use crate::decisions::{DECISIONS_FILE, Decision};
use crate::error::{Error, Errors};
use crate::evidence::Evidence;
use crate::finding::{Finding, Summary};
use crate::graph::ClaimGraph;
use crate::graph::archive::{self, Reach, Screened};
use crate::load::article::Article;
use crate::load::{self, Found, Input, LeftOut};
use crate::pack::lexicon::Lexicon;
use crate::rules::{Beside, Desk, sorted, weekdays};
use crate::similar::nearest;
use crate::story::{self, LEADS, Together};
use crate::value::Reason;

/// All that a check found out.
#[derive(Debug)]
pub struct Checked {
    /// The desk.
    pub desk: Desk,
    /// The claims, connected.
    pub graph: ClaimGraph,
    /// The articles, in the order of their paths.
    pub articles: Vec<Article>,
    /// The articles that claims files name, by the id of the source.
    pub evidence: Evidence,
    /// The findings, sorted, without those that a decision settles.
    pub findings: Vec<Finding>,
    /// The findings that a decision settles, sorted, each with that decision.
    pub settled: Vec<(Finding, Decision)>,
    /// The findings that the baseline has, sorted.
    pub known: Vec<Finding>,
    /// What the baseline notes and is there no more, where the whole desk was checked.
    pub gone: Vec<Noted>,
    /// What was said of which articles belong together.
    pub together: Together,
    /// How many stories they are of by what they say.
    pub stories: usize,
    /// Problems with the input, sorted.
    pub errors: Vec<Error>,
    /// Things worth saying that are neither findings nor problems: names that may be one entity.
    pub notices: Vec<String>,
    /// What was looked at.
    pub summary: Summary,
    /// The decisions file, whether it is there or not.
    pub decisions_file: PathBuf,
    /// The file of the baseline, if there is to be one.
    pub baseline_file: Option<PathBuf>,
}

/// Loads the desk: the rules file given or found, over the built-in packs. Returns its path as well.
pub fn desk(config: Option<&Path>, errors: &mut Errors) -> (Desk, Option<PathBuf>) {
    // The tables of words are made while the packs are parsed: starting is what takes longest.
    rayon::spawn(|| _ = Lexicon::builtin());
    let path = config.map(Path::to_owned).or_else(|| load::find_rules(Path::new(".")));
    let text = path.as_deref().and_then(|path| load::read(path, errors));
    let folder = path.as_deref().and_then(Path::parent).map(Path::to_owned).unwrap_or_default();
    let files = RefCell::new(path.clone().into_iter().collect::<Vec<PathBuf>>());
    let read_pack = |name: &str, errors: &mut Errors| {
        files.borrow_mut().push(folder.join(name));
        load::read(&folder.join(name), errors)
    };
    let mut desk = Desk::load(text.as_ref(), &read_pack, errors);
    desk.files = files.into_inner();
    (desk, path)
}

/// Checks everything under the given paths. Never stops early: what is broken is reported, the rest is checked.
pub fn check(options: &Options) -> Checked {
    let mut errors = Errors::new();
    let (mut desk, rules_path) = desk(options.config.as_deref(), &mut errors);
    let mut summary = Summary::default();
    let (mut files, passed) =
        files(options, &desk, rules_path.as_deref(), &mut summary, &mut errors);
    let baseline_file = known::baseline_file(options, rules_path.as_deref());
    files.retain(|file| {
        !baseline_file.as_deref().is_some_and(|path| known::is_same(&file.path, path))
    });
    let archives = archives(&files, options);
    let (inputs, mut articles, lost) = read_files(&files, options, &desk, &mut errors);
    let (mut claims, mut sources, mut left_out) = collect(inputs, &mut errors);
    left_out += lost;
    if let Some(progress) = &options.progress {
        progress.comparing();
    }
    // From here on every article is one of the sources, and what it surely claims is a claim like any other.
    article::settle(&mut articles, &mut sources, &desk.vocabulary);
    let homes = Homes::new(rules_path.as_deref(), options.work_tree.as_deref());
    let evidence = evidence::load(&sources, &articles, &homes, &mut errors);
    let figures = claimed::by_desk(&articles, &sources, &desk, &mut claims);
    let draft = Draft::of(options, &desk, rules_path.as_deref());
    if let Some(draft) = draft.as_ref().filter(|_| errors.is_empty()) {
        let texts = articles.iter().filter(|a| heads::has_text(a)).map(|a| a.text.path.as_str());
        let claimed = claims.iter().map(|claim| claim.places.text.path.as_str());
        let told = texts.chain(claimed).chain(archives.iter().map(Input::shown)).collect();
        if let Some(slip) = draft.slip(options, &articles, &told) {
            errors.push(slip);
        }
    }
    let mut notices = passed.notices();
    notices.extend(heads::notices(&articles));
    let screened = (!archives.is_empty()).then(|| {
        screen(&archives, options.every_claim, &claims, &sources, &desk, &mut notices, &mut errors)
    });
    let forms = screened.iter().flat_map(|screened| &screened.forms).map(String::as_str);
    desk.entities.join_forms(claims.iter().map(|claim| &*claim.entity).chain(forms));
    left_out += screened.as_ref().map_or(0, |screened| screened.left_out);
    if left_out > 0 {
        summary.skipped.push((String::from("claims with something unreadable in them"), left_out));
    }
    let claim_count = screened.as_ref().map_or(claims.len(), |screened| screened.claim_count);
    let has_text = articles.iter().any(heads::has_text);
    if claim_count == 0 && !has_text && errors.is_empty() {
        errors.push(nothing_to_check(options, !articles.is_empty(), &passed));
    }
    notices.extend(names::notices(&claims, screened.as_ref(), &desk, options, &mut summary));
    summary.articles = articles.len();
    summary.sources = sources.len();
    summary.claims = claim_count;
    let mut counts = None;
    if let Some(screened) = screened {
        summary.sources = screened.source_count;
        counts = Some((screened.slot_count, screened.entity_count));
        // An archive has by far the most of them, and they stay where they are: the graph has an order of its own.
        let of_files = std::mem::replace(&mut claims, screened.claims);
        claims.extend(of_files);
        for (id, source) in screened.sources {
            sources.entry(id).or_insert(source);
        }
    }
    let graph = ClaimGraph::build(claims, sources, &desk.entities, &desk.vocabulary);
    (summary.slots, summary.entities) = counts.unwrap_or_else(|| {
        let entities: BTreeSet<&Arc<str>> = graph.view().slots().map(|s| &s.slot.entity).collect();
        (graph.view().slot_count(), entities.len())
    });
    let decisions_file = known::beside(rules_path.as_deref(), DECISIONS_FILE);
    let touched =
        Touched::of(&graph, &desk, &evidence, &decisions_file, options, &mut notices, &mut errors);
    let drafted = draft.as_ref().map(|draft| draft.claims(&graph));
    let first = touched.as_ref().map(|touched| &touched.claims).or(drafted.as_ref());
    let (none, view) = (BTreeSet::new(), graph.view());
    // Of an archive the slots of free text are not kept, so that they cannot be counted.
    let archived = !archives.is_empty();
    let beside = Beside { evidence: &evidence, first: first.unwrap_or(&none) };
    let found = desk.rules.par_iter().flat_map_iter(|rule| desk.findings(rule, view, beside));
    let (apart, mut found): (_, Vec<Finding>) =
        rayon::join(|| desk.not_compared(view), || found.collect());
    let apart = apart.into_iter().filter(|(reason, _)| !archived || *reason != Reason::FreeText);
    summary.skipped.extend(apart.map(|(reason, slots)| {
        (format!("slots in which values were not compared: they {reason}"), slots)
    }));
    let texts: BTreeSet<&str> = articles.iter().map(|a| a.text.path.as_str()).collect();
    found.extend(weekdays(view, |claim| texts.contains(claim.places.text.path.as_str())));
    let leads = options.leads.unwrap_or(LEADS);
    let together = together(options, draft.as_ref(), &articles);
    let aligned = story::check(&articles, &|id| graph.view().source(id), &together, leads);
    (summary.stories, summary.across) = told_apart(aligned.stories, &together, draft.is_some());
    notices.extend(heads::too_much(&aligned.too_much));
    twice::add_untold(aligned.findings, &figures, &evidence, leads, &mut found);
    if let Some(touched) = &touched {
        found.iter_mut().for_each(|finding| touched.mark(finding));
    }
    let found = sorted(match &draft {
        Some(draft) => draft.part(found),
        None => found,
    });
    check_selected(options, &desk, &mut errors);
    let Known { open: findings, settled, known, gone, notices: told } = known::part(
        found,
        options,
        touched.as_ref(),
        &decisions_file,
        baseline_file.as_deref(),
        |id| view.has_source(id),
        &mut errors,
    );
    notices.extend(told);
    summary.settled = settled.len();
    summary.known = known.len();
    summary.count(&findings);
    let errors = errors.into_sorted();
    Checked {
        desk,
        graph,
        articles,
        evidence,
        findings,
        settled,
        known,
        gone,
        together,
        stories: aligned.stories,
        errors,
        notices,
        summary,
        decisions_file,
        baseline_file,
    }
}

/// The files that a check of these options reads, in their order, what is left out of their folders, and what is
/// wrong with the paths.
pub fn files_of(options: &Options) -> (Vec<Found>, LeftOut, Vec<Error>) {
    let mut errors = Errors::new();
    let (desk, rules_path) = desk(options.config.as_deref(), &mut errors);
    let (files, left_out) =
        files(options, &desk, rules_path.as_deref(), &mut Summary::default(), &mut errors);
    (files, left_out, errors.into_sorted())
}

type Collected = (Vec<Claim>, BTreeMap<Arc<str>, Source>, usize);

/// Joins the files: a source id or a claim id that two files use is an error, and the second is left out.
fn collect(files: Vec<ClaimsFile>, errors: &mut Errors) -> Collected {
    let mut claims: Vec<Claim> = Vec::new();
    let mut sources: BTreeMap<Arc<str>, Source> = BTreeMap::new();
    let mut ids: BTreeMap<Arc<str>, (usize, usize)> = BTreeMap::new();
    let mut left_out = 0;
    for file in files {
        left_out += file.left_out;
        if let (Some(first), Some(place)) = (sources.get(&file.source.id), &file.source.place) {
            let mut error = Error::broken(
                "duplicate-id",
                format!("two files have the source id `{}`", file.source.id),
                place.clone(),
            )
            .label("used again; the claims of this file are left out")
            .help("give one of them another id in its [source] table");
            if let Some(first) = &first.place {
                error = error.related(first.clone(), "first used here");
            }
            errors.push(error);
            left_out += file.claims.len();
            continue;
        }
        for claim in file.claims {
            if let Some(&(at, _)) = ids.get(&claim.id) {
                errors.push(
                    Error::broken(
                        "duplicate-id",
                        format!("two claims have the id `{}`", claim.id),
                        claim.value_place(),
                    )
                    .label("this claim is left out")
                    .related(claims[at].value_place(), "first used here")
                    .help("give one of them another id"),
                );
                left_out += 1;
                continue;
            }
            ids.insert(Arc::clone(&claim.id), (claims.len(), 0));
            claims.push(claim);
        }
        sources.insert(Arc::clone(&file.source.id), file.source);
    }
    (claims, sources, left_out)
}

/// Screens the archives, and says what should be known of them beside findings.
fn screen(
    archives: &[Input],
    every: bool,
    claims: &[Claim],
    sources: &BTreeMap<Arc<str>, Source>,
    desk: &Desk,
    notices: &mut Vec<String>,
    errors: &mut Errors,
) -> Screened {
    let everything = || Reach { looked_at: true, content: false, beyond: Vec::new() };
    let reach = |attribute: &str| if every { everything() } else { desk.reach(attribute) };
    let on =
        archive::Desk { vocabulary: &desk.vocabulary, entities: &desk.entities, reach: &reach };
    let screened = archive::screen(archives, claims, sources, &on, errors);
    let known = || desk.vocabulary.attributes().map(|attribute| &*attribute.id);
    let undeclared = screened.undeclared.iter().map(|(id, count)| {
        let near = nearest(id, known()).map(|near| format!(": did you mean `{near}`?"));
        let plural = if *count == 1 { "claim names" } else { "claims name" };
        let near = near.unwrap_or_default();
        format!("{count} {plural} the attribute `{id}`, which nothing declares{near}")
    });
    notices.extend(some(undeclared, "more attributes that nothing declares"));
    let differing = screened.differing.iter().map(|(source, field)| {
        format!(
            "claims of the source `{source}` differ in its `{field}`, so none is taken for sure"
        )
    });
    notices.extend(some(differing, "more sources whose claims differ in what they tell of it"));
    screened
}

/// How many notices of one sort are given one by one.
const NOTICES: usize = 10;

/// The first few of some notices, and how many more there are.
fn some(all: impl ExactSizeIterator<Item = String>, more: &str) -> Vec<String> {
    let count = all.len();
    let mut some: Vec<String> = all.take(NOTICES).collect();
    if count > NOTICES {
        some.push(format!("{} {more}", count - NOTICES));
    }
    some
}

/// A name on the command line that no rule and no kind has is an error.
fn check_selected(options: &Options, desk: &Desk, errors: &mut Errors) {
    let kinds = crate::rules::ALL.iter().map(|kind| kind.meta());
    let kinds = kinds.chain(crate::rules::ALIGNED.iter().copied()).map(|meta| meta.name);
    let names: BTreeSet<&str> = desk.rules.iter().map(|rule| &*rule.id).chain(kinds).collect();
    for name in
        options.select.iter().chain(&options.ignore).filter(|name| !names.contains(name.as_str()))
    {
        let error =
            Error::usage("unknown-rule", format!("there is no rule and no kind of rule `{name}`"));
        errors.push(match nearest(name, names.iter().copied()) {
            Some(near) => error.help(format!("did you mean `{near}`?")),
            None => error.help("`gainsay explain` lists the rules in use"),
        });
    }
}

/// Whether a finding is of a rule or kind that was asked for.
fn is_selected(options: &Options, finding: &Finding) -> bool {
    let named =
        |list: &[String]| list.iter().any(|name| *name == *finding.rule || name == finding.kind);
    (options.select.is_empty() || named(&options.select)) && !named(&options.ignore)
}
