"""Takes a table of StatBank's, as wide as it comes, into SQLite by pandas: one row for each figure. Checks
nothing.

usage: extract_pandas.py TABLE.csv DATABASE
"""

import sqlite3
import sys

import pandas

table = pandas.read_csv(sys.argv[1], sep=";", skiprows=2, encoding="latin-1", dtype=str)
keys = list(table.columns[:3])
long = table.melt(id_vars=keys, var_name="column", value_name="text")
long["unit"] = long[keys[0]].str.split(" ").str[0]
long["measure"] = long["column"].str.slice(0, -5)
long["year"] = long["column"].str.slice(-4).astype(int)
long["value"] = pandas.to_numeric(long["text"], errors="coerce")
with sqlite3.connect(sys.argv[2]) as database:
    long.drop(columns=[keys[0], "column"]).to_sql("observation", database, index=False)
