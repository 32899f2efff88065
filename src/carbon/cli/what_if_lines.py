"""A scenario line by line: amounts before and after, what differs, and the factors of what comes in their place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from carbon.analysis.scenario_lines import MovedLine
from carbon.cli.language import told
from carbon.cli.render import console, plain
from carbon.core.formatting import number
from carbon.core.quantities import Amount
from carbon.core.sentences import joined, say, term


def print_lines(lines: Sequence[MovedLine]) -> None:
    """Print what each measure does, line by line.

    Parameters: lines, in the order of the measures.
    """
    out = console()
    for measure, found in groupby(lines, key=lambda line: line.measure):
        out.print(plain(measure))
        for line in found:
            for text in (*_sums(line), *(f"    {row}" for row in told(line.explained).splitlines())):
                out.print(plain(text), soft_wrap=True)
            out.print()


def _sums(line: MovedLine) -> list[str]:
    place = joined([part for part in (line.source, line.site, term(line.kind)) if part], ", ")
    found: list[str] = [
        say("  {place}: {part}", place=place, part=_part(line)),
        say("    before  {sum}", sum=_product(line.taken, line.kg_per_unit)),
    ]
    if line.made is not None and line.made_kg_per_unit is not None:
        under = say(", under {source}", source=line.into) if line.into else ""
        found.append(say("    after   {sum}{under}", sum=_product(line.made, line.made_kg_per_unit), under=under))
    found.append(say("    change  {kg} kg CO2e", kg=_signed(line.kg)))
    if line.fields:
        found.append(say("    fields  {fields}", fields=joined([_field(name, pair) for name, pair in line.fields.items()], "; ")))
    return found


def _part(line: MovedLine) -> str:
    if line.taken.value < 0:
        return say("{amount} more than {whole}", amount=_amount(Amount(-line.taken.value, line.taken.unit)), whole=_amount(line.concerned))
    return say("{amount} of {whole}", amount=_amount(line.taken), whole=_amount(line.concerned))


def _amount(given: Amount) -> str:
    return say("{value} {unit}", value=number(given.value), unit=given.unit)


def _product(amount: Amount, per_unit: float) -> str:
    unit = f"({amount.unit})" if " " in amount.unit else amount.unit
    kg = number(amount.value * per_unit)
    return say("{amount} × {per} kg/{unit} = {kg} kg CO2e", amount=_amount(amount), per=number(per_unit), unit=unit, kg=kg)


def _signed(kilograms: float) -> str:
    return joined(["+" if kilograms > 0 else "−", number(abs(kilograms))])


def _field(name: str, pair: tuple[object, object]) -> str:
    before, after = (_value(value) for value in pair)
    return say("{name} {before} → {after}", name=name, before=before, after=after)


def _value(given: object) -> str:
    if given is None:
        return say("not given")
    return number(given) if isinstance(given, float) else str(given)
