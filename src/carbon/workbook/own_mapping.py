"""The mapping that a workbook carries on its hidden sheet, checked entry by entry: a person may have changed it."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.core.wrong_entry import wrong_entry
from carbon.workbook.shape import VERSION


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class OrganisationMapping(_Entry):
    """The sheet of the organisation: field → label, and label → word of its drop-downs."""

    sheet: str
    fields: dict[str, str]
    values: dict[str, dict[str, str]] = Field(default_factory=dict)


class SitesMapping(_Entry):
    """The table of sites on it: its title, and field → header."""

    title: str
    columns: dict[str, str]


class SheetMapping(_Entry):
    """A sheet of activities: the row of its header, fields that hold for all rows, field → header, and label → word of drop-downs."""

    sheet: str
    header: int
    constants: dict[str, str] = Field(default_factory=dict)
    columns: dict[str, str] = Field(min_length=1)
    values: dict[str, dict[str, str]] = Field(default_factory=dict)


class BookMapping(_Entry):
    """How a workbook is read: the version of the template, and each of its sheets; contracts, that of contracts, which
    earlier workbooks have none of; beside are those that hold no data.
    """

    template: int
    language: Literal["sv", "en"]
    sector: str
    beside: tuple[str, ...] = ()
    organisation: OrganisationMapping
    sites: SitesMapping
    tables: tuple[SheetMapping, ...]
    contracts: SheetMapping | None = None


def parse_mapping(path: Path, lines: Sequence[str], sheet: str) -> BookMapping:
    """Return the mapping of a workbook.

    Parameters: path of the workbook and sheet, for messages; lines of the hidden sheet.
    Raises: CarbonError for one that was changed, and for another version of the template.
    """
    changed = say("{path_name}: the hidden sheet '{sheet}' was changed and cannot be read", path_name=path.name, sheet=sheet)
    try:
        found = tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError as error:
        raise CarbonError(
            say("{changed}: {error}. Copy your rows into a new template.", changed=changed, error=error), code="template_changed"
        ) from error
    if found.get("template") != VERSION:
        message = say(
            "{path_name} was made by version {made_by} of the template, and this program reads version {version}. Use "
            "the program it was made with, or copy your rows into a new template.",
            path_name=path.name,
            made_by=found.get("template"),
            version=VERSION,
        )
        raise CarbonError(message, code="template_version")
    try:
        return BookMapping(**found)
    except (ValidationError, TypeError) as error:
        first = error.errors()[0] if isinstance(error, ValidationError) else None
        place = ".".join(str(part) for part in first["loc"]) if first else ""
        reason = wrong_entry(first) if first else str(error)
        raise CarbonError(
            say("{changed}: {place}: {reason}. Copy your rows into a new template.", changed=changed, place=place, reason=reason),
            code="template_changed",
        ) from None
