"""The model's files: checked, complete, of the taxonomy, quick to load."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import numpy as np
import pytest

from pipeline.classify import Classifier, model_digest
from pipeline.classify.grams import parts_of, spell
from pipeline.classify.model import FOLDER, WEIGHTS, LinearModel, load_model
from pipeline.classify.rows import Row, said_by_heading
from pipeline.config import Config
from pipeline.errors import ConfigError
from pipeline.weights import packed


def test_the_model_knows_the_taxonomy_and_nothing_else(model: LinearModel, config: Config) -> None:
    assert model.topics == tuple(config.taxonomy.by_id)
    assert model.steps.shape == (len(model.keys), len(model.topics) + len(model.roles))


def test_the_files_are_small_and_load_within_milliseconds() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 8_000_000
    times = []
    for _ in range(5):
        start = time.perf_counter()
        load_model()
        times.append(time.perf_counter() - start)
    assert min(times) < 0.15


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    folder = shutil.copytree(FOLDER, tmp_path / "model")
    content = bytearray((folder / WEIGHTS).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / WEIGHTS).write_bytes(content)
    with pytest.raises(ConfigError, match="manifest"):
        load_model(folder)


@pytest.mark.parametrize("missing", ["slots", "measure_weights"])
def test_a_model_of_an_earlier_version_is_refused(tmp_path: Path, missing: str) -> None:
    with np.load(FOLDER / WEIGHTS) as arrays:
        older = {name: arrays[name] for name in arrays if name != missing}
    for name, content in packed(older, {}, compact=False).items():
        (tmp_path / name).write_bytes(content)
    with pytest.raises(ConfigError, match="train again"):
        load_model(tmp_path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_model(tmp_path)


def test_a_taxonomy_without_a_topic_of_the_model_is_refused(config: Config) -> None:
    domains = config.taxonomy.domains[1:]
    poorer = config.model_copy(update={"taxonomy": config.taxonomy.model_copy(update={"domains": domains})})
    with pytest.raises(ConfigError, match="party/party_building"):
        Classifier(poorer)
    with pytest.raises(ConfigError, match="party/party_building"):
        model_digest(poorer)


def test_grams_are_found_where_they_stand(model: LinearModel) -> None:
    found = model.find("民兵1民兵")
    spelt = [(start, spell(int(model.keys[gram]))) for start, gram in zip(found.starts, found.ids, strict=True)]
    assert spelt == [(0, "民"), (0, "民兵"), (1, "兵"), (3, "民"), (3, "民兵"), (4, "兵")]


def test_the_parts_of_every_gram_are_known_for_it_is_found_by_them(model: LinearModel) -> None:
    assert np.isin(parts_of(model.keys), model.keys).all()


def test_no_gram_at_all_gives_the_bias(model: LinearModel) -> None:
    assert np.allclose(model.score(model.find(""), [Row((0, 0))]), model.bias)


def test_a_heading_weighs_more_than_the_same_words_in_the_body(model: LinearModel) -> None:
    text, army, school = "民兵训练\n学校课堂", (0, 4), (5, 9)
    scores = model.score(model.find(text), [Row(school, army), Row(army, school)])
    headed, bodily = scores[:, model.topics.index("defence/conscription_militia")].tolist()
    assert headed > bodily


def test_rows_are_scored_as_if_alone(model: LinearModel) -> None:
    found = model.find("民兵训练三期\n学校扩建教室\n医院新增床位")
    rows = [Row((0, 6)), Row((7, 13), (0, 6)), Row((0, 20))]
    alone = np.concatenate([model.score(found, [row]) for row in rows])
    assert np.allclose(model.score(found, rows), alone, atol=1e-5)


def test_a_heading_is_heard_beside_a_long_text_of_other_words(model: LinearModel) -> None:
    heading, text = "守牢安全生产底线", "新建学校三所，教师集体备课。" * 60
    page = f"{heading}\n{text}"
    body = (len(heading) + 1, len(page))
    with_heading, without = model.score(model.find(page), [Row(body, (0, len(heading))), Row(body)])
    safety = model.topics.index("safety/work_safety")
    assert with_heading[safety] > without[safety] + 0.1


def test_the_longer_a_text_the_more_its_heading_speaks_for_itself() -> None:
    said = [said_by_heading(length, 8) for length in (0, 100, 400, 4000)]
    assert said[0] == 0
    assert said == sorted(set(said))
    assert said[-1] < 0.5
    assert said_by_heading(400, 0) == 0
