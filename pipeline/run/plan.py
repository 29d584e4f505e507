"""What a run is asked for, and what it mines with."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from pipeline.assembly import provenance_of
from pipeline.config import load_config
from pipeline.config.limits import Limits
from pipeline.output.compression import Compression
from pipeline.records import Record
from pipeline.run.convert import Convert, converter
from pipeline.run.engines import MakeMine
from pipeline.run.recipe import Recipe
from pipeline.run.worker import FileMiner, Job


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
    prune: bool = False
    verify: bool = False
    duplicates: bool = False


class Plan(Record, frozen=True, kw_only=True):
    """What mines, under which conditions; tests give their own."""

    make_mine: MakeMine
    recipe: Recipe
    limits: Limits
    convert: Convert | None = None
    """What turns files that only LibreOffice reads into .docx; None leaves them as they are."""


def plan_for(job: Job) -> Plan:
    """The product's own miner, not yet built: where nothing is new, none is needed. Raises ConfigError."""
    config = load_config(Path(job.config) if job.config else None)
    provenance = provenance_of(config, mask_ids=job.mask_ids)
    return Plan(
        make_mine=partial(FileMiner, job, provenance),
        recipe=Recipe(
            provenance=provenance,
            text=job.text,
            rejected=job.rejected,
            revisions=job.revisions,
            files=config.digests,
            limits=config.limits.model_dump(),
        ),
        limits=config.limits,
        convert=converter(config.limits),
    )
