from __future__ import annotations

from pipeline.config import Config
from pipeline.extract.initiatives.training import Example, Gold, held_out, train_initiatives
from pipeline.extract.initiatives.training.examples import label_bare, label_quoted, label_tail
from tests.extract.initiatives.support import Read

GOLD = (Gold.of("“柳湾惠”积分商城", (), optional=False), Gold.of("槐花书屋", (), optional=True))


def test_labels_of_stretches() -> None:
    assert label_bare("柳湾惠积分商城", GOLD) is True
    assert label_bare("惠积分商城", GOLD) is False
    assert label_bare("槐花书屋", GOLD) is None
    assert label_quoted("柳湾惠", "柳湾惠", GOLD) is True
    assert label_quoted("槐花书屋", "槐花书屋", GOLD) is None
    assert label_quoted("店小二", "店小二", GOLD) is False


def test_labels_of_tails() -> None:
    assert label_tail("柳湾惠", "积分商城", GOLD)
    assert not label_tail("柳湾惠", "", GOLD)
    assert label_tail("店小二", "", GOLD)
    assert not label_tail("店小二", "精神", GOLD)


def _examples(read: Read) -> list[Example]:
    names = ["槐花书屋", "柳荫夜校", "石桥驿站", "芦笛工坊", "青杏诗会", "山雀护林队"]
    named = [
        Example(f"h{index % 3}", read(f"镇里开办{name}，“{name}”便民。"), (Gold.of(name, (), optional=False),))
        for index, name in enumerate(names)
    ]
    none = [Example(f"h{index}", read("检查书屋三次，要当“店小二”。启动“柳风”行动。"), ()) for index in range(3)]
    return [*named, *none]


def test_the_same_examples_give_the_same_bytes(config: Config, read: Read) -> None:
    examples = _examples(read)
    assert train_initiatives(examples, config) == train_initiatives(examples, config)


def test_held_out_hands_are_judged_by_models_of_the_others(config: Config, read: Read) -> None:
    figures = list(held_out(_examples(read), config, [["h0"], ["h1", "h2"]]))
    assert [one.hand for one in figures] == ["h0", "h1", "h2"]
    assert all(one.right + one.missed == 2 for one in figures)
