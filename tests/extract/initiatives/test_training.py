from __future__ import annotations

import pytest

from pipeline.config import Config
from pipeline.extract.initiatives.training import Example, Gold, held_out, train_initiatives
from pipeline.extract.initiatives.training.examples import matched, mentions
from pipeline.extract.initiatives.training.train import lessons
from tests.extract.initiatives.support import Read


def _places(text: str, *gold: Gold) -> list[str]:
    return [text[start:end] for start, end, _ in mentions(text, gold)]


def test_names_are_found_whatever_became_of_their_quotes() -> None:
    part = Gold.of("“柳湾惠”积分商城", ("柳湾惠",))
    assert _places("打造“柳湾惠”积分商城。", part) == ["“柳湾惠”积分商城"]
    assert _places("打造柳湾惠积分商城。", part) == ["柳湾惠积分商城"]
    assert _places("打造“柳湾惠积分商城。", part) == ["柳湾惠积分商城"]
    assert _places("“柳湾惠”积分商城和柳湾惠。", part) == ["“柳湾惠”积分商城", "柳湾惠"]
    assert _places("开办“槐花书屋”。", Gold.of("槐花书屋")) == ["槐花书屋"]


def test_no_two_mentions_overlap() -> None:
    assert _places("幸福邻里中心", Gold.of("幸福邻里中心"), Gold.of("邻里中心")) == ["幸福邻里中心"]


def _examples(read: Read) -> list[Example]:
    names = ["槐花书屋", "柳荫夜校", "石桥驿站", "芦笛工坊", "青杏诗会", "山雀护林队"]
    named = [
        Example(f"h{index % 3}", read(f"镇里开办{name}，“{name}”便民。"), (Gold.of(name, kinds=("base",)),))
        for index, name in enumerate(names)
    ]
    none = [Example(f"h{index}", read("检查书屋三次，要当“店小二”。启动“柳风”行动。"), ()) for index in range(3)]
    return [*named, *none]


def test_each_name_that_was_found_serves_one_that_is_due_and_optional_ones_last() -> None:
    optional, due, missing = Gold.of("晚风", optional=True), Gold.of("晚风行动"), Gold.of("早桥书屋")
    found = [("晨露计划",), ("“晚风”行动",)]
    assert list(matched((optional, due, missing), found)) == [(due, 1), (missing, None), (optional, None)]


def test_fair_names_count_as_right_and_label_nothing() -> None:
    name = Gold.of("青溪站改造").or_fair(["青溪站改造工程一期", "青溪、白渡站改造"])
    assert list(matched((name,), [("青溪、白渡站改造",)])) == [(name, 0)]
    assert _places("青溪、白渡站改造已经完工。", name) == []


def test_labels_say_where_names_begin_and_end(config: Config, read: Read) -> None:
    name = Gold.of("槐花书屋", kinds=("base",))
    (lesson,) = lessons([Example("h", read("开办槐花书屋，添置桌椅。"), (name,))], config)
    first, second = (sequence.labels for sequence in lesson.sequences)
    assert first[0] == "O"
    assert {first.index("B"), first.index("E")} <= set(range(1, len(first)))
    assert set(second) == {"O"}
    assert [sample.kind for sample in lesson.kinds] == ["base"]


def test_what_opinions_differ_on_teaches_nothing(config: Config, read: Read) -> None:
    (lesson,) = lessons([Example("h", read("开办槐花书屋，添置桌椅。"), (Gold.of("槐花书屋", optional=True),))], config)
    assert [set(sequence.labels) for sequence in lesson.sequences] == [{"O"}]
    assert len(lesson.sequences) == 1


@pytest.mark.timeout(600)  # two trainings, which compile what they run
def test_the_same_examples_give_the_same_bytes(config: Config, read: Read) -> None:
    examples = _examples(read)
    assert train_initiatives(examples, config) == train_initiatives(examples, config)


def test_held_out_hands_are_judged_by_models_of_the_others(config: Config, read: Read) -> None:
    figures = list(held_out(_examples(read), config, [["h0"], ["h1", "h2"]]))
    assert [one.hand for one in figures] == ["h0", "h1", "h2"]
    assert all(one.right + one.missed == 2 for one in figures)
