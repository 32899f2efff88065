"""Green Button files (ESPI XML) → a grid: one row for each reading, with its unit after the power of ten.

Sources: NAESB REQ.21 (ESPI) as the Green Button Alliance describes it: https://www.greenbuttonalliance.org/poweroftenmultiplier (value ×
10^powerOfTenMultiplier in the unit of uom; an interval begins at `start`, seconds since 1970 in UTC, and lasts `duration` seconds);
https://utilityapi.com/docs/greenbutton/xml (entries and their links); the codes of uom, flowDirection, ServiceCategory and
accumulationBehaviour as in https://github.com/asciipip/greenbutton-python, src/greenbutton_objects/enums.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from carbon.core.errors import CarbonError, Finding
from carbon.core.sentences import say
from carbon.tables.grid import Cell, Grid

HEADER = ("Service", "Direction", "Period", "Value", "Unit", "Reading", "Usage point")
_SERVICES = {"0": "electricity", "1": "natural gas", "2": "water", "5": "heat", "6": "cold"}
_COMMODITIES = {
    "1": "electricity",
    "7": "natural gas",
    "8": "propane",
    "9": "water",
    "10": "steam",
    "11": "waste water",
    "12": "heat",
    "13": "cold",
}
_UNITS = {
    "38": "W", "42": "m3", "61": "VA", "63": "VAr", "71": "VAh", "72": "Wh", "73": "VArh", "119": "ft3", "128": "us_gallon",
    "130": "imperial_gallon", "132": "Btu", "134": "l", "169": "therm",
}  # fmt: skip
_DIRECTIONS = {"1": "delivered", "19": "received from the customer"}
_REGISTERS = {"1": say("bulk quantity"), "3": say("cumulative"), "9": say("summation")}
_INSTANT = {"6": "indicating", "12": "instantaneous"}
_LARGEST = 500_000_000


@dataclass
class _Feed:
    """The entries of a feed: what each resource says, by its own address."""

    types: dict[str, dict[str, str]] = field(default_factory=dict)
    related: dict[str, list[str]] = field(default_factory=dict)
    services: dict[str, str] = field(default_factory=dict)
    blocks: list[tuple[str, list[dict[str, str]]]] = field(default_factory=list)
    offset: int | None = None


def read_espi(path: Path) -> Grid:
    """Return the readings of a Green Button file.

    Raises: CarbonError for XML that is none of ESPI, that declares entities or a document type, or cannot be read, and for readings whose
    type cannot be told.
    """
    feed = _read(path)
    rows: list[list[Cell]] = [list(HEADER)]
    said = set[str]()
    for address, readings in feed.blocks:
        reading, kind = _type_of(path, feed, address)
        said |= {kind.get("accumulationBehaviour", "")}
        rows += [_row(path, feed, address, reading, kind, item) for item in readings]
    if len(rows) == 1:
        raise CarbonError(
            say("{path_name} holds no readings. Export usage, not the account alone.", path_name=path.name), code="table_empty"
        )
    return Grid(path.name, rows, findings=tuple(_findings(path, feed, said)), ready=True)


def _read(path: Path) -> _Feed:
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException, ElementTree

    if path.stat().st_size > _LARGEST:
        raise CarbonError(
            say(
                "{path_name} is not opened: it has {size:.0f} MB. Export a year at a time.",
                path_name=path.name,
                size=path.stat().st_size / 1e6,
            ),
            code="file_too_large",
        )
    feed = _Feed()
    try:
        for _, element in ElementTree.iterparse(str(path), events=("end",), forbid_dtd=True):
            if _name(element) == "entry":
                _note(feed, element)
                element.clear()
    except DefusedXmlException as error:
        message = say(
            "{path_name} declares entities or a document type, which no Green Button file does; it was not read. Export it anew.",
            path_name=path.name,
        )
        raise CarbonError(message, code="file_broken") from error
    except (ParseError, OSError, ValueError) as error:
        raise CarbonError(
            say("{path_name} cannot be read: {error}. Export it anew.", path_name=path.name, error=error), code="file_broken"
        ) from error
    if not feed.blocks and not feed.types:
        raise CarbonError(
            say(
                "{path_name} is no Green Button file: it has no readings of ESPI. Other XML is not read; save it as CSV.",
                path_name=path.name,
            ),
            code="file_type",
        )
    return feed


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _note(feed: _Feed, entry: Any) -> None:
    """Keep what an entry of the feed says."""
    links: dict[str, list[str]] = {}
    for element in entry:
        if _name(element) == "link":
            links.setdefault(element.get("rel", ""), []).append(element.get("href", ""))
    own = (links.get("self") or [""])[0]
    for content in (part for element in entry if _name(element) == "content" for part in element):
        kind = _name(content)
        if kind == "ReadingType":
            feed.types[own] = {_name(item): (item.text or "").strip() for item in content}
        elif kind == "MeterReading":
            feed.related[own] = links.get("related", [])
        elif kind == "UsagePoint":
            feed.services[own] = next((str(item.text).strip() for item in content.iter() if _name(item) == "kind"), "")
        elif kind == "LocalTimeParameters":
            feed.offset = next((int(str(item.text)) for item in content if _name(item) == "tzOffset"), feed.offset)
        elif kind == "IntervalBlock":
            feed.blocks.append((own, [dict(_flat(item)) for item in content if _name(item) == "IntervalReading"]))


def _flat(reading: Any) -> Iterator[tuple[str, str]]:
    for item in reading.iter():
        if item.text and item.text.strip():
            yield _name(item), item.text.strip()


def _type_of(path: Path, feed: _Feed, block: str) -> tuple[str, dict[str, str]]:
    """The meter reading that a block belongs to, and its type: by the links, or the only one of the file."""
    reading = next((address for address in feed.related if address and block.startswith(f"{address}/")), "")
    for address in feed.related.get(reading, ()):
        if address in feed.types:
            return reading, feed.types[address]
    if len(feed.types) == 1:
        return reading, next(iter(feed.types.values()))
    of = block or say("without an address")
    message = say(
        "{path_name}: readings {of} name none of the {count} reading types of the file. Export it anew.",
        path_name=path.name,
        of=of,
        count=len(feed.types),
    )
    raise CarbonError(message, code="file_broken")


def _row(path: Path, feed: _Feed, block: str, reading: str, kind: dict[str, str], item: dict[str, str]) -> list[Cell]:
    point = next((address for address in feed.services if address and block.startswith(f"{address}/")), "")
    service = _COMMODITIES.get(kind.get("commodity", "")) or _SERVICES.get(feed.services.get(point, ""), "")
    try:
        value = int(item["value"]) if item["value"].lstrip("-").isdigit() else float(item["value"])
        power = int(kind.get("powerOfTenMultiplier") or 0)
        start = datetime.fromtimestamp(int(item["start"]), UTC) + timedelta(seconds=feed.offset or 0)
        lasts = timedelta(seconds=int(item.get("duration") or 0))
    except (KeyError, ValueError, OverflowError, OSError) as error:
        message = say(
            "{path_name}: a reading of {block} has no value or time: {error}. Export it anew.",
            path_name=path.name,
            block=block or say("a block"),
            error=error,
        )
        raise CarbonError(message, code="file_broken") from error
    scaled = value * 10**power if power >= 0 else value / 10**-power
    unit = _UNITS.get(kind.get("uom", ""), f"uom {kind.get('uom', 'missing')}")
    direction = _DIRECTIONS.get(kind.get("flowDirection", ""), "not stated")
    behaviour = kind.get("accumulationBehaviour", "")
    what = _REGISTERS.get(behaviour) or _INSTANT.get(behaviour) or "usage"
    return [service, direction, _period(start, lasts), repr(scaled), unit, what, reading or point]


def _period(start: datetime, lasts: timedelta) -> str:
    """A day or an hour of it; what lasts longer is first and last day."""
    if lasts < timedelta(days=1):
        return start.strftime("%Y-%m-%d %H:%M")
    last = start + lasts - timedelta(seconds=1)
    return f"{start:%Y-%m-%d}" if lasts <= timedelta(days=1) else f"{start:%Y-%m-%d}/{last:%Y-%m-%d}"


def _findings(path: Path, feed: _Feed, behaviours: set[str]) -> Iterator[Finding]:
    if feed.offset is None:
        yield Finding("time_zone_missing", "info", say("the file states no time zone; times are UTC."), path.name)
    else:
        message = say("times are standard time, {offset:+g} h from UTC, all year.", offset=feed.offset / 3600)
        yield Finding("time_zone_found", "info", message, path.name)
    if registers := [_REGISTERS[code] for code in sorted(behaviours & _REGISTERS.keys())]:
        message = say(
            "the file holds what a meter shows beside or instead of its use ({registers}); the mapping green-button "
            "leaves it out. Export intervals, or take the differences.",
            registers=", ".join(registers),
        )
        yield Finding("registers_found", "warning", message, path.name)
