"""An output folder of the corpus, with a failure beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.output.reading import Batch, batches, reports
from pipeline.output.tables import Row
from pipeline.records import Report
from tests.processes import workreport

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "reports"


@pytest.fixture(scope="session")
def mined(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mined")
    (folder / "表.pdf").write_bytes(b"%PDF")
    out = folder / "out"
    assert workreport("run", str(CORPUS), str(folder / "表.pdf"), "--out", str(out), "--workers", "1") == 1
    return out


@pytest.fixture(scope="session")
def mined_reports(mined: Path) -> list[Report]:
    return list(reports(mined))


@pytest.fixture(scope="session")
def mined_batches(mined: Path) -> list[Batch]:
    return list(batches(mined))


@pytest.fixture(scope="session")
def mined_rows(mined_batches: list[Batch]) -> dict[str, list[Row]]:
    """All rows by table."""
    return {
        name: [row for batch in mined_batches for row in batch.get(name, ())]
        for name in dict.fromkeys(name for batch in mined_batches for name in batch)
    }


@pytest.fixture(scope="session")
def real_batches(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Batch]:
    """Rows of reports that people wrote."""
    out = tmp_path_factory.mktemp("real") / "out"
    workreport("run", str(shared / "real"), "--out", str(out), "--workers", "1")
    return list(batches(out))
