"""Jupyter kernels forked from a Python that has imported PyTorch and has done nothing with it.

It spares three seconds a kernel. Each is a process of its own that speaks as any kernel does;
the notebook that it runs must import what it uses all the same, and finds it imported sooner.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.provisioning import local_provisioner

ROOT = str(Path(__file__).parent.parent.parent)


class Kernel:
    """A kernel, with as much of subprocess.Popen as Jupyter asks of it."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def poll(self) -> int | None:
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return 0
        return None

    def wait(self, timeout: float = 10) -> int:
        end = time.monotonic() + timeout
        while self.poll() is None and time.monotonic() < end:
            time.sleep(0.01)
        return 0

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


@contextmanager
def forked(environment: Mapping[str, str]) -> Iterator[None]:
    """For as long as it lasts, all kernels that Jupyter starts are forked from one Python."""
    with (
        pytest.MonkeyPatch.context() as patch,
        subprocess.Popen(
            [sys.executable, "-m", "tests.support.kernels"],
            cwd=ROOT,
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as parent,
    ):
        assert parent.stdin
        assert parent.stdout
        orders, answers = parent.stdin, parent.stdout

        def launch(command: Sequence[str], env: Any, cwd: str, **_: Any) -> Kernel:
            order = {"command": list(command), "env": dict(env), "cwd": cwd}
            orders.write(json.dumps(order) + "\n")
            orders.flush()
            return Kernel(int(answers.readline()))

        patch.setattr(local_provisioner, "launch_kernel", launch)
        yield
        orders.close()  # it ends when there are no more orders


def _serve() -> None:
    """In the parent of the kernels: fork one for each order."""
    import ipykernel.kernelapp  # noqa: F401
    import torch._dynamo  # noqa: F401 - an optimizer imports it: another two seconds

    gc.collect()
    gc.freeze()  # `%reset` looks at all there is: in a kernel that means at all of PyTorch
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for them: they leave no trace
    for line in iter(sys.stdin.readline, ""):
        if not os.fork():
            _become(**json.loads(line))


def _become(command: list[str], env: dict[str, str], cwd: str) -> None:
    """In the child: be `python -m ipykernel_launcher ...`, and tell the number of the process."""
    from ipykernel import kernelapp

    os.setsid()  # Jupyter sends its signals to the group
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ.clear()
    os.environ.update(env)
    os.chdir(cwd)
    os.write(1, f"{os.getpid()}\n".encode())
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    sys.path = [place for place in sys.path if place not in {"", ROOT}]
    sys.argv = command[2:]  # without `python -m`
    kernelapp.launch_new_instance()
    os._exit(0)


if __name__ == "__main__":
    _serve()
