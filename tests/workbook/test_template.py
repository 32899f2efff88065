"""The template: what it offers is what the library reads, and its looks are a person's."""

import time
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from carbon.activities.framework.describing import field_reader
from carbon.activities.framework.kinds import kinds, resolve
from carbon.cli.main import main
from carbon.core.errors import CarbonError
from carbon.core.units.scales import unit
from carbon.tables.template.parts import EXAMPLE_ROW, HEADER_ROW
from carbon.workbook.shape import LANGUAGES, sectors, subject, subjects, texts
from carbon.workbook.template import book_of, mapping_of, write_template
from carbon.workbook.words import offered, unread

ALL = sorted({key for keys in sectors().values() for key in keys})


def _kinds(part):
    words = part.column("kind")
    if words is None:
        return [kinds()[part.constants["kind"]]]
    return [resolve(word)[0] for word in words.choices]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ALL)
def test_each_field_of_a_sheet_is_one_of_its_kinds(key, language):
    part = subject(key, language)
    known = {"kind", "amount", "unit", *(name for cls in _kinds(part) for name in cls.model_fields)}
    assert {column.field for column in part.columns} | part.constants.keys() <= known
    assert len(part.name) <= 31
    headers = [column.header for column in part.columns]
    assert len(set(headers)) == len(headers)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ALL)
def test_what_a_drop_down_offers_is_read_as_what_it_stands_for(key, language):
    """A label is read by its field itself, or by the mapping that the workbook carries; two labels never stand for one word."""
    part = subject(key, language)
    mapping = mapping_of([part], "office", language)["tables"][0]
    for column in part.columns:
        words = offered(part, column, language)
        assert len(set(words.values())) == len(words)
        written = mapping["values"].get(column.field, {})
        for label, word in words.items():
            assert written.get(label, label) in (label, word)
            if column.field == "unit":
                assert any(_takes(cls, word) for cls in _kinds(part)), f"{word} fits no kind of {key}"
            elif column.field == "kind":
                assert resolve(written.get(label, label)) == resolve(word)
            elif column.field != "site" and "kind" in part.constants:
                reader = field_reader(kinds()[part.constants["kind"]], column.field)
                assert reader is None or reader.read(word) is not None


def _takes(cls, spelling):
    from carbon.activities.framework.placing import amount_fields

    dimension = unit(spelling).dimension
    return any(dimension in dimensions for dimensions in amount_fields(cls).values())


def test_a_label_that_its_field_reads_itself_is_not_mapped():
    part = subject("cars", "sv")
    fuels = offered(part, part.column("fuel"), "sv")
    assert fuels["Bensin"] == "petrol"
    assert "Bensin" not in unread(part, part.column("fuel"), fuels)


@pytest.mark.parametrize("sector", sectors())
def test_languages_have_the_same_sheets_and_fields(sector):
    swedish, english = (subjects(sector, language) for language in ("sv", "en"))
    assert [[column.field for column in part.columns] for part in swedish] == [
        [column.field for column in part.columns] for part in english
    ]
    assert len({part.name for part in swedish}) == len(swedish)
    assert [field["field"] for field in texts("sv")["head"]["fields"]] == [field["field"] for field in texts("en")["head"]["fields"]]


def written(path):
    started = time.process_time()
    write_template(path, "region", "sv")
    return time.process_time() - started


def test_the_workbook_is_written_fast_and_is_made_for_people(tmp_path):
    assert any(written(tmp_path / "bok.xlsx") < 1 for _ in range(5)), "seconds of the processor; the first turn reads the words too"
    book = load_workbook(tmp_path / "bok.xlsx")
    assert book.sheetnames[:3] == ["Översikt", "Organisation", "Energi"]
    assert book["lists"].sheet_state == "hidden"
    assert book["carbon"].sheet_state == "veryHidden"
    sheet = book["Energi"]
    headers = [cell.value for cell in sheet[HEADER_ROW]]
    assert headers[:5] == ["Energislag", "Anläggning", "Period", "Mängd", "Enhet"]
    assert all(cell.comment and cell.protection.locked for cell in sheet[HEADER_ROW] if cell.value)
    assert sheet.protection.sheet
    assert not sheet["J5"].protection.locked, "a person may head a column of their own"
    assert (sheet.column_dimensions["J"].max, sheet.column_dimensions["J"].protection.locked) == (16384, False), (
        "rows can be deleted only where every cell of them is open"
    )
    with ZipFile(tmp_path / "bok.xlsx") as parts:
        assert b'<dimension ref="A1:N5"/>' in parts.read("xl/worksheets/sheet3.xml"), "where its cells end, and not at the last column"
    assert sheet.freeze_panes == f"B{HEADER_ROW + 1}"
    assert sheet.cell(EXAMPLE_ROW, 1).value.startswith("Exempel: ")
    assert sheet.max_row == HEADER_ROW
    lists = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"}
    assert lists["B6:B5000"] == "'Organisation'!$A$21:$A$321"
    assert {custom.name: custom.value for custom in book.custom_doc_props.props} == {
        "carbon template": "1",
        "carbon sector": "region",
        "carbon language": "sv",
    }


def test_totals_are_formulas_over_the_rows_alone():
    from carbon.tables.template.sheet import filled_formula, sum_formulas

    energy = book_of("office", "en").sheets[0]
    assert ('SUMIF($E$6:$E$5000,"kWh",$D$6:$D$5000)', "kWh") in sum_formulas(energy)
    assert filled_formula(energy).startswith("SUMPRODUCT(--($A$6:$A$5000&")


def test_command_writes_and_never_replaces_without_a_word(tmp_path, capsys):
    path = tmp_path / "book.xlsx"
    assert main(["template", "-o", str(path)]) == 0
    assert "Energy, Vehicle fuel, Car travel" in " ".join(capsys.readouterr().out.split())
    assert main(["template", "-o", str(path)]) == 2
    assert "is there already, and may be filled in" in capsys.readouterr().err
    assert main(["template", "--force", "-o", str(path)]) == 0


@pytest.mark.parametrize(
    ("path", "sector", "language", "said"),
    [
        ("book.csv", "office", "en", "book.csv: the template is written as XLSX. Name it book.xlsx."),
        ("no/book.xlsx", "office", "en", "does not exist. Create it first."),
        ("book.xlsx", "regionn", "en", "sector 'regionn' is unknown. Nearest: region."),
        ("book.xlsx", "office", "fr", "language 'fr' is unknown. Known: en, sv."),
    ],
)
def test_errors_say_what_to_write(tmp_path, path, sector, language, said):
    with pytest.raises(CarbonError, match=r".") as error:
        write_template(tmp_path / path, sector, language)
    assert said in str(error.value)
    assert list(tmp_path.iterdir()) == []
