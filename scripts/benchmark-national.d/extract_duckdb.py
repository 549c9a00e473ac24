"""Takes a table of StatBank's, as wide as it comes, into a DuckDB database: one row for each figure. Checks nothing.

usage: extract_duckdb.py TABLE.csv DATABASE
"""

import sys
from pathlib import Path

import duckdb

# StatBank's letters are Windows-1252, which DuckDB's Latin-1 refuses: written again first.
path = Path(sys.argv[2] + ".csv")
path.write_text(open(sys.argv[1], encoding="cp1252", errors="ignore").read(), encoding="utf-8")
with duckdb.connect(sys.argv[2], config={"threads": 1}) as database:
    database.execute(
        """
        CREATE TABLE observation AS
        WITH wide AS (FROM read_csv(?, delim = ';', skip = 2, header = true, all_varchar = true)),
        long AS (FROM wide UNPIVOT INCLUDE NULLS (text FOR col IN (COLUMNS(* EXCLUDE (region, kjønn, alder)))))
        SELECT split_part(region, ' ', 1) AS unit, kjønn, alder, col[:-6] AS measure, CAST(col[-4:] AS INTEGER) AS year,
          text, TRY_CAST(text AS DOUBLE) AS value
        FROM long
        """, [str(path)])
