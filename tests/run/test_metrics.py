"""What the manifest tells of a run adds up to what its records hold."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from pipeline.output.manifest import Manifest
from pipeline.output.reading import reports
from pipeline.run.metrics import Gathered
from tests.processes import workreport
from tests.run.fakes import write


def test_metrics_are_sums_over_the_records(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a="全镇现有茶农1200余户。", b="一、教育\n全县有学校12所,“海燕行动惠及300人。", c="")
    out = tmp_path / "out"
    assert workreport("run", str(folder), "--out", str(out), "--workers", "1") == 1
    manifest = msgspec.json.decode((out / "manifest.json").read_bytes(), type=Manifest)
    metrics, records = manifest.metrics, list(reports(out))
    assert metrics.documents == len(records) == 2
    assert metrics.characters == sum(len(record.text or "") for record in records) > 0
    for name in ("counts", "initiatives", "sections", "checks"):
        assert getattr(metrics.findings, name) == sum(len(getattr(record, name)) for record in records)
    assert metrics.notices == Counter(notice.code for record in records for notice in record.notices)
    assert metrics.notices
    assert metrics.documents_per_second == round(2 / manifest.times.seconds, 3)
    assert metrics.seconds.extract > 0
    assert metrics.seconds.run > 0


def test_drawing_is_clocked_and_using_is_not() -> None:
    def slow() -> Iterator[int]:
        for number in (1, 2):
            time.sleep(0.05)
            yield number

    gathered = Gathered()
    for _ in gathered.timed("read", slow()):
        time.sleep(0.2)
    assert 0.1 <= gathered.metrics(0, 0).seconds.read < 0.3
