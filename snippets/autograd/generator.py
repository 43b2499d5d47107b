"""Run the generator that writes PyTorch's recording layer.

It is installed with PyTorch, and needs PyYAML.
"""

from collections import Counter
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

skipping = False
for line in code.splitlines():
    if "#ifndef NDEBUG" in line:  # checks of debug builds
        skipping = True
    if "result_new_fw_grad" in line:
        break  # from here on it is about forward mode
    if line.strip() and not skipping and "forward" not in line:
        line = line.replace("[[maybe_unused]] ", "")
        print(line.replace(", const", ",\n    const"))
    if "#endif" in line:
        skipping = False


# %% count
def has_rule(operation):
    for info in (operation.info or {}).values():
        for derivative in info.derivatives:
            if "not_implemented" not in derivative.formula:
                return True
    return False


kinds = {}
for operation in operations:
    function = operation.func
    if function.func.kind() != SchemaKind.functional:
        continue  # it changes one of its inputs
    name = str(function.func.name)
    if has_rule(operation):
        kinds[name] = "rule"
    elif function.has_composite_implicit_autograd_kernel:
        kinds[name] = "composite"
    else:
        kinds[name] = "neither"
for name in ("mul.Tensor", "square", "ge.Tensor"):
    print(name, "->", kinds[name])
counts = Counter(kinds.values())
print(dict(counts))

# %% check
assert counts.total() == len(kinds)
assert kinds["mul.Tensor"] == kinds["pow.Tensor_Scalar"] == "rule"
assert kinds["square"] == kinds["softmax.int"] == "composite"
assert kinds["ge.Tensor"] == kinds["argmax"] == "neither"
assert "grad_fn = c10::make_intrusive<MulBackward0>();" in code
assert "at::redispatch::mul(ks & c10::after_autograd_keyset" in code
