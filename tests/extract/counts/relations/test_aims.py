"""Numbers right behind an aim are targets, tasks that are counted are not."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("建成驿站45个,完成年度目标60个的75%。", "60个"),
        ("植树820亩,完成任务1000亩的82%。", "1000亩"),
        ("今年目标任务50个,已建成30个。", "50个"),
        ("省定任务2000户,已改造1890户。", "2000户"),
        ("全年下达指标300亩,完成320亩。", "300亩"),
        ("年度目标任务为60万亩。", "60万亩"),
        ("年初下达的旧井改造指标为160口,实际改造173口。", "160口"),
    ],
)
def test_an_aim_sets_its_number(text: str, quote: str) -> None:
    assert [count.quote for count in mine(text).counts if count.status == "target"] == [quote]


@pytest.mark.parametrize(
    "text", ["全年完成年度任务30项。", "办结重点任务50个。", "制定工作计划12项。", "完成年度任务的82%。"]
)
def test_what_was_done_is_none(text: str) -> None:
    assert [count.status for count in mine(text).counts] == ["done"]


def test_the_share_is_of_the_part() -> None:
    share = mine("流转土地3200亩,占全村4000亩耕地的80%。").counts[2]
    assert (share.role, share.object, share.base) == ("share", "土地", "耕地")


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("修渠90公里,超县定任务6公里。", ["done", "done"]),
        ("修渠90公里,超镇里下达任务6公里。", ["done", "done"]),
        ("修渠90公里,为年初下达60公里任务的150%。", ["done", "target", "done"]),
        ("上级分解90户指标,正在落实。", ["target"]),
        ("上级下达90户,正在落实。", ["done"]),
    ],
)
def test_what_is_above_an_aim_and_what_was_handed_down(text: str, statuses: list[str]) -> None:
    assert [count.status for count in mine(text).counts] == statuses
