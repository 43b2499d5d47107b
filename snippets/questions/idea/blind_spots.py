"""Five gradients that are right, and help nobody to learn."""

import torch

w = torch.tensor(2.0, requires_grad=True)
h = w
for _ in range(50):
    h = 3 * h  # a recurrent network of one weight

results = {
    "relu that is off": torch.relu(w - 3),
    "saturated sigmoid": torch.sigmoid(8 * w),
    "clamped value": (3 * w).clamp(max=5.0),
    "half of w * w detached": w * w.detach(),
    "fifty recurrent steps": h,
}
gradients = {}
for name, result in results.items():
    (gradient,) = torch.autograd.grad(result, w, retain_graph=True)
    gradients[name] = gradient.item()
    print(f"{name:23} gradient {gradient:.3g}")

# %% check
assert gradients["relu that is off"] == gradients["clamped value"] == 0
assert 0 < gradients["saturated sigmoid"] < 1e-6
assert gradients["half of w * w detached"] == 2  # that of w * w is 4
assert gradients["fifty recurrent steps"] > 1e20
