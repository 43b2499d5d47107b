"""`<div class="choose" right="{{ paths.which }}" markdown>`: a question's answers, to choose from.

Which answer is right comes from a run: it is the one whose text `right` is once it is filled in.
A list of one item below a wrong answer says why it is wrong: a reader who chooses it is shown it.
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
        reasons = {answer: self._reason(answer, text) for answer in answers}
        same = [answer for answer in answers if _plain("".join(answer.itertext())) == wanted]
        if len(same) != 1:
            message = f"choose: {len(same)} of the {len(answers)} answers are '{wanted}'"
            raise self.page.problem(text, message)
        same[0].set("data-right", "")
        if reasons.pop(same[0]):
            raise self.page.problem(text, "choose: a reason belongs to a wrong answer")
        for answer, reason in reasons.items():
            if reason:
                answer.set("data-why", reason)

    def _reason(self, answer: ET.Element, text: str) -> str:
        """Takes the list below an answer out of it, and returns its only item as plain words."""
        below = answer.find("ul")
        if below is None:
            return ""
        answer.remove(below)
        words = [_plain("".join(item.itertext())) for item in below]
        if len(words) != 1:
            message = f"choose: one reason below an answer, and not {len(words)}"
            raise self.page.problem(text, message)
        return words[0]


def _plain(words: str) -> str:
    return " ".join(words.split())
