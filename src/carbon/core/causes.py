"""Findings by cause: those that say the same of several factors are one sentence that lists them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from carbon.core.errors import Finding
from carbon.core.sentences import reworded

_BEFORE_ID = ": "


def by_cause(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in their order, those that differ only in the factor named last as one, with all the factors.

    Parameters: findings; those that say what is wrong with a row stay as they are.

    >>> said = [Finding("factor_undated", "warning", f"the figure has no year: {name}.") for name in ("a/b", "a/c")]
    >>> [finding.message for finding in by_cause(said)]
    ['the figure has no year: a/b, a/c.']
    """
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((*_parts(finding)[:1], finding.code, finding.severity, finding.file, finding.row), []).append(finding)
    return [_joined(group) for group in groups.values()]


def _parts(finding: Finding) -> tuple[str, str]:
    """The sentence up to the factor that it names last, and that factor; the whole sentence where it names none."""
    head, sign, last = finding.message.rpartition(_BEFORE_ID)
    return (head, last.removesuffix(".")) if sign and "/" in last and last.endswith(".") else (finding.message, "")


def _joined(group: list[Finding]) -> Finding:
    if len(group) == 1:
        return group[0]
    head, last = _parts(group[0])
    if not last:
        return replace(group[0], count=sum(finding.count for finding in group))
    factors = ", ".join(dict.fromkeys(_parts(finding)[1] for finding in group))
    return replace(group[0], message=reworded(group[0].message, f"{head}{_BEFORE_ID}{factors}.", last, factors))
