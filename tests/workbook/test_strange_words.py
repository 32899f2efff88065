"""A cell that is no label of its drop-down is refused with the labels of the template, in the language of the workbook."""

import copy

import pytest

import carbon
from carbon.workbook.words import labels_of
from workbook import filled


def said(tmp_path, sheet, row, **cells):
    rows = copy.deepcopy(filled.ROWS)
    rows[sheet][row] |= cells
    found = carbon.Inventory.open(filled.fill(tmp_path / "bok.xlsx", rows)).footprint()
    (error,) = [item for item in found.findings if item.severity == "error"]
    assert [item for item in found.findings if item.code == "value_unused"] == []
    return error


@pytest.mark.parametrize(
    ("sheet", "row", "field", "header"),
    [("Bilresor", 1, "control", "Vems fordon"), ("Flyg", 0, "cabin", "Klass"), ("Pendling", 0, "mode", "Färdmedel")],
)
def test_the_labels_of_the_template_are_offered(tmp_path, sheet, row, field, header):
    error = said(tmp_path, sheet, row, **{field: "Qwertz"})
    assert (error.code, error.file, error.row) == ("word_unknown", f"bok.xlsx#{sheet}", filled.FIRST_ROW + row)
    assert error.column == header
    labels = labels_of("region", "sv", sheet)[field]
    assert all(label in str(error.message) for label in labels)
    assert not any(word in str(error.message).split() for label, word in labels.items() if label != word)


def test_a_unit_of_bottles_says_which_amounts_are_taken(tmp_path):
    error = said(tmp_path, "Narkosgaser", 1, amount=10, unit="flaskor")
    assert "'750 ml' or '1.1 kg'" in str(error.message)


@pytest.mark.parametrize("amount", ["750 ml", "1.1 kg"])
def test_what_the_message_of_bottles_names_is_taken(amount):
    assert carbon.calculate("sevoflurane", amount, region="SE", period=2023).complete


def test_a_word_of_the_library_in_a_sheet_is_read_and_nothing_is_said_of_labels(tmp_path):
    rows = copy.deepcopy(filled.ROWS)
    rows["Bilresor"][1]["control"] = "purchased"
    found = carbon.Inventory.open(filled.fill(tmp_path / "bok.xlsx", rows)).footprint()
    assert [item.code for item in found.findings if item.severity == "error" or item.code == "value_unused"] == []


@pytest.mark.parametrize(
    ("sheet", "row", "field", "cell", "near"),
    [
        ("Flyg", 0, "cabin", "Ekonmi", "Ekonomi"),
        ("Energi", 0, "kind", "Fjärvärme", "fjärrvärme"),
        ("Energi", 0, "unit", "MWhh", "MWh"),
        ("Bilresor", 1, "fuel", "Disel", "Diesel"),
        ("Avfall", 0, "treatment", "landfil", "Deponi"),
    ],
)
def test_a_slip_in_any_column_is_told_the_nearest_word(tmp_path, sheet, row, field, cell, near):
    assert f"Nearest: {near}" in str(said(tmp_path, sheet, row, **{field: cell}).message)


@pytest.mark.parametrize(
    ("cell", "near"), [("C17 Papper", "C17 Papper och pappersvaror"), ("C21", None), ("C31_32 möbler", "C31–32 Möbler")]
)
def test_an_industry_with_another_name_after_its_code_is_told_its_label(tmp_path, cell, near):
    if near is None:
        rows = copy.deepcopy(filled.ROWS)
        rows["Inköp"][0]["sector"] = cell
        assert carbon.Inventory.open(filled.fill(tmp_path / "bok.xlsx", rows)).footprint().complete
    else:
        assert f"Nearest: {near}" in str(said(tmp_path, "Inköp", 0, sector=cell).message)
