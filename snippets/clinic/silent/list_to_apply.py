"""A Function of one's own takes a list of tensors."""

# %% fault
import torch


class WeightedSum(torch.autograd.Function):
    @staticmethod
    def forward(ctx, weights, layers):
        ctx.save_for_backward(weights, *layers)
        return sum(w * h for w, h in zip(weights, layers))

    @staticmethod
    def backward(ctx, gradient):
        _, *layers = ctx.saved_tensors
        of_weights = [(gradient * h).sum() for h in layers]
        return torch.stack(of_weights), None  # one for each argument


weights = torch.tensor([0.5, 2.0], requires_grad=True)
first = torch.ones(3, requires_grad=True)
second = torch.ones(3, requires_grad=True)

WeightedSum.apply(weights, [first, second]).sum().backward()
wrong = first.grad
print("weights:", weights.grad)
print("first:  ", wrong)


# %% mend
class SeparateTensors(WeightedSum):
    @staticmethod
    def forward(ctx, weights, *layers):
        return WeightedSum.forward(ctx, weights, layers)

    @staticmethod
    def backward(ctx, gradient):
        of_weights, _ = WeightedSum.backward(ctx, gradient)
        weights = ctx.saved_tensors[0]
        return of_weights, *[w * gradient for w in weights]


weights.grad = None
SeparateTensors.apply(weights, first, second).sum().backward()
print("weights:", weights.grad)
print("first:  ", first.grad)

# %% check
assert wrong is None
assert weights.grad.tolist() == [3, 3]
assert first.grad.tolist() == [0.5] * 3
assert second.grad.tolist() == [2] * 3
