"""The programs that every peer runs: small, with torch and a picture, each one different."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

IMPORTS = """\
import matplotlib.pyplot as plt
import torch
"""
WORK = """\
number = {number}
x = torch.linspace(0, 1, 200 + number, requires_grad=True)
(x.sin() ** 2).sum().backward()
print("program", 1000 * number + {added}, x.grad[:3])
"""
PICTURE = """\
plt.plot(x.detach(), x.grad)
plt.title(f"slope {number}")
"""
CHECK = """\
assert torch.allclose(x.grad, (2 * x).sin())
"""


@dataclass(frozen=True)
class Program:
    """One of the programs, from 1; an edited one differs in one character and prints another."""

    number: int
    edited: bool = False

    @property
    def name(self) -> str:
        return f"{self.number:03}"

    @property
    def title(self) -> str:
        return f"Program {self.number}"

    @property
    def work(self) -> str:
        return WORK.replace("{number}", str(self.number)).replace("{added}", str(self._added))

    @property
    def printed(self) -> str:
        """What its output begins with; it stands nowhere in its source."""
        return f"program {1000 * self.number + self._added} tensor("

    @property
    def _added(self) -> int:
        return 2 if self.edited else 1

    def cells(self, *, show: bool = True) -> list[tuple[str, str]]:
        """Its parts by name, as one writes them for tools that take figures after each part."""
        picture = PICTURE + ("plt.show()\n" if show else "")
        return [
            ("imports", IMPORTS),
            ("work", self.work),
            ("picture", picture),
            ("check", CHECK),
        ]

    def plain(self) -> str:
        """The whole of it as one would run it without any tool."""
        return "\n".join(source for _, source in self.cells())


def programs(count: int) -> list[Program]:
    return [Program(number) for number in range(1, count + 1)]


def edited(all_of_them: Iterable[Program]) -> list[Program]:
    """The same, the middle one changed."""
    changed = list(all_of_them)
    place = len(changed) // 2
    changed[place] = Program(changed[place].number, edited=True)
    return changed
