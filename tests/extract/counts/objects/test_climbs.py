"""What has climbed, where heights were passed."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("工业产值接连跨上3个百亿元台阶,达320亿元,增长8.1%。", ["百亿元台阶", "工业产值", "工业产值"]),
        ("全市存款余额跃上两个千亿元关口、达到2300亿元、年均增长9%。", ["千亿元关口", "全市存款余额", "全市存款余额"]),
        ("粮食总产连上3个亿斤台阶、达12亿斤。", ["亿斤台阶", "粮食总产"]),
        ("茶园营业收入先后突破3个千万元大关,达3400万元。", ["千万元大关", "茶园营业收入"]),
        ("财政收入迈上两个大台阶、达96亿元、增长7%。", ["财政收入", "财政收入"]),
        ("渔业总产值稳步增长,连续迈上4个亿元台阶,达到9.2亿元。", ["亿元台阶", "渔业总产值"]),
        ("旅游收入迈上3个亿元台阶,接待游客30万人次、增长5%。", ["亿元台阶", "游客", "游客"]),
        ("建成4个万吨级码头,吞吐量达14万吨。", ["万吨级码头", "吞吐量"]),
        ("产值连跨两个百亿元台阶、达230亿元。", ["百亿元台阶", "产值"]),
        ("整修台阶9处,加宽4处。", ["台阶", "台阶"]),
    ],
)
def test_what_has_passed_heights_is_told_of_behind_them(text: str, things: list[str]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("茶业产值迈上9亿元台阶。", "迈上"),
        ("渔业产值跨上6亿元台阶。", "跨上"),
        ("镇财政收入站上3亿元台阶。", "站上"),
        ("客运量跃上200万人次台阶。", "跃上"),
    ],
)
def test_the_verb_of_a_climb_governs_its_height(text: str, verb: str) -> None:
    assert [count.predicate for count in mine(text).counts] == [verb]
