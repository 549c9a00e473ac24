"""Tries the installed package on the figures that come with it: pytest packaging/python/tests."""
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from nullpunkt import Nullpunkt, Refused, calc


@pytest.fixture(scope="module")
def region(tmp_path_factory):
    folder = tmp_path_factory.mktemp("region")
    nullpunkt = Nullpunkt(folder / "figures.sqlite")
    written = nullpunkt.run(output=folder / "reports")
    assert (written / "rapport.md").is_file()
    return nullpunkt


def test_a_municipality_beside_its_country(region):
    grue = region.compare("Grue", indicator="neet_20_29", sex="both")
    row = grue[grue.benchmark == "country"].iloc[0]
    assert (row.unit_code, row.numerator, row.denominator) == ("3417", 88, 459)
    assert row.value == pytest.approx(88 / 459, abs=1e-12)
    assert row.verdict_998 == "worse"


def test_codes_keep_their_noughts(region):
    assert set(region.compare("Oslo", indicator="neet_20_29").unit_code) == {"0301"}


def test_candidates_are_graded(region):
    found = region.candidates(indicator="neet_20_29")
    clear = set(found[found.grade == "clear"].unit_name)
    assert "Bardu" in clear
    assert "Grue" not in clear


def test_other_commands_are_asked_by_name(region):
    assert "neet_20_29" in set(region.ask("indicators")["definition.id"])


def test_statistics_of_a_table_and_of_numbers():
    many = calc("interval", pd.DataFrame({"x": [3, 88], "n": [10, 459]}))
    one = calc("interval", x=3, n=10)
    # Wilson's interval of 3 in 10, as statsmodels' proportion_confint prints it.
    assert one.lower[0] == pytest.approx(0.10779127, abs=1e-8)
    assert one.upper[0] == pytest.approx(0.60322185, abs=1e-8)
    assert many.lower[0] == one.lower[0]


def test_what_is_refused_is_said():
    with pytest.raises(Refused, match="from 0 to n = 3") as refused:
        calc("interval", x=4, n=3)
    assert refused.value.status == 1


def test_the_command_is_installed():
    command = Path(sys.executable).with_name("nullpunkt")
    said = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert said.stdout.strip()
