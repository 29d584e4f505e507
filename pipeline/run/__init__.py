"""Runner, ledger, worker processes, archives, commands; and `pipeline.run(inputs, out)` for programs.

The package bears the name of the function that embeds it, so the package itself can be called.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.output.manifest import Manifest


class _Callable(ModuleType):
    def __call__(self, *arguments: Any, **options: Any) -> Manifest:
        """`pipeline.run.api.run_into`, which loads with the first call."""
        from pipeline.run.api import run_into  # noqa: PLC0415

        return run_into(*arguments, **options)


sys.modules[__name__].__class__ = _Callable
