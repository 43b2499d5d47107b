"""Each gradient is to be clipped as soon as it is there."""

# %% message
import torch


def clip(weight):
    return weight.grad.clamp(-1, 1)


w = torch.tensor([0.1, 4.0], requires_grad=True)
w.register_post_accumulate_grad_hook(clip)
try:
    (w**2).sum().backward()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
def clip_in_place(weight):
    weight.grad.clamp_(-1, 1)


w = torch.tensor([0.1, 4.0], requires_grad=True)
w.register_post_accumulate_grad_hook(clip_in_place)
(w**2).sum().backward()
print("clipped:    ", w.grad)


# %% no mend
def clip_nothing(weight):
    weight.grad.clamp(-1, 1)  # a new tensor, which nobody keeps


v = torch.tensor([0.1, 4.0], requires_grad=True)
v.register_post_accumulate_grad_hook(clip_nothing)
(v**2).sum().backward()
print("not clipped:", v.grad)

# %% check
assert message == "Tensor post accumulate grad hooks should return None."
assert torch.equal(w.grad, (2 * w.detach()).clamp(-1, 1))
assert torch.equal(v.grad, 2 * v.detach())
assert not torch.equal(w.grad, v.grad)
