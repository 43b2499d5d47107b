"""`python -m tools.cut_font`: cut STIX Two Math down to what the book's formulas can use.

Without a font that has a MATH table, brackets and roots do not grow on machines that have none.
The whole font weighs 1 MB; a page cannot afford that. The result, docs/assets/stix-math.woff2, is
kept in the repository; a test fails when a formula needs a character that it lacks.
"""

from __future__ import annotations

import os
import sys
from importlib.resources import files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path("docs/assets/stix-math.woff2")
RANGES = (
    (0x20, 0x7E),  # Latin
    (0xA0, 0xA0),
    (0xB1, 0xB1),  # plus-minus
    (0xB7, 0xB7),
    (0xD7, 0xD7),  # times
    (0x391, 0x3F6),  # Greek
    (0x2009, 0x200A),
    (0x2026, 0x2026),
    (0x2032, 0x2033),  # primes
    (0x2061, 0x2064),  # invisible operators
    (0x2190, 0x2194),
    (0x21A6, 0x21A6),
    (0x21D2, 0x21D4),
    (0x2200, 0x220B),  # for all, partial, element of
    (0x220F, 0x221E),  # product, sum, minus, root, infinity
    (0x2223, 0x222B),
    (0x2248, 0x2248),
    (0x2260, 0x2265),
    (0x22A4, 0x22A4),  # a table turned
    (0x22C5, 0x22C5),
    (0x22EE, 0x22F1),  # dots
    (0x1D434, 0x1D467),  # italic
    (0x1D6FC, 0x1D71B),  # italic Greek
    (0x210E, 0x210E),  # italic h
)


def main() -> int:
    os.environ["SOURCE_DATE_EPOCH"] = "0"  # the same bytes whenever it is cut
    font = TTFont(str(files("ziamath") / "fonts" / "STIXTwoMath-Regular.ttf"))
    options = Options()
    options.layout_features = []
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 4, 5, 6, 13, 14]  # whose it is and its licence stay in it
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in RANGES for code in range(low, high + 1)])
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(TARGET)
    sys.stdout.write(f"{TARGET}: {TARGET.stat().st_size:,} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
