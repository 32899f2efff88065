"""`inventory.toml`, read and checked: organisation, tables, contracts, control totals, exclusions, indicators, goals."""

from __future__ import annotations

import tomllib
from pathlib import Path
from shlex import quote
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field, ValidationError

from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.sentences import say
from carbon.core.wrong_entry import wrong_entry
from carbon.inventory.boundary import check_entities
from carbon.inventory.financial_years import dated_settings
from carbon.inventory.goal_parts import Budget, Fact, Goal, Indicator
from carbon.inventory.part import Part, Said
from carbon.inventory.parts import (
    BaseYear,
    CertificatesSold,
    Contract,
    ControlTotal,
    Entity,
    Exclusion,
    Head,
    Site,
    TableSettings,
)

NAME = "inventory.toml"
FORMAT = 1
"""Version of the entries of an inventory.toml."""


def _listed(given: object) -> object:
    return [given] if isinstance(given, dict) else given


class Settings(Part):
    """The whole of `inventory.toml`.

    Parameters: names, language → given text → what it is called in that language.
    """

    inventory: Head
    sites: dict[str, Site] = Field(default_factory=dict)
    entities: tuple[Entity, ...] = ()
    tables: tuple[TableSettings, ...] = ()
    control_totals: tuple[ControlTotal, ...] = ()
    contracts: tuple[Contract, ...] = ()
    certificates_sold: tuple[CertificatesSold, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    base_year: BaseYear | None = None
    facts: dict[str, Fact] = Field(default_factory=dict)
    indicators: Annotated[tuple[Indicator, ...], BeforeValidator(_listed)] = ()
    goals: Annotated[tuple[Goal, ...], BeforeValidator(_listed)] = ()
    budgets: Annotated[tuple[Budget, ...], BeforeValidator(_listed)] = ()
    names: dict[Literal["en", "sv"], dict[Said, Said]] = Field(default_factory=dict)


def read_settings(folder: Path) -> Settings:
    """Return the settings of an inventory's folder.

    Raises: CarbonError for a missing file, for TOML that cannot be read (with its line), and for an unknown or wrong entry.
    """
    path = folder / NAME
    if not path.is_file():
        raise CarbonError(
            say(
                "{folder} has no {name}. Begin one with python -m carbon init {quoted} FILE --region SE --period 2023.",
                folder=folder,
                name=NAME,
                quoted=quote(str(folder)),
            ),
            code="file_missing",
            field="path",
        )
    try:
        return settings_of(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise CarbonError(
            say("{name} is not UTF-8 (byte {start}). Save it as UTF-8.", name=NAME, start=error.start), code="file_broken"
        ) from error


def settings_of(text: str, name: str = NAME) -> Settings:
    """Return the settings that the text of an `inventory.toml` says.

    Parameters: text; name of the file, for messages.
    Raises: CarbonError for TOML that cannot be read (with its line), and for an unknown or wrong entry.
    """
    try:
        settings = Settings(**dated_settings(_of_known_format(tomllib.loads(text))))
    except tomllib.TOMLDecodeError as error:
        raise CarbonError(say("{name} cannot be read: {error}.", name=name, error=error), code="file_broken") from error
    except ValidationError as error:
        raise CarbonError(_sentence(error, name), code="inventory_invalid") from None
    check_entities(settings.entities)
    return settings


def _of_known_format(written: dict[str, object]) -> dict[str, object]:
    """What is written, without `format = 1`, which a file may say; another format is refused by its name."""
    number = written.pop("format", FORMAT)
    if number != FORMAT:
        newer = isinstance(number, int) and number > FORMAT
        step = say("Install a newer carbon-accounting.") if newer else say("Write format = {known}, or leave it out.", known=FORMAT)
        raise CarbonError(
            say("{name}: format {number}; this library reads {known}. {step}", name=NAME, number=repr(number), known=FORMAT, step=step),
            code="inventory_format",
            field="format",
        )
    return written


def _sentence(error: ValidationError, name: str) -> str:
    # A misspelt entry says why another is missing.
    first = min(error.errors(), key=lambda item: item["type"] != "extra_forbidden")
    place = _place(first["loc"])
    if first["type"] == "extra_forbidden":
        known = Settings.model_fields if len(first["loc"]) == 1 else _fields_beside(str(first["loc"][0]))
        return say("{name}: {place} is not an entry.{near}", name=name, place=place, near=did_you_mean(str(first["loc"][-1]), known))
    if first["type"] == "missing":
        return say("{name}: {place} is missing. Write {first} = …", name=name, place=place, first=first["loc"][-1])
    if first["type"] == "tuple_type" and isinstance(first["input"], dict):
        return say("{name}: {place} is one section. Write [[{place}]], with two brackets, before each entry of it.", name=name, place=place)
    if first["type"] == "string_type":
        return say(
            "{name}: {place} is {first} and no text. Write it in quotation marks.", name=name, place=place, first=repr(first["input"])
        )
    return say("{name}: {place}: {reason}", name=name, place=place, reason=wrong_entry(first))


def _place(loc: tuple[int | str, ...]) -> str:
    """Where an entry stands; entries of one section are counted from one, as people do.

    >>> _place(("inventory", "region")), _place(("entities", 0, "equity"))
    ('inventory.region', 'entities (1).equity')
    """
    words = [f" ({part + 1})" if isinstance(part, int) else f".{part}" for part in loc]
    return "".join(words).lstrip(".")


def _fields_beside(section: str) -> list[str]:
    """The fields that an entry of a section has."""
    info = Settings.model_fields.get(section)
    return list(part.model_fields) if info and (part := _part_of(info.annotation)) else []


def _part_of(annotation: object) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((part for inner in get_args(annotation) if (part := _part_of(inner))), None)
