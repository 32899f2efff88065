"""What a person is told of a row can be done in the workbook: over every column of every sheet, empty, wrong, and with each word."""

import json
import re
from functools import cache

import pytest
from openpyxl import load_workbook

import carbon
from carbon.activities.framework.kinds import kinds
from carbon.cli.as_columns import as_columns
from carbon.cli.language import told
from carbon.core.store.read import store
from carbon.workbook.in_book import words_of
from carbon.workbook.shape import sectors, subjects
from carbon.workbook.words import offered
from workbook import filled

FIELD = re.compile(r"(?<![\w/+(])([a-z_]+)=")
STEP = re.compile(r"\b(?:Write|Give|give|Choose)\b.*")
WORDS = 5
ONLY_IN = "FR"


def rows(part):
    """The filled rows of a sheet, or its example, with each of their cells emptied, wrong, and changed to each word of its list."""
    example = {column.field: next(iter(offered(part, column, "sv")), column.example) for column in part.columns if column.field != "site"}
    for row in filled.ROWS.get(part.name, [example]):
        yield row
        for column in part.columns:
            yield {field: cell for field, cell in row.items() if field != column.field}
            yield from (row | {column.field: cell} for cell in ("Qwertz", -3, "3 kg", *list(offered(part, column, "sv"))[:WORDS]))


@cache
def french():
    """Words that only the French publisher has for a value of a qualifier."""
    said = {}
    for text, region in store().rows(
        "SELECT DISTINCT activity.qualifiers, factor.region FROM activity JOIN factor ON factor.activity = activity.number"
    ):
        for value in json.loads(text).values():
            said.setdefault(value, set()).add(region.partition("-")[0])
    return {value for value, regions in said.items() if regions == {ONLY_IN} and re.search(r"_(?:de|en|hors|moyenne|fossile)_", value)}


def told_of(sector, folder):
    """Each finding of the rows of a sector, in the words of the workbook."""
    path = filled.fill(folder / f"{sector}.xlsx", {part.name: [*rows(part)] for part in subjects(sector, "sv")}, sector=sector)
    book = words_of(path)
    return [(item, as_columns(told(item.message), item, book)) for item in carbon.Inventory.open(path).footprint().findings]


@pytest.mark.parametrize("sector", ["region", *(pytest.param(name, marks=pytest.mark.slow) for name in ("industry", "municipality"))])
def test_each_step_is_a_column_of_the_sheet_or_one_to_add(tmp_path, sector):
    assert len(french()) > 100
    fields = {name for cls in kinds().values() for name in cls.model_fields}
    found = told_of(sector, tmp_path)
    assert len({item.code for item, _ in found}) > 20
    for item, text in found:
        steps = " ".join(STEP.findall(text))
        assert fields.isdisjoint(FIELD.findall(steps)), (item, text)
        assert not re.search(r"factors\.csv|inventory\.toml|\[values|\[\[", text), (item, text)
        assert not [word for word in french() if word in text], (item, text)


def test_a_wrong_word_of_a_list_is_answered_with_labels_alone(tmp_path):
    """Where words are listed they are those of the drop-down; a word of the library, as open_loop, is none that a person has seen."""
    wrong = {}
    for part in subjects("region", "sv"):
        listed = [column for column in part.columns if offered(part, column, "sv") and column.field not in ("unit", "site")]
        wrong[part.name] = [filled.ROWS[part.name][0] | {column.field: "Qwertz"} for column in listed]
    path = filled.fill(tmp_path / "bok.xlsx", wrong)
    book, said = words_of(path), []
    for item in carbon.Inventory.open(path).footprint().findings:
        if item.code == "word_unknown" and item.severity == "error":
            text = as_columns(told(item.message), item, book)
            said.append(item.column)
            assert not re.findall(r"\b[a-z]+_[a-z_]+\b", text), text
    assert {"Behandling", "Drivmedel", "Bilens drivmedel", "Storlek", "Klass", "Hör till"} <= {*said}


@pytest.mark.parametrize(("sheet", "field", "value"), [("Pendling", "occupancy", 1.2), ("Energi", "compilation", "eea")])
def test_a_column_that_is_told_to_be_added_is_read(tmp_path, sheet, field, value):
    path = filled.fill(tmp_path / "bok.xlsx", {sheet: filled.ROWS[sheet][:1]})
    before = carbon.Inventory.open(path).footprint()
    assert any(field in as_columns(told(item.message), item, words_of(path)) for item in before.findings)
    book = load_workbook(path)
    width = len([cell for cell in book[sheet][filled.FIRST_ROW - 1] if cell.value])
    book[sheet].cell(filled.FIRST_ROW - 1, width + 1).value = field
    book[sheet].cell(filled.FIRST_ROW, width + 1).value = value
    book.save(path)
    after = carbon.Inventory.open(path).footprint()
    assert after.complete
    assert after.co2e_kg != before.co2e_kg


def test_every_sector_is_swept():
    assert {"region", "industry", "municipality"} <= sectors().keys()
    assert {key for keys in sectors().values() for key in keys} <= {
        key for name in ("region", "industry", "municipality") for key in sectors()[name]
    }
