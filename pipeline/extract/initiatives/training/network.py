"""Training of the network: labels as the field learns them, weights out of JAX and Optax.

JAX starts threads of its own when it is imported: this module is, by the processes that fit, and by nobody else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import numpy.typing as npt
import optax

from pipeline.extract.initiatives.labelling.lattice import ALLOWED, LABELS
from pipeline.extract.initiatives.labelling.network import BITS, COLUMNS, DILATIONS, REACH, TINY, Weights
from pipeline.extract.initiatives.training.readings import Reading

WIDTH = 64
EPOCHS = 4
SEEN = 3
"""A key that fewer units show has no vector: what it would teach is one text's."""
BATCH = 48
RATE, DECAY, CLIP = 3e-3, 0.01, 1.0
MISSING, DROPPED = 0.15, 0.2
"""Shares of codes and of a layer's numbers that a step leaves out: no word may be all that tells a name."""
AVERAGE = 0.998
"""What is kept is a moving average of the weights (Polyak and Juditsky, 1992), which forgets by so much a step."""
LENGTHS = (48, 80, 144)
"""Units of the segments that are learned side by side; each shape is compiled once."""
_LONGEST = LENGTHS[-1] - 2 * REACH
_IMPOSSIBLE = -1e4

Array = jax.Array
Parameters = dict[str, Array]


class _Batch(NamedTuple):
    """Segments side by side: rows of vectors (segment, unit, column), labels, and what each unit is.

    `inside`: it belongs to the text; `live`: its label is learned here, and is not only seen beside others.
    """

    rows: npt.NDArray[np.int32]
    labels: npt.NDArray[np.int32]
    inside: npt.NDArray[np.float32]
    live: npt.NDArray[np.float32]


class _State(NamedTuple):
    """Where training stands: weights, their moving average, and what the optimizer remembers."""

    parameters: Parameters
    average: Parameters
    memory: Any
    done: Array
    key: Array


def fit(readings: Sequence[Reading], seed: int = 0) -> Weights:
    """The same readings give the same weights, on one machine with one thread."""
    keys, rows = _vocabulary(readings)
    segments = [segment for reading, row in zip(readings, rows, strict=True) for segment in _segments(reading, row)]
    steps = EPOCHS * -(-len(segments) // BATCH)
    schedule = optax.warmup_cosine_decay_schedule(0.0, RATE, max(1, steps // 12), max(2, steps), RATE / 100)
    optimizer = optax.chain(optax.clip_by_global_norm(CLIP), optax.adamw(schedule, weight_decay=DECAY))

    @jax.jit
    def step(state: _State, batch: _Batch) -> _State:
        key, own = jax.random.split(state.key)
        gradient = jax.grad(_loss)(state.parameters, batch, own)
        update, memory = optimizer.update(gradient, state.memory, state.parameters)
        parameters = optax.apply_updates(state.parameters, update)
        kept = jnp.minimum(AVERAGE, (state.done + 1) / (state.done + 10))
        average = jax.tree.map(lambda old, new: old * kept + new * (1 - kept), state.average, parameters)
        return _State(parameters, average, memory, state.done + 1, key)

    key = jax.random.PRNGKey(seed)
    initial = _initial(key, len(keys) + 1)
    state = _State(initial, initial, optimizer.init(initial), jnp.zeros(()), key)
    rng = np.random.default_rng(seed)
    for _ in range(EPOCHS):
        for batch in _batches(segments, rng):
            state = step(state, batch)
    return _weights(keys, state.average)


def _vocabulary(readings: Sequence[Reading]) -> tuple[npt.NDArray[np.uint32], list[npt.NDArray[np.int32]]]:
    """Keys that have a vector, and each reading with keys as rows of vectors."""
    times = np.zeros(1 << BITS, dtype=np.int64)
    for reading in readings:
        times += np.bincount(reading.keys.ravel(), minlength=1 << BITS)
    times[0] = 0
    keys = np.flatnonzero(times >= SEEN).astype(np.uint32)
    rows = np.zeros(1 << BITS, dtype=np.int32)
    rows[keys] = np.arange(1, len(keys) + 1)
    return keys, [rows[reading.keys] for reading in readings]


def _segments(reading: Reading, rows: npt.NDArray[np.int32]) -> Iterator[_Batch]:
    """Stretches of pieces that lie side by side, with what stands around them."""
    first = 0
    pieces = reading.pieces
    for at, (_, end) in enumerate(pieces):
        following = pieces[at + 1][1] if at + 1 < len(pieces) else None
        if following is not None and following - first <= _LONGEST:
            continue
        for start in range(first, end, _LONGEST):
            yield _segment(reading, rows, start, min(end, start + _LONGEST))
        first = end


def _segment(reading: Reading, rows: npt.NDArray[np.int32], start: int, end: int) -> _Batch:
    places = np.arange(start - REACH, end + REACH)
    inside = (places >= 0) & (places < len(rows))
    places = np.clip(places, 0, len(rows) - 1)
    live = inside & reading.live[places]
    live[:REACH] = live[-REACH:] = False
    return _Batch(
        rows[places] * inside[:, None], np.where(live, reading.labels[places], 0).astype(np.int32),
        inside.astype(np.float32), live.astype(np.float32),
    )  # fmt: skip


def _batches(segments: Sequence[_Batch], rng: np.random.Generator) -> Iterator[_Batch]:
    """Segments of like length side by side, in another order each time."""
    sizes = np.array([len(segment.labels) for segment in segments]) + rng.random(len(segments)) * 6
    order = np.argsort(sizes, kind="stable")
    starts = np.arange(0, len(order), BATCH)
    rng.shuffle(starts)
    for start in starts.tolist():
        chosen = [segments[at] for at in order[start : start + BATCH].tolist()]
        length = next(size for size in LENGTHS if size >= max(len(one.labels) for one in chosen))
        columns = []
        for arrays in zip(*chosen, strict=True):
            padded = np.zeros((BATCH, length, *arrays[0].shape[1:]), dtype=arrays[0].dtype)
            for place, array in zip(padded, arrays, strict=False):
                place[: len(array)] = array
            columns.append(padded)
        yield _Batch(*columns)


def _initial(key: Array, vectors: int) -> Parameters:
    of_vectors, of_kernels, of_ends = jax.random.split(key, 3)
    layers = len(DILATIONS)
    return {
        "vectors": jax.random.normal(of_vectors, (vectors, WIDTH)) * 0.05,
        "gains": jnp.ones((layers, WIDTH)),
        "kernels": jax.random.normal(of_kernels, (layers, 3 * WIDTH, WIDTH)) / np.sqrt(3 * WIDTH),
        "shifts": jnp.zeros((layers, WIDTH)),
        "ends": jax.random.normal(of_ends, (WIDTH, len(LABELS))) / np.sqrt(WIDTH),
        "transitions": jnp.zeros((len(LABELS), len(LABELS))),
    }


def _loss(parameters: Parameters, batch: _Batch, key: Array) -> Array:
    """Mean negative log likelihood of the labels, by unit, under the chain of the lattice."""
    nodes = _scores(parameters, batch, key)
    outside = jnp.array([0.0] + [_IMPOSSIBLE] * (len(LABELS) - 1))
    nodes = jnp.where(batch.live[..., None] > 0, nodes, outside)
    both = batch.live[:, 1:] * batch.live[:, :-1]
    forbidden = jnp.array((1 - ALLOWED) * _IMPOSSIBLE)
    unlikely = _unlikely(nodes, parameters["transitions"], forbidden, jnp.asarray(both), jnp.asarray(batch.labels))
    return unlikely / jnp.maximum(1, batch.live.sum())


def _unlikely(nodes: Array, transitions: Array, forbidden: Array, both: Array, labels: Array) -> Array:
    """Log of all ways to label, less that of the labels, summed over the batch."""

    def forward(before: Array, here: tuple[Array, Array]) -> tuple[Array, None]:
        node, live = here
        steps = transitions * live[:, None, None] + forbidden
        return jax.nn.logsumexp(before[:, :, None] + steps, axis=1) + node, None

    last, _ = jax.lax.scan(forward, nodes[:, 0], (nodes[:, 1:].swapaxes(0, 1), both.T))
    chosen = jnp.take_along_axis(nodes, labels[..., None], axis=2)[..., 0].sum()
    chosen += (transitions[labels[:, :-1], labels[:, 1:]] * both).sum()
    return jax.nn.logsumexp(last, axis=1).sum() - chosen


def _scores(parameters: Parameters, batch: _Batch, key: Array) -> Array:
    """What `Network` computes, with parts left out at random."""
    keys = jax.random.split(key, len(DILATIONS) + 2)
    inside = batch.inside[..., None]
    vectors = parameters["vectors"].at[0].set(0.0)
    told = jax.random.bernoulli(keys[0], 1 - MISSING, batch.rows.shape) / (1 - MISSING)
    seen = vectors[batch.rows[..., 0]] * told[..., 0, None]
    for at in range(1, len(COLUMNS)):
        seen += vectors[batch.rows[..., at]] * told[..., at, None]
    seen = _dropped(keys[1], seen) * inside
    for at, dilation in enumerate(DILATIONS):
        scaled = parameters["gains"][at] * seen * jax.lax.rsqrt((seen * seen).mean(axis=-1, keepdims=True) + TINY)
        padded = jnp.pad(scaled, ((0, 0), (dilation, dilation), (0, 0)))
        length = seen.shape[1]
        joined = jnp.concatenate([padded[:, shift : shift + length] for shift in (0, dilation, 2 * dilation)], axis=-1)
        joined = jax.nn.relu(joined @ parameters["kernels"][at] + parameters["shifts"][at])
        seen = seen + _dropped(keys[at + 2], joined) * inside
    return seen @ parameters["ends"]


def _dropped(key: Array, values: Array) -> Array:
    return values * jax.random.bernoulli(key, 1 - DROPPED, values.shape) / (1 - DROPPED)


def _weights(keys: npt.NDArray[np.uint32], average: Parameters) -> Weights:
    """With an empty vector before all others, rounded as the files keep them."""
    found = {name: np.array(values, dtype=np.float32) for name, values in average.items()}
    found["vectors"][0] = 0
    return Weights(keys=keys, **found)
