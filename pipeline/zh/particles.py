"""Small words that join: they end a name, or show where one begins."""

from __future__ import annotations

JOINTS = "、及和与暨"
"""Between two things that are named together."""
BEFORE_NAMES = "在对由从向到以和与为是"
"""Right behind these a name may begin in a sentence."""
NOT_IN_NAMES = f"{BEFORE_NAMES}及的了将把使经等各全我本该每某其这那"
"""No name of a place that stands alone in a sentence holds one of these."""
NOT_IN_UNITS = "与和及在对为向的将"
"""No name of an organisation's unit holds one of these."""
