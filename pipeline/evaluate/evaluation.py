"""Gold in, judgements and figures out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.assembly import Miner
from pipeline.errors import DocumentError, FailureCode
from pipeline.evaluate.cases import Case, Found, GoldSet, Judged
from pipeline.evaluate.figures import Figure, figures_of
from pipeline.evaluate.judging import judge
from pipeline.records import Provenance, Record


class SetResult(Record, frozen=True, kw_only=True):
    """One set, judged."""

    name: str
    digest: str
    judged: tuple[Judged, ...]
    figures: tuple[Figure, ...]


class Evaluation(Record, frozen=True, kw_only=True):
    """All sets, and the figures over all cases together."""

    provenance: Provenance
    sets: tuple[SetResult, ...]
    overall: tuple[Figure, ...]


def evaluate(miner: Miner, sets: Sequence[GoldSet], *, rounds: int = 0, seed: int = 0) -> Evaluation:
    """Mine every case and judge it; `rounds` resamplings give the intervals, none without."""
    results = tuple(_judge_set(miner, one, rounds, seed) for one in sets)
    everything = [judged for result in results for judged in result.judged]
    overall = figures_of(everything, rounds=rounds, seed=seed)
    return Evaluation(provenance=miner.provenance, sets=results, overall=overall)


def _judge_set(miner: Miner, gold: GoldSet, rounds: int, seed: int) -> SetResult:
    judged = tuple(judge_cases(miner, gold.cases))
    figures = figures_of(judged, rounds=rounds, seed=seed)
    return SetResult(name=gold.name, digest=gold.digest, judged=judged, figures=figures)


def judge_cases(miner: Miner, cases: Iterable[Case]) -> Iterable[Judged]:
    """A document that cannot be mined misses everything: that is what its reader gets."""
    for case in cases:
        found, failure = _mine(miner, case)
        yield Judged(case=case, text=found.text, judgements=judge(case, found), failure=failure)


def _mine(miner: Miner, case: Case) -> tuple[Found, FailureCode | None]:
    try:
        return Found.of(miner.mine_file(case.raw)[0]), None
    except DocumentError as error:
        return Found(), error.code
    except Exception:  # noqa: BLE001 - as in a run, one text's bug must not take the figures of all others
        return Found(), "bug"
