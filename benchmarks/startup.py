"""Print how long `import jiading_timeline` takes beside `import pandas`, in fresh interpreters by turns."""

import argparse
import statistics
import subprocess
import sys
import time


def seconds(statement: str) -> float:
    """Return the wall time of a fresh interpreter that runs one statement."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return time.perf_counter() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--limit", type=float, help="exit 1 when the ratio is above")
    arguments = parser.parse_args()
    seconds("import jiading_timeline")
    pairs = [(seconds("import pandas"), seconds("import jiading_timeline")) for _ in range(arguments.runs)]
    pandas, ours = (min(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(b / a for a, b in pairs)
    print(f"import pandas {pandas:.2f} s, import jiading_timeline {ours:.2f} s")
    print(f"ratio {ratio:.2f} (median of {len(pairs)} pairs)")
    return int(arguments.limit is not None and ratio > arguments.limit)


if __name__ == "__main__":
    raise SystemExit(main())
