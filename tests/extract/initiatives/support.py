"""Types of this folder's fixtures."""

from __future__ import annotations

from typing import Protocol

from pipeline.records import Initiative, SectionRole
from pipeline.stages import ClassifiedDocument


class Read(Protocol):
    def __call__(self, text: str, role: SectionRole = "other") -> ClassifiedDocument: ...


class Find(Protocol):
    def __call__(self, text: str, role: SectionRole = "other") -> tuple[Initiative, ...]: ...
