"""Fields that all kinds have, and how they take part in a question."""

from __future__ import annotations

LABELS = ("id", "period", "site", "source", "entity", "lease", "meter", "quality", "uncertainty", "evidence", "note")
"""Common fields that are kept and choose no factor; the year of the period does, and is handled separately."""

SHARED = ("region", "control", "purpose")
"""Common fields that belong to the question."""
