"""A step of the generator of a GAN, with the detach() of the other step."""

# %% fault
import torch

torch.manual_seed(0)
generator = torch.nn.Linear(2, 3)
discriminator = torch.nn.Linear(3, 1)
noise = torch.randn(4, 2)
real = torch.ones(4, 1)
criterion = torch.nn.BCEWithLogitsLoss()

fake = generator(noise)
criterion(discriminator(fake.detach()), real).backward()
wrong = generator.weight.grad
print("generator:", wrong)
print("discriminator has one:", discriminator.weight.grad is not None)

# %% mend
discriminator.zero_grad()
fake = generator(noise)
criterion(discriminator(fake), real).backward()
right = generator.weight.grad.clone()
print("generator:", right)

# %% check
p = torch.sigmoid(discriminator(generator(noise)))
expected = ((p - 1) / 4 * discriminator.weight).T @ noise
assert wrong is None
assert torch.allclose(right, expected)
