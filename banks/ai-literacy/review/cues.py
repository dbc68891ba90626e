#!/usr/bin/env python3
"""What can be guessed from the form of the options alone.

Usage: review/cues.py [items/*.md]     (Python 3, no packages)

Readers that see no stem answer every item; whoever knows nothing gets one in four right on average. `longest`,
`shortest` and `position a`-`d` take that option (ties count as a share). `words` learns from all other items of the
bank which words and word pairs keys have and wrong options have not (naive Bayes, add-one smoothing), and takes the
option that looks most like a key: a stand-in for a test-wise person. `at most` is the exact upper bound of the share in more such
items, one-sided at 95 % (Clopper & Pearson 1934), right answers rounded up. Of items that share their options and differ in the
key, no reader who sees options alone and answers alike gets more than one right: this needs no reader to show.
"""
import math
import pathlib
import re
import sys

here = pathlib.Path(__file__).resolve().parent.parent
files = [pathlib.Path(f) for f in sys.argv[1:]] or sorted((here / "items").glob("*.md"))


def items(path):
    for section in path.read_text(encoding="utf-8").split("\n## ")[1:]:
        options = re.findall(r"^- \[([ x])\] (.*)$", section, re.M)
        yield section.split("\n", 1)[0], [text for _, text in options], [mark for mark, _ in options].index("x")


def features(text):
    words = re.findall(r"[a-z]+|\d+", text.lower())
    return set(words) | set(zip(words, words[1:])) | {("length", len(words) // 3)}


def share(values, best, key):
    """1 if the key alone is best, a share of 1 if it ties, else 0."""
    winners = [i for i, value in enumerate(values) if value == best(values)]
    return (key in winners) / len(winners)


def at_most(right, n):
    """The largest share at which no more than `right` of `n` still happen in one case out of twenty."""
    low, high = right / n, 1.0
    for _ in range(50):
        p = (low + high) / 2
        tail = sum(math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(right + 1))
        low, high = (p, high) if tail > 0.05 else (low, p)
    return low


def words_reader(bank, left_out):
    """Scores of the options of `left_out` by a reader that has learnt from all other items."""
    counts = {True: {}, False: {}}
    totals = {True: 0, False: 0}
    for name, options, key in bank:
        if name == left_out[0]:
            continue
        for i, text in enumerate(options):
            totals[i == key] += 1
            for feature in features(text):
                side = counts[i == key]
                side[feature] = side.get(feature, 0) + 1

    def log_odds(feature):
        of_keys = (counts[True].get(feature, 0) + 1) / (totals[True] + 2)
        of_others = (counts[False].get(feature, 0) + 1) / (totals[False] + 2)
        return math.log(of_keys / of_others)

    return [sum(map(log_odds, features(text))) for text in left_out[1]]


everything = [(path.stem, *item) for path in files for item in items(path)]
bank = [item[1:] for item in everything]
for skill in dict.fromkeys(item[0] for item in everything):
    mine = [item[1:] for item in everything if item[0] == skill]
    lengths = [([len(text) for text in options], key) for _, options, key in mine]
    rows = {"longest": sum(share(ls, max, key) for ls, key in lengths),
            "shortest": sum(share(ls, min, key) for ls, key in lengths),
            "words": sum(share(words_reader(bank, item), max, item[2]) for item in mine)}
    rows |= {f"position {'abcd'[p]}": sum(key == p for _, _, key in mine) for p in range(4)}
    print(f"{skill}: {len(mine)} items")
    for reader, right in rows.items():
        print(f"  {reader:<11} {right:5.1f} right, {100 * right / len(mine):3.0f} %, "
              f"at most {100 * at_most(math.ceil(right), len(mine)):.0f} %")

twins = {}
for _, name, options, key in everything:
    twins.setdefault(frozenset(options), []).append((name, options[key]))
twins = [pair for pair in twins.values() if len({key for _, key in pair}) > 1]
print("share their options: " + "; ".join(" ".join(name for name, _ in pair) for pair in twins))
