"""Which second walk works: nothing saved, kept on request, redone."""

# %% nothing saved
import torch

a = torch.tensor(3.0, requires_grad=True)
y = a + a
y.backward()
y.backward()
added = a.grad.item()
print("a + a, walked twice:", added)

# %% two losses on one shared part
w = torch.tensor(0.1, requires_grad=True)
shared = (w * 3.0).tanh()
loss1, loss2 = shared**2, shared * 5
loss1.backward(retain_graph=True)  # all calls but the last
loss2.backward()
apart = w.grad.item()
print(f"one by one: {apart:.4f}")

w.grad = None
shared = (w * 3.0).tanh()
(shared**2 + shared * 5).backward()
together = w.grad.item()
print(f"added up:   {together:.4f}")

# %% check
assert added == 4
assert abs(apart - together) < 1e-6 * abs(together)
