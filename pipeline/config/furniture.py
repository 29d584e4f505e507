"""configs/furniture.yaml: what sites put around a report."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import field_validator

from pipeline.config.base import ConfigModel, Entry


class FurnitureLine(Entry):
    """A line of a site; `text` is a regular expression for the whole line."""

    role: Literal["line", "opens", "closes", "crumb", "anywhere"]

    @field_validator("text")
    @classmethod
    def _compiles(cls, value: str) -> str:
        try:
            re.compile(value)
        except re.error as error:
            raise ValueError(f"is not a regular expression: {error}") from error
        return value


class Furniture(ConfigModel):
    lines: tuple[FurnitureLine, ...]
