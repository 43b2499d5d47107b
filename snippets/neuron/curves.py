"""Three activations."""

import matplotlib.pyplot as plt
import torch

z = torch.linspace(-4, 4, 81, requires_grad=True)
curves = {"relu": torch.relu, "tanh": torch.tanh, "sigmoid": torch.sigmoid}
figure, axes = plt.subplots(figsize=(4.8, 3.0))
for (name, curve), style in zip(curves.items(), ("-", "--", ":")):
    axes.plot(z.detach(), curve(z).detach(), style, label=name)
axes.set(xlabel="z", ylabel="f(z)", ylim=(-1.3, 2.6), yticks=[-1, 0, 1, 2])
axes.legend(loc="upper left")
plt.show()

# %% check
for name, by_hand in {
    "relu": lambda h: (h > 0).float(),
    "tanh": lambda h: 1 - h**2,
    "sigmoid": lambda h: h * (1 - h),
}.items():
    answers = curves[name](z)
    (slopes,) = torch.autograd.grad(answers.sum(), z)
    assert torch.allclose(slopes, by_hand(answers), atol=1e-6)
