"""What the template offers has an answer for its own year, or says beside the choice that it has none."""

from io import BytesIO
from itertools import product

import pytest
from openpyxl import load_workbook

import carbon
from carbon.activities.framework.kinds import kinds, resolve
from carbon.activities.framework.placing import amount_fields
from carbon.core.units.scales import unit
from carbon.tables.template.parts import HEADER_ROW, SITES
from carbon.workbook.shape import LANGUAGES, YEAR, sectors, subject, subjects, texts
from carbon.workbook.words import label, offered
from workbook.filled import template

ALL = sorted({key for keys in sectors().values() for key in keys})
ALONE = {
    "energy": {"network": ("kind", "district_heating")},
    "patients": {"fuel": ("mode", "own_car")},
    "freight": {"haul": ("mode", "air")},
}
ALONE["commuting"] = {"fuel": ("mode", "car")}
"""Columns that belong to one word of another, as their notes say."""
GIVEN = {
    ("contracted_buses", "electricity"): {"consumption": "110 kWh/100km"},
    ("contracted_buses", "biogas"): {"consumption": "35 kg/100km"},
    ("hotels", "guest_night"): {"region": ""},
    ("hotels", "room_night"): {"region": ""},
}
HEADS = {"sv": ("Redovisningens namn", "Organisation", "År", "Land"), "en": ("Name of the inventory", "Organisation", "Year", "Country")}


def _first_sector(key):
    return next(name for name, keys in sectors().items() if key in keys)


def rows_of(part):
    """Field → word of each combination that a row would use: units that fit, columns that belong to a word beside it alone."""
    columns = [column for column in part.columns if column.choices and column.choices != SITES]
    words = {column.field: list(offered(part, column, "sv").values()) for column in columns}
    limited = {column.field for column in part.columns if any("" in limit.words for limit in column.limits)}
    examples = all(part.column(field).example for field in limited - words.keys())
    choices = [(*(() if column.required or column.field == "unit" else ("",)), *words[column.field]) for column in columns]
    for combination in product(*choices):
        row = dict(zip(words, combination, strict=True))
        if _fits(part, row):
            # A column without a list that some words need is tried empty too.
            yield from ({**row, field: ""} for field in limited - words.keys())
            if examples:
                yield row


def _fits(part, row):
    for field, (other, word) in ALONE.get(part.key, {}).items():
        if row.get(field) and row[other] != word:
            return False
    if "unit" not in row:
        return True
    cls = resolve(row["kind"])[0] if "kind" in row else kinds()[part.constants["kind"]]
    if part.key == "own_factors":
        return row["unit"] == "MWh"
    if part.key == "patients" and row["mode"] == "own_car":
        return row["unit"] == "km"
    dimension = unit(row["unit"]).dimension
    return any(dimension in dimensions for dimensions in amount_fields(cls).values())


def cells_of(part, row, language):
    """Field → what a person writes: the label of the list, the example of a column without one."""
    found = {}
    given = next((more for (key, word), more in GIVEN.items() if key == part.key and word in row.values()), {})
    for column in part.columns:
        if column.field in row:
            word = row[column.field]
            labels = {word: shown for shown, word in offered(part, column, language).items()}
            found[column.field] = labels.get(word, "")
        elif column.form == "number":
            found[column.field] = number_of(column, language)
        elif column.field == "consumption" and part.key == "ambulance_flights" and row["unit"] != "h":
            found[column.field] = ""
        else:
            found[column.field] = given.get(column.field, column.example)
    if part.key == "flights" and row["haul"]:
        found |= {"origin": "", "destination": "", "passengers": "", "round_trip": "", "distance": 100}
    return found | {"period": "", "site": ""}


def number_of(column, language):
    """The example of a column of numbers, as the language writes it."""
    plain = column.example.replace(" ", "").replace(",", "" if language == "en" else ".")
    return float(plain) if plain else ""


def begun(sector, language):
    """The template of a sector with the lines of the organisation filled in."""
    book = load_workbook(BytesIO(template(sector, language)))
    front = book[texts(language)["organisation"]]
    lines = {front.cell(row, 1).value: row for row in range(1, 40) if front.cell(row, 1).value}
    for text, value in zip(HEADS[language], ("Test", "Test", YEAR, "SE"), strict=True):
        front.cell(lines[text], 2).value = value
    return book


def filled_with(path, part, rows, language):
    book = begun(_first_sector(part.key), language)
    sheet = book[part.name]
    for number, row in enumerate(rows, start=HEADER_ROW + 1):
        for place, column in enumerate(part.columns, start=1):
            if (value := cells_of(part, row, language)[column.field]) != "":
                sheet.cell(number, place).value = value
    book.save(path)
    return path


def announced(part, row):
    """The columns and words that say, beside the choice, that the row has no answer."""
    found = []
    for column in part.columns:
        word = row.get(column.field, "?")
        if word in column.own_factor or (word and _ends(part, column, word)):
            found.append((column.field, word))
        found += [
            (column.field, limit)
            for limit in column.limits
            if word in limit.words and all(row.get(field) in words for field, words in limit.of.items())
        ]
    return found


def _ends(part, column, word):
    """Whether the label of a word says for which years its figures hold."""
    labels = {value: shown for shown, value in offered(part, column, "sv").items()} if column.choices != SITES else {}
    return column.field == "network" and labels.get(word) not in (None, label(column.field, word, "sv"))


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ALL)
def test_each_choice_has_an_answer_or_says_that_it_has_none(tmp_path, key, language):
    part = subject(key, language)
    rows = list(rows_of(part))
    assert len(rows) < 4000
    found = carbon.Inventory.open(filled_with(tmp_path / "book.xlsx", part, rows, language)).footprint()
    errors = {item.row: item for item in found.findings if item.severity == "error"}
    assert found.rows == len(rows)
    lacking = [rows[number - HEADER_ROW - 1] for number in errors]
    silent = [(row, errors[number].message) for number, row in zip(errors, lacking, strict=True) if not announced(part, row)]
    assert silent == [], f"{len(silent)} rows have no answer, and nothing beside the choice says so"
    told = [notice for row in rows for notice in announced(part, row)]
    true = [notice for row in lacking for notice in announced(part, row)]
    assert [notice for notice in told if notice not in true] == [], "what is announced to have no answer has one"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sector", ["region", "university", "industry", "municipality"])
def test_the_example_above_each_sheet_has_an_answer(tmp_path, sector, language):
    parts = subjects(sector, language)
    path, book = tmp_path / "book.xlsx", begun(sector, language)
    for part in parts:
        for place, column in enumerate(part.columns, start=1):
            if column.example and column.field != "site":
                shown = number_of(column, language) if column.form == "number" else column.example
                book[part.name].cell(HEADER_ROW + 1, place).value = shown
    book.save(path)
    found = carbon.Inventory.open(path).footprint()
    assert [(item.file, item.message) for item in found.findings if item.severity == "error"] == []
    assert (found.rows, found.unanswered) == (len(parts), 0)


def test_the_examples_are_tried_on_every_sheet():
    assert {part.key for sector in ("region", "university", "industry", "municipality") for part in subjects(sector, "en")} == set(ALL)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ALL)
def test_a_limit_says_something_and_names_words_of_the_sheet(key, language):
    part = subject(key, language)
    for column in part.columns:
        said = [limit.note for limit in column.limits]
        assert all(said)
        assert all(text in column.note for text in said)
        for limit in column.limits:
            for field, words in ((column.field, limit.words), *limit.of.items()):
                known = offered(part, part.column(field), language).values()
                assert {*words} - {""} <= {*known}, (key, field)


def test_a_network_whose_figures_end_says_for_which_years_they_hold():
    """Skellefteå published for 2019; the policy lets a figure stand in for five years more."""
    part = subject("energy", "sv")
    networks = offered(part, part.column("network"), "sv")
    assert networks["Skellefteå (2019–2024, sedan egen faktor)"] == "skellefteå"
    assert networks["Umeå"] == "umeå"
    english = offered(subject("energy", "en"), subject("energy", "en").column("network"), "en")
    assert english["Skellefteå (2019–2024, then own factor)"] == "skellefteå"


def test_an_own_factor_of_bought_heat_is_scope_2_and_of_waste_category_5(tmp_path):
    """100 MWh × 45 kg = 4 500 kg; 2 t × 0.9 kg/kg = 1 800 kg."""
    part = subject("own_factors", "sv")
    path, book = tmp_path / "book.xlsx", begun(_first_sector("own_factors"), "sv")
    stages = {word: shown for shown, word in offered(part, part.column("stage"), "sv").items()}
    rows = [("Värme", stages["generation"], 100, "MWh", "45 kg CO2e/MWh"), ("Vårdavfall", stages["end_of_life"], 2, "t", "0,9 kg CO2e/kg")]
    fields = [column.field for column in part.columns]
    for number, values in enumerate(rows, start=HEADER_ROW + 1):
        for field, value in zip(("name", "stage", "amount", "unit", "factor"), values, strict=True):
            book[part.name].cell(number, fields.index(field) + 1).value = value
    book.save(path)
    table = carbon.Inventory.open(path).footprint().by("source", "scope", "category").to_dicts()
    assert {(row["source"], row["scope"], row["category"]): round(row["co2e_kg"], 6) for row in table} == {
        ("Värme", 2, None): 4500.0,
        ("Vårdavfall", 3, 5): 1800.0,
    }
