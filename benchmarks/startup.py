"""Print how long `import jiading_timeline` takes beside `import pandas`, in fresh interpreters by turns.

The second line loads the readers and the tables too, as the first call of `extract` and `compare` does.
"""

import argparse
import statistics
import subprocess
import sys
import time

PANDAS = "import pandas"
OURS = {
    "import jiading_timeline": "import jiading_timeline",
    "with readers and tables": "import jiading_timeline as jt; jt.read_articles; jt.extract; jt.compare",
}


def seconds(statement: str) -> float:
    """Return the wall time of a fresh interpreter that runs one statement."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return time.perf_counter() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--limit", type=float, help="exit 1 when the first ratio is above")
    arguments = parser.parse_args()
    ratios = []
    for name, statement in OURS.items():
        seconds(statement)
        pairs = [(seconds(PANDAS), seconds(statement)) for _ in range(arguments.runs)]
        ratios.append(statistics.median(ours / pandas for pandas, ours in pairs))
        print(f"{name}: {ratios[-1]:.2f} times {PANDAS} (median of {len(pairs)} pairs)")
    return int(arguments.limit is not None and ratios[0] > arguments.limit)


if __name__ == "__main__":
    raise SystemExit(main())
