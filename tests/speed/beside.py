"""catsim beside the engine: at each θ both choose the next of 1,000 items by maximum information, and must choose the same.

Called by `cargo xtask bench peers` with the program `beside`; prints nanoseconds per choice as JSON.
"""

import json
import subprocess
import sys
import time

import catsim
import numpy
from catsim.item_bank import ItemBank
from catsim.selection import MaxInfoSelector

ROUNDS = 7
THETAS = [round(-3 + 0.1 * i, 1) for i in range(61)]
# So many choices are timed at once.
THEIRS, OURS = 10, 200


def main(program):
    with subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as beside:
        parameters = numpy.array(beside.stdout.readline().split(), dtype=float).reshape(-1, 3)
        bank = ItemBank(numpy.hstack([parameters, numpy.ones((len(parameters), 1))]))
        selector = MaxInfoSelector()

        def ask(line):
            beside.stdin.write(line + "\n")
            beside.stdin.flush()
            return beside.stdout.readline().split()

        def catsim_choice(theta):
            started = time.perf_counter_ns()
            items = {
                int(selector.select(item_bank=bank, administered_items=[], est_theta=theta)) for _ in range(THEIRS)
            }
            return items, (time.perf_counter_ns() - started) / THEIRS

        times = {"ours": [], "catsim": [], "exp": []}
        for round_ in range(ROUNDS + 1):  # the first to warm up
            sums = [0.0, 0.0]
            for theta in THETAS:
                items, theirs = catsim_choice(theta)
                item, ours = ask(f"{theta} {OURS}")
                if items != {int(item)}:
                    sys.exit(f"at θ {theta} catsim chose {items}, we {item}")
                sums[0] += float(ours) / len(THETAS)
                sums[1] += theirs / len(THETAS)
            exp = float(ask("exp")[0])
            if round_:
                for name, value in zip(times, (*sums, exp)):
                    times[name].append(value)
        beside.stdin.close()
    versions = {"catsim": catsim.__version__, "numpy": numpy.__version__, "python": sys.version.split()[0]}
    print(json.dumps({"versions": versions, "times": times}))


main(sys.argv[1])
