"""`python -m pipeline.classify.training [CORPUS]`: train, write the model, print held-out figures."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path

from pipeline.classify.model import FOLDER
from pipeline.classify.training.train import train_topics, write_model
from pipeline.config import load_config

_CORPUS = Path(__file__).resolve().parents[3] / "corpus" / "topics"


def main(arguments: list[str]) -> None:
    training = train_topics(Path(arguments[0]) if arguments else _CORPUS, load_config())
    write_model(training.files, FOLDER)
    sys.stdout.write(json.dumps(dataclasses.asdict(training.figures), ensure_ascii=False, indent=1) + "\n")


main(sys.argv[1:])
