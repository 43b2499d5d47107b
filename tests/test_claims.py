"""What this book says of PyTorch's inside: one claim a test, and the test is what proves it.

Each docstring is a claim as the register shows it, where it stands in PyTorch's own source, and,
where people often say otherwise, what they say. Nothing but PyTorch is needed to run this file, so
any release of it can be asked.
"""

from __future__ import annotations

import gc
import logging
import re
import threading
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
    """The entry of derivatives.yaml for one operation: what is said of each name."""
    file = PACKAGES / "torchgen/packaged/autograd/derivatives.yaml"
    (entry,) = [e for e in file.read_text().split("\n\n") if f"- name: {signature}(" in e]
    found = re.findall(r"^  (\w+): (.*)$", entry, re.MULTILINE)
    return dict(found)


def functions(result: Any) -> list[Any]:
    """Every function behind a result, each once, from the result on."""
    found = [result.grad_fn]
    for node in found:
        found += [n for n, _ in node.next_functions if n is not None and n not in found]
    return found


def short(node: Any) -> str:
    return re.sub(r"(Backward\d*|Grad)$", "", node.name().rpartition("::")[2])


def note_order(*results: Any) -> list[tuple[str, float]]:
    """A list that fills, when somebody walks back, with each function and what arrived there."""
    noted: list[tuple[str, float]] = []
    for node in {node: None for result in results for node in functions(result)}:

        def note(arrived: Any, name: str = short(node)) -> None:
            noted.append((name, arrived[0].item()))

        node.register_prehook(note)
    return noted


def saved(node: Any) -> set[str]:
    """The names under which a function has saved tensors."""
    names = [name for name in dir(node) if name.startswith("_saved_")]
    return {n.removeprefix("_saved_") for n in names if torch.is_tensor(getattr(node, n))}


@contextmanager
def without_collector() -> Iterator[None]:
    """Only what nobody refers to is freed: cycles stay."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


# The entry point


def test_method_that_only_forwards() -> None:
    """`Tensor.backward` computes nothing: it passes its arguments on to `torch.autograd.backward`.

    Source: torch/_tensor.py, Tensor.backward
    """
    w, first = weight(), number(1.0)
    y = w * 2
    with mock.patch("torch.autograd.backward") as called:
        y.backward(first, retain_graph=True, inputs=[w])
    assert called.mock_calls == [mock.call(y, first, True, False, inputs=[w])]
    assert grad_of(w) is None


def test_first_slope() -> None:
    """The walk starts with a tensor: where you give none, PyTorch makes a tensor of ones, shaped
    like the result.

    Source: torch/autograd/__init__.py, _make_grads
    """
    seen: list[Any] = []
    for shape in ((), (1, 1)):
        y = torch.ones(shape, requires_grad=True) * 2
        y.register_hook(seen.append)
        y.backward()
    assert [(slope.shape, slope.item()) for slope in seen] == [((), 1.0), ((1, 1), 1.0)]


def test_first_slope_of_many_numbers() -> None:
    """Only for a result of a single number is the first slope made for you; for more of them you
    must give one of the same shape.

    Source: torch/autograd/__init__.py, _make_grads
    Refutes: "`backward()` can be called on any result"
    """
    w = weight([1.0, 2.0])
    with pytest.raises(RuntimeError) as told:
        (w * 3).backward()
    assert str(told.value) == "grad can be implicitly created only for scalar outputs"
    assert grad_of(w) is None
    with pytest.raises(RuntimeError, match="Mismatch in shape"):
        (w * 3).backward(number(1.0))
    (w * 3).backward(number([1.0, 10.0]))
    assert w.grad.tolist() == [3.0, 30.0]


def test_plain_number_as_slope() -> None:
    """The slope that you give to `backward` must be a tensor; a plain number is refused with a
    `TypeError`.

    Source: torch/autograd/__init__.py, _tensor_or_tensors_to_tuple
    Refutes: "`y.backward(1.0)` works"
    """
    w = weight()
    with pytest.raises(TypeError):
        (w * 2).backward(1.0)
    assert grad_of(w) is None
    (w * 2).backward(number(1.0))
    assert w.grad.item() == 2


def test_one_door_to_the_engine() -> None:
    """`backward` and `autograd.grad` both go through one Python function, which hands over to the
    engine in C++.

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
    """Unless you say otherwise, saved values are kept if `create_graph` is true, and freed if it
    is not.

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
    """Whether what a product has saved can still be had."""
    try:
        node._saved_self  # noqa: B018 - asking is the point
    except RuntimeError as error:
        assert "after they have already been freed" in str(error)  # noqa: PT017
        return False
    return True


def test_walk_in_the_log() -> None:
    """Where logging of Autograd is on, as with `TORCH_LOGS="+autograd"`, every function of a walk
    is written to the log in the order in which it runs.

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
    """The code that records an operation is generated: it asks whether any input wants a slope,
    makes the function, links it to the functions of the inputs, and at the end gives it to the
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
    """An operation is recorded if gradients are switched on and at least one input requires a
    gradient; otherwise its result has no function behind it.

    Source: torch/csrc/autograd/functions/utils.h, compute_requires_grad
    """
    w, x = weight(), number(2.0)
    assert (w * x).grad_fn is not None
    assert (x * x).grad_fn is None
    with torch.no_grad():
        assert (w * x).grad_fn is None
        with torch.enable_grad():
            assert (w * x).grad_fn is not None


def test_rule_of_product() -> None:
    """The rule of a product sends each input the arriving slope times the other input.

    Source: torchgen/packaged/autograd/derivatives.yaml, mul.Tensor
    """
    rule = rules("mul.Tensor")
    assert rule["self"] == "mul_tensor_backward(grad, other, self.scalar_type())"
    assert rule["other"] == "mul_tensor_backward(grad, self, other.scalar_type())"
    node = (weight(3.0) * weight(5.0)).grad_fn
    assert node.name() == "MulBackward0"
    assert [slope.item() for slope in node(number(10.0))] == [50.0, 30.0]


def test_rule_of_power() -> None:
    """The rule of a power with a plain exponent is the exponent times the base raised to one less,
    times the arriving slope.

    Source: torchgen/packaged/autograd/derivatives.yaml, pow.Tensor_Scalar
    """
    assert rules("pow.Tensor_Scalar")["self"] == "pow_backward(grad, self, exponent)"
    node = (weight(3.0) ** 4).grad_fn
    assert node.name() == "PowBackward0"
    assert node(number(10.0)).item() == 10 * 4 * 3**3
    assert (weight(3.0) ** 0).grad_fn(number(10.0)).item() == 0


def test_rule_of_relu() -> None:
    """The rule of `relu` looks at its result: where that is above nought the slope passes, and
    elsewhere it is nought.

    Source: torchgen/packaged/autograd/derivatives.yaml, relu
    """
    assert rules("relu")["self"] == "threshold_backward(grad, result, 0)"
    node = weight([-2.0, 3.0]).relu().grad_fn
    assert saved(node) == {"result"}
    assert node(number([10.0, 10.0])).tolist() == [0.0, 10.0]


def test_rule_of_tanh() -> None:
    """The rule of `tanh` needs its result alone: the slope is one minus the result squared.

    Source: torchgen/packaged/autograd/derivatives.yaml, tanh
    """
    assert rules("tanh")["self"] == "tanh_backward(grad, result)"
    y = weight(0.5).tanh()
    assert saved(y.grad_fn) == {"result"}
    assert y.grad_fn(number(10.0)).item() == pytest.approx(10 * (1 - y.item() ** 2), rel=1e-14)


def test_rule_of_exponential() -> None:
    """The rule of `exp` multiplies the arriving slope by the result, which is all it saves.

    Source: torchgen/packaged/autograd/derivatives.yaml, exp
    """
    assert rules("exp")["self"] == "grad * result.conj()"
    y = weight(0.5).exp()
    assert saved(y.grad_fn) == {"result"}
    assert y.grad_fn(number(10.0)).item() == 10 * y.item()


def test_rule_of_sigmoid() -> None:
    """The rule of `sigmoid` needs its result alone: the slope is the result times one minus the
    result.

    Source: torchgen/packaged/autograd/derivatives.yaml, sigmoid
    """
    assert rules("sigmoid")["self"] == "sigmoid_backward(grad, result)"
    y = weight(0.5).sigmoid()
    assert saved(y.grad_fn) == {"result"}
    expected = 10 * y.item() * (1 - y.item())
    assert y.grad_fn(number(10.0)).item() == pytest.approx(expected, rel=1e-14)


def test_rule_of_sum() -> None:
    """The rule of an addition passes the arriving slope to both inputs as it is, and saves no
    tensor.

    Source: torchgen/packaged/autograd/derivatives.yaml, add.Tensor
    """
    rule = rules("add.Tensor")
    assert rule["self"] == "handle_r_to_c(self.scalar_type(), grad)"
    assert rule["other"].endswith("maybe_multiply(grad, alpha.conj()))")
    node = (weight(3.0) + weight(5.0)).grad_fn
    assert saved(node) == set()
    assert [slope.item() for slope in node(number(10.0))] == [10.0, 10.0]


def test_rule_of_difference() -> None:
    """The rule of a subtraction passes the arriving slope to the first input, and to the second
    with its sign turned.

    Source: torchgen/packaged/autograd/derivatives.yaml, sub.Tensor
    """
    rule = rules("sub.Tensor")
    assert rule["self"] == "handle_r_to_c(self.scalar_type(), grad)"
    assert rule["other"].endswith("maybe_multiply(-grad, alpha.conj()))")
    node = (weight(3.0) - weight(5.0)).grad_fn
    assert saved(node) == set()
    assert [slope.item() for slope in node(number(10.0))] == [10.0, -10.0]


def test_slope_times_table() -> None:
    """A rule never builds the table of all local slopes, the Jacobian: it is given the slope of its
    result, and answers with that slope times the table.

    Source: torchgen/packaged/autograd/derivatives.yaml, vector jacobian product
    """
    w, arriving = weight([[1.0, 2.0], [3.0, 4.0]]), number([[5.0, 6.0], [7.0, 8.0]])
    table = autograd.functional.jacobian(lambda a: a @ a, w).reshape(4, 4)
    (w @ w).backward(arriving)
    assert torch.equal(w.grad.reshape(4), arriving.reshape(4) @ table)
    text = installed("torchgen/packaged/autograd/derivatives.yaml").replace("# ", "")
    assert "we actually mean computing the vector jacobian product" in text


def test_function_called_by_hand() -> None:
    """A function of the graph can be called: it takes the slope of the result, answers with a slope
    for each input, and, unless it is an `AccumulateGrad`, changes no `.grad`.

    Source: torch/csrc/autograd/node.h, Node::operator()
    """
    w1, w2 = weight(3.0), weight(5.0)
    y = w1 * w2
    assert [slope.item() for slope in y.grad_fn(number(1.0))] == [5.0, 3.0]
    assert (w1.grad, w2.grad) == (None, None)


def test_graph_of_functions() -> None:
    """The graph is made of functions, not of tensors: a result in between may be gone, and the walk
    back still works.

    Source: torch/csrc/autograd/node.h, Node
    Refutes: "The nodes of the graph are the tensors"
    """
    w = weight()
    h = w * 2
    y = h + 1
    assert all(isinstance(node, autograd.graph.Node) for node in functions(y))
    h_seen = weakref.ref(h)
    with without_collector():
        del h
        assert h_seen() is None
    y.backward()
    assert w.grad.item() == 2


def test_next_functions() -> None:
    """A link of the graph is a pair: the next function, and the number of that function's inputs to
    which the slope belongs.

    Source: torch/csrc/autograd/edge.h, Edge
    """
    first, second = weight([3.0, 5.0]).unbind()
    unbind = first.grad_fn
    assert (second * first).grad_fn.next_functions == ((unbind, 1), (unbind, 0))


def test_nobody_for_a_constant() -> None:
    """An input that requires no gradient keeps its place among the next functions, but with nobody
    there: `(None, 0)`.

    Source: torch/csrc/autograd/function.h, collect_next_edges
    """
    w = weight()
    accumulate = get_gradient_edge(w).node
    assert (number(2.0) * w).grad_fn.next_functions == ((None, 0), (accumulate, 0))
    assert (w * 2.0).grad_fn.next_functions == ((accumulate, 0), (None, 0))


def test_one_accumulator_per_leaf() -> None:
    """However often a leaf is used, all its links lead to the same `AccumulateGrad`, which knows
    the leaf.

    Source: torch/csrc/autograd/variable.h, grad_accumulator
    """
    w = weight()
    (one, _), (other, _) = (w * w).grad_fn.next_functions
    assert one.name().endswith("AccumulateGrad")
    assert one is other
    assert one.variable is w


def test_accumulator_made_when_needed() -> None:
    """A leaf has no strong hold on its `AccumulateGrad`: it is made when an operation needs it, and
    gone when no graph has it any more.

    Source: torch/csrc/autograd/variable.h, AutogradMeta
    """
    w = weight()
    y = w * 2
    y.grad_fn.next_functions[0][0].metadata["seen"] = True
    assert get_gradient_edge(w).node.metadata == {"seen": True}
    del y
    assert get_gradient_edge(w).node.metadata == {}


def test_edge_of_leaf_and_of_result() -> None:
    """Slopes for a leaf go to its `AccumulateGrad`; slopes for any other tensor go to the function
    that made it, together with which of its results it was.

    Source: torch/csrc/autograd/variable.h, gradient_edge
    """
    w = weight([3.0, 5.0])
    _, second = w.unbind()
    to_leaf, to_result = get_gradient_edge(w), get_gradient_edge(second)
    assert (short(to_leaf.node), to_leaf.output_nr) == ("Accumulate", 0)
    assert (to_result.node, to_result.output_nr) == (second.grad_fn, 1)


def test_digit_in_the_name() -> None:
    """The digit at the end of a function's name tells the rules of one operation apart: a power of
    a tensor by a number, by a tensor, or of a number by a tensor. It counts nothing.

    Source: torchgen/packaged/autograd/load_derivatives.py, create_differentiability_info
    Refutes: "The `0` in `MulBackward0` counts the nodes"
    """
    w = weight()
    names = [y.grad_fn.name() for y in (w**2, w**w, 2**w)]
    assert names == ["PowBackward0", "PowBackward1", "PowBackward2"]
    assert {(w * w).grad_fn.name() for _ in range(3)} == {"MulBackward0"}


def test_sequence_numbers() -> None:
    """Each function gets a number when it is made, one more than the function before it in the same
    thread; another thread counts for itself.

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
    """The graph is made anew whenever the program runs: if a loop turns more often, there are more
    functions in it.

    Source: torch/csrc/autograd/functions/utils.h, set_history
    Refutes: "Autograd reads the formula before it runs"
    """

    def doubled_until(limit: float) -> Any:
        y = weight(1.0) * 1
        while y < limit:
            y = y * 2
        return y

    counts = [len(functions(doubled_until(limit))) for limit in (2.0, 100.0)]
    assert counts == [1 + 1 + 1, 1 + 7 + 1]


def test_no_hook_for_new_functions() -> None:
    """PyTorch `2.13.0` offers no hook that is called when a function is added to the graph: to see
    the functions, you walk the graph after the forward pass.

    Source: torch/autograd/graph.py, __all__
    """
    assert "next_functions" in dir((weight() * 2).grad_fn)
    assert [name for name in dir(autograd.graph) if "creation" in name] == []


# Saved values


def test_values_saved_only_if_used() -> None:
    """A function saves no value that its rule will not need: a product with a constant saves the
    constant, but not the weight.

    Source: torchgen/packaged/autograd/gen_variable_type.py, guard_for
    """
    w, x = weight(), number(2.0)
    node = (w * x).grad_fn
    assert node._saved_self is None
    assert node._saved_other is x
    assert saved((w * weight()).grad_fn) == {"self", "other"}


def test_inputs_saved_as_they_are() -> None:
    """An input is saved as the very tensor that it is, not as a copy.

    Source: torch/csrc/autograd/saved_variable.cpp, SavedVariable::SavedVariable
    """
    w = weight()
    h = w * 2
    y = h * h
    assert y.grad_fn._saved_self is h
    assert (w * w).grad_fn._saved_self is w


def test_results_saved_without_history() -> None:
    """A result is saved without its history, so that function and result do not hold each other; it
    shares the memory, and is given its function again when it is read.

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
    """After a function has run, what it saved is freed, though the function is still there; asking
    for it is an error.

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


def test_freed_one_by_one() -> None:
    """Saved values are freed function by function during the walk, not all at its end.

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
    """What `backward` frees is saved values, not the graph: every function and every link is still
    there afterwards.

    Source: torch/include/torch/csrc/autograd/generated/Functions.h, release_variables
    Refutes: "`backward()` destroys the graph"
    """
    w1, w2 = weight(3.0), weight(0.5)
    e = (w2 * (w1 * 2) - 5) ** 2
    before = functions(e)
    e.backward()
    assert functions(e) == before
    assert " ".join(map(short, before)) == "Pow Sub Mul Accumulate Mul Accumulate"


def test_second_backward_of_a_sum() -> None:
    """Where nothing was saved, nothing is missing: an addition can be walked back twice, and the
    gradients add up.

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


def test_second_backward_of_a_product() -> None:
    """A function that needs a freed value refuses, and its message says what to do: keep the values
    with `retain_graph=True`.

    Source: torch/csrc/autograd/saved_variable.cpp, ERR_BACKWARD_TWICE
    """
    a = weight()
    y = a * a
    y.backward()
    with pytest.raises(RuntimeError) as told:
        y.backward()
    assert str(told.value).startswith(
        "Trying to backward through the graph a second time "
        "(or directly access saved tensors after they have already been freed)."
    )
    assert "Specify retain_graph=True" in str(told.value)
    assert a.grad.item() == 6


def test_values_kept_on_request() -> None:
    """With `retain_graph=True` nothing is freed, and the same graph can be walked again.

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
    """A plain number in a product is saved too, as a tensor of its own, but it is not shown to the
    hooks that watch saving.

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
    """With hooks around saving you can put another thing in a value's place: one hook is called
    when it is saved, the other when it is needed.

    Source: torch/autograd/graph.py, saved_tensors_hooks
    """
    told = []

    def pack(value: Any) -> str:
        told.append("pack")
        return str(value.item())

    def unpack(packed: str) -> Any:
        told.append("unpack")
        return number(float(packed))

    w = weight()
    with saved_tensors_hooks(pack, unpack):
        y = w**2
    assert told == ["pack"]
    y.backward()
    assert told == ["pack", "unpack"]
    assert w.grad.item() == 6


def test_pack_hook_that_keeps_its_argument() -> None:
    """A hook that is given a result to save and hands back that very tensor makes a cycle, which is
    never freed; it should hand back `x.detach()`.

    Source: torch/csrc/autograd/saved_variable.cpp, SavedVariable::set_hooks_and_pack_data
    Refutes: "A pack hook may return its argument"
    """
    left = []
    for pack in (lambda value: value, lambda value: value.detach()):
        with saved_tensors_hooks(pack, lambda value: value):
            y = weight().exp()
        seen = weakref.ref(y)
        del y
        gc.collect()
        left.append(seen() is not None)
    assert left == [True, False]


# The version counter


def test_counter_of_shared_memory() -> None:
    """Tensors that share memory share one version counter: a view and a detached tensor count the
    edits of their base, and the other way round.

    Source: c10/core/TensorImpl.h, VariableVersion
    """
    base = torch.zeros(4)
    view, detached, copied = base[:2], base.detach(), base.clone()
    base.add_(1)
    view.add_(1)
    detached.add_(1)
    assert [t._version for t in (base, view, detached, copied)] == [3, 3, 3, 0]


def test_edit_behind_the_counter() -> None:
    """An edit through `.data` does not move the version counter, so nobody notices, and the
    gradient is wrong without an error.

    Source: torch/csrc/autograd/python_variable.cpp, THPVariable_get_data
    Refutes: "If no error comes, the gradient is right"
    """
    w = weight()
    h = w * 1
    y = h * h
    h.data.add_(100)
    assert h._version == 0
    y.backward()
    assert w.grad.item() == 2 * 103  # the slope at 103, of a result computed at 3
    assert y.item() == 9


def test_check_when_the_value_is_needed() -> None:
    """An edit of a saved value is found when the value is needed, in `backward`; the edit itself
    passes without a word.

    Source: torch/csrc/autograd/saved_variable.cpp, SavedVariable::unpack
    Refutes: "An in-place edit raises its error at once"
    """
    w = weight()
    h = w * 1
    y = h * h
    with torch.no_grad():
        h.add_(100)
    assert h._version == 1
    with pytest.raises(RuntimeError, match="modified by an inplace operation") as told:
        y.backward()
    assert "is at version 1; expected version 0 instead" in str(told.value)
    assert grad_of(w) is None


def test_any_other_version() -> None:
    """The check asks whether the counter differs from the one that was noted, not whether it is
    greater.

    Source: torch/csrc/autograd/saved_variable.cpp, SavedVariable::unpack
    Refutes: "The check asks whether the version is newer"
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
    """One counter stands for the whole memory: to edit one element is an error even if another one
    was saved.

    Source: c10/core/TensorImpl.h, VariableVersion
    """
    w = weight([1.0, 2.0])
    h = w * 1
    s = h[1].sin()
    h[0] = 5.0
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        s.backward()


def test_edit_where_nothing_is_saved() -> None:
    """A result that nobody has saved may be edited in place: a product after the fact, but not an
    exponential, which has saved its result.

    Source: torch/csrc/autograd/saved_variable.cpp, SavedVariable::unpack
    Refutes: "In-place operations break the gradient"
    """
    w = weight()
    (w * w).add_(1).backward()
    assert w.grad.item() == 6
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        w.exp().add_(1).backward()


def test_weight_edited_before_backward() -> None:
    """To change a weight between the forward pass and `backward` is an error only if some function
    has saved that weight.

    Source: torchgen/packaged/autograd/gen_variable_type.py, guard_for
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
    """To edit a leaf that requires a gradient is refused at once, unless gradients are switched
    off.

    Source: torch/csrc/autograd/VariableTypeUtils.h, check_inplace
    """
    w = weight()
    with pytest.raises(RuntimeError) as told:
        w += 1
    assert str(told.value) == (
        "a leaf Variable that requires grad is being used in an in-place operation."
    )
    assert w.item() == 3
    with torch.no_grad():
        w += 1
    assert w.item() == 4


def test_view_edited_in_place() -> None:
    """An edit through a view is recorded: the base gets a new function, `CopySlices`, and the
    slopes are right.

    Source: torch/csrc/autograd/functions/tensor.h, CopySlices
    Refutes: "An in-place edit of shared memory always fails"
    """
    w = weight([1.0, 2.0])
    base = w * 1
    base[:1].mul_(10)
    assert short(base.grad_fn) == "CopySlices"
    assert base.tolist() == [10.0, 2.0]
    base.sum().backward()
    assert w.grad.tolist() == [10.0, 1.0]


def test_counter_of_inference() -> None:
    """A tensor made in `inference_mode` has no version counter.

    Source: c10/core/TensorImpl.h, VariableVersion::current_version
    """
    with torch.inference_mode():
        made = torch.ones(2)
    with pytest.raises(RuntimeError) as told:
        made._version  # noqa: B018 - asking is the point
    assert str(told.value) == "Inference tensors do not track version counter."


def test_weight_edited_after_backward() -> None:
    """To edit a weight after `backward`, even through `.data`, does the next run no harm: it makes
    a graph of its own.

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


def test_counted_messages() -> None:
    """A function runs once in a walk, when all the slopes that will come have come: the engine has
    counted them beforehand. Eighteen doublings run nineteen functions.

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
    """For the book's two dials the functions run in this order: power, subtraction, second product,
    the second weight's `AccumulateGrad`, first product, and the first weight's.

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


def test_latest_function_first() -> None:
    """Of the functions that are ready, the one made last in the forward pass runs first, on
    whichever side of the formula it stands.

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


def test_accumulators_before_all_others() -> None:
    """An `AccumulateGrad` has the greatest number there is, so it runs as soon as it is ready.

    Source: torch/csrc/autograd/functions/accumulate_grad.cpp, AccumulateGrad::AccumulateGrad
    """
    assert get_gradient_edge(weight()).node._sequence_nr() == 2**64 - 1


def test_messages_added_on_the_way() -> None:
    """Where a result is used twice, the engine adds its two slopes before the function that made it
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
    """On the processor, functions run in the thread that called `backward`.

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
    """A function whose backward calls backward, so many levels deep; it notes its threads."""

    @staticmethod
    def forward(ctx: Any, x: Any, depth: int, threads: list[int]) -> Any:
        ctx.depth, ctx.threads = depth, threads
        return x.clone()

    @staticmethod
    def backward(ctx: Any, *slopes: Any) -> Any:
        ctx.threads.append(threading.get_ident())
        if ctx.depth:
            with torch.enable_grad():
                deeper: Any = Nested.apply
                inner = deeper(weight(), ctx.depth - 1, ctx.threads)
            inner.backward()
        return slopes[0], None, None


def test_backward_within_backward() -> None:
    """A rule may call `backward` itself. Sixty such levels stay in the thread of the caller; what
    is deeper goes to another one.

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
    """A bias that was spread over many rows gets its gradient added up by the engine: called by
    hand, its node returns a gradient for each row.

    Source: torch/csrc/autograd/engine.cpp, validate_outputs
    """
    bias, rows, matrix = weight([1.0, 2.0, 3.0]), torch.ones(5, 2), torch.ones(2, 3)
    y = torch.addmm(bias, rows.double(), matrix.double())
    slope = number([[1.0, 2.0, 3.0]]).expand(5, 3)
    assert short(y.grad_fn) == "Addmm"
    assert y.grad_fn(slope)[0].shape == (5, 3)
    y.backward(slope)
    assert bias.grad.tolist() == [5.0, 10.0, 15.0]


def test_shape_of_every_slope() -> None:
    """The engine looks at what every function answers: a slope of the wrong shape is an error.

    Source: torch/csrc/autograd/engine.cpp, validate_outputs
    """

    class Wrong(autograd.Function):  # type: ignore[misc] # PyTorch's class is untyped here
        @staticmethod
        def forward(ctx: Any, x: Any) -> Any:  # noqa: ARG004 - PyTorch gives it
            return x.sum()

        @staticmethod
        def backward(ctx: Any, *slopes: Any) -> Any:  # noqa: ARG004 - PyTorch gives them
            return number([1.0, 1.0])

    w = weight([1.0, 2.0, 3.0])
    with pytest.raises(RuntimeError) as told:
        Wrong.apply(w).backward()
    assert re.search(r"invalid gradient at index 0 - got \[2\] but .* \[3\]", str(told.value))
    assert grad_of(w) is None


def test_recording_of_the_walk() -> None:
    """While the engine walks, operations are recorded if and only if `create_graph` is true.

    Source: torch/csrc/autograd/graph_task.h, GraphTask
    """
    seen = []
    for create in (False, True):
        y = weight() ** 2
        y.grad_fn.register_prehook(lambda _: seen.append(torch.is_grad_enabled()))
        (slope,) = autograd.grad(y, [functions(y)[-1].variable], create_graph=create)
        assert slope.requires_grad == create
    assert seen == [False, True]
    assert torch.is_grad_enabled()


def test_gradients_before_a_failure() -> None:
    """If a function fails, the gradients that were already added to leaves stay there.

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


def test_twenty_thousand_additions() -> None:
    """The engine does not call itself: a chain of twenty thousand additions is walked like a short
    one.

    Source: torch/csrc/autograd/engine.cpp, Engine::thread_main
    Refutes: "A long path is too much for the stack"
    """
    a = total = weight(1.0)
    for _ in range(20_000):
        total = total + a
    total.backward()
    assert a.grad.item() == 20_001


def test_restricted_walk() -> None:
    """With `inputs=` only the functions on a path to those inputs run, and only those inputs get a
    gradient.

    Source: torch/csrc/autograd/graph_task.h, GraphTask::ExecInfo
    """
    w1, w2 = weight(3.0), weight(0.5)
    y = w1.exp() * w2.tanh()
    noted = note_order(y)
    y.backward(inputs=[w1])
    assert [name for name, _ in noted] == ["Mul", "Exp", "Accumulate"]
    assert w1.grad is not None
    assert grad_of(w2) is None


def test_several_results_in_one_walk() -> None:
    """Several results can be walked back at once: what they share runs once, for the sum of their
    slopes.

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
    """Slopes that meet are added in the order in which they come, the latest function's first; a
    computer's sums depend on that order in their last digit.

    Source: torch/csrc/autograd/input_buffer.cpp, InputBuffer::add
    Refutes: "If my last digit differs from PyTorch's, one of us is wrong"
    """
    w = weight(1.0)
    (w * 0.1 + w * 0.2 + w * 0.3).backward()
    assert w.grad.item() == 0.3 + 0.2 + 0.1
    assert w.grad.item() != 0.1 + 0.2 + 0.3
    assert w.grad.item() == pytest.approx(0.1 + 0.2 + 0.3, rel=1e-15)


# Accumulation


def test_no_gradient_before_the_first() -> None:
    """Before a gradient reaches a leaf its `.grad` is `None`, not nought; it stays so if no path
    leads there.

    Source: torch/csrc/autograd/functions/accumulate_grad.h, AccumulateGrad::accumulateGrad
    """
    w, unused = weight(), weight()
    assert grad_of(w) is None
    (w * 0).backward()
    assert w.grad.item() == 0
    assert grad_of(unused) is None


def test_two_kinds_of_addition() -> None:
    """Slopes are added in two places: within a walk before a function runs, and across walks in
    the `.grad` of the leaf.

    Source: torch/csrc/autograd/functions/accumulate_grad.h, AccumulateGrad
    """
    w = weight()
    arrived: list[float] = []
    accumulate = get_gradient_edge(w).node
    accumulate.register_prehook(lambda slopes: arrived.append(slopes[0].item()))
    for _ in range(2):
        (w * 2 + w * 3).backward()
    assert arrived == [5.0, 5.0]
    assert w.grad.item() == 10


def test_gradient_added_in_place() -> None:
    """The second gradient is added to the first in place: `.grad` is the same tensor, with a new
    value.

    Source: torch/csrc/autograd/functions/accumulate_grad.h, AccumulateGrad::accumulateGrad
    """
    w = weight()
    (w * 2).backward()
    first = w.grad
    (w * 3).backward()
    assert w.grad is first
    assert (first.item(), first._version) == (5.0, 1)


def test_gradient_added_to_a_new_tensor() -> None:
    """With `create_graph=True` the sum is a new tensor, for it must be possible to walk back
    through the addition itself.

    Source: torch/csrc/autograd/functions/accumulate_grad.h, AccumulateGrad::accumulateGrad
    """
    w = weight()
    (w**2).backward()
    first = w.grad
    with pytest.warns(UserWarning, match="create_graph=True"):
        (w**3).backward(create_graph=True)
    assert w.grad is not first
    assert (first.item(), w.grad.item()) == (6.0, 33.0)
    assert short(w.grad.grad_fn) == "Add"
    w.grad = None  # leaf and gradient hold each other


def arrival_and_gradient(hook: Callable[[Any], None]) -> tuple[int, Any]:
    """Walk back to a leaf; where the slope lay in memory that arrived, and the leaf's gradient."""
    w = weight([1.0, 2.0])
    y = w * 3
    places: list[int] = []

    def note(slopes: Any) -> None:
        places.append(slopes[0].data_ptr())
        hook(slopes[0])

    get_gradient_edge(w).node.register_prehook(note)
    y.sum().backward()
    return places[0], w.grad


def test_first_gradient_taken_over() -> None:
    """If nobody else holds the first slope that arrives at a leaf, it becomes `.grad` without being
    copied; otherwise `.grad` is a copy.

    Source: torch/csrc/autograd/variable.h, is_tensor_stealable
    """
    place, gradient = arrival_and_gradient(lambda _: None)
    assert gradient.data_ptr() == place
    held: list[Any] = []
    place, gradient = arrival_and_gradient(held.append)
    assert gradient.data_ptr() != place
    assert torch.equal(gradient, held[0])


def test_own_slope_shared_through_a_view() -> None:
    """The slope that you give may end up as a leaf's `.grad`, in the same memory, if nothing but a
    change of shape lies between: edit it, and the gradient changes.

    Source: torch/csrc/autograd/functions/accumulate_grad.h, AccumulateGrad::accumulateGrad
    """
    w = weight([[1.0, 2.0], [3.0, 4.0]])
    mine = number([1.0, 1.0, 1.0, 1.0])
    w.view(4).backward(mine)
    mine[0] = 7
    assert w.grad.tolist() == [[7.0, 1.0], [1.0, 1.0]]


def test_zero_grad_takes_gradients_away() -> None:
    """`zero_grad` sets `.grad` to `None` unless told to fill it with noughts.

    Source: torch/optim/optimizer.py, Optimizer.zero_grad
    Refutes: "After `zero_grad` the gradients are nought"
    """
    w = weight()
    optimizer = torch.optim.SGD([w], lr=0.1)
    (w * 2).backward()
    optimizer.zero_grad(set_to_none=False)
    assert w.grad.item() == 0
    optimizer.zero_grad()
    assert grad_of(w) is None


def test_minus_of_the_step() -> None:
    """A gradient points uphill; the minus that makes the error fall belongs to the step, in the
    optimiser.

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


def test_slopes_without_side_effect() -> None:
    """`autograd.grad` hands the slopes to you and leaves the `.grad` of every leaf as it was.

    Source: torch/autograd/__init__.py, grad
    """
    w1, w2 = weight(3.0), weight(5.0)
    slopes = autograd.grad(w1 * w2, [w1, w2])
    assert [slope.item() for slope in slopes] == [5.0, 3.0]
    assert (w1.grad, w2.grad) == (None, None)


def test_slopes_and_kept_gradients() -> None:
    """A result in between on which `retain_grad` was asked gets its `.grad` even from a walk of
    `autograd.grad`, and a second walk adds to it.

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
    """A tensor is a leaf if and only if no function of the graph made it; inputs and targets are
    leaves too, and so is what was made under `no_grad`.

    Source: torch/csrc/autograd/variable.h, AutogradMeta
    Refutes: "The leaves are the weights"
    """
    w, x = weight(), number(2.0)
    with torch.no_grad():
        unrecorded = w * x
    tensors = [w, x, unrecorded, x * x, w * x, w.clone(), w.detach()]
    assert [t.is_leaf for t in tensors] == [True, True, True, True, False, False, True]
    assert all(t.is_leaf == (t.grad_fn is None) for t in tensors)


def test_parameter_that_was_moved() -> None:
    """A parameter converted with `.to` is no leaf any more; if there is nothing to convert, `.to`
    hands back the parameter itself.

    Source: aten/src/ATen/native/TensorConversions.cpp, to_will_alias
    """
    w = weight()
    moved = w.to(torch.float32)
    assert (moved.is_leaf, short(moved.grad_fn)) == (False, "ToCopy")
    assert w.to(torch.float64) is w


def test_name_given_to_a_result() -> None:
    """`w = w - 0.1` gives the name to a result, which is no leaf; `w -= 0.1` under `no_grad` edits
    the leaf itself.

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
    """The gradient of a result in between is computed like any other, passed on, and dropped: its
    `.grad` is `None`, and reading it warns.

    Source: torch/_tensor.py, Tensor.grad
    Refutes: "Only the leaves' gradients are computed"
    """
    h = weight() * 2
    seen = []
    h.register_hook(lambda slope: seen.append(slope.item()))
    (h * h).backward()
    assert seen == [12.0]
    with pytest.warns(UserWarning, match="non-leaf Tensor"):
        assert h.grad is None


def test_gradients_in_between_on_request() -> None:
    """The gradient of a result in between can be had in three ways: with `retain_grad`, from a
    hook, or from `autograd.grad`.

    Source: torch/csrc/autograd/variable.cpp, VariableHooks::retain_grad
    Refutes: "Gradients of intermediate tensors are not available"
    """
    h = weight() * 2
    hooked: list[float] = []
    h.register_hook(lambda slope: hooked.append(slope.item()))
    h.retain_grad()
    (h * h).backward()
    other = weight() * 2
    (answer,) = autograd.grad(other * other, other)
    assert (h.grad.item(), hooked, answer.item()) == (12.0, [12.0], 12.0)


def test_no_grad_mode() -> None:
    """Under `no_grad` nothing is recorded, but what is made there can be used afterwards, and a
    new tensor may still ask for gradients.

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
    """A tensor made in `inference_mode` cannot be saved for a walk back later; one made under
    `no_grad` can.

    Source: torch/csrc/autograd/saved_variable.cpp, SavedVariable::SavedVariable
    Refutes: "`inference_mode` is `no_grad` by another name"
    """
    w = weight()
    with torch.inference_mode():
        made = number(2.0)
    with pytest.raises(RuntimeError) as told:
        w * made
    assert str(told.value).startswith("Inference tensors cannot be saved for backward.")
    (w + made).backward()  # an addition saves nothing
    assert w.grad.item() == 1


def test_detached_tensor() -> None:
    """`detach` copies nothing: it gives another tensor on the same memory, with the same version
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


def test_eval_and_gradients() -> None:
    """`eval()` changes how some layers behave, such as dropout; gradients flow as before.

    Source: torch/nn/modules/module.py, Module.eval
    Refutes: "`eval()` turns gradients off"
    """
    layer = torch.nn.Linear(1, 1).eval()
    y = layer(torch.ones(1))
    assert y.requires_grad
    y.backward()
    assert layer.weight.grad.item() == 1


def test_backward_without_history() -> None:
    """`backward` on a tensor that no function made, and that asks for no gradient itself, is an
    error.

    Source: torch/csrc/autograd/python_engine.cpp, THPEngine_run_backward
    """
    with pytest.raises(RuntimeError) as told:
        number(1.0).backward()
    assert str(told.value) == (
        "element 0 of tensors does not require grad and does not have a grad_fn"
    )


def test_leaf_as_its_own_error() -> None:
    """A leaf may be the error itself: its slope with respect to itself is one.

    Source: torch/csrc/autograd/engine.cpp, Engine::execute
    """
    w = weight()
    w.backward()
    assert w.grad.item() == 1


# Hooks


def test_order_of_hooks() -> None:
    """When a slope arrives, the hooks of the tensor come first, then `retain_grad`, then the hooks
    before the function, the function, and the hooks after it.

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


def test_prehook_and_kept_gradient() -> None:
    """A hook before the function changes what the function is given, but not what `retain_grad` has
    kept.

    Source: torch/csrc/autograd/engine.cpp, call_tensor_pre_hooks
    Refutes: "Hooks before the function run before retain_grad"
    """
    w = weight()
    h = w * 2
    h.retain_grad()
    h.grad_fn.register_prehook(lambda slopes: (slopes[0] * 100,))
    h.backward()
    assert (h.grad.item(), w.grad.item()) == (1.0, 200.0)


def test_retain_grad_after_other_hooks() -> None:
    """`retain_grad` keeps the slope as the tensor's other hooks have left it, even if it was asked
    for first.

    Source: torch/csrc/autograd/node.h, Node::retains_grad_hooks
    """
    w = weight()
    h = w * 2
    h.retain_grad()
    h.register_hook(lambda slope: slope * 10)
    h.backward()
    assert (h.grad.item(), w.grad.item()) == (10.0, 20.0)


def test_hooks_of_a_leaf() -> None:
    """A leaf's hook runs before its gradient is added to `.grad`, and a post-accumulate hook after;
    that kind is for leaves only.

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
    """What a tensor's hook returns goes on in place of the slope; if it returns nothing, the slope
    goes on as it is.

    Source: torch/csrc/autograd/python_hook.cpp, PyFunctionTensorPreHook
    """
    w = weight()
    h = w * 2
    h.register_hook(lambda _: None)
    h.register_hook(lambda slope: slope + 4)
    h.backward()
    assert w.grad.item() == (1 + 4) * 2


# Slopes at edges, and rules of your own


def test_relu_at_nought() -> None:
    """At nought, where `relu` has a corner, PyTorch takes the slope nought.

    Source: torchgen/packaged/autograd/derivatives.yaml, relu
    """
    w = weight([0.0, -0.0])
    w.relu().sum().backward()
    assert w.grad.tolist() == [0.0, 0.0]


def test_absolute_value_at_nought() -> None:
    """At nought, where the absolute value has a corner, PyTorch takes the slope nought.

    Source: torchgen/packaged/autograd/derivatives.yaml, abs
    """
    assert rules("abs")["self"] == "grad * self.sgn()"
    w = weight([-2.0, 0.0, 2.0])
    w.abs().sum().backward()
    assert w.grad.tolist() == [-1.0, 0.0, 1.0]


def test_tie_of_a_maximum() -> None:
    """If both inputs of `torch.maximum` are equal, each gets half of the slope.

    Source: torchgen/packaged/autograd/derivatives.yaml, maximum
    Refutes: "The max gate sends the whole slope to both sides of a tie"
    """
    a, b = weight([1.0, 2.0, 3.0]), weight([2.0, 2.0, 2.0])
    torch.maximum(a, b).sum().backward()
    assert a.grad.tolist() == [0.0, 0.5, 1.0]
    assert b.grad.tolist() == [1.0, 0.5, 0.0]


def test_root_of_nought() -> None:
    """The slope of a square root at nought is infinite, and infinity times nought is not a number:
    the gradient of `sqrt(w) * 0` is NaN there.

    Source: torchgen/packaged/autograd/derivatives.yaml, sqrt
    Refutes: "What is multiplied by nought has the slope nought"
    """
    assert rules("sqrt")["self"] == "grad / (2 * result.conj())"
    w = weight([0.0, 4.0])
    (w.sqrt() * 0).sum().backward()
    assert str(w.grad.tolist()) == "[nan, 0.0]"


def test_function_of_your_own() -> None:
    """A rule of your own becomes a function of the graph, called after its class; while its
    `forward` runs, nothing is recorded.

    Source: torch/csrc/autograd/python_function.cpp, THPFunction_apply
    """
    seen = []

    class Doubled(autograd.Function):  # type: ignore[misc] # PyTorch's class is untyped here
        @staticmethod
        def forward(ctx: Any, x: Any) -> Any:  # noqa: ARG004 - PyTorch gives it
            y = x * 2
            seen.append((torch.is_grad_enabled(), y.grad_fn))
            return y

        @staticmethod
        def backward(ctx: Any, *slopes: Any) -> Any:  # noqa: ARG004 - PyTorch gives it
            return slopes[0] * 7  # wrong on purpose, to be told from PyTorch's own

    w = weight()
    y = Doubled.apply(w)
    assert seen == [(False, None)]
    assert y.grad_fn.name() == "DoubledBackward"
    y.backward()
    assert w.grad.item() == 7


# Layers


def test_functions_of_a_layer() -> None:
    """`nn.Linear` leaves one node for a table of inputs, `AddmmBackward0`, linked to its bias, its
    input and the transpose of its weights; without a bias it is `MmBackward0`.

    Source: torch/nn/modules/linear.py, Linear
    Refutes: "Every layer has its own backward pass"
    """
    z = torch.nn.Linear(2, 3)(number([[2.0, 1.0]]).float())
    assert z.grad_fn.name() == "AddmmBackward0"
    bias, x, weights = (node for node, _ in z.grad_fn.next_functions)
    assert (short(bias), x, weights.name()) == ("Accumulate", None, "TBackward0")
    assert torch.nn.Linear(2, 3, bias=False)(torch.ones(1, 2)).grad_fn.name() == "MmBackward0"
    assert not hasattr(torch.nn.Module, "backward")


def test_weights_of_a_layer() -> None:
    """A linear layer stores its weights with a row for each neuron, and at first draws them evenly
    between plus and minus one by the root of the number of inputs.

    Source: torch/nn/modules/linear.py, Linear
    Refutes: "A layer stores its weights as inputs by outputs"
    """
    torch.manual_seed(0)
    weights = torch.nn.Linear(400, 300).weight
    assert weights.shape == (300, 400)
    widest = 1 / 400**0.5
    assert 0.99 * widest < weights.abs().max() <= widest
    assert weights.std().item() == pytest.approx(widest / 3**0.5, rel=0.02)


def test_functions_and_width_of_a_layer() -> None:
    """How many nodes a layer leaves depends neither on how many neurons it has nor on how many
    examples it is given.

    Source: torchgen/packaged/autograd/derivatives.yaml, addmm
    Refutes: "The walk visits every neuron"
    """
    counts = {
        len(functions(torch.nn.Linear(2, neurons)(torch.ones(rows, 2))))
        for neurons, rows in ((1, 1), (1, 500), (500, 1))
    }
    assert len(counts) == 1


def test_rows_of_a_batch() -> None:
    """The rule of a layer's weights adds over the examples by itself; for its bias it returns a
    gradient for each example, and the engine adds those up.

    Source: torch/csrc/autograd/input_metadata.h, InputMetadata
    """
    layer = torch.nn.Linear(2, 3)
    x, slopes = torch.rand(5, 2), torch.rand(5, 3)
    z = layer(x)
    to_bias, _, to_weights = z.grad_fn(slopes)
    assert to_bias.shape == (5, 3)
    assert torch.allclose(to_weights, x.T @ slopes)
    z.backward(slopes)
    assert torch.allclose(layer.bias.grad, slopes.sum(0))


def test_relu_that_is_off() -> None:
    """Where `relu` is off its rule does not multiply: it puts zero, even for a gradient that is
    not a number.

    Source: torchgen/packaged/autograd/derivatives.yaml, relu
    """
    w = weight([-1.0, 2.0])
    w.relu().backward(number([float("nan"), 3.0]))
    assert w.grad.tolist() == [0.0, 3.0]


def test_clipping_by_norm() -> None:
    """`clip_grad_norm_` divides all gradients by one number, so their proportions stay;
    `clip_grad_value_` cuts each by itself.

    Source: torch/nn/utils/clip_grad.py, clip_grad_norm_
    Refutes: "Clip the gradients, and they cannot vanish"
    """
    w = weight([0.0, 0.0])
    w.grad = number([3.0, 4.0])
    torch.nn.utils.clip_grad_norm_([w], 1.0)
    assert w.grad.tolist() == pytest.approx([0.6, 0.8], rel=1e-5)
    w.grad = number([3.0, 4.0])
    torch.nn.utils.clip_grad_value_([w], 3.5)
    assert w.grad.tolist() == [3.0, 3.5]


def test_message_of_cross_entropy() -> None:
    """The gradient of cross-entropy with respect to the scores is the shares minus what they should
    have been; with its mean, divided by the number of examples.

    Source: torch/nn/functional.py, cross_entropy
    """
    scores = weight([[2.0, 1.0, -1.0], [0.0, 3.0, 1.0]])
    wanted = torch.tensor([1, 2])
    torch.nn.functional.cross_entropy(scores, wanted).backward()
    by_hand = (scores.detach().softmax(1) - torch.eye(3)[wanted]) / 2
    assert torch.allclose(scores.grad, by_hand, rtol=1e-12)
