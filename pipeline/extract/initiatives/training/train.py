"""Training from end to end: examples, labels, weights, files, and what they are worth on hands held out."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.config import Config
from pipeline.extract.initiatives.extractor import InitiativeExtractor
from pipeline.extract.initiatives.kinds import KindModel
from pipeline.extract.initiatives.kinship import Named
from pipeline.extract.initiatives.labelling.crf import Field, FieldWeights
from pipeline.extract.initiatives.labelling.network import Network, Weights, restored, stored
from pipeline.extract.initiatives.model import FIELD, NETWORK, ChoiceModel
from pipeline.extract.initiatives.ranking import Trees
from pipeline.extract.initiatives.training import field, kinds, kinship, trees
from pipeline.extract.initiatives.training.examples import LEXICON, Example, Gold, forms_of, matched, mentions
from pipeline.extract.initiatives.training.fits import fit_all
from pipeline.extract.initiatives.training.readings import labelled, reading_of
from pipeline.weights import packed

_FOLDS = 3
THRESHOLD = 0.45
"""Best for reports and official prose of hands held out; from 0.35 to 0.5 the figures hardly move."""
POSSIBLE = 0.01
"""Of the names that hands found, 0.93 are among the stretches with this chance, 0.87 among those with 0.05."""
DOUBTFUL = 0.05


@dataclass(frozen=True, slots=True)
class Learned:
    field: FieldWeights
    network: Weights
    trees: Trees
    kinds: kinds.KindWeights
    kinship: kinship.KinshipWeights

    def model(self) -> ChoiceModel:
        """The model as it would be loaded from its files."""
        return ChoiceModel(
            field=Field(self.field),
            network=Network(restored(stored(self.network))),
            trees=self.trees,
            kinds=KindModel(self.kinds.signals, self.kinds.weights.astype(np.float32)),
            kinship=self.kinship.model(),
            threshold=THRESHOLD, possible=POSSIBLE, doubtful=DOUBTFUL, digest="",
        )  # fmt: skip


class Lesson:
    """What one example teaches, read once and used in every fold."""

    def __init__(self, extractor: InitiativeExtractor, example: Example) -> None:
        self.example = example
        text = example.document.tokenized.document.text
        page, items, units, columns = extractor.seen(example.document.tokenized)
        told = labelled(text, units, example.gold)
        self.sequences = field.sequences_of(columns, told) if units.words else []
        self.reading = reading_of(units, columns, told) if units.words else None
        self.kinds = [
            kinds.KindSample(extractor.kind_signals(page, items, start, end), one.kind)
            for start, end, one in mentions(text, example.gold)
            if one.kind is not None
        ]
        self.kinship = [] if example.damaged else list(_kinship(extractor, text, example.gold))


def _kinship(extractor: InitiativeExtractor, text: str, gold: Sequence[Gold]) -> Iterator[kinship.KinshipSample]:
    spans: dict[str, list[tuple[int, int]]] = {one.name: [] for one in gold}
    for start, end, one in mentions(text, tuple(gold)):
        spans[one.name].append((start, end))
    named = [Named(one.name, one.kind or "brand", sorted(spans[one.name])) for one in gold]
    for pair in extractor.pairs(text, named):
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
    return files_of(learn(lessons(examples, config), config))


def files_of(learned: Learned) -> dict[str, bytes]:
    """What was learned, as the files that `load_model` reads."""
    arrays: dict[str, npt.NDArray[Any]] = {
        **{FIELD + name: array for name, array in learned.field._asdict().items()},
        **{NETWORK + name: array for name, array in stored(learned.network).items()},
        **{f"node_{name}": column for name, column in learned.trees.nodes._asdict().items()},
        "leaves": learned.trees.leaves,
        "kinds": learned.kinds.weights,
        "kinship": learned.kinship.weights,
        "kind_signals": _bytes(learned.kinds.signals),
        "kin_signals": _bytes(learned.kinship.signals),
    }
    about = {
        "threshold": THRESHOLD,
        "possible": POSSIBLE,
        "doubtful": DOUBTFUL,
        "base": learned.trees.base,
        "kin": kinship.THRESHOLD,
    }
    return packed(arrays, about, compact=True)


def _bytes(words: Sequence[str]) -> npt.NDArray[np.uint8]:
    """Words as JSON in bytes: in an archive they take a third of what they take in a description."""
    return np.frombuffer(json.dumps(words, ensure_ascii=False).encode(), dtype=np.uint8)


def lessons(examples: Iterable[Example], config: Config) -> list[Lesson]:
    """Each example as the untrained product reads it."""
    extractor = InitiativeExtractor(config, untrained())
    return [Lesson(extractor, example) for example in examples]


def untrained() -> ChoiceModel:
    """A model that knows nothing: rules see what they see without it."""
    return ChoiceModel(
        field=Field(FieldWeights.empty()),
        network=Network(Weights.empty()),
        trees=trees.fit(trees.joined([])),
        kinds=KindModel([], np.zeros((0, 0), dtype=np.float32)),
        kinship=kinship.fit([]).model(),
        threshold=1.0,
        possible=1.0,
        doubtful=1.0,
        digest="",
    )


def folds_of(examples: Iterable[Example]) -> list[list[str]]:
    """Hands and reports in a few groups, each hand whole: each group is judged by a model of all others."""
    hands = sorted({one.hand for one in examples} - {LEXICON})
    return [hands[first::_FOLDS] for first in range(min(_FOLDS, len(hands)))]


def learn(taught: Sequence[Lesson], config: Config) -> Learned:
    """All that `taught` teach. The trees learn from stretches of hands that the field beneath them had not seen."""
    folds = folds_of(one.example for one in taught)
    *parts, whole = _fields(taught, [*folds, []])
    samples = [_samples(part, taught, hands, config) for part, hands in zip(parts, folds, strict=True)]
    return dataclasses.replace(whole, trees=trees.fit(trees.joined(samples)))


def crossed(taught: Sequence[Lesson], folds: Sequence[Collection[str]], config: Config) -> list[Learned]:
    """For each fold a model for judging its hands: neither its field nor its trees learned from their stretches.

    The trees of one fold do learn from stretches weighed by fields of other folds, which had seen its hands: how a
    field's chances turn out is all that passes between them.
    """
    fields = _fields(taught, folds)
    samples = [_samples(part, taught, hands, config) for part, hands in zip(fields, folds, strict=True)]
    return [
        dataclasses.replace(part, trees=trees.fit(trees.joined([*samples[:at], *samples[at + 1 :]])))
        for at, part in enumerate(fields)
    ]


def _fields(taught: Sequence[Lesson], left_out: Sequence[Collection[str]]) -> list[Learned]:
    """For each of `left_out` what all other hands teach, without trees."""
    groups = [[one for one in taught if one.example.hand not in hands] for hands in left_out]
    fields, networks = fit_all(
        [[sequence for lesson in group for sequence in lesson.sequences] for group in groups],
        [[lesson.reading for lesson in group if lesson.reading] for group in groups],
    )
    return [
        Learned(
            of_field,
            of_network,
            trees.fit(trees.joined([])),
            kinds.fit([sample for lesson in group for sample in lesson.kinds]),
            kinship.fit([sample for lesson in group for sample in lesson.kinship]),
        )
        for of_field, of_network, group in zip(fields, networks, groups, strict=True)
    ]


def _samples(learned: Learned, taught: Sequence[Lesson], hands: Collection[str], config: Config) -> trees.RankSamples:
    """The stretches of texts of `hands` that `learned` thinks possible; those of optional names are left out."""
    extractor = InitiativeExtractor(config, learned.model())
    found = []
    for lesson in taught:
        example = lesson.example
        if example.hand in hands and not example.damaged:
            rows, names = extractor.possible(example.document.tokenized)
            met = [{gold.optional for gold in example.gold if forms_of(name) & gold.loose} for name in names]
            known = [at for at, optional in enumerate(met) if True not in optional]
            found.append(trees.RankSamples(rows[known], np.array([bool(met[at]) for at in known], dtype=np.bool_)))
    return trees.joined(found)


def held_out(examples: Sequence[Example], config: Config, folds: Sequence[Collection[str]]) -> Iterator[Figures]:
    """Figures of the hands of each fold, whose model is learned from all others."""
    for hands, learned in zip(folds, crossed(lessons(examples, config), folds, config), strict=True):
        extractor = InitiativeExtractor(config, learned.model())
        for hand in sorted(hands):
            judged = [_judge(extractor, one) for one in examples if one.hand == hand and not one.damaged]
            yield Figures(hand, *(sum(column) for column in zip(*judged, strict=True)))


def _judge(extractor: InitiativeExtractor, example: Example) -> tuple[int, int, int]:
    """Names right, missed and extra in one document."""
    found = [(one.name, *one.aliases) for one in extractor.extract(example.document, ())]
    pairs = list(matched(example.gold, found))
    due = [at for gold, at in pairs if not gold.optional]
    taken = sum(at is not None for _, at in pairs)
    return len(due) - due.count(None), due.count(None), len(found) - taken
