"""Gather the UK Government's values: what is printed more than once is one form with several citations.

Printed more than once are the same vehicle under several headings, kilometres and miles, electric vehicles as a sum of combustion,
electricity and losses, flights with and without their non-CO2 effects, and refrigerants by what the Kyoto protocol covers.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from edition import DOUBTFUL, NO_HEADING, Refused
from uk_mapping import Mapping, Place, place_of
from uk_source import Cell

MILE = 1.609344
_ROUNDING = 5e-5
"""The publisher prints five decimals; sums and miles are made before rounding."""
_PARTS = ("combustion", "generation", "transmission")
_SUM, _WITH_NON_CO2 = "+".join(_PARTS), "combustion+non_co2"


@dataclass
class Form:
    """A factor per one unit: the value of each gas, the rows that print it, and the publisher's names."""

    values: dict[str, float] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    names: str = ""


Forms = dict[Place, Form]
Left = Counter[tuple[str, ...]]
Doubts = dict[Place, list[tuple[int, str]]]
"""Factor → rows that contradict what other rows print of it, and how."""


def gather(cells: list[Cell], mapping: Mapping) -> tuple[Forms, Left]:
    """Return the forms of all values, and what was left out: (level 1, level 2, level 3, column, reason) → values.

    Where the file contradicts itself, as by a 0 under one of two headings, the factor is left out and the rest is read.
    """
    forms, left, doubts, miles = Forms(), Left(), Doubts(), list[tuple[Place, Cell]]()
    for cell in cells:
        found = place_of(cell, mapping)
        if isinstance(found, str):
            left[_place_left(cell, found)] += 1
        elif cell.unit == "miles":
            miles.append((found.place, cell))
        else:
            _noted(doubts, found.place, cell, _add(forms.setdefault(found.place, Form(names=found.names)), cell))
    for place, cell in miles:
        _noted(doubts, place, cell, _add_mile(forms, place, cell))
    by_row = {cell.row: cell for cell in cells}
    _leave(forms, left, doubts, by_row)
    _merge_parts_of_refrigerants(forms)
    _merge_sums(forms)
    _drop_empty_sums(forms, left, by_row)
    _leave(forms, left, wrong_sums(forms), by_row)
    return forms, left


def _noted(doubts: Doubts, place: Place, cell: Cell, why: str) -> None:
    if why:
        doubts.setdefault(place, []).append((cell.row, why))


def _leave(forms: Forms, left: Left, doubts: Doubts, by_row: dict[int, Cell]) -> None:
    """Take out the factors in doubt, in kilometres and miles, with all the rows that print them."""
    for place, found in doubts.items():
        taken = [forms.pop(one) for one in (place, place._replace(unit="vmi")) if one in forms]
        for row in {row for row, _ in found}.union(*(form.rows for form in taken)):
            left[_place_left(by_row[row], f"{DOUBTFUL}: {found[0][1]}")] += 1


def wrong_sums(forms: Forms) -> Doubts:
    """Return the factors whose gases, printed as CO2e of the gas, do not sum to the printed CO2e."""
    doubts = Doubts()
    for place, form in forms.items():
        parts = [form.values[gas] for gas in ("co2", "ch4_fossil", "ch4_biogenic", "n2o") if gas in form.values]
        total = form.values.get("co2e")
        if parts and total is not None and abs(sum(parts) - total) > 3e-5 * max(1.0, abs(total)):
            why = f"rows {spans(form.rows)} ({place.key}): the gases sum to {sum(parts):g}, printed is {total:g}"
            doubts[place] = [(row, why) for row in sorted(form.rows)]
    return doubts


def _place_left(cell: Cell, reason: str) -> tuple[str, ...]:
    unknown = reason.startswith(NO_HEADING)
    return (cell.level1, cell.level2, cell.level3 if unknown else "", cell.column if unknown else "", reason)


def gas_of(cell: Cell) -> str:
    """Return our column of a value; 'Outside of scopes' is biogenic CO2, and so is the methane of bioenergy."""
    if cell.level1 == "Outside of scopes":
        return "co2_biogenic"
    methane = "ch4_biogenic" if cell.level1 == "Bioenergy" else "ch4_fossil"
    return {"CO2": "co2", "CH4": methane, "N2O": "n2o", "CO2e": "co2e"}[cell.gas]


def _add(form: Form, cell: Cell) -> str:
    """Add a value to its form; return how it contradicts what another heading prints, or nothing."""
    gas, value = gas_of(cell), float(cell.value)
    known = form.values.setdefault(gas, value)
    if abs(known - value) > 1.5e-5:
        return f"row {cell.row}: {gas} is {cell.value}, but {known:g} under another heading; two things are kept apart in mapping.csv"
    form.rows.add(cell.row)
    return ""


def _add_mile(forms: Forms, place: Place, cell: Cell) -> str:
    """A mile form is the kilometre form × 1.609344: a citation of it, or, without one, a form of its own; return what contradicts that."""
    form = forms.get(place)
    if form is None or gas_of(cell) not in form.values:
        return _add(forms.setdefault(place._replace(unit="vmi"), Form()), cell)
    expected = form.values[gas_of(cell)] * MILE
    if abs(float(cell.value) - expected) > _ROUNDING * max(1.0, abs(expected)):
        return f"row {cell.row}: {cell.value} per mile is not the {expected:.6g} that follow from the kilometre"
    form.rows.add(cell.row)
    return ""


def _merge_parts_of_refrigerants(forms: Forms) -> None:
    """What only Kyoto gases (or none) make up is printed again as the total: one factor."""
    for place in [place for place in forms if place.key == "gas" and "part=" in place.qualifiers]:
        total = forms.get(place._replace(qualifiers=place.qualifiers.split(";")[0]))
        if total and total.values == forms[place].values:
            total.rows |= forms.pop(place).rows


def _merge_sums(forms: Forms) -> None:
    """An electric vehicle printed as a sum is cited by its electricity, where combustion, electricity and losses make up the sum."""
    for place in [place for place in forms if place.stages == _SUM]:
        parts = [forms.get(place._replace(stages=stage)) for stage in _PARTS]
        if all(parts) and _is_sum(forms[place].values, [part.values for part in parts if part]):
            assert parts[1] is not None
            parts[1].rows |= forms.pop(place).rows


def _drop_empty_sums(forms: Forms, left: Left, by_row: dict[int, Cell]) -> None:
    """A sum printed as 0 whose power is printed nowhere is an empty cell of the publisher's table, not a vehicle without emissions."""
    for place in [place for place in forms if place.stages == _SUM and not any(forms[place].values.values())]:
        if not any(place._replace(stages=stage) in forms for stage in _PARTS if stage != "combustion"):
            for row in forms.pop(place).rows:
                left[_place_left(by_row[row], "a sum printed as 0, its parts are not printed")] += 1


def _is_sum(total: dict[str, float], parts: list[dict[str, float]]) -> bool:
    return all(abs(value - sum(part.get(gas, 0.0) for part in parts)) <= _ROUNDING for gas, value in total.items())


def take_with_non_co2(forms: Forms) -> Form | None:
    """Remove the flights printed with their non-CO2 effects and return the multiplier less 1 that all of them hold.

    Raises: Refused where a flight with them is not the flight without plus that share of its CO2.
    """
    taken = {place: forms.pop(place) for place in list(forms) if place.stages == _WITH_NON_CO2}
    extras = {_extra(forms.get(place._replace(stages="combustion")), form) for place, form in taken.items()}
    if len(extras) > 1:
        raise Refused(f"flights 'With RF' hold {len(extras)} multipliers of CO2 ({', '.join(map(str, extras))}); expected one for all.")
    rows = {row for form in taken.values() for row in form.rows}
    return Form({"co2e": extras.pop()}, rows, "With RF; radiative forcing") if extras else None


def _extra(without: Form | None, form: Form) -> float:
    """Return the share of CO2 that the effects add: with ÷ without, less 1; the totals must differ by just that."""
    if without is None:
        raise Refused(f"rows {spans(form.rows)}: a flight 'With RF' that is not printed 'Without RF'.")
    co2, total = without.values["co2"], without.values["co2e"]
    extra = round(form.values["co2"] / co2 - 1, 2)
    if abs(form.values["co2e"] - total - extra * co2) > _ROUNDING * max(1.0, total):
        raise Refused(f"rows {spans(form.rows)}: CO2e with non-CO2 effects is not CO2e without them plus {extra:g} of CO2.")
    return extra


def spans(rows: set[int]) -> str:
    """Return row numbers as spans: 46-49, 3050.

    >>> spans({3050, 46, 47})
    '46-47, 3050'
    """
    parts: list[list[int]] = []
    for row in sorted(rows):
        if parts and row == parts[-1][1] + 1:
            parts[-1][1] = row
        else:
            parts.append([row, row])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in parts)
