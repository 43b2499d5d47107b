"""How loud is a signal? The sum over its spectrum."""

# %% message
import warnings

import torch

signal = torch.tensor([1.0, 2.0, 0.0, -1.0], requires_grad=True)
spectrum = torch.fft.fft(signal)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    energy = (spectrum.float() ** 2).sum()
message = str(caught[0].message)
print(f"UserWarning: {message}")

# %% mend
(spectrum.abs() ** 2).sum().backward()
print("gradient:", signal.grad)
gradient = signal.grad.clone()

# %% no mend
signal.grad = None
(torch.fft.fft(signal).real ** 2).sum().backward()
print("gradient:", signal.grad)

# %% check
assert message.startswith("Casting complex values to real discards the imag")
assert torch.allclose(gradient, 2 * 4 * signal)  # Parseval's theorem
assert (signal.grad - gradient).abs().max() > 1
