"""The options of a command that say which factors may be taken: publications that take precedence, and later factors."""

from __future__ import annotations

from argparse import Namespace

from carbon.cli.parser import Parser
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.sentences import say
from carbon.factors.index_layer import publications


def add_sources(parser: Parser) -> None:
    """Add the options that name publications and allow later factors."""
    parser.add_argument(
        "--publication",
        action="append",
        default=[],
        metavar="NAME",
        help="publication that takes precedence over all others of the same region, such as ember-2025; repeatable",
    )
    parser.add_argument("--future-factors", action="store_true", help="take factors that hold only after the period, where no other does")


def sources_of(space: Namespace) -> tuple[str, ...]:
    """Return the publications that a command names.

    Raises: CarbonError `publication_unknown` naming the nearest.
    """
    known = [item.name for item in publications()]
    for name in space.publication:
        if name not in known:
            message = say(
                "publication '{name}' is unknown.{near} python -m carbon factors --summary lists them.",
                name=name,
                near=did_you_mean(name, known),
            )
            raise CarbonError(message, code="publication_unknown", field="publication")
    return tuple(space.publication)
