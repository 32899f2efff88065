"""The option of a command that names publications which take precedence over others."""

from __future__ import annotations

from argparse import Namespace

from carbon.cli.parser import Parser
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.sentences import say
from carbon.factors.index_layer import publications


def add_sources(parser: Parser) -> None:
    """Add the option that names publications."""
    parser.add_argument(
        "--publication",
        action="append",
        default=[],
        metavar="NAME",
        help="publication that takes precedence over all others of the same region, as ember-2025; repeatable",
    )


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
