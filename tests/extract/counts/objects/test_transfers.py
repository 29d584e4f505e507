"""What is given, handed over or taken up, and who gets it."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("查处盗采案件5件,移送公安机关4件。", ["盗采案件", "盗采案件"]),
        ("移送案件线索15条。", ["案件线索"]),
        ("报送信息被县政府采用7篇、市政府采用3篇。", ["信息", "信息"]),
        ("给予党纪政务处分9人。", ["党纪政务处分"]),
        ("给予党纪处分9人,移送检察机关2人。", ["党纪处分", None]),
        ("追缴水费7万元,移送公安机关5宗6人。", ["水费", "移送公安机关", "移送公安机关"]),
        ("栽果树300株,移交林业部门4宗。", ["果树", "移交林业部门"]),
        ("清退渔网9张,抄送海事部门6份。", ["渔网", "抄送海事部门"]),
    ],
)
def test_object(text: str, things: list[str | None]) -> None:
    assert [count.object for count in mine(text).counts] == things
