"""What the dispatcher finds for w2 * h, key by key."""

import torch

w2 = torch.tensor(0.5, requires_grad=True)
keys = torch._C._dispatch_keys(w2)
table = {}
for line in torch._C._dispatch_dump_table("aten::mul.Tensor").splitlines():
    key, found = line.split(": ", 1)
    table[key] = found

rows = []
while str(keys) != "DispatchKeySet()":
    key = keys.highestPriorityTypeId()
    keys = keys.remove(key)
    found = table[key.name]
    if found.startswith("fallthrough"):
        code = "passes it on"
    else:
        code = found.split("/")[-1].split(":")[0]
    rows.append((key.name, code))
    print(f"{key.name:16}", code)

# %% check
assert [key for key, _ in rows] == [
    "AutocastCPU",
    "AutogradCPU",
    "ADInplaceOrView",
    "CPU",
]
assert rows[1][1].startswith("VariableType_")
assert rows[3][1].startswith("RegisterCPU_")
