"""What stands in the data has a Swedish text too, and every kind's example is explained in Swedish from beginning to end."""

import ast
import contextlib
import csv
import io
import re
import shlex
from functools import cache
from pathlib import Path

import places
import pytest

import carbon
import carbon.reporting.language
from carbon.activities.framework.kinds import kinds
from carbon.cli.main import main
from carbon.core.places import place_said
from carbon.core.store.read import store
from carbon.reporting.language.filling import has_words
from carbon.reporting.language.older import message
from carbon.reporting.language.words import Words

ROOT = Path(__file__).parents[2]
FOLDER = Path(carbon.reporting.language.__file__).parent
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "is",
        "with",
        "from",
        "by",
        "an",
        "are",
        "was",
        "were",
        "which",
        "that",
        "its",
        "than",
        "each",
        "where",
        "this",
        "these",
        "without",
        "given",
    ]
)
"""Words of English sentences that are no words of Swedish ones, nor of units."""
NAMES = re.compile(r"Licence|Open Government|Creative Commons|Apache|definition", re.IGNORECASE)
"""A text that is the name of a licence."""


@cache
def data():
    """What the data say in sentences: derivations, licences, and what is taken in a country."""
    columns = (("factor", "derivation"), ("publication", "licence"), ("home_word", "note"))
    return {text for table, column in columns for (text,) in store().rows(f"SELECT DISTINCT {column} FROM {table} WHERE {column} <> ''")}


def english(text):
    # The name of a field, as method_of_allocation, is no sentence.
    return [word for word in re.findall(r"[^\W\d_]+", re.sub(r"\w+_\w+", " ", text)) if word in ENGLISH]


def test_every_text_of_the_data_has_a_translation():
    words = Words("sv")
    lacking = sorted({NUMBER.sub("#", text) for text in data() if english(text) and words.data(text) == text})
    assert lacking == [], "write their translation in data_sv.csv, with # for each number"


def test_a_translation_of_the_data_holds_its_numbers_and_is_used():
    with (FOLDER / "data_sv.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [row["english"] for row in rows if row["english"].count("#") != row["translation"].count("#")] == []
    known = [row["english"] for row in rows]
    assert sorted({text for text in known if known.count(text) > 1}) == []
    used = {NUMBER.sub("#", text) for text in data()} | {NUMBER.sub("#", text) for text in _said()}
    assert sorted(set(known) - used) == []


def _said():
    """What the code says of its own publications, the notes of parameters, and what is said of publications in our own words."""
    for column in ("publisher", "title", "edition"):
        yield from (text for (text,) in store().rows(f"SELECT DISTINCT {column} FROM publication"))
    yield from notes()
    yield from (text for (text,) in store().rows("SELECT DISTINCT source FROM parameter"))
    yield from (part for locator in places.published() for part in re.split(", |; ", locator))
    for path in (ROOT / "src" / "carbon").rglob("*.py"):
        yield from re.findall(r'"([^"\n{}]*)"', path.read_text(encoding="utf-8"))


def test_a_place_in_a_publication_is_said_in_swedish():
    """Names of tables and rows stay; the word that leads a number is ours."""
    words, left = Words("sv"), re.compile(r"\b(?:[Tt]ables?|rows?|columns?|sheet|[Ss]ections?|pages?|pp?\.|line|resource) [\d\"]")
    said = {words.sentence(place_said(locator)) for locator in places.published()}
    assert len(said) > 30000
    assert sorted(text for text in said if left.search(text)) == []
    # A place of several parts is in one language: what is of us and no name of a table is said in Swedish throughout.
    english = re.compile(
        r"\((?:mean of|that of the)|weighted average|of the \d+ Guidelines|adjusted for transfers|without imports|mean of the months|taken as net"
    )
    assert sorted(text for text in said if english.search(text)) == []


def notes():
    """The notes of parameters: an auditor meets them beside the spread of a factor, in findings and explanations."""
    return {note for (note,) in store().rows("SELECT DISTINCT note FROM parameter WHERE note <> ''")}


def test_every_note_of_a_parameter_has_a_translation():
    """2 701 notes are of few patterns; none may be left in English."""
    words = Words("sv")
    assert len(notes()) > 150
    assert sorted({NUMBER.sub("#", note) for note in notes() if words.data(note) == note}) == [], "write its pattern in data_sv.csv"


def test_what_is_said_of_a_publication_in_our_words_has_a_translation():
    """Titles and names stay; where a copy was read, when a page was seen and who derived a figure are words of ours."""
    words, ours = Words("sv"), re.compile(r"\((?:derived|calculated|table of|.*method report)|^page |^edition ")
    columns = ("publisher", "title", "edition")
    texts = {text for column in columns for (text,) in store().rows(f"SELECT DISTINCT {column} FROM publication")}
    found = {text for text in texts if ours.search(text)}
    assert len(found) > 5
    assert sorted(text for text in found if words.data(text) == text) == []


def test_defaults_of_spreads_are_told_in_swedish(capsys):
    example = ROOT / "examples" / "norrbotten-2019"
    main(["uncertainty", str(example), "--all", "--language", "sv"])
    out = capsys.readouterr().out
    assert "medianen av" in out
    assert "stated half widths" not in out


def test_numbers_of_the_data_stay_in_their_order():
    text = (
        "licence not stated by the publisher; 18 single figures quoted with citation, no substantial part of a database: figures of a guide"
    )
    assert Words("sv").data(text).startswith("utgivaren anger ingen licens; 18 enstaka siffror")
    assert Words("en").data(text) == text


def test_items_of_parameters_that_findings_name_have_a_word():
    words, families = Words("sv"), "('leak_rate', 'burning', 'inhaler')"
    items = {item.replace("_", " ") for (item,) in store().rows(f"SELECT DISTINCT item FROM parameter WHERE family IN {families}")}
    assert len(items) > 25
    for item in sorted(items):
        words.template(item)
    assert sorted(words.missing) == []


def headings():
    """(file, heading) of each table that a command prints, as it stands in the code."""
    for path in sorted((ROOT / "src" / "carbon" / "cli").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = {
            target.id: node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("table", "print_with_ids") and len(node.args) > 1:
                columns = named.get(node.args[1].id) if isinstance(node.args[1], ast.Name) else node.args[1]
                yield from ((path.name, part.value.lstrip(">")) for part in getattr(columns, "elts", ()) if isinstance(part, ast.Constant))


def test_every_heading_of_a_table_has_a_word():
    words, found = Words("sv"), list(headings())
    assert len(found) > 60
    units = {"MWh"}
    assert sorted({(file, text) for file, text in found if has_words(text) and text not in units and not words.knows(text)}) == []


EXAMPLES = sorted({example for cls in kinds().values() for example in cls.examples})
OWN = {"grid electricity"}
"""What a person writes in an example."""


def explained(line):
    told = io.StringIO()
    given = [part for part in shlex.split(line) if part != "--explain"]
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(io.StringIO()):
        main([*given, "--explain", "--language", "sv"])
    return told.getvalue()


@pytest.mark.parametrize("part", range(4))
def test_every_example_is_explained_in_swedish(part):
    """Ids, titles of publications and what stands in brackets as their place are names, and stay."""
    cited = store().rows("SELECT title FROM publication UNION SELECT publisher FROM publication UNION SELECT source FROM parameter")
    titles = sorted({text for (text,) in cited}, key=len)
    found = {}
    for line in EXAMPLES[part::4]:
        for row in explained(line).splitlines():
            kind = row.strip().split(" ")[0]
            if kind in ("faktor", "gas", "källa"):
                continue
            text = row
            for name in (*reversed(titles), *OWN):
                text = text.partition(name)[0] if name else text
            text = re.sub(r"\(.*\)|\S+/\S+", " ", text)
            if english(text) and not NAMES.search(text):
                found[row.strip()] = line
    assert found == {}


def test_a_report_of_the_example_is_swedish_in_what_it_took_from_the_data(tmp_path):
    result = carbon.Inventory.open(ROOT / "examples" / "norrbotten-2019").footprint()
    text = carbon.report(result, tmp_path / "r.md", language="sv").read_text(encoding="utf-8")
    page = carbon.report(result, tmp_path / "r.html", language="sv").read_text(encoding="utf-8")
    for said in (text, page):
        assert "utgivaren anger ingen licens" in said
        assert "licence not stated" not in said
        assert "surplus gas of the steel works" not in said
    assert "överskottsgas från stålverket" in page


def test_findings_of_today_are_told_in_their_own_words():
    """What a code means, with values in brackets, is for sentences of older versions alone; the name of a field is no sentence."""
    found = carbon.Inventory.open(ROOT / "examples" / "norrbotten-2019").footprint().findings
    words = Words("sv")
    assert {text for one in found if (text := message(words, one.code, one.message)) != words.sentence(one.message)} == set()


def test_figures_of_the_data_have_a_comma_and_numbers_of_tables_and_versions_have_none():
    words = Words("sv")
    texts = {text for text in data() | notes() if "." in text}
    told = {text: words.data(text) for text in texts if words.data(text) != text}
    assert len(told) > 100
    units = re.compile(r"\d\.\d+ (?:g|kg|t|MJ|%|m3|av)\b")
    assert {text: swedish for text, swedish in told.items() if units.search(swedish)} == {}
    named = re.compile(r"(?:tabell\w*|avsnitt|kapitel|ekvation\w*|version|BY|doi) \d+,\d")
    assert {text: swedish for text, swedish in told.items() if named.search(swedish)} == {}
