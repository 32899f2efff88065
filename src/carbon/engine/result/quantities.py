"""A result in pint quantities: what it has in kg, with a unit that converts itself."""

from __future__ import annotations

from typing import Any, overload

from carbon.core.quantities import AmountLike, Quantity
from carbon.engine.result.intensity import per


class AsQuantities:
    """A result in pint quantities, made from its numbers in kg."""

    def total_kg(self, basis: str = "location") -> float | None:
        """Return the total [kg CO2e] in the location or market view; None when no line was answered."""
        raise NotImplementedError

    def gases_kg(self, basis: str = "location") -> dict[str, float]:
        """Return kg of each gas, biogenic CO2 and the pseudo-gas co2e among them."""
        raise NotImplementedError

    @property
    def co2e(self) -> Quantity | None:
        """Total in the location view, as a pint quantity; None when nothing was answered."""
        return mass_of(self.total_kg())

    @property
    def total_location(self) -> Quantity | None:
        """Total with location-based scope 2, as a pint quantity."""
        return mass_of(self.total_kg("location"))

    @property
    def total_market(self) -> Quantity | None:
        """Total with market-based scope 2, as a pint quantity; never to be added to the other."""
        return mass_of(self.total_kg("market"))

    @property
    def gases(self) -> dict[str, Quantity]:
        """Mass of each gas in the location view, as pint quantities."""
        return {gas: mass_of(value) for gas, value in self.gases_kg().items()}

    def per(self, amount: AmountLike, basis: str = "location") -> Quantity | None:
        """Return the emissions per one unit of an amount, as a pint quantity; None when nothing was answered.

        Parameters: amount, what they are divided by, such as "1 200 000 passengers", "12 500 m2", "430 FTE", (12, "MSEK"); basis,
        location or market.
        Raises: CarbonError for an unknown unit, and for an amount that is not above zero.

        >>> import carbon
        >>> flown = carbon.calculate("nitrous_oxide", "2 t")
        >>> round(flown.per("1 000 employees").to("kg/employee").magnitude, 6)
        546.0
        """
        found = per(self, amount, basis)
        if found is None:
            return None
        ratio: Quantity = _quantity(found[0], "kg") / _quantity(1.0, found[1].unit)
        return ratio


@overload
def mass_of(kilograms: float) -> Quantity: ...
@overload
def mass_of(kilograms: None) -> None: ...
def mass_of(kilograms: float | None) -> Quantity | None:
    """Return a mass as a pint quantity; None for none."""
    if kilograms is None:
        return None
    found: Quantity = _quantity(kilograms, "kg")
    return found


def _quantity(value: float, unit: str) -> Any:
    # pint takes 0.3 s to load, so only a caller who asks for a quantity pays for it.
    from carbon.core.units.registry import quantity

    return quantity(value, unit)
