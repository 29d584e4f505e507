"""Gold as findings: what a product without faults would say."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pipeline.assembly import Miner
from pipeline.errors import DocumentError
from pipeline.evaluate import Case, Figure, Found, Judged, figures_of, judge
from pipeline.evaluate.second import as_found
from pipeline.stages import RawFile


def text_of(miner: Miner, case: Case) -> str:
    """As it is mined; lone sentences as they are written, which spares mining thousands."""
    return case.raw.content.decode() if case.form != "report" else _mined_text(miner, case.raw)


@cache
def _mined_text(miner: Miner, raw: RawFile) -> str:
    """Empty where the report cannot be mined."""
    try:
        return miner.mine_file(raw)[0].text or ""
    except DocumentError:
        return ""


def told(miner: Miner, cases: Iterable[Case]) -> list[tuple[Case, Found]]:
    """Each case with its own gold as findings."""
    return [(case, as_found(case, case.gold, text_of(miner, case))) for case in cases]


def figures(answers: Iterable[tuple[Case, Found]]) -> dict[str, Figure]:
    judged = [Judged(case=case, text=found.text, judgements=judge(case, found)) for case, found in answers]
    return {figure.name: figure for figure in figures_of(judged)}
