"""Gives the peers a Python of their own, which borrows all that the project's already has."""

from __future__ import annotations

import shutil
import sys
import sysconfig
from importlib.metadata import PackageNotFoundError, version

from tools.bench import meter, names

PINS = {  # what the peers need beside the project's own packages
    "markdown-exec": "1.12.6",
    "mkdocs-gallery": "0.10.4",
    "tqdm": "4.70.1",
    "sphinx-gallery": "0.22.1",
    "joblib": "1.6.0",
    "cloudpickle": "3.1.3",
    "Sphinx": "9.0.4",
    "alabaster": "1.0.0",
    "docutils": "0.22.4",
    "imagesize": "2.0.1",
    "roman-numerals": "4.1.0",
    "snowballstemmer": "3.1.1",
    "sphinxcontrib-applehelp": "2.0.0",
    "sphinxcontrib-devhelp": "2.0.0",
    "sphinxcontrib-htmlhelp": "2.1.0",
    "sphinxcontrib-jsmath": "2.0.0",
    "sphinxcontrib-qthelp": "2.0.0",
    "sphinxcontrib-serializinghtml": "2.0.0",
    "zensical": "0.0.73",
    "deepmerge": "4.0.0",
    "tomli": "2.5.0",
}
VENV = names.CACHE / "venv"
PYTHON = str(VENV / ("Scripts" if sys.platform == "win32" else "bin") / "python")
STAMP = VENV / "installed"


def ensure() -> None:
    """Make the virtual environment, unless it is there and has these versions."""
    if STAMP.exists() and STAMP.read_text() == _wanted():
        return
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.parent.mkdir(parents=True, exist_ok=True)
    clean = names.environment()
    meter.run([names.PYTHON, "-m", "venv", "--without-pip", str(VENV)], names.ROOT, clean)
    packages = sysconfig.get_path("purelib", vars={"base": str(VENV), "platbase": str(VENV)})
    with open(f"{packages}/project.pth", "w") as file:  # noqa: PTH123
        file.write("\n".join(_borrowed()) + "\n")
    pip = [names.PYTHON, "-m", "pip", "--python", PYTHON, "install", "-q"]
    pip += ["--disable-pip-version-check", "--no-deps", "--only-binary", ":all:"]
    meter.run([*pip, *_missing()], names.ROOT, clean)
    STAMP.write_text(_wanted())


def _borrowed() -> list[str]:
    """The folders of the project's packages: what is found there is not installed again."""
    return sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})


def _missing() -> list[str]:
    """The packages to install: what the project has by itself is used in its version."""
    return [f"{name}=={pin}" for name, pin in PINS.items() if not _has(name)]


def _has(name: str) -> bool:
    try:
        return bool(version(name))
    except PackageNotFoundError:
        return False


def _wanted() -> str:
    return "\n".join([sys.version, *_borrowed(), *_missing()])
