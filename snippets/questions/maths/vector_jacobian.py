"""Q = 3a^3 - b^2: the whole Jacobian, and what backward() makes of it."""

# %% the tutorials Q
import torch

a = torch.tensor([2.0, 3.0], requires_grad=True)
b = torch.tensor([6.0, 4.0], requires_grad=True)


def find_q(a):
    return 3 * a**3 - b**2


Q = find_q(a)
v = torch.tensor([1.0, 1.0])
Q.backward(gradient=v)
J = torch.autograd.functional.jacobian(find_q, a)
print("Jacobian", J.tolist())
print("v @ J   ", (v @ J).tolist())
print("a.grad  ", a.grad.tolist())

# %% a row at a time
rows = []
for basis in torch.eye(2):
    rows.append(torch.autograd.grad(find_q(a), a, basis)[0])
print("rows    ", torch.stack(rows).tolist())

# %% the chain rule with m outputs
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = torch.stack([x[0] * x[1], x[0] + x[1], x[0] ** 2])  # m = 3
(y**2).sum().backward()
J_of_y = torch.tensor([[2.0, 1.0], [1.0, 1.0], [2.0, 0.0]])
v_of_l = 2 * y.detach()
print("J.T @ v ", (J_of_y.T @ v_of_l).tolist(), "x.grad", x.grad.tolist())

# %% check
assert torch.equal(a.grad, v @ J)
assert torch.equal(torch.stack(rows), J)
assert torch.equal(J, torch.func.jacrev(find_q)(a))
assert J[0, 1] == J[1, 0] == 0
assert torch.equal(J_of_y.T @ v_of_l, x.grad)
