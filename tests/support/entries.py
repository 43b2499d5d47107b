"""The entries of the error clinic, and what PyTorch said in their runs."""

from __future__ import annotations

import re

from tests.support.book import BOOK, edition
from weave.content.clinic import Entry, Message, find_message, list_entries

ENTRIES = list(list_entries(BOOK, "clinic/"))


def message(entry: Entry) -> Message:
    return find_message(entry, edition().result)


def first_sentence(entry: Entry) -> str:
    return re.split(r"(?<=\w\w)\. |\n", message(entry).text)[0]
