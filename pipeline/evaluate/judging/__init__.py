"""What the product found against what is due: one file a kind of finding, listed in one table."""

from collections.abc import Callable, Iterator

from pipeline.evaluate.cases import Case, Found, Judgement
from pipeline.evaluate.judging.counts import judge_counts
from pipeline.evaluate.judging.initiatives import judge_initiatives
from pipeline.evaluate.judging.report import judge_checks, judge_facts, judge_suspects
from pipeline.evaluate.judging.sections import judge_sections, judge_text

__all__ = ["JUDGES", "judge"]

JUDGES: tuple[Callable[[Case, Found], Iterator[Judgement]], ...] = (
    judge_counts,
    judge_initiatives,
    judge_sections,
    judge_text,
    judge_checks,
    judge_suspects,
    judge_facts,
)


def judge(case: Case, found: Found) -> tuple[Judgement, ...]:
    """All judgements of one case, kind by kind."""
    return tuple(judgement for judges in JUDGES for judgement in judges(case, found))
