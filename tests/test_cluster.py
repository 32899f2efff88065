"""Dask on two worker processes: the same numbers as one by one; slow, since workers start."""

from __future__ import annotations

from math import fsum, isclose

import pandas as pd
import pytest

import carbon
from engines import LEDGER, MAPPED, cells

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def client():
    distributed = pytest.importorskip("distributed", reason="pip install '.[dask]'")
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        distributed.Client(cluster) as made,
    ):
        yield made


def test_two_workers_give_the_numbers_of_scalars(client):
    import dask.dataframe as dd

    table = dd.from_pandas(pd.DataFrame(LEDGER), npartitions=4)
    assert len(client.scheduler_info()["workers"]) == 2
    result = carbon.calculate(table, **MAPPED)
    out = result.to_frame()
    assert type(out) is type(table)
    found = dict(zip(cells(out, "row"), cells(out, "co2e_kg"), strict=True))
    columns = (LEDGER[name] for name in ("commodity", "qty", "uom", "country", "day"))
    for row, (what, qty, uom, place, day) in enumerate(zip(*columns, strict=True)):
        if row in (2, 3, 4, 5):
            assert found[row] is None
        else:
            assert found[row] == carbon.calculate(what, (qty, uom), region=place, period=day).co2e_kg
    total = fsum(value for value in found.values() if value is not None)
    assert isclose(result.co2e_kg, total, rel_tol=1e-12)
    for keys in (("site",), ("scope", "site"), ("commodity", "factor_id"), ("gas",)):
        assert isclose(fsum(result.by(*keys)["co2e_kg"].to_list()), total, rel_tol=1e-12)
    assert (result.rows, result.unanswered) == (8, 4)
