# SPDX-License-Identifier: Apache-2.0
"""What compare.py has Python's contenders do: peer_tasks.py PEER TASK SOURCE TARGET THREADS DETAILS.

Prints, as JSON, what the task found and the seconds that it took after the imports. DETAILS, in JSON, are those of the
CSV file in compare.FILES.
"""
import datetime
import json
import os
import sys
import time


class Peer:
    """Imports what it needs when it is made. Tasks that a peer cannot do are not there."""

    def __init__(self, threads, details):
        self.threads, self.details = threads, details
        if "filter" in details:
            self.day_column, first, last, self.summed = details["filter"]
            self.first, self.last = map(datetime.date.fromisoformat, (first, last))

    def sum_rows(self, rows):
        """Of rows as dicts."""
        name = self.details["one"]
        total = sum(row[name] for row in rows if row[name] is not None)
        return {name: total}


def sum_batches(batches, names):
    """Of Arrow record batches: what readers without sums of their own use."""
    import pyarrow.compute
    totals = dict.fromkeys(names, 0)
    for batch in batches:
        for name in names:
            totals[name] += pyarrow.compute.sum(batch.column(name)).as_py() or 0
    return totals


def numbers_of(schema):
    import pyarrow.types as types
    return [field.name for field in schema
            if types.is_integer(field.type) or types.is_floating(field.type) or types.is_decimal(field.type)]


class Pyarrow(Peer):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        import pyarrow
        import pyarrow.compute
        import pyarrow.csv
        import pyarrow.parquet
        self.pa = pyarrow
        pyarrow.set_cpu_count(self.threads)

    def read_csv(self, source):
        if "date_format" not in self.details:
            return self.pa.csv.read_csv(source)
        options = self.pa.csv.ConvertOptions(timestamp_parsers=[self.details["date_format"]],
                                             column_types={self.day_column: self.pa.timestamp("s")})
        table = self.pa.csv.read_csv(source, convert_options=options)
        place = table.column_names.index(self.day_column)
        return table.set_column(place, self.day_column, table.column(place).cast(self.pa.date32()))

    def convert(self, source, target):
        self.pa.parquet.write_table(self.read_csv(source), target, compression="zstd")

    def to_csv(self, source, target):
        self.pa.csv.write_csv(self.pa.parquet.read_table(source), target)

    def sums(self, source, names=None):
        file = self.pa.parquet.ParquetFile(source)
        names = names or numbers_of(file.schema_arrow)
        return sum_batches(file.iter_batches(columns=names, batch_size=1 << 17), names)

    def scan_all(self, source, target):
        return self.sums(source)

    def scan_one(self, source, target):
        return self.sums(source, [self.details["one"]])

    def filter(self, source, target):
        table = self.pa.parquet.read_table(source, columns=[self.summed], filters=[
            (self.day_column, ">=", self.first), (self.day_column, "<=", self.last)])
        return {self.summed: self.pa.compute.sum(table.column(0)).as_py()}

    def rows(self, source, target):
        batches = self.pa.parquet.ParquetFile(source).iter_batches(batch_size=1 << 14)
        return self.sum_rows(row for batch in batches for row in batch.to_pylist())


class Polars(Peer):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        os.environ["POLARS_MAX_THREADS"] = str(self.threads)
        import polars
        import polars.selectors
        self.polars = polars

    def convert(self, source, target):
        if "date_format" in self.details:
            day = self.polars.col(self.day_column).str.to_date(self.details["date_format"])
            frame = self.polars.scan_csv(source).with_columns(day)
        else:
            frame = self.polars.scan_csv(source, try_parse_dates=True)
        frame.sink_parquet(target, compression="zstd")

    def to_csv(self, source, target):
        self.polars.scan_parquet(source).sink_csv(target)

    def sums(self, frame):
        return frame.sum().collect(engine="streaming").row(0, named=True)

    def scan_all(self, source, target):
        return self.sums(self.polars.scan_parquet(source).select(self.polars.selectors.numeric()))

    def scan_one(self, source, target):
        return self.sums(self.polars.scan_parquet(source).select(self.details["one"]))

    def filter(self, source, target):
        in_range = self.polars.col(self.day_column).is_between(self.first, self.last)
        return self.sums(self.polars.scan_parquet(source).filter(in_range).select(self.summed))

    def rows(self, source, target):
        return self.sum_rows(self.polars.read_parquet(source).iter_rows(named=True))


class Duckdb(Peer):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        import duckdb
        self.duckdb = duckdb
        duckdb.execute(f"set threads = {self.threads}")

    def convert(self, source, target):
        dates = f", dateformat = '{self.details['date_format']}'" if "date_format" in self.details else ""
        self.duckdb.execute(f"copy (select * from read_csv('{source}'{dates})) to '{target}' "
                            "(format parquet, compression zstd)")

    def to_csv(self, source, target):
        self.duckdb.execute(f"copy (select * from read_parquet('{source}')) to '{target}' (format csv)")

    def sums(self, source, names, condition="true"):
        sums = ", ".join(f'sum("{name}")' for name in names)
        row = self.duckdb.execute(f"select {sums} from read_parquet('{source}') where {condition}").fetchone()
        return dict(zip(names, row))

    def scan_all(self, source, target):
        columns = self.duckdb.execute(f"describe select * from read_parquet('{source}')").fetchall()
        return self.sums(source, [name for name, kind, *_ in columns
                                  if kind.endswith("INT") or kind.startswith(("INTEGER", "DOUBLE", "DECIMAL"))])

    def scan_one(self, source, target):
        return self.sums(source, [self.details["one"]])

    def filter(self, source, target):
        return self.sums(source, [self.summed], f"{self.day_column} between '{self.first}' and '{self.last}'")

    def rows(self, source, target):
        rows = self.duckdb.execute(f"select * from read_parquet('{source}')")
        place = [column[0] for column in rows.description].index(self.details["one"])
        total = 0
        while some := rows.fetchmany(1 << 14):
            total += sum(row[place] for row in some if row[place] is not None)
        return {self.details["one"]: total}


class Vortex(Pyarrow):
    """Reads CSV as pyarrow does, since it does not itself."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        import vortex
        import vortex.expr
        self.vortex = vortex
        vortex.set_worker_threads(self.threads)

    def convert(self, source, target):
        self.vortex.io.write(self.read_csv(source), target)

    def sums(self, source, names=None):
        file = self.vortex.open(source)
        names = names or numbers_of(file.dtype.to_arrow_schema())
        return sum_batches(file.to_arrow(names), names)

    def filter(self, source, target):
        expr = self.vortex.expr
        def day(date):
            return expr.literal(self.vortex.date("days"), (date - datetime.date(1970, 1, 1)).days)
        column = expr.column(self.day_column)
        in_range = expr.and_(column >= day(self.first), column <= day(self.last))
        return sum_batches(self.vortex.open(source).to_arrow([self.summed], expr=in_range), [self.summed])

    def rows(self, source, target):
        return self.sum_rows(row for batch in self.vortex.open(source).to_arrow() for row in batch.to_pylist())


class Fastavro(Pyarrow):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        import fastavro
        self.fastavro = fastavro

    def convert(self, source, target):
        table = self.read_csv(source)
        def avro_type(kind):
            if self.pa.types.is_integer(kind):
                return "long"
            if self.pa.types.is_floating(kind):
                return "double"
            return {"type": "int", "logicalType": "date"} if self.pa.types.is_date(kind) else "string"
        fields = [{"name": field.name, "type": ["null", avro_type(field.type)]} for field in table.schema]
        rows = (row for batch in table.to_batches(1 << 14) for row in batch.to_pylist())
        with open(target, "wb") as out:
            self.fastavro.writer(out, {"type": "record", "name": "Row", "fields": fields}, rows, codec="deflate")

    def rows(self, source, target):
        with open(source, "rb") as file:
            return self.sum_rows(self.fastavro.reader(file))


class Pickle(Peer):
    """A tuple after the other in one stream, which is what a careful program writes."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        import pickle
        self.pickle = pickle

    def convert(self, source, target):
        table = Pyarrow(self.threads, self.details).read_csv(source)
        with open(target, "wb") as out:
            self.pickle.dump(table.column_names, out, 5)
            for batch in table.to_batches(1 << 14):
                for row in zip(*(column.to_pylist() for column in batch.columns)):
                    self.pickle.dump(row, out, 5)

    def rows(self, source, target):
        total = 0
        with open(source, "rb") as file:
            place = self.pickle.load(file).index(self.details["one"])
            while True:
                try:
                    value = self.pickle.load(file)[place]
                except EOFError:
                    return {self.details["one"]: total}
                if value is not None:
                    total += value


class Sprat(Peer):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        import sprat
        self.sprat = sprat

    def sums(self, source, **options):
        totals = self.sprat.open(source, threads=self.threads, **options).totals()
        return {name: total.sum for name, total in totals.items()}

    def scan_all(self, source, target):
        return self.sums(source)

    def scan_one(self, source, target):
        return self.sums(source, columns=[self.details["one"]])

    def filter(self, source, target):
        return self.sums(source, columns=[self.summed],
                         where=[(self.day_column, ">=", self.first), (self.day_column, "<=", self.last)])

    def rows(self, source, target):
        name = self.details["one"]
        total = 0
        for row in self.sprat.open(source):
            value = getattr(row, name)
            if value is not None:
                total += value
        return {name: total}


PEERS = {"pyarrow": Pyarrow, "polars": Polars, "duckdb": Duckdb, "vortex": Vortex, "fastavro": Fastavro,
         "pickle": Pickle, "sprat": Sprat}


def main():
    who, task, source, target, threads, details = sys.argv[1:]
    try:
        peer = PEERS[who](int(threads), json.loads(details))
    except ImportError as error:
        sys.exit(f"not installed: {error.name}")
    start = time.perf_counter()
    sums = getattr(peer, task)(source, target)
    seconds = time.perf_counter() - start
    answer = {name: f"{float(value):.9g}" for name, value in (sums or {}).items()}
    print(json.dumps({"seconds": seconds, "answer": answer}))


if __name__ == "__main__":
    main()
