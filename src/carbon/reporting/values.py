"""The report for programs: its lines as CSV, and everything as JSON."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict

from carbon.reporting.facts import Facts
from carbon.reporting.further import Extras
from carbon.tables.formulas import harmless

_HEAD = (
    "source", "kind", "scope", "category", "stage", "basis", "amount", "unit", "kg_co2e", "factor_id", "publisher", "publication",
    "locator", "licence",
)  # fmt: skip


def lines_csv(facts: Facts) -> str:
    """Return the lines as CSV in plain numbers; text that a spreadsheet would take for a formula has an apostrophe before it."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(_HEAD)
    for cell in facts.cells["source"]:
        post = facts.postings[cell.posting]
        source = facts.sources[post.source]
        amount = "" if cell.hidden else cell.amount
        booked = (post.kind, post.scope, post.category or "", post.stage, post.basis or "")
        cited = (source.id, source.publisher, source.title, source.locator, source.licence)
        rows.writerow([harmless(part) for part in (cell.label, *booked, amount, source.unit, cell.kg, *cited)])
    return out.getvalue()


def as_json(facts: Facts, extras: Extras) -> str:
    """Return everything that the report says as JSON, in English keys and kg; coefficients of closed licences are left out."""
    sources = [asdict(source) | ({"gases": None} if source.closed else {}) for source in facts.sources]
    cells = {key: [asdict(cell) | ({"amount": None} if cell.hidden else {}) for cell in found] for key, found in facts.cells.items()}
    record = {name: getattr(facts, name) for name in _PLAIN} | {
        "co2e_kg": facts.total_kg,
        "tables": dict(facts.tables),
        "sources": sources,
        "postings": [asdict(post) for post in facts.postings],
        "cells": cells,
        "control_totals": [asdict(verdict) for verdict in facts.verdicts],
        "goals": [asdict(goal) for goal in facts.goals],
        "exclusions": [vars(item) for item in facts.exclusions],
        "findings": _findings(facts),
        "change": asdict(found) if (found := extras.get("change")) else None,
        "certainty": asdict(sure) if (sure := extras.get("certainty")) else None,
    }
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"


_PLAIN = (
    "name", "organisation", "period", "notice", "consolidation", "basis", "location_kg", "market_kg", "complete", "complete_but_for",
    "rows", "unanswered", "unread", "gwp_set", "gwp_sets", "non_co2", "datasets", "fingerprint", "version",
)  # fmt: skip


def _findings(facts: Facts) -> list[dict[str, object]]:
    """Findings by code and severity; their sentences name rows, so they are given only where rows may be, and errors always."""
    if facts.asked or facts.input_rows:
        return [finding.as_dict() for finding in facts.findings]
    sums: dict[tuple[str, str], int] = {}
    for finding in facts.findings:
        if finding.severity != "error":
            sums[finding.code, finding.severity] = sums.get((finding.code, finding.severity), 0) + finding.count
    errors = [finding.as_dict() for finding in facts.findings if finding.severity == "error"]
    return errors + [{"code": code, "severity": severity, "count": count} for (code, severity), count in sums.items()]
