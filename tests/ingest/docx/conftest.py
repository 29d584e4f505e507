"""Fixtures of the .docx reader's tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml

from pipeline.config import default_folder
from pipeline.config.limits import Limits
from pipeline.ingest.blocks import RawBlock, RawDocument
from pipeline.ingest.docx import read_docx
from tests.ingest.docx.wordml import docx

ReadBody = Callable[..., tuple[RawBlock, ...]]
Read = Callable[[bytes], RawDocument]


@pytest.fixture(scope="session")
def limits() -> Limits:
    return Limits.model_validate(yaml.safe_load((default_folder() / "limits.yaml").read_bytes()))


@pytest.fixture(scope="session")
def read(limits: Limits) -> Read:
    return lambda content: read_docx(content, limits)


@pytest.fixture(scope="session")
def read_body(limits: Limits) -> ReadBody:
    """Blocks of a document with that body; keywords as in `wordml.docx`."""

    def read_it(body: str, **parts: str) -> tuple[RawBlock, ...]:
        return read_docx(docx(body, **parts), limits).blocks  # type: ignore[arg-type]

    return read_it
