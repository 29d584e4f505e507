"""How rows of configs/refusals.yaml are written out, and what is told of faulty ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.config import default_folder, load_config
from pipeline.config.refusals import Parts, Shape
from pipeline.errors import ConfigError

PARTS: Parts = {"tree": ("松", "白杨"), "digits": r"\d+", "colon": "[:,]"}
RULES = (default_folder() / "refusals.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("shape", "text", "at", "matched"),
    [
        (Shape(pattern="{digits}{tree}"), "9白杨", 0, "9白杨"),
        (Shape(before=("{tree}{colon}",), pattern="{digits}"), "白杨:9", 3, "9"),
        (Shape(before=("{tree}{colon}",), pattern="{digits}"), "白杨9", 2, None),
        (Shape(before=("柳", "{tree}"), pattern="{digits}"), "柳9", 1, "9"),
        (Shape(not_before=("柳", "{tree}"), pattern="{digits}"), "白杨9", 2, None),
        (Shape(not_before=("柳", "{tree}"), pattern="{digits}"), "桃9", 1, "9"),
        (Shape(pattern="{digits}", behind=("株{tree}", "棵")), "9株松", 0, "9"),
        (Shape(pattern="{digits}", behind=("株{tree}", "棵")), "9株柳", 0, None),
        (Shape(pattern=r"\d{1,2}", not_behind=("{tree}",)), "12松", 0, "1"),
    ],
)
def test_a_shape_holds_its_parts_and_looks_around(shape: Shape, text: str, at: int, matched: str | None) -> None:
    found = re.compile(shape.expression(PARTS)).match(text, at)
    assert (found and found[0]) == matched


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("'{numeral}周年'", "'{numerals}周年'", "no part before it is called numerals"),
        ("'{numeral}周年'", "'({numeral}周年'", "anniversary is no regular expression"),
        ("before: [附表]", "before: [附表+]", "number_of_document is no regular expression"),
        ("name: anniversary", "name: grade", "two rows have one name"),
        ("name: anniversary", "name: 周年", "rows"),
        ("reason: grade", "reason: grades", "rows"),
    ],
)
def test_a_faulty_row_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in RULES
    (tmp_path / "refusals.yaml").write_text(RULES.replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigError, match=told):
        load_config(tmp_path)
