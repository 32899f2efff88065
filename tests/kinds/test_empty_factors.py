"""An amount of several factors: an empty one is asked for or said, and never 1 in silence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import carbon
from carbon.cli.main import main

_FULL = {"employees": 410, "days": 3, "weeks": 44}
_ROWS = {
    "commuting": {"distance": "12 km", "mode": "car", "region": "SE", "period": 2019},
    "homeworking": {"hours": "8 h", "region": "GB", "period": 2024},
}


def codes(result):
    return {finding.code for finding in result.findings}


@settings(max_examples=20)
@given(st.sampled_from(sorted(_ROWS)), st.sets(st.sampled_from(sorted(_FULL)), min_size=1, max_size=2))
def test_a_product_with_an_empty_factor_is_refused_by_name(kind, left_out):
    fields = {name: value for name, value in _FULL.items() if name not in left_out}
    with pytest.raises(carbon.CarbonError, match=f"{kind} multiplies employees, days, weeks and ") as caught:
        carbon.calculate(kind, **_ROWS[kind], **fields)
    assert caught.value.code == "field_missing"
    assert caught.value.field in left_out
    assert all(name in str(caught.value).partition("Give ")[2] for name in left_out)


@pytest.mark.parametrize("kind", sorted(_ROWS))
def test_without_any_count_the_last_field_is_counted_once_and_says_so(kind):
    alone = carbon.calculate(kind, **_ROWS[kind])
    said = next(finding for finding in alone.findings if finding.code == "counts_assumed")
    assert said.message.startswith("no employees, days or weeks given; ")
    assert "Give employees, days and weeks, or write the total in " in said.message
    full = carbon.calculate(kind, **_ROWS[kind], employees=1, days=1, weeks=1)
    assert full.co2e_kg == alone.co2e_kg
    assert "counts_assumed" not in codes(full)


def test_a_total_in_passenger_kilometres_needs_no_counts():
    assert "counts_assumed" not in codes(carbon.calculate("commuting", distance="100 pkm", mode="bus", region="GB", period=2019))


def test_rows_of_one_question_keep_their_own_finding():
    once, often = (carbon.Commuting(**_ROWS["commuting"], **counts) for counts in ({}, _FULL))
    for rows in ([once, often], [often, once]):
        found = [finding for finding in carbon.calculate(rows).findings if finding.code == "counts_assumed"]
        assert [finding.count for finding in found] == [1]


def test_a_file_with_empty_cells(tmp_path, capsys):
    path = tmp_path / "rows.csv"
    path.write_text(
        "kind,mode,employees,days,weeks,passengers,distance,region,period\n"
        "commuting,car,410,,44,,12 km,SE,2019\ncommuting,car,,3,44,,12 km,SE,2019\ncommuting,car,410,3,44,,12 km,SE,2019\n"
        "rail,,,,,,100 km,SE,2019\nrail,,,,,2,100 km,SE,2019\n",
        encoding="utf-8",
    )
    main(["calculate", str(path)])
    said = capsys.readouterr()
    text = said.out + said.err
    assert "Give days, or write 1" in text
    assert "passengers is empty; 1 passenger is counted. Write the number." in text
