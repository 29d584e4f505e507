"""What differs between the making of a folder's records and that of a run's, and which documents it asks for again."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.config.bearing import CUT_FORMATS, LIMITS, READ_BY
from pipeline.output.manifest import Again, Difference
from pipeline.run.recipe import Recipe

_ORDER: tuple[Again, ...] = ("nothing", "failures", "formats", "everything")
"""Each asks for all that those before it do."""


def difference(before: Recipe | None, after: Recipe, *, remine: bool) -> Difference:
    """What a run of the recipe `after` does in a folder whose records are of `before`; None: it has none.

    With `remine` a run does all again, but where records of some formats alone need it.
    """
    found = [] if before is None else [*_limits(before, after), *_rest(before, after)]
    again = _ORDER[max((_ORDER.index(again) for _, again in found), default=0)]
    if remine and again != "formats":
        found, again = found or [("--remine", again)], "everything"
    what = tuple(name for name, _ in found)
    return Difference(what=what, again=again, formats=CUT_FORMATS if again == "formats" else ())


def _limits(before: Recipe, after: Recipe) -> Iterator[tuple[str, Again]]:
    """A limit that holds more than before lets pass what failed; one that holds less might stop anything."""
    for name, value in after.limits.items():
        former = before.limits.get(name, value)
        if former == value:
            continue
        again: Again = "failures" if value > former else "everything"
        if LIMITS[name] != "failure":
            again = "nothing" if LIMITS[name] == "effort" else "formats"
        yield f"limits.yaml: {name} {'raised' if value > former else 'lowered'}", again


def _rest(before: Recipe, after: Recipe) -> Iterator[tuple[str, Again]]:
    was, now = before.provenance, after.provenance
    files = [name for name in after.files if after.files[name] != before.files.get(name)] if before.files else []
    for name in files:
        if name != "limits":
            yield f"{name}.yaml (read by {', '.join(READ_BY[name])})", "everything"
    if was.config != now.config and not files:
        yield "the configuration", "everything"
    for name, differs in (
        ("the version", was.version != now.version),
        ("the model", was.model != now.model),
        ("--mask-ids", was.masked != now.masked),
        ("--without-text", before.text != after.text),
        ("--with-rejected", before.rejected != after.rejected),
        ("--revisions", before.revisions != after.revisions),
    ):
        if differs:
            yield name, "everything"


def told(found: Difference) -> str:
    """For people: what was changed, and what that asks for."""
    return f"changed: {'; '.join(found.what)}; {_asked(found)}"


def refused(found: Difference) -> str:
    """The same where a run must be told `--remine`, for records leave."""
    return f"changed since its records were made: {'; '.join(found.what)}; with --remine {_asked(found)}"


def needs_remine(found: Difference) -> bool:
    """Whether records leave, and not only failures."""
    return found.again in {"formats", "everything"}


def _asked(found: Difference) -> str:
    """The documents that are mined again, in words."""
    return {
        "nothing": "asks for no mining",
        "failures": "what has failed is tried again",
        "formats": f"all documents of the formats {', '.join(found.formats)} are mined again, and what has failed",
        "everything": "everything is mined again",
    }[found.again]
