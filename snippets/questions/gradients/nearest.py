"""A loss of nearest centroids, and what its gradient flows through."""

import torch

torch.manual_seed(0)
points = torch.randn(6, 2)
start = torch.tensor([[1.0, 0.0], [-1.0, 0.0], [9.0, 9.0]])
centroids = start.requires_grad_()

distances = torch.cdist(points, centroids) ** 2
nearest = distances.argmin(dim=1)
print("nearest:", nearest.tolist(), nearest.dtype)

chosen = distances[torch.arange(6), nearest]  # indexing has a slope
chosen.sum().backward()
print("centroids.grad:")
print(centroids.grad)

by_hand = torch.zeros(3, 2)
for point, k in zip(points, nearest):
    by_hand[k] += 2 * (centroids[k].detach() - point)
print("as for a fixed assignment:", torch.allclose(centroids.grad, by_hand))

loss = nearest.float().mean()  # from the indices themselves
print("of the indices, grad_fn:", loss.grad_fn)

# %% check
assert torch.allclose(centroids.grad, by_hand)
assert centroids.grad[2].tolist() == [0, 0]
assert (centroids.grad[:2] != 0).all()
assert not loss.requires_grad
scores = torch.tensor([1.0, 2.0, 0.5], requires_grad=True)
torch.manual_seed(0)
hard = torch.nn.functional.gumbel_softmax(scores, hard=True)
torch.manual_seed(0)
soft = torch.nn.functional.gumbel_softmax(scores)
assert sorted(hard.tolist()) == [0, 0, 1]
value = torch.tensor([3.0, 1.0, 2.0])
(of_hard,) = torch.autograd.grad((hard * value).sum(), scores)
(of_soft,) = torch.autograd.grad((soft * value).sum(), scores)
assert torch.equal(of_hard, of_soft)
