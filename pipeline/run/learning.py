"""`python -m pipeline.run.learning`: train the choice of initiatives from corpus/ and write the model.

With `--held-out`, print instead what it is worth on hands that it did not see. It stands above the stages because
examples have to be read, split into words and classified before they can teach.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from pipeline.classify import Classifier
from pipeline.config import Config, load_config
from pipeline.config.places import Places, load_places
from pipeline.evaluate.cases import Case
from pipeline.evaluate.gold import GoldInitiative
from pipeline.evaluate.normal import several
from pipeline.evaluate.reading import read_sets
from pipeline.extract.initiatives.kinds import KINDS
from pipeline.extract.initiatives.model import FOLDER
from pipeline.extract.initiatives.training import (
    LEXICON,
    Example,
    Gold,
    folds_of,
    held_out,
    train_initiatives,
    write_model,
)
from pipeline.extract.initiatives.training.places import RealPlaces, exchanged
from pipeline.ingest import Ingester
from pipeline.stages import ClassifiedDocument, Document
from pipeline.tokenize import Tokenizer

_CORPUS = Path(__file__).resolve().parents[2] / "corpus"
_ALL_MARKS = re.compile("[“”\"‘’'「」『』〝〞＂]")
_CLOSING = re.compile("[”’」』〞]")
_MARKED = re.compile(r"【([^】]+)】")


class ExampleReader:
    """Makes examples of gold files and of the configuration's own example sentences."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._ingester, self._tokenizer, self._classifier = Ingester(config), Tokenizer(config), Classifier(config)

    def corpus(self, folders: Sequence[Path], places: Places | None = None) -> Iterator[Example]:
        """Examples of all gold files in `folders`, by file, each with its copies behind it; in these stand `places`
        for those that the hand invented.
        """
        cases = [case for gold_set in read_sets(folders) for case in gold_set.cases]
        hands = {file: list(map(self._read, of_hand)) for file, of_hand in groupby(cases, key=attrgetter("file"))}
        texts = (document.text for hand in hands.values() for document, _ in hand)
        real = RealPlaces(places or Places(), texts, self._tokenizer.segment)
        for file, hand in hands.items():
            invented = real.invented([document.text for document, _ in hand])
            for document, gold in hand:
                yield Example(Path(file).stem, self._classified(document), gold)
                for text in _copies(document.text):
                    names = real.exchange(text, invented)
                    if names or text != document.text:
                        copy = self._ingester.ingest_text(exchanged(text, names), None)
                        moved = tuple(one.changed(names) for one in gold)
                        yield Example(Path(file).stem, self._classified(copy), moved, copy=True)

    def lexicon(self) -> Iterator[Example]:
        """The sentences of configs/initiatives.yaml and slogans.yaml; 【】 marks their names."""
        rules = self._config.initiatives
        groups = (
            *rules.heads,
            *rules.endings,
            *rules.contexts,
            *rules.outside,
            *rules.edges,
            *rules.plurals,
            *rules.vague,
        )
        for group in groups:
            for sentence in (*group.examples, *group.counter_examples):
                gold = tuple(map(Gold.of, _MARKED.findall(sentence)))
                document = self._ingester.ingest_text(_MARKED.sub(r"\1", sentence), None)
                yield Example(LEXICON, self._classified(document), gold)
        for slogan in self._config.slogans.slogans:
            for sentence in (*slogan.examples, *slogan.counter_examples):
                names = _MARKED.findall(sentence) if slogan.kind == "initiative" else []
                document = self._ingester.ingest_text(_MARKED.sub(r"\1", sentence), None)
                yield Example(LEXICON, self._classified(document), tuple(map(Gold.of, names)))

    def _read(self, case: Case) -> tuple[Document, tuple[Gold, ...]]:
        (document,) = self._ingester.ingest(case.raw)
        return document, tuple(map(_gold, case.gold.initiatives or ()))

    def _classified(self, document: Document) -> ClassifiedDocument:
        return self._classifier.classify(self._tokenizer.tokenize(document))


def _copies(text: str) -> list[str]:
    """`text` as copies lose its quotes: all of them, or the closing ones; the text itself where it has none."""
    return sorted({_ALL_MARKS.sub("", text), _CLOSING.sub("", text)} - {text}) or [text]


def read_examples(config: Config, corpus: Path = _CORPUS) -> list[Example]:
    """Everything that the product's model learns from."""
    reader = ExampleReader(config)
    folders = [corpus / name for name in ("initiatives", "gold") if (corpus / name).is_dir()]
    places = corpus / "places.yaml"
    real = load_places(places) if places.is_file() else None
    return [*reader.corpus(folders, real), *reader.lexicon()]


def _gold(one: GoldInitiative) -> Gold:
    aliases = (*(one.aliases or ()), *(one.mention_surfaces or ()))
    told = (one.kind, *several(one.kind_alt)) if one.kind else ()
    kinds = [known for kind in told for known in KINDS if known == kind]
    gold = Gold.of(one.called, aliases, kinds=kinds, optional=one.soft, parent=one.parent)
    return gold.or_fair(name for name in (one.repaired_name, *several(one.name_alt)) if name)


def _main(arguments: list[str]) -> None:
    config = load_config()
    examples = read_examples(config)
    if "--held-out" not in arguments:
        write_model(train_initiatives(examples, config), FOLDER)
        return
    for figures in held_out(examples, config, folds_of(examples)):
        line = f"{figures.hand:<28} F1 {figures.f1:.3f}  {figures.right} {figures.missed} {figures.extra}\n"
        sys.stdout.write(line)


if __name__ == "__main__":
    _main(sys.argv[1:])
