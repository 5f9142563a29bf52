#!/usr/bin/env python3
"""Scores the reading of values on the sets of a shared folder, beside the figures of other tools.

    python3 .ci/reading.py SHARED GAINSAY            figures, by set and by phenomenon
    python3 .ci/reading.py SHARED GAINSAY --misses   the same, and what was missed or read wrongly
    python3 .ci/reading.py SHARED GAINSAY --docs     the same, and docs/reading.md is written anew

Every text goes through `gainsay extract --values --output-format jsonl`, every answer through the sets' own
scorer. Where a set has a convention that differs from ours, `adapted` below states it and maps what
we say; the reader knows nothing of it.
"""
import argparse
import datetime
import importlib.util
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent

# Value F1 / value and unit F1 of other tools, as measured for the sets on both halves of each; None: not measured.
# "own": scored on the corpus that the tool itself is tested with.
TOOLS = ["CQE 2.0.3", "quantulum3 0.10", "Recognizers Py", "Recognizers JS", "Duckling Haskell", "Duckling Rust"]
OTHERS = {
    "newsquant": ["90.9/87.0", "74.4/63.9", "75.9/63.7", "75.4/62.4", "73.2/43.0", "31.7/16.0"],
    "rtexts": ["86.6/82.2", "80.6/51.3", "86.2/73.0", "86.0/77.9", "80.0/53.5", "43.9/28.0"],
    "newsquant and rtexts": ["87.0/84.0", "75.7/59.4", "77.9/66.5", "77.9/66.9", "75.8/47.0", "35.1/20.0"],
    "recog": ["69.1/64.7", "75.1/55.8", "83.1/75.9 own", "85.4/82.2 own", "65.9/50.0", "59.3/45.6"],
    "quantulum": ["73.7/62.2", "96.6/88.7 own", "71.1/48.4", "70.8/47.4", "61.2/33.6", "39.5/21.1"],
    "recog_date, value": ["8.6", "10.7", "52.6 own", "64.4 own", "55.4", "52.3"],
    "bound direction of newsquant": ["164 of 170", "30 of 143", "0 of 113", "0 of 113", "44 of 101", "33 of 114"],
    "false readings in forbidden spans": ["259 of 419", "530", "962", "961", "1112", "1129"],
    "shapes": ["55.6/52.4", "45.9/36.0", "44.9/39.7", "49.5/40.4", "40.5/29.7", "34.1/23.4"],
    "shapes wholly right, of 84": ["32", "24", "25", "22", "19", "5"],
    "megabytes a second, one core": ["0.006", "0.036-0.046", "0.0015-0.002", "0.0045-0.006", "0.034", "0.022"],
}
ROWS = {
    "newsquant": ["newsquant"],
    "rtexts": ["rtexts_age", "rtexts_currency", "rtexts_dimension", "rtexts_temperature"],
    "recog": [f"recog_{s}" for s in ("age", "currency", "dimension", "number", "percent", "range", "temperature")],
    "quantulum": ["quantulum"],
    "shapes": ["shapes"],
}
# Rows whose figure is the better the lower it is.
CEILINGS = {"false readings in forbidden spans"}
ROWS["newsquant and rtexts"] = ROWS["newsquant"] + ROWS["rtexts"]


def load(shared):
    """The sets' scorer as a module, and every record."""
    folder = shared / "bench/quantities"
    spec = importlib.util.spec_from_file_location("quantities_score", folder / "score.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    return score, list(score.load(folder / "dev")) + list(score.load(folder / "shapes.jsonl"))


def read(gainsay, records):
    """What gainsay reads in each text, by the record's id."""
    lines = []
    for record in records:
        line = {"id": record["id"], "text": record["text"]}
        if record.get("ref"):
            line["published"] = record["ref"][:10]
        lines.append(json.dumps(line))
    command = [gainsay, "extract", "--values", "--output-format", "jsonl"]
    run = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"gainsay ended with {run.returncode}: {run.stderr}")
    answers = map(json.loads, run.stdout.splitlines())
    return {answer["id"]: answer["values"] for answer in answers}


def adapted(source, value, text):
    """A value in the words of the sets."""
    value = dict(value)
    # newsquant takes "up to" for a bound wherever it stands; of what "inched back up to 4.8 percent" we say 4.8.
    if source == "newsquant" and value["bound"] == "exact" and text[: value["start"]].rstrip().endswith("up to"):
        value["low"], value["bound"] = None, "at_most"
    # So it does "over" of how long something goes on: what "takes place over five weeks" takes five.
    if source == "newsquant" and value["kind"] == "duration" and value["bound"] == "exact":
        if text[: value["start"]].rstrip().endswith(" over"):
            value["high"], value["bound"] = None, "more_than"
    # The sets name what a figure is reckoned by as a part of its unit.
    if value.get("per") and value.get("unit") and value["kind"] != "duration":
        value["unit"] = f"{value['unit']} per {value['per']}"
    # In recog_date a range stops short of its second end, whatever stretch that is, and "after" a day
    # begins with that day.
    if source == "recog_date" and value["kind"] == "date":
        start, dots, end = value["period"].partition("..")
        two_ends = re.search(r"\b(to|through|thru|till|until|and)\b|[-–~]", value["surface"])
        if dots and start and end and value["high"] and two_ends:
            value["high"] = day_before(first_day(end)) or value["high"]
        if value["surface"].lower().startswith("after") and value["low"] and not value["high"]:
            value["low"] = day_before(value["low"])
    return value


def first_day(period):
    """The first day of `2025`, `2025-07`, `2025-Q3`; None for a day or another stretch."""
    year, _, rest = period.partition("-")
    if not year.isdigit():
        return None
    if not rest:
        return f"{year}-01-01"
    if rest.startswith("Q"):
        return f"{year}-{int(rest[1:]) * 3 - 2:02}-01"
    return f"{year}-{rest}-01" if len(rest) == 2 else None


def day_before(day):
    return day and str(datetime.date.fromisoformat(day) - datetime.timedelta(days=1))


def phenomena(entity):
    """What is shown by a value: its kind, and how it is bounded."""
    yield entity.get("kind") or "?"
    bound = entity.get("bound")
    if bound == "range":
        yield "range"
    elif bound == "approx":
        yield "hedge"
    elif bound in ("at_least", "at_most", "more_than", "less_than"):
        yield "bound"


def score_all(score, records, answers, misses):
    """Counts by set and by phenomenon, and how many shapes are wholly right."""
    sets, shown, whole = {}, {}, 0
    for record in records:
        source = record["source"]
        values = [adapted(source, value, record["text"]) for value in answers.get(record["id"], [])]
        counts, missed, false = score.score_record(record, values, False)
        sets.setdefault(source, Counter()).update(counts)
        whole += source == "shapes" and not missed and not false
        if source != "recog_negative":
            for entity in record["gold"]:
                if not entity.get("optional"):
                    for name in phenomena(entity):
                        shown.setdefault(name, Counter()).update(gold=1, found=entity not in missed)
            for entity in false:
                for name in phenomena(entity):
                    shown.setdefault(name, Counter()).update(false=1)
        if misses and (missed or false):
            print(f"{record['id']}: {record['text']}")
            for word, entities in (("missed", missed), ("read wrongly", false)):
                for e in entities:
                    print(f"    {word}: {e.get('surface')} {e.get('low')} to {e.get('high')} {e.get('unit')} {e.get('bound')}")
    return sets, shown, whole


def f1(score, counts, what):
    return 100 * score.prf(counts["tp_" + what], counts["tp_v"] + counts["fp"], counts["gold"])[2]


def speed(shared, gainsay, megabytes):
    """Megabytes a second of the articles repeated, with one thread and with all; `wc -w` on the same; memory."""
    texts = [path.read_text() for path in sorted((shared / "seeds/articles").glob("*.md"))]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        size, number = 0, 0
        while size < megabytes * 1e6:
            text = texts[number % len(texts)]
            file.write(json.dumps({"id": number, "text": text}, ensure_ascii=False) + "\n")
            size, number = size + len(text.encode()), number + 1
        file.flush()
        one_core = {min(os.sched_getaffinity(0))} if hasattr(os, "sched_getaffinity") else None

        def seconds(command, cores):
            pin = (lambda: os.sched_setaffinity(0, cores)) if cores else None
            best = None
            for _ in range(3):
                begin = time.monotonic()
                with open(file.name) as texts_in:
                    subprocess.run(command, stdin=texts_in, stdout=subprocess.DEVNULL, check=True, preexec_fn=pin)
                took = time.monotonic() - begin
                best = min(took, best or took)
            return best

        command = [gainsay, "extract", "--values", "--output-format", "jsonl"]
        one, words = seconds([*command, "--threads", "1"], one_core), seconds(["wc", "-w"], one_core)
        every = seconds(command, None)
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return size / 1e6 / one, size / 1e6 / every, size / 1e6 / words, one / words, memory


def rows_of(score, sets, whole):
    """Ours for each row of the table."""
    ours = {}
    for name, parts in ROWS.items():
        total = Counter()
        for part in parts:
            total.update(sets[part])
        ours[name] = f"{f1(score, total, 'v'):.1f}/{f1(score, total, 'vu'):.1f}"
    ours["recog_date, value"] = f"{f1(score, sets['recog_date'], 'v'):.1f}"
    news = sets["newsquant"]
    ours["bound direction of newsquant"] = f"{news['bound_ok']} of {news['bound_n']}"
    negative = sets["recog_negative"]
    ours["false readings in forbidden spans"] = f"{negative['false_read']} of {negative['forbid']}"
    ours["shapes wholly right, of 84"] = str(whole)
    return ours


def tables(ours, sets, shown, score):
    lines = ["| set | gainsay | " + " | ".join(TOOLS) + " |", "| --- " * (len(TOOLS) + 2) + "|"]
    for name, others in OTHERS.items():
        lines.append(f"| {name} | **{ours.get(name, '?')}** | " + " | ".join(others) + " |")
    lines += ["", "| set | texts | values | value F1 | value and unit F1 |", "| --- | ---: | ---: | ---: | ---: |"]
    for name, counts in sorted(sets.items()):
        if counts["gold"]:
            lines.append(f"| {name} | {counts['texts']} | {counts['gold']} | {f1(score, counts, 'v'):.1f} | {f1(score, counts, 'vu'):.1f} |")
    lines += ["", "| phenomenon | values | found | share | read where there is none |", "| --- | ---: | ---: | ---: | ---: |"]
    for name, counts in sorted(shown.items()):
        share = 100 * counts["found"] / max(counts["gold"], 1)
        lines.append(f"| {name} | {counts['gold']} | {counts['found']} | {share:.1f}% | {counts['false']} |")
    return lines


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shared", type=Path), options.add_argument("gainsay", type=Path)
    options.add_argument("--misses", action="store_true", help="list what was missed and what was read wrongly")
    options.add_argument("--docs", action="store_true", help="write the tables into docs/reading.md")
    options.add_argument("--megabytes", type=int, default=100, help="how much text the speed is measured on")
    args = options.parse_args()
    gainsay = str(args.gainsay.resolve())
    score, records = load(args.shared.resolve())
    sets, shown, whole = score_all(score, records, read(gainsay, records), args.misses)
    ours = rows_of(score, sets, whole)
    one, every, words, ratio, memory = speed(args.shared.resolve(), gainsay, args.megabytes)
    ours["megabytes a second, one core"] = f"{one:.0f}"
    lines = tables(ours, sets, shown, score)
    lines += ["", f"{args.megabytes} MB of articles: {one:.0f} MB a second on one core, {every:.0f} on all; `wc -w` on the same "
              f"bytes and one core {words:.0f}, so reading takes {ratio:.1f} times as long as counting words. "
              f"The most memory that any of the programs took was {memory:.0f} MB."]
    print("\n".join(lines))
    if args.docs:
        page = ROOT / "docs/reading.md"
        before, _, rest = page.read_text().partition("<!-- figures -->\n")
        after = rest.partition("<!-- end of figures -->\n")[2]
        page.write_text(before + "<!-- figures -->\n" + "\n".join(lines) + "\n<!-- end of figures -->\n" + after)


if __name__ == "__main__":
    main()
