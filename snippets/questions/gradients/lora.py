"""The gradients of A and B in LoRA, with one of them zero, or both."""

import torch

torch.manual_seed(0)
W = torch.randn(3, 3)  # frozen
x, target = torch.randn(5, 3), torch.randn(5, 3)
random_A = torch.randn(1, 3)


def train(A, B):
    """Three steps; print and return both norms at each."""
    A, B = A.clone().requires_grad_(), B.clone().requires_grad_()
    optimizer = torch.optim.SGD([A, B], lr=0.1)
    norms = []
    for step in ("first", "second", "third"):
        optimizer.zero_grad()
        loss = ((x @ (W + B @ A).T - target) ** 2).mean()
        loss.backward()
        norms.append((A.grad.norm().item(), B.grad.norm().item()))
        print(f"  {step:6} loss {loss.item():.3f}", end="")
        print("  A.grad {:.3f}  B.grad {:.3f}".format(*norms[-1]))
        optimizer.step()
    return norms


print("B is zero:")
one_zero = train(random_A, torch.zeros(3, 1))
print("both are zero:")
both_zero = train(torch.zeros(1, 3), torch.zeros(3, 1))

# %% check
assert one_zero[0][0] == 0
assert one_zero[0][1] > 0
assert one_zero[1][0] > 0
assert both_zero == [(0, 0)] * 3
