"""Columns that no field takes are named, and two columns of one field are refused."""

from __future__ import annotations

import pytest

import carbon
from carbon.reading.joining import read_file
from carbon.reading.mapping import TableMapping
from inventories import HEAD, found, make


def said(tmp_path, text, **mapping):
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    return [item.message for item in read_file(path, TableMapping(**mapping)).notes if item.code == "columns_not_used"]


@pytest.mark.parametrize(
    ("heading", "cell", "field"),
    [
        ("country", "PL", "region"),
        ("state", "TX", "region"),
        ("date", "2019-03-01", "period"),
        ("year", "2019", "period"),
        ("Datum", "2019-03-01", "period"),
        ("Byggnad", "A", "site"),
    ],
)
def test_a_column_that_reads_like_a_field_is_named_with_the_line_that_maps_it(heading, cell, field, tmp_path):
    text = f"kind,amount,unit,{heading}\nelectricity,40,MWh,{cell}\n"
    (message,) = said(tmp_path, text)
    assert message.startswith(f"column '{heading}' is not used. '{heading}' reads like {field}: if it is, write ")
    assert f'(--map "{field}={heading}")' in message
    if heading != "state":
        assert said(tmp_path, text, columns={field: heading}) == []


def test_an_amount_under_another_heading_is_named(tmp_path):
    (message,) = said(tmp_path, "kind,amount (m3),unit\nnatural gas,40,m3\n")
    assert "'amount (m3)' reads like amount" in message
    assert "python -m carbon read FILE" in message
    (message,) = said(tmp_path, "kind,amount,unit,uom\nelectricity,40,MWh,kWh\n")
    assert "'uom' reads like unit too, which is column 'unit'." in message


def test_what_reads_like_nothing_is_named_too_unless_columns_were_chosen(tmp_path):
    text = "kind,amount,unit,Projekt,tom\nelectricity,40,MWh,P1,\n"
    assert said(tmp_path, text) == ["column 'Projekt' is not used. python -m carbon read FILE shows what each column may be."]
    assert said(tmp_path, text, columns={"amount": "amount"}) == []
    assert said(tmp_path, text, headers=["kind", "amount", "unit", "Projekt", "tom"]) == []
    assert said(tmp_path, "kind,amount,unit\nelectricity,40,MWh\n") == []


@pytest.mark.parametrize("other", ["Amount", "AMOUNT", "Mängd", "qty"])
def test_two_columns_of_one_field_are_refused(other, tmp_path):
    text = f"kind,amount,{other},unit\nelectricity,40,77,MWh\n"
    with pytest.raises(carbon.CarbonError, match=f"amount is given twice, by the columns 'amount' and '{other}'") as caught:
        said(tmp_path, text)
    assert caught.value.code == "field_twice"
    for column in ("amount", other):
        assert said(tmp_path, text, columns={"amount": column}) == []


def test_an_inventory_says_the_same(tmp_path):
    entries = HEAD + '[[tables]]\npath = "t.csv"\nsource = "s"\n'
    footprint = make(tmp_path, entries, t_csv="kind,amount,unit,country\nelectricity,40,MWh,PL\n").footprint()
    (finding,) = found(footprint, "columns_not_used")
    assert (finding.severity, finding.file) == ("warning", "t.csv")
    assert "'country' reads like region" in finding.message


@pytest.mark.parametrize(
    ("written", "said"),
    [("3/4", "is not a number."), ("4O", "is not a number."), ("4 800 000 kr", "is in kr, and the unit beside it is MWh.")],
)
def test_a_cell_is_quoted_as_it_is_written(written, said, tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(f"kind;amount;unit\nel;{written};MWh\n", encoding="utf-8")
    (refused,) = read_file(path, TableMapping()).refused
    assert refused.finding.message.startswith(f"'{written}' {said}")
    assert refused.finding.column == "amount"


def test_further_problems_are_named():
    with pytest.raises(carbon.CarbonError) as caught:
        carbon.calculate({"kind": "flight", "origin": "XX1", "destination": "YY2", "cabin": "sofa"})
    assert str(caught.value).endswith("(2 further problems: airport_unknown in destination, word_unknown in cabin)")


def test_one_row_is_a_row(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("kind;amount;unit\ndiesel;40;l\nkind;amount;unit\npetrol;1;l\n", encoding="utf-8")
    notes = [item.message for item in read_file(path, TableMapping()).notes]
    assert "row 3 is not part of the table and was left out, such as 'kind'." in notes
