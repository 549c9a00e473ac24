"""The data folder of a made-up country: the repository's, which calls everything made up, and for larger sizes
the catalogue's indicators and the recipes of their tables once more under other names."""

import re
import shutil

CALLED = "OPPDIKTET LAND"
# The texts that head the report's pages and the site's front and units' pages, and stand at every page's foot.
TITLES = {
    "report.yaml": ("title", "candidate_years_title", "sources_title"), "candidates.yaml": ("candidates_title",),
    "profiles.yaml": ("profiles_title",), "site.yaml": ("site_footer", "site_front_title", "site_unit_title")}
# The recipes of the files that are made; those of Statistics Norway are known by a number.
NUMBERED = ("13556", "07459", "11695", "12210", "12971", "13563", "09429", "11616", "06913")
NAMED = ("ssb-child-welfare", "ssb-centrality", "nav-aap", "nav-hl060", "nav-nedsatt-arbeidsevne", "nav-registered",
         "nav-uforetrygd", "nav-unemployed-by-age", "nav-ytelser", "udir-grunnskolepoeng", "udir-slutta-vgo", "ungdata",
         "statsforvalteren", "fhi-cube", "imdi-utdanningsniva", "imdi-videregaende-fullfort")
LANGUAGE = re.compile(r'\b(nb|nn|en): ("[^"]*"|[^,}\n]*)')


def made(data, folder, size):
    """Writes FOLDER/data and gives the folder for its extracts, which is empty."""
    target = folder / "data"
    shutil.copytree(data, target, ignore=shutil.ignore_patterns("extracts"))
    (target / "extracts").mkdir()
    call_made_up(target)
    if size > 1:
        # Columns are alike in all copies: the tables are told apart by their numbers.
        for number in NUMBERED:
            edit(target / f"recipes/ssb-{number}.yaml", lambda text: re.sub(r"(?m)^  - columns: .*\n", "", text))
    for copy in range(2, size + 1):
        add_copy(data, target, copy)
    return target / "extracts"


def edit(path, change):
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def before_names(text, words):
    """Puts words before the name in each language."""
    return LANGUAGE.sub(lambda found: f'{found[1]}: "{words}{found[2].strip().strip(chr(34))}"', text)


def blocks(text, start):
    """Splits a text where lines begin as `start` says."""
    return re.split(rf"(?m)^(?={start})", text)


def call_made_up(target):
    edit(target / "publishers.yaml", lambda text: "".join(
        before_names(line, "oppdiktede tall, som fra ") if line.startswith("    name:") else line
        for line in text.splitlines(keepends=True)))
    edit(target / "geography/regions.yaml", lambda text: re.sub(r"(?m)^(  name: .*)$", rf"\1 ({CALLED})", text))
    # Tables whose subject has to be said may be called made up, and told apart.
    edit(target / "recipes/vocabulary.yaml", lambda text: text.replace("  [alle,", "  [oppdiktet, utgave, alle,", 1))
    for file, keys in TITLES.items():
        edit(target / "texts" / file, lambda text: "".join(
            before_names(block, f"{CALLED}. ") if block.split(":")[0] in keys else block
            for block in blocks(text, r"\w+:")))


def renamed(text, copy, ids):
    """A catalogue file's text with its own themes, indicators and sources."""
    one = lambda name: f"{name}_{copy}" if name in ids else name
    text = re.sub(r"(?m)^(id: .*)$", rf"\1_{copy}", text)
    text = re.sub(r"(?m)^order: (\d+)$", lambda found: f"order: {int(found[1]) + 10 * copy}", text)
    text = re.sub(r"(?m)^(  - id: |      indicator: |      change: )(\S+)", lambda found: found[1] + one(found[2]), text)
    text = re.sub(r"context: \[(.*?)\]", lambda found: "context: [" + ", ".join(
        one(name.strip()) for name in found[1].split(",")) + "]", text)
    text = re.sub(r"(source: )([\w-]+)", rf"\1\2-{copy}", text)
    return re.sub(
        r'(?m)^((?:    )?name:\n)((?: +(?:nb|nn|en): .*\n)+)',
        lambda found: found[1] + LANGUAGE.sub(
            lambda name: f'{name[1]}: "{name[2].strip().strip(chr(34))} (utgave {copy})"',
            found[2].replace(", ", "\0")).replace("\0", ", "), text)


def add_copy(data, target, copy):
    catalogue = {path: path.read_text(encoding="utf-8") for path in (data / "catalogue").glob("*.yaml")}
    ids = set(re.findall(r"(?m)^  - id: (\S+)", "".join(catalogue.values())))
    for path, text in catalogue.items():
        (target / "catalogue" / f"{path.stem}_{copy}.yaml").write_text(renamed(text, copy, ids), encoding="utf-8")
    for name in [f"ssb-{number}" for number in NUMBERED] + list(NAMED):
        text = (target / f"recipes/{name}.yaml").read_text(encoding="utf-8")
        text = "".join(own_match(block, name, copy) for block in blocks(text, r"\w+:"))
        (target / f"recipes/{name}-{copy}.yaml").write_text(text, encoding="utf-8")
    of_sources = lambda text: re.sub(r"(?m)^  ([\w-]+):\n", rf"  \1-{copy}:\n", text)
    edit(target / "disclosure.yaml", lambda text: text + of_sources(
        (data / "disclosure.yaml").read_text(encoding="utf-8").split("sources:\n")[1]))
    edit(target / "obtaining.yaml", lambda text: text + re.sub(
        r"(?m)^(    recipe: )((?!figures-template).*)$", rf"\1\2-{copy}",
        of_sources((data / "obtaining.yaml").read_text(encoding="utf-8").split("sources:\n")[1])))


def number_of(number, copy):
    """The number by which a copy's table is known: Statistics Norway has none above 90000."""
    return number if copy == 1 else str(90000 + 100 * copy + NUMBERED.index(number))


def own_match(block, name, copy):
    """A recipe's block for a copy: known by its own title, whatever its columns."""
    key = block.split(":")[0]
    if key == "source":
        return f"source: {name}-{copy}\n"
    if key == "subject":
        return ""
    if key != "match":
        return block
    if name.startswith("ssb-") and name[4:] in NUMBERED:
        return f'match:\n  - title: "{number_of(name[4:], copy)}:"\n'
    columns = re.findall(r"columns: \[.*?\]", block, re.S)
    return "match:\n" + "".join(f'  - title: "Utgave {copy}: {name}"\n    {found}\n' for found in columns)
