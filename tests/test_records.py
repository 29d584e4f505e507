"""The contract holds for every record, and nothing but the contract passes the schema."""

from __future__ import annotations

import copy
import os
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline
from pipeline.records import Record, Report
from tests.bench.reports import make_text
from tests.invariants import assert_record_holds, is_valid

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "reports"

PIECES = (
    "一、强化管理,夯实基础。",
    "（一）抓重点",
    "1.主要指标稳步回升。",
    "现有侨胞900余户,3000余人,占全区侨胞的三分之一。",
    "目前,共有少数民族人员1248人,其中户籍数285人,流动人口数963人。",
    "深入实施“暖心行动,推进三改一拆工作",
    "第5页 共5页",
    "2、",
    "预计全年完成产值202354万元,同比增长12.5%。",
    "受理来信、来访分别为15件、32批次。",
    "打造“红帆驿站”党建品牌；",
    "下一步,计划新建口袋公园5个。",
    "单位:万元",
    "　　",
    " ",
    "\n",
    "xx区",
    "近百名",
    "成立陈志远工作室",
    "１２８家",
    "①",
    "“",
    "”",
    "《",
    "🙂",
)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.*")), ids=lambda path: path.stem)
def test_records_of_the_corpus_hold(auditing_miner: pipeline.Miner, path: Path) -> None:
    for report in auditing_miner.mine_all(path):
        assert_record_holds(report)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), min_size=1, max_size=25))
def test_records_of_arbitrary_text_hold(auditing_miner: pipeline.Miner, pieces: list[str]) -> None:
    try:
        report = auditing_miner.mine_text("".join(pieces))
    except pipeline.DocumentError as error:
        assert error.code in {"empty_document", "undecodable_text"}  # noqa: PT017 - either outcome is right
    else:
        assert_record_holds(report)


def test_records_of_real_files_hold(auditing_miner: pipeline.Miner, shared: Path) -> None:
    for path in sorted((shared / "real").glob("*.docx")):
        for report in auditing_miner.mine_all(path):
            assert_record_holds(report)


def test_the_same_input_gives_the_same_record(miner: pipeline.Miner) -> None:
    text = "\n".join(make_text(3))
    assert miner.mine_text(text) == pipeline.load_miner().mine_text(text)


def _records(value: Any) -> list[dict[str, Any]]:
    """All objects inside a record, itself first."""
    found = [value] if isinstance(value, dict) else []
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        found.extend(_records(inner))
    return found


@pytest.mark.parametrize("seed", range(60))
def test_mutated_records_are_rejected(miner: pipeline.Miner, seed: int) -> None:
    rng = random.Random(seed)
    record = miner.mine_text("\n".join(make_text(1, 600))).to_dict()
    assert is_valid(record)
    mutant = copy.deepcopy(record)
    victim = rng.choice(_records(mutant))
    key = rng.choice(sorted(victim))
    mutation = rng.choice(("unknown", "missing", "type"))
    if mutation == "unknown":
        victim["surplus"] = 1
    elif mutation == "missing":
        mutant.pop(rng.choice(("id", "text", "sections", "counts", "provenance")))
    else:
        victim[key] = {"no": "such shape"}
    assert not is_valid(mutant)


def test_every_field_of_every_record_is_documented_by_type() -> None:
    def subclasses(cls: type[Record]) -> list[type[Record]]:
        return [cls, *(inner for sub in cls.__subclasses__() for inner in subclasses(sub))]

    assert Report in subclasses(Record)
    for cls in subclasses(Record):
        assert cls.__struct_config__.frozen, cls
        assert cls.__struct_config__.forbid_unknown_fields, cls


def test_a_file_whose_name_is_no_text_has_a_record_that_can_be_written(miner: pipeline.Miner, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xd7\xdc.txt")
    try:
        path.write_text(make_text(2)[0], encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only UTF-8")
    assert miner.mine(path).to_dict()["source"]["name"] == "总.txt"
