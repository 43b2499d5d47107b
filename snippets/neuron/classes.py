"""The message of cross-entropy: what was said, minus what was wanted."""

import torch
from torch.nn.functional import cross_entropy, one_hot

scores = torch.tensor([[2.0, 1.0, -1.0]], requires_grad=True)
wanted = torch.tensor([1])
error = cross_entropy(scores, wanted)
error.backward()
said = scores.detach().softmax(1)
by_hand = said - one_hot(wanted, 3)


def written(row):
    return " ".join(f"{number:6.3f}" for number in row.tolist())


print("shares that were given:", written(said[0]))
print("minus what was wanted: ", written(by_hand[0]))
print("scores.grad:           ", written(scores.grad[0]))

# %% check
assert torch.allclose(by_hand, scores.grad, atol=1e-6)
assert abs(error.item() + said[0, 1].log().item()) < 1e-6
