"""Which programs run in the page: those that need what Python in a browser has."""

from weave.run.program import Program

NAMES = {"torch": "PyTorch", "torchgen": "PyTorch", "numpy": "NumPy"}
# of the standard library: what no browser has, or what does not work in one
ABSENT = {
    "asyncio",
    "concurrent",
    "ctypes",
    "curses",
    "dbm",
    "fcntl",
    "grp",
    "lzma",
    "mmap",
    "multiprocessing",
    "pty",
    "pwd",
    "readline",
    "resource",
    "socket",
    "socketserver",
    "sqlite3",
    "ssl",
    "subprocess",
    "syslog",
    "termios",
    "test",
    "threading",
    "tkinter",
    "tty",
    "turtle",
    "venv",
}


def list_obstacles(program: Program) -> list[str]:
    """What a program needs that a page does not have, in words; nothing if it runs there."""
    needed = [*program.requirements, *sorted(program.packages & ABSENT), *program.options.data]
    return list(dict.fromkeys(NAMES.get(name, name) for name in needed))


def join_words(words: list[str]) -> str:
    """Words in a row: "PyTorch, NumPy and matplotlib"."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
