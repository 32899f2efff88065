"""Whatever is written on the command line or in a cell, the answer is a number, a finding or a sentence: never a traceback."""

from __future__ import annotations

import contextlib
import io
import math

from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.activities.framework.kinds import kinds
from carbon.cli.main import main
from carbon.engine.asking.mapping import known_fields

texts = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "40",
            "L",
            "1,234",
            "1 234,5",
            "-5",
            "nan",
            "1e400",
            "ton",
            "kWh",
            "km",
            "LLA",
            "ARN",
            "±",
            "0.1 kg CO2e/kg",
            "2019-13",
            "100 %",
            "diesel",
            "10 km",
            "5 pkm",
            "6 l/100km",
            "taxi",
            "own_car",
            "short_haul",
            "SE",
            "0.5",
            "3",
            "water.supply",
            "a=b",
            "60 W",
            "2 h",
        ]
    ),
)
words = st.one_of(st.sampled_from([*kinds(), "diesel", "flyg", "sevoflurane", "cement"]), texts)
options = st.sampled_from(
    ["--region", "--period", "--fuel", "--factor", "--gwp-set", "--consumption", "--passengers", "--control", "--distance"]
)


@given(words, st.lists(texts, max_size=3), st.lists(st.tuples(options, texts), max_size=3))
def test_the_command_line_never_falls(word, positionals, given_options):
    arguments = [word, *positionals, *(part for pair in given_options for part in pair)]
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
        try:
            code = main(arguments)
        except SystemExit as stop:
            code = stop.code
    assert code in (0, 1, 2)
    assert "Traceback" not in out.getvalue() + err.getvalue()


@given(
    st.sampled_from(sorted(kinds())),
    st.dictionaries(st.sampled_from(sorted(known_fields() - {"kind", "amount", "unit"})), texts, max_size=5),
    st.one_of(texts, st.floats(), st.integers(), st.none()),
    texts,
)
def test_a_cell_is_a_number_or_a_finding(kind, fields, amount, unit):
    polars = __import__("polars")
    data = {"amount": [amount], "unit": [unit]} | {name: [value] for name, value in fields.items()}
    table = polars.DataFrame(data, strict=False)
    result = carbon.calculate(table, kind=carbon.constant(kind), map_names=True)
    assert result.rows == 1
    (value,) = result.row_kg().tolist()
    assert math.isnan(value) or value >= 0
    assert math.isnan(value) == (not result.complete)
    if math.isnan(value):
        assert [finding for finding in result.findings if finding.severity == "error"]
