"""Dask on two worker processes: the same numbers as one by one; slow, since workers start."""

from __future__ import annotations

import pandas as pd
import pytest

from engines import LEDGER, assert_numbers_of_scalars

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
    assert_numbers_of_scalars(table)
