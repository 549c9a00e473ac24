"""Makes a zone's data folder: zone.py FOLDER. The catalogue and the recipe are those of docs/scale.md."""

import pathlib
import re
import shutil
import sys

here = pathlib.Path(__file__).resolve().parents[2]
folder = pathlib.Path(sys.argv[1])
shutil.copytree(here / "data", folder)
for name, text in re.findall(r"```yaml\n# (\S+)\n(.*?)```", (here / "docs/scale.md").read_text(), re.S):
    (folder / name).write_text(text)
# Of the made spells all codes are those of 2021, and nobody has a gap in what is said of them.
recipe = (folder / "rollups/nav-uforetrygd.yaml").read_text()
(folder / "rollups/spells.yaml").write_text(recipe + "codes_of: 2021\n")
