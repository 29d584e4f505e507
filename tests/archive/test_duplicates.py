"""Near copies: damaged copies of corpus/ are found, other reports and other years of the same report are not."""

from __future__ import annotations

import random
import re
import tracemalloc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from jsonschema import Draft202012Validator

import pipeline
from pipeline.archive.duplicates import Sketch, Told, alike, sketch
from pipeline.archive.sketches import Group, Sketches
from pipeline.damage import damage
from pipeline.run.commands.schema import json_schema
from tests.damage.round_trip import ways
from tests.processes import workreport

REPORTS = sorted((Path(__file__).parents[2] / "corpus" / "reports").iterdir())
SITES = 3
PRECISION, RECALL = 0.95, 0.90
_DIGITS = re.compile(r"\d+")
_HAN_DIGITS = re.compile("[一二三四五六七八九](?=[十百千]|[个户人名次项家所处条件场起亩座支期](?![小大]))")


class Mined(NamedTuple):
    """A text of a family: a report of the corpus, its damaged copies, and (another family) its other year."""

    family: str
    told: Told


def next_year(text: str, seed: str) -> str:
    """The same report a year later, as lazy offices write it: the same words, years up by one, figures new."""
    chance = random.Random(seed)

    def moved(match: re.Match[str]) -> str:
        digits = match.group()
        if re.fullmatch(r"(?:19|20)\d\d", digits):
            return str(int(digits) + 1)
        return "".join(chance.choice("123456789") for _ in digits)

    return _HAN_DIGITS.sub(lambda _: chance.choice("一二三四五六七八九"), _DIGITS.sub(moved, text))


def as_site(text: str, seed: str) -> str:
    """A copy as a site has it: two to eight ways of damage by chance, or all of them."""
    chance, table = random.Random(seed), ways()
    names = chance.sample(sorted(table), chance.choice((2, 3, 4, 6, 8, len(table))))
    return damage(text, [way for name, way in table.items() if name in names], chance.randrange(1000)).text


def _told(miner: pipeline.Miner, identity: str, text: str) -> Told:
    encoded = msgspec.json.encode(msgspec.structs.replace(miner.mine_text(text), id=identity))
    return msgspec.json.decode(encoded, type=Told)


@pytest.fixture(scope="module")
def mined(miner: pipeline.Miner) -> list[Mined]:
    found = []
    for path in REPORTS:
        text = miner.mine(path).text or ""
        found.append(Mined(path.stem, _told(miner, path.stem, text)))
        for site in range(SITES):
            name = f"{path.stem}/{site}"
            found.append(Mined(path.stem, _told(miner, name, as_site(text, name))))
        later = f"{path.stem} later"
        found.append(Mined(later, _told(miner, later, next_year(text, later))))
        found.append(Mined(later, _told(miner, f"{later}/0", as_site(next_year(text, later), later))))
    return found


def near(reports: Iterable[Told], path: Path) -> list[Group]:
    with closing(Sketches(path)) as sketches:
        sketches.add(reports)
        return list(sketches.groups(path.with_suffix(".bands")))


def _judge(found: set[frozenset[str]], mined: Sequence[Mined]) -> tuple[float, float]:
    """Precision and recall of the pairs that were found."""
    due = {
        frozenset((one.told.id, other.told.id)) for one, other in combinations(mined, 2) if one.family == other.family
    }
    return len(found & due) / len(found), len(found & due) / len(due)


def test_pairs_of_copies(mined: list[Mined]) -> None:
    sketches = {one.told.id: made for one in mined if (made := sketch(one.told)) is not None}
    assert len(sketches) == len(mined)
    found = {
        frozenset((one, other))
        for one, other in combinations(sketches, 2)
        if alike(sketches[one], sketches[other]) is not None
    }
    precision, recall = _judge(found, mined)
    print(f"pairs: precision {precision:.3f}, recall {recall:.3f}, {len(found)} found")
    assert precision >= PRECISION
    assert recall >= RECALL


def test_groups_of_an_archive(mined: list[Mined], tmp_path: Path) -> None:
    groups = near((one.told for one in mined), tmp_path / "sketches")
    found = {
        frozenset(pair) for members, _ in groups for pair in combinations([identity for identity, _ in members], 2)
    }
    precision, recall = _judge(found, mined)
    print(f"groups: precision {precision:.3f}, recall {recall:.3f}, {len(groups)} groups")
    assert precision >= PRECISION
    assert recall >= RECALL


def test_the_order_of_the_archive_does_not_show(mined: list[Mined], tmp_path: Path) -> None:
    groups = near((one.told for one in mined), tmp_path / "one")
    shuffled = random.Random(5).sample(mined, len(mined))
    assert near((one.told for one in shuffled), tmp_path / "other") == groups


def test_a_thousand_copies_are_one_group(mined: list[Mined], tmp_path: Path) -> None:
    told = mined[0].told
    copies = [msgspec.structs.replace(told, id=f"{number:04}") for number in range(1000)]
    ((members, similarity),) = near(copies, tmp_path / "sketches")
    assert [identity for identity, _ in members] == [copy.id for copy in copies]
    assert similarity == 1.0


def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    def reports(number: int) -> Iterator[Told]:
        for place in range(number):
            text = "".join(map(chr, random.Random(place).choices(range(0x4E00, 0x9FA0), k=300)))
            yield msgspec.convert({"id": f"{place:06}", "source": {"uri": str(place)}, "text": text}, Told)

    def peak(number: int) -> int:
        tracemalloc.start()
        assert near(reports(number), tmp_path / str(number)) == []
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    peak(10)
    assert peak(2000) < 2 * peak(200)  # ten times the reports; the rest is noise


def test_short_texts_and_missing_ones_are_left_alone(mined: list[Mined]) -> None:
    told = mined[0].told
    assert sketch(msgspec.structs.replace(told, text=None)) is None
    assert sketch(msgspec.structs.replace(told, text="全镇走访老人300人。")) is None


def test_without_figures_more_of_the_words_must_agree(mined: list[Mined]) -> None:
    made = sketch(mined[0].told)
    assert made is not None
    half = made.words.copy()
    half[: len(half) // 4] = 0
    bare, quarter_lost = Sketch(made.words, frozenset()), Sketch(half, frozenset())
    assert alike(bare, bare) == 1.0
    assert alike(bare, quarter_lost) is None
    assert alike(made, Sketch(half, made.figures)) == 0.75


def test_duplicates_of_an_output_folder(tmp_path: Path, miner: pipeline.Miner) -> None:
    text = miner.mine(REPORTS[0]).text or ""
    folder = tmp_path / "in"
    (folder / "other").mkdir(parents=True)
    for name, content in (
        ("a", text),
        ("other/b", text),
        ("c", as_site(text, "c")),
        ("d", next_year(text, "d")),
        ("e", "某镇工作总结"),
    ):
        (folder / f"{name}.txt").write_text(content, encoding="utf-8")
    out = tmp_path / "out"
    assert workreport("run", str(folder), "--out", str(out), "--workers", "1") == 0
    assert workreport("duplicates", str(out)) == 0
    first = (out / "duplicates.jsonl").read_bytes()
    identical, copies = (msgspec.json.decode(line) for line in first.splitlines())
    for group in (identical, copies):
        Draft202012Validator(json_schema("duplicates")).validate(group)
    assert identical["kind"] == "identical"
    assert [copy["uris"] for copy in identical["copies"]] == [["a.txt", "other/b.txt"]]
    assert copies["kind"] == "near"
    assert sorted(copy["uris"] for copy in copies["copies"]) == [["a.txt", "other/b.txt"], ["c.txt"]]
    assert workreport("duplicates", str(out)) == 0
    assert (out / "duplicates.jsonl").read_bytes() == first
    for ledger in out.glob("ledger*"):
        ledger.unlink()
    assert workreport("duplicates", str(out)) == 0
    (alone,) = (msgspec.json.decode(line) for line in (out / "duplicates.jsonl").read_bytes().splitlines())
    assert sorted(copy["uris"] for copy in alone["copies"]) == [["a.txt"], ["c.txt"]]
    assert not [*out.glob("tmp*"), *out.glob("ledger*")]
