"""Three activations."""

import matplotlib.pyplot as plt
import torch

z = torch.linspace(-4, 4, 81, requires_grad=True)
curves = {"relu": torch.relu, "tanh": torch.tanh, "sigmoid": torch.sigmoid}
spots = {"relu": (1.0, 1.8), "tanh": (-2.4, -0.8), "sigmoid": (-3.9, 0.2)}
figure, axes = plt.subplots(figsize=(4.8, 3.0))
for name, curve in curves.items():
    (line,) = axes.plot(z.detach(), curve(z).detach())
    axes.text(*spots[name], name, color=line.get_color(), weight="bold")
axes.set(xlabel="z", ylabel="f(z)", ylim=(-1.3, 2.2), yticks=[-1, 0, 1, 2])
plt.show()

# %% check
slopes_from_answers = {
    "relu": lambda h: (h > 0).float(),
    "tanh": lambda h: 1 - h**2,
    "sigmoid": lambda h: h * (1 - h),
}
for name, slope in slopes_from_answers.items():
    h = curves[name](z)
    (gradients,) = torch.autograd.grad(h.sum(), z)
    assert torch.allclose(gradients, slope(h), atol=1e-6)
