"""configs/traditional.yaml: traditional characters and the simplified ones that they stand for."""

from __future__ import annotations

from pydantic import field_validator

from pipeline.config.base import ConfigModel, Entry


class Traditional(ConfigModel):
    pairs: tuple[str, ...]
    """Two characters each, separated by blanks: traditional, simplified. No simplified text has the first one."""
    shared: tuple[Entry, ...]
    """Pairs whose first character simplified texts have too; they are read where others prove the conversion."""
    kept: tuple[str, ...]
    """Words in which the characters of `shared` stay: 著名."""

    @field_validator("pairs")
    @classmethod
    def _are_pairs(cls, lines: tuple[str, ...]) -> tuple[str, ...]:
        faults = [pair for line in lines for pair in line.split() if len(pair) != 2]
        if faults:
            raise ValueError(f"holds what is no pair of characters: {' '.join(faults)}")
        return lines

    @property
    def sure(self) -> dict[str, str]:
        return {pair[0]: pair[1] for line in self.pairs for pair in line.split()}
