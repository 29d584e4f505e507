"""On development gold our figures are those of the scorer that was handed out with it.

Both judge the same reports: as they were mined, and with findings lost, doubled and changed, for on good findings two
scorers agree too easily. Where gold tells more than that scorer reads (places, some alternatives), it is left out.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pipeline.assembly import Miner
from pipeline.errors import DocumentError
from pipeline.evaluate import Case, Found, Judged, figures_of, judge, read_sets
from pipeline.evaluate.gold import GoldReport
from pipeline.records import Report
from pipeline.stages import RawFile

Change = Callable[[Report], Report]

KINDS = {
    "hard-counts": "hard/counts.yaml",
    "hard-initiatives": "hard/initiatives.yaml",
    "hard-topics": "hard/topics.yaml",
    "written": "written",
    "real": "real",
}
NAMES = {
    "counts.sum_checks": "checks.found",
    "topics.topic": "texts.topic",
    "topics.top3": "texts.top3",
    "topics.domain": "texts.domain",
    "topics.role": "texts.role",
    "sections.section_role": "sections.role",
    "sections.abstains": "sections.abstention",
    "report.checks": "checks.found",
    "report.no_false_alarms": "checks.no_false_alarms",
    "report.report.kind": "report.kind",
    "report.report.level": "report.level",
    "report.report.organisation": "report.organisation",
    "report.report.period": "report.period",
}
OTHERWISE = {"report.suspects"}
"""That scorer takes any marked count for a masked figure, and does not look at notices."""

replace = msgspec.structs.replace


def unchanged(report: Report) -> Report:
    return report


def worse(report: Report) -> Report:
    """Every third finding lost, some doubled, fields of others changed; the same for the same report."""
    checked = {member for check in report.checks for member in check.members}
    counts = [
        replace(count, role="part", status="plan", object="他物", approx="about") if index % 4 == 1 else count
        for index, count in enumerate(report.counts)
        if index % 3 or count.id in checked
    ]
    sections = [
        replace(section, role="other", level=section.level + (index % 5 == 3), topics=section.topics[1:])
        for index, section in enumerate(report.sections)
        if index % 4 != 2
    ]
    initiatives = [replace(one, kind="policy") if index % 2 else one for index, one in enumerate(report.initiatives)]
    return replace(
        report,
        counts=(*counts, *counts[::5]),
        sections=tuple(sections),
        initiatives=(*initiatives[1:], *initiatives[-1:]),
        checks=tuple(replace(one, holds=not one.holds) if i % 2 else one for i, one in enumerate(report.checks)),
        report=replace(report.report, kind="other"),
    )


def theirs(shared: Path, miner: Miner, change: Change, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """What the scorer prints, figure by figure; it mines by our miner instead of a command."""

    def run(_: object, folder: Path) -> dict[str, Any]:
        raws = [RawFile(uri=path.name, name=path.name, content=path.read_bytes()) for path in sorted(folder.iterdir())]
        reports = {Path(raw.name).stem: mined(miner, raw) for raw in raws}
        return {stem: change(report).to_dict() for stem, report in reports.items() if report is not None}

    path = shared / "eval" / "score.py"
    source = path.read_text(encoding="utf-8").rpartition("\nmain()")[0]
    names: dict[str, Any] = {"__file__": str(path), "__name__": "scorer"}
    exec(compile(source, str(path), "exec"), names)
    names["run"] = run
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["score.py", "unused", *KINDS])
        names["main"]()
    printed = capsys.readouterr().out
    lines = re.findall(r"^(\S+) (\S+) (?:P \S+ R \S+ F1 )?([\d.]+) \((?:gold )?(\d+)\)$", printed, re.MULTILINE)
    return {f"{kind} {NAMES.get(name, name)}": f"{score} {gold}" for kind, name, score, gold in lines
            if name not in OTHERWISE}  # fmt: skip


def mined(miner: Miner, raw: RawFile) -> Report | None:
    try:
        return miner.mine_file(raw)[0]
    except DocumentError:
        return None


def ours(shared: Path, miner: Miner, change: Change) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, name in KINDS.items():
        (gold,) = read_sets([shared / "eval" / name])
        judged = [judged_plainly(case, miner, change) for case in gold.cases]
        found |= {f"{kind} {figure.name}": f"{figure.score:.3f} {figure.gold}" for figure in figures_of(judged)}
    return found


def changed(case: Case, miner: Miner, change: Change) -> Found:
    report = mined(miner, case.raw)
    return Found.of(change(report)) if report else Found()


def judged_plainly(case: Case, miner: Miner, change: Change) -> Judged:
    found = changed(case, miner, change)
    plain = replace(case, gold=as_the_scorer_reads(case.gold))
    return Judged(case=plain, text=found.text, judgements=judge(plain, found))


def as_the_scorer_reads(gold: GoldReport) -> GoldReport:
    """Without places and without the alternatives that it does not know."""
    facts = gold.report
    if facts is not None:
        organisation = facts.organisation and replace(facts.organisation, alt_names=None)
        facts = replace(facts, kind_alt=None, organisation=organisation)
    counts = gold.counts and tuple(
        replace(count, start=None, context=None, occurrence=None, unit_alt=None, approx_alt=None)
        for count in gold.counts
    )
    return replace(gold, report=facts, counts=counts)


@pytest.mark.parametrize("change", [unchanged, worse])
def test_figures_are_those_of_the_scorer(
    change: Change, shared: Path, miner: Miner, capsys: pytest.CaptureFixture[str]
) -> None:
    due = theirs(shared, miner, change, capsys)
    found = ours(shared, miner, change)
    assert len(due) > 40
    assert {name: found.get(name) for name in due} == due


def test_places_of_gold_change_no_precision_and_no_recall(shared: Path, miner: Miner) -> None:
    """They only choose among equals."""
    for kind in ("hard/counts.yaml", "written", "real"):
        (gold,) = read_sets([shared / "eval" / kind])
        plain = [judged_plainly(case, miner, worse) for case in gold.cases]
        found = [changed(case, miner, worse) for case in gold.cases]
        placed = [
            Judged(case=case, text="", judgements=judge(case, one)) for case, one in zip(gold.cases, found, strict=True)
        ]
        assert figures_of(placed)[0] == figures_of(plain)[0]
        assert figures_of(placed)[0].name == "counts"
