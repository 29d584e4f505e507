"""Training from end to end: examples, labels, weights, files, and what they are worth on hands held out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.config import Config
from pipeline.extract.initiatives.extractor import InitiativeExtractor
from pipeline.extract.initiatives.kinds import KindModel
from pipeline.extract.initiatives.kinship import Named, pairs
from pipeline.extract.initiatives.labelling.crf import LABELS, Field
from pipeline.extract.initiatives.labelling.templates import BITS
from pipeline.extract.initiatives.model import ChoiceModel
from pipeline.extract.initiatives.training import field, kinds, kinship
from pipeline.extract.initiatives.training.examples import Example, Gold, forms_of, mentions
from pipeline.extract.initiatives.training.pack import pack

THRESHOLD = 0.4
"""Best for paragraphs of hands at their first run; whole reports would bear 0.5, sentences dense with names 0.3."""
DOUBTFUL = 0.05
BELIEVED = ((0.0, 0.0), (0.5, 0.68), (0.6, 0.74), (0.7, 0.79), (0.8, 0.835), (0.9, 0.89), (1.0, 0.97))
"""What became of chances on hands held out (`python -m tests.bench.initiative_models`): middling ones are modest."""


@dataclass(frozen=True, slots=True)
class Learned:
    field: field.FieldWeights
    kinds: kinds.KindWeights
    kinship: kinship.KinshipWeights

    def model(self) -> ChoiceModel:
        """The model as it would be loaded from its files."""
        weights = np.zeros((1 << BITS, len(LABELS)), dtype=np.float32)
        weights[self.field.buckets] = self.field.weights
        return ChoiceModel(
            field=Field(weights, self.field.transitions),
            kinds=KindModel(self.kinds.signals, self.kinds.weights.astype(np.float32)),
            kinship=self.kinship.model(),
            threshold=THRESHOLD, doubtful=DOUBTFUL, digest="", believed=BELIEVED,
        )  # fmt: skip


class Lesson:
    """What one example teaches, read once and used in every fold."""

    def __init__(self, extractor: InitiativeExtractor, example: Example) -> None:
        self.example = example
        text = example.document.tokenized.document.text
        page, items, units, columns = extractor.seen(example.document.tokenized)
        self.sequences = field.sequences_of(text, units, columns, example.gold) if units.words else []
        self.kinds = [
            kinds.KindSample(extractor.kind_signals(page, items, start, end), one.kind)
            for start, end, one in mentions(text, example.gold)
            if one.kind is not None
        ]
        self.kinship = [] if example.damaged else list(_kinship(text, example.gold))


def _kinship(text: str, gold: Sequence[Gold]) -> Iterator[kinship.KinshipSample]:
    spans: dict[str, list[tuple[int, int]]] = {one.name: [] for one in gold}
    for start, end, one in mentions(text, tuple(gold)):
        spans[one.name].append((start, end))
    named = [Named(one.name, one.kind or "brand", sorted(spans[one.name])) for one in gold]
    for pair in pairs(text, named):
        yield kinship.KinshipSample(pair.signals, gold[pair.child].parent == gold[pair.parent].name)


@dataclass(frozen=True, slots=True)
class Figures:
    """Names found in one hand's documents by a model that saw none of them."""

    hand: str
    right: int
    missed: int
    extra: int

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.missed + self.extra)


def train_initiatives(examples: Sequence[Example], config: Config) -> dict[str, bytes]:
    """The model's files, byte for byte the same for the same examples and configuration."""
    learned = learn(lessons(examples, config))
    arrays: dict[str, npt.NDArray[Any]] = {
        "buckets": learned.field.buckets,
        "weights": learned.field.weights,
        "transitions": learned.field.transitions,
        "kinds": learned.kinds.weights,
        "kinship": learned.kinship.weights,
    }
    about = {
        "threshold": THRESHOLD,
        "doubtful": DOUBTFUL,
        "believed": BELIEVED,
        "kin": kinship.THRESHOLD,
        "kind_signals": learned.kinds.signals,
        "kin_signals": learned.kinship.signals,
    }
    return pack(arrays, about)


def lessons(examples: Iterable[Example], config: Config) -> list[Lesson]:
    """Each example as the untrained product reads it."""
    extractor = InitiativeExtractor(config, untrained())
    return [Lesson(extractor, example) for example in examples]


def untrained() -> ChoiceModel:
    """A model that knows nothing: rules see what they see without it."""
    nothing = np.zeros((1 << BITS, len(LABELS)), dtype=np.float32)
    field_ = Field(nothing, np.zeros((len(LABELS), len(LABELS)), dtype=np.float32))
    return ChoiceModel(
        field=field_,
        kinds=KindModel([], np.zeros((0, 0), dtype=np.float32)),
        kinship=kinship.fit([]).model(),
        threshold=1.0,
        doubtful=1.0,
        digest="",
    )


def learn(taught: Sequence[Lesson]) -> Learned:
    return Learned(
        field.fit([sequence for lesson in taught for sequence in lesson.sequences]),
        kinds.fit([sample for lesson in taught for sample in lesson.kinds]),
        kinship.fit([sample for lesson in taught for sample in lesson.kinship]),
    )


def held_out(examples: Sequence[Example], config: Config, folds: Iterable[Collection[str]]) -> Iterator[Figures]:
    """Figures of the hands of each fold, whose model is learned from all others."""
    taught = lessons(examples, config)
    for hands in folds:
        extractor = InitiativeExtractor(config, learn([one for one in taught if one.example.hand not in hands]).model())
        for hand in sorted(hands):
            judged = [_judge(extractor, one) for one in examples if one.hand == hand and not one.damaged]
            yield Figures(hand, *(sum(column) for column in zip(*judged, strict=True)))


def write_model(files: Mapping[str, bytes], folder: Path) -> None:
    """Put the files of a training in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _judge(extractor: InitiativeExtractor, example: Example) -> tuple[int, int, int]:
    """Names right, missed and extra in one document."""
    left = [forms_of((found.name, *found.aliases)) for found in extractor.extract(example.document, ())]
    right = missed = 0
    for gold in sorted(example.gold, key=lambda one: one.optional):
        hit = next((forms for forms in left if forms & gold.loose), None)
        if hit is not None:
            left.remove(hit)
        right += hit is not None and not gold.optional
        missed += hit is None and not gold.optional
    return right, missed, len(left)
