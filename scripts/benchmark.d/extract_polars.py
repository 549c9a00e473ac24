"""Takes a table of StatBank's, as wide as it comes, into SQLite by polars: one row for each figure. Checks
nothing.

usage: extract_polars.py TABLE.csv DATABASE
"""

import sqlite3
import sys

import polars

text = open(sys.argv[1], encoding="latin-1").read().encode()
table = polars.read_csv(text, separator=";", skip_rows=2, infer_schema_length=0)
keys = table.columns[:3]
long = table.unpivot(index=keys, variable_name="column", value_name="text").with_columns(
    polars.col(keys[0]).str.split(" ").list.first().alias("unit"),
    polars.col("column").str.extract(r"^(.*) \d{4}$").alias("measure"),
    polars.col("column").str.extract(r"(\d{4})$").cast(polars.Int32).alias("year"),
    polars.col("text").cast(polars.Float64, strict=False).alias("value"))
rows = long.select("unit", *keys[1:], "measure", "year", "text", "value").rows()
with sqlite3.connect(sys.argv[2]) as database:
    database.execute("CREATE TABLE observation (unit, sex, age, measure, year, text, value)")
    database.executemany("INSERT INTO observation VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
