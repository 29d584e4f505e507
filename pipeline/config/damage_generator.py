"""configs/damage_generator.yaml: what the generator of damage puts into clean texts."""

from __future__ import annotations

from pydantic import Field

from pipeline.config.base import ConfigModel, CueGroup


class SitePage(ConfigModel):
    """What a sharing site sets around a report; of each row it shows one line or none."""

    sites: tuple[str, ...] = Field(min_length=1)
    users: tuple[str, ...] = Field(min_length=1)
    above: tuple[tuple[str, ...], ...]
    below: tuple[tuple[str, ...], ...]


class DamageGenerator(ConfigModel):
    page: SitePage
    masked: CueGroup
    """Measure words before which figures are taken out."""
