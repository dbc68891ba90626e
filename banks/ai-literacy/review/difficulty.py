#!/usr/bin/env python3
"""From judgements to the `difficulty` of every item, and how far the judgements agree.

Usage: review/difficulty.py [--write]     (Python 3, no packages; --write sets the lines in items/*.md)

`difficulty.csv` has what the writer of an item judged: θ at writing; the share in per cent of a mixed workforce expected to
be right, which becomes the θ at which N(0, 1) people with guessing 1/4 are right that often; the pull of the best wrong option plus
the knowledge needed, put on the scale of the first. `ranks.tsv` has groups of items that a reader ordered from easiest to
hardest; a Bradley-Terry fit of the pairs, with a N(0, 2) prior, put on the scale of the writer's mean, is the reader's judgement.
`difficulty` is the mean of writer and reader, cut off at ±2.2. They are correlated only where they are not the same.
"""
import csv
import math
import pathlib
import re
import statistics
import sys

here = pathlib.Path(__file__).resolve().parent
writer_rows = {row["item"]: row for row in csv.DictReader(open(here / "difficulty.csv"))}
rank_rows = list(csv.DictReader(open(here / "ranks.tsv"), delimiter="\t"))


def like(values, model):
    """`values` with the mean and the standard deviation of `model`."""
    shift, scale = statistics.mean(values.values()), statistics.pstdev(values.values())
    mean, sd = statistics.mean(model.values()), statistics.pstdev(model.values())
    return {item: mean + sd * (value - shift) / scale for item, value in values.items()}


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


def held_out():
    """Share of a round's pairs that the other rounds put into the same order."""
    same = total = 0
    for left_out in {row["round"] for row in rank_rows}:
        b = bradley_terry([row for row in rank_rows if row["round"] != left_out])
        for order in (row["easiest_to_hardest"].split() for row in rank_rows if row["round"] == left_out):
            gaps = [b[order[j]] - b[order[i]] for j in range(len(order)) for i in range(j)]
            same, total = same + sum(gap > 0 for gap in gaps), total + len(gaps)
    return same / total


at_writing = {item: float(row["at_writing"]) for item, row in writer_rows.items()}
expected = {item: difficulty_of(float(row["percent_right"]) / 100) for item, row in writer_rows.items()}
pull = like({item: float(row["best_distractor"]) + float(row["knowledge"]) for item, row in writer_rows.items()}, at_writing)
writer = {item: (at_writing[item] + expected[item] + pull[item]) / 3 for item in writer_rows}
reader = like(bradley_terry(rank_rows), writer)
difficulty = {item: max(-2.2, min(2.2, (writer[item] + reader[item]) / 2)) for item in writer_rows}

for path in sorted((here.parent / "items").glob("*.md")):
    text = path.read_text(encoding="utf-8")
    mine = re.findall(r"^## (.*)$", text, re.M)
    values = sorted(difficulty[item] for item in mine)
    two = [item for item in mine if writer_rows[item]["writer"] not in {row["reader"] for row in rank_rows}]
    r = statistics.correlation([writer[item] for item in two], [reader[item] for item in two])
    print(f"{path.stem}: {len(mine)} items, writer and reader correlate {r:.2f} ({len(two)} items), difficulty {values[0]:.1f} to {values[-1]:.1f}, "
          f"mean {statistics.mean(values):.2f}, SD {statistics.stdev(values):.2f}, hard (above 0.4) {sum(v > 0.4 for v in values)}, "
          f"above 1.2 {sum(v > 1.2 for v in values)}")
    if "--write" in sys.argv[1:]:
        for item in mine:
            line = f"difficulty: {difficulty[item] + 0.0:.1f}".replace("-0.0", "0.0")
            text = re.sub(rf"(^## {item}\n(?:.*\n)*?)difficulty: .*$", lambda m: m[1] + line, text, count=1, flags=re.M)
        path.write_text(text, encoding="utf-8")
print(f"same order in a round left out: {100 * held_out():.0f} % of pairs")
