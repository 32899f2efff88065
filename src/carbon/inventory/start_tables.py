"""The tables of files that an inventory begins with: each as it is proposed to be read, with what is open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from carbon.core.errors import CarbonError
from carbon.core.periods import Period, parse_period
from carbon.core.regions import region
from carbon.core.sentences import joined, say, term
from carbon.inventory.settings import settings_of
from carbon.inventory.table_files import differs
from carbon.reading.head import Head
from carbon.reading.mapping import TableMapping
from carbon.reading.named_trial import constant_of, named_trial
from carbon.reading.prepared import number_in
from carbon.reading.shipped import fitting
from carbon.reading.trial import Trial, trial_of
from carbon.reading.unknown_words import Unknown, kind_named
from carbon.tables.grid import text_of
from carbon.tables.read import Table
from carbon.workbook.recognised import is_template, is_workbook


@dataclass(frozen=True)
class StartTable:
    """A table that an inventory begins with.

    Parameters
    ----------
    path: as the inventory names it, with its sheet.
    of: what its rows are of, in words.
    rows: how many; None of a workbook of the template, which says itself how it is read.
    entries: those of `[[tables]]` beside the path; none of a sheet that is no table.
    unknown: field → cells that are no word of it.
    notes: what was taken from where.
    open: what a person must say.
    periods, regions: what the rows say; '' among the regions where a row says none.
    left_out: a sheet without a number, which gets no entry.
    """

    path: str
    of: str
    rows: int | None = None
    entries: Mapping[str, Any] = field(default_factory=dict)
    unknown: Mapping[str, list[Unknown]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    regions: tuple[str, ...] = ()
    left_out: bool = False


def start_tables(file: Path, path: str, head: Head) -> list[StartTable]:
    """Return the tables of a file, in their order.

    Parameters: file, where it is read; path, where the inventory will find it; head, what the inventory says of all its tables.
    Raises: CarbonError for a file that cannot be read.
    """
    if is_template(file):
        return [_book(file, path, head)]
    # A workbook is read with all its sheets; what is no workbook has none.
    place = TableMapping(sheets=("*",)) if is_workbook(file) else TableMapping()
    found = [(_path(path, trial), _named(trial, head)) for trial in trial_of(file, place, head)]
    several = len(found) > 1
    return [_no_table(place, trial) if several and _has_no_number(trial) else _table(place, trial, head) for place, trial in found]


def _path(path: str, trial: Trial) -> str:
    _, sign, sheet = trial.proposal.table.name.removeprefix(path.rpartition("/")[2]).partition("#")
    return f"{path}{sign}{sheet}"


def _named(trial: Trial, head: Head) -> Trial:
    """The trial by the export that its columns are known to be; two that fit alike are asked about."""
    names = fitting(trial.proposal.table.columns)
    if len(names) != 1:
        return trial
    own = constant_of(names[0], "region")
    wanted = head.get("region")
    return named_trial(trial, names[0], {"region": wanted} if own and wanted and own != wanted else {}, head)


def _table(path: str, trial: Trial, head: Head) -> StartTable:
    found = trial.proposal
    periods = tuple(_periods(trial.said.get("period", ())))
    regions = tuple(_regions(trial.said.get("region", ())))
    asked = [*found.open, *_beyond(periods, head)]
    asked += [trial.unread] if trial.unread and not asked else []
    asked += [_alike(names)] if len(names := fitting(found.table.columns)) > 1 else []
    entries = {name: value for name, value in found.entries.items() if name != "sheet"}
    if "mapping" not in entries:
        entries["headers"] = list(found.table.columns)
    asked = list(dict.fromkeys(asked))
    notes = _notes(trial, asked, dated=bool(periods))
    return StartTable(path, _of(entries), trial.rows, entries, trial.unknown, tuple(notes), tuple(asked), periods, regions)


def _notes(trial: Trial, asked: Sequence[str], *, dated: bool) -> Iterator[str]:
    """What was taken from where, what is warned of, and what the inventory says for the table."""
    if "mapping" in trial.proposal.entries:
        name = trial.proposal.entries["mapping"]
        yield say('mapping = "{name}" comes with the package, for files with these columns.', name=name)
    taken = trial.proposal.findings
    yield from (item.message for item in taken)
    warned = [item for item in trial.findings if item.severity != "info" or item.code == "rows_tried"]
    yield from (item.message for item in warned if item not in taken and item.message not in asked)
    if not dated:
        yield say("no row says when; each is of the whole period of the inventory.")


def _alike(names: Sequence[str]) -> str:
    shown = joined(names, ", ")
    return say("mapping: the columns are those of {names} alike. Write mapping = and one of them, or delete this question.", names=shown)


def _beyond(periods: Sequence[Period], head: Head) -> Iterator[str]:
    """The question of rows that lie outside the period that was given."""
    if not head.get("period"):
        return
    whole = parse_period(head["period"])
    if beyond := [one for one in periods if not whole.contains(one)]:
        yield say(
            "period: rows of {first} lie outside the period {period}, and are refused. Correct period under [inventory], write "
            'straddling = "by days" there for rows that lie partly outside, or take the rows out of the file.',
            first=joined(map(str, beyond[:_SHOWN]), ", ") + ("…" if len(beyond) > _SHOWN else ""),
            period=whole,
        )


_SHOWN = 3


def _of(entries: Mapping[str, Any]) -> str:
    """What the rows are of, in words."""
    if "mapping" in entries:
        return say("mapping {name}", name=entries["mapping"])
    stated = [given["kind"] for given in _stated(entries) if "kind" in given]
    if kinds := dict.fromkeys(stated or [entries[name] for name in ("kind",) if name in entries]):
        return joined((_kind(text) for text in kinds), ", ")
    column = entries["columns"].get("kind")
    return say("by column '{column}'", column=column) if column else say("what the rows are is not said yet")


def _stated(entries: Mapping[str, Any]) -> list[Mapping[str, str]]:
    columns = entries.get("melt", {}).get("columns", ())
    return list(columns.values()) if isinstance(columns, Mapping) else []


def _kind(text: str) -> str:
    cls = kind_named(text)
    return term(cls.kind_name()) if cls else text


def _has_no_number(trial: Trial) -> bool:
    """Whether a sheet beside others is a text for people: no cell below its header begins with a number."""
    table: Table = trial.proposal.table
    return all(number_in(text_of(cell)) is None for cells in table.columns.values() for cell in cells)


def _no_table(path: str, trial: Trial) -> StartTable:
    note = say("it holds no numbers, so it is not read as a table.")
    return StartTable(path, say("no table"), trial.rows, notes=(note,), left_out=True)


def _periods(texts: Sequence[str]) -> Iterator[Period]:
    for text in filter(None, texts):
        try:
            yield parse_period(text)
        except CarbonError:
            # The row is refused, and its table asks.
            continue


def _regions(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        try:
            yield region(text).code if text else ""
        except CarbonError:
            yield ""


def _book(file: Path, path: str, head: Head) -> StartTable:
    """A workbook of the template: its path alone, for it says itself how it is read."""
    # Here, because most files are none.
    from carbon.workbook.opening import open_book

    what = say("workbook of the template")
    try:
        own = settings_of(open_book(file).text, file.name).inventory
    except CarbonError as error:
        return StartTable(path, what, open=(error.sentence,))
    mine = {"period": head.get("period") and parse_period(head["period"]), "region": head.get("region")}
    asked = [differs(path, name, getattr(own, name), given) for name, given in mine.items() if given and given != getattr(own, name)]
    return StartTable(path, what, open=tuple(asked), periods=(own.period,), regions=(own.region,))
