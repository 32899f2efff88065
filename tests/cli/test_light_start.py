"""A quick calculation loads and asks little: counted in calls of Python functions, which no busy machine moves, in processes of their own."""

from __future__ import annotations

import subprocess
import sys

import pytest

COUNT = """
import sys
calls = 0
def count(frame, event, argument):
    global calls
    calls += event == "call"
sys.setprofile(count)
{work}
sys.setprofile(None)
print(calls)
"""
QUICK = """
import io, contextlib
from carbon.__main__ import run
sys.argv = ["carbon", *{words!r}]
with contextlib.redirect_stdout(io.StringIO()): run()
"""


def calls(work: str) -> int:
    done = subprocess.run([sys.executable, "-c", COUNT.format(work=work)], capture_output=True, text=True, check=True)
    return int(done.stdout)


def quick(words: str) -> int:
    return calls(QUICK.format(words=words.split()))


@pytest.fixture(scope="module")
def diesel():
    quick("diesel 40 L")  # the index may have to be made
    return quick("diesel 40 L")


@pytest.mark.parametrize("words", ["flight LLA ARN", "natural gas 100 kWh", "electricity 10 MWh --region SE", "sevoflurane 250 ml"])
def test_any_question_costs_what_a_litre_of_diesel_does(diesel, words):
    """A name is looked up in the index: three words that name nothing are no reason to read every food and material."""
    assert quick(words) < 1.2 * diesel


def test_a_quick_calculation_is_not_much_more_than_the_libraries_it_stands_on(diesel):
    assert diesel < 1.85 * calls("import numpy, pydantic")
