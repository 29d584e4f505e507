"""The registry: what its rows hold, and that neither order nor size of the archive shows in them."""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.archive.registry import Telling, build
from pipeline.config import Config, load_config
from pipeline.records import InitiativeKind
from tests.archive.support import REPORT, registry, telling

RULES = load_config().registry
ORGANISATIONS = (
    "澄江市人民政府", "澄江市汀洲区", "汀洲区东堤街道", "汀洲区西埠街道", "东堤街道", "望桥县民政局", "望桥县",
    "望桥县青溪镇", "青溪镇", "临澜市新城区", "澄江市新城区", "新城区", "城关镇", "实验小学", "江湾水务集团", None,
)  # fmt: skip
NAMES = (
    "“煦桥”行动",
    "煦桥专项行动",
    "煦桥",
    "“白鹭”志愿服务队",
    "白鹭",
    "河长制",
    "“白鹭”艺术节",
    "2022年煦桥活动",
    "第三届白鹭艺术节",
)
KINDS: tuple[InitiativeKind, ...] = ("campaign", "activity", "team", "mechanism", "brand")

tellings = st.lists(
    st.tuples(
        st.sampled_from(ORGANISATIONS),
        st.lists(
            st.tuples(st.sampled_from(NAMES), st.sampled_from(KINDS), st.lists(st.sampled_from(NAMES), max_size=2)),
            max_size=4,
        ),
        st.sampled_from((None, 2022, 2023)),
    ),
    max_size=12,
).map(
    lambda told: [
        telling(f"{number:04}", organisation, *names, year=year)
        for number, (organisation, names, year) in enumerate(told)
    ]
)


def encoded(told: list[Telling]) -> bytes:
    return msgspec.json.encode(registry(told, RULES))


def test_a_row_holds_what_the_reports_say_together(config: Config) -> None:
    rows = registry(
        [
            telling("b", "望桥县民政局", ("“煦桥”行动", "campaign", ["煦桥"]), year=2023, mentions=3),
            telling("a", "望桥县青溪镇", ("煦桥专项行动", "activity"), year=2022, mentions=2),
            telling("c", "望桥县", ("“煦桥”行动", "campaign"), mentions=1),
            telling("d", "柏岭县", ("“煦桥”行动", "campaign"), year=2021),
        ],
        config.registry,
    )
    first, second = (msgspec.structs.asdict(row) for row in rows)
    assert first == {
        "name": "“煦桥”行动",
        "kind": "campaign",
        "standing": None,
        "region": "望桥县",
        "aliases": ("煦桥", "煦桥专项行动"),
        "reports": 3,
        "organisations": ("望桥县", "望桥县民政局", "望桥县青溪镇"),
        "first": "2022-01-01",
        "last": "2023-12-31",
        "mentions": 6,
        "document": "a",
    }
    assert (second["region"], second["reports"]) == ("柏岭县", 1)


def test_two_forms_in_one_report_are_one_report(config: Config) -> None:
    (row,) = registry(
        [telling("a", "望桥县", ("“煦桥”行动", "campaign"), ("煦桥专项行动", "campaign"))], config.registry
    )
    assert (row.reports, row.mentions) == (1, 2)


def test_names_of_standing_are_one_everywhere(config: Config) -> None:
    (row,) = registry(
        [
            telling(str(number), place, ("河长制", "mechanism"))
            for number, place in enumerate(("望桥县", "岚口市", None))
        ],
        config.registry,
    )
    assert (row.reports, row.standing, row.region) == (3, "national", None)


def test_a_county_tells_of_a_team_that_one_town_has_but_not_of_two(config: Config) -> None:
    county, one, other = (
        telling(place, place, ("“白鹭”志愿服务队", "team")) for place in ("苇湖县", "苇湖县雁滩镇", "苇湖县芦集镇")
    )
    assert [row.reports for row in registry([county, one], config.registry)] == [2]
    assert [row.reports for row in registry([county, one, other], config.registry)] == [1, 1, 1]


def test_a_name_that_is_short_for_two_stays_alone(config: Config) -> None:
    told = [
        telling("a", "汀洲区", ("百名干部大走访", "activity", ["大走访"])),
        telling("b", "汀洲区", ("大走访", "activity")),
        telling("c", "汀洲区", ("千名教师大走访", "activity", ["大走访"])),
    ]
    assert len(registry(told[:2], config.registry)) == 1
    assert len(registry(told, config.registry)) == 3


def test_a_place_without_its_city_is_the_only_one_of_its_name(config: Config) -> None:
    name = ("“暖阳”行动", "campaign")
    bare, one, other = (
        telling(place, place, name)  # type: ignore[arg-type]
        for place in ("汀洲区", "澄江市汀洲区", "临澜市汀洲区")
    )
    assert len(registry([bare, one], config.registry)) == 1
    assert len(registry([bare, one, other], config.registry)) == 3


@pytest.mark.parametrize("seed", range(5))
def test_five_random_orders_give_the_same_bytes(seed: int) -> None:
    chance = random.Random(0)
    told = [
        telling(
            f"{number:04}",
            chance.choice(ORGANISATIONS),
            *((chance.choice(NAMES), chance.choice(KINDS), chance.sample(NAMES, 2)) for _ in range(3)),
            year=chance.choice((2021, 2022, None)),
        )
        for number in range(300)
    ]
    shuffled = random.Random(seed + 1).sample(told, len(told))
    assert shuffled != told
    assert encoded(shuffled) == encoded(told)


@given(tellings, st.randoms())
def test_no_order_shows(told: list[Telling], chance: random.Random) -> None:
    assert encoded(chance.sample(told, len(told))) == encoded(told)


@given(tellings)
def test_every_mention_is_in_one_row_and_rows_stay_in_their_reports(told: list[Telling]) -> None:
    rows = registry(told, RULES)
    assert sum(row.mentions for row in rows) == sum(len(found.mentions) for one in told for found in one.initiatives)
    for row in rows:
        assert 1 <= row.reports <= sum(bool(one.initiatives) for one in told)
        assert row.name not in row.aliases


@settings(max_examples=25)
@given(tellings)
def test_a_name_goes_with_its_region_or_stands_alone(told: list[Telling]) -> None:
    for row in registry(told, RULES):
        if row.standing is None and row.reports > 1:
            assert row.region or row.organisations == ("江湾水务集团",)


def test_memory_grows_with_the_registry_not_with_the_archive() -> None:
    def many(reports: int) -> Iterator[Telling]:
        for number in range(reports):
            place = f"{'甲乙丙丁戊己庚辛'[number % 8]}山县"
            yield telling(
                f"{number:064}", place, (f"“煦桥”{'行动活动工程'[number % 3 * 2 :][:2]}", "campaign"), year=2023
            )

    def peak(reports: int) -> int:
        tracemalloc.start()
        build(lambda: many(reports), RULES, REPORT)
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    peak(100)
    assert peak(20_000) < 2 * peak(1_000)  # twenty times the reports; the rest is noise
