"""`<div class="choose" right="{{ paths.which }}" markdown>`: a question's answers, to choose from.

Which answer is right comes from a run: it is the one whose text `right` is once it is filled in.
"""

from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from weave.grammar import VALUE
from weave.page.context import Page
from weave.problem import Problem

FEWEST, MOST = 2, 4


class Choices(Treeprocessor):
    """Marks the right answer of each list to choose from."""

    def __init__(self, md: Markdown, page: Page) -> None:
        super().__init__(md)
        self.page = page

    def run(self, root: ET.Element) -> None:
        for box in root.iter("div"):
            if "choose" in box.get("class", "").split():
                try:
                    self._mark(box)
                except Problem as problem:
                    ET.SubElement(box, "p").text = self.md.htmlStash.store(self.page.fail(problem))

    def _mark(self, box: ET.Element) -> None:
        right = box.attrib.pop("right", "")
        text = f'right="{right}"' if right else 'class="choose"'
        if not VALUE.search(right):
            message = 'choose: which answer is right comes from a run: right="{{ program.name }}"'
            raise self.page.problem(text, message)
        wanted = _plain(self.page.fill(right, text))
        answers = box.findall("./ul/li")
        if not FEWEST <= len(answers) <= MOST:
            message = f"choose: a list of {FEWEST} to {MOST} answers, and not of {len(answers)}"
            raise self.page.problem(text, message)
        same = [answer for answer in answers if _plain("".join(answer.itertext())) == wanted]
        if len(same) != 1:
            message = f"choose: {len(same)} of the {len(answers)} answers are '{wanted}'"
            raise self.page.problem(text, message)
        same[0].set("data-right", "")


def _plain(words: str) -> str:
    return " ".join(words.split())
