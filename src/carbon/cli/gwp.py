"""The options of a command that name a GWP set and own values of gases."""

from __future__ import annotations

from argparse import Namespace

from carbon.cli.parser import Parser
from carbon.factors.policy import Policy


def add_gwp(parser: Parser) -> None:
    """Add the options that name a GWP set and own values of gases."""
    parser.add_argument("--gwp-set", help="set of global warming potentials, such as ar5_100 (default: ar6_100)")
    parser.add_argument(
        "--gwp",
        action="append",
        default=[],
        metavar="GAS=VALUE",
        help="your own GWP for a gas [kg CO2e/kg], used instead of the set's, such as sevoflurane=130; repeatable",
    )


def gwp_set_of(space: Namespace) -> str:
    """Return the GWP set of a command with the own values of gases behind it, such as 'ar6_100 + sevoflurane=130'."""
    return " + ".join([space.gwp_set or Policy().gwp_set, *space.gwp])
