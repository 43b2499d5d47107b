"""What float16 and bfloat16 can hold."""

import torch

kinds = torch.float32, torch.float16, torch.bfloat16
held = {}
print("           1e-9      1e5  1 + 0.003")
for kind in kinds:
    small = torch.tensor(1e-9).to(kind)  # a gradient
    large = torch.tensor(1e5).to(kind)  # a loss, or a sum
    step = torch.tensor(1.0).to(kind) + torch.tensor(0.003).to(kind)
    held[kind] = small.item(), large.item(), step.item()
    name = str(kind).removeprefix("torch.")
    print(f"{name:8} {small:.0e} {large:8.0f} {step:10.4f}")

# %% check
assert held[torch.float16][0] == 0
assert held[torch.float16][1] == float("inf")
assert abs(held[torch.bfloat16][0] / 1e-9 - 1) < 0.01
assert abs(held[torch.bfloat16][1] / 1e5 - 1) < 0.01
assert held[torch.bfloat16][2] == 1
assert 1.002 < held[torch.float16][2] < 1.004
