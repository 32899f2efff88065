"""The inventory of an organisation: opened from its folder, calculated as one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.factors.catalogue import Catalogue, catalogue
from carbon.factors.policy import Policy
from carbon.inventory.account import account
from carbon.inventory.base_year import Recalculation, recalculate_base_year, stated_total
from carbon.inventory.footprint import Footprint
from carbon.inventory.parts import BaseYear, BaseYearChange
from carbon.inventory.reading import read_tables
from carbon.inventory.settings import Settings, read_settings

OWN_FACTORS = "factors.csv"


@dataclass(frozen=True)
class Inventory:
    """An inventory's folder: settings, tables and own factors.

    Examples
    --------
    >>> Inventory.open("examples/norrbotten-2019").settings.inventory.region
    'SE'
    """

    folder: Path
    settings: Settings

    @staticmethod
    def open(path: str | Path) -> Inventory:
        """Return the inventory of a folder (or of its inventory.toml).

        Raises: CarbonError saying which entry is wrong.
        """
        folder = Path(path)
        if folder.name == "inventory.toml":
            folder = folder.parent
        if not folder.is_dir():
            near = [item.name for item in folder.parent.iterdir() if item.is_dir()] if folder.parent.is_dir() else []
            raise CarbonError(f"folder {folder} is not there.{did_you_mean(folder.name, near)}", code="file_missing", field="path")
        return Inventory(folder, read_settings(folder))

    @property
    def policy(self) -> Policy:
        """How this inventory is calculated."""
        head = self.settings.inventory
        policy = Policy(gwp_set=head.gwp_set, non_co2=head.non_co2)
        return replace(policy, stand_ins=head.stand_ins) if head.stand_ins else policy

    @property
    def catalogue(self) -> Catalogue:
        """The organisation's own factors, matched first, over the shipped ones."""
        own = self.folder / OWN_FACTORS
        return Catalogue.read(own) | catalogue() if own.is_file() else catalogue()

    def footprint(self) -> Footprint:
        """Return the footprint: emissions of all rows, with boundary, contracts, base year and control totals checked."""
        found = self._account(self.policy)
        if self.settings.base_year is None:
            return found
        try:
            return replace(found, base_year=self._base_year(self.settings.base_year))
        except CarbonError as error:
            finding = Finding("base_year_invalid", "error", str(error), "inventory.toml")
            return replace(found, notes=(*found.notes, finding))

    def _account(self, policy: Policy) -> Footprint:
        return account(read_tables(self.folder, self.settings), self.settings, self.catalogue, policy)

    def _base_year(self, entry: BaseYear) -> Recalculation:
        """The base year stated and restated; another GWP set in its inventory is a change of method like any other."""
        if entry.folder is None or entry.co2e is not None:
            return recalculate_base_year(stated_total(entry, None), entry)
        base = Inventory.open(self.folder / entry.folder)
        stated = stated_total(entry, base._account(base.policy).total_kg(entry.basis))  # noqa: SLF001 - without the base year's own base year
        if base.policy.gwp_set == self.policy.gwp_set:
            return recalculate_base_year(stated, entry)
        under_ours = base._account(replace(base.policy, gwp_set=self.policy.gwp_set)).total_kg(entry.basis) or 0.0  # noqa: SLF001 - as above
        name = f"GWP set {base.policy.gwp_set} to {self.policy.gwp_set}"
        change = BaseYearChange(name=name, kind="method", co2e=f"{under_ours - stated:.3f} kg")
        return recalculate_base_year(stated, entry.model_copy(update={"changes": (*entry.changes, change)}))

    def check(self) -> tuple[Finding, ...]:
        """Return all findings of the footprint, errors first."""
        return self.footprint().findings
