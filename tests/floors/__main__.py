"""`python -m tests.floors`: what is seen, beside its floor; `--update` moves the floors."""

from __future__ import annotations

import argparse
import sys

import pipeline
from pipeline.config import load_config
from tests.floors import book, measure


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.floors", description=book.__doc__)
    parser.add_argument("--update", action="store_true", help="raise floors to what is seen")
    parser.add_argument("--allow-regression", metavar="REASON", help="with --update: lower floors too, and say why")
    parser.add_argument("--held-out", action="store_true", help="only print what models give on hands not seen")
    options = parser.parse_args()
    if options.held_out:
        return held_out()
    seen = measure.everything(pipeline.load_miner())
    if not options.update:
        return compare(book.read(), seen)
    try:
        book.write(book.update(book.read(), seen, options.allow_regression))
    except book.RegressionError as error:
        print(error, file=sys.stderr)
        print("not updated; say why with --allow-regression REASON", file=sys.stderr)
        return 1
    return compare(book.read(), seen)


def compare(floors: book.Book, seen: dict[str, book.Seen]) -> int:
    found = []
    for name, now in seen.items():
        known = floors.sets.get(name, book.Floors(digest=now.digest, floors={}))
        print(name)
        for figure, value in now.figures.items():
            print(f"  {figure:<28} {value:.4f}  floor {known.floors.get(figure, 0):.3f}")
        found += book.faults(name, known, now)
    print(*found, sep="\n", file=sys.stderr)
    return 1 if found else 0


def held_out() -> int:
    config = load_config()
    for name, measured in measure.HELD_OUT.items():
        print(name)
        for figure, value in measured(config).figures.items():
            print(f"  {figure:<28} {value:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
