"""Every screen of every command in Swedish: nothing that the program says is left in English, whatever words it uses."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

import carbon
from carbon.activities.framework.kinds import kinds
from carbon.analysis.wording import _WORDS
from carbon.cli.main import main
from carbon.core.sentences import say
from carbon.core.store.read import store
from carbon.factors.catalogue import catalogue
from carbon.factors.index_layer import publications
from carbon.inventory.parts import Head
from carbon.workbook.shape import subject, subjects
from disguise import plain_words, put_on

pytestmark = pytest.mark.usefixtures("calculated_once")

EXAMPLES = Path(__file__).parents[2] / "examples"
NOW, BEFORE = EXAMPLES / "norrbotten-2019", EXAMPLES / "norrbotten-2018"
FACTORS = EXAMPLES.parent / "emission_factors"
DIESEL = "uk-2025/fuel.diesel/blend=average/GB/2025/combustion"
COMMON = (
    "scope vkm pkm tkm kwh wgi ipcc table chapter section tables page python carbon with and from volume mmbtu vmi teukm lpm world target"
)
"""Words that are alike in Swedish, units, what stands in a citation, and entries that are written as they are, as target = …"""


def known(*texts: object) -> set[str]:
    """The words of texts."""
    return {word.casefold() for text in texts for word in re.findall(r"[^\W\d_]{3,}", str(text))}


@pytest.fixture(scope="module")
def result():
    return carbon.Inventory.open(NOW).footprint()


@pytest.fixture(scope="module")
def own(result):
    """What the person and the publishers say: names, notes, titles, licences, places in a publication, spreads by their table."""
    files = [path for folder in (NOW, BEFORE) for ending in ("*.toml", "*.csv") for path in folder.rglob(ending)]
    files += (FACTORS / "parameters").glob("*.csv")
    words = known(COMMON, *(path.read_text(encoding="utf-8") for path in files))
    for _, line in result.plan.lines:
        work = line.factor.publication
        words |= known(work.title, work.publisher, work.licence, work.edition, line.form.locator, line.factor.derivation, line.factor.id)
    words |= known(*(text for row in store().rows("SELECT DISTINCT source, locator FROM fuel_property") for text in row))
    return words | known(*(told.source for told in carbon.uncertainty(result).model.told))


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """Run a command in disguise and return each word that is left in Latin letters with its line."""
    monkeypatch.setenv("COLUMNS", "1000")
    monkeypatch.chdir(tmp_path)
    put_on(monkeypatch)

    def run_it(*arguments: object) -> dict[str, str]:
        main([*map(str, arguments), "--language", "sv"])
        out, err = capsys.readouterr()
        return plain_words(out + err)

    return run_it


SCREENS = {
    "footprint": ("footprint", NOW, "--findings", "--basis", "market", "--by", "source,site"),
    "explain": ("footprint", NOW, "--explain"),
    "check": ("check", NOW, "--against", BEFORE),
    "goals": ("goals", NOW, BEFORE),
    "uncertainty": ("uncertainty", NOW, "--all"),
    "series": ("series", BEFORE, NOW),
    "scenario": ("scenario", NOW, "--path", "1.5 °C"),
    "curve": ("scenario", NOW, "--curve"),
    "materiality": ("materiality", NOW, "-o", "sample.csv"),
    "freeze": ("freeze", NOW, "-o", "a.lock"),
    "why": ("factors", "why", "diesel", "--region", "SE", "--period", "2019"),
    "read": ("read", NOW / "data" / "cars.csv"),
    "calculate": ("calculate", NOW / "data" / "cars.csv", "--set", "kind=car_travel", "--set", "region=SE", "--findings"),
    "report": ("report", NOW, "-o", "rapport.html"),
}  # fmt: skip


# Every choice is a calculation of its own.
SLOW = {"choices": ("choices", NOW)}


@pytest.mark.parametrize("name", [*SCREENS, *(pytest.param(name, marks=pytest.mark.slow) for name in SLOW)])
def test_what_a_command_says_is_said_through_the_files_of_the_language(name, run, own):
    assert {word: line for word, line in run(*(SCREENS | SLOW)[name]).items() if word not in own} == {}


def test_why_a_factor_is_taken_is_swedish_but_for_words_of_factors(run, own):
    left = run("factors", "why", "car_travel", "fuel=diesel", "size=medium", "--region", "SE", "--limit", "2000")
    named = known(*(item.id for key in ("road.car", "electricity.grid") for _, item in catalogue().by_key(key)))
    assert {word: line for word, line in left.items() if word not in own | named} == {}


def test_an_empty_workbook_is_named_in_swedish(run):
    assert set(run("template", "-o", "mall.xlsx")) <= known(
        *(part.name for part in (*subjects("office", "sv"), subject("contracts", "sv")))
    )


def test_a_comparison_is_swedish(run, own):
    """Its sentences for a decision stand in the language's own words."""
    left = {word: line for word, line in run("compare", BEFORE, NOW).items() if word not in own | known(*_WORDS["sv"].values())}
    assert left == {}


def test_a_lock_and_what_was_changed_in_it_are_swedish(run, own, result, tmp_path):
    lock = carbon.freeze(result, tmp_path / "a.lock")
    assert {word: line for word, line in run("verify", lock, "--inputs", BEFORE).items() if word not in own} == {}
    assert {word: line for word, line in run("update", lock, NOW).items() if word not in own} == {}
    edited = json.loads(lock.read_text(encoding="utf-8"))
    edited["totals"]["location"][0][2] += 1.0
    edited["lines"][3]["scale"] *= 2
    edited["factors"][0]["publication"]["title"] = "Another"
    edited["portions"][0][2] *= 2
    edited["rows"][5][0] = "data/other.csv"
    edited["portions"].pop()
    edited["notes"] = "changed"
    lock.write_text(json.dumps(edited), encoding="utf-8")
    left = {word: line for word, line in run("verify", lock).items() if word not in own | known("another changed other")}
    assert left == {}


@pytest.mark.parametrize("words", [("diesel", "--region", "SE"), ("--key", "road.car", "--status", "published"), ("--summary",)])
def test_a_list_of_factors_is_swedish_but_for_names(words, run, own):
    named = known(*(f"{item.names} {item.id}" for key in ("fuel.diesel", "road.car") for _, item in catalogue().by_key(key)))
    works = known(*(f"{item.name} {item.edition}" for item in publications()))
    assert {word: line for word, line in run("factors", *words).items() if word not in own | named | works} == {}


def test_one_factor_and_its_series_are_swedish_but_for_names(run, own):
    item = catalogue().factor(DIESEL)
    left = run("factors", "show", DIESEL)
    assert {word: line for word, line in left.items() if word not in own | known(item.names, item.publication.publisher)} == {}
    assert run("factors", "coverage") == {}


def test_every_kind_explains_each_of_its_steps_in_swedish(run, own):
    """What data say stays: words of fields, citations, titles, names."""
    from carbon.cli.quick import example_fields

    said = "\n".join(cls.examples[0] for cls in kinds().values() if cls.examples)
    left: dict[str, str] = {}
    for cls in kinds().values():
        for example in cls.examples:
            word, fields = example_fields(example)
            answer = carbon.calculate(word, **fields)
            data = known(*cited(answer), example, said, *cls.model_fields, *kinds())
            found = run(*shlex.split(example), "--explain")
            left |= {f"{word}: {name}": line for name, line in found.items() if name not in own | data}
    assert left == {}


def cited(answer):
    for _, line in answer.plan.lines:
        work = line.factor.publication
        yield from (work.title, work.publisher, work.licence, work.edition, line.form.locator, line.factor.derivation, line.factor.id)


WRONG = {
    'consolidation = "own"': "inventory.consolidation",
    "employees = -3": "inventory.employees",
    'non_co2 = "kanske"': "inventory.non_co2",
    'stand_ins = "SE"': "inventory.stand_ins",
    "language = 3": "inventory.language",
    "perod = 2019": "inventory.perod",
    'employees = "many"': "inventory.employees",
}


@pytest.mark.parametrize("entry", WRONG)
def test_an_entry_of_the_settings_that_is_wrong_is_refused_in_swedish(entry, run, tmp_path):
    head = '[inventory]\nname = "A"\norganisation = "B"\nperiod = "2019"\nregion = "SE"\n'
    (tmp_path / "inventory.toml").write_text(f"{head}{entry}\n", encoding="utf-8")
    left = run("footprint", tmp_path)
    place = known(WRONG[entry], *Head.model_fields)
    assert {word: line for word, line in left.items() if word not in place | known("carbon true false")} == {}


def test_the_disguise_finds_a_sentence_that_no_file_has(monkeypatch):
    """The test would fail: text that is printed as it is, a template without a translation, and a heading."""
    from carbon.cli.language import named, own_language, speak, told

    put_on(monkeypatch)
    with own_language():
        speak("sv")
        for text in (told("3 lines"), told(say("nobody translated {what}", what="x")), named("a heading of nobody")):
            assert plain_words(text)
        assert plain_words(told(say("row {row}", row=3))) == {}
