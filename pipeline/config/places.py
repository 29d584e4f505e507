"""corpus/places.yaml: places that exist, for copies of texts whose hands invented theirs. Training reads it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from pipeline.config.base import ConfigModel
from pipeline.errors import ConfigError, ConfigFault


class Places(ConfigModel):
    """Names without what they are (市, 县, 区), but for waters and hills, which end in it."""

    towns: tuple[str, ...] = ()
    rivers: tuple[str, ...] = ()
    lakes: tuple[str, ...] = ()
    hills: tuple[str, ...] = ()


def load_places(path: Path) -> Places:
    """The places of `path`.

    Raises:
        ConfigError: the file cannot be read, is no valid YAML or misses the model.
    """
    try:
        content: Any = yaml.safe_load(path.read_bytes())
        return Places.model_validate_json(json.dumps(content))
    except (OSError, yaml.YAMLError) as error:
        raise ConfigError([ConfigFault(path.name, "", f"cannot be read: {error}")]) from error
    except ValidationError as error:
        faults = [ConfigFault(path.name, ".".join(map(str, e["loc"])), e["msg"]) for e in error.errors()]
        raise ConfigError(faults) from error
