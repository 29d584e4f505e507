"""Gold in, judgements and figures out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.assembly import Miner
from pipeline.errors import DocumentError, FailureCode
from pipeline.evaluate.cases import Case, Found, GoldSet, Judged
from pipeline.evaluate.figures import Figure, figures_of
from pipeline.evaluate.judging import judge
from pipeline.evaluate.second import as_found
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


def evaluate(
    miner: Miner, sets: Sequence[GoldSet], *, second: Sequence[GoldSet] = (), rounds: int = 0, seed: int = 0
) -> Evaluation:
    """Mine every case and judge it; `rounds` resamplings give the intervals, none without.

    Where `second` is given, what it says of a text is judged instead of what was mined, and texts that it lacks are
    left out.
    """
    labels = {case.id: case for one in second for case in one.cases}
    results = tuple(_judge_set(miner, one, labels if second else None, rounds, seed) for one in sets)
    everything = [judged for result in results for judged in result.judged]
    overall = figures_of(everything, rounds=rounds, seed=seed)
    return Evaluation(provenance=miner.provenance, sets=results, overall=overall)


def _judge_set(miner: Miner, gold: GoldSet, second: Mapping[str, Case] | None, rounds: int, seed: int) -> SetResult:
    cases = [case for case in gold.cases if second is None or case.id in second]
    judged = tuple(judge_case(miner, case, second[case.id] if second else None) for case in cases)
    figures = figures_of(judged, rounds=rounds, seed=seed)
    return SetResult(name=gold.name, digest=gold.digest, judged=judged, figures=figures)


def judge_case(miner: Miner, case: Case, second: Case | None = None) -> Judged:
    """A document that cannot be mined misses everything: that is what its reader gets."""
    found, failure = _mine(miner, case)
    if second is not None:
        found = as_found(second, case.gold, found.text)
    return Judged(case=case, text=found.text, judgements=judge(case, found), failure=failure)


def _mine(miner: Miner, case: Case) -> tuple[Found, FailureCode | None]:
    try:
        return Found.of(miner.mine_file(case.raw)[0]), None
    except DocumentError as error:
        return Found(), error.code
    except Exception:  # noqa: BLE001 - as in a run, one text's bug must not take the figures of all others
        return Found(), "bug"
