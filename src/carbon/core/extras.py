"""Libraries that not everyone installs: what lacks one says which extra brings it."""

from __future__ import annotations

from carbon.core.errors import CarbonError
from carbon.core.sentences import say


def missing_extra(what: str, library: str, extra: str) -> CarbonError:
    """Return the error of something that needs a library which is not installed.

    Parameters: what cannot be done; library that does it; extra of the package that brings it.

    >>> str(missing_extra("writing findings into a workbook", "openpyxl", "excel"))
    "writing findings into a workbook needs openpyxl. Run pip install 'carbon-accounting[excel]'."
    """
    return CarbonError(
        say("{what} needs {library}. Run pip install 'carbon-accounting[{extra}]'.", what=what, library=library, extra=extra),
        code="missing_dependency",
    )
