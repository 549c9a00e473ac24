"""Answers a roll-up's statement with Spark: the program starts it with one argument, a question in JSON.

The answer's rows go to standard output with tabs between cells. Nothing but these rows leaves the cluster: counts are
added up before anything is sent between workers, and of a person only a keyed fingerprint is, so that it is seen who
stands twice. What Spark puts on disk is encrypted with a key that no file holds.
"""

import json
import secrets
import sys

from pyspark.errors import PySparkException
from pyspark.sql import SparkSession
from pyspark.sql import functions as f

LACKING, REFUSED = 3, 4


def session(question):
    settings = {
        "spark.local.dir": question["scratch"],
        "spark.sql.warehouse.dir": question["scratch"] + "/warehouse",
        "spark.io.encryption.enabled": "true",
        "spark.eventLog.enabled": "false",
        "spark.ui.enabled": "false",
        "spark.log.level": "ERROR",
        # What the statement means does not hang on the cluster's own settings.
        "spark.sql.ansi.enabled": "true",
        "spark.sql.caseSensitive": "false",
        "spark.sql.csv.parser.columnPruning.enabled": "false",
        "spark.sql.parser.escapedStringLiterals": "true",
        "spark.sql.session.timeZone": "UTC",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
    }
    builder = SparkSession.builder.appName("nullpunkt rollup").master(question["master"])
    for name, value in {**settings, **question["settings"]}.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def persons(spark, question):
    if question["delimiter"] is None:
        reader = spark.read.option("basePath", question["folder"]) if question["folder"] else spark.read
        return reader.parquet(*question["paths"])
    return spark.read.csv(
        question["paths"], header=True, sep=question["delimiter"], quote='"', escape='"',
        encoding=question["encoding"], mode="FAILFAST", enforceSchema=False,
    )


def prepare(spark, file, question):
    """Makes what the statement reads known to Spark."""
    file.select(
        [f.col("`" + column.replace("`", "``") + "`").cast("string").alias(name)
         for name, column in question["columns"]]
    ).createOrReplaceTempView("persons")
    spark.sql(
        "CREATE TEMPORARY FUNCTION person_key(x STRING) RETURNS BINARY "
        f"RETURN unhex(md5(concat('{secrets.token_hex(16)}', x)))"
    )
    spark.sql(
        "CREATE TEMPORARY FUNCTION spells_overlap(x ARRAY<BIGINT>) RETURNS BOOLEAN RETURN "
        "exists(zip_with(slice(x, 1, size(x) - 1), slice(x, 2, size(x)), "
        "(a, b) -> a % 100000000 >= b div 100000000), overlaps -> overlaps)"
    )


def answer(spark, question):
    file = persons(spark, question)
    if any(column not in file.columns for _, column in question["columns"]):
        print("nullpunkt columns: " + json.dumps(file.columns), file=sys.stderr)
        return LACKING
    prepare(spark, file, question)
    for row in spark.sql(question["statement"]).collect():
        print("\t".join("" if cell is None else str(cell) for cell in row))
    return 0


def kinds(java):
    """The kinds of an error and of its causes, by Spark's names where they have any."""
    found = []
    while java is not None:
        try:
            kind = java.getCondition()
        except Exception:
            kind = None
        if kind and kind not in found:
            found.append(kind)
        java = java.getCause()
    return ", ".join(found)


def main():
    question = json.loads(sys.argv[1])
    try:
        spark = session(question)
        try:
            return answer(spark, question)
        finally:
            spark.stop()
    # Whatever Spark says of a row may hold the row: only the kinds of its errors are passed on.
    except PySparkException as error:
        print(f"nullpunkt: {error.getCondition() or type(error).__name__}", file=sys.stderr)
    except Exception as error:
        print("nullpunkt: " + (kinds(getattr(error, "java_exception", None)) or type(error).__name__), file=sys.stderr)
    return REFUSED


if __name__ == "__main__":
    sys.exit(main())
