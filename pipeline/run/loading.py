"""The miner of `pipeline.load_miner`: it reads what LibreOffice must convert, too."""

from __future__ import annotations

from pathlib import Path

import msgspec

from pipeline.assembly import Miner, Prepare
from pipeline.config import Config, load_config
from pipeline.errors import DocumentError
from pipeline.records import Revisions
from pipeline.run.convert import converter, to_convert
from pipeline.stages import RawFile


def load_miner(
    config: str | Path | None = None,
    *,
    keep_rejected: bool = False,
    revisions: Revisions = "accepted",
    mask_ids: bool = False,
) -> Miner:
    """A miner that reads what LibreOffice must convert, too; else as `pipeline.assembly.bare_miner`.

    Raises:
        ConfigError: with every fault of every file.
    """
    loaded = load_config(Path(config) if config is not None else None)
    return Miner(loaded, keep_rejected=keep_rejected, revisions=revisions, mask_ids=mask_ids, prepare=prepare(loaded))


def prepare(config: Config) -> Prepare:
    """Converts one file where it needs it. The function raises DocumentError where that fails."""
    limits, convert = config.limits, converter(config.limits)

    def prepared(raw: RawFile) -> RawFile:
        file = to_convert(raw, limits)
        if convert is None or file is None:
            return raw
        (result,) = convert([file])
        if isinstance(result, DocumentError):
            raise result
        return msgspec.structs.replace(raw, converted=result)

    return prepared
