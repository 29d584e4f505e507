"""What a run is asked for, and what it mines with."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

from pipeline.config.folders import default_folder
from pipeline.config.limits import Limits
from pipeline.output.compression import Compression
from pipeline.records import Record
from pipeline.run.convert import Convert, converter
from pipeline.run.engines import MakeMine
from pipeline.run.leaving import Asked
from pipeline.run.ledger import Ledger
from pipeline.run.ledger_file import NAME
from pipeline.run.mirror import folder_at
from pipeline.run.recipe import Recipe
from pipeline.run.worker import FileMiner, Job
from pipeline.version import VERSION

_PACKAGE = Path(__file__).resolve().parents[1]
MODELS = _PACKAGE / "models"
CODE = _PACKAGE / "config"
"""Tells digest and limits from what the configuration says."""


class Settings(Record, frozen=True, kw_only=True):
    """What the command line asks for."""

    inputs: tuple[str, ...]
    out: str
    """A folder, or a place in an object store."""
    job: Job
    work: str | None = None
    """Folder that a run into an object store works in; default: one of the user's cache."""
    workers: int = 1
    engine: str = "local"
    scheduler: str | None = None
    documents: bool = False
    compress: Compression | None = None
    retry_failed: bool = False
    remine: bool = False
    remine_changed: bool = False
    prune: bool = False
    verify: bool = False
    duplicates: bool = False

    @property
    def may_drop(self) -> bool:
        """Whether records may leave for a run that makes them otherwise."""
        return self.remine or self.remine_changed

    @property
    def asked(self) -> Asked:
        """What the run may take away."""
        return Asked(remine=self.remine, may_drop=self.may_drop, prune=self.prune)


class Plan(Record, frozen=True, kw_only=True):
    """What mines, under which conditions; tests give their own."""

    make_mine: MakeMine
    recipe: Recipe
    limits: Limits
    convert: Convert | None = None
    """What turns files that only LibreOffice reads into .docx; None leaves them as they are."""
    mark: bytes = b""
    """By which a next run knows that its recipe is the same; none where that is not to be known."""


def plan_for(job: Job, out: str | None = None, work: str | None = None) -> Plan:
    """What mines as `job` says. The miner itself is not built: where nothing is new, none is needed.

    Where the last run into `out`, worked on in `work`, was of the same, not even the configuration is loaded.

    Raises:
        ConfigError: with every fault of every file.
    """
    mark = mark_of(job)
    recipe = _noted(folder_at(out, work), mark) if out else None
    if recipe is None:
        recipe = _recipe(job)
        if mark_of(job) != mark:  # edited meanwhile: of which of the two is it?
            mark = b""
    limits = Limits(**recipe.limits)
    return Plan(
        make_mine=partial(FileMiner, job, recipe.provenance),
        recipe=recipe,
        limits=limits,
        convert=converter(limits),
        mark=mark,
    )


def mark_of(job: Job) -> bytes:
    """Differs where recipes may: of the bytes of the configuration, and of size and times of models and of `CODE`.

    Empty where not all of them can be read.
    """
    digest = hashlib.sha256(f"{VERSION} {job.text} {job.rejected} {job.revisions} {job.mask_ids}".encode())
    folders = [default_folder(), *([Path(job.config)] if job.config else [])]
    topics = [folder / "topics" for folder in folders[1:]]
    digest.update(bytes(folder.is_dir() for folder in (*folders, *topics)))  # an empty one is a fault, or none
    try:
        for path in sorted(path for folder in folders for path in folder.glob("*.y*ml")):
            content = path.read_bytes()
            digest.update(b"\0%b\0%d\0%b" % (os.fsencode(path), len(content), content))
        models = (path for model in (MODELS, *topics) for path in model.rglob("*.*"))
        for path in sorted((*models, *CODE.glob("*.py"))):
            status = path.stat()  # a copy may keep the time of its content, but not that of its change
            times = (status.st_size, status.st_mtime_ns, status.st_ctime_ns)
            digest.update(b"\0%b\0%d %d %d" % (os.fsencode(path), *times))
    except OSError:
        return b""
    return digest.digest()


def _noted(folder: Path, mark: bytes) -> Recipe | None:
    """What the last run in this folder was of, where it has this mark; whether its ledger is sound the run sees to."""
    if not mark or not (folder / NAME).exists():
        return None
    try:
        with closing(Ledger(folder, read_only=True)) as ledger:
            return ledger.recipe() if ledger.meta("mark") == mark else None
    except sqlite3.Error:
        return None


def _recipe(job: Job) -> Recipe:
    from pipeline.assembly import provenance_of  # noqa: PLC0415 - all stages; see `plan_for`
    from pipeline.config import load_config  # noqa: PLC0415

    config = load_config(Path(job.config) if job.config else None)
    return Recipe(
        provenance=provenance_of(config, mask_ids=job.mask_ids),
        text=job.text,
        rejected=job.rejected,
        revisions=job.revisions,
        files=config.digests,
        limits=config.limits.model_dump(),
    )
