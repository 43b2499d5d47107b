"""The book's own style, as a check of proselint: what it does not write, and what it writes.

A pattern is a regular expression, in any case of letters, and stands for whole words.
"""

from __future__ import annotations

from proselint.registry.checks import Check
from proselint.registry.checks.types import PreferredForms

FORMS = {
    # words that are not said any more, or never were
    "noughts?": "zero",
    "badness": "error",
    "hairs?": "a tiny amount, with the number",
    "once for all": "for good",
    "chief reason": "main reason",
    "whoever": "the thing that does it",
    "anew": "again",
    "mind that": "the fact itself",
    "by accident": "by coincidence",
    "must be asked": "must be run",
    # translated turns
    "what meets is added": "where two paths meet, their gradients add up",
    "is no Python": "is not valid Python",
    "(?:same|this|it|machine|engine|PyTorch) in small": "in miniature",
    "in the small": "in miniature",
    "for who": "for those who",
    "there for who": "there if you look for it",
    "is told": "is reported",
    "was told": "was reported",
    "a number that is none": "not a number",
    "is not a cake": "the thing itself",
    "has its say": "the thing itself",
    "its slope in itself": "the error changes one for one with itself",
    r"slopes? of (?:the error|\$?[a-z]\$?) in": "slope of e with respect to m",
    "de/dd": "de/dm",
    r"\{de\}\{dd\}": "de/dm",
    # what makes a text longer or louder, and nothing else
    "simply": "nothing",
    "just": "nothing",
    "obviously": "nothing",
    "of course": "nothing",
    "as small as can be": "small",
}
STYLE = Check(
    check_type=PreferredForms(items=FORMS),
    path="book.style",
    message="'{1}': write {0}.",
)
