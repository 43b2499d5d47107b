"""Run the generator that writes PyTorch's recording layer.

It is installed with PyTorch, and needs PyYAML.
"""

from pathlib import Path

import torchgen
from torchgen.api.autograd import match_differentiability_info
from torchgen.gen import parse_native_yaml
from torchgen.model import SchemaKind
from torchgen.packaged.autograd.gen_variable_type import (
    gen_variable_type_func,
)
from torchgen.packaged.autograd.load_derivatives import load_derivatives

# %% read the rules
folder = Path(torchgen.__file__).parent / "packaged"
native = str(folder / "ATen/native/native_functions.yaml")
tags = str(folder / "ATen/native/tags.yaml")
derivatives = str(folder / "autograd/derivatives.yaml")

rules, _ = load_derivatives(derivatives, native, tags)
functions = parse_native_yaml(native, tags).native_functions
operations = match_differentiability_info(functions, rules)

# %% write the multiplication
for operation in operations:
    if str(operation.func.func.name) == "mul.Tensor":
        written = gen_variable_type_func(operation)
[code] = written["type_derived_method_definitions_Default"]

parts = [
    "compute_requires_grad",
    "make_intrusive",
    "set_next_edges",
    "SavedVariable",
    "redispatch",
    "set_history",
]
code = code.replace("[[maybe_unused]] ", "")
for line in code.splitlines():
    for part in parts:
        if part in line:
            print(line.strip())


# %% count
def has_rule(operation):
    for info in (operation.info or {}).values():
        for derivative in info.derivatives:
            if "not_implemented" not in derivative.formula:
                return True
    return False


ruled = []
for operation in operations:
    function = operation.func.func
    if function.kind() != SchemaKind.functional:
        continue  # it changes one of its inputs
    if has_rule(operation):
        ruled.append(str(function.name))
count = len(ruled)
print(count, "operations have a rule")

# %% check
assert len(set(ruled)) == count
assert {"mul.Tensor", "pow.Tensor_Scalar"} <= set(ruled)
assert not {"square", "softmax.int", "ge.Tensor"} & set(ruled)
assert "grad_fn = c10::make_intrusive<MulBackward0>();" in code
assert "at::redispatch::mul(ks & c10::after_autograd_keyset" in code
