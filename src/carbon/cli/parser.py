"""Arguments of commands: errors are one sentence, as all of the library's are."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from carbon.cli.language import speak
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.sentences import say

RESULT_OF = "folder with inventory.toml, a workbook of the template, or a lock"
"""What a command takes that works on a result, as help says it."""


class _Unprinted(argparse.RawDescriptionHelpFormatter):
    """The help of a parser that prints none, of a width that nothing has to be asked for."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=80)


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one sentence, as all of the library's are.

    Parameters: program, its name; description; examples, of the command line; described, whether it may have to print its help: the
    width of the terminal is asked for each option, and asking loads readers of archives.
    """

    def __init__(self, program: str, description: str, examples: Sequence[str] = (), *, described: bool = True) -> None:
        text = "examples:\n" + "\n".join(f"  python -m carbon {example}" for example in examples) if examples else None
        super().__init__(
            prog=f"python -m carbon {program}",
            description=description,
            epilog=text,
            formatter_class=argparse.RawDescriptionHelpFormatter if described else _Unprinted,
            allow_abbrev=False,
        )

    def error(self, message: str) -> None:  # type: ignore[override]
        """Raise instead of printing the usage."""
        raise CarbonError(say("{message}. See {prog} --help.", message=message, prog=self.prog), code="argument")

    def read(self, given: Sequence[str]) -> argparse.Namespace:
        """Return the arguments; an unknown option is refused with the nearest."""
        space, rest = self.parse_known_args(list(given))
        if rest:
            known = [option for action in self._actions for option in action.option_strings if option.startswith("--")]
            near = did_you_mean(rest[0], known) if rest[0].startswith("-") else ""
            hint = near or say(" See {prog} --help.", prog=self.prog)
            raise CarbonError(say("'{rest}' is not an argument of {prog}.{hint}", rest=rest[0], prog=self.prog, hint=hint), code="argument")
        # The workbook of a template has a language of its own.
        speak(getattr(space, "language", None))
        return space

    @property
    def actions(self) -> Sequence[argparse.Action]:
        """The options that it has."""
        return self._actions


def add_format(parser: Parser) -> None:
    """Add `--format` to a parser."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text for people, json for programs")
    if not any("--language" in action.option_strings for action in parser.actions):
        parser.add_argument("--language", help="en or sv; without it the inventory's, then that of CARBON_LANGUAGE, then English")
