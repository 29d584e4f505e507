"""What the product gives now, on the sets that have floors."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import msgspec

from pipeline.assembly import Miner
from pipeline.classify.training import train_topics
from pipeline.config import Config
from pipeline.evaluate import Figure, evaluate, read_sets
from pipeline.extract.initiatives.training import LEXICON, folds_of
from pipeline.extract.initiatives.training import held_out as initiatives_held_out
from pipeline.run.commands.train import REPORTS, TEXTS, corpus_texts
from pipeline.run.learning import read_examples
from pipeline.run.sections import read_labelled
from pipeline.tokenize import Tokenizer
from tests.floors.book import Seen
from tests.labelled import CORPUS, gold_of

MINED = (
    "gold",
    "gold/strangers",
    "gold/unseen",
    "gold/later",
    "counts",
    "counts/unseen",
    "counts/later",
    "tables",
    "initiatives",
    "initiatives, every fourth",
    "initiatives/unseen",
    "passages/unseen",
    "counts/hard",
    "initiatives/hard",
    "topics/hard",
)
LARGEST = "initiatives"
"""Takes as long as all others together; every fourth of its texts, evenly from each hand, tells the same sooner."""
TOPICS = "topics, held out by hand"
INITIATIVES = "initiatives, held out by hand"
FEWEST = 20
"""A figure over fewer judgements has no floor: one label would break it."""


def mined(name: str, miner: Miner) -> Seen:
    """A folder of the corpus, or every fourth of its texts, mined and judged."""
    folder, _, is_sample = name.partition(", ")
    gold = gold_of(CORPUS / folder)
    gold = msgspec.structs.replace(gold, cases=gold.cases[:: 4 if is_sample else 1])
    (result,) = evaluate(miner, [gold]).sets
    return Seen(digest=gold.digest, figures=_worth_a_floor(result.figures))


def _worth_a_floor(figures: tuple[Figure, ...]) -> dict[str, float]:
    """Precision and recall apart: a gain of one must not hide the loss of the other."""
    values: dict[str, float] = {}
    for figure in figures:
        if figure.gold < FEWEST or not figure.score:
            continue  # nothing found has no floor to fall through
        values[figure.name] = figure.score
        if figure.precision is not None and figure.recall is not None:
            values |= {f"{figure.name} precision": figure.precision, f"{figure.name} recall": figure.recall}
    return values


def topics(config: Config) -> Seen:
    """Topics and roles of texts whose hands the model has not seen: it is trained anew without them."""
    reports = [CORPUS / name for name in REPORTS]
    texts = [CORPUS / name for name in TEXTS]
    gold = read_sets([*texts, *reports])
    hands = (*corpus_texts(), *read_labelled(config, reports))
    figures = train_topics(hands, config, Tokenizer(config).segment).figures
    return Seen(
        digest=hashlib.sha256("".join(one.digest for one in gold).encode()).hexdigest(),
        figures={"first": figures.top1, "among three": figures.top3, "role": figures.role},
    )


def initiatives(config: Config) -> Seen:
    """Names in texts whose hands the model has not seen. The rules beside the model have.

    Every other hand, and two of their three folds, as many as are fitted at once: a fit of all hands takes ten minutes.
    """
    gold = read_sets([CORPUS / "initiatives", CORPUS / "gold"])
    examples = read_examples(config)
    some = {*sorted({one.hand for one in examples} - {LEXICON})[::2], LEXICON}
    examples = [one for one in examples if one.hand in some]
    hits = list(initiatives_held_out(examples, config, folds_of(examples)[:2]))
    right, missed, extra = (sum(getattr(one, name) for one in hits) for name in ("right", "missed", "extra"))
    return Seen(
        digest=hashlib.sha256("".join(one.digest for one in gold).encode()).hexdigest(),
        figures={
            "names": 2 * right / (2 * right + missed + extra),
            "names precision": right / (right + extra),
            "names recall": right / (right + missed),
        },
    )


HELD_OUT: dict[str, Callable[[Config], Seen]] = {TOPICS: topics, INITIATIVES: initiatives}
"""Sets that models are trained on, judged by models that did not see the hand: slow, for each fold is trained."""


def everything(miner: Miner) -> dict[str, Seen]:
    """All sets that have floors, by name."""
    held = {name: measure(miner.config) for name, measure in HELD_OUT.items()}
    return {name: mined(name, miner) for name in MINED} | held
