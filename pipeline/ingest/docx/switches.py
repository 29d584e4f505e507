"""The few run properties that matter to the text, found at C speed: nearly all runs have properties, few have these."""

from __future__ import annotations

from collections.abc import Mapping

from lxml.etree import _Element

from pipeline.ingest.docx.names import BOLD, DELETED, FONTS, HIDDEN, MOVED_AWAY, RUN_STYLE, STYLE_SEPARATOR

_TAGS = (BOLD, DELETED, FONTS, HIDDEN, MOVED_AWAY, RUN_STYLE, STYLE_SEPARATOR)
_NONE: Mapping[str, _Element] = {}


class Switches:
    """Elements that stand for such properties, by the `w:rPr` that holds them and by their tag."""

    def __init__(self, root: _Element) -> None:
        self._by_owner: dict[_Element | None, dict[str, _Element]] = {}
        for element in root.iter(*_TAGS):
            self._by_owner.setdefault(element.getparent(), {})[element.tag] = element

    def of(self, run_properties: _Element) -> Mapping[str, _Element]:
        """What the given `w:rPr` holds of them; mostly nothing."""
        return self._by_owner.get(run_properties, _NONE)
