"""Channels of an image, edited in a loop and by their index."""

import torch

pixels = torch.ones(3, 2, 2, requires_grad=True)
mean = [0.25, 0.5, 0.75]

image = pixels * 1
try:
    for channel, m in zip(image, mean):
        channel.sub_(m)
except RuntimeError as error:
    message = str(error)
    print("for:  ", message.split(". ", maxsplit=1)[0])

image = pixels * 1
for i, m in enumerate(mean):
    image[i].sub_(m)
print("index:", image.grad_fn.name())
image.pow(2).sum().backward()
by_index = pixels.grad

pixels.grad = None
image = pixels - torch.tensor(mean)[:, None, None]
print("whole:", image.grad_fn.name())
image.pow(2).sum().backward()
print("the same gradient:", torch.equal(by_index, pixels.grad))

constant = torch.ones(3, 2, 2)  # requires no gradient
for channel, m in zip(constant, mean):
    channel.sub_(m)
print("without a gradient, the loop works:", constant[:, 0, 0].numpy())

# %% check
assert "is a view and is being modified inplace" in message
assert torch.equal(by_index, pixels.grad)
assert torch.allclose(constant[:, 0, 0], 1 - torch.tensor(mean))
