"""The last lines of a run."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.output.duplicates import NAME, Copies
from pipeline.output.manifest import Manifest


def summary(manifest: Manifest, out: str) -> Sequence[str]:
    """What it found, what the folder holds, and what to do next."""
    run, totals = manifest.run, manifest.totals
    found = (
        f"found {many(run.counts, 'count')}, {many(run.initiatives, 'initiative')}, {many(run.sections, 'section')} "
        f"in {many(run.mined, 'document')}"
        if run.mined
        else "nothing mined"
        if run.failed
        else "nothing mined yet"
        if manifest.state == "interrupted"
        else "nothing new"
    )
    if run.failed:
        found += f", {run.failed:,} failed"
    lines = [
        f"{found}; {_files(manifest)}; {manifest.times.seconds:.1f} s",
        f"{out} holds {many(totals.records, 'record')}; {_failures(manifest)}",
    ]
    if manifest.copies is not None:
        lines.append(copies_told(manifest.copies, out))
    if manifest.state == "interrupted":
        lines.append("interrupted: the same command goes on from here")
    if totals.records:
        lines.append(f"look at one: workreport show {out} --name PART_OF_ITS_NAME; what is in them: docs/outputs.md")
    return lines


def copies_told(copies: Copies, out: str) -> str:
    """What OUT/duplicates.jsonl holds, in a line."""
    return (
        f"{many(copies.identical_files, 'identical file')} in {many(copies.identical_groups, 'group')}, "
        f"{copies.near_documents:,} near copies in {many(copies.near_groups, 'group')}: {out}/{NAME}"
    )


def _files(manifest: Manifest) -> str:
    run = manifest.run
    parts = [f"{many(run.files, 'file')} met"]
    parts += [f"{run.unchanged:,} unchanged"] if run.unchanged else []
    parts += [f"{run.duplicates:,} known by their bytes"] if run.duplicates else []
    if skipped := manifest.skipped:
        reasons = sorted(skipped.items(), key=lambda item: (-item[1], item[0]))
        told = ", ".join(f"{number:,} {reason}" for reason, number in reasons)
        parts.append(f"{sum(skipped.values()):,} passed over ({told})")
    return ", ".join(parts)


def _failures(manifest: Manifest) -> str:
    if not manifest.failures:
        return "no failures"
    codes = ", ".join(f"{number:,} {code}" for code, number in manifest.failures.items())
    return f"{many(manifest.totals.failures, 'failure')} ({codes}), told in failures.jsonl"


def many(number: int, noun: str) -> str:
    """`1 file`, `2,000 files`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
