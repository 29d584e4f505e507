"""Text to classified document, by the stages before and this one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.classify import Classifier
from pipeline.classify.model import LinearModel, load_model
from pipeline.config import Config
from pipeline.ingest import Ingester
from pipeline.stages import ClassifiedDocument
from pipeline.tokenize import Tokenizer

Classify = Callable[[str], ClassifiedDocument]


@pytest.fixture(scope="session")
def model() -> LinearModel:
    return load_model()


@pytest.fixture(scope="session")
def classify(config: Config) -> Classify:
    ingester, tokenizer, classifier = Ingester(config), Tokenizer(config), Classifier(config)
    return lambda text: classifier.classify(tokenizer.tokenize(ingester.ingest_text(text)))
