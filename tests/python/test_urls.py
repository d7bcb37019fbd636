# SPDX-License-Identifier: Apache-2.0
"""URLs are read and written through fsspec."""
import pytest

import sprat

fsspec = pytest.importorskip("fsspec")
ROWS = [(n, str(n % 10)) for n in range(70_000)]
URL = "memory://rows/rides.sprat"


@pytest.fixture
def system():
    system = fsspec.filesystem("memory")
    system.store.clear()
    return system


def test_rows_go_to_a_url_and_come_back(system):
    sprat.dump(ROWS, URL)
    assert sprat.load(URL) == ROWS
    assert [row.field_1 for row in sprat.open(URL, where=("field_1", ">=", 69_998))] == [69_998, 69_999]


def test_a_failed_dump_leaves_nothing_under_the_name(system):
    with pytest.raises(TypeError):
        sprat.dump([(1,), ("x",)], URL, schema={"n": int})
    assert not system.store
    sprat.dump([(7,)], URL)
    with pytest.raises(TypeError):
        sprat.dump([(1,), ("x",)], URL, schema={"n": int})
    assert sprat.load(URL) == [(7,)] and len(system.store) == 1


def test_an_existing_file_is_kept_where_asked(system):
    sprat.dump([(7,)], URL)
    with pytest.raises(FileExistsError, match="overwrite=True"):
        sprat.dump([(8,)], URL, overwrite=False)
    assert sprat.load(URL) == [(7,)]


def test_a_file_url_is_a_file(tmp_path):
    url = (tmp_path / "rides.sprat").as_uri()
    sprat.dump(ROWS[:5], url)
    assert sprat.load(tmp_path / "rides.sprat") == sprat.load(url) == ROWS[:5]
