#!/usr/bin/env python3
"""From judgements to the `difficulty` of every item, and how far the judgements agree.

Usage: review/difficulty.py [--write]     (Python 3, no packages; --write sets the lines in items/*.md)

`difficulty.csv` has what the writer of an item judged: θ at writing; the share in per cent of a mixed workforce expected to
be right, which becomes the θ at which N(0, 1) people with guessing 1/4 are right that often; the pull of the best wrong option plus
the knowledge needed, put on the scale of the first. `ranks.tsv` has groups of items, or all items of a skill, that a reader ordered
from easiest to hardest; a Bradley-Terry fit of a reader's pairs, with a N(0, 2) prior, is that reader's judgement. Orders have no
unit: every reader's values get the mean and SD that the writer's have in each skill. `difficulty` is the mean of writer and
readers, each counting once, cut off at ±2.2. Writer and reader are correlated over the items that the reader had not written.
"""
import csv
import math
import pathlib
import re
import statistics
import sys

here = pathlib.Path(__file__).resolve().parent
paths = sorted((here.parent / "items").glob("*.md"))
skills = {path.stem: re.findall(r"^## (.*)$", path.read_text(encoding="utf-8"), re.M) for path in paths}
writer_rows = {row["item"]: row for row in csv.DictReader(open(here / "difficulty.csv"))}
rank_rows = {}
for row in csv.DictReader(open(here / "ranks.tsv"), delimiter="\t"):
    rank_rows.setdefault(row["reader"], []).append(row)


def like(values, model):
    """`values` with the mean and the standard deviation that `model` has in each skill."""
    scaled = {}
    for items in skills.values():
        own, other = [values[item] for item in items], [model[item] for item in items]
        scale = statistics.pstdev(other) / statistics.pstdev(own)
        scaled |= {item: statistics.mean(other) + scale * (values[item] - statistics.mean(own)) for item in items}
    return scaled


def difficulty_of(share, guessing=0.25):
    people = [step / 20 for step in range(-120, 121)]
    weights = [math.exp(-theta * theta / 2) for theta in people]

    def right(b):
        shares = (guessing + (1 - guessing) / (1 + math.exp(b - theta)) for theta in people)
        return sum(map(lambda w, p: w * p, weights, shares)) / sum(weights)

    low, high = -8.0, 8.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if right(middle) > share else (low, middle)
    return low


def bradley_terry(rows):
    pairs = [(order[j], order[i]) for row in rows for order in [row["easiest_to_hardest"].split()]
             for j in range(len(order)) for i in range(j)]
    b = dict.fromkeys(writer_rows, 0.0)
    for _ in range(300):
        slope = {item: -value / 4 for item, value in b.items()}
        bend = dict.fromkeys(b, 1 / 4)
        for harder, easier in pairs:
            p = 1 / (1 + math.exp(b[easier] - b[harder]))
            slope[harder] += 1 - p
            slope[easier] -= 1 - p
            bend[harder] += p * (1 - p)
            bend[easier] += p * (1 - p)
        b = {item: value + slope[item] / bend[item] / 2 for item, value in b.items()}
    return b


def held_out(rows):
    """Share of a round's pairs that a reader's other rounds put into the same order."""
    same = total = 0
    for left_out in {row["round"] for row in rows}:
        b = bradley_terry([row for row in rows if row["round"] != left_out])
        for order in (row["easiest_to_hardest"].split() for row in rows if row["round"] == left_out):
            gaps = [b[order[j]] - b[order[i]] for j in range(len(order)) for i in range(j)]
            same, total = same + sum(gap > 0 for gap in gaps), total + len(gaps)
    return same / total


at_writing = {item: float(row["at_writing"]) for item, row in writer_rows.items()}
expected = {item: difficulty_of(float(row["percent_right"]) / 100) for item, row in writer_rows.items()}
pull = like({item: float(row["best_distractor"]) + float(row["knowledge"]) for item, row in writer_rows.items()}, at_writing)
writer = {item: (at_writing[item] + expected[item] + pull[item]) / 3 for item in writer_rows}
judges = {"writer": writer} | {reader: like(bradley_terry(rows), writer) for reader, rows in rank_rows.items()}
difficulty = {item: max(-2.2, min(2.2, statistics.mean(judge[item] for judge in judges.values()))) for item in writer_rows}


def correlation(one, other, items):
    both = [item for item in items if "writer" not in (one, other) or writer_rows[item]["writer"] not in (one, other)]
    return statistics.correlation([judges[one][item] for item in both], [judges[other][item] for item in both])


def together(names, items):
    return [statistics.mean(judges[name][item] for name in names) for item in items]


for path in paths:
    mine = skills[path.stem]
    values = sorted(difficulty[item] for item in mine)
    print(f"{path.stem}: {len(mine)} items, difficulty {values[0]:.1f} to {values[-1]:.1f}, mean {statistics.mean(values):.2f}, "
          f"SD {statistics.stdev(values):.2f}, hard (above 0.4) {sum(v > 0.4 for v in values)}, above 1.2 {sum(v > 1.2 for v in values)}")
    for n, one in enumerate(judges):
        if n > 0:
            print(f"  {one} with " + ", ".join(f"{other} {correlation(one, other, mine):.2f}" for other in list(judges)[:n]))
    insiders, outsiders = ["writer", "A"], ["B", "C", "D"]
    print(f"  writer and A with B, C and D {statistics.correlation(together(insiders, mine), together(outsiders, mine)):.2f}")
    if "--write" in sys.argv[1:]:
        text = path.read_text(encoding="utf-8")
        for item in mine:
            line = f"difficulty: {difficulty[item] + 0.0:.1f}".replace("-0.0", "0.0")
            text = re.sub(rf"(^## {item}\n(?:.*\n)*?)difficulty: .*$", lambda m: m[1] + line, text, count=1, flags=re.M)
        path.write_text(text, encoding="utf-8")
for reader, rows in rank_rows.items():
    if len({row["round"] for row in rows}) > 1:
        print(f"reader {reader}: same order in a round left out, {100 * held_out(rows):.0f} % of pairs")
