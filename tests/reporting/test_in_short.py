"""What stands in short is true of any inventory: held to the result itself, not to the report's own sums."""

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import carbon
import inventories
from carbon.reporting.content import alerts
from carbon.reporting.explained import contains, estimated, method, view
from carbon.reporting.facts import Goal
from carbon.reporting.further import Change
from carbon.reporting.in_short import in_short
from carbon.reporting.language.words import Words
from carbon.reporting.own_words import spoken
from carbon.reporting.reading import facts_of

ROWS = st.lists(
    st.tuples(
        st.sampled_from(["Cars", "Heating; oil", "[x] <b>", "A, B"]),
        st.sampled_from(["diesel", "petrol", "heating oil", "unobtainium"]),
        st.sampled_from(["0", "0.001", "1", "40", "12500", "x", ""]),
    ),
    min_size=1,
    max_size=6,
)
POWER = st.sampled_from(["", "0 kWh", "12 MWh", "x MWh"])
TOML = """[inventory]
name = "Test"
organisation = "Test"
period = "2023"
region = "SE"
gwp_set = "ar6_100"

[[tables]]
path = "fuel.csv"
kind = "fuel"
"""
ELECTRICITY = """
[[tables]]
path = "el.csv"
kind = "electricity"
source = "Power"
"""


def made(rows, power, basis):
    """The result of an inventory of such rows, in a view of scope 2."""
    text = "".join(f'"{source}",{fuel},{amount}{" l" if amount else ""},2023\n' for source, fuel, amount in rows)
    with tempfile.TemporaryDirectory() as folder:
        files = {"fuel_csv": f"source,fuel,volume,period\n{text}"} | ({"el_csv": f"energy,period\n{power},2023\n"} if power else {})
        found = inventories.make(Path(folder), TOML + (ELECTRICITY if power else ""), **files).footprint()
    return found.view("market") if basis == "market" else found


@pytest.mark.parametrize("language", ["en", "sv"])
@settings(max_examples=25, deadline=None)
@given(rows=ROWS, power=POWER, basis=st.sampled_from(["location", "market"]))
def test_every_sentence_in_short_is_true(language, rows, power, basis):
    result, words = made(rows, power, basis), Words(language)
    facts, total = facts_of(result), result.total_kg(basis)
    said = in_short(spoken(facts, words), words, {})
    assert words.missing == set()
    if total is None:
        assert said == []
        return
    cells = result.by("source", basis=basis).to_dict(as_series=False)
    sums = {name: kg for name, kg in zip(cells["source"], cells["co2e_kg"], strict=True) if kg}
    largest = [text for text in said if text.startswith(("Largest", "Störst"))]
    assert bool(largest) == (len(sums) > 1)
    for name, part in shares(largest[0], sums) if largest else ():
        assert name == "" or sums[name] == max(kg for other, kg in sums.items() if kg <= sums[name])
        assert abs(part - (sums[name] / total if name else 0)) <= 0.005 or name == ""
    assert any("estimates" in text or "uppskattningar" in text for text in said) == (estimated(facts) >= 0.1)
    assert (f"{result.unanswered} " in " ".join(alerts(facts, words))) == (result.unanswered > 0)
    assert bool(alerts(facts, words)) != result.complete
    # Scope 2 and flights are spoken of where there are any.
    two = any(post.scope == 2 for post in facts.postings)
    text = contains(facts, words)
    assert bool(view(facts, words)) == two == bool(re.search("based|baserat", text))
    assert not re.search("flight|flyg", text + " ".join(method(facts, words)), re.IGNORECASE)
    assert {int(digit) for digit in re.findall(r"\b[123]\b", text.partition("IPCC")[0])} == {post.scope for post in facts.postings}


def shares(sentence, sums):
    """(name, share) of each source that a sentence names, as it prints it; the first is the largest."""
    order = sorted(sums, key=lambda name: (-sums[name], name))
    for name in order:
        if found := re.search(rf"{re.escape(name)},? ([<>]?)(\d+)\s?%", sentence):
            bound = {"<": 0.0, ">": 1.0}.get(found[1])
            yield (name, int(found[2]) / 100) if bound is None else ("", bound)


def test_a_footprint_of_a_litre_is_not_printed_as_nothing():
    """One litre of diesel: kilograms are there, and no figure of them is 0.00."""
    words = Words("sv")
    assert words.tonnes(2.35) == "0,0024"
    assert words.tonnes(-2.35) == "−0,0024"
    assert (words.tonnes(0.0), words.tonnes(-0.0), words.tonnes(1e-9)) == ("0", "0", "0")
    assert (words.kilograms(0.004), words.kilograms(57.1), words.kilograms(1234.5)) == ("0,0040", "57,10", "1\xa0234")


@given(kg=st.floats(1e-3, 1e9))
def test_what_is_there_is_never_printed_as_nothing(kg):
    for text in (Words("en").tonnes(kg), Words("en").kilograms(kg)):
        assert float(text.replace("\xa0", "")) > 0


def moved(before, after, *, certain=True):
    return {"change": Change("2022", "", before, after, (), (), certain)}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (200.0, 400.0, "0.20 t (100.0%) more than 2022."),
        (2_000_000.0, 1_500_000.0, "500 t (25.0%) less than 2022."),
        (0.0, 1_500_000.0, "1 500 t more than 2022, which has none."),
        (1_500_100.0, 1_500_000.0, None),
        (0.0, 0.0, None),
    ],
)
def test_the_change_is_that_of_the_totals(before, after, said):
    facts = facts_of(carbon.calculate("diesel", "40 L", region="SE", period=2019))
    found = [text.replace("\xa0", " ") for text in in_short(facts, Words("en"), moved(before, after)) if "2022" in text]
    assert found == ([said] if said else [])


def test_goals_are_counted_as_the_table_shows_them():
    from dataclasses import replace

    goals = [
        Goal(name, "t", {}, 1.0, "down", "", met, published)
        for name, met, published in (("a", True, ""), ("b", False, ""), ("c", True, "no"))
    ]
    facts = replace(facts_of(carbon.calculate("diesel", "40 L", region="SE", period=2019)), goals=goals)
    assert "Goals met: 1 of 2." in in_short(facts, Words("en"), {})
    assert "Uppnådda mål: 1 av 2." in in_short(facts, Words("sv"), {})


def test_where_the_folder_lies_is_in_no_report(tmp_path):
    """A published report said /home/somebody/…: files are named as inventory.toml names them."""
    toml = TOML + ELECTRICITY
    found = inventories.make(tmp_path, toml, fuel_csv="source,fuel,volume,period\nA,diesel,40 l,2023\n").footprint()
    for ending in ("html", "md", "json"):
        text = carbon.report(found, tmp_path / f"report.{ending}", rows="all").read_text(encoding="utf-8")
        assert str(tmp_path) not in text
        assert "el.csv is not there" in text.replace("\\", "")


def test_rows_that_are_wrong_alike_stand_in_one_line(tmp_path):
    rows = "".join("A,diesel,okänt l,2023\n" for _ in range(30))
    found = inventories.make(tmp_path, TOML, fuel_csv=f"source,fuel,volume,period\n{rows}B,diesel,4 l,2023\n").footprint()
    text = carbon.report(found, tmp_path / "report.md").read_text(encoding="utf-8")
    assert text.count("is not an amount") == 1
    assert "fuel.csv, rows 2, 3, 4 … 31, volume: 'okänt l' is not an amount" in text
