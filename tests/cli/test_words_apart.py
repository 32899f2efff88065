"""A word of several parts stands without quotation marks, as people type it; a kind with positionals of its own keeps them."""

from __future__ import annotations

import re
import shlex

import pytest

import carbon
from carbon.cli.main import main
from carbon.core.errors import CarbonError


def printed(capsys, *given):
    code = main(list(given))
    out, err = capsys.readouterr()
    # The index may be made first, with a line that says so.
    return code, out, "".join(line for line in err.splitlines(keepends=True) if "indexing" not in line)


@pytest.mark.parametrize(
    "word",
    ["natural gas", "heating oil", "wood chips", "rental car", "nitrous oxide", "dairy cows", "egen bil", "bärbar dator", "gaz naturel"],
)
def test_a_word_apart_is_read_as_in_quotation_marks(word, capsys):
    rest = ["3", {"rental car": "km", "egen bil": "km", "dairy cows": "animals", "bärbar dator": "piece"}.get(word, "kg"), "--region", "GB"]
    assert printed(capsys, *word.split(), *rest, "--period", "2023") == printed(capsys, word, *rest, "--period", "2023")


def test_the_longest_word_is_taken(capsys):
    code, out, _ = printed(capsys, "air", "freight", "500", "kg", "--distance", "6000 km", "--region", "GB", "--period", "2023")
    assert code == 0
    assert "s3" in out


def test_places_of_a_route_are_no_part_of_the_word(capsys):
    given = ("--region", "GB", "--period", "2023")
    assert printed(capsys, "flight", "LHR", "JFK", *given) == printed(capsys, "flight", "--origin", "LHR", "--destination", "JFK", *given)


def test_what_is_unknown_is_all_of_it(capsys):
    code, _, err = printed(capsys, "legal", "services", "10000", "GBP", "--region", "GB")
    assert code == 2
    assert "unknown activity 'legal services'" in err
    assert "spend --sector 'legal services'" in err


def test_heat_of_no_network_says_so(capsys):
    code, _, err = printed(capsys, "fjärrvärme", "3", "MWh", "--region", "SE", "--period", "2023")
    assert code == 0
    assert "no network given" in err
    _, _, err = printed(capsys, "fjärrvärme", "3", "MWh", "--network", "umeå", "--region", "SE", "--period", "2022")
    assert "no network given" not in err


def test_animals_say_that_manure_is_apart_and_burnt_lime_that_it_is_no_liming(capsys):
    assert "manure is counted by kind manure" in printed(capsys, "sheep", "300", "animals", "--region", "NZ", "--period", "2023")[2]
    assert "kind soil_amendment" in printed(capsys, "lime", "20", "t", "--region", "GB", "--period", "2023")[2]


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("halon 1301 12 kg", "fire_suppression 12 kg --gas halon_1301"),
        ("halon 1301 0.5 kg", "fire_suppression 0.5 kg --gas halon_1301"),
        ("eldningsolja 1 25 m3 --region SE --period 2020", "'eldningsolja 1' 25 m3 --region SE --period 2020"),
        ("hvo 100 l --region SE --period 2020", "hvo100 100 l --region SE --period 2020"),
        ("hvo 100 000 l --region SE --period 2020", "hvo100 100000 l --region SE --period 2020"),
        ("diesel 1 250 l --region SE --period 2020", "diesel 1250 l --region SE --period 2020"),
        ("E 85 500 l --region SE --period 2020", "e85 500 l --region SE --period 2020"),
    ],
)
def test_a_number_belongs_to_the_name_or_to_the_amount(line, same, capsys):
    first, second = (printed(capsys, *shlex.split(text))[:2] for text in (line, same))
    assert first[0] == 0
    assert first == second


@pytest.mark.parametrize("line", ["eldningsolja 1 250 l --region SE", "hvo 100 500 l --region SE"])
def test_a_number_that_may_be_of_both_is_asked_about(line, capsys):
    assert main(shlex.split(line)) == 2
    assert "has two readings" in capsys.readouterr().err


@pytest.mark.parametrize("example", ["diesel 40 L", "natural gas 100 kWh", "hotel 2 nights", "halon 1301 12 kg"])
def test_a_whole_question_in_quotation_marks_is_its_parts(example, capsys):
    assert main([example, "--region", "GB", "--period", "2024"]) == main([*example.split(), "--region", "GB", "--period", "2024"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert len(said) > 1
    assert said[: len(said) // 2] == said[len(said) // 2 :]


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["kWh", "el"], "'el' * '100 kWh'"),
        (["100", "kWh", "el"], "'el' * '100 kWh'"),
        (["10 l diesel"], "'diesel' * '10 l'"),
        (["m3", "naturgas"], "'naturgas' * '100 m3'"),
    ],
)
def test_an_amount_or_unit_before_its_word_is_told_the_word(given, told, language, capsys):
    assert main([*given, "--language", language]) == 2
    said = capsys.readouterr().err
    word, _, amount = told.partition(" * ")
    assert word in said
    assert amount in said


@pytest.mark.parametrize("text", ["kWh el", "100 kWh el", "el 100 kWh"])
def test_what_is_offered_for_an_amount_beside_its_word_is_taken(text):
    with pytest.raises(CarbonError) as refused:
        carbon.calculate(text, region="SE", period=2024)
    word, amount = re.search(r"'(el)' with (?:the|an) amount(?:, such as)? '([^']+)'", str(refused.value)).groups()
    assert carbon.calculate(word, amount, region="SE", period=2024).complete
