# SPDX-License-Identifier: Apache-2.0
"""Blocks that are decoded ahead: the same rows in order, errors where they belong, no thread left behind, forks."""
import gc
import io
import os
import pathlib
import subprocess
import sys
import time

import pytest

import sprat

SCHEMA = "table Row { n: long; text: string; price: long (decimal: 2); } root_type Row;"
BLOCK_ROWS = 1 << 16
ROWS = 5 * BLOCK_ROWS
DATA = sprat.dumps(((n, str(n % 1000), n) for n in range(ROWS)), schema=SCHEMA)
TASKS = pathlib.Path("/proc/self/task")


def stream(reader):
    pyarrow = pytest.importorskip("pyarrow")
    return pyarrow.RecordBatchReader.from_stream(reader)


@pytest.mark.parametrize("threads", [None, 1, 2, 7])
def test_batches_come_in_order_whatever_the_threads(threads):
    table = stream(sprat.open(DATA, threads=threads)).read_all()
    table.validate(full=True)
    assert table["n"].to_pylist() == list(range(ROWS))
    assert table["text"][ROWS - 1].as_py() == str((ROWS - 1) % 1000)
    assert [int(price) for price in table["price"].slice(1000, 3).to_pylist()] == [1000, 1001, 1002]


def test_only_rows_that_match_are_handed_out():
    where = [("n", ">", 70_000), ("text", "==", "17")]
    for source in (DATA, io.BytesIO(DATA)):
        batches = list(stream(sprat.open(source, columns=["price"], where=where, threads=3)))
        numbers = [int(price) for batch in batches for price in batch["price"].to_pylist()]
        assert numbers == [n for n in range(70_001, ROWS) if n % 1000 == 17]
        assert all(batch.num_rows for batch in batches)


def test_batches_that_are_kept_stay_as_they_are():
    reader = stream(sprat.open(DATA, threads=2))
    first = reader.read_next_batch()
    kept = first.to_pydict()
    for batch in reader:
        del batch
    assert first.to_pydict() == kept and first["n"][0].as_py() == 0


def test_an_error_comes_after_the_rows_before_it():
    pyarrow = pytest.importorskip("pyarrow")
    damaged = bytearray(DATA)
    damaged[len(DATA) // 2] ^= 1
    batches = []
    with pytest.raises((OSError, pyarrow.ArrowException), match="rows 131072 to 196607"):
        batches.extend(stream(sprat.open(bytes(damaged), columns=["n", "text", "price"], threads=3)))
    whole = stream(sprat.open(bytes(damaged), threads=3))
    assert [whole.read_next_batch()["n"][0].as_py() for _ in range(2)] == [0, BLOCK_ROWS]


@pytest.mark.skipif(not TASKS.exists(), reason="threads are counted in /proc")
def test_a_stream_that_is_left_leaves_no_thread():
    before = len(list(TASKS.iterdir()))
    for blocks in range(3):
        reader = stream(sprat.open(DATA, threads=4))
        for _ in range(blocks):
            reader.read_next_batch()
        del reader
        gc.collect()
    # A thread that was joined may be listed for a moment.
    deadline = time.monotonic() + 5
    while len(list(TASKS.iterdir())) > before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert len(list(TASKS.iterdir())) <= before


FORKING = """
import os, signal, sys
import pyarrow, sprat
path = sys.argv[1]
rows, arrow = sprat.open(path), pyarrow.RecordBatchReader.from_stream(sprat.open(path, threads=3))
record, batch = next(rows), arrow.read_next_batch()
child = os.fork()
signal.alarm(60)  # Ends a process that hangs.
if child == 0:
    for reader in arrow, rows:
        try:
            for _ in reader:
                pass
            sys.exit("a fork's reader goes on")
        except Exception as error:
            if "forked" not in str(error):
                raise
    if sprat.open(path, columns=["n"], threads=2).totals()["n"].count != sum(1 for _ in sprat.open(path)):
        sys.exit("its own readers do not")
    sys.exit(0)
if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0:
    sys.exit("the child failed")
print(record.n, batch["n"][0], 1 + sum(1 for _ in rows), batch.num_rows + sum(batch.num_rows for batch in arrow))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_fork_while_blocks_are_decoded_ahead_holds_up_neither_process(tmp_path):
    pytest.importorskip("pyarrow")
    path = tmp_path / "rows.sprat"
    path.write_bytes(DATA)
    for _ in range(5):
        done = subprocess.run([sys.executable, "-c", FORKING, str(path)], capture_output=True, text=True, timeout=120,
                              env={**os.environ, "PYTHONWARNINGS": "ignore"})
        assert done.returncode == 0, done.stderr
        assert done.stdout.split() == ["0", "0", str(ROWS), str(ROWS)]
