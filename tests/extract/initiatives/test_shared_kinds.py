"""The kind that a noun behind a list tells of all of it."""

from __future__ import annotations

import pytest

from pipeline.config import Config
from pipeline.extract.initiatives.page import page_of
from pipeline.extract.initiatives.shared_kinds import SharedKinds
from pipeline.extract.initiatives.spoken import Spoken
from tests.extract.initiatives.support import Find, Read


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("打响【渡口清患】、【山口断运】两大战役。", {"渡口清患": "campaign", "山口断运": "campaign"}),
        ("实施“【白杨】”“【沙棘】”等三项育人计划。", {"白杨": "programme", "沙棘": "programme"}),
        ("叫响【茶山嫂】和【湾里匠】2个劳务品牌。", {"茶山嫂": "brand", "湾里匠": "brand"}),
        ("叫响“【茶山嫂】”“【湾里夜校】”两个品牌。", {"茶山嫂": "brand"}),  # a noun of its own tells more
        ("推进【柳汀引水】、【梅溪防洪】两项工程列入计划。", {}),  # what is counted is another noun
        ("叫响【茶山嫂】，【湾里匠】两个劳务品牌。", {}),  # no list
        ("叫响【茶山嫂】两个劳务品牌。", {}),  # one
        ("实施“【白杨】”“【沙棘】”，两项计划有成。", {}),
    ],
)
def test_a_counted_noun_tells_the_kind_of_a_list(config: Config, read: Read, text: str, kinds: dict[str, str]) -> None:
    spans, plain = [], ""
    for piece in text.split("【"):
        inner, mark, rest = piece.partition("】")
        if mark:
            spans.append((len(plain), len(plain) + len(inner)))
        plain += inner + rest
    spoken = [Spoken(start, end, plain[start:end], None, "cue_noun", "bare") for start, end in spans]
    assert SharedKinds(config).of(page_of(read(plain).tokenized), spoken) == kinds


@pytest.mark.parametrize(
    ("names", "rules", "kinds"),
    [
        (("白杨", "“沙棘”育人计划"), ("quoted_whole", "quoted_part"), {"白杨": "programme"}),
        (("沙荒“白杨”", "“沙棘”育人计划"), ("quoted_part", "quoted_part"), {}),  # a name with words of its own
        (("白杨", "沙荒“沙棘”育人计划"), ("quoted_whole", "quoted_part"), {}),
    ],
)
def test_the_noun_of_the_last_is_shared(
    config: Config, read: Read, names: tuple[str, ...], rules: tuple[str, ...], kinds: dict[str, str]
) -> None:
    text = f"实施{names[0]}{names[1]}。"
    spoken = [
        Spoken(text.index(name), text.index(name) + len(name), name, None, "paired_quotes", rule)
        for name, rule in zip(names, rules, strict=True)
    ]
    assert SharedKinds(config).of(page_of(read(text).tokenized), spoken) == kinds


def test_all_of_a_list_bear_it(find: Find) -> None:
    found = find("打响“渡口清患”“山口断运”两大战役，抓获三十人。")
    assert {one.name: one.kind for one in found} == {"渡口清患": "campaign", "山口断运": "campaign"}
