"""The course of a chapter's programs through one notebook: which cells run at each mention.

All cells of a notebook share one namespace, and every program was written to run alone. So a
program begins by emptying the namespace (`%reset -sf`) and by forgetting the neighbours that an
earlier one imported, which it may have changed: it finds what it would find in a process of its
own, and no name of another. Within a program cells run in order and once, with these exceptions.

- A page that shows one cell of a program needs those before it: they run too, out of sight.
- If another program has run since, or the page goes back, the program begins again, and cells
  that had run before run in one cell out of sight, silently, to restore the names.
- What a page never shows, the check above all, runs at the program's last mention.
- A program that prints its file's name is written to that file, and one cell runs it.
- A program that is mentioned again, and has nothing new to show, does not run again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """Cells of a program, by number, that are one cell of the notebook.

    `first`: the program begins here. `shown`: the page asks for it here. `again`: it has run
    before, and runs once more for its names alone.
    """

    cells: tuple[int, ...]
    first: bool
    shown: bool
    again: bool


class Course:
    """What has run so far in a notebook, given all mentions of its programs in their order."""

    def __init__(self, mentions: Iterable[str]) -> None:
        self.left = Counter(mentions)
        self.live = ""  # the program whose names are there
        self.done = 0  # how many of its cells have run since it began
        self.ran: dict[str, set[int]] = defaultdict(set)
        self.shown: dict[str, set[int]] = defaultdict(set)

    def steps(self, program: str, count: int, asked: Collection[int]) -> list[Step]:
        """What runs where a page mentions cells of a program that has `count` of them."""
        self.left[program] -= 1
        ran, shown = self.ran[program], self.shown[program]
        due = set(asked) - shown
        last = not self.left[program]
        wanted = due | (set(range(count)) - ran if last else set())
        if not wanted:
            return []
        start = self.done if self.live == program and self.done <= min(wanted) else 0
        end = max(wanted) + 1
        made: list[Step] = []
        for i in range(start, end):
            again = i in ran and i not in due
            if again and made and made[-1].again:
                made[-1] = Step((*made[-1].cells, i), made[-1].first, shown=False, again=True)
            else:
                made.append(Step((i,), i == 0, shown=i in due, again=again))
        self.live, self.done = program, end
        ran.update(range(start, end))
        shown |= due
        return made
