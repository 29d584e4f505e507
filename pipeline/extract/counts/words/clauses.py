"""Where clauses end in folded text."""

from __future__ import annotations

import re

CLAUSE_END = re.compile(r"[,。;:!?\n()]")
"""、 ends none: it parts the items of a list."""
