"""A training loop that accumulates gradients, clips them and evaluates.

    for epoch in range(epochs):
        losses = train(model, batches, summed_loss, optimizer, accumulate=4)
        print(losses[-1], evaluate(model, held_out, summed_loss))

`batches` yields pairs of inputs and targets, as a DataLoader does. One step
takes several of them and uses the gradient of the mean loss over all their
examples, even if the batches differ in size. `summed_loss(outputs, targets)`
returns a sum over examples, as nn.CrossEntropyLoss(reduction="sum") does.

Needs: torch. Licence: MIT.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator

import torch
from torch import Tensor, nn

Batch = tuple[Tensor, Tensor]
SummedLoss = Callable[[Tensor, Tensor], Tensor]


# %% training
def train(
    model: nn.Module,
    batches: Iterable[Batch],
    summed_loss: SummedLoss,
    optimizer: torch.optim.Optimizer,
    *,
    accumulate: int = 1,
    max_norm: float = 1.0,
    count: Callable[[Tensor], int] = len,
) -> list[float]:
    """Train on all batches once; return the mean loss of each step.

    Each step takes `accumulate` batches, the last one those that are left.
    `count(targets)` is the number of terms in the summed loss; pass your own
    if the loss leaves some out, as ignore_index does.
    Raises FloatingPointError before a step whose gradient is not finite, and
    ValueError if a step has nothing to count or `accumulate` is below one.
    """
    losses = []
    model.train()
    for step, group in enumerate(grouped(batches, accumulate)):
        examples = sum(count(targets) for _, targets in group)
        if examples == 0:
            raise ValueError(f"step {step}: no targets to count")
        optimizer.zero_grad()
        mean_loss = 0.0
        for inputs, targets in group:
            loss = summed_loss(model(inputs), targets) / examples
            loss.backward()  # adds to each parameter's .grad
            mean_loss += loss.item()
        # With a torch.amp.GradScaler: scaler.scale(loss).backward() above,
        # scaler.unscale_(optimizer) here, scaler.step(optimizer) below.
        clip(model, max_norm, f"step {step}, mean loss {mean_loss:.4g}")
        optimizer.step()
        losses.append(mean_loss)
    return losses


def clip(model: nn.Module, max_norm: float, place: str) -> float:
    """Scale all gradients down so that their joint norm is at most max_norm.

    Returns the norm before. Raises FloatingPointError, with `place` in its
    message, if that norm is not finite.
    """
    try:
        norm = nn.utils.clip_grad_norm_(
            model.parameters(), max_norm, error_if_nonfinite=True
        )
    except RuntimeError as error:
        message = f"{place}: the gradient is not finite"
        raise FloatingPointError(message) from error
    return float(norm)


def grouped(batches: Iterable[Batch], size: int) -> Iterator[list[Batch]]:
    """Lists of `size` batches; the last one may be shorter."""
    if size < 1:
        raise ValueError(f"accumulate is {size}, but must be at least 1")
    remaining = iter(batches)
    while group := list(itertools.islice(remaining, size)):
        yield group


# %% evaluation
def evaluate(
    model: nn.Module,
    batches: Iterable[Batch],
    summed_loss: SummedLoss,
    count: Callable[[Tensor], int] = len,
) -> float:
    """The mean loss over all examples, in eval mode and without gradients.

    Afterwards the model is in the mode it was in before.
    Raises ValueError if there is nothing to count.
    """
    was_training = model.training
    total, examples = 0.0, 0
    model.eval()
    try:
        with torch.inference_mode():
            for inputs, targets in batches:
                total += summed_loss(model(inputs), targets).item()
                examples += count(targets)
    finally:
        model.train(was_training)
    if examples == 0:
        raise ValueError("no targets to count")
    return total / examples


# %% check
if __name__ == "__main__":
    torch.manual_seed(0)
    inputs, targets = torch.randn(10, 3), torch.randn(10, 1)
    parts = list(zip(inputs.split([4, 3, 1, 2]), targets.split([4, 3, 1, 2])))
    summed = nn.MSELoss(reduction="sum")
    in_parts, at_once = nn.Linear(3, 1), nn.Linear(3, 1)
    at_once.load_state_dict(in_parts.state_dict())
    optimizer = torch.optim.SGD(in_parts.parameters(), lr=0.1)
    train(in_parts, parts, summed, optimizer, accumulate=4)
    optimizer = torch.optim.SGD(at_once.parameters(), lr=0.1)
    train(at_once, [(inputs, targets)], summed, optimizer)
    assert torch.allclose(in_parts.weight, at_once.weight)
    evaluate(in_parts, parts, summed)
    assert in_parts.training
