"""backward() on a complex number."""

# %% message
import torch

signal = torch.tensor([1.0, 2.0, -1.0], requires_grad=True)
spectrum = torch.fft.fft(signal)
loss = (spectrum**2).sum()  # still complex
try:
    loss.backward()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
loss = (spectrum.abs() ** 2).sum()
loss.backward()
print(signal.grad)

# %% no mend
rotated = torch.tensor([0.0, 1.0, -1.0], requires_grad=True)
spectrum = torch.fft.fft(rotated)
real = (spectrum**2).sum().real  # a real number, and the wrong one
energy = (spectrum.abs() ** 2).sum()
print("real part:", real.item(), " energy:", energy.item())

# %% check
assert "only for real scalar outputs" in message
# the energy is the signal's own, times its length
assert torch.allclose(signal.grad, 3 * 2 * signal)
assert torch.isclose(real, -energy)
