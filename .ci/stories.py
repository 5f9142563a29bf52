"""Scores of reading articles with no configuration, beside the open stories of score.py: pairs of texts,
the seed articles, and changes put into the open stories.

    python3 .ci/stories.py SHARED GAINSAY

prints these figures alone.
"""
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from held import FLOORS, failures, findings, held, least, most


def module(folder, name):
    """A scorer of a set, as a module."""
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location(f"{folder.name}_{name}", folder / f"{name}.py")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    sys.path.remove(str(folder))
    return loaded


def flagged(gainsay, records):
    """The ids of the pairs of which errors or warnings are told, each pair a story of two articles."""
    lines = []
    for record in records:
        articles = [{"id": side, "text": record[side]} for side in "ab"]
        lines.append(json.dumps({"id": record["id"], "articles": articles}))
    run = [gainsay, "check", "--stories", "--exit-zero"]
    with tempfile.TemporaryDirectory() as folder:
        told = subprocess.run(run, input="\n".join(lines), cwd=folder, capture_output=True, text=True, check=True)
    found = set()
    for line in told.stdout.splitlines():
        story = json.loads(line)
        if any(f["severity"] != "note" for f in story["findings"]):
            found.add(story["id"])
    return found


def pairs(shared, gainsay):
    """Two texts each: is there a conflict? Every pair of every set, on those where both hold numbers."""
    folder = shared / "bench/conflicts"
    scorer = module(folder, "score_pairs")
    for name, floor in FLOORS["pairs"].items():
        records = scorer.load(folder / "pairs" / f"{name}.jsonl")
        told = flagged(gainsay, records)
        if "flagged" in floor:
            calm = [r for r in records if r["label"] != "conflict"]
            share = sum(r["id"] in told for r in calm) / len(calm)
            most(f"pairs, {name}, flagged of those without conflict", share, floor["flagged"], f"{share:.3f}")
            continue
        labels = {r["id"]: "conflict" if r["id"] in told else "consistent" for r in records}
        figures = scorer.score(records, labels, "num")
        for figure in ("precision", "recall"):
            least(f"pairs, {name}, {figure}", figures[figure], floor[figure], f"{figures[figure]:.3f}")


def floored(name, value, floor, shown):
    """Holds a figure against its floor where it has one, and only tells it where it has none yet."""
    if floor is None:
        print(f"no floor yet: {name} {shown}")
    else:
        least(name, value, floor, shown)


FRONT = re.compile(r"\A\+\+\+\n.*?^\+\+\+\n", re.S | re.M)


def seeds(shared, gainsay, config=None, section="plain_seeds"):
    """The seed articles without a desk, or with one, through the set's own scorer."""
    source = shared / "seeds/articles"
    heads = {p.stem: len(FRONT.match(p.read_text()).group().encode()) for p in source.glob("*.md")}
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        (folder / "story").mkdir()
        for path in source.glob("*.md"):
            (folder / "story" / path.name).write_bytes(path.read_bytes())
        chosen = ["--config", str(Path(config).resolve())] if config else []
        found = findings(gainsay, *chosen, "story", cwd=folder)["findings"]
        # What stands in the front matter is not inside the text for this scorer.
        for finding in found:
            finding["members"] = [m for m in finding["members"] if m["start"] >= heads[Path(m["path"]).stem]]
        path = folder / "predictions.json"
        path.write_text(json.dumps({"findings": [f for f in found if f["members"]]}))
        run = [sys.executable, str(shared / "seeds/score.py"), str(path), "--unit", "bytes", "--from", "file"]
        score = json.loads(subprocess.run([*run, "--json"], capture_output=True, text=True, check=True).stdout)
    floors = FLOORS[section]
    name = section.replace("_", " ")
    for figure in ("required", "required contradictions"):
        row = score["recall"][figure]
        floored(f"{name}, {figure} found", row["found"], floors.get(figure.replace(" ", "_")), f"{row['found']} of {row['of']}")
    noted = score["recall"]["required, at any severity"]
    least(f"{name}, required found with notes", noted["found"], floors["with_notes"], f"{noted['found']} of {noted['of']}")
    right = score["precision"]["error and warning"]
    share = right["found"] / max(right["of"], 1)
    floored(f"{name}, findings that are right", share, floors.get("precision"), f"{right['found']} of {right['of']}")
    alarms = score["false alarms"]["not-conflicts flagged"]["found"]
    most(f"{name}, not-conflicts flagged", alarms, floors["false_alarms"])


def suggested(shared, gainsay):
    """The seed articles with the desk that `suggest` proposes for them: as it is, and trimmed as a person would."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder) / "rules.toml"
        run = [gainsay, "suggest", str(shared / "seeds/articles"), "-o", str(desk), "--quiet"]
        subprocess.run(run, cwd=folder, capture_output=True, check=True)
        seeds(shared, gainsay, desk, "suggested_seeds")
        text = desk.read_text()
        for edit in FLOORS["trimmed_seeds"]["trim"]:
            text, times = re.subn(edit["find"], edit["put"], text, count=1, flags=re.S)
            held("suggest, a place to trim", edit["find"][:40], times == 1, "is there")
        desk.write_text(text)
        seeds(shared, gainsay, desk, "trimmed_seeds")


def injected(shared, gainsay):
    """Changed figures in every STEP-th of the open stories: found, and how many stray findings come along."""
    program = Path(gainsay).parents[1] / "debug/examples/inject"
    if not program.exists():
        print(f"NOT MEASURED: {program} is not built (cargo build --example inject)")
        return
    floors = FLOORS["injected"]
    stories = sorted(path.parent / "articles" for path in (shared / "clusters").glob("*/gold.json"))
    run = [str(program), *map(str, stories[:: floors["step"]])]
    told = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    line = re.compile(r"(.+): (\d+) changes, (\d+) found, (\d+) of them as errors or warnings, (\d+) stray")
    for name, made, found, grave, stray in line.findall(told):
        share, strays = int(found) / max(int(made), 1), int(stray) / max(int(made), 1)
        shown = f"{share:.3f} of {made} ({int(grave) / max(int(made), 1):.3f} as errors or warnings)"
        least(f"injected, {name}, found", share, floors["found"], shown)
        most(f"injected, {name}, stray findings a change", strays, floors["stray"], f"{strays:.3f}")


def score(shared, gainsay):
    """All of them."""
    seeds(shared, gainsay)
    suggested(shared, gainsay)
    pairs(shared, gainsay)
    injected(shared, gainsay)


if __name__ == "__main__":
    score(Path(sys.argv[1]).resolve(), str(Path(sys.argv[2]).resolve()))
    sys.exit(1 if failures else 0)
