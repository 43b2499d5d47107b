"""One learning rate for a sum and for a mean of errors."""

import matplotlib.pyplot as plt
import torch

STEPS, LR = 10, 0.1
COUNTS = [10, 100, 1000]  # of examples


def learn(examples, together):
    """The mean error before each step, and after the last."""
    torch.manual_seed(0)
    x = torch.rand(examples, dtype=torch.float64)
    t = 3 * x
    w = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
    errors = []
    for _ in range(STEPS):
        w.grad = None
        squares = (w * x - t) ** 2
        errors.append(squares.mean().item())
        loss = together(squares)
        loss.backward()
        with torch.no_grad():
            w -= LR * w.grad
    errors.append(((w * x - t) ** 2).mean().item())
    return errors


with_sum = {count: learn(count, torch.sum) for count in COUNTS}
with_mean = {count: learn(count, torch.mean) for count in COUNTS}
last = {"the sum": with_sum[1000], "the mean": with_mean[1000]}
(wrong,) = [name for name, errors in last.items() if errors[-1] > errors[0]]
jump = with_sum[1000][1] / with_sum[1000][0]  # after one step

# %% drawn
figure, axes = plt.subplots(figsize=(4.8, 3.6))
LOW, HIGH = 1e-8, 1e8
for count in COUNTS:
    axes.plot(with_mean[count], color="C0", linewidth=2.6)
    axes.plot(with_sum[count], color="C3", linewidth=2.6)
how = {"size": 12.5, "color": "C3", "va": "center"}
axes.text(2.3, 7e6, "sum,\n1,000", **how)
axes.text(5.1, 3e6, "sum, 100 examples", **how)
axes.text(4.7, 1e-6, "sum, 10", **how)
how["color"] = "C0"
axes.text(9.8, 3e1, "mean: 10, 100, 1,000", ha="right", **how)
ticks = {1e6: "10⁶", 1e3: "10³", 1: "1", 1e-3: "10⁻³", 1e-6: "10⁻⁶"}
axes.set(xlabel="steps", ylabel="mean error", yscale="log")
axes.set(xlim=(0, 10), ylim=(LOW, HIGH), xticks=[0, 2, 4, 6, 8, 10])
axes.set_yticks(list(ticks), list(ticks.values()))
axes.minorticks_off()
plt.show()

# %% check
assert with_sum[10][-1] < 1e-9 < 1e-2 < with_mean[10][-1]
for count in (100, 1000):
    errors = with_sum[count]
    pairs = zip(errors, errors[1:])
    assert all(later > earlier for earlier, later in pairs)
    assert with_mean[count][-1] < 1
ends = [errors[-1] for errors in with_mean.values()]
assert max(ends) < 2 * min(ends)
assert jump > 1000
