"""Compiles Typst files to PDF/UA: compile.py ROOT. Every file that is read lies below ROOT; a line of
standard input names a file and its PDF, with a tab between.

Prints the PDF's name when it is written. A character that no font of the machine has becomes U+FFFD, the
sign of a character that cannot be shown. Stops at the first file that cannot be made, and says why.
"""

import re
import sys

import typst


def without_fonts(error: typst.TypstError) -> set[str]:
    """The characters for which no font was found."""
    found = re.search(r'the text `?"(.*?)"`? could not be displayed', error.diagnostic)
    if not found:
        return set()
    text = re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), found[1])
    return {character for character in text if not character.isascii()}


def compiled(compiler: typst.Compiler, source: str, output: str) -> None:
    while True:
        try:
            return compiler.compile(input=source, output=output, pdf_standards=["ua-1"])
        except typst.TypstError as error:
            unshown = without_fonts(error)
            if not unshown:
                raise
        with open(source, encoding="utf-8") as file:
            code = file.read()
        for character in unshown:
            code = code.replace(character, "?" if character == "\N{REPLACEMENT CHARACTER}"
                                else "\N{REPLACEMENT CHARACTER}")
        with open(source, "w", encoding="utf-8") as file:
            file.write(code)


def main() -> int:
    compiler = None
    for line in sys.stdin:
        source, output = line.rstrip("\n").split("\t")
        try:
            compiler = compiler or typst.Compiler(source, root=sys.argv[1])
            compiled(compiler, source, output)
        except typst.TypstError as error:
            print(f"{output}: {error.diagnostic}", file=sys.stderr)
            return 1
        except OSError as error:
            print(f"{output}: {error.strerror}", file=sys.stderr)
            return 1
        print(output, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
