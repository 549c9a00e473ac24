"""Holds Spark's plan of a statement against what may be sent between workers: exchanges.py STATEMENT FILE SCRATCH.

Every exchange must stand right above an aggregation: what is sent has been added up in each part before."""

import importlib.util
import pathlib
import re
import sys

here = pathlib.Path(__file__).resolve().parents[2]
described = importlib.util.spec_from_file_location("driver", here / "data/rollups/spark.py")
driver = importlib.util.module_from_spec(described)
described.loader.exec_module(driver)

statement, file, scratch = sys.argv[1:]
text = pathlib.Path(statement).read_text()
columns = pathlib.Path(file).open().readline().strip().split(";")
roles = {"lopenr": "person", "aar": "year", "kommunenr": "municipality", "kjonn": "sex", "fodselsdato": "birth",
         "fra_dato": "from", "til_dato": "through", "utenfor": "condition_1", "i_arbeid": "condition_1"}
spark = driver.session({"master": "local[1]", "scratch": scratch, "settings": {
    "spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}})
table = spark.read.csv([file], header=True, sep=";")
driver.prepare(spark, table, {"columns": [[roles[column] + "_text", column] for column in columns]})
plan = spark.sql(text)._jdf.queryExecution().executedPlan().toString()
spark.stop()
lines = [re.sub(r"^[\s:+\-*()0-9]*", "", line) for line in plan.splitlines()]
exchanges = [i for i, line in enumerate(lines) if line.startswith("Exchange ")]
bare = [lines[i] for i in exchanges if not re.match(r"(Object)?HashAggregate|SortAggregate", lines[i + 1])]
if bare or not exchanges:
    sys.exit(f"{statement}: these are sent as they are: {bare}\n{plan}")
print(f"{pathlib.Path(file).name}: {len(exchanges)} exchanges, each of what has been added up")
