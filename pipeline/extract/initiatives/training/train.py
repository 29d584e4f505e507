"""Training from end to end: examples, samples, weights, files, and what they are worth on hands held out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.config import Config
from pipeline.extract.initiatives.extractor import InitiativeExtractor
from pipeline.extract.initiatives.model import ChoiceModel, Thresholds, Weights
from pipeline.extract.initiatives.page import page_of
from pipeline.extract.initiatives.training.examples import (
    Example,
    forms_of,
    label_bare,
    label_quoted,
    label_tail,
)
from pipeline.extract.initiatives.training.pack import pack
from pipeline.extract.initiatives.training.regression import Sample, fit

STRENGTH = 1.5
TAIL_STRENGTH = 1.0
LEAST = 2
THRESHOLDS = Thresholds(bare=-0.2, quoted=0.0)
"""Chosen on held-out hands, between recall (-0.5) and precision (0.0) of names without quotes."""
DOUBTFUL = -8.0

Table = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Tables:
    bare: Table
    quoted: Table
    tail: Table

    def model(self) -> ChoiceModel:
        return ChoiceModel(
            bare=Weights(self.bare), quoted=Weights(self.quoted), tail=Weights(self.tail),
            thresholds=THRESHOLDS, doubtful=DOUBTFUL, digest="",
        )  # fmt: skip


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
    tables = learn(examples, config)
    weights = {"bare": tables.bare, "quoted": tables.quoted, "tail": tables.tail}
    thresholds = {"bare": THRESHOLDS.bare, "quoted": THRESHOLDS.quoted}
    return pack(weights, {"thresholds": thresholds, "doubtful": DOUBTFUL})


def learn(examples: Sequence[Example], config: Config) -> Tables:
    """Tails first: which noun ends a quoted name decides what its choice sees."""
    plain = InitiativeExtractor(config, Tables({}, {}, {}).model())
    bare = fit([s for one in examples for s in _bare(plain, one)], strength=STRENGTH, least=LEAST)
    tail = fit([s for one in examples for s in _tails(plain, one)], strength=TAIL_STRENGTH, least=LEAST)
    tailed = InitiativeExtractor(config, Tables({}, {}, tail).model())
    quoted = fit([s for one in examples for s in _quoted(tailed, one)], strength=STRENGTH, least=LEAST)
    return Tables(bare, quoted, tail)


def held_out(examples: Sequence[Example], config: Config, folds: Iterable[Collection[str]]) -> Iterator[Figures]:
    """Figures of the hands of each fold, whose model is learned from all others."""
    for hands in folds:
        model = learn([one for one in examples if one.hand not in hands], config).model()
        extractor = InitiativeExtractor(config, model)
        for hand in hands:
            judged = [_judge(extractor, one) for one in examples if one.hand == hand and not one.damaged]
            yield Figures(hand, *(sum(column) for column in zip(*judged, strict=True)))


def write_model(files: Mapping[str, bytes], folder: Path) -> None:
    """Put the files of a training in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _bare(extractor: InitiativeExtractor, example: Example) -> Iterator[Sample]:
    for text, signals in extractor.spans(page_of(example.document.tokenized)):
        right = label_bare(text, example.gold)
        if right is not None:
            yield Sample(signals, right)


def _tails(extractor: InitiativeExtractor, example: Example) -> Iterator[Sample]:
    for inner, tail, signals in extractor.tails(page_of(example.document.tokenized)):
        yield Sample(signals, label_tail(inner, tail, example.gold))


def _quoted(extractor: InitiativeExtractor, example: Example) -> Iterator[Sample]:
    for candidate, inner, signals in extractor.quotations(page_of(example.document.tokenized)):
        right = label_quoted(candidate.name, inner, example.gold)
        if right is not None:
            yield Sample(signals, right)


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
