"""Every question of the table gets the factor an expert would take: the publishers' printed numbers, multiplied."""

from __future__ import annotations

from collections import Counter

import pytest

from choice_table import ask, choices, missing, open_rows, total, value_of

ROWS = choices()
UNMET = open_rows()


def marked(choice):
    """A row that is known not to hold is expected to fail, strictly: it is taken off the list as soon as it holds."""
    known = UNMET.get(choice.id)
    return pytest.param(choice, id=choice.id, marks=[pytest.mark.xfail(reason=known, strict=True)] if known else [])


@pytest.mark.parametrize("choice", [marked(row) for row in ROWS if row.outcome == "answer"])
def test_the_answer_is_what_the_printed_numbers_come_to(choice, capsys):
    answer, said = ask(choice, capsys)
    found = total(choice, answer)
    assert choice.is_met_by(found), f"{choice.question}: {found}, printed {choice.expected} ({choice.parts}). {choice.reason}\n{said}"
    assert not missing(choice, said), f"{choice.question}: does not say {choice.findings}. It says:\n{said}"


@pytest.mark.parametrize("choice", [marked(row) for row in ROWS if row.outcome == "refused"])
def test_what_an_expert_would_ask_back_is_refused(choice, capsys):
    answer, said = ask(choice, capsys)
    assert answer.get("co2e_kg") is None, f"{choice.question}: {answer['co2e_kg']}. {choice.reason}"
    assert not missing(choice, said), f"{choice.question}: does not say {choice.findings}. It says:\n{said}"
