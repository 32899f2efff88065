"""A filled workbook is read as the same rows in CSV are, whatever a person or another program did to it; a changed shape fails by name."""

import random
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

import carbon
from carbon.cli.main import main
from carbon.core.errors import CarbonError
from carbon.workbook.opening import open_book
from carbon.workbook.recognised import MAPPING_SHEET, is_template
from workbook import filled


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    return filled.fill(tmp_path_factory.mktemp("book") / "bok.xlsx")


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    return carbon.Inventory.open(filled.as_folder(tmp_path_factory.mktemp("csv") / "inventory")).footprint()


def totals(footprint):
    table = footprint.by("source", "scope", "category", "stage").to_dicts()
    return {(row["source"], row["scope"], row["category"], row["stage"]): row["co2e_kg"] for row in table}


def test_a_filled_workbook_is_the_same_rows_in_csv(book, expected):
    found = carbon.Inventory.open(book).footprint()
    assert found.rows == filled.ROWS_IN_ALL == expected.rows
    assert found.unanswered == expected.unanswered == 0
    assert totals(found) == totals(expected)
    assert found.co2e_kg == expected.co2e_kg
    assert found.gases_kg() == expected.gases_kg()
    assert not [item for item in found.findings if item.code in ("formula_without_value", "sum_row", "rows_beside_table", "header_found")]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_libreoffice_saves_it_and_nothing_changes(tmp_path, expected, suffix):
    book = filled.fill(tmp_path / "bok.xlsx")
    saved = filled.saved_by_libreoffice(book, suffix)
    assert is_template(saved)
    found = carbon.Inventory.open(saved).footprint()
    assert totals(found) == totals(expected)
    assert [item for item in found.findings if item.severity == "error"] == []


def test_empty_rows_sorted_rows_and_moved_columns_change_nothing(tmp_path, expected):
    path = filled.fill(tmp_path / "bok.xlsx", gap=2)
    workbook = load_workbook(path)
    sheet = workbook["Energi"]
    sheet.move_range("F1:F40", cols=12)
    sheet.insert_rows(1, 3)
    workbook.save(path)
    assert totals(carbon.Inventory.open(path).footprint()) == totals(expected)


def test_english_words_in_a_swedish_workbook_are_read(tmp_path):
    rows = {"Energi": [{"kind": "Electricity", "amount": 10, "unit": "MWh"}, {"kind": "district heating", "amount": 10, "unit": "MWh"}]}
    found = carbon.Inventory.open(filled.fill(tmp_path / "bok.xlsx", rows)).footprint()
    assert found.unanswered == 0
    assert found.rows == 2


def test_a_column_of_ones_own_rides_along(tmp_path):
    path = filled.fill(tmp_path / "bok.xlsx", {"Energi": [{"kind": "El", "amount": 10, "unit": "MWh"}]})
    workbook = load_workbook(path)
    workbook["Energi"]["K5"], workbook["Energi"]["K6"] = "Kostnadsställe", "4711"
    workbook.save(path)
    found = carbon.Inventory.open(path).footprint()
    assert found.rows == 1
    assert found.by("Kostnadsställe").to_dicts() == [{"Kostnadsställe": "4711", "co2e_kg": found.co2e_kg}]
    assert found.to_frame()["Kostnadsställe"].to_list() == ["4711"]


def test_a_workbook_without_rows_says_so(tmp_path):
    found = carbon.Inventory.open(filled.fill(tmp_path / "bok.xlsx", {})).footprint()
    assert found.co2e_kg is None
    assert any("no sheet has a row yet" in item.message for item in found.findings)


def amounts_and_days(path):
    found = carbon.Inventory.open(path).footprint()
    codes = [(item.code, item.row) for item in found.findings if item.severity == "error"]
    rows = zip(found.labels["period"], found.row_kg().tolist(), strict=True)
    return {str(day): round(kg, 9) for day, kg in rows if kg == kg}, codes


WRITTEN = [("1.250", "03/04/2024"), (900, "2024-05"), ("12,5", "2024-06")]


@pytest.mark.parametrize("decimal", ["Komma: 1.250 är 1250", ",", "Punkt: 1.250 är 1,25", ".", None])
@pytest.mark.parametrize("form", ["Dag först: 03/04/2025 är 3 april", "MM/DD/YYYY", None])
def test_lines_of_the_first_sheet_say_how_cells_are_written(tmp_path, decimal, form):
    rows = [{"kind": "Diesel", "amount": amount, "unit": "l", "period": day} for amount, day in WRITTEN[:2]]
    head = filled.HEAD | {name: word for name, word in (("Decimaltecken", decimal), ("Datumformat", form)) if word}
    found, errors = amounts_and_days(filled.fill(tmp_path / "bok.xlsx", {"Drivmedel": rows}, head=head, sector="office"))
    one = found.pop("2024-05") / 900
    asked = [*([] if decimal else ["number_ambiguous"]), *([] if form else ["date_ambiguous"])]
    assert errors == ([(asked[0], 6)] if asked else [])
    day = "2024-03-04" if form and "MM/DD" in form else "2024-04-03"
    amount = 1250 if decimal and "1.25" not in decimal.partition("är")[2].replace(",", ".") and decimal != "." else 1.25
    assert found == ({} if asked else {day: pytest.approx(amount * one)})


def test_another_cell_of_the_sheet_decides(tmp_path):
    rows = [{"kind": "Diesel", "amount": amount, "unit": "l", "period": "2024"} for amount, _ in WRITTEN]
    path = filled.fill(tmp_path / "bok.xlsx", {"Drivmedel": rows}, sector="office")
    found = carbon.Inventory.open(path).footprint()
    first, second, third = found.row_kg().tolist()
    assert (first / second, third / second) == (pytest.approx(1250 / 900), pytest.approx(12.5 / 900))


@cache
def _one_row():
    with TemporaryDirectory() as folder:
        row = {"kind": "El", "amount": 10, "unit": "MWh"}
        return filled.fill(Path(folder) / "bok.xlsx", {"Energi": [row]}, sector="office").read_bytes()


def changed(tmp_path, change):
    path = tmp_path / "bok.xlsx"
    path.write_bytes(_one_row())
    workbook = load_workbook(path)
    change(workbook)
    workbook.save(path)
    return path


def _cell(sheet, address, value):
    def change(workbook):
        workbook[sheet][address] = value

    return change


def _title(sheet, name):
    def change(workbook):
        workbook[sheet].title = name

    return change


def _mapping_line(row, text):
    def change(workbook):
        workbook[MAPPING_SHEET].cell(row, 1).value = text

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            _cell("Energi", "D5", "Mängden"),
            "bok.xlsx#Energi row 5: the template's column 'Mängd' is not there. Nearest: Mängden. Put the header back",
        ),
        (
            _title("Energi", "Energi 2024"),
            "sheet 'Energi 2024' has the columns of the template's sheet 'Energi', and would not be read. Give it the name 'Energi'",
        ),
        (_title("Organisation", "Org"), "bok.xlsx has no sheet 'Organisation'."),
        (_cell("Organisation", "B7", None), "sheet 'Organisation', cell B7 (År) is empty. Fill it in."),
        (_cell("Organisation", "B8", "Sverge"), "sheet 'Organisation', cell B8 (Land): "),
        (_cell("Organisation", "B7", "tjugofyra"), "sheet 'Organisation', cell B7 (År): "),
        (_cell("Organisation", "A7", "Årtal"), "sheet 'Organisation' has no line 'År'."),
        (_cell("Organisation", "B11", "många"), "sheet 'Organisation', cell B11 (Årsarbetskrafter): "),
        (_cell("Organisation", "A22", "Centralsjukhuset"), "row 22: site 'Centralsjukhuset' stands twice. Delete one."),
        (_cell("Organisation", "B23", 12), "row 23: the site has no name. Write one in the column 'Anläggning'."),
        (_cell("Organisation", "B15", "kolon"), "sheet 'Organisation', cell B15 (Decimaltecken): 'kolon' is no decimal sign."),
        (_cell("Organisation", "B16", "dag"), "sheet 'Organisation', cell B16 (Datumformat): 'dag' is no form of days."),
        (_mapping_line(1, "template = 9"), "was made by version 9 of the template, and this program reads version 1."),
        (_mapping_line(2, 'language = "fi"'), "the hidden sheet 'carbon' was changed and cannot be read: language: "),
        (_mapping_line(4, "beside = 3"), "the hidden sheet 'carbon' was changed and cannot be read: beside: "),
        (_mapping_line(1, "template = ["), "the hidden sheet 'carbon' was changed and cannot be read"),
    ],
)
def test_a_changed_shape_fails_by_name(tmp_path, change, said):
    with pytest.raises(CarbonError) as error:
        carbon.Inventory.open(changed(tmp_path, change))
    assert said in str(error.value)


def test_a_copied_sheet_is_never_left_out_in_silence(tmp_path):
    def change(workbook):
        workbook.copy_worksheet(workbook["Energi"]).title = "Energi (2)"

    with pytest.raises(CarbonError, match="Move its rows to the sheet 'Energi', or delete it"):
        carbon.Inventory.open(changed(tmp_path, change))


def test_names_of_files_and_sheets_may_hold_any_sign(tmp_path):
    path = filled.fill(tmp_path / "bok #1 [a] 'b'.xlsx", {"Energi": [{"kind": "El", "amount": 10, "unit": "MWh"}]}, sector="office")
    found = carbon.Inventory.open(path).footprint()
    assert (found.rows, found.unanswered) == (1, 0)
    assert set(found.source.sha256) == {path.name}
    assert main(["check", str(path), "-o", str(tmp_path / "ut.xlsx")]) == 0
    assert load_workbook(tmp_path / "ut.xlsx")["Energi"]["A6"].comment is not None


def test_other_sheets_and_deleted_sheets_are_named(tmp_path):
    def change(workbook):
        workbook.create_sheet("Mina beräkningar")["A1"] = "anteckning"
        del workbook["Flyg"]

    messages = {item.code: item.message for item in open_book(changed(tmp_path, change)).notes}
    assert "Mina beräkningar" in messages["sheets_not_read"]
    assert "not in the workbook: Flyg." in messages["sheets_missing"]


def test_a_workbook_of_others_is_refused_with_the_way_to_read_it(tmp_path, capsys):
    from openpyxl import Workbook

    Workbook().save(tmp_path / "annan.xlsx")
    assert main(["footprint", str(tmp_path / "annan.xlsx")]) == 2
    said = capsys.readouterr().err
    assert "annan.xlsx is not a workbook of the template" in said
    assert "python -m carbon read annan.xlsx" in said


def test_footprint_prints_what_an_organisation_counts_itself_by(book, capsys):
    assert main(["footprint", str(book)]) == 0
    said = capsys.readouterr().out
    assert "per årsarbetskraft (8\N{NO-BREAK SPACE}200 årsarbetskrafter" in said
    assert "per invånare (251\N{NO-BREAK SPACE}000 invånare" in said
    assert "per m2 (117\N{NO-BREAK SPACE}000 m2" in said


def test_a_workbook_is_frozen_and_verified(book, tmp_path, capsys):
    lock = tmp_path / "bok.lock"
    assert main(["freeze", str(book), "-o", str(lock)]) == 0
    assert main(["verify", str(lock), "--inputs", str(book.parent)]) == 0
    capsys.readouterr()


ENERGY = st.fixed_dictionaries(
    {"kind": st.sampled_from(["El", "Fjärrvärme", "El "]), "amount": st.integers(1, 10**6), "unit": st.sampled_from(["kWh", "MWh"])}
)


@given(rows=st.lists(ENERGY, min_size=1, max_size=8), gap=st.integers(0, 3), seed=st.integers(0, 10**6))
# A shrinking example writes and reads hundreds of workbooks.
@settings(max_examples=6, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_order_and_gaps_never_change_a_total_and_no_row_is_lost(tmp_path_factory, rows, gap, seed):
    folder = Path(tmp_path_factory.mktemp("order"))
    shuffled = random.Random(seed).sample(rows, len(rows))
    one = carbon.Inventory.open(filled.fill(folder / "a.xlsx", {"Energi": rows}, sector="office")).footprint()
    other = carbon.Inventory.open(filled.fill(folder / "b.xlsx", {"Energi": shuffled}, sector="office", gap=gap)).footprint()
    assert one.rows == other.rows == len(rows)
    assert other.co2e_kg == pytest.approx(one.co2e_kg, rel=1e-12)


def test_read_says_that_a_workbook_of_the_template_needs_no_mapping(book, capsys):
    assert main(["read", str(book)]) == 2
    assert "is a workbook of the template and says itself how it is read: python -m carbon footprint" in capsys.readouterr().err
    assert main(["read", str(book), "--sheet", "Energi"]) in (0, 1)
