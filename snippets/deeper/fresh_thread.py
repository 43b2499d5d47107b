"""Two branches; the later one is made in a thread of its own."""

import threading

import torch


def order(in_a_thread):
    """The order in which the nodes of the two branches run."""
    a = torch.tensor(0.5, requires_grad=True)
    b = torch.tensor(2.0, requires_grad=True)
    made = []

    def make_late():
        made.append(b.log())

    early = a.exp().exp()
    if in_a_thread:
        thread = threading.Thread(target=make_late)
        thread.start()
        thread.join()
    else:
        make_late()
    late = made[0]

    ran = []
    early.grad_fn.register_prehook(lambda _: ran.append("early"))
    late.grad_fn.register_prehook(lambda _: ran.append("late"))
    (early * late).backward()
    return ran, late.grad_fn._sequence_nr()


same, _ = order(in_a_thread=False)
other, number = order(in_a_thread=True)
print("in the same thread:", same)
print("in a fresh thread: ", other)
print("number of the late branch:", number)

# %% check
assert same == ["late", "early"]
assert other == ["early", "late"] and number == 0
