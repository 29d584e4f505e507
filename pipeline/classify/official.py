"""Names of organisations as they are in full."""

from __future__ import annotations

import re

from pipeline.classify.masks import MASK
from pipeline.config.report import ReportCues


class Official:
    """Names as they are in full: 江南省政府 is 江南省人民政府; masks in front of a name are dropped."""

    def __init__(self, cues: ReportCues) -> None:
        self._masked = re.compile(rf"^[{MASK}]+{cues.place_ends('province', 'city', 'county', 'town')}")
        self._government, self._in_full = re.compile(cues.government.text), cues.government.name
        self._generic = {"", *cues.names.generic.words}

    def __call__(self, name: str | None) -> str | None:
        if name is None:
            return None
        name = self._government.sub(self._in_full, self._masked.sub("", name))
        return None if name in self._generic else name

    def is_bare_government(self, name: str) -> bool:
        return self._government.sub(self._in_full, name) == self._in_full

    def government_of(self, place: str) -> str:
        """The government of a place, or itself."""
        found = self._government.search(place)
        return place if found or place.endswith(self._in_full) else place + self._in_full
