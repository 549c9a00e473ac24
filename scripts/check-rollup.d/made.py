"""Makes people that are nobody: made.py KIND PEOPLE OUTPUT [FIRST LAST], KIND persons or spells, OUTPUT csv or parquet.

Every fiftieth is born on 29 February, everybody moves now and then (of spells, within years), codes are those of their
own day (of spells, those of 2021), and one in two thousand stands under a code that has never been.
"""

import pathlib
import subprocess
import sys

kind, people, output = sys.argv[1], int(sys.argv[2]), sys.argv[3]
first, last = (int(sys.argv[4]), int(sys.argv[5])) if len(sys.argv) > 4 else (2017, 2021)
here = pathlib.Path(__file__).resolve().parents[2]
form = "FORMAT parquet" if output.endswith(".parquet") else "FORMAT csv, HEADER, DELIMITER ';'"

# A number that a text always gives: the same people in every run. The hash of several arguments would tie what is
# drawn of one person together: everybody of a municipality had the same sex.
macros = f"""
CREATE MACRO chance(what, one, two, below) AS
  CAST(hash(concat(what, '|', one, '|', two)) % below AS INTEGER);
CREATE MACRO birth(p) AS CASE WHEN p % 50 = 0
  THEN make_date(1984 + 4 * chance('leap', p, 0, 6), 2, 29)
  ELSE DATE '1984-01-01' + chance('birth', p, 0, 9131) END;
CREATE TABLE codes AS
  SELECT y.year, code, row_number() OVER (PARTITION BY y.year ORDER BY code) - 1 AS number,
    count(*) OVER (PARTITION BY y.year) AS codes
  FROM range(1990, 2031) y(year), read_csv('{here}/data/geography/municipalities.csv',
    delim = ';', header = true, all_varchar = true) m
  WHERE (valid_from IS NULL OR valid_from <= y.year || '-12-31')
    AND (valid_to IS NULL OR valid_to > y.year || '-12-31')
    AND code NOT LIKE '21%' AND code NOT LIKE '22%' AND code NOT LIKE '23%' AND code NOT LIKE '%99';
CREATE TABLE numbers AS SELECT DISTINCT year, codes FROM codes;
CREATE MACRO sex(p) AS 1 + chance('sex', p, 0, 2);
"""
persons = f"""
SELECT printf('%011d', p) AS lopenr, y AS aar, CASE WHEN p % 2000 = 7 THEN '0000' ELSE code END AS kommunenr,
  sex(p) AS kjonn, birth(p) AS fodselsdato, CASE WHEN chance('outside', p, y, 9) = 0 THEN 1 ELSE 0 END AS utenfor
FROM (SELECT p, y, chance('home', p, y // 3, n.codes) AS home
  FROM range({people}) t(p), range({first}, {last + 1}) y(y) JOIN numbers n ON n.year = y) AS people
JOIN codes ON codes.year = y AND codes.number = home
"""
# Each person's stays begin about half a year to two years after one another; the last is open.
spells = f"""
SELECT printf('%011d', p) AS lopenr, CASE WHEN p % 2000 = 7 THEN '0000' ELSE code END AS kommunenr,
  sex(p) AS kjonn, birth(p) AS fodselsdato, begun(p, s) AS fra_dato,
  CASE WHEN s < 4 THEN begun(p, s + 1) - 1 - CASE WHEN chance('gap', p, s, 10) = 0 THEN 30 ELSE 0 END END AS til_dato,
  CASE WHEN chance('work', p, s, 4) = 0 THEN 1 ELSE 0 END AS i_arbeid
FROM (SELECT p, s, chance('home', p, s, n.codes) AS home
  FROM range({people}) t(p), range(5) s(s), numbers n WHERE n.year = 2021) AS people
JOIN codes ON codes.year = 2021 AND codes.number = home
"""
macros += "CREATE MACRO begun(p, s) AS DATE '2016-01-01' + CAST(400 * s AS INTEGER) + chance('begun', p, s, 300);\n"
query = persons if kind == "persons" else spells
subprocess.run(
    ["duckdb", "-init", "/dev/null", "-batch", "-bail", ":memory:", "-c", macros, "-c",
     f"COPY ({query}) TO '{output}' ({form})"], check=True)
