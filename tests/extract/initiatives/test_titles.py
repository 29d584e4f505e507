from __future__ import annotations

from tests.extract.initiatives.support import Find


def test_own_measure_is_a_policy(find: Find) -> None:
    (policy,) = find("出台《青石镇物业红黑榜办法》。")
    assert (policy.name, policy.kind, policy.rule) == ("青石镇物业红黑榜办法", "policy", "own_measure")


def test_laws_and_foreign_documents_are_not(find: Find) -> None:
    assert find("落实《信访工作条例》，学习《安全生产法》。") == ()
    assert find("印发《关于召开年会的通知》。") == ()


def test_name_inside_a_title_that_is_read_elsewhere_is_no_mention(find: Find) -> None:
    (campaign,) = find("开展“清源行动”。转发《清源行动简报》。")
    assert len(campaign.mentions) == 1
