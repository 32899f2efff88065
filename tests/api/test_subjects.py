"""What a function over results is given by mistake, and the sentence that answers it: never the traceback of a step inside."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import polars as pl
import pytest

import carbon

RESULT = carbon.calculate("diesel", "40 L", region="GB", period=2019)
STORED = carbon.Emissions.from_json(RESULT.to_json())
WRONG = {"json": STORED, "path": "2018.lock", "Path": Path("2018.lock"), "None": None, "number": 5, "list": [RESULT]}
FUNCTIONS = {
    "uncertainty": carbon.uncertainty,
    "freeze": lambda given: carbon.freeze(given, "never.lock"),
    "report": lambda given: carbon.report(given, "never.html"),
    "report, compared": lambda given: carbon.report(RESULT, "never.html", compare=given),
    "compare": lambda given: carbon.compare(RESULT, given),
    "compare, before": lambda given: carbon.compare(given, RESULT),
    "update": lambda given: carbon.update(RESULT, given),
    "goals": carbon.goals,
    "scenario": lambda given: carbon.scenario(given, "no.toml"),
    "series": lambda given: carbon.series(given, given),
}
TAKES_PATHS = ("report, compared", "series")
"""What opens the folder or lock of a path itself."""


@pytest.mark.parametrize(("function", "wrong"), [pair for pair in product(FUNCTIONS, WRONG) if pair != ("report, compared", "None")])
def test_what_is_no_result_is_refused_by_name_with_what_makes_one(function, wrong, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(carbon.CarbonError) as raised:
        FUNCTIONS[function](WRONG[wrong])
    if function not in TAKES_PATHS or wrong.casefold() != "path":
        assert raised.value.code == "subject"
        assert str(raised.value).startswith(function.partition(",")[0])
    assert not list(tmp_path.iterdir())


def test_goals_of_a_result_without_an_inventory_say_where_goals_stand():
    with pytest.raises(carbon.CarbonError, match=r"goals stand in inventory\.toml"):
        carbon.goals(RESULT)


@pytest.mark.parametrize("text", [5, None, {"schema": 1}])
def test_json_that_is_no_text_is_refused_in_a_sentence(text):
    with pytest.raises(carbon.CarbonError, match=r"the text is no JSON: .*\. Give what to_json\(\) or --format json wrote\."):
        carbon.Emissions.from_json(text)


@pytest.mark.parametrize("key", [["scope"], ("scope", "gas"), 1, None])
def test_a_key_that_is_no_word_is_refused_in_a_sentence(key):
    with pytest.raises(carbon.CarbonError, match=r"a key is a word, not .*by\('scope', 'gas'\)"):
        RESULT.by(key)


@pytest.mark.parametrize("amount", [float("inf"), float("-inf"), float("nan"), {"value": 40}, True])
def test_what_is_no_amount_whatever_its_unit_is_not_asked_for_one(amount):
    with pytest.raises(carbon.CarbonError, match=r"' is not an amount\. Write a number and a unit, such as '"):
        carbon.calculate("diesel", amount, region="GB", period=2019)


@pytest.mark.parametrize(("word", "told"), [("wat", r"Columns: what, qty, uom\.$"), ("whatt", r"Nearest column: what\.$")])
def test_a_word_that_is_neither_column_nor_kind_is_told_with_the_columns(word, told):
    table = pl.DataFrame({"what": ["diesel"], "qty": [40.0], "uom": ["l"]})
    with pytest.raises(carbon.CarbonError, match=told):
        carbon.calculate(table, kind=word, amount="qty", unit="uom", region="GB", period=2019)
