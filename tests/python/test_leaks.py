# SPDX-License-Identifier: Apache-2.0
"""Nothing is kept of what was read, written, refused or half iterated."""
import datetime
import gc
import pathlib

import pytest

import sprat

STATM = pathlib.Path("/proc/self/statm")
ROWS = [{"text": f"a text of its own, number {n}", "n": n, "day": datetime.date(2001, 1, 1), "list": [n]} for n in range(20_000)]
DATA = sprat.dumps(ROWS)


def read():
    for row in sprat.open(DATA):
        row.text, row._asdict(), row == row


def stop_half_way():
    reader = sprat.open(DATA)
    return [next(reader) for _ in range(10)]


def load():
    rows = sprat.load(DATA)
    return rows[5:10].column("n"), [row._replace(n=1) for row in rows[:50]]


def write():
    sprat.dumps(ROWS)


def refuse():
    with pytest.raises(TypeError):
        sprat.dumps([*ROWS[:3000], {"text": 1}])
    with pytest.raises(sprat.CorruptError):
        sprat.loads(DATA[:-1000])


def add_up():
    assert sprat.open(DATA, where=("text", "!=", ROWS[7]["text"])).totals()["n"].count == len(ROWS) - 1


def stop_an_arrow_stream():
    pyarrow = pytest.importorskip("pyarrow")
    pyarrow.RecordBatchReader.from_stream(sprat.open(DATA)).read_next_batch()


@pytest.mark.skipif(not STATM.exists(), reason="memory is read from /proc")
@pytest.mark.parametrize("task", [read, stop_half_way, load, write, refuse, add_up, stop_an_arrow_stream])
def test_memory_does_not_grow_with_repetition(task):
    def resident():
        gc.collect()
        return int(STATM.read_text().split()[1]) * 4096

    for _ in range(5):
        task()
    before = resident()
    for _ in range(20):
        task()
    # A task that leaked its rows once would leave 1 MB each time.
    assert resident() - before < 6e6
