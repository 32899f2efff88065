"""The door to the engine: a result is read once into facts. Nothing else of the reports knows results."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from math import fsum
from pathlib import Path
from typing import Any

import carbon
from carbon.analysis.ledger import asked_fields
from carbon.core.booking import BESIDE
from carbon.core.errors import Finding
from carbon.core.gases import gwp, kyoto
from carbon.core.sentences import Sentence, Value, joined, term
from carbon.engine.answering.lines import Line
from carbon.engine.asking.question import Question
from carbon.engine.plan.plan import Plan
from carbon.engine.result.emissions import Emissions
from carbon.engine.result.grouping import grouped, line_rows
from carbon.inventory.footprint import Footprint, entity_table, input_files
from carbon.reporting.facts import Asked, Cell, Facts, Posting, Source
from carbon.reporting.perimeter import goals, verdicts

Subject = Emissions
"""What a report is made of: a footprint or any other result."""
ROWS = ("none", "aggregate", "all")
"""How much of the input a report shows: nothing of it, its questions with summed amounts, or every row."""
_SETS = ("ar4_100", "ar5_100", "ar6_100", "ar6_20")
"""The sets that a report offers beside the inventory's own: three reports over 100 years, and the newest over 20."""
_OPEN = re.compile(
    r"\bcc0\b|\bcc[- ]by(?!-n)|public.domain|\bogl\b|open government|licence ouverte|etalab|\bodbl\b|apache|\bmit\b", re.IGNORECASE
)
"""Licences under which a figure may stand in a document that anyone can read."""
_KEYS = ("source", "site", "month", "scope", "category", "gas", "stage")


def facts_of(result: Emissions, rows: str = "none", before: Emissions | None = None) -> Facts:
    """Return everything that a report says of a result.

    Parameters: result; rows, one of ROWS; before, an earlier year, whose values goals are judged by too.
    """
    sources, postings, cells = _linear_form(result)
    plan = result.plan
    shown = dict[str, Any](asked=tuple(_asked(result)) if rows != "none" else (), input_rows=_input_rows(result) if rows == "all" else ())
    return Facts(
        **_head(result, before),
        **shown,
        basis=result.basis,
        total_kg=result.total_kg(result.basis),
        location_kg=result.total_kg("location"),
        market_kg=result.total_kg("market"),
        complete=result.complete,
        complete_but_for=result.complete_but_for,
        rows=result.rows,
        unanswered=result.unanswered,
        gwp_set=plan.policy.gwp_set,
        gases=tuple(plan.gases),
        weights=dict(plan.weights),
        gwp_sets=gwp_sets(plan),
        non_co2=plan.policy.non_co2,
        sources=sources,
        postings=postings,
        cells=cells,
        tables=_tables(result),
        beside={what: kg for what in BESIDE if (kg := _beside(result, what)) is not None},
        findings=_without_folders(result.findings, {path.parent for path in input_files(result)}),
        quality=_quality(result),
        datasets=plan.version,
        fingerprint=plan.fingerprint,
        version=carbon.__version__,
    )


def _without_folders(findings: Sequence[Finding], folders: Collection[Path]) -> tuple[Finding, ...]:
    """Findings that name files as the inventory does: where its folder lies on the machine is no part of a report."""
    starts = [f"{folder}{os.sep}" for folder in sorted(folders, key=lambda folder: len(str(folder)))]

    def short(value: Value) -> Value:
        start = next((start for start in starts if isinstance(value, str) and value.startswith(start)), None)
        return value.removeprefix(start) if start and isinstance(value, str) else value

    return tuple(
        replace(one, message=one.message.with_values(short)) if isinstance(one.message, Sentence) and _named(one, starts) else one
        for one in findings
    )


def _named(finding: Finding, starts: Iterable[str]) -> bool:
    return any(start in finding.message for start in starts)


def _head(result: Emissions, before: Emissions | None) -> dict[str, Any]:
    """What only an inventory has: settings, boundary, control totals, goals, base year."""
    settings = result.settings if isinstance(result, Footprint) else None
    if not isinstance(result, Footprint) or settings is None:
        empty = dict.fromkeys(("name", "organisation", "period", "notice", "consolidation", "region"), "")
        return empty | {"year": None, "states": {}, "unread": (), "biogenic": {}, "instruments": ()}
    head = settings.inventory
    return {
        "name": head.name,
        "organisation": head.organisation,
        "period": str(head.period),
        "notice": head.notice,
        "consolidation": head.consolidation,
        "region": head.region,
        "year": head.period.year,
        "states": result.states,
        "unread": result.unread,
        "biogenic": result.biogenic_kg(result.basis),
        "instruments": result.instruments() if settings.contracts or settings.certificates_sold else (),
        "verdicts": tuple(verdicts(result, lambda basis: grouped(result, ["source", "stage", "scope"], basis))),
        "goals": tuple(goals(result, *([before] if isinstance(before, Footprint) and before.settings else []))),
        "exclusions": result.exclusions,
        "entities": tuple(entity_table(settings)),
        "base_year": result.base_year.to_dict() if result.base_year else None,
        "sites": {name: site.name or name for name, site in settings.sites.items()},
    }


def gwp_sets(plan: Plan) -> dict[str, dict[str, float]]:
    """Return the sets that weigh every gas of a plan: its own, and those of _SETS.

    Parameters: plan.
    """
    found = {plan.policy.gwp_set: dict(plan.weights)}
    inside = [gas for gas in plan.gases if plan.policy.other_gases or kyoto(gas)]
    for name in _SETS:
        known = gwp(name)
        if name not in found and all(gas in known for gas in inside):
            found[name] = {gas: known[gas] if gas in inside else 0.0 for gas in plan.gases}
    return found


def _tables(result: Emissions) -> dict[str, dict[str, list[Any]]]:
    tables = {key: grouped(result, [key], result.basis) for key in _KEYS}
    pairs = {"source_scope": ["source", "scope"], "flow": ["source", "scope", "gas"]}
    return tables | {name: grouped(result, keys, result.basis) for name, keys in pairs.items()}


def _linear_form(result: Emissions) -> tuple[list[Source], list[Posting], dict[str, list[Cell]]]:
    """The plan with its amounts, summed per label and factor: what is not told apart by source and factor is not told."""
    register, cells = _Register(result), dict[str, list[Cell]]()
    for key in ("source", "site", "month"):
        sums: dict[tuple[str, int], tuple[list[float], list[float]]] = {}
        for labels, line, number, amount in line_rows(result, key):
            place, scale, co2e = register.of(number, line)
            found = sums.setdefault(("" if labels[key] is None else str(labels[key]), place), ([], []))
            found[0].append(amount * scale)
            found[1].append(amount * co2e)
        cells[key] = [Cell(label, number, fsum(amounts), fsum(masses)) for (label, number), (amounts, masses) in sums.items()]
    made, posted = list(register.sources.values()), list(register.postings)
    closed = {number for number, post in enumerate(posted) if made[post.source].closed}
    return made, posted, {key: _veiled(found, posted, closed) for key, found in cells.items()}


class _Register:
    """Factors and postings in the order of first appearance; each line of the plan is looked at once, however many labels it has."""

    def __init__(self, result: Emissions) -> None:
        self.plan, self.co2e = result.plan, result.plan.co2e_per_unit.tolist()
        self.sources: dict[tuple[str, str, str], Source] = {}
        self.places: dict[tuple[str, str, str], int] = {}
        self.postings: dict[Posting, int] = {}
        self.known: dict[int, tuple[int, float, float]] = {}

    def of(self, number: int, line: Line) -> tuple[int, float, float]:
        """The number of a line's posting, its units of the factor per unit of the amount, and its kg CO2e per unit."""
        if number not in self.known:
            self.known[number] = (self._posting(number, line), line.scale, self.co2e[number])
        return self.known[number]

    def _posting(self, number: int, line: Line) -> int:
        key = (line.factor.id, line.form.unit, line.form.locator)
        place = self.places.setdefault(key, len(self.places))
        if key not in self.sources:
            self.sources[key] = _source(line)
        kind = self.plan.answers[int(self.plan.line_question[number])].question.kind
        post = Posting(place, kind, line.booking.scope, line.booking.category, line.stage, line.basis, line.reason)
        return self.postings.setdefault(post, len(self.postings))


def _veiled(cells: list[Cell], posted: list[Posting], closed: set[int]) -> list[Cell]:
    """Cells whose amount would tell a closed factor when its result is divided by it: its own, and its neighbours' of one activity."""
    near = {(cell.label, posted[cell.posting].kind) for cell in cells if cell.posting in closed}
    return [replace(cell, hidden=(cell.label, posted[cell.posting].kind) in near) for cell in cells] if near else cells


def may_be_shown(line: Line) -> bool:
    """Return whether the licence of a line's factor lets its figures stand in a published document.

    Parameters: line.
    """
    work = line.factor.publication
    own = work.name.startswith("own-") or work.publisher == "own factors"
    return not own or _OPEN.search(work.licence) is not None


def _source(line: Line) -> Source:
    factor, work, form = line.factor, line.factor.publication, line.form
    return Source(
        id=factor.id,
        key=factor.key,
        qualifiers=dict(factor.qualifiers),
        unit=form.unit,
        gases=dict(form.gases),
        publisher=work.publisher,
        title=work.title,
        edition=work.edition,
        locator=form.locator,
        homepage=work.homepage,
        licence=work.licence,
        gwp_set=factor.gwp_set,
        region=factor.region,
        stages=factor.stages,
        year=factor.year,
        status=factor.status,
        derivation=factor.derivation,
        closed=not may_be_shown(line),
    )


def _beside(result: Emissions, what: str) -> float | None:
    return result.outside_totals(what).co2e_kg if any(line.basis == what for _, line in result.plan.lines) else None


def _quality(result: Emissions) -> dict[str, float]:
    """Kg CO2e by the quality that its rows state."""
    if "quality" not in result.labels:
        return {}
    cells = grouped(result, ["quality"], result.basis)
    return {str(name or ""): kg for name, kg in zip(cells["quality"], cells["co2e_kg"], strict=True)}


def _asked(result: Emissions) -> Iterable[Asked]:
    plan, amounts = result.plan, result.question_amounts.tolist()
    for number, answer in enumerate(plan.answers):
        if result.tally.portions[number]:
            value = amounts[number] * float(plan.question_co2e[result.basis][number]) if answer.answered else None
            steps = dict.fromkeys((*answer.steps, *(step for line in answer.lines for step in line.steps)))
            yield Asked(_asked_text(answer.question), amounts[number], answer.unit, value, tuple(steps))


def _asked_text(question: Question) -> Sentence:
    """A question as a line: its kind, and what is asked; a field that is switched on by its name."""
    given = {
        name: value for name, value in asked_fields(question).items() if value is not None and value is not False and value not in ("", ())
    }
    told = (
        name if value is True else ", ".join(map(str, value)) if isinstance(value, tuple) else str(value) for name, value in given.items()
    )
    return joined((term(question.kind), *told), ", ")


def _input_rows(result: Emissions) -> tuple[dict[str, object], ...]:
    """Every input row with its labels and result."""
    values = result.row_kg(result.basis).tolist()
    shown = [name for name in ("id", "source", "site", "period", "evidence", "note") if name in result.labels]
    return tuple({name: result.labels[name][row] for name in shown} | {"co2e_kg": kg} for row, kg in enumerate(values))
