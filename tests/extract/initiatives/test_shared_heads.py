"""Full names of members of a list that share the noun of its last."""

from __future__ import annotations

import pytest

from pipeline.config import Config
from pipeline.extract.initiatives.candidates import Candidate
from pipeline.extract.initiatives.page import page_of
from pipeline.extract.initiatives.shared_heads import SharedHeads
from pipeline.records import InitiativeKind
from tests.extract.initiatives.support import Find, Read


@pytest.mark.parametrize(
    ("text", "kind", "cores"),
    [
        ("打好【蓝天】、【碧水】、【净土保卫战】。", "campaign", ["蓝天保卫战", "碧水保卫战", None]),
        ("打好【蓝天】、【碧水】、【净土】三大保卫战。", "campaign", ["蓝天保卫战", "碧水保卫战", "净土保卫战"]),
        ("打好【蓝天】、【碧水】和【净土五场保卫战】。", "campaign", ["蓝天保卫战", "碧水保卫战", "净土保卫战"]),
        ("打好【蓝天】、【碧水】、【净土】。", "campaign", [None, None, None]),
        ("打好【蓝天】。【净土保卫战】收官。", "campaign", [None, None]),
        ("打好“【蓝天】”、“【碧水】”保卫战。", "campaign", [None, None]),
        ("实施【雁归计划】、【清河行动】。", "campaign", [None, None]),
        ("实施【护江2号行动】、【清河行动】。", "campaign", [None, None]),
        ("建成【鹭桥】、【内环工程】。", "project", [None, None]),
    ],
)
def test_members_are_called_by_the_shared_noun_too(
    config: Config, read: Read, text: str, kind: InitiativeKind, cores: list[str | None]
) -> None:
    candidates, plain = [], ""
    for piece in text.split("【"):
        inner, mark, rest = piece.partition("】")
        if mark:
            start, end = len(plain), len(plain) + len(inner)
            candidates.append(Candidate(start, end, inner, None, kind, "cue_noun", "bare", ()))
        plain += inner + rest
    told = SharedHeads(config).told(page_of(read(plain).tokenized), candidates)
    assert [one.core for one in told] == cores
    assert [one.name for one in told] == [one.name for one in candidates]


def test_a_later_mention_in_full_is_the_same(find: Find) -> None:
    found = find("打好蓝天、碧水、净土保卫战，蓝天保卫战取得成效。")
    assert [(one.name, one.aliases, len(one.mentions)) for one in found] == [
        ("蓝天", ("蓝天保卫战",), 2),
        ("碧水", ("碧水保卫战",), 1),
        ("净土保卫战", (), 1),
    ]
