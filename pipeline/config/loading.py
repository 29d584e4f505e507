"""Reading and checking the files of the configuration."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from pipeline.config.base import ConfigModel
from pipeline.config.bearing import READ_BY, told_in_records
from pipeline.config.count_cues import CountCues
from pipeline.config.damage import Damage
from pipeline.config.damage_generator import DamageGenerator
from pipeline.config.faults import of_values, of_yaml
from pipeline.config.folders import default_folder
from pipeline.config.furniture import Furniture
from pipeline.config.initiatives import Initiatives
from pipeline.config.limits import Limits
from pipeline.config.modifiers import Modifiers
from pipeline.config.outline import Outline
from pipeline.config.refusals import RefusalRules
from pipeline.config.registry import Registry
from pipeline.config.report import ReportCues
from pipeline.config.roles import Roles
from pipeline.config.slogans import Slogans
from pipeline.config.strict_yaml import load as load_yaml
from pipeline.config.taxonomy import Taxonomy
from pipeline.config.traditional import Traditional
from pipeline.config.units import Units
from pipeline.config.washing import Washing
from pipeline.config.words import Words
from pipeline.errors import ConfigError, ConfigFault


class Config(ConfigModel):
    """Everything that people may edit. Each field is the YAML file of the same name."""

    damage: Damage
    damage_generator: DamageGenerator
    furniture: Furniture
    initiatives: Initiatives
    count_cues: CountCues
    limits: Limits
    modifiers: Modifiers
    outline: Outline
    refusals: RefusalRules
    registry: Registry
    report: ReportCues
    roles: Roles
    slogans: Slogans
    taxonomy: Taxonomy
    traditional: Traditional
    units: Units
    washing: Washing
    words: Words
    digest: str
    """SHA-256 over all values that records depend on; part of every record's provenance."""
    digests: dict[str, str]
    """SHA-256 of those of each file, by its name without `.yaml`: which of them was changed."""
    topic_model: Path | None = None
    """Folder of a model of topics that belongs to the configuration; else the product's own serves."""


FILES: tuple[str, ...] = tuple(name for name in Config.model_fields if name not in {"digest", "digests", "topic_model"})
"""Names of the configuration files, without `.yaml`."""

_MODEL = "topics"
"""Folder of a model inside a configuration; one without its manifest, such as a corpus has, makes no configuration."""


def load_config(folder: Path | None = None) -> Config:
    """Read and check all files; those that `folder` lacks come from the product's own.

    Raises:
        ConfigError: with every fault of every file.
    """
    faults = list(_strangers(folder)) if folder is not None else []
    sections: dict[str, Any] = {}
    digests: dict[str, str] = {}
    for name in FILES:
        path = _resolve(name, folder)
        try:
            values = _parse(path.read_bytes(), path.name)
            section, found = _validate(name, values)
        except OSError as error:
            faults.append(ConfigFault(path.name, "", f"cannot be read: {error.strerror}"))
        except ConfigError as error:
            faults.extend(error.faults)
        else:
            faults.extend(found)
            sections[name] = section
            if READ_BY[name]:
                digests[name] = _digest(told_in_records(name, values))
    if faults:
        raise ConfigError(faults)
    return Config(**sections, digest=_digest(digests), digests=digests, topic_model=_model(folder))


def load_own(name: str) -> Any:
    """One of the product's own files, for those who need no other. Raises as `load_config`."""
    path = _resolve(name, None)
    section, faults = _validate(name, _parse(path.read_bytes(), path.name))
    if faults:
        raise ConfigError(faults)
    return section


def _digest(values: Any) -> str:
    return hashlib.sha256(json.dumps(values, ensure_ascii=False, default=str).encode()).hexdigest()


def _model(folder: Path | None) -> Path | None:
    """`topics` in a user's folder, where one was trained."""
    model = folder / _MODEL if folder is not None else None
    return model if model is not None and model.is_dir() else None


def _resolve(name: str, folder: Path | None) -> Path:
    own = default_folder() / f"{name}.yaml"
    if folder is None:
        return own
    theirs = folder / own.name
    return theirs if theirs.exists() else own


def _strangers(folder: Path) -> list[ConfigFault]:
    """A misspelt file name, or another folder, would otherwise be ignored in silence."""
    if not folder.is_dir():
        return [ConfigFault(str(folder), "", "is not a folder")]
    known = {f"{name}.yaml" for name in FILES}
    has_model = (folder / _MODEL / "manifest.json").exists()
    if not has_model and not any(path.suffix in {".yaml", ".yml"} for path in folder.iterdir()):
        return [ConfigFault(str(folder), "", f"holds no configuration file; known are {', '.join(sorted(known))}")]
    return [
        ConfigFault(path.name, "", f"is no configuration file; known are {', '.join(sorted(known))}")
        for path in sorted(folder.iterdir())
        if path.suffix in {".yaml", ".yml"} and path.name not in known
    ]


def _parse(content: bytes, file: str) -> Any:
    try:
        return load_yaml(content)
    except yaml.YAMLError as error:
        raise ConfigError([of_yaml(file, content, error)]) from error


def _validate(name: str, section: Any) -> tuple[ConfigModel | None, list[ConfigFault]]:
    model = Config.model_fields[name].annotation
    assert isinstance(model, type)
    assert issubclass(model, ConfigModel)
    try:
        # JSON mode of strictness: YAML has lists where the models have tuples.
        return model.model_validate_json(json.dumps(section, default=str)), []
    except ValidationError as error:
        return None, of_values(f"{name}.yaml", error, replaces=True)
