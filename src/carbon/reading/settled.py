"""Columns that fit a field, settled among each other: what one column holds says what another is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from carbon.activities.fields.common import AmountOf
from carbon.activities.framework.base import Activity
from carbon.activities.framework.describing import field_reader
from carbon.activities.framework.kinds import kinds
from carbon.core.errors import CarbonError
from carbon.core.sentences import joined, say
from carbon.core.units.dimensions import DIMENSIONS
from carbon.core.units.scales import unit
from carbon.reading.fits import WEAK, Fit, is_count, kind_words
from carbon.reading.heading_units import unit_in_heading
from carbon.reading.looks import MOST, Look, has_units
from carbon.reading.registers import says_register
from carbon.reading.times import are_times
from carbon.reading.unknown_words import kind_named
from carbon.tables.grid import is_empty, text_of

_SHORTEST = 3
"""Letters of a word in a name that is taken for a kind where no unit bears it out; the whole name may be shorter: el.csv."""
_ROWS_A_DAY = 4
"""Rows that a day has at least, on average, where the times beside it are taken too."""
_ROWS = 2000
"""Rows that are looked at."""


def settled(fits: Mapping[str, Fit | None], looks: Mapping[str, Look]) -> dict[str, Fit | None]:
    """Return the fits where one column says what another is.

    A column of fuels is that of kinds where no other is, its cells are kinds and nothing is a distance; a number of things is an amount
    where units stand beside it or all kinds are counted in pieces; and units by their cells alone are none beside an amount whose heading
    states its own.

    Parameters: fits, column → field; looks.
    """
    found = dict(fits)
    fields = {fit.field for fit in fits.values() if fit}
    stated = any(fit and fit.field in ("amount", "distance", "mass") and unit_in_heading(name) for name, fit in fits.items())
    moved = any(fit and fit.field == "amount" and _is_distance(name) for name, fit in fits.items())
    counts = _counts(fits, looks)
    if counts:
        found[counts] = Fit("amount", say("it says how many there are, and the rows are of things that are counted in pieces"), WEAK)
    for name, fit in fits.items():
        if fit is None:
            continue
        field, _, strength = fit
        if field == "fuel" and not moved and not {"kind", "distance"} & fields and looks[name].kind >= MOST:
            found[name] = Fit("kind", say("its cells are kinds or words of activity, and no other column says what the rows are"), strength)
        if field == "unit" and strength == WEAK and stated:
            found[name] = None
        if field == "amount" and strength == WEAK and name != counts and "unit" not in fields and not has_units(looks[name]):
            found[name] = None
    return found


def _is_distance(heading: str) -> bool:
    stated = unit_in_heading(heading)
    return stated is not None and stated.dimension.endswith("distance")


def _counts(fits: Mapping[str, Fit | None], looks: Mapping[str, Look]) -> str:
    """The one column that says how many of what a column of kinds names, which are all counted in pieces; empty where there is none."""
    names = [name for name, look in looks.items() if name in fits and is_count(name) and look.number >= MOST]
    kinds = [text for name, fit in fits.items() if fit and fit.field == "kind" for text in looks[name].texts]
    others = {fit.field for name, fit in fits.items() if fit and name not in names}
    return names[0] if len(names) == 1 and not _HOW_MUCH & others and in_pieces(kinds) else ""


_HOW_MUCH = {"amount", "unit", "mass", "distance", "volume", "nights", "passengers"}
"""Fields beside which a number of things is of something else, or has its unit."""


def in_pieces(words: Sequence[str]) -> bool:
    """Return whether there are words for kinds, and each of them is counted in pieces.

    >>> in_pieces(["laptop", "Mobiltelefon"]), in_pieces(["laptop", "diesel"]), in_pieces([])
    (True, False, False)
    """
    return bool(words) and all("pieces" in dimensions_of([word]) for word in words)


def dimensions_of(words: Sequence[str]) -> set[str]:
    """Return the dimensions of the amounts that kinds take by themselves, all those of the words that are known."""
    return {dimension for word in words if (cls := kind_named(word)) for dimension in _dimensions(cls)}


def unit_of_kind(word: str) -> str:
    """Return a unit that the amounts of a kind have, kWh where the kind is not known.

    >>> unit_of_kind("diesel"), unit_of_kind("electricity")
    ('l', 'kWh')
    """
    cls = kind_named(word)
    return DIMENSIONS.get(next(_dimensions(cls), ""), "kWh") if cls else "kWh"


def kinds_with(fields: Sequence[str]) -> list[str]:
    """Return the kinds that have all of some fields.

    >>> kinds_with(["treatment", "digestate"])
    ['waste']
    """
    return [name for name, cls in kinds().items() if all(field in cls.model_fields for field in fields)]


def _dimensions(cls: type[Activity]) -> Iterator[str]:
    for form in cls.amounts:
        reader = field_reader(cls, form[0])
        if len(form) == 1 and isinstance(reader, AmountOf):
            yield from reader.dimensions


def named_kind(table: str, amount: str, units: Sequence[str], titles: Sequence[tuple[str, str]] = ()) -> tuple[str, str] | None:
    """Return the kind that the heading of the amounts, the sheet, a title or the file names, and where it stands; None where none does.

    A word whose kind does not take the units of the amounts is none: mix is a food, and no kind of what is in litres and MWh.

    Parameters: table, its name; amount, the heading; units, cells of the column of units; titles, (text, place) of cells above the table.
    """
    file, _, sheet = table.partition("#")
    dimensions = {known for text in units if (known := _dimension(text))}
    if stated := unit_in_heading(amount):
        dimensions = {stated.dimension}
    places = [(amount, say("the heading '{name}'", name=amount)), (sheet, say("the sheet '{name}'", name=sheet))]
    for text, place in [*places, *titles, (Path(file).stem, say("the file name '{name}'", name=file))]:
        for word in kind_words(text):
            sure = len(word) >= _SHORTEST or word == text.casefold()
            if dimensions & dimensions_of([word]) if dimensions else sure:
                return word, place
    return None


def _dimension(text: str) -> str | None:
    try:
        return unit(text).dimension
    except CarbonError:
        return None


def best_amount(names: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """Return of columns that fit the amount alike those whose unit the kinds take; all where that leaves none.

    What a meter shows gives way to the use beside it, so that not both count.
    """
    names = without_registers(names)
    wanted = dimensions_of(kinds)
    fitting = [name for name in names if (known := unit_in_heading(name)) and known.dimension in wanted]
    return fitting or list(names)


def without_registers(names: Sequence[str]) -> list[str]:
    """Return columns without those that show a meter whose use stands beside them; one of another kind than all uses stays.

    >>> without_registers(["El mätarställning (kWh)", "El förbrukning (kWh)"]), without_registers(["El mätarställning (kWh)"])
    (['El förbrukning (kWh)'], ['El mätarställning (kWh)'])
    >>> without_registers(["El mätarställning (kWh)", "Fjärrvärme förbrukning (MWh)"])
    ['El mätarställning (kWh)', 'Fjärrvärme förbrukning (MWh)']
    """
    kinds = {name: {cls for word in kind_words(name) if (cls := kind_named(word))} for name in names}
    uses = [name for name in names if not says_register(name)]
    of_uses = {cls for name in uses for cls in kinds[name]}
    if not uses:
        return list(names)
    return [name for name in names if name in uses or (kinds[name] and of_uses and not kinds[name] & of_uses)]


class NotTaken(NamedTuple):
    """A field that is filled in rows of kinds that have none: why it is left out, whether another kind takes it, and whether it is kept."""

    why: str
    asked: bool
    kept: bool


def not_taken(cells: Mapping[str, Sequence[object]], columns: Mapping[str, object], kind: str | None) -> dict[str, NotTaken]:
    """Return the fields that not every kind takes in whose rows they are filled; one that more rows take than not is kept.

    Parameters: cells of the columns; columns, field → column; kind of all rows, None where a column says it.
    """
    kinds, found = columns.get("kind"), dict[str, NotTaken]()
    for field, name in columns.items():
        if not isinstance(name, str) or field in ("kind", "amount", "unit", name):
            continue
        beside = cells[kinds] if isinstance(kinds, str) else [kind or ""] * _ROWS
        words = Counter(text_of(word) for word, cell in zip(beside, cells[name][:_ROWS], strict=False) if not is_empty(cell))
        classes = {word: cls for word in words if (cls := kind_named(word))}
        takers = [word for word, cls in classes.items() if field in cls.model_fields]
        if without := [word for word in classes if word not in takers]:
            many = sum(words[word] for word in takers) >= sum(words[word] for word in without)
            names = [sorted({classes[word].kind_name() for word in group}) for group in (without, takers)]
            found[field] = NotTaken(_why_not_taken(field, *names), bool(takers), bool(takers) and many)
    return found


def _why_not_taken(field: str, without: Sequence[str], takers: Sequence[str]) -> str:
    if not takers:
        return say("{kinds}: no field {field}", kinds=joined(without, ", "), field=field)
    return say(
        "{field} is filled in rows of {kinds} too, which have no such field. To use it for {takers}, read the others apart with leave_out.",
        field=field,
        kinds=joined(without, ", "),
        takers=joined(takers, ", "),
    )


def times_beside(day: object, looks: Mapping[str, Look], taken: Sequence[str]) -> str | None:
    """Return the column of times that belong to the days of another, None where none does.

    Parameters: day, the column of days; looks; taken, columns that are fields.
    """
    if not isinstance(day, str) or day not in looks:
        return None
    dated = looks[day]
    if dated.filled < _ROWS_A_DAY * len(dated.texts) or any(":" in text for text in dated.texts):
        return None
    return next((name for name, look in looks.items() if name not in taken and are_times(look.texts)), None)
