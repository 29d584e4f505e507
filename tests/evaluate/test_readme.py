"""The examples in the corpus's README are gold that the command reads, and say of their texts what is true."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from pipeline.config import Config
from pipeline.evaluate.formats import read_cases

README = Path(__file__).resolve().parents[2] / "corpus" / "README.md"
EXAMPLES = re.findall(r"```yaml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
FORMS = ["report", "sentence", "sentence", "section"]


@pytest.mark.parametrize(("example", "form"), list(zip(EXAMPLES, FORMS, strict=True)))
def test_every_example_is_gold(example: str, form: str, tmp_path: Path, config: Config) -> None:
    (tmp_path / "harbour-office.txt").write_text("汐门港务所", encoding="utf-8")
    (case,) = read_cases(msgspec.yaml.decode(example), tmp_path / "a.yaml")
    assert case.form == form
    text = case.raw.content.decode()
    if form == "sentence":
        quotes = [count.quote for count in case.gold.counts or ()]
        names = [initiative.called for initiative in case.gold.initiatives or ()]
        assert [surface for surface in [*quotes, *names] if surface not in text] == []
        assert quotes or names
    if case.topic is not None:
        assert set(case.topic.topics) <= set(config.taxonomy.by_id)
