"""Each library has its doors: the modules that may import it, and no other."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

ROOT = Path(__file__).resolve().parents[1]
TRAINING = ("pipeline.classify.training", "pipeline.extract.initiatives.training")
DOORS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "datasketch": ("pipeline.archive",),
        "distributed": ("pipeline.run.engines.dask",),
        "docx": ("pipeline.evaluate.paper", "pipeline.output.word"),
        "fsspec": ("pipeline.run.remote",),
        "jax": TRAINING,
        "jieba": ("pipeline.tokenize",),
        "lxml": ("pipeline.ingest",),
        "msgspec": ("pipeline",),
        "numpy": (
            "pipeline.archive",
            "pipeline.classify",
            "pipeline.evaluate",
            "pipeline.extract.initiatives",
            "pipeline.weights",
        ),
        "optax": TRAINING,
        "psycopg": ("pipeline.output.export.postgres",),
        "pyarrow": ("pipeline.output.export.parquet",),
        "pycrfsuite": TRAINING,
        "pydantic": ("pipeline.config",),
        "rjieba": ("pipeline.tokenize",),
        "rustpy_xlsxwriter": ("pipeline.output.export.excel",),
        "scipy": TRAINING,
        "sklearn": TRAINING,
        "threadpoolctl": ("pipeline.assembly", *TRAINING),
        "tqdm": ("pipeline.run.progress",),
        "yaml": ("pipeline.config",),
        "zstandard": ("pipeline.output.compression",),
    }
)
"""Modules, with all that lie in them. A library that is not named here may be imported by none."""
BY_OTHER_NAMES = frozenset({"zstandard"})
"""Libraries whose names are in a variable where they are imported."""


def libraries(source: str) -> Iterator[str]:
    """What a module imports that is neither the standard library's nor its own project's."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import():
                names = [alias.name for alias in node.names]
            case ast.ImportFrom(module=str(module), level=0):
                names = [module]
            case ast.Call(
                func=ast.Name(id="import_module" | "__import__") | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                names = [name]
            case _:
                continue
        roots = {name.partition(".")[0] for name in names}
        yield from sorted(roots - sys.stdlib_module_names - {"pipeline"})


def imports() -> set[tuple[str, str]]:
    """(library, module that imports it)."""
    found = set()
    for path in (ROOT / "pipeline").rglob("*.py"):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        found |= {(library, module) for library in libraries(path.read_text(encoding="utf-8"))}
    return found


def is_behind(module: str, door: str) -> bool:
    return f"{module}.".startswith(f"{door}.")


def test_no_library_is_imported_but_behind_its_doors() -> None:
    open_ones = {
        (library, module)
        for library, module in imports()
        if not any(is_behind(module, door) for door in DOORS.get(library, ()))
    }
    assert open_ones == set()


def test_the_table_names_no_library_that_nobody_imports() -> None:
    assert {library for library, _ in imports()} | BY_OTHER_NAMES == set(DOORS)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import sklearn.svm as svm, os", ["sklearn"]),
        ("def f():\n    from fsspec.core import open_files", ["fsspec"]),
        ("import importlib\nimportlib.import_module('jieba.posseg')", ["jieba"]),
        ("try:\n    __import__('distributed')\nfinally:\n    pass", ["distributed"]),
        ("from . import lxml\nfrom pipeline import run\nimport pipeline.run, json", []),
    ],
)
def test_imports_are_seen_however_they_are_written(source: str, expected: list[str]) -> None:
    assert list(libraries(source)) == expected
