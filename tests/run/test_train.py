"""`workreport train topics`: a model from labelled texts, or a word on what is missing."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from pipeline.classify.model import load_model
from pipeline.cli import main
from pipeline.extract.initiatives.model import load_model as load_initiatives

TEXTS = """hand: {hand}
texts:
- {{topics: [defence/conscription_militia], role: achievement, heading: null, text: 全年组织民兵训练三期。}}
- {{topics: [health/medical_services], role: plan, heading: 医院, text: 明年新增床位四十张，接诊患者九千人次。}}
"""


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for hand in ("a", "b"):
        (folder / f"{hand}.yaml").write_text(TEXTS.format(hand=hand), encoding="utf-8")
    return folder


def test_a_model_that_loads_and_figures(labelled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "model"
    assert main(["train", "topics", "--labelled", str(labelled), "--out", str(out)]) == 0
    assert "defence/conscription_militia" in load_model(out).topics
    told = capsys.readouterr()
    assert told.out.startswith("4 texts")
    assert "first topic right             1.000" in told.out
    assert str(out) in told.err
    manifest = json.loads((out / "manifest.json").read_text())
    assert manifest["weights.npz"] == hashlib.sha256((out / "weights.npz").read_bytes()).hexdigest()


REPORT = """id: a
title: 永宁镇2023年工作总结
writer: w
paragraphs:
- 永宁镇2023年工作总结
- 一、武装工作
- 全年组织民兵训练三期，整组工作按时完成。
- 二、民生
- （一）看病
- 新增床位四十张，接诊患者九千人次，药价有所下降。
gold:
  sections:
  - {label: 一、, heading8: 武装工作, level: 1, role: ROLE, topic: defence/conscription_militia, alt_topics: []}
  - {label: 二、, heading8: 民生, level: 1, role: achievement, topic: null}
  - {label: （一）, heading8: 看病, level: 2, role: achievement, topic: health/medical_services}
"""


def test_whole_reports_teach_the_sections_that_have_no_subsections(
    labelled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reports, out = tmp_path / "reports", tmp_path / "model"
    reports.mkdir()
    (reports / "a.yaml").write_text(REPORT.replace("ROLE", "achievement"), encoding="utf-8")
    told = ["train", "topics", "--labelled", str(labelled), "--reports", str(reports), "--out", str(out)]
    assert main(told) == 0
    assert capsys.readouterr().out.startswith("6 texts")
    (reports / "a.yaml").write_text(REPORT.replace("ROLE", "hero"), encoding="utf-8")
    assert main(told) == 2
    assert "a.yaml: gold.sections: there is no role hero" in capsys.readouterr().err


def test_initiatives_of_the_same_sentences_are_the_same_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "ours" / "initiatives"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text(
        "- {text: 开展“晨露”行动。, expected: [{name: “晨露”行动, kind: campaign, aliases: []}]}\n"
        "- {text: 解决“看不见”的问题。, expected: []}\n",
        encoding="utf-8",
    )
    for out in ("one", "two"):
        assert main(["train", "initiatives", "--labelled", str(tmp_path / "ours"), "--out", str(tmp_path / out)]) == 0
    assert str(tmp_path / "two") in capsys.readouterr().err
    assert load_initiatives(tmp_path / "one").digest == load_initiatives(tmp_path / "two").digest
    assert main(["train", "initiatives", "--labelled", str(tmp_path), "--out", str(tmp_path / "none")]) == 2
    assert not (tmp_path / "none").exists()


def test_a_model_that_cannot_be_written_is_told_by_its_code(
    labelled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert main(["train", "topics", "--labelled", str(labelled), "--out", str(tmp_path / "file" / "model")]) == 2
    assert capsys.readouterr().err.startswith("workreport: output_unwritable: ")


def test_no_texts_no_training(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "topics", "--labelled", str(tmp_path), "--out", str(tmp_path / "model")]) == 2
    assert "no labelled texts" in capsys.readouterr().err
    assert not (tmp_path / "model").exists()


def test_another_taxonomy(labelled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    topic = "id: x, zh: 测试, en: Test, definition: 测试。, keywords: [民兵, 床位, 患者, 训练, 医院]"
    (tmp_path / "t.yaml").write_text(f"domains:\n- id: d\n  zh: 域\n  en: D\n  topics:\n  - {{{topic}}}\n")
    arguments = ["train", "topics", "--labelled", str(labelled), "--taxonomy", str(tmp_path / "t.yaml")]
    assert main([*arguments, "--out", str(tmp_path / "model")]) == 2
    assert "not in the taxonomy: defence/conscription_militia" in capsys.readouterr().err
    assert main(["train", "topics", "--labelled", str(labelled), "--taxonomy", str(tmp_path / "none.yaml")]) == 2
    assert "none.yaml" in capsys.readouterr().err


def test_without_the_libraries_of_the_network_its_extra_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.run.commands.train.find_spec", lambda name: None if name == "optax" else object())
    assert main(["train", "initiatives", "--labelled", str(tmp_path), "--out", str(tmp_path / "model")]) == 2
    assert "needs optax: pip install 'workreport-pipeline[train]'" in capsys.readouterr().err
