"""How a program is read: its cells, its header, the neighbours it imports."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.project import Project
from weave.problem import Problem
from weave.run.imports import imported_packages, local_imports
from weave.run.program import Cell, Options, Program, list_programs, load_program, slug


def parse(project: Project, source: str | bytes) -> Program:
    return load_program(project.snippet("x.py", source), project.root)


def refusal(project: Project, source: str | bytes) -> str:
    """What is said of a program that cannot be read."""
    with pytest.raises(Problem) as problem:
        parse(project, source)
    return str(problem.value)


def header(*lines: str) -> str:
    return "\n".join(["# /// script", *(f"# {line}".rstrip() for line in lines), "# ///", ""])


# Cells


def test_percent_cells_have_names_titles_and_the_line_of_their_first_line(
    project: Project,
) -> None:
    program = parse(project, "x = 1\n\n# %% Forward pass\ny = 2\n\nz = 3\n# %% check\nassert y\n")
    assert program.cells == (
        Cell("", "", 1, "x = 1\n\n"),
        Cell("forward-pass", "Forward pass", 4, "y = 2\n\nz = 3\n"),
        Cell("check", "check", 8, "assert y\n"),
    )


def test_empty_lines_above_the_first_cell_are_no_cell(project: Project) -> None:
    assert [cell.name for cell in parse(project, "\n\n# %% only\nx = 1\n").cells] == ["only"]


def test_a_file_without_percent_cells_is_one_cell(project: Project) -> None:
    assert parse(project, "x = 1\n").cells == (Cell("", "", 1, "x = 1\n"),)


def test_only_a_comment_at_the_margin_starts_a_cell(project: Project) -> None:
    source = "if True:\n    # %% indented\n    x = '# %% quoted'\n"
    assert len(parse(project, source).cells) == 1


def test_lines_are_counted_as_python_counts_them(project: Project) -> None:
    source = 'x = "\u2028"  # \x0c\n# %% second\ny = 1\n'
    assert [cell.line for cell in parse(project, source).cells] == [1, 3]


def test_a_cell_is_found_by_its_name(project: Project) -> None:
    program = parse(project, "x = 1\n# %% draw\ny = 2\n")
    assert (program.cell("draw"), program.cell("paint")) == (1, None)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("forward pass", "forward-pass"),
        ("Forward pass!", "forward-pass"),
        ("  d/dx of 3 x ", "d-dx-of-3-x"),
        ("---", ""),
    ],
)
def test_a_cell_is_named_by_the_letters_and_digits_of_its_title(title: str, name: str) -> None:
    assert slug(title) == name


def test_a_program_knows_its_place_and_its_text(project: Project) -> None:
    path = project.snippet("maths/chain.py", "x = 1\n")
    program = load_program(path, project.root)
    assert (program.path, program.file) == (path, "snippets/maths/chain.py")
    assert program.source == "x = 1\n"


def test_two_cells_of_one_name_are_refused_with_both_lines(project: Project) -> None:
    assert refusal(project, "# %% draw\nx = 1\n# %% Draw!\ny = 2\n") == (
        "snippets/x.py:3: two cells are called 'draw' (the other is in line 1): rename one"
    )


def test_a_cell_without_a_name_is_refused_with_its_line(project: Project) -> None:
    assert refusal(project, "x = 1\n# %%\ny = 2\n") == (
        "snippets/x.py:2: a cell has no name: write `# %% what it does`"
    )


# Files that cannot be read


def test_a_syntax_error_is_told_with_its_line(project: Project) -> None:
    assert refusal(project, "x\ny = (\n") == "snippets/x.py:2: SyntaxError: '(' was never closed"


def test_bytes_that_are_not_utf_8_are_told(project: Project) -> None:
    assert refusal(project, b"x = '\xe9'\n") == (
        "snippets/x.py: is not UTF-8: invalid continuation byte at byte 5"
    )


def test_a_null_byte_is_told(project: Project) -> None:
    assert refusal(project, b"x = 1\0\n") == (
        "snippets/x.py: SyntaxError: source code string cannot contain null bytes"
    )


def test_a_file_that_is_not_there_is_told(project: Project) -> None:
    with pytest.raises(Problem) as problem:
        load_program(project.root / "snippets/no.py", project.root)
    assert str(problem.value) == "snippets/no.py: there is no such program"


def test_a_folder_in_place_of_a_file_is_told(project: Project) -> None:
    with pytest.raises(Problem) as problem:
        load_program(project.root / "snippets", project.root)
    assert problem.value.file == "snippets"


# The header


def test_without_a_header_a_program_has_twenty_seconds_and_may_not_warn(project: Project) -> None:
    assert parse(project, "x = 1\n").options == Options(deadline=20.0, warnings=False, data=())


def test_a_header_sets_the_deadline_the_warnings_and_the_data(project: Project) -> None:
    source = '"""Words."""\n' + header(
        'requires-python = ">=3.11"',
        "",
        "[tool.weave]",
        "deadline = 1.5",
        "warnings = true",
        'data = ["numbers.txt", "../more.txt"]',
    )
    assert parse(project, source).options == Options(1.5, True, ("numbers.txt", "../more.txt"))


def test_a_header_for_other_tools_changes_nothing(project: Project) -> None:
    source = header('dependencies = ["torch"]', "[tool.other]", "deadline = 1")
    assert parse(project, source).options == Options()


def test_an_unknown_option_is_refused_with_the_line_of_the_header(project: Project) -> None:
    source = "x = 1\n" + header("[tool.weave]", "dead = 1")
    assert refusal(project, source) == (
        "snippets/x.py:2: the header has no option 'dead': there are deadline, warnings and data"
    )


def test_a_header_that_is_not_toml_is_refused(project: Project) -> None:
    message = refusal(project, header("[tool.weave"))
    assert message.startswith("snippets/x.py:1: the header is not TOML: ")


@pytest.mark.parametrize("value", ["0", "-1", '"20"', "true", "nan", "inf"])
def test_a_deadline_that_never_comes_or_is_no_number_is_refused(
    project: Project, value: str
) -> None:
    message = refusal(project, header("[tool.weave]", f"deadline = {value}"))
    assert message == "snippets/x.py:1: deadline must be a number of seconds above 0"


@pytest.mark.parametrize("value", ["1", '"yes"'])
def test_warnings_other_than_true_and_false_are_refused(project: Project, value: str) -> None:
    message = refusal(project, header("[tool.weave]", f"warnings = {value}"))
    assert message == "snippets/x.py:1: warnings must be true or false"


@pytest.mark.parametrize("value", ['"numbers.txt"', "[1]"])
def test_data_other_than_a_list_of_names_is_refused(project: Project, value: str) -> None:
    message = refusal(project, header("[tool.weave]", f"data = {value}"))
    assert message == "snippets/x.py:1: data must be a list of file names"


@pytest.mark.parametrize("line", ["tool = 3", "tool.weave = 3"])
def test_a_header_whose_weave_is_no_table_is_refused(project: Project, line: str) -> None:
    assert refusal(project, header(line)).startswith("snippets/x.py:1: ")


# Imports


def names(project: Project, program: str = "x.py") -> list[str]:
    """The local imports of a program, from snippets/."""
    folder = project.root / "snippets"
    return [path.relative_to(folder).as_posix() for path in local_imports(folder / program)]


def test_neighbours_are_found_and_what_is_installed_is_not(project: Project) -> None:
    project.snippet("engine.py", "x = 1\n")
    project.snippet("graph.py", "x = 1\n")
    project.snippet("x.py", "import json\nimport torch\nimport engine\nfrom graph import x\n")
    assert names(project) == ["engine.py", "graph.py"]


def test_an_import_inside_a_function_is_found(project: Project) -> None:
    project.snippet("engine.py", "x = 1\n")
    project.snippet("x.py", "def f():\n    import engine\n")
    assert names(project) == ["engine.py"]


def test_a_module_of_another_folder_is_no_neighbour(project: Project) -> None:
    project.snippet("engine.py", "x = 1\n")
    project.snippet("maths/x.py", "import engine\n")
    assert names(project, "maths/x.py") == []


def test_the_neighbours_of_neighbours_are_found_once(project: Project) -> None:
    project.snippet("base.py", "x = 1\n")
    project.snippet("left.py", "import base\n")
    project.snippet("right.py", "import base\n")
    project.snippet("x.py", "import left\nimport right\n")
    assert names(project) == ["base.py", "left.py", "right.py"]


def test_a_cycle_ends_and_leaves_the_program_itself_out(project: Project) -> None:
    project.snippet("y.py", "import x\n")
    project.snippet("x.py", "import y\n")
    assert names(project) == ["y.py"]


@pytest.mark.parametrize("line", ["import parts.wheel", "from parts import wheel"])
def test_a_package_is_found_with_the_module_that_is_taken_from_it(
    project: Project, line: str
) -> None:
    project.snippet("parts/__init__.py", "")
    project.snippet("parts/wheel.py", "x = 1\n")
    project.snippet("x.py", line + "\n")
    assert names(project) == ["parts/__init__.py", "parts/wheel.py"]


@pytest.mark.parametrize(
    "line", ["import parts.spoke", "from . import spoke", "from .spoke import x"]
)
def test_what_the_modules_of_a_package_import_from_it_is_found(project: Project, line: str) -> None:
    project.snippet("parts/__init__.py", "")
    project.snippet("parts/spoke.py", "x = 1\n")
    project.snippet("parts/wheel.py", line + "\n")
    project.snippet("x.py", "import parts.wheel\n")
    assert names(project) == ["parts/__init__.py", "parts/spoke.py", "parts/wheel.py"]


def test_a_neighbour_with_a_syntax_error_is_found_all_the_same(project: Project) -> None:
    project.snippet("engine.py", "x = (\n")
    project.snippet("x.py", "import engine\n")
    assert names(project) == ["engine.py"]


def test_the_packages_of_a_program_are_named_by_their_first_parts(project: Project) -> None:
    path = project.snippet("x.py", "import os.path\nfrom torch.nn import Linear\nfrom . import y\n")
    assert imported_packages(path) == {"os", "torch"}


def test_the_packages_of_several_modules_are_named_as_far_as_they_can_be_read(
    project: Project,
) -> None:
    paths = [
        project.snippet("x.py", "import engine\nimport torch.nn\n"),
        project.snippet("engine.py", "import math\n"),
        project.snippet("graph.py", "import json\nx = (\n"),
        project.root / "snippets/no.py",
    ]
    assert imported_packages(*paths) == {"engine", "math", "torch"}


def test_a_program_knows_its_neighbours_and_what_all_of_them_import(project: Project) -> None:
    project.snippet("base.py", "import math\n")
    engine = project.snippet("engine.py", "import base\n")
    program = parse(project, "import engine\nimport torch.nn\n")
    assert program.neighbours == (engine.with_name("base.py"), engine)
    assert program.packages == {"base", "engine", "math", "torch"}


# All of them


def test_every_program_is_listed_in_one_order(project: Project) -> None:
    paths = [project.snippet(name, "") for name in ("b.py", "a.py", "deep/c.py")]
    (project.root / "snippets/notes.txt").touch()
    assert list_programs(project.root / "snippets") == [paths[1], paths[0], paths[2]]


def test_a_program_outside_the_project_keeps_its_own_name(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "away.py"
    path.write_text("x = 1\n")
    assert load_program(path, project.root).file == path.as_posix()
