"""What all entries of `inventory.toml` have in common."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that must say something."""


class Part(BaseModel):
    """An entry: its fields are named, and a name that is not a field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
