"""The laws of a choice, each a function that holds of every answered question: docs/factors.md states them."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache

import carbon
from carbon.core.errors import Finding
from carbon.core.regions import lineage, region
from carbon.engine.answering.demands import Posting
from carbon.engine.answering.lines import Line
from carbon.factors.conversion import convert
from carbon.factors.ranking import OWN
from carbon.factors.wanted import stand_in_rule
from laws.asking import Asked

POWER_AND_HEAT = ("electricity.", "heat.", "cooling.")
_PROPERTY = re.compile(r"^(density|net calorific value|gross calorific value|energy content) ")
_SOURCE = re.compile(r" \(([^,]+),")
_NONE_THERE = re.compile(r"no factor for (\S+); (\S+) (?:of|is of|is for) ")


def _own(line: Line) -> bool:
    """What users bring takes precedence over anything shipped, of whatever edition and market."""
    return line.factor.publication.name.startswith(OWN)


def findings_of(posting: Posting) -> list[Finding]:
    """What a reader must know of a demand, those that follow from the choice of its factor with the others."""
    return [item for one in posting.told for item in ([one] if isinstance(one, Finding) else one.match.told())]


def no_line_twice(found: Asked) -> None:
    """Law 1: no factor, stage and basis stands twice in one chain."""
    rows = Counter(
        (posting.demand.chain, line.factor.id, line.stage, line.basis) for posting in found.postings or [] for line in posting.lines
    )
    assert not [row for row, count in rows.items() if count > 1]
    twice = [item.message for posting in found.postings or [] for item in findings_of(posting) if item.code == "counted_once"]
    # An own factor without a part may answer two parts: it is counted once, and that is said.
    assert all(message.startswith(OWN) for message in twice), twice


def losses_by_losses_alone(found: Asked) -> None:
    """Law 1: only a factor that says it is for losses answers the upstream of losses."""
    for posting in found.postings or []:
        if posting.demand.qualifiers.get("part") == "transmission":
            assert all(line.factor.qualifiers.get("part") == "transmission" for line in posting.lines)


def power_and_heat_of_the_place(found: Asked) -> None:
    """Law 2: power and heat come from the lineage of the region asked, and the world's are the world's own."""
    for posting in found.postings or []:
        for line in posting.lines:
            if line.wanted and line.factor.key.startswith(POWER_AND_HEAT) and line.factor.key != "electricity.technology":
                assert line.factor.region in lineage(line.wanted.region), line.factor.id


def residual_mix_of_its_market(found: Asked) -> None:
    """Law 2: a residual mix holds only where it is published for: Ei's in four countries, another in its own."""
    for posting in found.postings or []:
        for line in posting.lines:
            if line.factor.key == "electricity.residual_mix" and not _own(line):
                country = line.wanted.region.split("-")[0] if line.wanted else ""
                assert line.factor.region == country or country in ("SE", "NO", "FI", "DK"), line.factor.id


def no_silent_proxy(found: Asked) -> None:
    """Laws 2 and 7: a region outside the lineage is a permitted stand-in and a warning; a wider one is a finding."""
    for posting in found.postings or []:
        told = " ".join(item.message for item in findings_of(posting) if item.code in ("region_stand_in", "region_wider"))
        for line in posting.lines:
            if line.wanted is None or line.factor.region == line.wanted.region:
                continue
            assert line.factor.region in (*lineage(line.wanted.region), *carbon.Policy().stand_ins)
            outside = line.factor.region not in lineage(line.wanted.region)
            assert not (outside and stand_in_rule(line.factor.key) == "none"), line.factor.id
            assert line.factor.id in told or region(line.factor.region).kind == "market", (line.factor.id, told)


def one_edition_a_chain(found: Asked) -> None:
    """Law 3: where the edition that answers the first stage of a chain has another stage of it in its region, it answers that too."""
    catalogue = found.catalogue
    first = dict[tuple[str, str], object]()
    for posting in found.postings or []:
        for line in posting.lines:
            if line.wanted is None or _own(line):
                continue
            start = first.setdefault((posting.demand.chain, line.factor.key), line.factor)
            if (line.factor.publication.name, line.factor.region) == (start.publication.name, start.region):
                continue
            own = [
                factor
                for _, factor in catalogue.by_key(line.factor.key)
                if (factor.publication.name, factor.region, factor.stage) == (start.publication.name, start.region, line.factor.stage)
                and line.wanted.asked.items() >= factor.qualifiers.items()
                and factor.qualifiers.keys() >= dict(line.wanted.qualifiers).keys()
                and (factor.year or 0) <= found.activity.period.start.year
                and convert(factor, line.wanted.unit, line.wanted.region, line.wanted.year)
            ]
            assert not own, (start.id, line.factor.id, own[0].id)


def losses_of_the_own_power(found: Asked) -> None:
    """Laws 1 and 3: kg lost are of the edition that made the power; a share of losses is of any."""
    lines = [(posting.demand.chain, line) for posting in found.postings or [] for line in posting.lines]
    made = {chain: line for chain, line in lines if line.factor.stage == "generation"}
    for chain, line in lines:
        power = made.get(chain)
        if power is None or line.factor.stage != "transmission" or line.factor.key == "electricity.losses" or _own(line):
            continue
        assert _edition(line) == _edition(power), line.factor.id


def _edition(line: Line) -> tuple[str, str]:
    return line.factor.publication.name, line.factor.region


def one_set_of_heating_values(found: Asked) -> None:
    """Law 3: density, net and gross heating value of one conversion are of one publication, which each step cites."""
    for posting in found.postings or []:
        for line in posting.lines:
            # What the user gives of the own fuel leads to energy; from there on the factor's own set is used.
            cited = [_SOURCE.search(step) for step in line.steps if _PROPERTY.search(step) and "given with the activity" not in step]
            assert len({match[1] for match in cited if match}) <= 1, line.steps


def finite_and_of_its_sign(found: Asked) -> None:
    """Law 7: everything is finite, and what is emitted is not less than nothing."""
    for posting in found.postings or []:
        for line in posting.lines:
            assert all(math.isfinite(mass) for mass in line.gases.values())
            if line.basis in (None, "location", "market"):
                assert all(mass >= 0 for gas, mass in line.form.gases.items() if gas != "co2_biogenic"), line.factor.id


def no_stage_twice(found: Asked) -> None:
    """Law 1: a stage of a part of a chain is answered once, and not again by itself where a line covers it already."""
    rows = [(posting.demand, line) for posting in found.postings or [] for line in posting.lines if line.wanted]
    asked = Counter(
        (demand.chain, line.wanted.key, line.wanted.qualifiers, line.wanted.stage, line.basis) for demand, line in rows if line.wanted
    )
    assert not [row for row, count in asked.items() if count > 1]
    covered = {(demand.chain, line.factor.key, stage) for demand, line in rows for stage in line.factor.stages[1:]}
    assert not [line.factor.id for demand, line in rows if (demand.chain, line.factor.key, line.factor.stage) in covered]


@lru_cache(maxsize=1024)
def _places(catalogue: carbon.Catalogue, key: str) -> frozenset[str]:
    return frozenset(factor.region for _, factor in catalogue.by_key(key))


def none_is_said_where_none_is(found: Asked) -> None:
    """Law 4: that a place has no factor is said only where the key has none there."""
    for posting in found.postings or []:
        keys = {line.factor.id: line.factor.key for line in posting.lines}
        for item in findings_of(posting):
            said = _NONE_THERE.match(item.message)
            key = keys.get(said[2]) if said else None
            if said and key:
                assert said[1] not in _places(found.catalogue, key), item.message


LAWS = (
    no_line_twice,
    no_stage_twice,
    losses_by_losses_alone,
    power_and_heat_of_the_place,
    residual_mix_of_its_market,
    no_silent_proxy,
    none_is_said_where_none_is,
    one_edition_a_chain,
    losses_of_the_own_power,
    one_set_of_heating_values,
    finite_and_of_its_sign,
)
