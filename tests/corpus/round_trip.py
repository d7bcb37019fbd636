# SPDX-License-Identifier: Apache-2.0
"""CSV to sprat and back, each way there is, held against the oracle."""
import oracle
import program


def assert_returns(folder, data, dialect=oracle.Dialect(), *options, name="in.csv", identical=False):
    """Converts `data` and compares what comes back; returns the file's path and what convert said."""
    source, target = folder / name, folder / "out.sprat"
    source.write_bytes(data)
    said = program.convert(source, target, *options).err
    returned = program.cat(target)
    assert_equal(data, returned, dialect, identical)
    return target, said


def assert_equal(data, returned, dialect, identical):
    if identical:
        assert returned == data, first_difference(returned, data)
    elif returned != data or dialect.skip or dialect.ragged != "error":
        oracle.assert_same_table(data, returned, dialect)


def assert_every_way_agrees(folder, data, dialect, *options, name="in.csv", identical=False):
    """The same through pipes, on any number of threads, in blocks of any size."""
    target, _ = assert_returns(folder, data, dialect, *options, name=name, identical=identical)
    whole = target.read_bytes()
    assert program.cat("-", stdin=whole) == program.cat(target), "cat from a pipe differs"
    source = folder / name
    for threads in (1, 4):
        program.convert(source, target, "--threads", threads, *options)
        assert target.read_bytes() == whole, f"{threads} threads give other bytes"
    piped = folder / "piped.sprat"
    program.convert("-", piped, "--from", "tsv" if ".tsv" in name else "csv", *options, stdin=data)
    assert_equal(data, program.cat(piped), dialect, identical)
    for rows in (1, 3, 7):
        program.convert(source, target, "--block-rows", rows, *options)
        assert_equal(data, program.cat(target, "--threads", 3), dialect, identical)


def first_difference(found, expected):
    at = next((i for i, (a, b) in enumerate(zip(found, expected)) if a != b), min(len(found), len(expected)))
    start = max(at - 40, 0)
    return f"at byte {at}: {found[start:at + 40]!r}, was {expected[start:at + 40]!r}"
