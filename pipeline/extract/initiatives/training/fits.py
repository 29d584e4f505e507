"""Fitting field and network, as many at once as there are cores: each holds one for minutes."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Sequence

from pipeline.extract.initiatives.labelling.crf import FieldWeights
from pipeline.extract.initiatives.labelling.network import Weights
from pipeline.extract.initiatives.training import field
from pipeline.extract.initiatives.training.readings import Reading

_ONE_THREAD = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
"""More threads sum in another order each time."""

_fields: list[list[field.Sequence]] = []
_networks: list[list[Reading]] = []
"""What processes forked from this one are to fit: handed on by memory, for it is large."""


def fit_all(
    sequences: Sequence[list[field.Sequence]], readings: Sequence[list[Reading]]
) -> tuple[list[FieldWeights], list[Weights]]:
    """Fields of `sequences` and networks of `readings`, in their order."""
    _fields.extend(sequences)
    _networks.extend(readings)
    try:
        with multiprocessing.get_context("fork").Pool(os.cpu_count() or 1, maxtasksperchild=1) as pool:
            networks = pool.map_async(_fit_network, range(len(readings)), chunksize=1)
            fields = pool.map_async(_fit_field, range(len(sequences)), chunksize=1)
            return fields.get(), networks.get()
    finally:
        _fields.clear()
        _networks.clear()


def _fit_field(at: int) -> FieldWeights:
    return field.fit(_fields[at])


def _fit_network(at: int) -> Weights:
    os.environ["XLA_FLAGS"] = _ONE_THREAD
    from pipeline.extract.initiatives.training import network  # noqa: PLC0415 - JAX starts threads: only here

    return network.fit(_networks[at])
