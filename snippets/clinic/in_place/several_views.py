"""An image is normalised channel by channel, in a loop."""

# %% message
import torch

torch.manual_seed(0)
image = torch.rand(3, 4, 4, requires_grad=True) * 1
mean = [0.48, 0.46, 0.41]
try:
    for channel, m in zip(image, mean):
        channel.sub_(m)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
pixels = torch.rand(3, 4, 4, requires_grad=True)
normal = pixels - torch.tensor(mean)[:, None, None]
normal.pow(2).sum().backward()
print("mean of each channel's gradient:", pixels.grad.mean((1, 2)))

# %% no mend
same = torch.rand(3, 4, 4)
before = same.clone()
for channel, m in zip(same, mean):
    channel = channel - m  # a new tensor, with the name of the view
print("the image has changed:", not torch.equal(same, before))

# %% check
assert "is the output of a function that returns multiple views" in message
assert torch.allclose(pixels.grad, 2 * normal)
assert torch.equal(same, before)
