"""How many answers are right?"""

# %% message
import torch

scores = torch.tensor([[2.0, 1.0], [0.0, 3.0], [1.0, 0.0]])
labels = torch.tensor([0, 1, 1])
right = scores.argmax(dim=1) == labels
try:
    right.mean()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
accuracy = right.float().mean().item()
print("accuracy:", accuracy)

# %% check
assert message.startswith("mean(): could not infer output dtype")
assert abs(accuracy - 2 / 3) < 1e-6
