"""A table tried by a mapping that comes with the package: what its rows say, and what is still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from carbon.core.errors import CarbonError
from carbon.reading.head import Head, said_of
from carbon.reading.mapping import TableMapping
from carbon.reading.mapping_file import with_file
from carbon.reading.shipped import shipped
from carbon.reading.source import prepare
from carbon.reading.trial import RowsSay, Trial, first_rows, questions_in, rows_say
from carbon.reading.unknown_words import question_of

_ASKED = ("chart_assumed",)
"""Findings of a named mapping that only a person can settle: of which chart the accounts are."""


def named_trial(found: Trial, name: str, own: Mapping[str, object], head: Head) -> Trial:
    """Return a trial of the same table by the mapping that has a name, in place of a proposal.

    Parameters: found; name, as sie-4; own, entries that stand over those of the mapping; head, what an inventory says of its tables.
    """
    table, entries = found.proposal.table, {"mapping": name, **own}
    mapping = with_file(TableMapping(**own), Path(), name)
    try:
        prepared = prepare(first_rows(table), mapping, defaults=said_of(head))
        read, asked = rows_say(prepared, (), {*table.findings}, mapping.constants), list[str]()
    except CarbonError as error:
        read, asked = RowsSay(), [error.sentence]
    findings = (*table.findings, *read.findings)
    asked += [*questions_in(findings), *(item.message for item in findings if item.code in _ASKED), *read.asked]
    asked += [question_of(field, words) for field, words in read.unknown.items()]
    proposal = replace(found.proposal, columns=(), entries=entries, open=tuple(asked), findings=())
    left_out = tuple(dict.fromkeys([*table.beside, *read.left_out]))
    return Trial(proposal, found.rows, left_out, findings, tuple(read.first), "", read.unknown, read.said, read.unread)


def constant_of(name: str, field: str) -> str:
    """Return what a mapping that comes with the package says of a field for all rows, '' where it says nothing.

    Parameters: name of the mapping; field.
    """
    return str((shipped(name) or {}).get(field, ""))
