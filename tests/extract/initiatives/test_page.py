from __future__ import annotations

from time import perf_counter

import pytest

from pipeline.extract.initiatives.page import page_of, with_printed_marks
from tests.extract.initiatives.support import Read


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("开展“柳风”行动,走访1,200户;", "开展“柳风”行动，走访1,200户；"),
        ("办「柳风」行动和『石桥』诗会。", "办“柳风”行动和“石桥”诗会。"),
        ("办１２３４５热线。", "办12345热线。"),
        ("办〝柳风〞行动。", "办“柳风”行动。"),
        ('办"柳风"行动和"石桥"诗会。', "办“柳风”行动和“石桥”诗会。"),
        ('办"柳风"行动。\n办"石桥诗会。', '办“柳风”行动。\n办"石桥诗会。'),
    ],
)
def test_marks_are_read_as_print_has_them(read: Read, text: str, printed: str) -> None:
    page = with_printed_marks(page_of(read(text).tokenized))
    assert page.text == printed
    assert "".join(page.words) == printed


def test_a_page_of_printed_marks_stays_itself(read: Read) -> None:
    page = page_of(read("办“柳风”行动，走访九户。").tokenized)
    assert with_printed_marks(page) is page


def test_a_quote_without_end_costs_no_more_than_its_line(read: Read) -> None:
    """Tried over and over, pairs of such a line would take minutes."""
    page = page_of(read("办" + '"柳风"行动，' * 40_000 + '"').tokenized)
    start = perf_counter()
    with_printed_marks(page)
    assert perf_counter() - start < 5
