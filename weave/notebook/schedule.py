"""The order of a chapter's programs in one notebook: which cells run at each mention.

All cells of a notebook share one namespace, but every program was written to run alone. So a
program first empties the namespace (`%reset -sf`) and unloads the neighbours that an earlier one
imported, which it may have changed. It then finds no name of another program, as in a process of
its own. The cells of a program run in order and once, with these exceptions.

- A page that shows one cell of a program needs those before it: they run too, folded away.
- If another program has run since, or the page goes back, the program begins again. Its cells that
  had run before then run silently, in one folded cell, to restore the names.
- Cells that a page never shows, such as the check, run at the program's last mention.
- A program that prints its file's name is written to that file, and one cell runs it.
- A program that is mentioned again, and has nothing new to show, does not run again.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Step:
    """Cells of a program, by number, that are one cell of the notebook.

    `first`: the program begins here. `shown`: the page shows it here. `again`: it has run before,
    and runs once more only for its names.
    """

    cells: tuple[int, ...]
    first: bool
    shown: bool
    again: bool


class Course:
    """The cells that have run so far in a notebook; `mentions` are all those of programs."""

    def __init__(self, mentions: Iterable[str]) -> None:
        self.left = Counter(mentions)
        self.live = ""  # the program whose names are there
        self.done = 0  # how many of its cells have run since it began
        self.ran: dict[str, set[int]] = defaultdict(set)
        self.shown: dict[str, set[int]] = defaultdict(set)

    def steps(self, program: str, count: int, cells: Collection[int]) -> list[Step]:
        """The steps where a page mentions these cells of a program that has `count` cells."""
        self.left[program] -= 1
        ran, shown = self.ran[program], self.shown[program]
        new = set(cells) - shown
        last = not self.left[program]
        due = new | (set(range(count)) - ran if last else set())
        if not due:
            return []
        start = self.done if self.live == program and self.done <= min(due) else 0
        end = max(due) + 1
        steps: list[Step] = []
        for i in range(start, end):
            again = i in ran and i not in new
            if again and steps and steps[-1].again:
                steps[-1] = replace(steps[-1], cells=(*steps[-1].cells, i))
            else:
                steps.append(Step((i,), i == 0, shown=i in new, again=again))
        self.live, self.done = program, end
        ran.update(range(start, end))
        shown |= new
        return steps
