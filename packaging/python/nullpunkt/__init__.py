"""The zero-point analysis of youth exclusion in Norwegian municipalities, as data frames.

The program that comes with this package does the work; this module asks it and reads the answers. Shares are
fractions, differences of shares are fractions too, codes of municipalities are texts (`"0301"`).

    from nullpunkt import Nullpunkt

    region = Nullpunkt("nullpunkt-arbeid.sqlite")
    folder = region.run()
    grue = region.compare("Grue", indicator="neet_20_29")
    found = region.candidates(indicator="neet_20_29")
"""
from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import version as _version
from pathlib import Path
from typing import NoReturn

import pandas as pd

__all__ = ["Nullpunkt", "Refused", "calc", "program"]
__version__ = _version("nullpunkt")

#: The path of the program that came with this package.
PROGRAM = Path(__file__).parent / "bin" / "nullpunkt"

Option = str | int | float | bool | os.PathLike[str] | None


class Refused(Exception):
    """What the program refused, in its own words: a file with line and column, an unknown name, a failed check."""

    def __init__(self, command: str, status: int, said: str) -> None:
        super().__init__(said.strip() or f"{command} ended with {status}")
        #: 1 when input was refused or a check failed, 2 when the command was not understood.
        self.status = status


class Nullpunkt:
    """A database of figures and zero points, and what can be asked of it.

    database: the path of the database file, made by the first `run`; without it the program's own default.
    data: the folder with catalogue, recipes, geography and extracts; without it the one that came along.
    """

    def __init__(
        self,
        database: str | os.PathLike[str] | None = None,
        data: str | os.PathLike[str] | None = None,
    ) -> None:
        self._where: dict[str, Option] = {"database": database, "data": data}

    def run(
        self,
        *,
        region: str | None = None,
        year: int | None = None,
        language: str | None = None,
        output: str | os.PathLike[str] = "reports",
        documents: bool = False,
    ) -> Path:
        """Does the whole job and returns the folder of reports: import, zero point, comparisons, search, protection.

        documents: whether documents for Word and PDFs are written too, which needs pandoc and Typst.
        """
        said = _ask(
            ["run"],
            {**self._where, "region": region, "year": year, "language": language, "output": output,
             "no-documents": not documents},
        )
        for line in reversed(said.stderr.splitlines()):
            folder = Path(line.split(": ", 1)[0])
            if folder.is_dir():
                return folder
        return Path(output)

    def compare(
        self,
        unit: str,
        *,
        indicator: str | None = None,
        year: int | None = None,
        sex: str | None = None,
        benchmarks: str | None = None,
    ) -> pd.DataFrame:
        """Returns one row for each indicator, sex and benchmark of a municipality, region, county or school.

        unit: a name or a code; 0 is the country. benchmarks: country, county, region, municipality, peer-group,
        zero-point, separated by commas.
        """
        return self._table(
            ["compare", unit], {"indicator": indicator, "year": year, "sex": sex, "with": benchmarks})

    def candidates(
        self,
        *,
        indicator: str | None = None,
        year: int | None = None,
        units: str | None = None,
        q: float | None = None,
    ) -> pd.DataFrame:
        """Returns every unit that was searched with all evidence for and against it, the likeliest first."""
        return self._table(
            ["candidates"], {"indicator": indicator, "year": year, "units": units, "q": q})

    def ask(self, *command: str, **options: Option) -> pd.DataFrame:
        """Returns any other command's table: `ask("indicators")`. What is nested has its path as name: `definition.id`."""
        return self._table(list(command), {key.replace("_", "-"): value for key, value in options.items()})

    def _table(self, command: list[str], options: Mapping[str, Option]) -> pd.DataFrame:
        return _frame(_ask(command, {**self._where, **options, "format": "json"}))


def calc(statistic: str, table: pd.DataFrame | None = None, **options: Option) -> pd.DataFrame:
    """Returns a statistic of each row: interval, difference, ratio, compare, trend, adjust, funnel, standardise,
    shrink, ranks or lasting.

    table: columns by the names that `nullpunkt calc STATISTIC --help` gives; without it the numbers are options, as
    in `calc("interval", x=3, n=10)`.
    """
    asked = {key.replace("_", "-"): value for key, value in options.items()}
    given = None if table is None else table.to_csv(index=False)
    return _frame(_ask(["calc", statistic], {**asked, "format": "json"}, given))


def program() -> NoReturn:
    """Becomes the program, with the words of this command."""
    os.execv(PROGRAM, [str(PROGRAM), *sys.argv[1:]])


def _ask(
    command: list[str], options: Mapping[str, Option], given: str | None = None
) -> subprocess.CompletedProcess[str]:
    words = [str(PROGRAM), *command]
    for name, value in options.items():
        if value is True:
            words.append(f"--{name}")
        elif value is not None and value is not False:
            words += [f"--{name}", os.fspath(value) if isinstance(value, os.PathLike) else str(value)]
    said = subprocess.run(words, input=given or "", text=True, encoding="utf-8", capture_output=True)
    if said.returncode != 0:
        raise Refused(" ".join(command), said.returncode, said.stderr)
    return said


def _frame(said: subprocess.CompletedProcess[str]) -> pd.DataFrame:
    return pd.json_normalize(json.loads(said.stdout))
