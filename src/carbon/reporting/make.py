"""The report of a result, as a file in the form that its name says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from carbon.analysis.opening import opened
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.sentences import say
from carbon.engine.result.subject import check_results
from carbon.inventory.footprint import input_files
from carbon.reporting.certain import certain, views
from carbon.reporting.facts import Facts
from carbon.reporting.further import Extras, certainty, change
from carbon.reporting.language.words import Words, language_of
from carbon.reporting.own_words import names_of, spoken
from carbon.reporting.reading import ROWS, Subject, facts_of
from carbon.reporting.what_if import together, what_if
from carbon.tables.outputs import check_output, written_aside


def report(
    result: Subject, path: str | Path, *, language: str | None = None, rows: str = "none", compare: Subject | str | Path | None = None
) -> Path:
    """Write the report of a result and return its path.

    Parameters
    ----------
    result: a footprint, or any other result.
    path: report.html, one self-contained page; report.xlsx, a workbook with live formulas; report.docx (extra `docx`); report.md;
        report.csv, the lines; report.json.
    language: en or sv; without it the inventory's, then that of CARBON_LANGUAGE, then English.
    rows: how much of the input to show: none, aggregate (questions with summed amounts) or all.
    compare: an earlier year, to show what changed by cause: a result, the folder of an inventory, or a lock.

    Raises: CarbonError for an unknown ending, language or choice of rows, for a folder that is not there, and for a path that is a file
    the result was read from.

    Examples
    --------
    >>> import carbon, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     made = report(carbon.calculate("diesel", "40 L", region="SE", period=2019), f"{folder}/report.html")
    ...     made.read_text(encoding="utf-8").startswith("<!doctype html>")
    True
    """
    target = Path(path)
    writer = _writer(target)
    _check(result, rows, target)
    check_output(target, [*input_files(result), *([Path(compare)] if isinstance(compare, str | Path) else input_files(compare))])
    settings = getattr(result, "settings", None)
    spoken_language = language_of(language, settings.inventory.language if settings else None)
    before = None if compare is None else opened(compare, "report")
    # Programs find sources by the names that the tables have.
    plain = target.suffix.casefold() in _PLAIN
    words = Words(spoken_language, {} if plain else names_of(spoken_language, result, before))
    facts = facts_of(result, rows, before)
    extras = _extras(result, before, facts, words, page=target.suffix.casefold() == ".html")
    with written_aside(target) as aside:
        writer(facts if plain else spoken(facts, words), words, aside, extras)
    return target


def _extras(result: Subject, before: Subject | None, facts: Facts, words: Words, *, page: bool) -> Extras:
    """What analysis adds; what only a page can show is made for a page alone."""
    extras: Extras = {"certainty": certainty(result, facts, words)}
    if page:
        extras |= {"sure": certain(result, views(facts), facts.gwp_sets), "what_if": (alone := what_if(result, facts))}
        extras["together"] = together(result, facts, alone)
    if before is not None:
        extras["change"] = change(result, before, words)
    return extras


def _check(result: Subject, rows: str, target: Path) -> None:
    """Refuse what is no result, a choice of rows that is unknown, and a folder that is not there."""
    check_results("report", result)
    if rows not in ROWS:
        raise CarbonError(
            say("rows '{rows}' is unknown.{near}", rows=rows, near=did_you_mean(rows, ROWS)), code="rows_unknown", field="rows"
        )
    if not target.parent.is_dir():
        raise CarbonError(
            say("folder {parent} is not there. Make it, or write to another place.", parent=target.parent),
            code="folder_missing",
            field="path",
        )


def _writer(target: Path) -> Any:
    name = target.suffix.casefold().lstrip(".")
    if name not in WRITERS:
        known = ", ".join(f".{ending}" for ending in WRITERS)
        raise CarbonError(
            say("a report ends in one of {known}; '{target_name}' does not.", known=known, target_name=target.name),
            code="file_type",
            field="path",
        )
    return WRITERS[name]


def _html(facts: Facts, words: Words, target: Path, extras: Extras) -> None:
    from carbon.reporting.page import page

    target.write_text(page(facts, words, extras), encoding="utf-8")


def _xlsx(facts: Facts, words: Words, target: Path, extras: Extras) -> None:
    from carbon.reporting.workbook import workbook

    workbook(facts, words, target, extras)


def _docx(facts: Facts, words: Words, target: Path, extras: Extras) -> None:
    from carbon.reporting.document import document

    document(facts, words, target, extras)


def _md(facts: Facts, words: Words, target: Path, extras: Extras) -> None:
    from carbon.reporting.markdown import markdown

    target.write_text(markdown(facts, words, extras), encoding="utf-8")


def _csv(facts: Facts, _: Words, target: Path, __: dict[str, object]) -> None:
    from carbon.reporting.values import lines_csv

    target.write_text(lines_csv(facts), encoding="utf-8-sig")


def _json(facts: Facts, _: Words, target: Path, extras: Extras) -> None:
    from carbon.reporting.values import as_json

    target.write_text(as_json(facts, extras), encoding="utf-8")


_PLAIN = (".csv", ".json")
"""Forms that are read by programs."""
WRITERS = {"html": _html, "xlsx": _xlsx, "docx": _docx, "md": _md, "csv": _csv, "json": _json}
