"""What 分别 deals out."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "城镇化率、参保率分别由81%、77%升到90%、88%。",
            [("城镇化率", "from"), ("参保率", "from"), ("城镇化率", "to"), ("参保率", "to")],
        ),
        (
            "小学和初中分别由12所、30所减少到8所、27所,分别下降33.3%和10%。",
            [
                ("小学", "from"),
                ("初中", "from"),
                ("小学", "to"),
                ("初中", "to"),
                ("小学", "change"),
                ("初中", "change"),
            ],
        ),
        ("小学、初中分别为12所、5所。", [("小学", "total"), ("初中", "total")]),
        ("水稻、玉米面积依次为3万亩、2万亩。", [("水稻", "total"), ("玉米面积", "total")]),
        (
            "火灾起数由11起降为6起,伤亡人数由9人降为4人,同比分别下降45.5%和55.6%。",
            [
                ("火灾起数", "from"),
                ("火灾起数", "to"),
                ("伤亡人数", "from"),
                ("伤亡人数", "to"),
                ("火灾起数", "change"),
                ("伤亡人数", "change"),
            ],
        ),
        ("接诊病人、完成门诊收入分别增长7%、8%。", [("病人", "change"), ("门诊收入", "change")]),
    ],
)
def test_each_quantity_takes_the_thing_in_its_place(text: str, told: list[tuple[str, str]]) -> None:
    assert [(count.object, count.role) for count in mine(text).counts] == told


def test_parallel_changes_are_checked_pair_by_pair() -> None:
    checks = mine("小学和初中分别由12所、30所减少到8所、27所,分别下降33.3%和20%。").checks
    assert [(check.members, check.holds) for check in checks] == [
        (("c1", "c3", "c5"), True),
        (("c2", "c4", "c6"), False),
    ]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("绿色贷款75.4亿元、渔业贷款62.3亿元,分别占全部贷款的31.5%和26.1%。", ["绿色贷款", "渔业贷款"]),
        ("茶园300公顷、果园120公顷,分别占耕地的30%和12%。", ["茶园", "果园"]),
        ("教师86人、医生140人,分别占职工的14.3%、23.3%。", ["教师", "医生"]),
        (
            "茶叶产值9亿元、水产产值21亿元、竹器产值30亿元,分别约占产值的15%、35%和50%。",
            ["茶叶产值", "水产产值", "竹器产值"],
        ),
        ("新修水渠9公里、机耕路21公里,分别占任务的45%、70%,群众满意率96%。", ["水渠", "机耕路"]),
        ("青壮年、老年人分别占村民的14%和23%。", ["青壮年", "老年人"]),
    ],
)
def test_shares_that_are_dealt_out_take_what_stands_before_in_order(text: str, things: list[str]) -> None:
    shares = [count for count in mine(text).counts if count.role == "share"]
    assert [count.object for count in shares] == things
    assert {count.object_source for count in shares} == {
        "before" if len(shares) == len(mine(text).counts) else "carried"
    }


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("茶园300公顷、果园120公顷,占耕地的42%。", "果园"),
        ("教师86人、医生140人,医生占职工的23.3%。", "医生"),
        ("旱地改造占投资的30%和水田改造占投资的20%。", "水田改造"),
    ],
)
def test_a_share_that_is_not_dealt_out(text: str, thing: str) -> None:
    assert mine(text).counts[-1].object == thing


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("信贷业、票据和理财业收入分别增长6%、12%。", ["信贷业", "票据和理财业收入"]),
        ("家具、纺织和服装业产值分别下降3%、2%。", ["家具", "纺织和服装业产值"]),
        ("茶叶和水果、蔬菜产量分别达3万吨、8万吨。", ["茶叶和水果", "蔬菜产量"]),
        ("采矿、电力和燃气、纺织业投资分别增长4%、6%、9%。", ["采矿", "电力和燃气", "纺织业投资"]),
        ("种植业、林业和畜牧业、渔业产值分别为9亿元、4亿元。", ["种植业、林业", "畜牧业、渔业产值"]),
        ("餐饮、住宿以及文化和体育消费分别增长3%、5%、8%。", ["餐饮", "住宿", "文化和体育消费"]),
        ("教学楼、宿舍楼和食堂分别为12栋、5栋、3栋。", ["教学楼", "宿舍楼", "食堂"]),
        ("茶园、果园和鱼塘分别增加9亩、5亩、3亩。", ["茶园", "果园", "鱼塘"]),
        ("教学楼和宿舍楼分别为12栋、5栋。", ["教学楼", "宿舍楼"]),
    ],
)
def test_a_list_is_parted_into_as_many_items_as_there_are_figures(text: str, things: list[str]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("病险水库、破损渠道、老旧泵站今年拟改造12座、86公里、30处。", ["病险水库", "破损渠道", "老旧泵站"]),
        ("病险水库、破损渠道改造12座、86公里。", ["病险水库", "破损渠道"]),
        ("新建水渠、泵站12公里、3座。", ["水渠", "泵站"]),
    ],
)
def test_two_lists_of_one_length_need_no_word_for_it(text: str, objects: list[str]) -> None:
    assert [count.object for count in mine(text).counts] == objects


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("培训干部、群众3期、200人。", ["干部、群众"] * 2),
        ("走访渔企、商户12次、300家。", ["渔企、商户"] * 2),
        ("新建、改建泵站12座、5公里。", ["泵站"] * 2),
        ("小麦、玉米产量3吨、5吨。", ["小麦、玉米产量"] * 2),
        ("城市、乡村道路12公里、5座。", ["城市、乡村道路"] * 2),
    ],
)
def test_lists_that_do_not_pair(text: str, objects: list[str]) -> None:
    assert [count.object for count in mine(text).counts] == objects


@pytest.mark.parametrize(
    "text",
    [
        "小学、初中{}增加15、22个百分点。",
        "男生、女生{}占六成、四成。",
        "小学、初中{}超过5万元、2万元。",
    ],
)
def test_either_word_deals_out_alike(text: str) -> None:
    def told(of: str) -> list[tuple[str | None, str | None, str | None, str]]:
        return [(one.object, one.unit, one.approx, one.role) for one in mine(text.format(of)).counts]

    assert told("依次") == told("分别")
    assert len({thing for thing, *_ in told("依次")}) == 2
