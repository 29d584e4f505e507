"""Nobody took figures out of the labelled texts: each one that is told as deleted there is a false alarm."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from pipeline.config import Config
from pipeline.ingest.traces.missing import MissingFigureFinder
from tests.labelled import CORPUS, content_of

FOLDERS = ("counts", "initiatives", "topics")
TEXTS_TO_ONE_ALARM = 2000


@pytest.fixture(scope="module")
def texts() -> list[str]:
    paths = (path for folder in FOLDERS for path in sorted((CORPUS / folder).rglob("*.yaml")))
    return [text for path in paths for text in _texts(content_of(path))]


def _texts(node: Any) -> Iterator[str]:
    """Whatever stands under `text`, however deep."""
    if isinstance(node, dict):
        if isinstance(node.get("text"), str):
            yield node["text"]
        node = list(node.values())
    for child in node if isinstance(node, list) else ():
        yield from _texts(child)


def test_no_figure_is_missing_where_none_was_taken(texts: list[str], config: Config) -> None:
    finder = MissingFigureFinder(config.damage)
    told = [(text[max(0, n.start - 10) : n.end], text) for text in texts for n in finder.notices(text)]
    assert len(texts) >= 10_000
    assert len(told) * TEXTS_TO_ONE_ALARM <= len(texts), [place for place, _ in told]
