"""Every template that the program says with values, as it stands in the code."""

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path

import carbon
from carbon.activities.fields.field_words import Word
from carbon.activities.framework.describing import field_reader, field_texts
from carbon.activities.framework.kinds import kinds
from carbon.core.booking import STAGES
from carbon.core.places import WORDS as OF_PLACES
from carbon.core.store.read import store
from carbon.core.units.dimensions import CURRENCIES, DIMENSIONS
from carbon.core.units.words import WORDS
from carbon.workbook.in_book import instead

ROOT = Path(carbon.__file__).parent
LEFT_OUT = ("factors/index/", "core/sentences.py")
"""What is read by who builds the datasets, in English alone; and the maker itself."""


@cache
def all_calls():
    """Name of a function → its calls, with the module and line they stand in."""
    found = defaultdict(list)
    for path in sorted(ROOT.rglob("*.py")):
        module = path.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found[getattr(node.func, "id", getattr(node.func, "attr", ""))].append((f"{module}:{node.lineno}", node))
    return found


def calls(name):
    """Calls of a function that are read in more languages than English, with the module and line they stand in."""
    return [(place, node) for place, node in all_calls().get(name, []) if not place.startswith(LEFT_OUT)]


def templates():
    """(place, template) of each say("…"), both branches where it chooses."""
    for place, node in calls("say"):
        yield from ((place, text) for text in texts(node.args[0]))
    yield from caveats()
    yield from meanings()
    yield from (("in_book.csv", text) for text in instead().values())


def meanings():
    """(place, text) of each meaning of a word of two, which is data: emission_factors/taxonomy/fields/two_meanings.csv."""
    for pair in store().rows("SELECT meaning, other FROM two_meanings"):
        yield from (("two_meanings.csv", text) for text in pair)
    yield from (("next_steps.csv", text) for (text,) in store().rows("SELECT step FROM next_step"))


def caveats():
    """(place, sentence) of each caveat, which is data: emission_factors/caveats.csv."""
    yield from (("caveats.csv", text) for (text,) in store().rows("SELECT DISTINCT caveat FROM caveat"))


def texts(node):
    """The texts that an expression may be."""
    if isinstance(node, ast.IfExp):
        yield from (*texts(node.body), *texts(node.orelse))
    elif isinstance(node, ast.Constant):
        yield node.value
    else:
        message = f"line {node.lineno}: {ast.unparse(node)}: a template is written where it is said"
        raise TypeError(message)


def messages():
    """(place, expression) of what findings and errors say."""
    for place, node in calls("Finding"):
        yield from ((place, argument) for argument in node.args[2:3])
        yield from ((place, keyword.value) for keyword in node.keywords if keyword.arg == "message")
    for place, node in calls("CarbonError"):
        yield from ((place, argument) for argument in node.args[:1])


def terms():
    """(place, word) of the vocabulary that sentences name: stages, dimensions, kinds and what the code says with term("…")."""
    yield from (("places", name) for name in OF_PLACES)
    yield from (("stages", name.replace("_", " ")) for name in STAGES)
    yield from (("dimensions", name.replace("_", " ")) for name in DIMENSIONS if name not in CURRENCIES)
    for kind, cls in kinds().items():
        needed = [name for name, field in cls.model_fields.items() if field.is_required()]
        yield from ((kind, field_texts(cls)[name]) for name in needed if not isinstance(field_reader(cls, name), Word))
    yield from (("ambiguous units", str(why)) for (why,) in store().rows("SELECT DISTINCT why FROM ambiguous_unit"))
    yield from (("units", name) for name in WORDS)
    yield from (("billing customs", str(custom)) for (custom,) in store().rows("SELECT DISTINCT custom FROM billing_custom"))
    yield from (("fuel properties", str(name).replace("_", " ")) for (name,) in store().rows("SELECT DISTINCT property FROM fuel_property"))
    for place, node in calls("term"):
        if isinstance(node.args[0], ast.Constant | ast.IfExp):
            yield from ((place, text.replace("_", " ")) for text in texts(node.args[0]))
