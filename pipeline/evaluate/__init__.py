"""How good the product is on gold: read gold, mine its texts, judge what was found, tell it in figures."""

from pipeline.evaluate.cases import Case, Found, GoldSet, Judged, Judgement
from pipeline.evaluate.evaluation import Evaluation, SetResult, evaluate, judge_case
from pipeline.evaluate.figures import Figure, figures_of
from pipeline.evaluate.judging import judge
from pipeline.evaluate.reading import read_sets

__all__ = [
    "Case",
    "Evaluation",
    "Figure",
    "Found",
    "GoldSet",
    "Judged",
    "Judgement",
    "SetResult",
    "evaluate",
    "figures_of",
    "judge",
    "judge_case",
    "read_sets",
]
