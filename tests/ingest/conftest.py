"""One ingester for all tests of this stage."""

from __future__ import annotations

import pytest

from pipeline.config import Config
from pipeline.ingest import Ingester


@pytest.fixture(scope="session")
def ingester(config: Config) -> Ingester:
    return Ingester(config)
