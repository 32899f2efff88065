"""A person who fills in a workbook is told of its sheets, columns and words: never of files, entries and fields that a folder has."""

import re
import string
from dataclasses import replace

import pytest

from carbon.cli.as_columns import as_columns
from carbon.cli.main import main
from carbon.core.errors import Finding
from carbon.inventory.inventory import Inventory
from carbon.workbook.in_book import BookWords, instead, words_of
from reporting import said
from workbook import filled

OF_A_FOLDER = re.compile(r"factors\.csv|inventory\.toml|\[\[|\bfactor=|\bcategories = ")
SAID_OF_ROWS = (
    "activities/",
    "engine/",
    "factors/refusal.py",
    "reading/",
    *(f"inventory/{name}.py" for name in ("completeness", "contracts", "reading", "sources")),
)
NO_SHEET_ASKS_IT = {
    "capital_good needs a product or a factor. Write product=, or factor='320 kg CO2e/piece'.",
    (
        "CH4 of the land between the ditches is not included: the table prints none for tropical peat extraction. "
        "Add it as a row of kind generic with factor=."
    ),
    (
        "no factor for contract or supplier '{supply}'; the residual mix is used. Write factor at the contract in inventory.toml, "
        'as "12 g CO2e/kWh", or add electricity.contract with contract={supply} to factors.csv.'
    ),
    "the inventory has no tables. Add [[tables]] with path = …",
}
"""What only kinds and fields say that no sheet of the template has, and a folder without tables."""
NAMED = {"own", "organisation", "contracts", "column", "listed"}
"""What a sentence for a workbook may name of itself."""
WRONG = {
    "Energi": [
        {"kind": "Fjärrvärme", "amount": 900, "unit": "MWh", "network": "Skellefteå (2019–2024, sedan egen faktor)"},
        {"kind": "Fjärrvärme", "amount": 900, "unit": "MWh", "network": "Långtbortistan"},
        {"kind": "Fjärrvärme", "amount": 900, "unit": "MWh", "network": "Umeå", "site": "Sunderby"},
        {"kind": "Fjärrvärme", "amount": "1.250", "unit": "MWh", "network": "Umeå", "period": "03/04/2025"},
    ],
    "Drivmedel": [{"kind": "AdBlue", "amount": 900, "unit": "l"}, {"kind": "Färg", "amount": 900, "unit": "l"}],
    "Flyg": [{"distance": 10_000, "haul": "Inrikes"}],
    "Avfall": [{"material": "Matavfall", "amount": 3, "unit": "t"}],
    "Inköp": [{"sector": "påhittat", "amount": 1000, "unit": "SEK", "vat": "0 %"}],
}


@pytest.fixture(scope="module")
def wrong(tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "bok.xlsx"
    filled.fill(path, WRONG, filled.HEAD | {"År": 2025})
    return path


def test_what_is_said_elsewhere_is_said_so_in_the_code():
    """A sentence that is put otherwise in the code would lose its words for workbooks."""
    assert sorted(set(instead()) - {text for _, text in said.templates()}) == []


def test_what_is_said_of_a_workbook_has_values_for_its_fields():
    for elsewhere, here in instead().items():
        names = {name for _, name, _, _ in string.Formatter().parse(elsewhere) if name}
        assert {name for _, name, _, _ in string.Formatter().parse(here) if name} <= names | NAMED, here
        assert not OF_A_FOLDER.search(here), here


def test_no_sentence_of_a_row_names_what_a_workbook_has_not():
    open_to_all = {text for place, text in said.templates() if place.startswith(SAID_OF_ROWS) and OF_A_FOLDER.search(text)}
    left = open_to_all - set(instead()) - NO_SHEET_ASKS_IT
    assert left == set(), "write what a workbook says in src/carbon/workbook/in_book.csv"


def test_findings_of_a_workbook_name_its_sheets_wherever_they_are_read(wrong):
    found = Inventory.open(wrong).footprint()
    assert {finding.code for finding in found.findings} >= {
        "factor_missing",
        "word_unknown",
        "kind_unknown",
        "site_unknown",
        "categories_open",
    }
    # What is to be written in a cell, as factor=, is put in the words of the sheet where it is printed.
    assert [str(one) for one in found.findings if re.search(r"factors\.csv|inventory\.toml|\[\[", str(one))] == []
    assert any("'Egna faktorer'" in one.message for one in found.findings if one.code == "factor_missing")
    assert "Organisation" in next(one.message for one in found.findings if one.code == "number_ambiguous")


def test_the_template_s_own_mapping_is_no_news(wrong):
    found = Inventory.open(wrong).footprint()
    assert {"columns_used", "value_unused"} & {finding.code for finding in found.findings} == set()
    assert "columns_used" in {finding.code for finding in found.notes}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_printed_names_columns_and_words(wrong, capsys, language):
    main(["footprint", str(wrong), "--findings", "--language", language])
    text = capsys.readouterr().err
    assert "Klass: Ekonomi." in text
    assert "Kompostering, Rötning, Deponi." in text
    assert "'Egna faktorer'" in text
    assert not re.search(r"(?<![\w/+])(?:factor|cabin|treatment|sector)=", text)


def test_a_field_without_a_column_is_written_in_one_that_the_person_adds(wrong):
    book = words_of(wrong)
    finding = Finding("x", "info", "", "bok.xlsx#Flyg")
    assert as_columns("Write blend=no, or give cabin=business.", finding, book) == (
        "Write blend: no (in a column with that header, which you add), or give Klass: Affärsklass."
    )
    assert as_columns("Write nonsense=no.", finding, book) == "Write nonsense=no."
    assert as_columns("uk-2025/air/cabin=economy is used.", finding, book) == "uk-2025/air/cabin=economy is used."
    # Several sheets have a column of fuel: without a place, each is named.
    assert as_columns("Write fuel=petrol.", Finding("x", "info", ""), book) == "Write Drivmedel: Bensin / Bilens drivmedel: Bensin."


def test_a_row_that_is_refused_is_told_alone_and_not_the_names_that_the_template_has_for_it(tmp_path):
    """The names of sources in another language are the template's: no person wrote names.en, and none can correct it."""
    path = filled.fill(tmp_path / "b.xlsx", {"Energi": [{"kind": "El", "amount": "1.250", "unit": "MWh"}]}, sites=())
    found = Inventory.open(path).footprint()
    assert [item.code for item in found.findings if item.severity != "info"] == ["number_ambiguous"]


def test_a_finding_that_names_its_column_does_not_name_the_field_too():
    book = BookWords("b.xlsx", "Organisation", {}, {"Air": {"origin": "From"}}, {})
    finding = Finding("airport_unknown", "error", "", "b.xlsx#Air", row=3, column="From")
    assert as_columns("origin: airport 'XXX' is unknown.", finding, book) == "airport 'XXX' is unknown."
    assert as_columns("origin: airport 'XXX' is unknown.", replace(finding, column=None), book) == "origin: airport 'XXX' is unknown."
