"""Plugins of pydantic, of which the command line has none: to look for them loads a tenth of all that a quick calculation loads."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterable
from types import ModuleType
from typing import Any

_SETTING, _OFF = "PYDANTIC_DISABLE_PLUGINS", ("__all__", "1", "true")
_LOADER = "pydantic.plugin._loader"


class _Loader(ModuleType):
    """The module that finds plugins, as long as they are off; whatever else is asked of it, the module itself answers."""

    def get_plugins(self) -> Iterable[Any]:
        """Return the plugins: none while they are off."""
        found: Iterable[Any] = () if os.environ.get(_SETTING) in _OFF else self._itself().get_plugins()
        return found

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._itself(), name)

    def _itself(self) -> Any:
        if sys.modules.get(_LOADER) is self:
            del sys.modules[_LOADER]
        return importlib.import_module(_LOADER)


def without_plugins() -> None:
    """Turn plugins of pydantic off, unless the environment says something of them, and spare the process the search for them.

    The module of pydantic that finds them loads the metadata of packages, with the readers of mails and archives, before it looks
    whether plugins are off. It is pydantic's own: under another name it is loaded as ever.
    """
    if os.environ.setdefault(_SETTING, "__all__") in _OFF:
        sys.modules.setdefault(_LOADER, _Loader(_LOADER))
