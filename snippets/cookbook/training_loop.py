"""A training loop that accumulates, divides, clips and stops as it should.

    for epoch in range(epochs):
        losses = train(model, batches, summed_loss, optimiser, accumulate=4)
        print(losses[-1], evaluate(model, held_out, summed_loss))

`batches` yields pairs of inputs and targets, as a DataLoader does. Several of
them make one step of the optimiser, with the slopes that one large batch of
all their examples would have, whatever their sizes are. `summed_loss(outputs,
targets)` is a *sum* over examples: `nn.CrossEntropyLoss(reduction="sum")`.

Needs: torch. Licence: MIT.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator

import torch
from torch import Tensor, nn

Batch = tuple[Tensor, Tensor]
SummedLoss = Callable[[Tensor, Tensor], Tensor]


# %% one pass over the data
def train(
    model: nn.Module,
    batches: Iterable[Batch],
    summed_loss: SummedLoss,
    optimiser: torch.optim.Optimizer,
    *,
    accumulate: int = 1,
    largest_norm: float = 1.0,
    count: Callable[[Tensor], int] = len,
) -> list[float]:
    """Train on all batches once; give the mean loss of each step.

    A step takes `accumulate` batches, the last one what is left. `count` says
    of targets over how many of them the loss has summed: if it leaves some
    out, as padding with ignore_index, so must `count`.
    Raises FloatingPointError before a step that would spoil the weights, and
    ValueError for a step in which nothing is counted.
    """
    losses = []
    model.train()
    for step, group in enumerate(grouped(batches, accumulate)):
        examples = sum(count(targets) for _, targets in group)
        if not examples:
            raise ValueError(f"step {step}: no targets that count")
        optimiser.zero_grad(set_to_none=True)
        total = 0.0
        for inputs, targets in group:
            loss = summed_loss(model(inputs), targets) / examples
            loss.backward()  # its graph goes before the next one is made
            total += loss.item()
        # With a torch.amp.GradScaler: scaler.scale(loss).backward() above,
        # scaler.unscale_(optimiser) here, scaler.step(optimiser) below.
        clip(model, largest_norm, f"step {step}, mean loss {total:.4g}")
        optimiser.step()
        losses.append(total)
    return losses


def clip(model: nn.Module, largest_norm: float, where: str) -> float:
    """Shorten all slopes together to a norm of at most `largest_norm`.

    Gives the norm before. Raises FloatingPointError if it is not finite.
    """
    try:
        norm = nn.utils.clip_grad_norm_(
            model.parameters(), largest_norm, error_if_nonfinite=True
        )
    except RuntimeError as error:
        raise FloatingPointError(f"{where}: slopes not finite") from error
    return float(norm)


def evaluate(
    model: nn.Module,
    batches: Iterable[Batch],
    summed_loss: SummedLoss,
    count: Callable[[Tensor], int] = len,
) -> float:
    """The mean loss over all examples, with dropout off and no graphs made.

    The model is left in the mode in which it was.
    """
    was_training, total, examples = model.training, 0.0, 0
    model.eval()
    try:
        with torch.inference_mode():
            for inputs, targets in batches:
                total += summed_loss(model(inputs), targets).item()
                examples += count(targets)
    finally:
        model.train(was_training)
    return total / examples


def grouped(batches: Iterable[Batch], size: int) -> Iterator[list[Batch]]:
    """Lists of `size` batches; the last one may be shorter."""
    if size < 1:
        raise ValueError(f"groups of {size} batches: make it 1 or more")
    waiting = iter(batches)
    while group := list(itertools.islice(waiting, size)):
        yield group


# %% check
if __name__ == "__main__":
    torch.manual_seed(0)
    inputs, targets = torch.randn(10, 3), torch.randn(10, 1)
    batches = list(
        zip(inputs.split([4, 3, 1, 2]), targets.split([4, 3, 1, 2]))
    )
    summed = nn.MSELoss(reduction="sum")
    models = [nn.Linear(3, 1), nn.Linear(3, 1)]
    models[1].load_state_dict(models[0].state_dict())
    optimisers = [torch.optim.SGD(m.parameters(), lr=0.1) for m in models]
    train(models[0], batches, summed, optimisers[0], accumulate=4)
    train(models[1], [(inputs, targets)], summed, optimisers[1])
    assert torch.allclose(models[0].weight, models[1].weight)
    assert clip(models[0], 0.01, "") > 0.01
    assert abs(clip(models[0], 1, "") - 0.01) < 1e-6
    evaluate(models[0], batches, summed)
    assert models[0].training
