"""The four stages put together: `extract(classify(tokenize(ingest(file))))`, written out.

A `Miner` is built once per process and mines any number of documents; it holds no state between them.
"""

from __future__ import annotations

import copy
import gc
import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from pathlib import Path
from threading import Lock

import msgspec
from msgspec import UNSET
from threadpoolctl import OpenBLASController, ThreadpoolController

from pipeline import disk
from pipeline.classify import Classifier
from pipeline.classify import model_digest as topics_digest
from pipeline.config import Config, load_config
from pipeline.errors import FailureStage
from pipeline.extract import Extractor
from pipeline.extract.initiatives.model import model_digest as initiatives_digest
from pipeline.ingest import Ingester
from pipeline.integrity import grade
from pipeline.masking import masked
from pipeline.records import Provenance, Report, Revisions
from pipeline.stages import Document, RawFile, printable
from pipeline.tokenize import Tokenizer
from pipeline.version import VERSION

__all__ = ["Miner", "bare_miner", "provenance_of"]


Prepare = Callable[[RawFile], RawFile]
Lap = Callable[[FailureStage], None]
"""Told each time that a stage has done its work on a document; whoever has a clock knows then what it took."""


def _no_lap(_stage: FailureStage) -> None:
    """Nobody holds a clock."""


def provenance_of(config: Config, *, mask_ids: bool = False) -> Provenance:
    """What makes a record: this product, its configuration, and both models under one digest. Loads neither.

    Raises:
        ConfigError: a model is damaged or does not fit the configuration.
    """
    models = hashlib.sha256((topics_digest(config) + initiatives_digest()).encode()).hexdigest()
    return Provenance(version=VERSION, config=config.digest, model=models, masked=mask_ids)


class _Together:
    """A state of the whole process, in whatever threads: the first block brings it about, the last to end ends it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._inside = 0
        self._state = ExitStack()

    @contextmanager
    def __call__(self, state: Callable[[], AbstractContextManager[object]]) -> Iterator[None]:
        with self._lock:
            if not self._inside:
                self._state.enter_context(state())
            self._inside += 1
        try:
            yield
        finally:
            with self._lock:
                self._inside -= 1
                if not self._inside:
                    self._state.close()


_UNCOLLECTED = _Together()
_ONE_THREAD = _Together()


def uncollected() -> AbstractContextManager[None]:
    """Python does not look for cycles of garbage inside the block.

    What mining makes it also drops, but for a handful of cycles, which go after the block; looking for more of them
    all the time, through all that the miner has loaded, takes as long as mining does.
    """
    return _UNCOLLECTED(_no_collection)


@contextmanager
def _no_collection() -> Iterator[None]:
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def _one_thread(arrays: ThreadpoolController) -> Iterator[None]:
    """May be left in another thread than it was entered in."""
    limiter = arrays.limit(limits=1)
    _disown()
    try:
        yield
    finally:
        limiter.restore_original_limits()
        _disown()


def _disown() -> None:
    """From 3.8 on a thread that has set a number of threads is the only one that may set another."""
    getattr(OpenBLASController, "clear_controlling_thread", lambda: None)()


class _Calm:
    """While a report is mined: no collection of cycles, and arrays multiplied with one thread.

    The arrays of one report are so small that more threads of the array library only wait for each other, each with
    all that a core can do; and a record must not depend on how many there are.
    """

    def __init__(self) -> None:
        self._one_thread = partial(_one_thread, ThreadpoolController().select(user_api="blas"))

    @contextmanager
    def __call__(self) -> Iterator[None]:
        with uncollected(), _ONE_THREAD(self._one_thread):
            yield


class Miner:
    """Turns files into reports. Pure but for `mine` and `mine_all`, which read the file they are given."""

    def __init__(
        self,
        config: Config,
        *,
        keep_rejected: bool = False,
        revisions: Revisions = "accepted",
        mask_ids: bool = False,
        prepare: Prepare | None = None,
    ) -> None:
        """`prepare` sees each file that `mine` and `mine_all` read before it is mined, and may raise DocumentError."""
        self.config = config
        self._keep_rejected = keep_rejected
        self._prepare = prepare
        self._ingester = Ingester(config, revisions)
        self._tokenizer = Tokenizer(config)
        self._classifier = Classifier(config)
        self._extractor = Extractor(config)
        self._calm = _Calm()  # last: what multiplies arrays has to be loaded
        self.provenance = provenance_of(config, mask_ids=mask_ids)

    def with_options(self, *, keep_rejected: bool, revisions: Revisions, mask_ids: bool) -> Miner:
        """A miner with other options that shares all that this one has loaded."""
        other = copy.copy(self)
        other._keep_rejected = keep_rejected
        other._ingester = self._ingester.with_revisions(revisions)
        other.provenance = msgspec.structs.replace(self.provenance, masked=mask_ids)
        return other

    def mine(self, path: str | Path) -> Report:
        """The first report of the file at `path`.

        Raises:
            DocumentError: the file cannot be read or holds no report; `code` says why.
        """
        return self.mine_all(path)[0]

    def mine_all(self, path: str | Path) -> tuple[Report, ...]:
        """All reports of the file at `path`, in the file's order; at least one.

        Raises:
            DocumentError: as for `mine`.
        """
        path = Path(path)
        content = disk.read_whole(path, self.config.limits.file_bytes)
        name = printable(path.name)
        raw = RawFile(uri=name, name=name, content=content)
        return self.mine_file(self._prepare(raw) if self._prepare else raw)

    def mine_text(self, text: str, title: str | None = None) -> Report:
        """The first report that `text` holds, a paragraph a line; `title` stands for the file's name.

        A text of several reports (篇一, 篇二) is cut as a file is: the record of the first has the notice
        `several_reports`, and `mine_text_all` gives the others too.

        Raises:
            DocumentError: `empty_document` or `limit_exceeded`.
        """
        with self._calm():
            return self._mine_document(self._ingester.ingest_text(text, title))

    def mine_text_all(self, text: str, title: str | None = None) -> tuple[Report, ...]:
        """All reports that `text` holds, in its order; at least one.

        Raises:
            DocumentError: as for `mine_text`.
        """
        with self._calm():
            return tuple(map(self._mine_document, self._ingester.ingest_text_all(text, title)))

    def mine_file(self, raw: RawFile, lap: Lap = _no_lap) -> tuple[Report, ...]:
        """All reports of a file whose bytes are at hand."""
        with self._calm():
            documents = self._ingester.ingest(raw)
            lap("ingest")
            return tuple(self._mine_document(document, lap) for document in documents)

    def _mine_document(self, document: Document, lap: Lap = _no_lap) -> Report:
        document = masked(document) if self.provenance.masked else document
        tokenized = self._tokenizer.tokenize(document)
        lap("tokenize")
        classified = self._classifier.classify(tokenized)
        lap("classify")
        findings = self._extractor.extract(classified)
        lap("extract")
        notices = tuple(sorted((*document.notices, *findings.notices), key=lambda n: (n.start, n.end, n.code)))
        return Report(
            id=document.id,
            source=document.source,
            report=classified.facts,
            text=document.text,
            blocks=document.blocks,
            asides=document.asides,
            sections=classified.sections,
            counts=findings.counts,
            initiatives=findings.initiatives,
            checks=findings.checks,
            notices=notices,
            integrity=grade(notices, findings.counts),
            provenance=self.provenance,
            rejected=findings.rejected if self._keep_rejected else UNSET,
        )


def bare_miner(
    config: str | Path | None = None,
    *,
    keep_rejected: bool = False,
    revisions: Revisions = "accepted",
    mask_ids: bool = False,
) -> Miner:
    """A miner without LibreOffice, with the product's configuration, or with the folder `config` laid over it.

    `keep_rejected` records what was refused, too; `revisions` is the view of tracked changes that is read; `mask_ids`
    masks the numbers of identity cards, telephones and bank cards.

    Raises:
        ConfigError: with every fault of every file.
    """
    loaded = load_config(Path(config) if config is not None else None)
    return Miner(loaded, keep_rejected=keep_rejected, revisions=revisions, mask_ids=mask_ids)
