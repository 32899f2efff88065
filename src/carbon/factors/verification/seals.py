"""The seal of each dataset: what was imported and looked at is what is indexed, to the last digit."""

from __future__ import annotations

from collections.abc import Iterator

from carbon.core.store.read import Store, store
from carbon.factors.verification.limits import Problem


def broken_seals(index: Store | None = None) -> Iterator[Problem]:
    """Yield each dataset whose factors are not those of its seal: any slip in a file that was not sealed anew.

    Parameters: index, that of the shipped datasets without one.

    >>> list(broken_seals())
    []
    """
    sql = "SELECT name, content, package ->> '$.resources[0].sha256' FROM publication ORDER BY name"
    for name, content, sealed in (index or store()).rows(sql):
        if content != sealed:
            message = "factors.csv is not what datapackage.json seals. Compare it with the publication, then run tools/datasets/seal.py."
            yield Problem(name, "seal", message)
