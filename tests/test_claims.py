"""What this book says about the inside of PyTorch: one claim for each test.

A docstring has the claim as the register shows it, where it stands in PyTorch's source, and, where
people often say otherwise, what they say. Everything runs on the CPU and in eager mode. The file
needs nothing but PyTorch, NumPy and pytest, so it can be run with any release.
"""

from __future__ import annotations

import gc
import logging
import re
import threading
import warnings
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
import torch
from torch import autograd
from torch.autograd.graph import get_gradient_edge, saved_tensors_hooks
from torch.utils._python_dispatch import TorchDispatchMode

PACKAGES = Path(torch.__file__).parent.parent
HEADERS = "torch/include"
TEMPLATE = "torchgen/packaged/autograd/gen_variable_type.py"


def weight(value: Any = 3.0) -> Any:
    """A leaf that requires a gradient, in double precision as Python's own numbers are."""
    return torch.tensor(value, dtype=torch.float64, requires_grad=True)


def number(value: Any) -> Any:
    return torch.tensor(value, dtype=torch.float64)


def grad_of(tensor: Any) -> float | None:
    return None if tensor.grad is None else tensor.grad.item()


@cache
def installed(path: str) -> str:
    """An installed file of PyTorch, every stretch of white space made one space."""
    return " ".join((PACKAGES / path).read_text(encoding="utf-8").split())


def header(path: str) -> str:
    """A header, without the marks of its comments."""
    return " ".join(installed(f"{HEADERS}/{path}").replace("//", " ").split())


@cache
def rules(signature: str) -> dict[str, str]:
    """The entry of derivatives.yaml for one operation: its lines, by the name of the input."""
    file = PACKAGES / "torchgen/packaged/autograd/derivatives.yaml"
    (entry,) = [e for e in file.read_text().split("\n\n") if f"- name: {signature}(" in e]
    found = re.findall(r"^  (\w+): (.*)$", entry, re.MULTILINE)
    return dict(found)


def nodes_of(result: Any) -> list[Any]:
    """Every node behind a result, each once, from the result on."""
    found = [result.grad_fn]
    for node in found:
        found += [n for n, _ in node.next_functions if n is not None and n not in found]
    return found


def short(node: Any) -> str:
    return re.sub(r"(Backward\d*|Grad)$", "", node.name().rpartition("::")[2])


def note_order(*results: Any) -> list[tuple[str, float]]:
    """A list that a backward pass fills with each node that runs, and the gradient it is given."""
    noted: list[tuple[str, float]] = []
    for node in {node: None for result in results for node in nodes_of(result)}:

        def note(arrived: Any, name: str = short(node)) -> None:
            noted.append((name, arrived[0].item()))

        node.register_prehook(note)
    return noted


def saved(node: Any) -> set[str]:
    """The names under which a node has saved tensors."""
    names = [name for name in dir(node) if name.startswith("_saved_")]
    return {n.removeprefix("_saved_") for n in names if torch.is_tensor(getattr(node, n))}


@contextmanager
def without_collector() -> Iterator[None]:
    """Only what has no reference left is freed; cycles stay."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def without_warnings() -> Iterator[None]:
    """PyTorch warns of `create_graph=True`, and only the first time in a process."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


# The entry point


def test_method_that_only_forwards() -> None:
    """`Tensor.backward` computes nothing itself: it passes its arguments on to
    `torch.autograd.backward`.

    Source: torch/_tensor.py, Tensor.backward
    """
    w, first = weight(), number(1.0)
    y = w * 2
    with mock.patch("torch.autograd.backward") as called:
        y.backward(first, retain_graph=True, inputs=[w])
    assert called.mock_calls == [mock.call(y, first, True, False, inputs=[w])]
    assert grad_of(w) is None


def test_first_gradient() -> None:
    """If you pass no gradient to `backward`, the walk starts with a tensor of ones in the shape of
    the result, which must have one element.

    Source: torch/autograd/__init__.py, _make_grads
    """
    seen: list[Any] = []
    for shape in ((), (1, 1)):
        y = torch.ones(shape, requires_grad=True) * 2
        y.register_hook(seen.append)
        y.backward()
    assert [(gradient.shape, gradient.item()) for gradient in seen] == [((), 1.0), ((1, 1), 1.0)]


def test_first_gradient_of_many_numbers() -> None:
    """`backward` makes the first gradient for you only if the result has one element; for any other
    result you must pass a gradient of the same shape.

    Source: torch/autograd/__init__.py, _make_grads
    Refutes: "`backward()` can be called on any result"
    """
    w = weight([1.0, 2.0])
    with pytest.raises(RuntimeError) as raised:
        (w * 3).backward()
    assert str(raised.value) == "grad can be implicitly created only for scalar outputs"
    assert grad_of(w) is None
    with pytest.raises(RuntimeError, match="Mismatch in shape"):
        (w * 3).backward(number(1.0))
    (w * 3).backward(number([1.0, 10.0]))
    assert w.grad.tolist() == [3.0, 30.0]


def test_plain_number_as_gradient() -> None:
    """The gradient that you pass to `backward` must be a tensor, or a list with one tensor; a plain
    number is refused with a `TypeError`.

    Source: torch/autograd/__init__.py, _tensor_or_tensors_to_tuple
    Refutes: "`y.backward(1.0)` works"
    """
    w = weight()
    with pytest.raises(TypeError):
        (w * 2).backward(1.0)
    with pytest.raises(TypeError):
        (w * 2).backward([1.0])
    assert grad_of(w) is None
    (w * 2).backward(number(1.0))
    assert w.grad.item() == 2
    (w * 2).backward([number(1.0)])
    assert w.grad.item() == 4


def test_one_door_to_the_engine() -> None:
    """`backward` and `autograd.grad` both go through one Python function, which calls the engine in
    C++.

    Source: torch/autograd/graph.py, _engine_run_backward
    """
    w = weight()
    engine = mock.Mock()
    engine.run_backward.return_value = (number(7.0),)
    with mock.patch("torch.autograd.graph.Variable._execution_engine", engine):
        (w * 2).backward()
        answer = autograd.grad(w * 2, w)
    assert engine.run_backward.call_count == 2
    assert grad_of(w) is None
    assert answer == (number(7.0),)


def test_default_of_retain_graph() -> None:
    """Unless you set `retain_graph`, saved tensors are kept if `create_graph` is true and freed if
    it is not.

    Source: torch/autograd/__init__.py, backward
    """
    kept = []
    for options in ({}, {"create_graph": True}, {"create_graph": True, "retain_graph": False}):
        w = weight()
        y = w * w
        autograd.grad(y, w, **options)
        kept.append(saved(y.grad_fn) if readable(y.grad_fn) else "freed")
    assert kept == ["freed", {"self", "other"}, "freed"]


def readable(node: Any) -> bool:
    """Whether the tensors that a product has saved can still be read."""
    try:
        node._saved_self  # noqa: B018 - reading is the point
    except RuntimeError as error:
        assert "after they have already been freed" in str(error)  # noqa: PT017
        return False
    return True


def test_walk_in_the_log() -> None:
    """With logging of Autograd turned on, as by `TORCH_LOGS="+autograd"`, every node is logged, in
    the order in which they run.

    Source: torch/autograd/graph.py, _register_logging_hooks_on_whole_graph
    """
    w = weight()
    y = (w * 2).exp()
    lines: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    log = logging.getLogger("torch.autograd.graph")
    before = log.level
    log.addHandler(handler)
    log.setLevel(logging.DEBUG)
    try:
        y.backward()
    finally:
        log.setLevel(before)
        log.removeHandler(handler)
    named = [re.findall(r"\b(?:\w+Backward\d|AccumulateGrad)\b", line)[:1] for line in lines]
    assert named == [["ExpBackward0"], ["MulBackward0"], ["AccumulateGrad"]]


# The forward pass


def test_generated_recording() -> None:
    """The code that records an operation is generated: it checks whether any input requires a
    gradient, makes the node, links it to the nodes of the inputs, and in the end attaches it to the
    result.

    Source: torchgen/packaged/autograd/gen_variable_type.py, ASSIGN_GRAD_FN
    """
    source = installed(TEMPLATE)
    passages = [
        "_any_requires_grad = compute_requires_grad( ${args_with_derivatives} );",
        "if (_any_requires_grad) { ${setup} }",
        "${op}>(${op_ctor}); grad_fn->set_next_edges(collect_next_edges( ${args_with_derivatives}",
        "if (grad_fn) { ${fn}_history(${differentiable_outputs}, grad_fn); }",
    ]
    names = ("SETUP_ANY_REQUIRES_GRAD", "SETUP_DERIVATIVE", "ASSIGN_GRAD_FN", "SET_HISTORY")
    for name, passage in zip(names, passages, strict=True):
        _, _, template = source.partition(f"{name} = CodeTemplate(")
        assert passage in template.split(" = CodeTemplate(")[0]


def test_recording_on_request() -> None:
    """In eager mode a differentiable operation is recorded if grad mode is on and at least one
    input requires a gradient; otherwise a new result has no node.

    Source: torch/csrc/autograd/functions/utils.h, compute_requires_grad
    """
    w, x = weight([[3.0]]), number([[2.0]])
    for operation in (torch.mul, torch.add, torch.sub, torch.div, torch.matmul, torch.maximum):
        assert operation(w, x).grad_fn is not None
        assert operation(x, w).grad_fn is not None
        assert operation(x, x).grad_fn is None
        with torch.no_grad():
            assert operation(w, x).grad_fn is None
            with torch.enable_grad():
                assert operation(w, x).grad_fn is not None
    assert w.argmax().grad_fn is None  # no operation that can be differentiated
    y = w * x
    before = y.grad_fn
    with torch.no_grad():
        y.add_(1)
    assert y.grad_fn is before  # an edited result keeps the node it had


def test_rule_of_product() -> None:
    """The rule of a product sends each input the upstream gradient times the other input, which is
    conjugated if it is complex.

    Source: torchgen/packaged/autograd/derivatives.yaml, mul.Tensor
    """
    rule = rules("mul.Tensor")
    assert rule["self"] == "mul_tensor_backward(grad, other, self.scalar_type())"
    assert rule["other"] == "mul_tensor_backward(grad, self, other.scalar_type())"
    node = (weight(3.0) * weight(5.0)).grad_fn
    assert node.name() == "MulBackward0"
    assert [gradient.item() for gradient in node(number(10.0))] == [50.0, 30.0]
    a, b = (torch.tensor(value, requires_grad=True) for value in (3 + 1j, 5 + 2j))
    assert [g.item() for g in (a * b).grad_fn(torch.ones_like(a))] == [5 - 2j, 3 - 1j]


def test_rule_of_power() -> None:
    """The rule of a power with a plain exponent sends the upstream gradient times the exponent
    times the base raised to one less.

    Source: torchgen/packaged/autograd/derivatives.yaml, pow.Tensor_Scalar
    """
    assert rules("pow.Tensor_Scalar")["self"] == "pow_backward(grad, self, exponent)"
    node = (weight(3.0) ** 4).grad_fn
    assert node.name() == "PowBackward0"
    assert node(number(10.0)).item() == 10 * 4 * 3**3
    assert (weight(3.0) ** 0).grad_fn(number(10.0)).item() == 0


def test_rule_of_relu() -> None:
    """The rule of `relu` uses its result: where that is above zero or NaN, the upstream gradient
    passes, and elsewhere the gradient is zero.

    Source: torchgen/packaged/autograd/derivatives.yaml, relu
    """
    assert rules("relu")["self"] == "threshold_backward(grad, result, 0)"
    node = weight([-2.0, 3.0, float("nan")]).relu().grad_fn
    assert saved(node) == {"result"}
    assert node(number([10.0, 10.0, 10.0])).tolist() == [0.0, 10.0, 10.0]


def test_rule_of_tanh() -> None:
    """The rule of `tanh` needs its result alone: the local derivative is one minus the result
    squared.

    Source: torchgen/packaged/autograd/derivatives.yaml, tanh
    """
    assert rules("tanh")["self"] == "tanh_backward(grad, result)"
    y = weight(0.5).tanh()
    assert saved(y.grad_fn) == {"result"}
    assert y.grad_fn(number(10.0)).item() == pytest.approx(10 * (1 - y.item() ** 2), rel=1e-14)


def test_rule_of_exponential() -> None:
    """The rule of `exp` multiplies the upstream gradient by the result, which is all it saves.

    Source: torchgen/packaged/autograd/derivatives.yaml, exp
    """
    assert rules("exp")["self"] == "grad * result.conj()"
    y = weight(0.5).exp()
    assert saved(y.grad_fn) == {"result"}
    assert y.grad_fn(number(10.0)).item() == 10 * y.item()


def test_rule_of_sigmoid() -> None:
    """The rule of `sigmoid` needs its result alone: the local derivative is the result times one
    minus the result.

    Source: torchgen/packaged/autograd/derivatives.yaml, sigmoid
    """
    assert rules("sigmoid")["self"] == "sigmoid_backward(grad, result)"
    y = weight(0.5).sigmoid()
    assert saved(y.grad_fn) == {"result"}
    expected = 10 * y.item() * (1 - y.item())
    assert y.grad_fn(number(10.0)).item() == pytest.approx(expected, rel=1e-14)


def test_rule_of_sum() -> None:
    """The rule of an addition with `alpha=1` passes the upstream gradient to both inputs unchanged;
    it saves no tensor.

    Source: torchgen/packaged/autograd/derivatives.yaml, add.Tensor
    """
    rule = rules("add.Tensor")
    assert rule["self"] == "handle_r_to_c(self.scalar_type(), grad)"
    assert rule["other"].endswith("maybe_multiply(grad, alpha.conj()))")
    node = (weight(3.0) + weight(5.0)).grad_fn
    assert saved(node) == set()
    assert [gradient.item() for gradient in node(number(10.0))] == [10.0, 10.0]
    tripled = torch.add(weight(3.0), weight(5.0), alpha=3).grad_fn
    assert [gradient.item() for gradient in tripled(number(10.0))] == [10.0, 30.0]


def test_rule_of_difference() -> None:
    """The rule of a subtraction with `alpha=1` passes the upstream gradient to the first input
    unchanged and to the second with its sign changed; it saves no tensor.

    Source: torchgen/packaged/autograd/derivatives.yaml, sub.Tensor
    """
    rule = rules("sub.Tensor")
    assert rule["self"] == "handle_r_to_c(self.scalar_type(), grad)"
    assert rule["other"].endswith("maybe_multiply(-grad, alpha.conj()))")
    node = (weight(3.0) - weight(5.0)).grad_fn
    assert saved(node) == set()
    assert [gradient.item() for gradient in node(number(10.0))] == [10.0, -10.0]
    tripled = torch.sub(weight(3.0), weight(5.0), alpha=3).grad_fn
    assert [gradient.item() for gradient in tripled(number(10.0))] == [10.0, -30.0]


def test_gradient_times_jacobian() -> None:
    """A rule answers with the upstream gradient times the Jacobian, the table of all local
    derivatives, and does not build that table: for a product of large matrices it would not fit
    into memory.

    Source: torchgen/packaged/autograd/derivatives.yaml, vector jacobian product
    """
    w, arriving = weight([[1.0, 2.0], [3.0, 4.0]]), number([[5.0, 6.0], [7.0, 8.0]])
    table = autograd.functional.jacobian(lambda a: a @ a, w).reshape(4, 4)
    (w @ w).backward(arriving)
    assert torch.equal(w.grad.reshape(4), arriving.reshape(4) @ table)
    text = installed("torchgen/packaged/autograd/derivatives.yaml").replace("# ", "")
    assert "we actually mean computing the vector jacobian product" in text
    large = torch.ones(1000, 1000, requires_grad=True)
    (large @ torch.ones(1000, 1000)).sum().backward()  # the table has a million by a million
    assert large.grad is not None
    assert large.grad.unique().item() == 1000


def test_node_called_by_hand() -> None:
    """A node of one of PyTorch's own operations can be called: it takes the gradient of the result,
    returns a gradient for each input and, unless it is an `AccumulateGrad`, changes no `.grad`. The
    node of an `autograd.Function` of yours runs only through its method `apply`.

    Source: torch/csrc/autograd/node.h, Node::operator()
    """
    w1, w2 = weight(3.0), weight(5.0)
    y = w1 * w2
    assert [gradient.item() for gradient in y.grad_fn(number(1.0))] == [5.0, 3.0]
    for result in (w1 + w2, w1**2, w1.exp(), w1.tanh(), torch.maximum(w1, w2)):
        result.grad_fn(number(1.0))
    assert (w1.grad, w2.grad) == (None, None)
    get_gradient_edge(w1).node(number(7.0))
    assert w1.grad.item() == 7

    class Doubled(autograd.Function):  # type: ignore[misc] # PyTorch's class is untyped here
        @staticmethod
        def forward(ctx: Any, x: Any) -> Any:  # noqa: ARG004 - PyTorch gives it
            return x * 2

        @staticmethod
        def backward(ctx: Any, *upstream: Any) -> Any:  # noqa: ARG004 - PyTorch gives it
            return upstream[0] * 2

    own = Doubled.apply(w1).grad_fn
    with pytest.raises(TypeError, match="not callable"):
        own(number(1.0))
    assert own.apply(number(1.0)).item() == 2


def test_graph_of_nodes() -> None:
    """The graph consists of nodes for operations, not of tensors: a result in between may be gone,
    and the backward pass still works.

    Source: torch/csrc/autograd/node.h, Node
    Refutes: "The nodes of the graph are the tensors"
    """
    w = weight()
    h = w * 2
    y = h + 1
    assert all(isinstance(node, autograd.graph.Node) for node in nodes_of(y))
    h_seen = weakref.ref(h)
    with without_collector():
        del h
        assert h_seen() is None
    y.backward()
    assert w.grad.item() == 2


def test_next_functions() -> None:
    """A link of the graph is a pair: the next node, and which of that node's results the gradient
    belongs to.

    Source: torch/csrc/autograd/edge.h, Edge
    """
    first, second = weight([3.0, 5.0]).unbind()
    unbind = first.grad_fn
    assert (second * first).grad_fn.next_functions == ((unbind, 1), (unbind, 0))


def test_no_node_for_a_constant() -> None:
    """An input that requires no gradient keeps its place in `next_functions`, as `(None, 0)`.

    Source: torch/csrc/autograd/function.h, collect_next_edges
    """
    w = weight()
    accumulate = get_gradient_edge(w).node
    assert (number(2.0) * w).grad_fn.next_functions == ((None, 0), (accumulate, 0))
    assert (w * 2.0).grad_fn.next_functions == ((accumulate, 0), (None, 0))


def test_one_accumulator_per_leaf() -> None:
    """However often a leaf is used, all its links lead to the same `AccumulateGrad`, which holds
    the leaf, unless its type is changed in between.

    Source: torch/csrc/autograd/variable.h, grad_accumulator
    """
    w = weight()
    y = w * w + w.exp()
    links = [link for node in nodes_of(y) for link, _ in node.next_functions]
    accumulators = [node for node in links if node.name().endswith("AccumulateGrad")]
    assert len(accumulators) == 3
    assert len(set(accumulators)) == 1
    assert accumulators[0].variable is w

    layer = torch.nn.Linear(1, 1, bias=False)
    p = layer.weight
    before = p * 2
    layer.to(torch.float64)
    first, second = (y.grad_fn.next_functions[0][0] for y in (before, p * 2))
    assert first is not second
    assert first.variable is second.variable is p


def test_accumulator_made_when_needed() -> None:
    """A leaf has no strong reference to its `AccumulateGrad`: it is made when an operation needs
    it, and gone when no graph refers to it any more.

    Source: torch/csrc/autograd/variable.h, AutogradMeta
    """
    w = weight()
    y = w * 2
    y.grad_fn.next_functions[0][0].metadata["seen"] = True
    assert get_gradient_edge(w).node.metadata == {"seen": True}
    del y
    assert get_gradient_edge(w).node.metadata == {}


def test_edge_of_leaf_and_of_result() -> None:
    """The gradient of a leaf goes to its `AccumulateGrad`; the gradient of any other tensor goes to
    the node that made it, together with which of its results it was.

    Source: torch/csrc/autograd/variable.h, gradient_edge
    """
    w = weight([3.0, 5.0])
    _, second = w.unbind()
    to_leaf, to_result = get_gradient_edge(w), get_gradient_edge(second)
    assert (short(to_leaf.node), to_leaf.output_nr) == ("Accumulate", 0)
    assert (to_result.node, to_result.output_nr) == (second.grad_fn, 1)


def test_digit_in_the_name() -> None:
    """The digit at the end of a node's name tells the rules of one operation apart: a power of a
    tensor by a number, of a tensor by a tensor, or of a number by a tensor. It counts nothing.

    Source: torchgen/packaged/autograd/load_derivatives.py, create_differentiability_info
    Refutes: "The `0` in `MulBackward0` counts the nodes"
    """
    w = weight()
    names = [y.grad_fn.name() for y in (w**2, w**w, 2**w)]
    assert names == ["PowBackward0", "PowBackward1", "PowBackward2"]
    assert {(w * w).grad_fn.name() for _ in range(3)} == {"MulBackward0"}


def test_sequence_numbers() -> None:
    """Each node gets a number when it is made, one more than the node before it in the same thread;
    a fresh thread starts at zero again.

    Source: torch/csrc/autograd/node.h, Node::sequence_nr
    """
    w = weight()
    results = [w * 2, w.exp(), w + 1]
    first, second, third = [y.grad_fn._sequence_nr() for y in results]
    assert (second, third) == (first + 1, first + 2)
    elsewhere: list[int] = []
    thread = threading.Thread(target=lambda: elsewhere.append((w * 2).grad_fn._sequence_nr()))
    thread.start()
    thread.join()
    assert elsewhere == [0]


def test_floats_only() -> None:
    """Only tensors of floating-point or complex numbers can require a gradient.

    Source: torch/csrc/autograd/variable.h, AutogradMeta::set_requires_grad
    """
    for dtype in (torch.float32, torch.bfloat16, torch.complex64):
        assert torch.ones(1, dtype=dtype, requires_grad=True).requires_grad
    for dtype in (torch.int64, torch.bool):
        with pytest.raises(RuntimeError, match="floating point and complex dtype can require"):
            torch.ones(1, dtype=dtype, requires_grad=True)


def test_new_graph_each_run() -> None:
    """In eager mode a new graph is made each time the program runs: a loop with more rounds leaves
    more nodes.

    Source: torch/csrc/autograd/functions/utils.h, set_history
    Refutes: "Autograd reads the formula before it runs"
    """

    def doubled_until(limit: float) -> Any:
        y = weight(1.0) * 1
        while y < limit:
            y = y * 2
        return y

    counts = [len(nodes_of(doubled_until(limit))) for limit in (2.0, 100.0)]
    assert counts == [1 + 1 + 1, 1 + 7 + 1]


def test_no_hook_for_new_nodes() -> None:
    """PyTorch `2.13.0` offers no hook that is called when a node is made: to see the nodes, walk
    the graph after the forward pass.

    Source: torch/autograd/graph.py, __all__
    """
    assert "next_functions" in dir((weight() * 2).grad_fn)
    assert [name for name in dir(autograd.graph) if "creation" in name] == []


def test_node_of_a_compiled_function() -> None:
    """Under `torch.compile`, several operations can become one node: the running example, compiled
    as one function, leaves one node before the two `AccumulateGrad`, and the same gradients.

    Source: torch/_functorch/_aot_autograd/runtime_wrappers.py, CompiledFunction
    Refutes: "There is a node for each operation"
    """

    def error_of(w1: Any, w2: Any) -> Any:
        return (w2 * (w1 * 2) - 5) ** 2

    w1, w2 = weight(3.0), weight(0.5)
    error = torch.compile(error_of, backend="aot_eager")(w1, w2)
    assert error.grad_fn.name() == "CompiledFunctionBackward"
    assert [short(node) for node in nodes_of(error)[1:]] == ["Accumulate", "Accumulate"]
    assert len(nodes_of(error_of(w1, w2))) == 6
    error.backward()
    assert (w1.grad.item(), w2.grad.item()) == (-4, -24)


def ranked_keys(tensor: Any) -> list[str]:
    """The dispatch keys of a tensor, the one of the highest rank first."""
    keys, names = torch._C._dispatch_keys(tensor), []
    while str(keys) != "DispatchKeySet()":
        names.append(keys.highestPriorityTypeId().name)
        keys = keys.remove(keys.highestPriorityTypeId())
    return names


def test_keys_of_a_tensor() -> None:
    """An ordinary tensor on the CPU has the key `AutogradCPU`, ranked above `CPU`, whether or not
    it requires a gradient; a new one made in `inference_mode` has no such key.

    Source: c10/core/DispatchKey.h, DispatchKey
    """
    for tensor in (weight(), number(2.0)):
        keys = ranked_keys(tensor)
        assert keys.index("AutogradCPU") < keys.index("CPU")
    with torch.inference_mode():
        made = number(2.0)
    assert "AutogradCPU" not in ranked_keys(made)
    assert "CPU" in ranked_keys(made)


def test_code_of_each_key() -> None:
    """For a multiplication, the code of `AutogradCPU` is in a generated file `VariableType`, that
    of `CPU` in a file `RegisterCPU`, and the other keys of an ordinary tensor pass it on.

    Source: torch/csrc/autograd/generated/VariableType_0.cpp, mul_Tensor
    """
    table = torch._C._dispatch_dump_table("aten::mul.Tensor").splitlines()
    code = dict(line.split(": ", 1) for line in table)
    keys = ranked_keys(weight())
    assert {key for key in keys if not code[key].startswith("fallthrough")} == {
        "AutogradCPU",
        "CPU",
    }
    assert "/torch/csrc/autograd/generated/VariableType_" in code["AutogradCPU"]
    assert "/RegisterCPU_" in code["CPU"]


def test_recording_as_a_layer() -> None:
    """Recording is a layer around an operation: below Autograd the same product has no node behind
    it, and with the layer left out it is never given one.

    Source: c10/core/impl/LocalDispatchKeySet.h, ExcludeDispatchKeyGuard
    """
    below: list[tuple[Any, Any]] = []

    class Watch(TorchDispatchMode):  # type: ignore[misc] # PyTorch's class is untyped here
        def __torch_dispatch__(
            self, operation: Any, _: Any, args: Any = (), kwargs: Any = None
        ) -> Any:
            result = operation(*args, **(kwargs or {}))
            below.append((operation, result.grad_fn))
            return result

    w1, w2 = weight(3.0), weight(0.5)
    with Watch():
        recorded = w1 * w2
    assert below == [(torch.ops.aten.mul.Tensor, None)]
    assert short(recorded.grad_fn) == "Mul"
    with torch._C._AutoDispatchBelowAutograd():
        unrecorded = w1 * w2
    assert torch.equal(unrecorded, recorded)
    assert (unrecorded.grad_fn, unrecorded.requires_grad) == (None, False)


def test_composite_operations() -> None:
    """A composite operation has no code of its own for `AutogradCPU` and no rule; what it is made
    of has rules: `square` leaves the node of a power, and `softmax` that of `_softmax`.

    Source: torchgen/packaged/ATen/native/native_functions.yaml, square
    Refutes: "Every operation has a rule"
    """
    text = (PACKAGES / "torchgen/packaged/autograd/derivatives.yaml").read_text()
    has_code = torch._C._dispatch_has_kernel_for_dispatch_key
    for name, schema in (("square", "square"), ("softmax.int", "softmax")):
        assert has_code(f"aten::{name}", "CompositeImplicitAutograd")
        assert not has_code(f"aten::{name}", "Autograd")
        assert f"- name: {schema}(" not in text
        assert f"- name: {name}(" not in text
    assert has_code("aten::mul.Tensor", "Autograd")
    assert not has_code("aten::mul.Tensor", "CompositeImplicitAutograd")
    w = weight([1.0, 2.0])
    assert w.square().grad_fn.name() == "PowBackward0"
    assert w.softmax(0).grad_fn.name() == "SoftmaxBackward0"


# Saved values


def test_values_saved_only_if_used() -> None:
    """The node of a product, a quotient or a matrix product saves no factor that only the rule of
    an input without gradient would use: a product with a constant saves the constant, but not the
    weight. Some operations, such as `addcdiv`, save more than they will need.

    Source: torchgen/packaged/autograd/gen_variable_type.py, guard_for
    """
    w, x = weight(), number(2.0)
    node = (w * x).grad_fn
    assert node._saved_self is None
    assert node._saved_other is x
    assert saved((w * weight()).grad_fn) == {"self", "other"}
    assert saved((x * w).grad_fn) == {"self"}
    assert saved((w / x).grad_fn) == {"other"}
    table, plain = weight([[1.0]]), number([[1.0]])
    assert saved((table @ plain).grad_fn) == {"mat2"}
    assert saved((plain @ table).grad_fn) == {"self"}
    assert saved(torch.addcdiv(w, x, x).grad_fn) == {"tensor2"}  # only the rules of x use it
    assert saved(torch.ops.aten.tanh_backward(w, x).grad_fn) == {"grad_output", "output"}


def test_frozen_convolution() -> None:
    """A convolution has one rule for all its inputs, so its node saves what any of them might need:
    with a frozen weight it keeps its whole input, on which no gradient then depends.

    Source: torchgen/packaged/autograd/derivatives.yaml, convolution
    Refutes: "A node saves only what its rule will need"
    """
    layer = torch.nn.Conv2d(3, 8, 3).requires_grad_(False)
    gradients = []
    for _ in range(2):
        x = torch.rand(1, 3, 16, 16, requires_grad=True)
        y = layer(x)
        assert y.grad_fn._saved_input is x
        y.sum().backward()
        gradients.append(x.grad)
    assert torch.equal(*gradients)


def test_inputs_saved_as_they_are() -> None:
    """An input is saved as the very tensor that it is, not as a copy; but an edit in place whose
    rule needs the input saves a copy of what it overwrites.

    Source: torch/csrc/autograd/saved_variable.cpp, SavedVariable::SavedVariable
    """
    w = weight()
    h = w * 2
    y = h * h
    assert y.grad_fn._saved_self is h
    assert (w * w).grad_fn._saved_self is w
    for result in (h.sin(), h.log(), h**2, h.abs()):
        assert result.grad_fn._saved_self is h
    place = h.data_ptr()
    h.pow_(2)
    kept = h.grad_fn._saved_self
    assert (kept.item(), h.item()) == (6.0, 36.0)
    assert kept.data_ptr() != place


def test_results_saved_without_history() -> None:
    """A result is saved without its history, so that node and result do not keep each other alive;
    it shares the memory, and gets its node back when it is read.

    Source: torch/csrc/autograd/saved_variable.cpp, SavedVariable::unpack
    """
    w = weight()
    y = w.exp()
    kept = y.grad_fn._saved_result
    assert kept is not y
    assert kept.data_ptr() == y.data_ptr()
    assert kept.grad_fn is y.grad_fn
    seen = weakref.ref(y)
    with without_collector():
        del y, kept
        assert seen() is None


def test_saved_values_freed() -> None:
    """After a node has run, the tensors that it saved are freed, and asking for them is an error.
    The node itself, plain numbers that it saved, and what a function of yours stored as attributes
    of `ctx` remain.

    Source: torch/csrc/autograd/engine.cpp, Engine::evaluate_function
    """
    w = weight()
    h = w * 2
    y = h * h
    assert readable(y.grad_fn)
    seen = weakref.ref(h)
    with without_collector():
        del h
        assert seen() is not None
        y.backward()
        assert seen() is None
    assert not readable(y.grad_fn)

    class Noting(autograd.Function):  # type: ignore[misc] # PyTorch's class is untyped here
        @staticmethod
        def forward(ctx: Any, x: Any) -> Any:
            ctx.attribute = x.detach()
            ctx.save_for_backward(x)
            return x * 2

        @staticmethod
        def backward(ctx: Any, *upstream: Any) -> Any:  # noqa: ARG004 - PyTorch gives it
            return upstream[0] * 2

    power, own = w**2, Noting.apply(w)
    (power + own).backward()
    assert not readable(power.grad_fn)
    assert power.grad_fn._saved_exponent == 2
    assert own.grad_fn.attribute.item() == 3
    with pytest.raises(RuntimeError, match="already been freed"):
        own.grad_fn.saved_tensors  # noqa: B018 - reading is the point


def test_freed_one_by_one() -> None:
    """Saved tensors are freed node by node during the backward pass, not all at its end.

    Source: torch/csrc/autograd/engine.cpp, Engine::evaluate_function
    """
    w = weight()
    h = w * w
    y = h * h
    seen = []
    h.grad_fn.register_prehook(lambda _: seen.append((readable(y.grad_fn), readable(h.grad_fn))))
    y.backward()
    assert seen == [(False, True)]
    assert not readable(h.grad_fn)


def test_graph_after_backward() -> None:
    """`backward` frees saved tensors, not the graph: every node and every link is still there
    afterwards.

    Source: torch/include/torch/csrc/autograd/generated/Functions.h, release_variables
    Refutes: "`backward()` destroys the graph"
    """
    w1, w2 = weight(3.0), weight(0.5)
    e = (w2 * (w1 * 2) - 5) ** 2
    before = nodes_of(e)
    e.backward()
    assert nodes_of(e) == before
    assert " ".join(map(short, before)) == "Pow Sub Mul Accumulate Mul Accumulate"


def test_second_backward_of_a_sum() -> None:
    """An addition saves no tensor, so a second `backward` through it works, and the gradients add
    up. Through an edit of a view it does not work: the node inside `CopySlices` has been freed.

    Source: torch/include/torch/csrc/autograd/generated/Functions.h, AddBackward0
    Refutes: "`backward()` can be called only once"
    """
    a = weight()
    y = a + a
    seen = []
    for _ in range(2):
        y.backward()
        seen.append(a.grad.item())
    assert seen == [2.0, 4.0]
    generated = header("torch/csrc/autograd/generated/Functions.h")
    _, _, struct = generated.partition('return "AddBackward0"; }')
    assert struct.startswith(" void release_variables() override { }")
    w = weight([1.0, 2.0])
    y = w + 0
    y[:1].add_(1)
    total = y.sum()
    total.backward()
    with pytest.raises(RuntimeError, match="backward through the graph a second time"):
        total.backward()


def test_second_backward_of_a_product() -> None:
    """A node that needs a freed tensor raises an error, and the message says what to do: keep the
    tensors with `retain_graph=True`.

    Source: torch/csrc/autograd/saved_variable.cpp, ERR_BACKWARD_TWICE
    """
    a = weight()
    y = a * a
    y.backward()
    with pytest.raises(RuntimeError) as raised:
        y.backward()
    assert str(raised.value).startswith(
        "Trying to backward through the graph a second time "
        "(or directly access saved tensors after they have already been freed)."
    )
    assert "Specify retain_graph=True" in str(raised.value)
    assert a.grad.item() == 6


def test_values_kept_on_request() -> None:
    """With `retain_graph=True` no saved tensor is freed, and `backward` can be called on the same
    graph again.

    Source: torch/csrc/autograd/graph_task.h, GraphTask::keep_graph_
    """
    a = weight()
    y = a * a
    y.backward(retain_graph=True)
    assert readable(y.grad_fn)
    y.backward()
    assert a.grad.item() == 12
    assert not readable(y.grad_fn)


def test_plain_numbers_saved() -> None:
    """A plain number in a product is saved too, as a tensor of its own, but the hooks that watch
    saving are not called for it.

    Source: torch/csrc/autograd/saved_variable.cpp, SavedVariable::SavedVariable
    """
    shown: list[Any] = []

    def pack(value: Any) -> Any:
        shown.append(value)
        return value

    w, x = weight(), number(2.0)
    with saved_tensors_hooks(pack, lambda value: value):
        by_number, by_tensor = w * 2, w * x
    assert by_number.grad_fn._saved_other.item() == 2
    assert len(shown) == 1
    assert shown[0] is x
    assert by_tensor.grad_fn._saved_other is x


def test_packing_and_unpacking() -> None:
    """With saved-tensor hooks you can store something else in a value's place: one hook is called
    when the value is saved, the other when it is needed.

    Source: torch/autograd/graph.py, saved_tensors_hooks
    """
    calls = []

    def pack(value: Any) -> str:
        calls.append("pack")
        return str(value.item())

    def unpack(packed: str) -> Any:
        calls.append("unpack")
        return number(float(packed))

    w = weight()
    with saved_tensors_hooks(pack, unpack):
        y = w**2
    assert calls == ["pack"]
    y.backward()
    assert calls == ["pack", "unpack"]
    assert w.grad.item() == 6


def test_pack_hook_that_keeps_its_argument() -> None:
    """A pack hook that gets a result and returns that very tensor makes a cycle, which is not freed
    unless `backward` runs; it should return `x.detach()`.

    Source: torch/csrc/autograd/saved_variable.cpp, SavedVariable::set_hooks_and_pack_data
    Refutes: "A pack hook may return its argument"
    """

    def left(pack: Callable[[Any], Any], *, walk: bool = False) -> bool:
        with saved_tensors_hooks(pack, lambda value: value):
            y = weight().exp()
        if walk:
            y.backward()
        seen = weakref.ref(y)
        del y
        gc.collect()
        return seen() is not None

    assert left(lambda value: value)
    assert not left(lambda value: value, walk=True)
    assert not left(lambda value: value.detach())


# The version counter


def test_counter_of_shared_memory() -> None:
    """A tensor, its views and what `detach` returns share one version counter: an edit of one of
    them counts for all.

    Source: c10/core/TensorImpl.h, VariableVersion
    """
    base = torch.zeros(4)
    view, detached, copied = base[:2], base.detach(), base.clone()
    base.add_(1)
    view.add_(1)
    detached.add_(1)
    assert [t._version for t in (base, view, detached, copied)] == [3, 3, 3, 0]


def test_edit_behind_the_counter() -> None:
    """There are ways to a tensor's memory that do not move its version counter: `.data`, NumPy,
    DLPack and `set_`. An edit that takes one of them raises no error, and the gradient is wrong if
    the value was saved.

    Source: torch/csrc/autograd/python_variable.cpp, THPVariable_get_data
    Refutes: "If no error comes, the gradient is right"
    """

    def by_numpy(h: Any) -> None:
        h.detach().numpy()[...] += 100

    edits: list[Callable[[Any], Any]] = [
        lambda h: h.data.add_(100),
        by_numpy,
        lambda h: torch.from_dlpack(h.detach()).add_(100),
        lambda h: number(0.0).set_(h.detach()).add_(100),
    ]
    for edit in edits:
        w = weight()
        h = w * 1
        y = h * h
        edit(h)
        assert (h.item(), h._version) == (103.0, 0)
        y.backward()
        assert w.grad.item() == 2 * 103  # the gradient at 103, of a result computed at 3
        assert y.item() == 9

        w = weight()
        h = w * 1
        total = h + h  # saves nothing
        edit(h)
        total.backward()
        assert w.grad.item() == 2


def test_check_when_the_value_is_needed() -> None:
    """An edit of a saved tensor raises no error by itself; `backward` raises it when the value is
    needed.

    Source: torch/csrc/autograd/saved_variable.cpp, SavedVariable::unpack
    Refutes: "An in-place edit raises its error at once"
    """
    w = weight()
    h = w * 1
    y = h * h
    with torch.no_grad():
        h.add_(100)
    assert h._version == 1
    with pytest.raises(RuntimeError, match="modified by an inplace operation") as raised:
        y.backward()
    assert "is at version 1; expected version 0 instead" in str(raised.value)
    assert grad_of(w) is None


def test_any_other_version() -> None:
    """The check asks whether the version differs from the one that was noted, not whether it is
    higher.

    Source: torch/csrc/autograd/saved_variable.cpp, SavedVariable::unpack
    Refutes: "The check asks whether the version is higher"
    """
    w = weight()
    h = w * 1
    with torch.no_grad():
        h.add_(0)
    y = h * h
    torch._C._autograd._unsafe_set_version_counter((h,), (0,))
    with pytest.raises(RuntimeError, match="is at version 0; expected version 1 instead"):
        y.backward()
    torch._C._autograd._unsafe_set_version_counter((h,), (1,))
    y.backward()
    assert w.grad.item() == 6


def test_edit_of_another_element() -> None:
    """A tensor and its views share one counter: an edit of one element is an error even if another
    one was saved.

    Source: c10/core/TensorImpl.h, VariableVersion
    """
    w = weight([1.0, 2.0])
    h = w * 1
    s = h[1].sin()
    h[0] = 5.0
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        s.backward()


def test_edit_where_nothing_is_saved() -> None:
    """A result that no node has saved may be edited in place: a product, but not an exponential,
    which has saved its result.

    Source: torch/csrc/autograd/saved_variable.cpp, SavedVariable::unpack
    Refutes: "In-place operations break the gradient"
    """
    w = weight()
    (w * w).add_(1).backward()
    assert w.grad.item() == 6
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        w.exp().add_(1).backward()


def test_weight_edited_before_backward() -> None:
    """A weight that is changed between the forward pass and `backward` causes an error only if some
    node has saved it.

    Source: torchgen/packaged/autograd/gen_variable_type.py, guard_for
    Refutes: "A weight must not change between the forward pass and `backward`"
    """
    x, w1, w2 = number(2.0), weight(3.0), weight(0.5)
    h = w1 * x
    y = w2 * h
    with torch.no_grad():
        w1 += 1  # the product of w1 and x has saved x alone
    h.backward(retain_graph=True)
    assert w1.grad.item() == 2
    with torch.no_grad():
        w2 += 1  # the product of w2 and h has saved both
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        y.backward()


def test_leaf_edited_in_place() -> None:
    """An in-place edit of a leaf that requires a gradient raises an error at once, unless grad mode
    is off; through `detach()` or `.data` nothing stops it.

    Source: torch/csrc/autograd/VariableTypeUtils.h, check_inplace
    """
    w = weight()
    with pytest.raises(RuntimeError) as raised:
        w += 1
    assert str(raised.value) == (
        "a leaf Variable that requires grad is being used in an in-place operation."
    )
    assert w.item() == 3
    with torch.no_grad():
        w += 1
    assert w.item() == 4
    w.detach().add_(1)
    w.data.add_(1)
    assert (w.item(), w.is_leaf) == (6.0, True)


def test_view_edited_in_place() -> None:
    """An edit through a slice, a reshaped view or a transpose is recorded: the base gets a new
    node, `CopySlices`, and the gradient is right. It is wrong where elements of the view overlap,
    as with `unfold`. Under `no_grad` the edit is not recorded.

    Source: torch/csrc/autograd/functions/tensor.h, CopySlices
    Refutes: "An in-place edit of shared memory always fails"
    """
    views: list[Callable[[Any], Any]] = [
        lambda base: base[:1],
        lambda base: base.view(4)[:2],
        lambda base: base.T[:, 0],
        lambda base: base.select(0, 0).narrow(0, 0, 2),
    ]
    for view in views:
        w = weight([[1.0, 2.0], [3.0, 4.0]])
        base = w * 1
        view(base).mul_(10)
        assert short(base.grad_fn) == "CopySlices"
        assert base.tolist() == [[10.0, 20.0], [3.0, 4.0]]
        base.sum().backward()
        assert w.grad.tolist() == [[10.0, 10.0], [1.0, 1.0]]

    w = weight([1.0, 1.0, 1.0])
    base = w * 1
    base.unfold(0, 2, 1).mul_(10)  # two windows, and the middle element is in both
    assert short(base.grad_fn) == "CopySlices"
    assert base.tolist() == [10.0, 100.0, 10.0]
    base.sum().backward()
    assert w.grad.tolist() == [10.0, 10.0, 10.0]  # right would be 10, 100, 10

    base = w * 1
    with torch.no_grad():
        base[:1].mul_(10)
    assert (short(base.grad_fn), base[0].item()) == ("Mul", 10.0)


def test_view_that_must_not_be_edited() -> None:
    """An edit through a view is refused if the view is one of several results of one operation, as
    of `unbind`, `split` or `chunk`, or if it was made under `no_grad` and is edited outside.

    Source: torch/csrc/autograd/variable.h, CreationMeta
    Refutes: "An edit through a view is always recorded"
    """
    several: list[Callable[[Any], Any]] = [
        lambda base: base.unbind()[0],
        lambda base: base.split(1)[0],
        lambda base: base.chunk(2)[0],
    ]
    for view in several:
        part = view(weight([1.0, 2.0]) * 1)
        with pytest.raises(RuntimeError, match="a function that returns multiple views"):
            part.mul_(10)
    base = weight([1.0, 2.0]) * 1
    with torch.no_grad():
        part = base[:1]
    with pytest.raises(RuntimeError, match="A view was created in no_grad mode"):
        part.mul_(10)
    with torch.no_grad():
        part.mul_(10)
    assert base.tolist() == [10.0, 2.0]


def test_counter_of_inference() -> None:
    """A new tensor made in `inference_mode` has no version counter; a view of an ordinary tensor
    has one.

    Source: c10/core/TensorImpl.h, VariableVersion::current_version
    """
    w = weight([1.0, 2.0])
    with torch.inference_mode():
        made, view = torch.ones(2), w[:1]
    assert view._version == 0
    with pytest.raises(RuntimeError) as raised:
        made._version  # noqa: B018 - reading is the point
    assert str(raised.value) == "Inference tensors do not track version counter."


def test_weight_edited_after_backward() -> None:
    """A weight that is edited after `backward`, even through `.data`, does no harm to the next
    forward pass, which records a graph of its own.

    Source: torch/csrc/autograd/functions/utils.h, set_history
    Refutes: "Editing `W.data` after backward breaks the next forward pass"
    """
    w = weight()
    (w * w).backward()
    w.data.add_(2)
    w.grad = None
    (w * w).backward()
    assert w.grad.item() == 2 * 5


# The engine


def test_counted_gradients() -> None:
    """A node runs once in a backward pass, when all its upstream gradients have arrived; the engine
    has counted them beforehand. Eighteen doublings run nineteen nodes.

    Source: torch/csrc/autograd/engine.cpp, Engine::compute_dependencies
    Refutes: "Backpropagation goes down every path from the error"
    """
    a = doubled = weight(1.0)
    for _ in range(18):
        doubled = doubled + doubled
    noted = note_order(doubled)
    doubled.backward()
    assert len(noted) == 19
    assert a.grad.item() == 2**18


def test_order_of_the_running_example() -> None:
    """For the two dials the nodes run in this order: power, subtraction, second product, the second
    weight's `AccumulateGrad`, first product, and the first weight's.

    Source: torch/csrc/autograd/engine.cpp, Engine::evaluate_function
    """
    w1, w2 = weight(3.0), weight(0.5)
    e = (w2 * (w1 * 2) - 5) ** 2
    noted = note_order(e)
    e.backward()
    assert noted == [
        ("Pow", 1.0),
        ("Sub", -4.0),
        ("Mul", -4.0),
        ("Accumulate", -24.0),
        ("Mul", -2.0),
        ("Accumulate", -4.0),
    ]


def test_latest_node_first() -> None:
    """On the CPU, of the ready nodes that one thread has made, the one recorded last runs first, on
    whichever side of the formula it stands. A view whose base was edited gets a new, later node.

    Source: torch/csrc/autograd/engine.h, ReadyQueue::CompareNodeTaskTime
    """
    joins: list[Callable[[Any, Any], Any]] = [lambda a, b: a * b, lambda a, b: b - a]
    for join in joins:
        w1, w2 = weight(3.0), weight(0.5)
        early = w1.exp()
        late = w2.tanh()
        y = join(early, late)
        noted = note_order(y)
        y.backward()
        assert [name for name, _ in noted][1:] == ["Tanh", "Accumulate", "Exp", "Accumulate"]
    assert "return t1.fn_->sequence_nr() < t2.fn_->sequence_nr();" in header(
        "torch/csrc/autograd/engine.h"
    )
    w1, w2 = weight([3.0]), weight([0.5])
    base = w1 * 1
    view = base[:1]
    base.mul_(2)
    late = w2.exp()
    y = late * view
    noted = note_order(y)
    y.backward()
    names = [name for name, _ in noted]
    assert names.index("AsStrided") < names.index("Exp")


def test_branch_made_in_another_thread() -> None:
    """A fresh thread counts its nodes from zero, so a branch that was computed there may run after
    an older branch of the main thread.

    Source: torch/csrc/autograd/node.h, Node::sequence_nr
    Refutes: "Of the ready nodes, the one made last always runs first"
    """
    w1, w2 = weight(3.0), weight(0.5)
    early = w1.exp().exp()
    late: list[Any] = []
    thread = threading.Thread(target=lambda: late.append(w2.tanh()))
    thread.start()
    thread.join()
    y = early * late[0]
    noted = note_order(y)
    y.backward()
    names = [name for name, _ in noted]
    assert names.index("Exp") < names.index("Tanh")
    assert late[0].grad_fn._sequence_nr() == 0


def test_accumulators_before_all_others() -> None:
    """An `AccumulateGrad` has the highest sequence number there is, so it runs as soon as it is
    ready. All have the same number, so several that are ready may run in any order.

    Source: torch/csrc/autograd/functions/accumulate_grad.cpp, AccumulateGrad::AccumulateGrad
    """
    assert get_gradient_edge(weight()).node._sequence_nr() == 2**64 - 1
    leaves = [weight([1.0]) for _ in range(6)]
    ran: list[int] = []
    for place, leaf in enumerate(leaves):
        leaf.register_hook(lambda _, place=place: ran.append(place))
    torch.cat(leaves).sum().backward()
    assert sorted(ran) == list(range(6))
    assert ran not in (sorted(ran), sorted(ran, reverse=True))


def test_gradients_added_on_the_way() -> None:
    """Where a result is used twice, the engine adds its two gradients before the node that made it
    runs.

    Source: torch/csrc/autograd/input_buffer.cpp, InputBuffer::add
    """
    w1, w2 = weight(3.0), weight(0.5)
    h = w1 * 2
    e = (w2 * h + h - 5) ** 2
    seen: list[float] = []
    h.grad_fn.register_prehook(lambda arrived: seen.append(arrived[0].item()))
    e.backward()
    assert seen == [2 * (0.5 * 6 + 6 - 5) * (0.5 + 1)]


def test_thread_of_the_caller() -> None:
    """On the CPU, nodes run in the thread that called `backward`, unless backward passes are nested
    more than sixty deep.

    Source: torch/csrc/autograd/engine.cpp, Engine::execute_with_graph_task
    Refutes: "PyTorch runs `backward` in a thread of its own"
    """
    pairs: list[tuple[int, int]] = []

    def walk() -> None:
        y, caller = weight() * 2, threading.get_ident()
        y.register_hook(lambda _: pairs.append((threading.get_ident(), caller)))
        y.backward()

    walk()
    thread = threading.Thread(target=walk)
    thread.start()
    thread.join()
    assert [ran == caller for ran, caller in pairs] == [True, True]
    assert pairs[0] != pairs[1]


class Nested(autograd.Function):  # type: ignore[misc] # PyTorch's class is untyped here
    """A function whose backward calls backward, `depth` levels deep; it notes its threads."""

    @staticmethod
    def forward(ctx: Any, x: Any, depth: int, threads: list[int]) -> Any:
        ctx.depth, ctx.threads = depth, threads
        return x.clone()

    @staticmethod
    def backward(ctx: Any, *upstream: Any) -> Any:
        ctx.threads.append(threading.get_ident())
        if ctx.depth:
            with torch.enable_grad():
                deeper: Any = Nested.apply
                inner = deeper(weight(), ctx.depth - 1, ctx.threads)
            inner.backward()
        return upstream[0], None, None


def test_backward_within_backward() -> None:
    """A rule may call `backward` itself. On the CPU, sixty such levels stay in the thread of the
    caller; deeper ones go to another thread.

    Source: torch/csrc/autograd/engine.h, MAX_DEPTH
    """
    threads: list[int] = []
    outermost: Any = Nested.apply
    outermost(weight(), 70, threads).backward()
    here = threading.get_ident()
    assert len(threads) == 71
    assert [thread == here for thread in threads] == [True] * 61 + [False] * 10
    assert "MAX_DEPTH = 60;" in header("torch/csrc/autograd/engine.h")


def test_broadcast_undone_by_the_engine() -> None:
    """The gradient of a bias that was broadcast over many rows is summed by the engine: called by
    hand, the node returns a gradient for each row.

    Source: torch/csrc/autograd/engine.cpp, validate_outputs
    """
    bias, rows, matrix = weight([1.0, 2.0, 3.0]), torch.ones(5, 2), torch.ones(2, 3)
    y = torch.addmm(bias, rows.double(), matrix.double())
    upstream = number([[1.0, 2.0, 3.0]]).expand(5, 3)
    assert short(y.grad_fn) == "Addmm"
    assert y.grad_fn(upstream)[0].shape == (5, 3)
    y.backward(upstream)
    assert bias.grad.tolist() == [5.0, 10.0, 15.0]


def test_shape_of_every_gradient() -> None:
    """The engine checks the shape of each gradient that a node returns. One that can be summed down
    to the shape of its input is summed down, without a warning; any other is an error.

    Source: torch/csrc/autograd/engine.cpp, validate_outputs
    Refutes: "A gradient of the wrong shape is an error"
    """

    class Wrong(autograd.Function):  # type: ignore[misc] # PyTorch's class is untyped here
        @staticmethod
        def forward(ctx: Any, x: Any) -> Any:  # noqa: ARG004 - PyTorch gives it
            return x.sum()

        @staticmethod
        def backward(ctx: Any, *upstream: Any) -> Any:  # noqa: ARG004 - PyTorch gives them
            return number([1.0, 1.0])

    w = weight([1.0, 2.0, 3.0])
    with pytest.raises(RuntimeError) as raised:
        Wrong.apply(w).backward()
    assert re.search(r"invalid gradient at index 0 - got \[2\] but .* \[3\]", str(raised.value))
    assert grad_of(w) is None

    class TooWide(Wrong):
        @staticmethod
        def backward(ctx: Any, *upstream: Any) -> Any:  # noqa: ARG004 - PyTorch gives them
            return torch.ones(5, 3, dtype=torch.float64)

    TooWide.apply(w).backward()
    assert w.grad.tolist() == [5.0, 5.0, 5.0]


def test_recording_of_the_walk() -> None:
    """During a backward pass operations are recorded if `create_graph` is true and otherwise not,
    unless a hook or a rule turns grad mode on; left on, it stays on until that node is done.

    Source: torch/csrc/autograd/graph_task.h, GraphTask
    """
    seen = []
    for create in (False, True):
        y = weight() ** 2
        y.grad_fn.register_prehook(lambda _: seen.append(torch.is_grad_enabled()))
        (gradient,) = autograd.grad(y, [nodes_of(y)[-1].variable], create_graph=create)
        assert gradient.requires_grad == create
    assert seen == [False, True]
    assert torch.is_grad_enabled()
    recorded = []

    def record(_: Any) -> None:
        with torch.enable_grad():
            recorded.append((weight() * 2).grad_fn is not None)

    y = weight() ** 2
    y.grad_fn.register_prehook(record)
    y.backward()
    assert recorded == [True]

    h = weight() ** 2
    y = h**2
    modes = []
    y.grad_fn.register_prehook(lambda _: torch._C._set_grad_enabled(True))
    y.grad_fn.register_hook(lambda *_: modes.append(torch.is_grad_enabled()))
    h.grad_fn.register_prehook(lambda _: modes.append(torch.is_grad_enabled()))
    y.backward()
    assert modes == [True, False]


def test_gradients_before_a_failure() -> None:
    """If a node fails, the gradients that have already been added to leaves stay there.

    Source: torch/csrc/autograd/engine.cpp, Engine::thread_on_exception
    """
    w1, w2 = weight(3.0), weight(0.5)
    h = w1 * 2
    y = w2 * h

    def fail(_: Any) -> None:
        raise ValueError

    h.grad_fn.register_prehook(fail)
    with pytest.raises(ValueError, match=r"^$"):
        y.backward()
    assert w2.grad.item() == 6
    assert grad_of(w1) is None


def test_line_of_the_forward_pass() -> None:
    """In anomaly mode an error in the backward pass comes with a warning that shows the line of the
    forward pass that made the failing node; a gradient of NaN is an error then, too.

    Source: torch/csrc/autograd/anomaly_mode.h, AnomalyMetadata::store_stack
    Refutes: "The message cannot tell you which operation had saved the value"
    """
    w = weight([0.0, 4.0])
    with autograd.set_detect_anomaly(True):
        y = w.exp()
        y += 1
        with (
            pytest.warns(UserWarning, match=r"Error detected in ExpBackward0(.|\n)*y = w\.exp\(\)"),
            pytest.raises(RuntimeError, match="Hint: the backtrace further above shows"),
        ):
            y.sum().backward()
        root = w.sqrt()
        with (
            pytest.warns(
                UserWarning, match=r"Error detected in SqrtBackward0(.|\n)*root = w\.sqrt"
            ),
            pytest.raises(RuntimeError, match="'SqrtBackward0' returned nan values"),
        ):
            (root * 0).sum().backward()
    with autograd.set_detect_anomaly(True, check_nan=False):
        (w.sqrt() * 0).sum().backward()
    assert w.grad.isnan().tolist() == [True, False]


def test_twenty_thousand_additions() -> None:
    """The engine does not call itself: `backward` works through a chain of twenty thousand
    additions.

    Source: torch/csrc/autograd/engine.cpp, Engine::thread_main
    Refutes: "A long path is too much for the stack"
    """
    a = total = weight(1.0)
    for _ in range(20_000):
        total = total + a
    total.backward()
    assert a.grad.item() == 20_001


def test_restricted_walk() -> None:
    """With `inputs=` only the nodes on a path to those inputs run, and of the leaves, only those
    inputs get a gradient.

    Source: torch/csrc/autograd/graph_task.h, GraphTask::ExecInfo
    """
    w1, w2 = weight(3.0), weight(0.5)
    y = w1.exp() * w2.tanh()
    noted = note_order(y)
    y.backward(inputs=[w1])
    assert [name for name, _ in noted] == ["Mul", "Exp", "Accumulate"]
    assert w1.grad is not None
    assert grad_of(w2) is None

    h = w1 * 2
    h.retain_grad()
    (h * w2).backward(inputs=[w1])
    assert h.grad.item() == 0.5  # no leaf, and kept on request


def test_several_results_in_one_walk() -> None:
    """`backward` can start from several results at once: what they share runs once, with the sum of
    their gradients.

    Source: torch/csrc/autograd/functions/basic_ops.h, GraphRoot
    """
    w = weight()
    h = w * 2
    results = [h * 3, h + 1]
    noted = note_order(*results)
    autograd.backward(results)
    assert sorted(noted) == [("Accumulate", 8.0), ("Add", 1.0), ("Mul", 1.0), ("Mul", 4.0)]
    assert w.grad.item() == 8


def test_last_digit_of_a_sum() -> None:
    """Gradients that meet are added in the order in which they arrive, the latest node's first; the
    last digit of a sum may depend on that order.

    Source: torch/csrc/autograd/input_buffer.cpp, InputBuffer::add
    Refutes: "If my last digit differs from PyTorch's, one of us is wrong"
    """
    w = weight(1.0)
    (w * 0.1 + w * 0.2 + w * 0.3).backward()
    assert w.grad.item() == 0.3 + 0.2 + 0.1
    assert w.grad.item() != 0.1 + 0.2 + 0.3
    assert w.grad.item() == pytest.approx(0.1 + 0.2 + 0.3, rel=1e-15)


def test_order_under_cancellation() -> None:
    """Where large gradients cancel, the order in which they arrive can change the whole sum: in
    `float32` one formula, its products computed in two orders, has the gradient one or zero.

    Source: torch/csrc/autograd/input_buffer.cpp, InputBuffer::add
    Refutes: "Another order changes the last digit at most"
    """
    for dtype, expected in ((torch.float32, [1.0, 0.0]), (torch.float64, [1.0, 1.0])):
        w = torch.tensor(1.0, dtype=dtype, requires_grad=True)
        one, plus, minus = w * 1, w * 1e8, w * 1e8
        (one + plus - minus).backward()
        forwards = grad_of(w)
        w.grad = None
        minus, plus, one = w * 1e8, w * 1e8, w * 1
        (one + plus - minus).backward()
        assert [forwards, grad_of(w)] == expected


def test_operations_that_vary() -> None:
    """Some operations need not give the same bits in every run; PyTorch lists them, and most of
    them are for CUDA tensors.

    Source: torch/__init__.py, use_deterministic_algorithms
    """
    text = str(torch.use_deterministic_algorithms.__doc__)
    listed = [line for line in text.splitlines() if line.startswith("        * :")]
    cuda = [line for line in listed if "CUDA tensor" in line]
    assert "normally-nondeterministic operations" in text
    assert any("index_add" in line for line in cuda)
    assert len(cuda) > len(listed) / 2


# Accumulation


def test_no_gradient_before_the_first() -> None:
    """Before a gradient reaches a leaf its `.grad` is `None`, not zero; it remains so if none
    arrives.

    Source: torch/csrc/autograd/functions/accumulate_grad.h, AccumulateGrad::accumulateGrad
    """
    w, unused = weight(), weight()
    assert grad_of(w) is None
    (w * 0).backward()
    assert w.grad.item() == 0
    assert grad_of(unused) is None

    class Silent(autograd.Function):  # type: ignore[misc] # PyTorch's class is untyped here
        @staticmethod
        def forward(ctx: Any, x: Any) -> Any:  # noqa: ARG004 - PyTorch gives it
            return x * 2

        @staticmethod
        def backward(ctx: Any, *upstream: Any) -> Any:  # noqa: ARG004 - PyTorch gives them
            return None

    Silent.apply(unused).backward()  # a path leads there, and nothing comes along it
    assert grad_of(unused) is None


def test_two_kinds_of_addition() -> None:
    """Gradients are added in two places: within a backward pass before a node runs, and from one
    pass to the next in the `.grad` of the leaf.

    Source: torch/csrc/autograd/functions/accumulate_grad.h, AccumulateGrad
    """
    w = weight()
    arrived: list[float] = []
    accumulate = get_gradient_edge(w).node
    accumulate.register_prehook(lambda gradients: arrived.append(gradients[0].item()))
    for _ in range(2):
        (w * 2 + w * 3).backward()
    assert arrived == [5.0, 5.0]
    assert w.grad.item() == 10


def test_gradient_added_in_place() -> None:
    """Without `create_graph`, the second gradient is added to the first in place: `.grad` is the
    same tensor, with a new value. A dense gradient that meets a sparse `.grad` makes a new tensor.

    Source: torch/csrc/autograd/functions/accumulate_grad.h, AccumulateGrad::accumulateGrad
    """
    w = weight()
    (w * 2).backward()
    first = w.grad
    (w * 3).backward()
    assert w.grad is first
    assert (first.item(), first._version) == (5.0, 1)
    table = weight([[1.0, 2.0], [3.0, 4.0]])
    torch.nn.functional.embedding(torch.tensor([1]), table, sparse=True).sum().backward()
    sparse = table.grad
    (table * 3).sum().backward()
    assert (sparse.is_sparse, table.grad.is_sparse) == (True, False)
    assert table.grad.tolist() == [[3.0, 3.0], [4.0, 4.0]]


def test_gradient_added_to_a_new_tensor() -> None:
    """With `create_graph=True` the sum is a new tensor, so that gradients can be computed through
    the addition itself.

    Source: torch/csrc/autograd/functions/accumulate_grad.h, AccumulateGrad::accumulateGrad
    """
    w = weight()
    (w**2).backward()
    first = w.grad
    with without_warnings():
        (w**3).backward(create_graph=True)
    assert w.grad is not first
    assert (first.item(), w.grad.item()) == (6.0, 33.0)
    assert short(w.grad.grad_fn) == "Add"
    w.grad = None  # leaf and gradient hold each other


def arrival_and_gradient(
    operation: Callable[[Any], Any] = lambda w: (w * 3).sum(),
    hook: Callable[[Any], Any] = lambda _: None,
    **options: bool,
) -> tuple[int, Any]:
    """Where the gradient that reaches a leaf lies in memory, and the leaf's `.grad` afterwards."""
    w = weight([[1.0, 2.0], [3.0, 4.0]])
    places: list[int] = []

    def note(arrived: Any) -> None:
        places.append(arrived[0].data_ptr())
        hook(arrived[0])

    result = operation(w)
    get_gradient_edge(w).node.register_prehook(note)
    result.backward(**options)
    gradient, w.grad = w.grad, None  # with create_graph, leaf and gradient hold each other
    return places[0], gradient


def test_first_gradient_taken_over() -> None:
    """The first gradient that arrives at a leaf becomes `.grad` without being copied if no other
    tensor object holds it, `create_graph` is off, and its memory is laid out like the leaf's, or
    without gaps if the leaf has gaps; otherwise `.grad` is a copy. This is for dense gradients.

    Source: torch/csrc/autograd/variable.h, is_tensor_stealable
    """
    place, gradient = arrival_and_gradient()
    assert gradient.data_ptr() == place
    held: list[Any] = []
    place, gradient = arrival_and_gradient(hook=held.append)
    assert gradient.data_ptr() != place
    assert torch.equal(gradient, held[0])
    place, gradient = arrival_and_gradient(torch.sum)  # arrives with strides of zero
    assert (gradient.data_ptr() != place, gradient.stride()) == (True, (2, 1))
    place, gradient = arrival_and_gradient(lambda w: (w.T * number([[1.0, 2.0]])).sum())
    assert (gradient.data_ptr() != place, gradient.stride()) == (True, (2, 1))
    with without_warnings():
        place, gradient = arrival_and_gradient(create_graph=True)
    assert gradient.data_ptr() != place
    gaps = torch.ones(4, 6)[:, ::2].requires_grad_()
    (gaps * torch.ones(4, 3)).sum().backward()
    assert (gaps.stride(), gaps.grad.stride()) == ((6, 2), (3, 1))


def test_two_leaves_with_one_gradient() -> None:
    """A first gradient may be a view of memory that another gradient is a view of, and this is not
    noticed: two leaves can share the memory of one `.grad`, and a second walk is then added to both
    twice.

    Source: torch/csrc/autograd/variable.h, is_tensor_stealable
    Refutes: "Two walks always give the sum of their gradients"
    """

    def error_of(a: Any, b: Any) -> Any:
        return ((a[None] + b[None] - 1) ** 2).sum()

    a, b = weight([0.0, 0.0]), weight([0.0, 0.0])
    (error_of(a, b) + error_of(a, b)).backward()
    assert a.grad.tolist() == b.grad.tolist() == [-4.0, -4.0]
    a, b = weight([0.0, 0.0]), weight([0.0, 0.0])
    error_of(a, b).backward()
    assert a.grad is not b.grad
    assert a.grad.data_ptr() == b.grad.data_ptr()
    error_of(a, b).backward()
    assert a.grad.tolist() == b.grad.tolist() == [-6.0, -6.0]
    a, b = weight([0.0, 0.0]), weight([0.0, 0.0])
    for _ in range(2):
        ((a + b - 1) ** 2).sum().backward()  # here each leaf has memory of its own
    assert a.grad.tolist() == b.grad.tolist() == [-4.0, -4.0]


def test_own_gradient_shared_through_a_view() -> None:
    """The gradient that you pass to `backward` may end up as a leaf's `.grad`, in the same memory,
    if only a change of shape lies between: edit it, and `.grad` changes.

    Source: torch/csrc/autograd/functions/accumulate_grad.h, AccumulateGrad::accumulateGrad
    """
    w = weight([[1.0, 2.0], [3.0, 4.0]])
    mine = number([1.0, 1.0, 1.0, 1.0])
    w.view(4).backward(mine)
    mine[0] = 7
    assert w.grad.tolist() == [[7.0, 1.0], [1.0, 1.0]]


def test_zero_grad_takes_gradients_away() -> None:
    """`zero_grad` sets `.grad` to `None`; with `set_to_none=False` it fills it with zeros instead.

    Source: torch/optim/optimizer.py, Optimizer.zero_grad
    Refutes: "After `zero_grad` the gradients are zero"
    """
    w = weight()
    optimizer = torch.optim.SGD([w], lr=0.1)
    (w * 2).backward()
    optimizer.zero_grad(set_to_none=False)
    assert w.grad.item() == 0
    optimizer.zero_grad()
    assert grad_of(w) is None


def test_minus_of_the_step() -> None:
    """A gradient points uphill; the minus that makes the error fall belongs to the optimizer's
    step.

    Source: torch/optim/sgd.py, _single_tensor_sgd
    Refutes: "Backpropagation computes the negative gradient"
    """
    w = weight(3.0)
    e = (w * 2 - 5) ** 2
    e.backward()
    assert w.grad.item() == 4  # turned up, the error grows
    torch.optim.SGD([w], lr=0.1).step()
    assert w.item() == 3 - 0.1 * 4
    assert (w * 2 - 5) ** 2 < e


def test_gradients_without_side_effect() -> None:
    """`autograd.grad` returns the gradients and leaves the `.grad` of every leaf as it was, unless
    a rule or a hook calls `backward`.

    Source: torch/autograd/__init__.py, grad
    """
    w1, w2 = weight(3.0), weight(5.0)
    gradients = autograd.grad(w1 * w2, [w1, w2])
    assert [gradient.item() for gradient in gradients] == [5.0, 3.0]
    assert (w1.grad, w2.grad) == (None, None)
    y, other = w1 * w2, w2 * 7
    y.register_hook(lambda _: other.backward())
    autograd.grad(y, w1)
    assert (grad_of(w1), grad_of(w2)) == (None, 7.0)


def test_retained_gradients_and_autograd_grad() -> None:
    """A result on which `retain_grad` was called gets its `.grad` even from `autograd.grad`, and a
    second call adds to it.

    Source: torch/csrc/autograd/variable.cpp, VariableHooks::retain_grad
    Refutes: "`autograd.grad` never touches a `.grad`"
    """
    w = weight()
    h = w + 1
    h.retain_grad()
    kept = []
    for _ in range(2):
        autograd.grad(h * 5, w)
        kept.append(h.grad.item())
    assert kept == [5.0, 10.0]
    assert grad_of(w) is None


# Leaves and modes


def test_leaf() -> None:
    """A tensor is a leaf if and only if it has no `grad_fn`; inputs and targets are leaves too, and
    so is a new result that was computed under `no_grad`.

    Source: torch/csrc/autograd/variable.h, AutogradMeta
    Refutes: "The leaves are the weights"
    """
    w, x = weight(), number(2.0)
    with torch.no_grad():
        unrecorded = w * x
    tensors = [w, x, unrecorded, x * x, w * x, w.clone(), w.detach()]
    assert [t.is_leaf for t in tensors] == [True, True, True, True, False, False, True]
    assert all(t.is_leaf == (t.grad_fn is None) for t in tensors)


def test_leaf_that_gets_no_gradient() -> None:
    """A view of a parameter that was made under `no_grad` is a leaf and says that it requires a
    gradient, but neither it nor the parameter gets one through it.

    Source: torch/csrc/autograd/variable.h, CreationMeta
    Refutes: "A leaf that requires a gradient gets one"
    """
    w = weight()
    with torch.no_grad():
        view = w.view(1)
    assert (view.is_leaf, view.requires_grad) == (True, True)
    (view * 2).sum().backward()
    assert (view.grad, w.grad) == (None, None)
    (w.view(1) * 2).sum().backward()
    assert w.grad.item() == 2


def test_parameter_that_was_moved() -> None:
    """A parameter converted with `.to` gives a new tensor, which is not a leaf; if there is nothing
    to convert, `.to` returns the parameter itself.

    Source: aten/src/ATen/native/TensorConversions.cpp, to_will_alias
    """
    w = weight()
    moved = w.to(torch.float32)
    assert (moved.is_leaf, short(moved.grad_fn)) == (False, "ToCopy")
    assert w.to(torch.float64) is w


def test_model_that_was_converted() -> None:
    """A module that is converted to another kind of number with `.to` keeps its parameters: unless
    a setting of PyTorch says otherwise, they are the same tensors, and still leaves. A move to the
    device `meta` replaces them.

    Source: torch/nn/modules/module.py, Module.to
    """
    layer = torch.nn.Linear(2, 2)
    before = list(layer.parameters())
    assert layer.to(torch.float64) is layer
    after = list(layer.parameters())
    assert [p is q for p, q in zip(before, after, strict=True)] == [True, True]
    assert [(p.is_leaf, p.dtype) for p in after] == [(True, torch.float64)] * 2
    layer.to("meta")
    assert [p is q for p, q in zip(before, layer.parameters(), strict=True)] == [False, False]


def test_name_given_to_a_result() -> None:
    """`w = w - 0.1` gives the name to a result, which is not a leaf; `w -= 0.1` under `no_grad`
    edits the leaf itself.

    Source: torch/csrc/autograd/variable.h, AutogradMeta
    """
    w = leaf = weight()
    w = w - 0.1
    assert (w is leaf, w.is_leaf) == (False, False)
    w = leaf
    with torch.no_grad():
        w -= 0.1
    assert (w is leaf, w.is_leaf, w._version) == (True, True, 1)


def test_gradients_in_between() -> None:
    """The gradient of a result in between is computed like any other, passed on and dropped: its
    `.grad` is `None`, and reading it gives a warning.

    Source: torch/_tensor.py, Tensor.grad
    Refutes: "Only the leaves' gradients are computed"
    """
    h = weight() * 2
    seen = []
    h.register_hook(lambda gradient: seen.append(gradient.item()))
    (h * h).backward()
    assert seen == [12.0]
    with pytest.warns(UserWarning, match="non-leaf Tensor"):
        assert h.grad is None


def test_gradients_in_between_on_request() -> None:
    """The gradient of a result in between is available in four ways: with `retain_grad`, from a
    hook, from `autograd.grad`, or with `backward(inputs=[h])`.

    Source: torch/csrc/autograd/variable.cpp, VariableHooks::retain_grad
    Refutes: "Gradients of intermediate tensors are not available"
    """
    h = weight() * 2
    hooked: list[float] = []
    h.register_hook(lambda gradient: hooked.append(gradient.item()))
    h.retain_grad()
    (h * h).backward()
    other = weight() * 2
    (answer,) = autograd.grad(other * other, other)
    assert (h.grad.item(), hooked, answer.item()) == (12.0, [12.0], 12.0)
    w = weight()
    wanted = w * 2
    (wanted * wanted).backward(inputs=[wanted])
    assert (wanted.grad.item(), grad_of(w)) == (12.0, None)


def test_no_grad_mode() -> None:
    """Under `no_grad` a new result has no node, but it can be used afterwards, and a new tensor may
    still require a gradient.

    Source: torch/autograd/grad_mode.py, no_grad
    Refutes: "A tensor made under `no_grad` is useless for learning"
    """
    w = weight()
    with torch.no_grad():
        made = w * 2
        new = torch.ones((), dtype=torch.float64, requires_grad=True)
    assert (made.grad_fn, made.requires_grad, new.requires_grad) == (None, False, True)
    (w * made * new).backward()
    assert (w.grad.item(), new.grad.item()) == (6.0, 18.0)


def test_inference_mode_tensors() -> None:
    """A new tensor made in `inference_mode` cannot be saved for a later backward pass; one made
    under `no_grad` can. In an addition, which saves nothing, it can be used.

    Source: torch/csrc/autograd/saved_variable.cpp, SavedVariable::SavedVariable
    Refutes: "`inference_mode` is `no_grad` by another name"
    """
    w = weight()
    with torch.inference_mode():
        made, view = number(2.0), w.view(1)
    assert (w * view).grad_fn._saved_other is view  # a view is not a new tensor
    with pytest.raises(RuntimeError) as raised:
        w * made
    assert str(raised.value).startswith("Inference tensors cannot be saved for backward.")
    (w + made).backward()  # an addition saves nothing
    assert w.grad.item() == 1


def test_detached_tensor() -> None:
    """`detach` copies nothing: it returns another tensor on the same memory, with the same version
    counter and without a history.

    Source: aten/src/ATen/native/TensorShape.cpp, detach
    Refutes: "`detach()` makes a copy"
    """
    h = weight() * 2
    cut = h.detach()
    assert cut is not h
    assert (cut.grad_fn, cut.requires_grad) == (None, False)
    cut.add_(1)
    assert (h.item(), h._version, cut.data_ptr() == h.data_ptr()) == (7.0, 1, True)


def test_frozen_middle_layer() -> None:
    """Freezing a layer with `requires_grad_(False)` does not cut the path: the layers before it get
    the same gradients as without. `detach` or `no_grad` at that place cuts it.

    Source: torch/csrc/autograd/functions/utils.h, compute_requires_grad
    Refutes: "Gradients stop at a frozen layer"
    """
    first, middle, last = (torch.nn.Linear(2, 2) for _ in range(3))

    def gradient_of_first(way: Callable[[Any], Any]) -> Any:
        first.weight.grad = None
        last(way(first(torch.ones(1, 2)))).sum().backward()
        return first.weight.grad

    def unrecorded(h: Any) -> Any:
        with torch.no_grad():
            return middle(h)

    free = gradient_of_first(middle)
    middle.weight.grad = None
    middle.requires_grad_(False)
    assert torch.equal(gradient_of_first(middle), free)
    assert middle.weight.grad is None
    assert gradient_of_first(lambda h: middle(h).detach()) is None
    assert gradient_of_first(unrecorded) is None


def test_eval_and_gradients() -> None:
    """`eval()` changes how some layers behave, such as dropout and batch normalisation, and with
    that their gradients; operations are recorded as before.

    Source: torch/nn/modules/module.py, Module.eval
    Refutes: "`eval()` turns gradients off"
    """
    layer = torch.nn.Linear(1, 1).eval()
    y = layer(torch.ones(1))
    assert y.requires_grad
    y.backward()
    assert layer.weight.grad.item() == 1
    gradients = []
    for training in (True, False):
        norm = torch.nn.BatchNorm1d(1).train(training)
        x = torch.tensor([[1.0], [3.0]], requires_grad=True)
        norm(x).sum().backward()
        gradients.append(x.grad)
    assert not torch.allclose(*gradients, atol=0.1)


def test_backward_without_history() -> None:
    """`backward` on a tensor that has no `grad_fn` and does not require a gradient is an error.

    Source: torch/csrc/autograd/python_engine.cpp, THPEngine_run_backward
    """
    with pytest.raises(RuntimeError) as raised:
        number(1.0).backward()
    assert str(raised.value) == (
        "element 0 of tensors does not require grad and does not have a grad_fn"
    )


def test_leaf_as_its_own_error() -> None:
    """A leaf may be the error itself: its gradient with respect to itself is one.

    Source: torch/csrc/autograd/engine.cpp, Engine::execute
    """
    w = weight()
    w.backward()
    assert w.grad.item() == 1


# Hooks


def test_order_of_hooks() -> None:
    """When a gradient arrives, the hooks of the tensor run first, then `retain_grad`, then the
    node's pre-hooks, the node, and its post-hooks.

    Source: torch/csrc/autograd/engine.cpp, call_function
    """
    h = weight() * 2
    ran: list[str] = []
    h.retain_grad()
    h.grad_fn.register_hook(lambda *_: ran.append("after"))
    h.grad_fn.register_prehook(lambda _: ran.append(f"before, grad {grad_of(h)}"))
    h.register_hook(lambda _: ran.append(f"tensor, grad {grad_of(h)}"))
    h.backward()
    assert ran == ["tensor, grad None", "before, grad 1.0", "after"]


def test_prehook_and_retained_gradient() -> None:
    """A node's pre-hook changes what the node is given, but not what `retain_grad` has stored.

    Source: torch/csrc/autograd/engine.cpp, call_tensor_pre_hooks
    Refutes: "A node's pre-hooks run before retain_grad"
    """
    w = weight()
    h = w * 2
    h.retain_grad()
    h.grad_fn.register_prehook(lambda arrived: (arrived[0] * 100,))
    h.backward()
    assert (h.grad.item(), w.grad.item()) == (1.0, 200.0)


def test_retain_grad_after_other_hooks() -> None:
    """`retain_grad` stores the gradient as the tensor's other hooks have left it, even if it was
    called first.

    Source: torch/csrc/autograd/node.h, Node::retains_grad_hooks
    """
    w = weight()
    h = w * 2
    h.retain_grad()
    h.register_hook(lambda gradient: gradient * 10)
    h.backward()
    assert (h.grad.item(), w.grad.item()) == (10.0, 20.0)


def test_hooks_of_a_leaf() -> None:
    """A leaf's hook runs before the gradient is added to `.grad`, and a post-accumulate hook after;
    the second kind is for leaves only.

    Source: torch/csrc/autograd/functions/accumulate_grad.cpp, AccumulateGrad::apply
    """
    w = weight()
    seen: list[str] = []
    w.register_post_accumulate_grad_hook(lambda leaf: seen.append(f"after: {grad_of(leaf)}"))
    w.register_hook(lambda _: seen.append(f"before: {grad_of(w)}"))
    h = w * 2
    h.backward()
    assert seen == ["before: None", "after: 2.0"]
    with pytest.raises(RuntimeError, match="post accumulate grad hooks cannot be registered"):
        h.register_post_accumulate_grad_hook(print)


def test_hook_that_answers() -> None:
    """What a tensor's hook returns replaces the gradient; if it returns nothing, the gradient goes
    on as it is.

    Source: torch/csrc/autograd/python_hook.cpp, PyFunctionTensorPreHook
    """
    w = weight()
    h = w * 2
    h.register_hook(lambda _: None)
    h.register_hook(lambda gradient: gradient + 4)
    h.backward()
    assert w.grad.item() == (1 + 4) * 2


# Gradients at edges, and rules of your own


def test_relu_at_zero() -> None:
    """At zero, where `relu` has a corner, PyTorch uses the derivative zero.

    Source: torchgen/packaged/autograd/derivatives.yaml, relu
    """
    w = weight([0.0, -0.0])
    w.relu().sum().backward()
    assert w.grad.tolist() == [0.0, 0.0]


def test_absolute_value_at_zero() -> None:
    """At zero, where the absolute value has a corner, PyTorch uses the derivative zero.

    Source: torchgen/packaged/autograd/derivatives.yaml, abs
    """
    assert rules("abs")["self"] == "grad * self.sgn()"
    w = weight([-2.0, 0.0, 2.0])
    w.abs().sum().backward()
    assert w.grad.tolist() == [-1.0, 0.0, 1.0]


def test_tie_of_a_maximum() -> None:
    """If both inputs of `torch.maximum` are equal, each gets half of the upstream gradient.

    Source: torchgen/packaged/autograd/derivatives.yaml, maximum
    Refutes: "At a tie, a maximum sends the whole gradient to both sides"
    """
    a, b = weight([1.0, 2.0, 3.0]), weight([2.0, 2.0, 2.0])
    torch.maximum(a, b).sum().backward()
    assert a.grad.tolist() == [0.0, 0.5, 1.0]
    assert b.grad.tolist() == [1.0, 0.5, 0.0]


def test_root_of_zero() -> None:
    """The derivative of a square root at zero is infinite, and infinity times zero is not a number:
    the gradient of `sqrt(w) * 0` is NaN there.

    Source: torchgen/packaged/autograd/derivatives.yaml, sqrt
    Refutes: "What is multiplied by zero has the gradient zero"
    """
    assert rules("sqrt")["self"] == "grad / (2 * result.conj())"
    w = weight([0.0, 4.0])
    (w.sqrt() * 0).sum().backward()
    assert str(w.grad.tolist()) == "[nan, 0.0]"


def test_function_of_your_own() -> None:
    """An `autograd.Function` of yours becomes a node, named after its class; while its `forward`
    runs, nothing is recorded unless you enable it there.

    Source: torch/csrc/autograd/python_function.cpp, THPFunction_apply
    """
    seen = []

    class Doubled(autograd.Function):  # type: ignore[misc] # PyTorch's class is untyped here
        @staticmethod
        def forward(ctx: Any, x: Any) -> Any:  # noqa: ARG004 - PyTorch gives it
            y = x * 2
            seen.append((torch.is_grad_enabled(), y.grad_fn))
            with torch.enable_grad():
                inner = weight() * 2
            seen.append((torch.is_grad_enabled(), short(inner.grad_fn)))
            return y

        @staticmethod
        def backward(ctx: Any, *upstream: Any) -> Any:  # noqa: ARG004 - PyTorch gives it
            return upstream[0] * 7  # wrong on purpose, unlike PyTorch's own

    w = weight()
    y = Doubled.apply(w)
    assert seen == [(False, None), (False, "Mul")]
    assert y.grad_fn.name() == "DoubledBackward"
    y.backward()
    assert w.grad.item() == 7


# Layers


def test_nodes_of_a_layer() -> None:
    """For a table of inputs `nn.Linear` leaves two nodes: `TBackward0` turns its weights, and
    `AddmmBackward0` is linked to its bias, its input and that node; without a bias it is
    `MmBackward0`.

    Source: torch/nn/modules/linear.py, Linear
    Refutes: "Every layer brings its own backward pass"
    """
    z = torch.nn.Linear(2, 3)(number([[2.0, 1.0]]).float())
    assert z.grad_fn.name() == "AddmmBackward0"
    bias, x, weights = (node for node, _ in z.grad_fn.next_functions)
    assert (short(bias), x, weights.name()) == ("Accumulate", None, "TBackward0")
    assert [short(node) for node in nodes_of(z)].count("Accumulate") == len(nodes_of(z)) - 2
    assert torch.nn.Linear(2, 3, bias=False)(torch.ones(1, 2)).grad_fn.name() == "MmBackward0"
    assert not hasattr(torch.nn.Module, "backward")


def test_weights_of_a_layer() -> None:
    """A linear layer stores its weights with a row for each neuron, and first draws them evenly
    between minus and plus one divided by the root of the number of inputs.

    Source: torch/nn/modules/linear.py, Linear
    Refutes: "A layer stores its weights as inputs by outputs"
    """
    torch.manual_seed(0)
    weights = torch.nn.Linear(400, 300).weight
    assert weights.shape == (300, 400)
    widest = 1 / 400**0.5
    assert 0.99 * widest < weights.abs().max() <= widest
    assert weights.std().item() == pytest.approx(widest / 3**0.5, rel=0.02)


def test_nodes_and_width_of_a_layer() -> None:
    """How many nodes a linear layer leaves depends neither on how many neurons it has nor on how
    many examples it is given.

    Source: torchgen/packaged/autograd/derivatives.yaml, addmm
    Refutes: "The backward pass visits every neuron"
    """
    counts = {
        len(nodes_of(torch.nn.Linear(2, neurons)(torch.ones(rows, 2))))
        for neurons, rows in ((1, 1), (1, 500), (500, 1))
    }
    assert len(counts) == 1


def test_rows_of_a_batch() -> None:
    """The rule of a layer's weights sums over the examples by itself; its bias gets a gradient for
    each example, and the engine sums those.

    Source: torch/csrc/autograd/input_metadata.h, InputMetadata
    """
    layer = torch.nn.Linear(2, 3)
    x, upstream = torch.rand(5, 2), torch.rand(5, 3)
    z = layer(x)
    to_bias, _, to_weights = z.grad_fn(upstream)
    assert to_bias.shape == (5, 3)
    assert torch.allclose(to_weights, x.T @ upstream)
    z.backward(upstream)
    assert torch.allclose(layer.bias.grad, upstream.sum(0))


def test_relu_that_is_off() -> None:
    """Where `relu` is off its rule does not multiply: it gives zero, even for an upstream gradient
    of NaN.

    Source: torchgen/packaged/autograd/derivatives.yaml, relu
    """
    w = weight([-1.0, 2.0])
    w.relu().backward(number([float("nan"), 3.0]))
    assert w.grad.tolist() == [0.0, 3.0]


def test_clipping_by_norm() -> None:
    """`clip_grad_norm_` divides all gradients by one number, so their proportions stay;
    `clip_grad_value_` limits each by itself.

    Source: torch/nn/utils/clip_grad.py, clip_grad_norm_
    Refutes: "With clipping, gradients cannot vanish"
    """
    w = weight([0.0, 0.0])
    w.grad = number([3.0, 4.0])
    torch.nn.utils.clip_grad_norm_([w], 1.0)
    assert w.grad.tolist() == pytest.approx([0.6, 0.8], rel=1e-5)
    w.grad = number([3.0, 4.0])
    torch.nn.utils.clip_grad_value_([w], 3.5)
    assert w.grad.tolist() == [3.0, 3.5]


def test_gradient_of_cross_entropy() -> None:
    """The gradient of unweighted cross-entropy with respect to the scores is the predicted shares
    minus the wanted ones; with the default mean, it is divided by the number of examples.

    Source: torch/nn/functional.py, cross_entropy
    """
    scores = weight([[2.0, 1.0, -1.0], [0.0, 3.0, 1.0]])
    wanted = torch.tensor([1, 2])
    torch.nn.functional.cross_entropy(scores, wanted).backward()
    by_hand = (scores.detach().softmax(1) - torch.eye(3)[wanted]) / 2
    assert torch.allclose(scores.grad, by_hand, rtol=1e-12)
    scores.grad = None
    weights = number([1.0, 2.0, 3.0])
    torch.nn.functional.cross_entropy(scores, wanted, weight=weights).backward()
    assert not torch.allclose(scores.grad, by_hand, rtol=0.1)
