# SPDX-License-Identifier: Apache-2.0
"""Conversions between CSV, JSON lines and sprat files, as the `sprat` command does them."""
import os
import typing

from sprat import _schemas, _sprat

_KINDS = {".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".txt": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl",
          ".sprat": "sprat"}


class ConvertReport(typing.NamedTuple):
    """What a conversion to a sprat file did; each note says why a column could not be typed."""

    rows: int
    input_bytes: int
    output_bytes: int
    schema: _sprat.Schema
    notes: list[str]


def convert(source, target, *, columns=None, schema=None, types=None, null_words=(), effort="default", threads=0,
            overwrite=True):
    """Converts CSV, TSV, JSON lines or sprat files to a sprat file, or a sprat file to text.

    `source` is a path, or a list of paths of one kind; both sides' kinds are told by their extensions (`.csv`, `.tsv`,
    `.jsonl`, `.sprat`, also `.csv.gz` and so on). `types` is column to type as `--type` takes it, `schema` what `dump`
    takes. Returns a ConvertReport; of text, the number of rows.
    """
    sources = [source] if isinstance(source, (str, os.PathLike)) else list(source)
    sources = [os.fspath(path) for path in sources]
    kinds = {_kind(path) for path in sources}
    if len(kinds) != 1:
        raise ValueError(f"the sources are of several kinds: {', '.join(sorted(kinds)) or 'none'}")
    kind = kinds.pop()
    wanted = _kind(target)
    if wanted == "sprat":
        names = {"csv": "convert_csv", "tsv": "convert_csv", "jsonl": "convert_json", "sprat": "convert_sprat"}
        told = getattr(_sprat, names[kind])(
            sources, target, columns=list(columns or ()), schema=None if schema is None else _schemas.as_schema(schema),
            types=dict(types or {}), null_words=list(null_words), effort=effort, threads=threads, overwrite=overwrite)
        return ConvertReport(**told)
    if kind != "sprat" or len(sources) != 1:
        raise ValueError("text is written from one sprat file; convert to a .sprat file first")
    return _sprat.write_text(sources[0], target, wanted, list(columns or ()), threads, overwrite)


def infer_schema(source, *, types=None, narrow=True):
    """The Schema that `convert` would find for a CSV or JSON lines file, or that a sprat file has; `narrow`: in the
    narrowest, required form that the values prove."""
    source = os.fspath(source)
    kind = _kind(source)
    if kind == "sprat":
        with _sprat.Reader(source, [], [], None) as reader:
            return reader.schema
    return _sprat.infer_schema(source, kind == "jsonl", dict(types or {}), narrow)


def _kind(path):
    name = os.fspath(path)
    stem, extension = os.path.splitext(name)
    if extension in (".gz", ".zst"):
        extension = os.path.splitext(stem)[1]
    if extension not in _KINDS:
        raise ValueError(f"{name}: its extension tells no kind of file; known are {', '.join(_KINDS)}")
    return _KINDS[extension]
