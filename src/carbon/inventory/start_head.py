"""The head of an inventory that is begun: what was given, what its tables say, and what a person must say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from carbon.core.dates import month
from carbon.core.periods import Period
from carbon.core.sentences import joined, say
from carbon.inventory.start_tables import StartTable
from carbon.reading.head import Head


@dataclass(frozen=True)
class GivenHead:
    """What a person says of the inventory that is begun; None where nothing was said.

    Parameters: folder, its name; name; organisation; period; region, its code; language.
    """

    folder: str
    name: str | None = None
    organisation: str | None = None
    period: Period | None = None
    region: str | None = None
    language: str | None = None

    @property
    def for_tables(self) -> Head:
        """What holds for all tables, '' where it is not said."""
        return {"period": str(self.period or ""), "region": self.region or ""}


class HeadEntry(NamedTuple):
    """An entry of `[inventory]`: its name, its value, where that is known from; a question with an example where it is not known."""

    name: str
    value: str
    note: str = ""
    question: str = ""


def head_entries(given: GivenHead, tables: Sequence[StartTable]) -> list[HeadEntry]:
    """Return the entries of `[inventory]`.

    Parameters: given; tables.
    """
    period = HeadEntry("period", str(given.period)) if given.period else _period(tables)
    region = HeadEntry("region", given.region) if given.region else _region(tables)
    language = [HeadEntry("language", given.language)] if given.language else []
    return [*_names(given, period), period, region, *language]


def _names(given: GivenHead, period: HeadEntry) -> Iterator[HeadEntry]:
    """Name and organisation; what is not given is called as the folder, which changes no number."""
    note = say("The name of the folder; write another if you wish.")
    if given.name:
        yield HeadEntry("name", given.name)
    elif given.organisation and not period.question:
        yield HeadEntry("name", f"{given.organisation} {period.value}")
    else:
        yield HeadEntry("name", given.folder, note)
    yield HeadEntry("organisation", given.organisation) if given.organisation else HeadEntry("organisation", given.folder, note)


def _period(tables: Sequence[StartTable]) -> HeadEntry:
    """The year of all rows, or the twelve months that they span."""
    dated = [table for table in tables if table.periods]
    if not dated:
        return HeadEntry("period", "2023", question=say('period: no row says it. Write the year, as period = "2023".'))
    first = min(one.start for table in dated for one in table.periods)
    last = max(one.end for table in dated for one in table.periods)
    whole = _whole(Period(first, last))
    if whole:
        note = say("Taken from the rows: {first} to {last} in {files}.", first=first, last=last, files=_files(dated))
        return HeadEntry("period", str(whole), note)
    spans = [say("{path} {period}", path=table.path, period=_span(table)) for table in dated]
    question = say(
        "period: the rows are of more than a year: {spans}. Write the period of the inventory; rows outside it are refused.",
        spans=joined(spans, "; "),
    )
    return HeadEntry("period", str(last.year), question=question)


def _whole(span: Period) -> Period | None:
    if span.start.year == span.end.year:
        return Period(*month(span.start.year, 1, 12))
    months = (span.end.year - span.start.year) * 12 + span.end.month - span.start.month + 1
    return Period(span.start.replace(day=1), month(span.end.year, span.end.month)[1]) if months == _YEAR else None


_YEAR = 12


def _span(table: StartTable) -> Period:
    return Period(min(one.start for one in table.periods), max(one.end for one in table.periods))


def _region(tables: Sequence[StartTable]) -> HeadEntry:
    """The region that every row of a table says, where no other table says another."""
    saying = [table for table in tables if any(table.regions)]
    codes = sorted({code for table in saying for code in table.regions if code})
    if len(codes) == 1 and (whole := [table for table in saying if all(table.regions)]):
        return HeadEntry("region", codes[0], say("Taken from the rows: every one in {files} says it.", files=_files(whole)))
    if not codes:
        question = say('region: no row says it. Write the country, as region = "SE".')
    else:
        question = say(
            "region: rows say {codes}, in {files}. Write the one that holds for rows that say none.",
            codes=joined(codes, ", "),
            files=_files(saying),
        )
    return HeadEntry("region", "SE", question=question)


def _files(tables: Sequence[StartTable]) -> str:
    more = say(" and {count} more", count=len(tables) - _SHOWN) if len(tables) > _SHOWN else ""
    return joined((joined((table.path for table in tables[:_SHOWN]), ", "), more))


_SHOWN = 4
