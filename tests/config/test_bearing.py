"""The tables of what the configuration bears on tell the truth: who reads a file, and what shows a limit."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml

from pipeline.assembly import Miner
from pipeline.classify import Classifier
from pipeline.config import FILES, Config, default_folder, load_config
from pipeline.config.bearing import CUT_FORMATS, EVIDENCE, LIMITS, READ_BY, Bound, told_in_records
from pipeline.config.limits import Limits
from pipeline.extract import Extractor
from pipeline.ingest import Ingester
from pipeline.records import Report
from pipeline.stages import RawFile
from pipeline.tokenize import Tokenizer

REPORTS = sorted((Path(__file__).parents[2] / "corpus" / "reports").iterdir())[:3]
PAGE = "<table><tr><td colspan=2>全镇概况</td></tr><tr><td>茶农</td><td>1200户</td></tr></table>"
STAGES: dict[str, Callable[[Config], object]] = {
    "ingest": Ingester,
    "tokenize": Tokenizer,
    "classify": Classifier,
    "extract": Extractor,
}


class Watched:
    """A configuration that notes which of its files are looked at."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self.read: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        self.read.add(name)
        return getattr(self._config, name)


@pytest.fixture(scope="module")
def config() -> Config:
    return load_config()


@pytest.fixture(scope="module")
def documents() -> list[RawFile]:
    table = docx.Document()
    cells = table.add_table(2, 3).rows
    cells[0].cells[0].merge(cells[0].cells[1])
    for cell, text in zip((cells[0].cells[0], cells[0].cells[2], *cells[1].cells), "甲乙丙丁戊", strict=True):
        cell.text = text
    saved = io.BytesIO()
    table.save(saved)
    texts = {"a.txt": "一、茶业\n全镇现有茶农1200余户。\n", "b.html": PAGE}
    files = {name: text.encode() for name, text in texts.items()} | {"c.docx": saved.getvalue()}
    files |= {path.name: path.read_bytes() for path in REPORTS}
    return [RawFile(uri=name, name=name, content=content) for name, content in files.items()]


def test_the_tables_are_complete() -> None:
    assert set(READ_BY) == set(FILES)
    assert set(LIMITS) == set(Limits.model_fields)


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_reads_the_files_that_the_table_says(stage: str, config: Config) -> None:
    watched = Watched(config)
    STAGES[stage](watched)  # type: ignore[arg-type]  # as much of a configuration as is used
    assert watched.read & set(FILES) == {name for name, stages in READ_BY.items() if stage in stages}


def test_no_record_shows_comments_or_evidence(config: Config, documents: list[RawFile], tmp_path: Path) -> None:
    for path in default_folder().glob("*.yaml"):
        values = _without_evidence(yaml.safe_load(path.read_text(encoding="utf-8")))
        (tmp_path / path.name).write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False), encoding="utf-8")
    bare = load_config(tmp_path)
    assert bare.units != config.units
    assert (bare.digest, bare.digests) == (config.digest, config.digests)
    assert _mined(bare, documents) == _mined(config, documents)


def _without_evidence(values: Any) -> Any:
    """Lists of examples emptied, where they may not be missing."""
    if isinstance(values, dict):
        return {key: [] if key in EVIDENCE else _without_evidence(value) for key, value in values.items()}
    return [_without_evidence(value) for value in values] if isinstance(values, list) else values


@pytest.mark.parametrize("sort", ["failure", "effort"])
@pytest.mark.parametrize("factor", [0.9, 3.0])
def test_no_record_shows_a_limit_that_lets_it_come_about(
    sort: Bound, factor: float, config: Config, documents: list[RawFile]
) -> None:
    assert _mined(_limited(config, sort, factor), documents) == _mined(config, documents)


def test_records_of_some_formats_alone_show_the_other_limits(config: Config, documents: list[RawFile]) -> None:
    before, after = _mined(config, documents), _mined(_limited(config, "record", 0), documents)
    differing = {one.source.format for one, other in zip(before, after, strict=True) if one != other}
    assert differing
    assert differing <= set(CUT_FORMATS)
    assert {one.source.format for one in before} - set(CUT_FORMATS) == {"txt"}


def _limited(config: Config, sort: Bound, factor: float) -> Config:
    limits = {name: max(1, int(getattr(config.limits, name) * factor)) for name in LIMITS if LIMITS[name] == sort}
    return config.model_copy(update={"limits": config.limits.model_copy(update=limits)})


def _mined(config: Config, documents: list[RawFile]) -> list[Report]:
    miner = Miner(config)
    return [report for document in documents for report in miner.mine_file(document)]


def test_the_order_of_limits_says_nothing() -> None:
    values = {"style_chain": 16, "file_bytes": 1, "grid_span": 63}
    assert list(told_in_records("limits", values)) == ["grid_span", "style_chain"]
