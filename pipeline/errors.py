"""Every failure the product can tell, in one tree.

A failure of one document is a `DocumentError` and becomes a line of `failures.jsonl`; the batch goes on. A fault of
the command or its configuration is a `UsageError` or `ConfigError`: nothing starts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

FailureCode = Literal[
    "bug",
    "conversion_failed",
    "corrupt_archive",
    "corrupt_document",
    "empty_document",
    "encrypted",
    "limit_exceeded",
    "needs_libarchive",
    "needs_libreoffice",
    "out_of_memory",
    "pdf_not_supported",
    "timeout",
    "undecodable_text",
    "unreadable_file",
    "unsafe_xml",
    "unsupported_type",
    "worker_died",
]
"""Codes of `failures.jsonl`; people search for them, so a code never changes its meaning."""

UsageCode = Literal[
    "another_run",
    "another_recipe",
    "configuration_changed",
    "missing_path",
    "needs_extra",
    "no_input",
    "no_record",
    "no_scheduler",
    "no_store",
    "nothing_found",
    "output_unwritable",
    "several_records",
    "usage",
    "workers_died",
    "would_drop",
]
"""Why a command could not go on; `usage` is an option or an argument that makes no sense."""

FailureStage = Literal["read", "ingest", "tokenize", "classify", "extract", "output", "run"]

FAILURE_CODES: tuple[str, ...] = get_args(FailureCode)


class WorkreportError(Exception):
    """Root of the tree."""


class UsageError(WorkreportError):
    """The command cannot start, or not go on: a missing path, a held output folder, an option out of range."""

    def __init__(self, message: str, code: UsageCode = "usage") -> None:
        self.code: UsageCode = code
        self.message = message
        super().__init__(f"{code}: {message}")

    def __reduce__(self) -> tuple[object, ...]:
        """The default pickling would take the whole text for the message."""
        return UsageError, (self.message, self.code)


@dataclass(frozen=True, slots=True)
class ConfigFault:
    """One fault of one configuration file: `key` is the path inside it, such as `topics.3.id`."""

    file: str
    key: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.message}" if self.key else f"{self.file}: {self.message}"


class ConfigError(WorkreportError):
    """All faults of all configuration files at once."""

    def __init__(self, faults: Sequence[ConfigFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class DocumentError(WorkreportError):
    """One document cannot be mined. `message` never quotes the document's text: reports carry personal data."""

    def __init__(self, code: FailureCode, message: str, *, stage: FailureStage = "ingest") -> None:
        self.code: FailureCode = code
        self.message = message
        self.stage: FailureStage = stage
        super().__init__(f"{code}: {message}")

    def __reduce__(self) -> tuple[object, ...]:
        """Failures cross process borders; keyword arguments do not survive the default pickling."""
        return _rebuild_document_error, (self.code, self.message, self.stage)


def _rebuild_document_error(code: FailureCode, message: str, stage: FailureStage) -> DocumentError:
    return DocumentError(code, message, stage=stage)
