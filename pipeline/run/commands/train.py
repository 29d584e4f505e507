"""workreport train"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from pipeline.classify.model import FOLDER
from pipeline.classify.training import Adaptation, Figures, adapt_topics, train_topics
from pipeline.config import Config, load_config
from pipeline.config.topic_texts import TopicTexts, load_topic_texts
from pipeline.errors import UsageError
from pipeline.extract.initiatives.model import FOLDER as INITIATIVES
from pipeline.extract.initiatives.training import train_initiatives
from pipeline.run.learning import read_examples
from pipeline.run.saving import save
from pipeline.run.sections import read_labelled, read_sections
from pipeline.tokenize import Tokenizer

_CORPUS = Path(__file__).resolve().parents[3] / "corpus"
TEXTS = ("topics", "passages")
"""Folders of the corpus with labelled texts of sections and of paragraphs, of which topics and roles are learned."""
REPORTS = ("gold", "gold/strangers")
"""Folders of the corpus with whole labelled reports, of which topics are learned."""


def main(options: argparse.Namespace) -> int:
    """Train the model that is asked for and write it. Raises UsageError, ConfigError."""
    return _initiatives(options) if options.model == "initiatives" else _topics(options)


def _topics(options: argparse.Namespace) -> int:
    """Prints what the model was worth on hands held out."""
    config = _config(options.taxonomy)
    named = options.labelled
    texts = load_topic_texts(_labelled(named, _CORPUS)) if named else corpus_texts()
    reports, segment = _reports(options), Tokenizer(config).segment
    hands = (*texts, *(read_labelled(config, reports) if reports else ()))
    if options.unlabelled:
        archive = read_sections(config, _archive(options.unlabelled))
        training = adapt_topics(hands, config, segment, archive)
    else:
        training = train_topics(hands, config, segment)
    _write(training.files, Path(options.out) if options.out else FOLDER)
    for line in (*_adapted(training.adaptation), *_lines(training.figures)):
        sys.stdout.write(line + "\n")
    return 0


def _initiatives(options: argparse.Namespace) -> int:
    """`--labelled` holds a folder `initiatives` of sentences and, where there are any, `gold` of whole reports."""
    corpus = Path(options.labelled) if options.labelled else _CORPUS
    missing = [name for name in ("jax", "optax") if find_spec(name) is None]
    if missing:
        message = f"training initiatives needs {' and '.join(missing)}: pip install 'workreport-pipeline[train]'"
        raise UsageError(message, "needs_extra")
    _labelled(options.labelled and str(corpus / "initiatives"), corpus / "initiatives")
    config = _config(options.taxonomy)
    files = train_initiatives(read_examples(config, corpus), config)
    _write(files, Path(options.out) if options.out else INITIATIVES)
    return 0


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    for name, content in files.items():
        save(folder / name, content)
    sys.stderr.write(f"the model is in {folder}\n")


def _labelled(named: str | None, default: Path) -> Path:
    folder = Path(named) if named else default
    if not any(folder.glob("*.yaml")):
        hint = "" if named else "; outside a checkout of the project give --labelled DIR"
        raise UsageError(f"{folder}: no labelled texts (*.yaml) here{hint}")
    return folder


def corpus_texts() -> tuple[TopicTexts, ...]:
    """Labelled texts of the checkout's own hands. Raises UsageError outside a checkout."""
    folders = [_labelled(None, _CORPUS / name) for name in TEXTS]
    return tuple(hand for folder in folders for hand in load_topic_texts(folder))


def _reports(options: argparse.Namespace) -> list[Path]:
    """Where whole labelled reports lie: those that are named, or beside the checkout's own texts its own."""
    if options.reports:
        return [Path(options.reports)]
    return [] if options.labelled else [_CORPUS / name for name in REPORTS]


def _archive(named: str) -> Path:
    folder = Path(named)
    if not folder.is_dir():
        raise UsageError(f"{folder}: is not a folder")
    return folder


def _config(taxonomy: str | None) -> Config:
    """The product's own configuration, with another taxonomy where one is named."""
    if taxonomy is None:
        return load_config()
    with tempfile.TemporaryDirectory() as folder:
        try:
            shutil.copyfile(taxonomy, Path(folder) / "taxonomy.yaml")
        except OSError as error:
            raise UsageError(f"{taxonomy}: {error.strerror}", "missing_path") from error
        return load_config(Path(folder))


def _adapted(adaptation: Adaptation | None) -> list[str]:
    """What the archive was worth, where one was named."""
    if adaptation is None:
        return []
    before, after = adaptation.without, adaptation.with_them
    return [
        f"{adaptation.sections} sections without label, sure of {adaptation.taught}; on hands held out:",
        f"  first topic right           {before.top1:.3f} without them, {after.top1:.3f} with them",
        f"  right topic among three     {before.top3:.3f} without them, {after.top3:.3f} with them",
        "  they help, and are in the model" if adaptation.helped else "  they do not help: the model does without them",
    ]


def _lines(figures: Figures) -> list[str]:
    weakest = sorted(figures.by_topic.items(), key=lambda item: (item[1], item[0]))[:10]
    return [
        f"{figures.texts} texts, each judged by a model that saw no text of its hand",
        f"first topic right             {figures.top1:.3f}",
        f"right topic among three       {figures.top3:.3f}",
        f"role right                    {figures.role:.3f}",
        f"a topic named where one is due {figures.answered:.3f}, none where none is {figures.silence:.3f}",
        f"precision of first topics     {figures.precision:.3f}, of those withheld {figures.spared:.3f} were wrong",
        f"macro F1 of first topics      {figures.macro_f1:.3f}",
        f"expected calibration error    {figures.calibration_error:.3f}",
        f"further topics, a text        {figures.further:.3f}, precision {figures.further_precision:.3f}",
        "probability promised, held, texts:",
        *(f"  {promised:.3f}  {held:.3f}  {texts}" for promised, held, texts in figures.reliability),
        "weakest topics (F1 of the first topic):",
        *(f"  {topic:<40} {value:.3f}" for topic, value in weakest),
        "most frequent confusions (due, named, times):",
        *(f"  {due} {named} {times}" for due, named, times in figures.confusions),
    ]
