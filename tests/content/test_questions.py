"""The questions: each in the asker's words, answered, and a way deeper."""

from __future__ import annotations

import re

import pytest

from tests.support.book import BOOK
from weave.content.headings import Heading, list_headings

QUESTIONS = list(list_headings(BOOK, "questions/"))
MORE = re.compile(r"^More: .*\]\(\.\./[\w/]+\.md.*\.\n\{ \.more \}\s*$", re.MULTILINE)

each = pytest.mark.parametrize("question", QUESTIONS, ids=[q.place for q in QUESTIONS])


@each
def test_it_is_asked_answered_and_leads_deeper(question: Heading) -> None:
    assert question.title.endswith("?")
    answer, more, rest = question.text.partition("\nMore: ")
    assert MORE.fullmatch((more + rest).strip() + "\n")
    assert len(re.findall(r"\w+", answer)) >= 20


def test_no_question_stands_twice() -> None:
    for names in ([q.slug for q in QUESTIONS], [q.title for q in QUESTIONS]):
        assert sorted(names) == sorted(set(names))
