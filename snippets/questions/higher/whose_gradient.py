"""functional_call: which tensor gets the gradient?"""

# %% clone or detach
import torch
from torch import nn
from torch.func import functional_call

torch.manual_seed(0)
net = nn.Linear(2, 1, bias=False)
x = torch.ones(1, 2)

attached = {"weight": net.weight.clone()}
functional_call(net, attached, (x,)).sum().backward()
of_clone = net.weight.grad
print("clone(): the model's:", of_clone)

net.zero_grad()
apart = {"weight": net.weight.detach().clone().requires_grad_()}
functional_call(net, apart, (x,)).sum().backward()
print("new leaf: the model's:", net.weight.grad)
print("new leaf: its own:", apart["weight"].grad)

# %% through a step
params = dict(net.named_parameters())
inner = functional_call(net, params, (x,)).square().sum()
(slope,) = torch.autograd.grad(inner, net.weight, create_graph=True)
fast = {"weight": net.weight - 0.1 * slope}
functional_call(net, fast, (x,)).sum().backward()
through = net.weight.grad
print("through the step:", through)

net.zero_grad()
fast = {"weight": net.weight - 0.1 * slope.detach()}
functional_call(net, fast, (x,)).sum().backward()
first_order = net.weight.grad
print("first order:     ", first_order)

# %% check
assert of_clone.tolist() == apart["weight"].grad.tolist() == [[1, 1]]
assert not attached["weight"].is_leaf
# inner = (w1 + w2)^2, so fast = w - 0.2 (w1 + w2), and its sum has 1 - 0.4
assert torch.allclose(through, torch.full((1, 2), 0.6))
assert first_order.tolist() == [[1, 1]]
assert not net.state_dict()["weight"].requires_grad
