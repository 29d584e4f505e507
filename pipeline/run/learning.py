"""`python -m pipeline.run.learning`: train the choice of initiatives from corpus/ and write the model.

With `--held-out`, print instead what it is worth on hands that it did not see. It stands above the stages because
examples have to be read, split into words and classified before they can teach.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.classify import Classifier
from pipeline.config import Config, load_config
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
)
from pipeline.ingest import Ingester
from pipeline.stages import ClassifiedDocument, Document
from pipeline.tokenize import Tokenizer
from pipeline.weights import write_model

_CORPUS = Path(__file__).resolve().parents[2] / "corpus"
_ALL_MARKS = re.compile("[“”\"‘’'「」『』〝〞＂]")
_CLOSING = re.compile("[”’」』〞]")
_MARKED = re.compile(r"【([^】]+)】")


class ExampleReader:
    """Makes examples of gold files and of the configuration's own example sentences."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._ingester, self._tokenizer, self._classifier = Ingester(config), Tokenizer(config), Classifier(config)

    def corpus(self, folders: Sequence[Path]) -> Iterator[Example]:
        """Examples of all gold files in `folders`, by file; each with its damaged copies behind it."""
        for gold_set in read_sets(folders):
            for case in gold_set.cases:
                gold = tuple(map(_gold, case.gold.initiatives or ()))
                for document in self._ingester.ingest(case.raw):
                    yield from self._with_damaged(Path(case.file).stem, document, gold)

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

    def _with_damaged(self, hand: str, document: Document, gold: tuple[Gold, ...]) -> Iterator[Example]:
        yield Example(hand, self._classified(document), gold)
        texts = {_ALL_MARKS.sub("", document.text), _CLOSING.sub("", document.text)} - {document.text}
        for text in sorted(texts):
            yield Example(hand, self._classified(self._ingester.ingest_text(text, None)), gold, damaged=True)

    def _classified(self, document: Document) -> ClassifiedDocument:
        return self._classifier.classify(self._tokenizer.tokenize(document))


def read_examples(config: Config, corpus: Path = _CORPUS) -> list[Example]:
    """Everything that the product's model learns from."""
    reader = ExampleReader(config)
    folders = [corpus / name for name in ("initiatives", "gold") if (corpus / name).is_dir()]
    return [*reader.corpus(folders), *reader.lexicon()]


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
