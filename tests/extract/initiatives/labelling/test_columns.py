from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.config import Config
from pipeline.extract.initiatives import InitiativeExtractor
from pipeline.extract.initiatives.labelling.stretches import stretches_of
from pipeline.extract.initiatives.labelling.templates import BITS, TEMPLATES, buckets_of
from pipeline.extract.initiatives.labelling.units import MARK, PIECE, units_of
from pipeline.extract.initiatives.page import Page, page_of
from tests.extract.initiatives.support import Read


def _page(words: list[tuple[str, str]]) -> Page:
    starts, at = [], 0
    for word, _ in words:
        starts.append(at)
        at += len(word)
    return Page(
        "".join(word for word, _ in words), tuple(w for w, _ in words), tuple(starts), tuple(t for _, t in words),
        frozenset([*starts, at]),
    )  # fmt: skip


def test_unknown_words_fall_into_characters_and_known_ones_stay() -> None:
    units = units_of(_page([("开办", "v"), ("槐花屋", "x"), ("，", "x"), ("GDP", "x"), ("书屋", "n")]))
    assert units.words == ["开办", "槐", "花", "屋", "，", "GDP", "书屋"]
    assert units.tags == ["v", PIECE, PIECE, PIECE, MARK, "x", "n"]
    assert list(units.starts) == [0, 2, 3, 4, 5, 6, 9]


@given(st.lists(st.tuples(st.sampled_from(["开展", "柳风柳", "。", "12", "书"]), st.sampled_from(["v", "x", "n"]))))
def test_units_are_the_text_and_stretches_hold_no_mark(words: list[tuple[str, str]]) -> None:
    page = _page(words)
    units = units_of(page)
    assert "".join(units.words) == page.text
    assert all(page.text.startswith(word, start) for word, start in zip(units.words, units.starts, strict=True))
    stretches = stretches_of(units.words)
    assert all(end > start for start, end in stretches)
    assert all(left[1] < right[0] for left, right in pairwise(stretches))
    assert "".join("".join(units.words[start:end]) for start, end in stretches) == page.text.replace("。", "")


def test_every_template_sees_something_of_every_unit(config: Config, read: Read) -> None:
    _, _, units, columns = InitiativeExtractor(config).seen(read("开展“柳风”行动，推行三清三建。").tokenized)
    buckets = buckets_of(columns.all())
    assert list(buckets) == list(TEMPLATES)
    assert all(len(places) == len(units.words) and places.max() < 1 << BITS for places in buckets.values())
    assert all(len(codes) == len(units.words) for codes in columns.all().values())


def test_columns_know_quotes_endings_slogans_and_governing_words(config: Config, read: Read) -> None:
    _, _, units, columns = InitiativeExtractor(config).seen(read("开展“柳风”行动，推行三清三建。").tokenized)
    at = {word: index for index, word in enumerate(units.words)}
    assert columns.all()["quote"][at["“"]] != columns.all()["quote"][at["“"] + 1] != 0
    assert columns.all()["ending"][at["行动"]] != 0
    assert columns.all()["governing"][at["，"]] != 0
    assert columns.all()["known"][at["。"]] == 0
    assert np.count_nonzero(columns.all()["known"]) >= 1


def test_what_stands_far_away_is_not_seen(config: Config, read: Read) -> None:
    extractor = InitiativeExtractor(config)
    _, _, units, first = extractor.seen(read("开办槐花书屋。全年走访十户人家，发放米油。").tokenized)
    _, _, _, second = extractor.seen(read("开办槐花书屋。全年走访十户人家，发放煤炭。").tokenized)
    early = slice(0, units.words.index("走访"))
    for name, places in buckets_of(first.all()).items():
        assert (places[early] == buckets_of(second.all())[name][early]).all()


def test_no_page_no_columns() -> None:
    assert stretches_of([]) == []
    assert units_of(page_of_nothing()).words == []


def page_of_nothing() -> Page:
    return _page([])


def test_pages_of_documents_are_read_alike(read: Read) -> None:
    tokenized = read("开办槐花书屋。").tokenized
    assert units_of(page_of(tokenized)) == units_of(page_of(tokenized))
