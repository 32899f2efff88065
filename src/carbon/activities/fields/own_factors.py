"""Types of fields for a user's own factor, and for emissions that are known already."""

from __future__ import annotations

from typing import Annotated

from carbon.activities.fields.common import AmountOf, Label
from carbon.core.quantities import Amount
from carbon.factors.spelling import read_factor

MassCO2e = Annotated[Amount, AmountOf(("co2e",))]
"""Emissions that are known already, written with that word: 120 t CO2e."""


class FactorLabel(Label):
    """A factor as a person wrote it; one that cannot be read, or is below nothing, is refused where it is given."""

    def read(self, given: object) -> str | None:
        """Return the text, which is a factor."""
        text = super().read(given)
        if text:
            read_factor(text)
        return text


FactorText = Annotated[str, FactorLabel()]
"""A factor of the user's own, such as '0.15 kg CO2e/kg'."""
