"""Two losses with a step of an optimizer between them."""

import torch
from torch import nn

torch.manual_seed(0)
actor, critic = nn.Linear(2, 2), nn.Linear(2, 1)
step_actor = torch.optim.SGD(actor.parameters(), lr=0.1)
step_critic = torch.optim.SGD(critic.parameters(), lr=0.1)
x = torch.ones(1, 2)


def losses():
    value = critic(actor(x)).mean()
    return (value - 1) ** 2, -value


critic_loss, actor_loss = losses()
critic_loss.backward(retain_graph=True)
step_critic.step()  # edits a weight that the other walk needs
try:
    actor_loss.backward()
except RuntimeError as error:
    message = str(error)
    print(message.split(": ", maxsplit=1)[0])

# %% all walks, then all steps
critic_loss, actor_loss = losses()
step_actor.zero_grad()
step_critic.zero_grad()
critic_loss.backward(retain_graph=True, inputs=list(critic.parameters()))
actor_loss.backward(inputs=list(actor.parameters()))
step_critic.step()
step_actor.step()
print("both have stepped")
both = actor.weight.grad is not None and critic.weight.grad is not None

# %% or a new forward pass
critic_loss, _ = losses()
critic_loss.backward()
step_critic.step()
_, actor_loss = losses()  # with the critic as it is now
actor_loss.backward()
step_actor.step()
print("both have stepped")

# %% check
assert "modified by an inplace operation" in message
assert both
