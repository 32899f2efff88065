"""From other people's columns to those of a factor row: a mapping given as a dict, as a TOML file, or by the name of a preset.

    title = "…"; expects = "…"            what the file is, and how its table must look
    [columns]    ours = "Theirs"          or a text with "{Theirs}" in it, as qualifiers = "product={Name}"
    [constants]  ours = "value"           the same in every row
    [values.region]  "Theirs" = "ours"    words of a column translated; * stands for any letters
    [[rows]]     columns, constants       several rows of ours from one of theirs, as combustion and upstream

Two columns of ours are read in parts: `per`, such as "g CO2e/tkm", is mass, gas and unit; `year` is valid_from and valid_to.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from fnmatch import fnmatchcase
from math import isclose
from pathlib import Path
from typing import Any

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.gases import CO2E
from carbon.core.patterns import pattern
from carbon.core.regions import region
from carbon.core.sentences import say
from carbon.core.units.scales import unit
from carbon.core.written import is_missing
from carbon.factors.index.columns import ABOUT
from carbon.factors.index.rows import MASS_KG
from carbon.factors.signs import LOSS_SHARE
from carbon.factors.spelling import UNSAID, is_unsaid, read_unit

PRESETS = Path(__file__).with_name("mappings")
_PARTS = ("per", "year")
_NAMED = pattern(r"\{([^{}]+)\}")
_TABLES = ("title", "expects", "columns", "constants", "values", "rows")


@dataclass(frozen=True)
class ColumnMapping:
    """How the columns of a file become those of a factor row; without anything in it, they are those already."""

    title: str = ""
    expects: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    rows: tuple[dict[str, dict[str, str]], ...] = ({},)

    def records(self, cells: Mapping[str, Any]) -> Iterator[dict[str, str]]:
        """Yield the rows of ours that one row of theirs is.

        Parameters: cells, their column → cell.
        """
        text = {name: cell_text(cell) for name, cell in cells.items()}
        if not self.columns and not self.constants:
            yield text
            return
        for part in self.rows:
            named = self.columns | part.get("columns", {})
            found = {ours: _filled(ours, theirs, text) for ours, theirs in named.items()}
            found |= {ours: _filled(ours, value, text) if "{" in value else value for ours, value in self._constants(part).items()}
            yield _read_parts({ours: self._translated(ours, value) for ours, value in found.items()})

    def _constants(self, part: dict[str, dict[str, str]]) -> dict[str, str]:
        return self.constants | part.get("constants", {})

    def _translated(self, ours: str, value: str) -> str:
        """Their word as ours; a region and a unit are known by their names too."""
        known = self.values.get(ours, {})
        pattern = next((name for name in known if fnmatchcase(value.casefold(), name.casefold())), None)
        if pattern is not None:
            return known[pattern]
        if ours in _READERS and value:
            try:
                return _READERS[ours](value)
            except CarbonError:
                return value  # said with its row when the row is read
        return value

    def origin(self, ours: str) -> str | None:
        """Return the column of theirs that one of ours is from, or None."""
        parts = {"mass": "per", "unit": "per", "valid_from": "year", "valid_to": "year"}
        for part in ({}, *self.rows):
            named = self.columns | part.get("columns", {})
            if theirs := named.get(ours) or named.get(parts.get(ours, "")):
                return theirs
        return None

    def check(self, present: list[str], known_gases: frozenset[str]) -> None:
        """Refuse a mapping whose columns are not there, or are none of a factor's.

        Parameters: present, the columns of the file; known_gases.
        """
        ours = {*self.columns, *self.constants, *(name for part in self.rows for group in part.values() for name in group)}
        allowed = {*ABOUT, *known_gases, "co2e", LOSS_SHARE, *_PARTS}
        if unknown := sorted(ours - allowed):
            raise CarbonError(
                say("'{unknown}' is not a column of a factor.{near}", unknown=unknown[0], near=did_you_mean(unknown[0], allowed)),
                code="mapping",
            )
        for part in self.rows:
            for theirs in (self.columns | part.get("columns", {})).values():
                for name in _NAMED.findall(theirs) or [theirs]:
                    if name not in present:
                        wants = say(" {title} expects: {expects}", title=self.title, expects=self.expects) if self.expects else ""
                        raise CarbonError(
                            say("the file has no column '{name}'.{near}{wants}", name=name, near=did_you_mean(name, present), wants=wants),
                            code="mapping",
                        )


_READERS = {"region": lambda name: region(name).code, "unit": lambda name: unit(name).name}


def column_mapping(given: Mapping[str, Any] | str | Path | None) -> ColumnMapping:
    """Return the mapping of a dict, of a TOML file, or of a preset's name.

    Raises: CarbonError naming the presets.

    >>> column_mapping("supplier").constants["stages"]
    'production'
    """
    if given is None:
        return ColumnMapping()
    found = given if isinstance(given, Mapping) else _read(Path(given))
    if unknown := sorted(set(found) - set(_TABLES)):
        raise CarbonError(
            say("a mapping has no part '{unknown}'.{near}", unknown=unknown[0], near=did_you_mean(unknown[0], _TABLES)), code="mapping"
        )
    return ColumnMapping(
        title=str(found.get("title", "")),
        expects=str(found.get("expects", "")),
        columns=dict(found.get("columns", {})),
        constants=dict(found.get("constants", {})),
        values=dict(found.get("values", {})),
        rows=tuple(found.get("rows", ({},))),
    )


def presets() -> list[str]:
    """Return the names of the mappings that ship."""
    return sorted(path.stem for path in PRESETS.glob("*.toml"))


def _read(path: Path) -> dict[str, Any]:
    place = path if path.is_file() else PRESETS / f"{path}.toml"
    if not place.is_file():
        raise CarbonError(
            say(
                "mapping '{path}' is neither a file nor a preset.{near} Presets: {presets}.",
                path=path,
                near=did_you_mean(str(path), presets()),
                presets=", ".join(presets()),
            )
        )
    try:
        return tomllib.loads(place.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CarbonError(
            say(
                '{place_name} is no TOML: {error}. Write it as [columns] and lines of ours = "Theirs".', place_name=place.name, error=error
            ),
            code="mapping",
        ) from error


def cell_text(cell: Any) -> str:
    """Return a cell of any file as text, dates as 2019-01-31, whole numbers without a point.

    >>> cell_text(2019.0), cell_text(None), cell_text(0.5)
    ('2019', '', '0.5')
    """
    if is_missing(cell):
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _filled(ours: str, theirs: str, text: Mapping[str, str]) -> str:
    """A cell, or a text with cells in it; words of qualifiers are written as controlled words are."""
    if not _NAMED.search(theirs):
        return text.get(theirs, "")
    return _NAMED.sub(lambda match: _word(text.get(match[1], "")) if ours == "qualifiers" else text.get(match[1], ""), theirs)


def _word(text: str) -> str:
    return "_".join(re.findall(r"[^\W_]+", text.casefold()))


def _read_parts(row: dict[str, str]) -> dict[str, str]:
    """Mass, gas and unit from `per`, first and last day from `year`."""
    per, year = row.pop("per", ""), row.pop("year", "")
    if per:
        row |= _read_per(per, row)
    if year:
        row |= {"valid_from": f"{year}-01-01", "valid_to": f"{year}-12-31"}
    return row


def _read_per(per: str, row: Mapping[str, str]) -> dict[str, str]:
    """Unit and mass of 'g CO2e/tkm'; where the mass is of one gas, the number moves from co2e to that gas."""
    try:
        gas, kilograms, name = read_unit(per)
    except CarbonError:
        return {"unit": _READERS["unit"](per) if _is_unit(per) else per}  # said with its row when the row is read
    mass = next(word for word, size in MASS_KG.items() if isclose(size, kilograms))
    named = {"mass": mass, "unit": name} | ({"derivation": UNSAID} if is_unsaid(per) and not row.get("derivation") else {})
    return named if gas == CO2E or not row.get("co2e") else named | {"co2e": "", gas: row["co2e"]}


def _is_unit(spelling: str) -> bool:
    try:
        unit(spelling)
    except CarbonError:
        return False
    return True
