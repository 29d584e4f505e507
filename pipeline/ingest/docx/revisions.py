"""Tracked changes undone: the tree becomes what it was before them, and the one walk over it stays the same.

The walk reads the accepted view: it passes over what was deleted and takes what was inserted. Undoing turns each of
them into the other, once, before the walk.
"""

from __future__ import annotations

from lxml.etree import _Element

from pipeline.ingest.docx import names
from pipeline.ingest.docx.values import child, children

_OF_A_WHOLE = frozenset((names.RUN_PROPERTIES, names.ROW_PROPERTIES))
"""A change in here is that of the paragraph's mark or of the row, and holds nothing itself."""
_TEXTS = {names.DELETED_TEXT: names.TEXT, names.DELETED_CODE: names.FIELD_CODE}
_KEPT = frozenset((names.RUN_PROPERTIES, names.SECTION_PROPERTIES, names.DELETED, names.MOVED_AWAY, names.CELL_DELETED))
"""What former properties do not repeat: the mark's own, which have a record of their own, and what is gone."""


def undo_changes(root: _Element) -> None:
    """Change the tree of a part to the view before all its tracked changes."""
    inserted = list(root.iter(names.INSERTED, names.MOVED_HERE))
    taken_out = list(root.iter(names.DELETED, names.MOVED_AWAY))
    for change in inserted:
        _undo_insertion(change)
    for change in taken_out:
        _undo_deletion(change)
    for text in list(root.iter(*_TEXTS)):
        text.tag = _TEXTS[text.tag]
    _undo_cells(root)
    for change in list(root.iter(*names.FORMER_PROPERTIES)):
        _restore(change)


def _undo_insertion(change: _Element) -> None:
    parent = change.getparent()
    if parent is not None and parent.tag in _OF_A_WHOLE:
        change.tag = names.DELETED
    elif parent is not None and parent.tag == names.NUMBERING:
        _remove(parent)
    else:
        _remove(change)


def _undo_deletion(change: _Element) -> None:
    parent = change.getparent()
    if parent is not None and parent.tag in _OF_A_WHOLE:
        _remove(change)
    else:
        change.tag = names.INSERTED


def _undo_cells(root: _Element) -> None:
    deleted, inserted = list(root.iter(names.CELL_DELETED)), list(root.iter(names.CELL_INSERTED))
    for cell in deleted:
        _remove(cell)
    for cell in inserted:
        cell.tag = names.CELL_DELETED
    for merge in list(root.iter(names.CELL_MERGE)):
        merge.set(names.VERTICAL_MERGE, merge.get(names.FORMER_MERGE, names.MERGE_STARTS))


def _restore(change: _Element) -> None:
    """The properties that the change remembers, in the place of those that it made."""
    properties, former = change.getparent(), child(change, names.FORMER_PROPERTIES[change.tag])
    if properties is None or former is None:
        return
    for element in children(properties):
        if element.tag not in _KEPT:
            properties.remove(element)
    properties.extend(children(former))


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
