"""What the figures are worth: gold itself gets 1.0 in all of them, nothing gets nothing, each planted error is told."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pipeline.assembly import Miner
from pipeline.cli import main
from pipeline.evaluate import Case, Found
from pipeline.evaluate.figures import FINDINGS
from pipeline.evaluate.normal import DURATIONS, unit
from tests.evaluate import oracle
from tests.labelled import gold_of

ROOT = Path(__file__).resolve().parents[2]
SETS = ["corpus/gold", "corpus/gold/second", "corpus/counts", "corpus/initiatives", "corpus/topics"]
SHARED = ["hard/counts.yaml", "hard/initiatives.yaml", "hard/topics.yaml", "written", "real"]
DUE = {
    "corpus/gold": {
        *FINDINGS, "counts.object", "counts.interval", "counts.part_of", "counts.per", "counts.base",
        "initiatives.kind", "sections.topic", "sections.role", "sections.abstention", "checks.found", "suspects",
        "report.level", "report.period", "report.title",
    },
    "corpus/counts": {"counts", "counts.clean", "counts.suspect", "counts.approx", "counts.direction"},
    "corpus/initiatives": {"initiatives", "initiatives.kind"},
    "corpus/topics": {"texts.topic", "texts.top3", "texts.domain", "texts.role", "texts.abstention"},
}  # fmt: skip
"""Figures that must be among those that a set tells of: 1.0 of nothing would prove nothing."""

replace = msgspec.structs.replace


def cases(path: Path) -> tuple[Case, ...]:
    return gold_of(path).cases


# Gold, found


@pytest.mark.parametrize("name", SETS)
def test_gold_itself_is_right_throughout(name: str, miner: Miner) -> None:
    figures = oracle.figures(oracle.told(miner, cases(ROOT / name)))
    assert DUE.get(name, set()) <= set(figures)
    assert {figure.name: figure.score for figure in figures.values() if figure.score < 1} == {}


@pytest.mark.parametrize("name", SHARED)
def test_gold_of_elsewhere_is_right_throughout(name: str, shared: Path, miner: Miner) -> None:
    figures = oracle.figures(oracle.told(miner, cases(shared / "eval" / name)))
    assert figures
    assert {figure.name: figure.score for figure in figures.values() if figure.score < 1} == {}


def test_the_oracle_points_at_what_it_quotes(miner: Miner) -> None:
    for _, found in oracle.told(miner, cases(ROOT / "corpus/gold")):
        counts = [(one.quote, one.start, one.end) for one in found.counts]
        mentions = [(one.quote, one.start, one.end) for named in found.initiatives for one in named.mentions]
        placed = [(quote, found.text[start:end]) for quote, start, end in counts + mentions if start < end]
        assert [quote for quote, _ in placed] == [there for _, there in placed]
        assert len(placed) >= 0.9 * len(counts + mentions)


# Nothing found


@pytest.mark.parametrize("name", SETS)
def test_nothing_found_recalls_nothing(name: str) -> None:
    figures = oracle.figures((case, Found()) for case in cases(ROOT / name))
    assert figures
    for figure in figures.values():
        if figure.kind == "finding":
            assert (figure.recall, figure.precision or 0, figure.score, figure.false_alarms) == (0, 0, 0, 0)


# Everything found twice


def doubled(found: Found) -> Found:
    return replace(
        found, sections=found.sections * 2, counts=found.counts * 2, initiatives=found.initiatives * 2
    )  # fmt: skip


def extra(case: Case, found: Found) -> dict[str, int]:
    """How many of the doubles cost something.

    Units of time never do; the text before all headings is not asked for, nor are mentions where gold counts none.
    """
    counted = any(one.n_mentions is not None for one in case.gold.initiatives or ())
    return {
        "counts": sum(unit(count.unit) not in DURATIONS for count in found.counts),
        "initiatives": len(found.initiatives),
        "sections": sum(section.level > 0 for section in found.sections),
        "mentions": sum(len(one.mentions) for one in found.initiatives) if counted else 0,
    }


@pytest.mark.parametrize("name", SETS)
def test_what_is_found_twice_is_a_false_alarm(name: str, miner: Miner) -> None:
    answers = oracle.told(miner, cases(ROOT / name))
    figures = oracle.figures((case, doubled(found)) for case, found in answers)
    due = {
        figure: sum(extra(case, found)[figure] for case, found in answers) for figure in FINDINGS if figure in figures
    }
    assert {figure: figures[figure].false_alarms for figure in due} == due
    assert {figure: figures[figure].recall for figure in due} == dict.fromkeys(due, 1.0)


# Errors planted in the gold of one report, told by the command

REPORT = "village-summary"
Gold = dict[str, Any]
Plant = Callable[[Gold], object]


def pick(listed: list[Gold], **told: str) -> Gold:
    """The one that bears all of these words."""
    (one,) = (one for one in listed if all(word in (one.get(key) or "") for key, word in told.items()))
    return one


def set_count(quote: str, context: str, /, **fields: Any) -> Plant:
    return lambda gold: pick(gold["counts"], quote=quote, context=context).update(fields)


def remove_count(quote: str) -> Plant:
    return lambda gold: gold["counts"].remove(pick(gold["counts"], quote=quote))


def add_count(**fields: Any) -> Plant:
    return lambda gold: gold["counts"].append(fields)


def set_initiative(name: str, /, **fields: Any) -> Plant:
    return lambda gold: pick(gold["initiatives"], name=name).update(fields)


def set_section(heading: str, /, **fields: Any) -> Plant:
    return lambda gold: pick(gold["sections"], heading=heading).update(fields)


def flip_check(kind: str) -> Plant:
    return lambda gold: pick(gold["checks"], kind=kind).update(holds=False)


def set_level(level: str) -> Plant:
    return lambda gold: gold["report"]["organisation"].update(level=level)


PLANTS: dict[str, tuple[Plant, set[tuple[str, str]]]] = {
    "value": (
        set_count("四十八盏", "太阳能路灯", value=84),
        {("counts missed", "太阳能路灯【四十八盏】"), ("counts false alarm", "太阳能路灯【四十八盏】")},
    ),
    "unit": (
        set_count("六处", "会车道", unit="个"),
        {("counts missed", "会车道【六处】"), ("counts false alarm", "会车道【六处】")},
    ),
    "object": (set_count("三十五户", "样板户", object="茶叶"), {("counts.object wrong", "样板户【三十五户】")}),
    "count removed": (remove_count("五十六户"), {("counts false alarm", "困难户【五十六户】")}),
    "count added": (
        add_count(quote="一挂", context="支书带头放了一挂鞭炮", value=1, unit="挂", object="鞭炮"),
        {("counts missed", "放了【一挂】鞭炮")},
    ),
    "initiative renamed": (
        set_initiative("积分超市", name="红黑榜", mention_surfaces=["“红黑榜”"]),
        {("initiatives missed", "红黑榜"), ("initiatives false alarm", "【“积分超市”】"),
         ("mentions missed", "红黑榜"), ("mentions false alarm", "【“积分超市”】")},
    ),
    "initiative's kind": (set_initiative("清洁日", kind="policy"), {("initiatives.kind wrong", "【“清洁日”】")}),
    "label": (
        set_section("修路通水还旧账", label="（九）"),
        {("sections missed", "【修路通水还旧账】"), ("sections false alarm", "【（二）修路通水还旧账】")},
    ),
    "check": (flip_check("change"), {("checks.found wrong", "【九万八千元】")}),
    "whole": (
        set_count("二十一名", "岁以下", part_of="三十五户"), {("counts.part_of wrong", "只有【二十一名】")},
    ),
    "topic": (
        set_section("村子比从前清爽", topic="urban/transport", alt_topics=["urban/municipal_utilities"]),
        {("sections.topic wrong", "村子比从前清爽"), ("sections.top3 wrong", "村子比从前清爽"),
         ("sections.domain wrong", "村子比从前清爽")},
    ),
    "level": (set_level("township"), {("report.level wrong", "township → village")}),
}  # fmt: skip
"""What is changed in gold, and the errors that are due for it, with their places: no more and no fewer."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report, with its true gold as another hand's."""
    folder = tmp_path_factory.mktemp("planted")
    (folder / "second").mkdir()
    (report,) = (ROOT / "corpus/reports").glob(f"{REPORT}.*")
    for target in (folder, folder / "second"):
        shutil.copy(report, target)
    shutil.copy(ROOT / "corpus/gold" / f"{REPORT}.yaml", folder / "second")
    return folder


def errors(folder: Path, capsys: pytest.CaptureFixture[str], *plants: Plant) -> list[str]:
    """The lines that `--errors` prints of planted gold where the true one is found."""
    content = msgspec.yaml.decode((folder / "second" / f"{REPORT}.yaml").read_bytes())
    for plant in plants:
        plant(content["gold"])
    planted = folder / f"{REPORT}.yaml"
    planted.write_bytes(msgspec.yaml.encode(content))
    assert main(["evaluate", str(planted), "--second", str(folder / "second"), "--errors", "--bootstrap", "0"]) == 0
    listed = capsys.readouterr().out.partition("\n\n")[0]
    return [line for line in listed.splitlines() if f" {REPORT}  " in line]


def missing(lines: list[str], due: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """Errors that no line tells of; of each kind and place there must be one line."""
    plain = [re.sub(r" {2,}", " ", line) for line in lines]
    return [(kind, place) for kind, place in due if sum(f" {kind} " in one and place in one for one in plain) != 1]


def test_true_gold_has_no_errors(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert errors(folder, capsys) == []


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_error_is_told_where_it_is(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant, due = PLANTS[name]
    lines = errors(folder, capsys, plant)
    assert missing(lines, due) == []
    assert len(lines) == len(due)


def test_all_planted_errors_are_told_together(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = errors(folder, capsys, *(plant for plant, _ in PLANTS.values()))
    due = set().union(*(due for _, due in PLANTS.values()))
    assert missing(lines, due) == []
    assert len(lines) == len(due)
