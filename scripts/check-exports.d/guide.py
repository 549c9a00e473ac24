"""Runs every example of a guide, and holds its answer against the one that stands under it.

An example is a fenced block in python, r or sql; the answer is the block in text that follows it.
With --write the answers in the guide are replaced by those given now.
"""

import pathlib
import re
import subprocess
import sys

COMMANDS = {
    "python": [sys.executable, "-"],
    "r": ["Rscript", "--vanilla", "-"],
    "sql": ["duckdb", "-batch", "-bail", "-box"],
    "sqlite": ["sqlite3", "-batch", "-bail", "-box", "reports/nullpunkt-skal-ikke-deles.sqlite"],
}
EXAMPLE = re.compile(r"```(python|r|sql|sqlite)\n(.*?)```\n\n```text\n(.*?)```\n", re.S)

page = pathlib.Path(sys.argv[1])
text = page.read_text(encoding="utf-8")
failed, count = False, 0


def answer(match: re.Match) -> str:
    global failed, count
    language, code, expected = match.groups()
    count += 1
    run = subprocess.run(
        COMMANDS[language], input=code, capture_output=True, text=True, encoding="utf-8")
    given = "\n".join(line.rstrip() for line in run.stdout.rstrip().split("\n")) + "\n"
    line = text[: match.start()].count("\n") + 1
    if run.returncode:
        failed = True
        print(f"FAILED: {page.name}:{line}: {run.stderr.strip()}")
    elif given != expected and "--write" not in sys.argv:
        failed = True
        print(f"FAILED: {page.name}:{line} answers\n{given}\nexpected\n{expected}")
    else:
        print(f"ok: {page.name}:{line} in {language}")
    return f"```{language}\n{code}```\n\n```text\n{given}```\n"


answered = EXAMPLE.sub(answer, text)
fences = len(re.findall(r"^```(?:python|r|sql|sqlite)$", text, re.M))
if fences != count:
    failed = True
    print(f"FAILED: {fences - count} examples have no answer beneath")
if "--write" in sys.argv and not failed:
    page.write_text(answered, encoding="utf-8")
sys.exit(failed)
