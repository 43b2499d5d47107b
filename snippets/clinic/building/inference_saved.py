"""What was made under inference_mode goes into a layer that learns."""

# %% message
import torch

torch.manual_seed(0)
encoder, head = torch.nn.Linear(3, 4), torch.nn.Linear(4, 1)
with torch.inference_mode():
    features = encoder(torch.rand(8, 3))
try:
    head(features)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
with torch.no_grad():
    features = encoder(torch.rand(8, 3))
head(features).sum().backward()
print("gradient of the head:", head.weight.grad.shape)
print("of the encoder:", encoder.weight.grad)

# %% no mend
with torch.inference_mode():
    others = encoder(torch.rand(8, 3))
with torch.no_grad():
    scores = head(others)
print("scores.requires_grad:", scores.requires_grad)

# %% check
assert message.startswith("Inference tensors cannot be saved for backward.")
assert torch.allclose(head.weight.grad[0], features.sum(0))
assert encoder.weight.grad is None
assert not scores.requires_grad
