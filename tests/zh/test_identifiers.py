"""Numbers of identity cards, telephones and bank cards: always found, and nothing else ever."""

from __future__ import annotations

import random
import re
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.zh.identifiers import find_identifiers, is_card_number, is_identity_number, mask_identifiers

WEIGHTS = [2**power % 11 for power in range(17, 0, -1)]
AROUND = st.sampled_from(["", "，", "：", "（", "）", " ", "\n", "联系人王某", "。", "、", "“"])
WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")


def checked(body: str) -> str:
    """The identity number whose first 17 digits these are; a weight is 2 to the power of its place."""
    rest = (12 - sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True)) % 11) % 11
    return body + "0123456789X"[rest]


def luhn(body: str) -> str:
    """The card number whose first digits these are: the check digit is what the doubled sum lacks to a ten."""
    total = sum(sum(map(int, str(int(digit) * (2 - place % 2)))) for place, digit in enumerate(reversed(body)))
    return body + str(-total % 10)


identities = st.builds(
    lambda area, birth, order: checked(f"{area}{birth:%Y%m%d}{order:03}"),
    st.integers(110000, 659999),
    st.dates(min_value=date(1920, 1, 1), max_value=date(2025, 12, 31)),
    st.integers(0, 999),
)
cards = st.builds(
    lambda prefix, rest: luhn(prefix + rest),
    st.sampled_from(["6222", "6217", "4367", "5187", "3568"]),
    st.text("0123456789", min_size=11, max_size=14),
)
mobiles = st.builds(
    lambda prefix, rest: prefix + rest,
    st.sampled_from(["130", "138", "147", "150", "159", "166", "177", "186", "199"]),
    st.text("0123456789", min_size=8, max_size=8),
)
lines = st.builds(
    lambda area, number: f"{area}-{number}",
    st.sampled_from(["010", "021", "0571", "0755"]),
    st.integers(20_000_000, 89_999_999),
)
UNITS = ("元", "万元", "亿元", "户", "人次", "亩", "公里", "余户", "多人", "件", "%", "吨", "千瓦时", "个")


@given(AROUND, st.one_of(identities, cards, mobiles, lines), AROUND, st.booleans())
def test_numbers_are_masked_whole_and_nothing_else_changes(before: str, number: str, after: str, wide: bool) -> None:
    number = number.translate(WIDE) if wide else number
    masked = mask_identifiers(before + number + after)
    assert masked == before + re.sub("[^-]", "X", number) + after
    assert mask_identifiers(masked) == masked


@given(st.one_of(identities, cards, mobiles, lines), st.integers(0, 10**9))
def test_several_numbers_in_one_line(number: str, figure: int) -> None:
    text = f"联系人：李某，{number}；走访{figure}人，另一号码{number}。"
    assert len(find_identifiers(text)) == 2
    assert f"走访{figure}人" in mask_identifiers(text)


@given(st.integers(0, 10**10 - 1), st.sampled_from((*UNITS, "", "，", "。")))
def test_figures_of_ten_digits_and_fewer_are_never_masked(figure: int, unit: str) -> None:
    for text in (
        f"全年完成{figure}{unit}",
        f"{figure:,}{unit}",
        f"{figure}.{figure % 100:02}{unit}",
        f"合计\t{figure}\t{unit}",
    ):
        assert mask_identifiers(text) == text


@given(st.integers(10**10, 10**20), st.sampled_from(UNITS))
def test_long_figures_with_a_measure_word_are_never_masked(figure: int, unit: str) -> None:
    long = str(figure)
    assume(
        len(long) < 15 or unit in {"元", "万元", "亿元", "%"} or not (is_card_number(long) or is_identity_number(long))
    )
    assert mask_identifiers(f"投入{figure}{unit}") == f"投入{figure}{unit}"
    assert mask_identifiers(f"投入{figure}.58{unit}") == f"投入{figure}.58{unit}"


@given(st.text("0123456789", min_size=14, max_size=22))
def test_without_its_check_digit_a_long_number_is_none(digits: str) -> None:
    """A telephone with its country code has thirteen digits."""
    assume(not is_card_number(digits) and not is_identity_number(digits))
    text = f"文号{digits}，编号"
    assert mask_identifiers(text) == text


@given(identities, cards)
def test_one_wrong_digit_breaks_the_check(identity: str, card: str) -> None:
    chance = random.Random(identity)
    for number, holds in ((identity, is_identity_number), (card, is_card_number)):
        place = chance.randrange(16 if holds is is_card_number else 17)
        wrong = str((int(number[place]) + chance.randint(1, 9)) % 10)
        assert holds(number)
        assert not holds(number[:place] + wrong + number[place + 1 :])


@given(st.text(max_size=200))
def test_any_text_keeps_its_length_and_all_but_digits(text: str) -> None:
    masked = mask_identifiers(text)
    assert len(masked) == len(text)
    assert all(one == other or other == "X" for one, other in zip(text, masked, strict=True))


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("电话：87654321", "电话：XXXXXXXX"),
        ("（0571）87654321", "（XXXX）XXXXXXXX"),
        ("+86 138-1234-5678", "+XX XXX-XXXX-XXXX"),
        ("手机13812345678户主王某", "手机XXXXXXXXXXX户主王某"),
        ("400-123-4567", "XXX-XXX-XXXX"),
        ("身份证号码：330106900307123", "身份证号码：XXXXXXXXXXXXXXX"),
        ("身份证号110105194912310021", "身份证号XXXXXXXXXXXXXXXXXX"),
        ("身份证：110105 19491231 002x", "身份证：XXXXXX XXXXXXXX XXXX"),
        ("6222 0200 0000 0000 00", "6222 0200 0000 0000 00"),
        ("电话：62345678、62345679", "电话：XXXXXXXX、XXXXXXXX"),
        ("电话：0571-62345678/62345679，走访3户", "电话：XXXX-XXXXXXXX/XXXXXXXX，走访3户"),
        ("电话：62345678，2345679件", "电话：XXXXXXXX，2345679件"),
        ("手机13812345678、13912345678", "手机XXXXXXXXXXX、XXXXXXXXXXX"),
        ("联系电话62345678。", "联系电话XXXXXXXX。"),
        ("传真62345678", "传真XXXXXXXX"),
        ("0571—62345678", "XXXX—XXXXXXXX"),
        ("电话：0571–62345678", "电话：XXXX–XXXXXXXX"),
        ("0571——62345678", "XXXX——XXXXXXXX"),
        ("empty13812345678.docx", "emptyXXXXXXXXXXX.docx"),
        ("张三13812345678a.docx", "张三XXXXXXXXXXXa.docx"),
        ("微信wx13812345678", "微信wxXXXXXXXXXXX"),
    ],
)
def test_forms_that_people_write(text: str, masked: str) -> None:
    assert mask_identifiers(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "接听热线2345678件",
        "拨打12345热线",
        "火警119",
        "2023-2024学年",
        "〔2023〕12345678号",
        "生产总值13812345678元",
        "编号330106900307123",
        "编号110105194912310021",
        "身份证制发110105194913310021张",
        "地块面积13812345678.5平方米",
        "0.13812345678",
        "第13812345678A号",
        "编号A13812345678",
        "用电13812345678kWh",
        "接听热线2345678，办结率98%",
        "接听电话2345678通",
        "2023—2024年",
        "20230101至20231231",
        "2,013,812,345,678",
    ],
)
def test_ordinary_numbers_stay(text: str) -> None:
    assert mask_identifiers(text) == text


def test_a_name_that_begins_like_a_measure_word_hides_no_telephone() -> None:
    assert mask_identifiers("13812345678张三") == "XXXXXXXXXXX张三"
    assert mask_identifiers("联系人13312345678项某某，") == "联系人XXXXXXXXXXX项某某，"
    assert mask_identifiers("共发券13812345678张。") == "共发券13812345678张。"
