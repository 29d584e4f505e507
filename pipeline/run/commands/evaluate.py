"""workreport evaluate"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pipeline.assembly import bare_miner
from pipeline.errors import UsageError
from pipeline.evaluate import evaluate, read_sets
from pipeline.evaluate.listing import errors
from pipeline.evaluate.page import is_page, page
from pipeline.evaluate.table import is_figures, lines, to_json
from pipeline.run.saving import refuse_others, save, try_to_save


def main(options: argparse.Namespace) -> int:
    """Print figures on gold, errors where they are asked for. Raises UsageError, ConfigError."""
    if options.bootstrap < 0:
        raise UsageError("--bootstrap: give 0 or more resamplings")
    only = {slug for slug in (options.only or "").split(",") if slug}
    sets = read_sets(options.gold, only)
    second = read_sets([options.second]) if options.second else ()
    miner = bare_miner(options.config)
    for path, is_own in ((options.html, is_page), (options.json, is_figures)):
        if path:
            refuse_others(Path(path), is_own)
            try_to_save(Path(path))
    result = evaluate(miner, sets, second=second, rounds=options.bootstrap, seed=options.seed)
    if options.errors:
        for line in errors(result):
            sys.stdout.write(line + "\n")
        sys.stdout.write("\n")
    for line in lines(result):
        sys.stdout.write(line + "\n")
    if options.html:
        save(Path(options.html), page(result).encode())
    if options.json:
        save(Path(options.json), to_json(result))
    return 0
