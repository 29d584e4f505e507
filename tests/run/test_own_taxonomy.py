"""A taxonomy of one's own: five topics and fifty texts train a model, and it predicts, by the documented commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cli import main

WORDS = {
    "lamps": (
        "灯塔",
        ["灯塔", "灯芯", "航标", "守灯人", "雾号"],
        ["擦拭灯塔透镜", "更换航标灯芯", "守灯人夜里值更", "雾号调试完毕"],
    ),
    "bees": (
        "蜂场",
        ["蜂箱", "蜜蜂", "蜂王", "采蜜", "花期"],
        ["新添蜂箱一批", "蜂王更替顺利", "赶在花期采蜜", "蜜蜂越冬平安"],
    ),
    "kilns": (
        "窑火",
        ["窑炉", "陶坯", "釉料", "烧成", "拉坯"],
        ["窑炉点火烧成", "陶坯阴干入库", "釉料配方改良", "拉坯学徒出师"],
    ),
    "boats": (
        "渡船",
        ["渡船", "缆绳", "船工", "渡口", "乘客"],
        ["渡船坞修上漆", "缆绳全部换新", "船工持证上岗", "渡口候船亭翻修"],
    ),
    "tea": (
        "茶山",
        ["茶园", "茶叶", "采茶", "炒青", "茶农"],
        ["茶园修剪施肥", "采茶女工培训", "炒青车间投产", "茶农分红到户"],
    ),
}
ENDINGS = ("，进度过半。", "，用工二十名。", "，群众满意。", "，费用有所节余。")


def taxonomy() -> dict[str, object]:
    topics = [
        {"id": name, "zh": zh, "en": name, "definition": f"{zh}的管护与经营。", "keywords": keywords}
        for name, (zh, keywords, _) in WORDS.items()
    ]
    return {"domains": [{"id": "island", "zh": "岛务", "en": "Island", "topics": topics}]}


def hand(index: int) -> dict[str, object]:
    """Ten texts, two a topic, in words that other hands share only in part."""
    texts = [
        {
            "topics": [f"island/{name}"],
            "role": "plan" if turn else "achievement",
            "heading": zh if turn else None,
            "text": ("明年将" if turn else "全年已")
            + says[(index + turn) % 4]
            + "，"
            + says[(index + 2) % 4]
            + ENDINGS[index % 4],
        }
        for name, (zh, _, says) in WORDS.items()
        for turn in (0, 1)
    ]
    return {"hand": f"hand{index}", "about": "岛上文书", "texts": texts}


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A folder `ours`: taxonomy.yaml, texts/*.yaml, and an archive of two reports beside it."""
    folder = tmp_path / "ours"
    (folder / "texts").mkdir(parents=True)
    (folder / "taxonomy.yaml").write_text(json.dumps(taxonomy()), encoding="utf-8")
    for index in range(5):
        content = json.dumps(hand(index))
        (folder / "texts" / f"hand{index}.yaml").write_text(content, encoding="utf-8")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "one.txt").write_text(REPORT, encoding="utf-8")
    return folder


REPORT = """雾屿岛务所2025年工作总结

一、灯塔管护
守灯人夜里值更三百余次，擦拭灯塔透镜四回，更换航标灯芯十二只，雾号调试完毕，过往船只没有一艘走偏。

二、茶山经营
茶园修剪施肥一百二十亩，采茶女工培训两期，炒青车间投产，茶农分红到户，每户多得八百元，卖出茶叶三千斤。
"""


def test_five_topics_and_fifty_texts(ours: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    train = ["train", "topics", "--taxonomy", str(ours / "taxonomy.yaml"), "--labelled", str(ours / "texts")]
    assert main([*train, "--out", str(ours / "topics")]) == 0
    told = capsys.readouterr().out
    assert told.startswith("50 texts")
    assert float(told.split("first topic right")[1].split()[0]) > 0.9
    assert main(["run", str(tmp_path / "reports"), "--config", str(ours), "--out", str(tmp_path / "out")]) == 0
    (part,) = (tmp_path / "out" / "records").glob("*.jsonl")
    sections = json.loads(part.read_text(encoding="utf-8"))["sections"]
    first = {section["heading"]: section["topics"][0]["id"] for section in sections if section["topics"]}
    assert first == {"灯塔管护": "island/lamps", "茶山经营": "island/tea"}


def test_an_archive_is_said_to_help_or_not(ours: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    train = ["train", "topics", "--taxonomy", str(ours / "taxonomy.yaml"), "--labelled", str(ours / "texts")]
    model = ["--out", str(ours / "topics")]
    assert main([*train, *model]) == 0
    plain = (ours / "topics" / "weights.npz").read_bytes()
    capsys.readouterr()
    assert main([*train, *model, "--unlabelled", str(tmp_path / "reports")]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("2 sections without label, sure of ")
    assert "without them" in told[1]
    assert told[3].strip() in {"they help, and are in the model", "they do not help: the model does without them"}
    again = (ours / "topics" / "weights.npz").read_bytes()
    assert (again == plain) == ("do not help" in told[3])


def test_an_archive_that_is_no_folder_is_told(ours: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    train = ["train", "topics", "--labelled", str(ours / "texts"), "--taxonomy", str(ours / "taxonomy.yaml")]
    assert main([*train, "--unlabelled", str(tmp_path / "none"), "--out", str(tmp_path / "model")]) == 2
    assert "is not a folder" in capsys.readouterr().err
