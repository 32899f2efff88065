"""Every sentence of the reports, as it stands in the code, the templates and the tables of words."""

import ast
from pathlib import Path

from jinja2 import Environment
from jinja2.ext import extract_from_ast

import carbon.reporting
from carbon.activities.framework.kinds import kinds
from carbon.core.booking import CATEGORIES
from carbon.reporting import content, explained, further, lines, vocabulary

ROOM = Path(carbon.reporting.__file__).parent


def of_templates():
    """What the templates say with _("…")."""
    for path in sorted((ROOM / "templates").glob("*.html")):
        tree = Environment().parse(path.read_text(encoding="utf-8"))
        for _, _, text in extract_from_ast(tree, gettext_functions=("_", "co2e")):
            if text is not None:
                yield text[0] if isinstance(text, tuple) else text


def of_code():
    """What the modules say with words("…")."""
    for path in sorted(ROOM.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
            if name in ("words", "sheet", "ref", "name") and node.args:
                yield from (part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant) and isinstance(part.value, str))


def of_tables():
    """What tables of words hold: scopes, stages, gases and the like."""
    for table in (
        vocabulary.SCOPES, vocabulary.STAGES, vocabulary.UNITS, vocabulary.HEATING_VALUES, vocabulary.GASES, vocabulary.BESIDE, vocabulary.APPROACHES, vocabulary.BASES,
        vocabulary.STATES, vocabulary.SEVERITIES, vocabulary.STATUSES, vocabulary.KEYS, vocabulary.LEVELS, vocabulary._NONE,
        CATEGORIES, lines._WHOLE, lines._STARTS, vocabulary.TITLES, further.CAUSES, further._WHAT,
    ):  # fmt: skip
        yield from table.values()
    yield from (*explained.INDICATORS, *explained._SORTS, *content._TERMS)
    yield from (name.replace("_", " ") for name in kinds())


def all_of_them():
    return sorted({*of_templates(), *of_code(), *of_tables()})
