"""What a new edition prints and the checks of `verify-factors` refuse: it is left out, with the check and what is wrong as the reason.

A zero where the edition before has a number, a unit that moved, a digit too many: the publisher's slip, or ours. Whoever has looked at
the publisher's page and finds it right writes a line in emission_factors/exceptions.csv, and imports the edition again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from changes import MOVED
from edition import DOUBTFUL, Edition

import carbon
from carbon.factors.index.compile import vocabulary
from carbon.factors.index.match_year import MatchYear
from carbon.factors.index.rows import FactorRow, read_row
from carbon.factors.model import EmissionFactor, Publication
from carbon.factors.own import factor_of, grouped
from carbon.factors.verification.neighbours import Neighbours, family_of, neighbours, step_of
from carbon.factors.verify import Problem, exceptions, faults

_SHIPPED = Path(__file__).resolve().parents[2] / "emission_factors"


def without_doubtful(found: Edition) -> tuple[Edition, list[str]]:
    """Return the edition without the factors that a check refuses among those that ship, and what was said of each.

    Parameters: found, what the importer made of the file, and left out itself where the file contradicts itself.
    """
    said = [f"{' / '.join(filter(None, place[:-1]))}: {place[-1]}" for place in found.left if place[-1].startswith(DOUBTFUL)]
    words = vocabulary(_SHIPPED)
    rows = [(record, read_row(record, words)) for record in found.records]
    refused = _refused(found, [row for _, row in rows])
    left = found.left.copy()
    for record, row in rows:
        if reason := refused.get(row.identifier(_name(found))):
            place = dict.fromkeys(found.left_names, "") | {found.left_names[0]: record["locator"], found.left_names[-1]: reason}
            left[tuple(place.values())] += int(record["values"])
    kept = [record for record, row in rows if row.identifier(_name(found)) not in refused]
    return found._replace(records=kept, left=left), [*said, *(f"{name}: {reason}" for name, reason in refused.items())]


def _name(found: Edition) -> str:
    return str(found.package["name"])


def _refused(found: Edition, rows: list[FactorRow]) -> dict[str, str]:
    """Id of a factor → the reason to leave it out, for those that a check refuses."""
    factors, said = list(_factors(found, rows)), dict[str, str]()
    families = sorted({family_of(factor.key) for factor in factors})
    shipped = (one for family in families for one in _shipped_of(family) if one.publication.name != _name(found))
    around = neighbours([*shipped, *factors])
    for factor in factors:
        faults_of = [fault for fault in faults(factor, around) if not _excused(fault, factor, around)]
        if faults_of:
            said[factor.id] = f"{DOUBTFUL}: " + "; ".join(f"{check}, {message}" for _, check, message in faults_of)
    return said


@cache
def _shipped_of(family: str) -> tuple[EmissionFactor, ...]:
    catalogue = carbon.catalogue()
    return tuple(one for key in catalogue.all_keys() if family_of(key) == family for _, one in catalogue.by_key(key))


def _excused(fault: Problem, factor: EmissionFactor, around: Neighbours) -> bool:
    """Whether an exception names the factor, or the edition before it that prints about the same number."""
    before, _ = around.around.get(factor.id, (None, None))
    step = step_of(around.values[before.id], around.values[factor.id]) if before else None
    names = [factor.id, *([before.id] if before and step is not None and abs(step) < MOVED else [])]
    return any(check == fault.check and fnmatchcase(name, pattern) for pattern, check, _ in exceptions() for name in names)


def _factors(found: Edition, rows: list[FactorRow]) -> Iterator[EmissionFactor]:
    """The factors of an edition as they will be matched."""
    package = found.package
    title, publisher, edition = (str(package[name]) for name in ("title", "publisher", "edition"))
    digits = package.get("significant_digits")
    publication = Publication(_name(found), title, publisher, edition, "", significant_digits=digits if isinstance(digits, int) else None)
    years = MatchYear(package)
    for forms in grouped(rows):
        first, last, any_year = years.of(forms[0])
        yield replace(factor_of(forms, publication), year=first, last_year=last, any_year=bool(any_year))
