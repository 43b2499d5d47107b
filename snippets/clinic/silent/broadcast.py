"""A column of predictions is compared with a row of targets."""

# %% fault
import torch

x = torch.tensor([[-1.0], [0.0], [1.0], [2.0]])
target = torch.tensor([-2.0, 0.0, 2.0, 4.0])  # twice x


def fit(error_of):
    torch.manual_seed(0)
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.2)
    for _ in range(200):
        optimizer.zero_grad()
        (error_of(model(x)) ** 2).mean().backward()
        optimizer.step()
    return model.weight.item(), model.bias.item()


def column_and_row(prediction):
    error = prediction - target
    assert error.shape == (4, 4)  # each with each
    return error


weight, bias = fit(column_and_row)
print(f"{weight:.3f} x + {bias:.3f}")


# %% mend
def two_rows(prediction):
    prediction = prediction.squeeze(1)
    assert prediction.shape == target.shape
    return prediction - target


right_weight, right_bias = fit(two_rows)
print(f"{right_weight:.3f} x + {right_bias:.3f}")

# %% check
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    torch.nn.functional.mse_loss(x, target)
assert "target size" in str(caught[0].message)
assert abs(weight) < 1e-3
assert abs(bias - target.mean()) < 1e-3
assert abs(right_weight - 2) < 1e-3
assert abs(right_bias) < 1e-3
