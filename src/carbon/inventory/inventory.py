"""The inventory of an organisation: opened from its folder, calculated as one."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from carbon.core.collector import collector_paused
from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.core.periods import Period
from carbon.core.sentences import say
from carbon.factors.catalogue import Catalogue, catalogue
from carbon.factors.policy import Policy, check_sources
from carbon.inventory.account import account
from carbon.inventory.base_year import Recalculation, recalculate_base_year, stated_total
from carbon.inventory.contract_factors import contract_factors
from carbon.inventory.footprint import Footprint, SourceFiles
from carbon.inventory.parts import BaseYear, BaseYearChange
from carbon.inventory.reading import read_tables
from carbon.inventory.second_names import name_findings
from carbon.inventory.settings import NAME, Settings, read_settings, settings_of
from carbon.inventory.table_files import no_inventory, source_files
from carbon.inventory.unused_factors import unused_factors
from carbon.workbook.recognised import is_workbook

if TYPE_CHECKING:
    from carbon.workbook.in_book import BookWords

OWN_FACTORS = "factors.csv"
_SAME_IN_BASE_YEAR = ("gwp_set", "consolidation", "non_co2")
"""Rules of calculation that an inventory and its base year must share to be compared."""


@dataclass(frozen=True)
class Inventory:
    """An inventory: settings, tables and own factors of a folder, or a filled workbook of the template.

    Parameters: folder; settings; notes, findings made before its rows are read; book, the name of its workbook; text, the settings of a
    workbook as an inventory.toml would state them; in_front, factors that take precedence over all others.

    Examples
    --------
    >>> Inventory.open("examples/norrbotten-2019").settings.inventory.region
    'SE'
    """

    folder: Path
    settings: Settings
    notes: tuple[Finding, ...] = ()
    book: str | None = None
    text: str = ""
    in_front: Catalogue | None = None

    def __repr__(self) -> str:
        head = self.settings.inventory
        return f"<Inventory {head.name}, {head.period}: {self.folder}>"

    @staticmethod
    def open(path: str | Path) -> Inventory:
        """Return the inventory of a folder (or of its inventory.toml), or of a workbook of the template.

        Parameters: path of the folder or file.
        Raises: CarbonError saying which entry, sheet or cell is wrong.

        >>> Inventory.open("examples/norrbotten-2019").settings.inventory.organisation
        'Region Norrbotten'
        """
        folder = Path(path)
        if is_workbook(folder):
            # Here, because a folder needs nothing of workbooks.
            from carbon.workbook.opening import open_book

            book = open_book(folder)
            return Inventory(folder.parent, settings_of(book.text, folder.name), book.notes, folder.name, book.text)
        if folder.name == "inventory.toml":
            folder = folder.parent
        if folder.is_file():
            raise no_inventory(folder)
        if not folder.is_dir():
            beside = folder.parent.iterdir() if folder.parent.is_dir() else ()
            near = [item.name for item in beside if item.is_dir() and not item.name.startswith(".")]
            raise CarbonError(
                say("folder {folder} is not there.{near}", folder=folder, near=did_you_mean(folder.name, near)),
                code="file_missing",
                field="path",
            )
        return Inventory(folder, read_settings(folder))

    @property
    def policy(self) -> Policy:
        """How this inventory is calculated.

        Raises: CarbonError `publication_unknown` where `sources` names no publication.
        """
        head = self.settings.inventory
        check_sources(head.sources)
        policy = Policy(gwp_set=head.gwp_set, non_co2=head.non_co2, sources=head.sources, future_factors=head.future_factors)
        return replace(policy, stand_ins=head.stand_ins) if head.stand_ins else policy

    @property
    def catalogue(self) -> Catalogue:
        """The organisation's own factors, matched first, over the shipped ones."""
        own = self.folder / OWN_FACTORS
        known = Catalogue.read(own) | catalogue() if self.book is None and own.is_file() else catalogue()
        stated = contract_factors(self.settings.contracts)
        known = known if stated is None else stated | known
        return known if self.in_front is None else self.in_front | known

    def with_factors(self, factors: Catalogue) -> Inventory:
        """Return the inventory with factors that take precedence over all others, such as those of another allocation.

        Parameters: factors.

        >>> from carbon.factors.catalogue import catalogue
        >>> inventory = Inventory.open("examples/norrbotten-2019")
        >>> inventory.with_factors(catalogue()).in_front is catalogue()
        True
        """
        return replace(self, in_front=factors)

    def footprint(self) -> Footprint:
        """Return the footprint: emissions of all rows, with boundary, contracts, base year and control totals checked.

        >>> Inventory.open("examples/norrbotten-2019").footprint().complete
        True
        """
        found = self._account()
        if self.settings.base_year is None:
            return found
        try:
            base_year, notes = self._base_year(self.settings.base_year)
            return replace(found, base_year=base_year, notes=(*found.notes, *notes))
        except CarbonError as error:
            finding = Finding("base_year_invalid", "error", error.sentence, "inventory.toml")
            return replace(found, notes=(*found.notes, finding))

    @collector_paused()
    def _account(self) -> Footprint:
        known = self.catalogue
        found = account(read_tables(self.folder, self.settings, known), self.settings, known, self.policy)
        notes = (*self.notes, *found.notes, *self._unused(found, known), *name_findings(found, self.settings, self.folder))
        return replace(found, source=self._source(), catalogue=known, notes=notes, book=self._words())

    def _words(self) -> BookWords | None:
        """What the workbook calls things; None of a folder, which needs nothing of workbooks."""
        if self.book is None:
            return None
        from carbon.workbook.in_book import words_of

        return words_of(self.folder / self.book)

    def _unused(self, found: Footprint, known: Catalogue) -> list[Finding]:
        """The findings of own factors that no row uses; of a contract that covers nothing its own finding says so."""
        stated = contract_factors(self.settings.contracts)
        return unused_factors(found, known, OWN_FACTORS, stated.layers if stated else ())

    def _source(self) -> SourceFiles:
        """The files that were read, each with its sha256."""
        tables = [name for table in self.settings.tables for name in source_files(self.folder, table)]
        tables += [table.mapping for table in self.settings.tables if table.mapping]
        names = dict.fromkeys((NAME, OWN_FACTORS, *tables) if self.book is None else (self.book,))
        there = [(name, self.folder / name) for name in names if (self.folder / name).is_file()]
        text = self.text if self.book else (self.folder / NAME).read_text(encoding="utf-8-sig")
        digests = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in there}
        return SourceFiles(text, digests, tuple(path.absolute() for _, path in there))

    def _base_year(self, entry: BaseYear) -> tuple[Recalculation, tuple[Finding, ...]]:
        """The base year stated and restated, and what is open in its inventory."""
        if entry.folder is None or entry.co2e is not None:
            return recalculate_base_year(stated_total(entry, None), entry), ()
        base = Inventory.open(self.folder / entry.folder)
        _check_year(base.settings.inventory.period, entry)
        earlier = base._account()  # noqa: SLF001 - without the base year's own base year
        stated = stated_total(entry, earlier.total_kg(entry.basis))
        return self._restated(base, stated, entry), _open_rows(earlier, entry.folder)

    def _restated(self, base: Inventory, stated: float, entry: BaseYear) -> Recalculation:
        """Other rules of calculation in the base year's inventory are a change of method like any other."""
        differing = [
            name for name in _SAME_IN_BASE_YEAR if getattr(base.settings.inventory, name) != getattr(self.settings.inventory, name)
        ]
        if not differing:
            return recalculate_base_year(stated, entry)
        restated = base._under(self, differing)._account().total_kg(entry.basis) or 0.0  # noqa: SLF001 - as above
        words = [f"{name} {getattr(base.settings.inventory, name)} to {getattr(self.settings.inventory, name)}" for name in differing]
        change = BaseYearChange(name=", ".join(words), kind="method", co2e=f"{restated - stated:.3f} kg")
        return recalculate_base_year(stated, entry.model_copy(update={"changes": (*entry.changes, change)}))

    def _under(self, other: Inventory, names: Sequence[str]) -> Inventory:
        """The inventory under some of another's rules of calculation."""
        head = self.settings.inventory.model_copy(update={name: getattr(other.settings.inventory, name) for name in names})
        return replace(self, settings=self.settings.model_copy(update={"inventory": head}))

    def check(self) -> tuple[Finding, ...]:
        """Return all findings of the footprint, errors first.

        >>> [finding for finding in Inventory.open("examples/norrbotten-2019").check() if finding.severity == "error"]
        []
        """
        return self.footprint().findings


def _check_year(period: Period, entry: BaseYear) -> None:
    """Refuse an inventory of another time than the base year."""
    if entry.year not in [year for year, _ in period.by_year()]:
        message = say(
            "base_year.year is {year}, and the inventory in {folder} is of {period}. Name the folder of {year}.",
            year=entry.year,
            folder=entry.folder,
            period=period,
        )
        raise CarbonError(message, code="base_year_invalid")


def _open_rows(base: Footprint, folder: str) -> tuple[Finding, ...]:
    """The finding that the base year's own total leaves rows out."""
    if not base.unanswered and not base.unread:
        return ()
    message = say(
        "the base year's inventory {folder} is {state}, and its total leaves that out. See what is missing with python -m carbon "
        "check, and mend it before comparing years.",
        folder=folder,
        state=base.completeness,
    )
    return (Finding("base_year_incomplete", "warning", message, "inventory.toml"),)
