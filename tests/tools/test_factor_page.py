"""The page of factors holds what it shows and nothing else: it is stale where a reader would see a difference, and only there."""

from __future__ import annotations

import base64
import gzip

import factor_table
import pytest

from carbon.core.store.read import store


def test_the_page_carries_no_version_of_all_data():
    """A word or a caveat is added often, and the page is made of neither."""
    assert store().version not in factor_table.TARGET.read_text(encoding="utf-8")


@pytest.mark.parametrize(("held", "same"), [(b'{"rows":2}', True), (b'{"rows":3}', False)])
def test_data_that_another_zlib_packed_are_left_as_they_are(tmp_path, monkeypatch, held, same):
    loose = base64.b64encode(gzip.compress(held, compresslevel=0, mtime=0)).decode()
    there = tmp_path / "index.html"
    there.write_text((factor_table.HERE / "factor_table.html").read_text(encoding="utf-8").replace("@DATA@", loose), encoding="utf-8")
    monkeypatch.setattr(factor_table, "TARGET", there)
    packed = factor_table._packed(b'{"rows":2}')
    assert (packed == loose) is same
    assert gzip.decompress(base64.b64decode(packed)) == b'{"rows":2}'


def test_a_page_that_is_not_there_is_packed(tmp_path, monkeypatch):
    monkeypatch.setattr(factor_table, "TARGET", tmp_path / "index.html")
    assert gzip.decompress(base64.b64decode(factor_table._packed(b"{}"))) == b"{}"
