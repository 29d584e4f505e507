"""`python -m tests.bench.topic_reports`: topics in whole reports, by models that saw none of their writer.

Prints, by folder, how many first topics are right and how often silence is, and the calibration that these scores ask
for (`IN_REPORTS` of pipeline/classify/chances.py). Takes some minutes.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from pipeline.classify import Classifier
from pipeline.classify.topics import TopicScorer
from pipeline.classify.training import train_topics
from pipeline.classify.training.calibrate import fit_chances
from pipeline.classify.words import Words
from pipeline.config import Config, load_config
from pipeline.config.topic_texts import TopicTexts
from pipeline.evaluate import read_sets
from pipeline.evaluate.cases import Case, Found
from pipeline.evaluate.judging.sections import judge_sections, matched
from pipeline.ingest import Ingester
from pipeline.run.commands.train import REPORTS, corpus_texts
from pipeline.run.sections import read_labelled
from pipeline.stages import TokenizedDocument
from pipeline.tokenize import Tokenizer
from pipeline.weights import write_model

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
GROUPS = 5
FIGURES = ("sections.topic", "sections.top3", "sections.abstention")
Seen = tuple[str, Case, TokenizedDocument]


@dataclass
class Tally:
    verdicts: Counter[tuple[str, str, bool]] = field(default_factory=Counter)
    """By folder, figure, and whether it is right."""
    scores: list[np.ndarray] = field(default_factory=list)
    """Of the topics of each section that is due, in its context."""
    right: list[list[bool]] = field(default_factory=list)
    """Which of them may be named."""


def main() -> None:
    config = load_config()
    texts, reports = corpus_texts(), read_labelled(config, [CORPUS / name for name in REPORTS])
    seen, tally = list(_seen(config)), Tally()
    for group in range(GROUPS):
        held = {reports[index].hand for index in range(group, len(reports), GROUPS)}
        _judge(config, (*texts, *(hand for hand in reports if hand.hand not in held)), held, seen, tally)
    for folder in REPORTS:
        told = [f"{name} {_share(tally, folder, name)}" for name in FIGURES]
        print(folder, *told, sep="  ")
    print(fit_chances(np.array(tally.scores), np.array(tally.right), [0] * len(tally.scores)))


def _seen(config: Config) -> Iterator[Seen]:
    ingester, tokenizer = Ingester(config), Tokenizer(config)
    for folder in REPORTS:
        for case in read_sets([CORPUS / folder])[0].cases:
            for document in ingester.ingest(case.raw):
                yield folder, case, tokenizer.tokenize(document)


def _judge(config: Config, hands: Sequence[TopicTexts], held: set[str], seen: Sequence[Seen], tally: Tally) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_model(train_topics(hands, config, Tokenizer(config).segment).files, Path(folder))
        classifier = Classifier(config.model_copy(update={"topic_model": Path(folder)}))
    for name, case, tokenized in seen:
        if f"report {case.writer or case.id}" in held:
            sections = classifier.classify(tokenized).sections
            for one in judge_sections(case, Found(text=tokenized.document.text, sections=sections)):
                tally.verdicts[name, one.figure, one.verdict == "right"] += 1
            _note(classifier._topics, classifier._model.topics, case, tokenized, tally)


def _note(scorer: TopicScorer, topics: Sequence[str], case: Case, tokenized: TokenizedDocument, tally: Tally) -> None:
    document = tokenized.document
    words = Words.of(document.text, tokenized.words, tokenized.starts, tokenized.tags)
    place = {section.id: index for index, section in enumerate(document.outline)}
    scores = scorer.read(document.title, words, document.outline).topics
    for gold, section in matched(case.gold.sections or (), document.outline):
        if section is not None:
            accepted = {gold.topic, *(gold.alt_topics or ())}
            tally.scores.append(scores[place[section.id]])
            tally.right.append([topic in accepted for topic in topics])


def _share(tally: Tally, folder: str, figure: str) -> str:
    right, wrong = (tally.verdicts[folder, figure, verdict] for verdict in (True, False))
    return f"{right / (right + wrong):.3f} of {right + wrong}"


if __name__ == "__main__":
    main()
