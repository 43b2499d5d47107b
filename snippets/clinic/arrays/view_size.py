"""A backward rule of one's own flattens the gradient with view()."""

# %% message
import torch


class SplitHeads(torch.autograd.Function):
    """Rows of six numbers become two heads of three numbers."""

    @staticmethod
    def forward(ctx, x):
        return x.view(-1, 2, 3)

    @staticmethod
    def backward(ctx, upstream):
        return upstream.view(-1, 6)


torch.manual_seed(0)
x = torch.rand(4, 6, requires_grad=True)
mix = torch.rand(2, 5)
heads = SplitHeads.apply(x)
loss = (heads.transpose(1, 2) @ mix).square().sum()
try:
    loss.backward()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% strides
loss = (heads.transpose(1, 2) @ mix).square().sum()
(upstream,) = torch.autograd.grad(loss, heads)  # what the rule receives
rows = []
for name, tensor in (("`heads`", heads), ("upstream", upstream)):
    sizes = " by ".join(str(size) for size in tensor.shape)
    strides = ", ".join(str(stride) for stride in tensor.stride())
    rows.append({"tensor": name, "sizes": sizes, "strides": strides})


# %% mend
class SplitHeads(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.view(-1, 2, 3)

    @staticmethod
    def backward(ctx, upstream):
        return upstream.reshape(-1, 6)


heads = SplitHeads.apply(x)
(heads.transpose(1, 2) @ mix).square().sum().backward()
right = x.grad
print("gradient of the first row:", right[0])

# %% no mend
wrong = upstream.transpose(1, 2).view(-1, 6)
print("in another order:         ", wrong[0])

# %% check
assert message.startswith("view size is not compatible with input tensor's")
plain = x.detach().requires_grad_()
loss = (plain.view(-1, 2, 3).transpose(1, 2) @ mix).square().sum()
(autograd,) = torch.autograd.grad(loss, plain)
assert torch.allclose(right, autograd)
assert torch.equal(upstream.contiguous().view(-1, 6), right)
assert not torch.allclose(wrong, right)
assert torch.equal(wrong.sort().values, right.sort().values)
