#!/usr/bin/env python3
"""Scores gainsay on the sets of a shared folder and holds the figures against floors.toml.

    python3 .ci/score.py SHARED GAINSAY

One line a figure; the status is 1 where one lies under its floor.
"""
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import reading
import stories
from held import FLOORS, failures, findings, held

def scale(shared, gainsay):
    """The groups that are reported against those that the generator planted."""
    with tempfile.TemporaryDirectory() as folder:
        generator = [sys.executable, str(shared / "bench/scale/gen_claims.py")]
        claims = str(FLOORS["scale"]["claims"])
        made = subprocess.run([*generator, claims, "made"], cwd=folder, capture_output=True, text=True, check=True)
        key = json.loads(made.stdout)
        found = findings(gainsay, "made.jsonl", cwd=folder)
    slots = {json.dumps(f["slot"], sort_keys=True) for f in found["findings"]}
    held("scale, groups in conflict", len(slots), len(slots) == key["conflict_groups"], f"exactly {key['conflict_groups']}")


def bodies(shared):
    """The articles' texts by id, without their front matter."""
    texts = {}
    for path in sorted((shared / "seeds/articles").glob("*.md")):
        texts[path.stem] = path.read_text().split("+++\n", 2)[2]
    return texts


def article_of(members, texts):
    """The article in which most quotes of a source stand."""
    count = Counter(id for m in members for id, text in texts.items() if m["quote"] and m["quote"] in text)
    return count.most_common(1)[0][0] if count else None


def seeds(shared, gainsay):
    """Our own claims' findings, placed in the articles by their quotes, through the set's own scorer."""
    texts = bodies(shared)
    found = findings(gainsay)["findings"]
    members = [m for f in found for m in f["members"]]
    sources = {m["source"] for m in members}
    articles = {s: article_of([m for m in members if m["source"] == s], texts) for s in sources}

    def place(member):
        article = articles[member["source"]]
        quote, value = member["quote"] or "", member["value"]
        at = texts.get(article, "").find(quote) if quote else -1
        if at < 0:
            return None
        within = quote.find(value)
        start, length = (at + within, len(value)) if within >= 0 else (at, len(quote))
        return {"article": article, "start": start, "end": start + length}

    placed = [{"severity": f["severity"], "members": [p for p in map(place, f["members"]) if p]} for f in found]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predictions.json"
        path.write_text(json.dumps({"findings": placed}))
        run = [sys.executable, str(shared / "seeds/score.py"), str(path), "--json"]
        score = json.loads(subprocess.run(run, capture_output=True, text=True, check=True).stdout)
    floors = FLOORS["seeds"]
    required = score["recall"]["required"]
    held("seeds, required conflicts found", f"{required['found']} of {required['of']}",
         required["found"] >= floors["required_found"], f"at least {floors['required_found']}")
    flagged = score["precision"]["error and warning"]
    held("seeds, findings that are right", f"{flagged['found']} of {flagged['of']}",
         flagged["found"] / max(flagged["of"], 1) >= floors["precision"], f"a share of at least {floors['precision']}")
    alarms = score["false alarms"]["not-conflicts flagged"]["found"]
    held("seeds, false alarms", alarms, alarms <= floors["false_alarms"], f"at most {floors['false_alarms']}")
    print("seeds, missed:", " ".join(score["missed"]) or "none")


def values(shared, gainsay):
    """The reading of values in running text, on every set."""
    score, records = reading.load(shared)
    sets, shown, whole = reading.score_all(score, records, reading.read(gainsay, records), False)
    ours = reading.rows_of(score, sets, whole)
    for name, floor in FLOORS["reading"].items():
        figures = ours[name]
        if isinstance(floor, list):
            ok = all(float(figure) >= least for figure, least in zip(figures.split("/"), floor))
            held(f"reading, {name}", figures, ok, f"at least {floor[0]}/{floor[1]}")
        elif name in reading.CEILINGS:
            held(f"reading, {name}", figures, int(figures.split()[0]) <= floor, f"at most {floor}")
        else:
            held(f"reading, {name}", figures, float(figures.split()[0]) >= floor, f"at least {floor}")
    for name, floor in FLOORS["reading_found"].items():
        share = shown[name]["found"] / shown[name]["gold"]
        held(f"reading, of each {name} found", f"{share:.3f}", share >= floor, f"at least {floor}")


def clusters(shared, gainsay):
    """The open stories, each checked with no configuration, through the set's own scorer."""
    total, notes = each_story(shared, lambda desk: findings(gainsay, desk.name, cwd=desk.parent))
    floors = FLOORS["clusters"]
    for name, value in (("precision", total["precision"]), ("recall", total["recall_flagged"]), ("recall_with_notes", total["recall"])):
        held(f"clusters, {name}", f"{value:.3f}", value >= floors[name], f"at least {floors[name]}")
    held("clusters, traps sprung", f"{total['trap_rate']:.3f}", total["trap_rate"] <= floors["traps"], f"at most {floors['traps']}")
    held("clusters, notes a story", f"{notes:.1f}", notes <= floors["notes"], f"at most {floors['notes']}")


def suggested_clusters(shared, gainsay):
    """The same, each with the desk that `suggest` proposes for it as it is, untrimmed."""
    def check(desk):
        rules = desk.parent / f"{desk.name}.toml"
        run = [gainsay, "suggest", desk.name, "-o", rules.name, "--quiet"]
        subprocess.run(run, cwd=desk.parent, capture_output=True, check=True)
        return findings(gainsay, "--config", rules.name, desk.name, cwd=desk.parent)

    total, _ = each_story(shared, check)
    floors = FLOORS["suggested_clusters"]
    for name, value in (("precision", total["precision"]), ("recall", total["recall_flagged"])):
        held(f"clusters with a suggested desk, {name}", f"{value:.3f}", value >= floors[name], f"at least {floors[name]}")


def each_story(shared, check):
    """What the set's own scorer makes of the open stories' findings, and how many notes a story has."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        out = folder / "out"
        out.mkdir()
        count = notes = 0
        for story in sorted((shared / "clusters").glob("*/gold.json")):
            desk = folder / story.parent.name
            desk.mkdir()
            for article in (story.parent / "articles").iterdir():
                (desk / article.name).write_bytes(article.read_bytes())
            found = check(desk)
            count += 1
            notes += sum(f["severity"] == "note" for f in found["findings"])
            (out / f"{desk.name}.json").write_text(json.dumps(found))
        return overall(shared, out, folder), notes / count


def overall(shared, out, folder):
    """What the scorer of the open stories makes of findings, a file for each story."""
    score = folder / "score.json"
    run = [sys.executable, str(shared / "clusters/score.py"), str(out), "--json", str(score)]
    subprocess.run(run, capture_output=True, text=True, check=True)
    return json.loads(score.read_text())["overall"]


def one_folder(shared, gainsay):
    """The open stories all in one folder: what is told is told within a story, and is told as well."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        desk, out = folder / "all", folder / "out"
        desk.mkdir()
        out.mkdir()
        slugs = [story.parent.name for story in sorted((shared / "clusters").glob("*/gold.json"))]
        for slug in slugs:
            for article in (shared / "clusters" / slug / "articles").iterdir():
                (desk / f"{slug}__{article.name}").write_bytes(article.read_bytes())
        found, across = {slug: [] for slug in slugs}, 0
        told = findings(gainsay, desk.name, cwd=folder)["findings"]
        for finding in told:
            names = [Path(member["path"]).name.split("__") for member in finding["members"]]
            across += len({slug for slug, _ in names}) > 1
            for member, (_, name) in zip(finding["members"], names):
                member["path"] = name
            found[names[0][0]].append(finding)
        for slug, of_story in found.items():
            (out / f"{slug}.json").write_text(json.dumps({"findings": of_story}))
        total = overall(shared, out, folder)
    floors = FLOORS["one_folder"]
    share = across / len(told)
    held("stories in one folder, findings across stories", f"{share:.3f} of {len(told)}", share <= floors["across"], f"at most {floors['across']}")
    for name, value in (("precision", total["precision"]), ("recall", total["recall_flagged"]), ("recall_with_notes", total["recall"])):
        held(f"stories in one folder, {name}", f"{value:.3f}", value >= floors[name], f"at least {floors[name]}")


def main():
    shared, gainsay = Path(sys.argv[1]).resolve(), str(Path(sys.argv[2]).resolve())
    scale(shared, gainsay)
    seeds(shared, gainsay)
    values(shared, gainsay)
    clusters(shared, gainsay)
    suggested_clusters(shared, gainsay)
    one_folder(shared, gainsay)
    stories.score(shared, gainsay)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
