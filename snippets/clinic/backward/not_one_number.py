"""backward() on a loss of one number for each example."""

# %% message
import torch

torch.manual_seed(0)
model = torch.nn.Linear(3, 1)
x, target = torch.rand(8, 3), torch.rand(8, 1)

loss = (model(x) - target) ** 2  # one for each of eight examples
try:
    loss.backward()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
print("shape of the loss:", list(loss.shape))
loss.mean().backward()
of_mean = model.weight.grad.clone()
print("with mean():", of_mean)

# %% sum
model.zero_grad()
((model(x) - target) ** 2).sum().backward()
of_sum = model.weight.grad.clone()
print("with sum(): ", of_sum)

# %% no mend
model.zero_grad()
((model(x) - target) ** 2)[0].backward()
of_first = model.weight.grad.clone()
print("of one alone:", of_first)

# %% check
assert message == "grad can be implicitly created only for scalar outputs"
assert torch.allclose(of_sum, 8 * of_mean)
assert torch.allclose(of_first, 2 * (model(x[:1]) - target[:1]) * x[:1])
assert not torch.allclose(of_first, of_mean)
