"""The wheel build makes the index of emission factors and puts it into the package."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class IndexHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        if version == "editable":
            # An editable install is a checkout: it makes its own index when the data change.
            return
        sys.path.insert(0, str(root / "src"))
        from carbon.factors.index.compile import compile_index

        target = root / "build" / "index.sqlite"
        target.parent.mkdir(exist_ok=True)
        compile_index(root / "emission_factors", target)
        build_data["force_include"][str(target)] = "carbon/_data/index.sqlite"
