"""The options of a command that say which factors may be taken: publications that take precedence, and later factors."""

from __future__ import annotations

from argparse import Namespace

from carbon.cli.parser import Parser
from carbon.factors.policy import check_sources


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
    check_sources(space.publication, "publication")
    return tuple(space.publication)
