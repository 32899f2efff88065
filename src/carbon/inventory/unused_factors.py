"""Own factors that no row uses: a slip in a key or a word would otherwise leave them out in silence."""

from __future__ import annotations

from collections.abc import Sequence

from carbon.core.errors import Finding, did_you_mean
from carbon.core.sentences import joined, say
from carbon.engine.result.emissions import Emissions
from carbon.factors.catalogue import Catalogue, catalogue
from carbon.factors.own import OwnLayer

_SHOWN = 3
"""Factors that a finding names."""


def unused_factors(result: Emissions, known: Catalogue, file: str | None = None, beside: Sequence[object] = ()) -> list[Finding]:
    """Return the findings of own factors that no answer uses: those of an unknown key, with the nearest, and the others together.

    Parameters: result, of an inventory, a table or one question; known, the catalogue it was calculated with; file of the own
    factors, None where a program brings them; beside, layers that stand in no file.
    """
    used = {line.factor.id for _, line in result.plan.lines}
    spare = [factor for layer in _own(known) if layer not in beside for factor in layer.factors if factor.id not in used]
    shipped = catalogue().all_keys()
    unknown = dict.fromkeys(factor.key for factor in spare if factor.key not in shipped and not _asked(result, factor.key))
    found = [_unknown_key(key, shipped, file) for key in unknown]
    rest = [factor.id for factor in spare if factor.key not in unknown]
    if rest:
        more = [say("and {count} more", count=len(rest) - _SHOWN)] if len(rest) > _SHOWN else []
        message = say(
            "no row uses these own factors: {factors}. Compare their key, words, region and years with the rows they are for.",
            factors=joined([*rest[:_SHOWN], *more], ", "),
        )
        found.append(Finding("own_factor_unused", "info", message, file, None, None, len(rest)))
    return found


def uses_own(result: Emissions, known: Catalogue) -> bool:
    """Return whether some answer uses a factor of one's own: of one question the others are for other questions.

    Parameters: result; known, the catalogue it was calculated with.
    """
    own = {factor.id for layer in _own(known) for factor in layer.factors}
    return any(line.factor.id in own for _, line in result.plan.lines)


def _own(known: Catalogue) -> list[OwnLayer]:
    return [layer for layer in known.layers if isinstance(layer, OwnLayer)]


def _asked(result: Emissions, key: str) -> bool:
    """Whether some answer was sought under a key, though another factor was taken."""
    return any(line.wanted is not None and line.wanted.key == key for _, line in result.plan.lines)


def _unknown_key(key: str, shipped: Sequence[str], file: str | None) -> Finding:
    message = say("no row asks for key '{key}', and no shipped factor has it.{near}", key=key, near=did_you_mean(key, shipped))
    return Finding("own_key_unknown", "warning", message, file, None, "key")
