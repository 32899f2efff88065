"""Everyday words in three languages for fields of few words: each is read as the one value it stands for, by every road."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import carbon
from carbon.activities.fields.field_words import Word, values_of
from carbon.activities.fields.listed import Listed
from carbon.activities.framework.describing import field_reader
from carbon.activities.framework.kinds import kinds
from carbon.core.written import phrase
from carbon.workbook.words import _labels

FILE = Path(__file__).parents[2] / "emission_factors" / "taxonomy" / "fields" / "meanings.csv"
with FILE.open(encoding="utf-8", newline="") as opened:
    ROWS = list(csv.DictReader(opened))
READERS = [(kind, name, field_reader(cls, name)) for kind, cls in kinds().items() for name in cls.model_fields if name != "kind"]
CLOSED = [
    (kind, name, reader) for kind, name, reader in READERS if isinstance(reader, Word) or (isinstance(reader, Listed) and not reader.open)
]


def test_every_row_speaks_of_a_field_and_a_value_that_some_kind_takes():
    taken = {(name, word) for _, name, reader in CLOSED for word in reader.known}
    assert [row for row in ROWS if (row["qualifier"], row["value"]) not in taken] == []


def test_a_word_is_read_as_its_value():
    assert len(CLOSED) > 400
    for kind, name, reader in CLOSED:
        words = tuple(reader.known)
        spelled = {phrase(word) for word in words}
        for row in ROWS:
            if row["qualifier"] == name and row["value"] in words and phrase(row["word"]) not in spelled:
                reads(kind, name, reader, row["word"], row["value"])


def reads(kind, name, reader, word, value):
    """A word means its value however it is written, or is asked about where it means two."""
    meant = values_of(name, word, tuple(reader.known))
    assert value in meant, (kind, name, word)
    for text in (word, word.upper(), word.capitalize()):
        if len(meant) == 1:
            assert reader.read(text) == value, (kind, name, text)
        else:
            with pytest.raises(carbon.CarbonError, match="may be|is unknown"):
                reader.read(text)


def test_no_word_names_another_value_of_its_own_field():
    """A word of a field that is itself a value of it would change what was meant."""
    for _, name, reader in CLOSED:
        spelled = {phrase(word): word for word in reader.known}
        wrong = [
            row
            for row in ROWS
            if row["qualifier"] == name and row["value"] in reader.known and spelled.get(phrase(row["word"]), row["value"]) != row["value"]
        ]
        assert wrong == []


def test_labels_of_the_template_are_read_on_the_command_line_too():
    fields = {row["qualifier"] for row in ROWS}
    for (field, value), row in _labels().items():
        readers = (
            [reader for _, name, reader in CLOSED if name == field and value in reader.known] if field in fields - {"type", "part"} else []
        )
        for reader in readers[:1]:
            for language in ("sv", "en"):
                if len(row[language].split()) == 1:
                    assert reader.read(row[language]) == value, (field, row[language])


@pytest.mark.parametrize(
    ("word", "fields", "same"),
    [
        ("flight", {"origin": "LLA", "destination": "ARN", "cabin": "Affärsklass"}, {"cabin": "business"}),
        ("flight", {"origin": "CDG", "destination": "NCE", "cabin": "première classe"}, {"cabin": "first"}),
        ("commuting", {"mode": "Tåg", "distance": "100 km"}, {"mode": "train"}),
        ("freight", {"mode": "Lastbil", "mass": "10 t", "distance": "200 km"}, {"mode": "road"}),
        ("diesel", {"amount": "10 l", "control": "leasad"}, {"control": "leased_in"}),
    ],
)
def test_a_calculation_is_the_same_in_any_language(word, fields, same):
    plain = carbon.calculate(word, region="SE", period=2023, **{**fields, **same})
    assert carbon.calculate(word, region="SE", period=2023, **fields).co2e_kg == plain.co2e_kg


def test_an_unknown_word_is_still_refused():
    with pytest.raises(carbon.CarbonError, match=r"^cabin 'xyz' is unknown\."):
        carbon.calculate("flight", origin="LLA", destination="ARN", cabin="xyz")


@pytest.mark.parametrize("mode", ["own_car", "Own car", "OWN-CAR", "Egen bil", "private car"])
def test_what_follows_from_a_word_follows_in_every_spelling(mode):
    travel = carbon.PatientTravel(distance="180 km", mode=mode)
    assert (travel.mode, travel.purpose) == ("own_car", "visitors")


def test_direction_and_phase_in_other_spellings():
    for direction in ("downstream", "Downstream", "nedströms", "aval"):
        leased = carbon.LeasedAsset(area="200 m2", factor="45 kg CO2e/m2", direction=direction, evidence="survey")
        assert (leased.direction, leased.control) == ("downstream", "leased_out")
    rated = {"gas": "r134a", "charge": "10 kg", "equipment": "chillers", "period": "2023-01-01/2023-06-30", "rate": "10 %"}
    for phase in ("operation", "Operation", None):
        assert (
            carbon.calculate("refrigerant_screening", **rated, phase=phase).co2e_kg
            == carbon.calculate("refrigerant_screening", **rated).co2e_kg
        )
