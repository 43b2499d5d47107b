"""A table that is cached at its first use, under inference_mode."""

# %% the cache
import torch
from torch import nn


class Positions(nn.Module):
    """Multiplies each position by a number from a table."""

    table = None

    def forward(self, x):
        if self.table is None:  # the first call makes it
            self.table = torch.linspace(0, 1, x.shape[1])
        return x * self.table


torch.manual_seed(0)
model = nn.Sequential(nn.Linear(3, 3), Positions())
x = torch.ones(1, 3)
with torch.inference_mode():  # a sample before the training
    model(x)
try:
    model(x).sum().backward()
except RuntimeError as error:
    message = str(error)
    print(message.split(". ", maxsplit=1)[0])

# %% find it
culprits = []
for name, module in model.named_modules():
    for attribute, value in vars(module).items():
        if torch.is_tensor(value) and value.is_inference():
            culprits.append(f"{name}.{attribute}")
for name, p in model.named_parameters():
    if p.is_inference():
        culprits.append(name)
print("made under inference_mode:", culprits)

# %% mend it
model[1].table = model[1].table.clone()  # an ordinary tensor
model(x).sum().backward()
print("gradient:", model[0].bias.grad)

# %% weights
converted, filled = nn.Linear(3, 1), nn.Linear(3, 1)
with torch.inference_mode():
    made = nn.Linear(3, 1)
    converted.to(torch.float64)
    filled.load_state_dict(made.state_dict())
print("made there:     ", made.weight.is_inference())
print("converted there:", converted.weight.is_inference())
print("loaded there:   ", filled.weight.is_inference())
made(x).sum().backward()
print("gradient of weights made there:", made.weight.grad)

# %% check
assert message.startswith("Inference tensors cannot be saved for backward")
assert culprits == ["1.table"]
assert model[0].bias.grad.tolist() == [0, 0.5, 1]
assert made.weight.is_inference()
assert converted.weight.is_inference()
assert not filled.weight.is_inference()
assert made.weight.grad is None
