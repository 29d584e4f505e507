from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import pytest

from pipeline.config import Config
from pipeline.extract.initiatives.labelling.rule import Stretch
from pipeline.extract.initiatives.page import page_of
from pipeline.extract.initiatives.quoted import QuotedRule
from pipeline.extract.initiatives.ranking import FEATURES, rows_of
from pipeline.extract.initiatives.vocabulary import Vocabulary
from tests.extract.initiatives.support import Read

Row = Mapping[str, float]
Weigh = Callable[[str, Mapping[str, float]], Mapping[str, Row]]
_NOTHING = math.log(1e-4 / (1 - 1e-4))


@pytest.fixture
def weigh(read: Read, config: Config) -> Weigh:
    vocabulary = Vocabulary(config)

    def weighed(text: str, chances: Mapping[str, float]) -> Mapping[str, Row]:
        """What is weighed of each of these words, where it first stands in `text`, with its chance."""
        page = page_of(read(text).tokenized)
        places = [(page.text.index(word), word, chance) for word, chance in chances.items()]
        found = sorted(Stretch(start, start + len(word), chance, chance / 2) for start, word, chance in places)
        rows = rows_of(page, vocabulary, QuotedRule(vocabulary).items(page), found)
        return {
            page.text[one.start : one.end]: dict(zip(FEATURES, row.tolist(), strict=True))
            for one, row in zip(found, rows, strict=True)
        }

    return weighed


def test_rivals_are_those_that_overlap(weigh: Weigh) -> None:
    rows = weigh("推出邻里食堂，办好石桥诗会。", {"邻里食堂": 0.5, "推出邻里食堂": 0.2, "食堂": 0.1, "石桥诗会": 0.9})
    name = rows["邻里食堂"]
    assert (name["rival"], name["wider"], name["narrower"]) == pytest.approx(
        (math.log(0.2 / 0.8), math.log(0.2 / 0.8), math.log(0.1 / 0.9)), abs=1e-5
    )
    assert (name["best"], rows["食堂"]["best"], rows["石桥诗会"]["best"]) == (1, 0, 1)
    assert (name["opening"], name["closing"]) == pytest.approx((0, math.log(0.8 / 0.2)), abs=1e-5)
    assert rows["石桥诗会"]["rival"] == pytest.approx(_NOTHING, abs=1e-4)


def test_names_of_the_same_sentence_are_near(weigh: Weigh) -> None:
    rows = weigh("推出邻里食堂，办好石桥诗会。柳荫夜校开班。", {"邻里食堂": 0.5, "石桥诗会": 0.75, "柳荫夜校": 0.9})
    assert (rows["邻里食堂"]["near_count"], rows["邻里食堂"]["near_sum"]) == (1, 0.75)
    assert rows["邻里食堂"]["near_best"] == pytest.approx(math.log(3), abs=1e-5)
    assert rows["柳荫夜校"]["near_count"] == 0
    assert rows["柳荫夜校"]["near_best"] == pytest.approx(_NOTHING, abs=1e-4)
    assert (rows["石桥诗会"]["before"], rows["石桥诗会"]["behind"]) == (9, 0)
    assert (rows["柳荫夜校"]["before"], rows["柳荫夜校"]["behind"]) == (0, 2)


def test_a_quotation_is_told_by_how_it_ends(weigh: Weigh) -> None:
    rows = weigh("办“石桥诗会”，开邻里食堂。\n办“柳荫夜校，人多。", {"石桥诗会": 0.5, "邻里食堂": 0.5, "柳荫夜校": 0.5})
    assert [rows[name]["quotation"] for name in ("邻里食堂", "石桥诗会", "柳荫夜校")] == [0, 1, 2]


def test_words_that_recur_are_counted(read: Read, config: Config) -> None:
    page = page_of(read("办石桥诗会。石桥诗会热闹。").tokenized)
    rows = rows_of(page, Vocabulary(config), [], [Stretch(1, 5, 0.2, 0.3), Stretch(6, 10, 0.8, 0.0)])
    assert [row[FEATURES.index("times")] for row in rows] == [2, 2]
    assert [row[FEATURES.index("likeliest")] for row in rows] == pytest.approx([math.log(4)] * 2, abs=1e-5)
    assert [row[FEATURES.index("read_likeliest")] for row in rows] == pytest.approx([math.log(3 / 7)] * 2, abs=1e-5)
    assert rows_of(page, Vocabulary(config), [], []).shape == (0, len(FEATURES))
