"""A plan as a file: everything that its numbers came from, so that a later library recomputes an old footprint to the last bit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from carbon.core.errors import CarbonError
from carbon.core.reasons import reason
from carbon.core.sentences import say
from carbon.engine.plan.record import FORMAT, P, plan_of_record, plan_record, seal

if TYPE_CHECKING:
    from carbon.engine.plan.plan import Plan


def save_plan(plan: Plan, path: str | Path) -> None:
    """Write a plan to a JSON file, aside and then renamed.

    Parameters: plan; path.
    Raises: CarbonError for a folder that is not there, and for a path that cannot be written.
    """
    target = Path(path)
    if not target.parent.is_dir():
        raise CarbonError(say("folder {parent} does not exist. Create it first.", parent=target.parent), code="file_missing")
    if target.is_dir():
        raise CarbonError(
            say("{target} is a folder. Name a file in it, as {example}.", target=target, example=target / "plan.json"), code="file_type"
        )
    aside = target.with_name(f".{target.name}.part")
    try:
        aside.write_text(json.dumps(plan_record(plan), ensure_ascii=False), encoding="utf-8")
        aside.replace(target)
    except OSError as error:
        raise CarbonError(
            say("{target} cannot be written: {reason}. Choose another file.", target=target, reason=error.strerror), code="file_broken"
        ) from error
    finally:
        aside.unlink(missing_ok=True)


def load_plan(path: str | Path, cls: type[P]) -> P:
    """Return the plan of a file; its numbers are those it was saved with, whatever the installed datasets say.

    Parameters: path of a file that `Plan.save` wrote; cls, the class of the plan.
    Raises: CarbonError for a file that is not a plan, or whose numbers do not come to its own fingerprint, naming the line.
    """
    target = Path(path)
    try:
        record = json.loads(target.read_text(encoding="utf-8"))
        _check_shape(record, target.name)
        plan = plan_of_record(record, cls)
        _check_numbers(plan, record, target.name)
    except FileNotFoundError as error:
        raise CarbonError(say("{target} is not there.", target=target), code="file_missing") from error
    except OSError as error:
        raise CarbonError(
            say("{target} cannot be read: {reason}. Name a file that plan.save(path) wrote.", target=target, reason=error.strerror),
            code="file_broken",
        ) from error
    except (ValueError, LookupError, TypeError) as error:
        if isinstance(error, CarbonError):
            raise
        raise CarbonError(
            say("{target_name} is not a plan: {error}. Save one with plan.save(path).", target_name=target.name, error=reason(error)),
            code="plan_format",
        ) from error
    return plan


def _check_shape(record: dict[str, Any], name: str) -> None:
    """Refuse a file of another format, and one whose cells, answers or shares were changed."""
    if record["format"] != FORMAT:
        raise CarbonError(
            say(
                "{target_name} is a plan of format {format}; this library reads {known}.",
                target_name=name,
                format=record["format"],
                known=FORMAT,
            ),
            code="plan_format",
        )
    if seal(record) != record["seal"]:
        raise CarbonError(
            say("{target_name}: cells, answers or shares in the file were changed. Save the plan anew.", target_name=name),
            code="plan_changed",
        )


def _check_numbers(plan: Plan, record: dict[str, Any], name: str) -> None:
    """Refuse a file whose lines come to other numbers, or another fingerprint, than it says."""
    stored = record["co2e_per_unit"]
    for number, (question, line) in enumerate(plan.lines):
        if float(plan.co2e_per_unit[number]) != stored[number]:
            raise CarbonError(
                say(
                    "{file}: line {number} ({kind}, {stage}, {factor}) comes to {co2e_per_unit} kg CO2e per unit and says "
                    "{stored}. The file was changed; save the plan anew.",
                    file=name,
                    number=number,
                    kind=plan.answers[question].question.kind,
                    stage=line.stage,
                    factor=line.factor.id,
                    co2e_per_unit=repr(float(plan.co2e_per_unit[number])),
                    stored=repr(stored[number]),
                ),
                code="plan_changed",
            )
    if plan.fingerprint != record["fingerprint"]:
        raise CarbonError(
            say(
                "{name}: the fingerprint of its lines is {fingerprint}, the file says {record}: a factor, booking or the "
                "policy in the file was changed. Save the plan anew.",
                name=name,
                fingerprint=plan.fingerprint[:16],
                record=record["fingerprint"][:16],
            ),
            code="plan_changed",
        )
