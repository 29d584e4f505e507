"""`python -m tests.fuzz.worker FIRST LAST` mines the files of these numbers; each fault is a line of JSON."""

from __future__ import annotations

import json
import random
import sys
import traceback

import msgspec

from pipeline.assembly import Miner, bare_miner
from pipeline.errors import DocumentError
from pipeline.run.worker import OutOfTime, time_limit
from pipeline.stages import RawFile
from tests.fuzz.mutations import changed_plain, changed_word
from tests.fuzz.seeds import PLAIN, WORD, parts_of_file
from tests.invariants import assert_record_holds

_SECONDS = 20
_PARTS = [dict(parts_of_file(content)) for content in WORD]
_SECRET = "清河镇"
"""It stands in every seed; no message may hold it."""


def built(number: int) -> bytes:
    """The file of that number: one in eight a text or a page, the others Word documents."""
    rng = random.Random(number)
    if number % 8 == 7:
        return changed_plain(rng, rng.choice(PLAIN))
    return changed_word(rng, rng.choice((_PARTS[0], *_PARTS)))


def outcome(miner: Miner, content: bytes) -> str:
    """`mined`, or a failure's code. Raises what should never be raised."""
    try:
        with time_limit(_SECONDS):
            reports = miner.mine_file(RawFile(uri="a.docx", name="a.docx", content=content))
    except DocumentError as error:
        return "secret told" if _SECRET in str(error) else error.code
    for report in reports:
        assert_record_holds(report)
        msgspec.json.encode(report)
    return "mined"


def main() -> None:
    first, last = map(int, sys.argv[1:])
    miner = bare_miner(keep_rejected=True)
    outcomes: dict[str, int] = {}
    for number in range(first, last):
        try:
            code = outcome(miner, built(number))
        except (Exception, OutOfTime) as error:  # noqa: BLE001 - whatever it is, it is the finding
            code = "fault"
            where = "".join(traceback.format_exception(error))[-1500:]
            print(json.dumps({"number": number, "fault": where}), flush=True)
        outcomes[code] = outcomes.get(code, 0) + 1
    print(json.dumps({"outcomes": outcomes}), flush=True)


if __name__ == "__main__":
    main()
