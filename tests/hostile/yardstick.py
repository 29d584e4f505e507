"""What work that never changes costs just now, for seconds alone tell as much of the machine as of the program."""

from __future__ import annotations

import statistics
import time
import warnings
from functools import cache

from pipeline.assembly import uncollected
from pipeline.config import load_config
from tests.bench.reports import make_text

_CHARACTERS = 50_000
_TRIES = 5


def seconds_of_jieba() -> float:
    """Processor time that `jieba.lcut` takes now for a text of as many characters as a report may have."""
    text = _ordinary()
    _lcut(text[:1])  # reads its dictionary
    usual = statistics.median(_seconds(text) for _ in range(_TRIES))
    return usual * load_config().limits.text_characters / len(text)


def _seconds(text: str) -> float:
    with uncollected():  # as documents are mined
        start = time.process_time()
        _lcut(text)
        return time.process_time() - start


def _lcut(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel("WARNING")
    jieba.lcut(text)


@cache
def _ordinary() -> str:
    text, number = "", 0
    while len(text) < _CHARACTERS:
        number += 1
        text += "\n".join(make_text(number))
    return text
