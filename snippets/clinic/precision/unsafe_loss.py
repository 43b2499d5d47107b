"""A loss of probabilities under autocast, and one of scores."""

# %% few bits
import torch
from torch import nn

score = torch.tensor([12.0])
probability = score.half().sigmoid()  # as near to one as that type gets
print("with a type of 16 bits:", (1 - probability).item())
print("in truth:              ", (1 - score.double().sigmoid()).item())

# %% mend
torch.manual_seed(0)
model = nn.Linear(3, 1)  # no sigmoid at the end
x, target = torch.rand(4, 3), torch.tensor([[0.0], [1.0], [1.0], [0.0]])
with torch.autocast("cpu", dtype=torch.bfloat16):
    scores = model(x)
    loss = nn.functional.binary_cross_entropy_with_logits(scores, target)
loss.backward()
print("loss:", loss.dtype, "gradient of the bias:", model.bias.grad)

# %% check
assert loss.dtype == torch.float32
slope = (model(x).sigmoid() - target).mean()
assert torch.allclose(model.bias.grad, slope, atol=0.01)
assert probability == 1
