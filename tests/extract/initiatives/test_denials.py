"""What words beside a stretch show to be no initiative."""

from __future__ import annotations

import pytest

from pipeline.config import Config
from pipeline.extract.initiatives.candidates import Candidate
from pipeline.extract.initiatives.denials import Denials
from pipeline.extract.initiatives.page import page_of
from pipeline.records import InitiativeKind
from tests.extract.initiatives.support import Read


@pytest.fixture(scope="module")
def denials(config: Config) -> Denials:
    return Denials(config)


def _denied(denials: Denials, read: Read, text: str, kind: InitiativeKind = "project") -> bool:
    """`text` with 【】 around the candidate."""
    start, end = text.index("【"), text.index("】") - 1
    plain = text.replace("【", "").replace("】", "")
    candidate = Candidate(start, end, plain[start:end], None, kind, "cue_noun", "bare", ())
    return denials.denies(page_of(read(plain).tokenized), candidate)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("诗会以“【墨染乡邻】”为主题，收稿九百篇。", True),
        ("诗会紧扣“【墨染乡邻】”为主题征稿。", True),
        ("活动以【诗润乡邻】、墨染心田为主题。", True),
        ("活动以【墨染心田】为题作画。", True),
        ("以“诗润乡邻”为主题的【柳汀艺术节】开幕。", False),
        ("以“【柳风行动】”为载体，以“诗润乡邻”为主题。", False),
        ("以【柳风行动】为载体、“诗润乡邻”为主题。", False),
        ("建成【柳汀茶园】为主题公园。", False),
        ("开展【柳风行动】以及柳芽计划，作画为题。", False),
    ],
)
def test_themes_are_no_initiatives(denials: Denials, read: Read, text: str, denied: bool) -> None:
    assert _denied(denials, read, text) is denied


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("推动【柳湾渡创建】省级旅游度假区。", True),
        ("支持【柳川建设】国家气候试点。", True),
        ("推进【美丽庭院创建】三百户。", False),
        ("推进【美丽庭院创建】。", False),
    ],
)
def test_a_place_that_creates_something_is_no_initiative(denials: Denials, read: Read, text: str, denied: bool) -> None:
    assert _denied(denials, read, text) is denied


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("把“【茶农平安进山】”挂在心上。", True),
        ("始终将“【渔家出海无忧】”放在首位。", True),
        ("把“【柳风行动】”办到村里，把群众放在心上。", False),
    ],
)
def test_wishes_and_duties_are_no_initiatives(denials: Denials, read: Read, text: str, denied: bool) -> None:
    assert _denied(denials, read, text) is denied


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("坚决不搞“【花边工程】”。", True),
        ("力戒各类“盆栽计划”“花边行动”和“【纸面行动】”。", True),
        ("严禁“【盆栽】”项目上马。", True),
        ("防止“【黑飞”专项行动】铺开。", False),  # the name goes on behind the quotes
        ("严禁占道，开展“【净街行动】”。", False),
        ("防止返贫“【敲门行动】”惠及百户。", False),  # not what is governed
        ("少些【面子工程】，多些里子。", True),
        ("实施【里子工程】。", False),
        ("举办【银企对接会】三场。", True),
        ("举办【柳汀银企对接会】三场。", False),
    ],
)
def test_what_is_mocked_or_forbidden_is_no_initiative(denials: Denials, read: Read, text: str, denied: bool) -> None:
    assert _denied(denials, read, text) is denied


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("地块东邻【柳汀公园】，南接旧港。", True),
        ("地块【东邻柳汀公园】，南接旧港。", True),
        ("校区毗邻【梅溪广场】。", True),
        ("建成【柳汀公园】，东邻旧港。", False),
        ("河东【连心桥公园】开放。", False),
        ("开放【西岭公园】。", False),
    ],
)
def test_what_a_place_lies_beside_is_none(denials: Denials, read: Read, text: str, denied: bool) -> None:
    assert _denied(denials, read, text) is denied


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("实施【东至青溪路改造行动】。", True),
        ("实施【南起旧港清淤行动】。", True),
        ("实施【东邻柳汀清淤行动】。", False),  # of places alone
        ("【至青溪路改造行动】。", False),
    ],
)
def test_how_far_something_goes_begins_no_name_of_any_kind(
    denials: Denials, read: Read, text: str, denied: bool
) -> None:
    assert _denied(denials, read, text, "campaign") is denied


def test_an_activity_lies_beside_nothing(denials: Denials, read: Read) -> None:
    assert not _denied(denials, read, "举办【毗邻三县龙舟赛】。", "activity")


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("车队绕行【青溪大桥】。", True),
        ("车队绕行青溪大桥、【柳湾隧道】返回。", True),
        ("车队绕行青溪大桥与【柳湾隧道】返回。", True),
        ("车队【经柳湾隧道】抵达。", True),
        ("车队驶过大堤，抢修【青溪大桥】。", False),
        ("建成【经纬大桥】。", False),
        ("开通经过三镇的【柳湾公交专线】。", False),
    ],
)
def test_what_one_passes_is_none(denials: Denials, read: Read, text: str, denied: bool) -> None:
    assert _denied(denials, read, text) is denied
