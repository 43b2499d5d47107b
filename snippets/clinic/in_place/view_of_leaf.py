"""Some rows of an embedding are filled by hand."""

# %% message
import torch

layer = torch.nn.Embedding(5, 3)
table = layer.weight
try:
    table[0] = 0.0
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
with torch.no_grad():
    table[0] = 0.0
table[1:].sum().backward()
print("row 0:", table[0].tolist(), "its gradient:", table.grad[0].tolist())

# %% in the graph
copy = table.clone()  # if the edit is part of the model
copy[0] = 0.0
copy.sum().backward()
print("gradient of row 0:", table.grad[0].tolist())

# %% no mend
layer = torch.nn.Embedding(5, 3)
copy = layer.weight.clone()
copy[0] = 0.0  # the layer does not know of the copy
row = layer(torch.tensor(0))
print("row 0 is zero:", bool((row == 0).all()))

# %% check
assert message.startswith("a view of a leaf Variable that requires grad")
assert table[0].tolist() == [0, 0, 0]
assert table.grad[1].tolist() == [2, 2, 2]
assert table.grad[0].tolist() == [0, 0, 0]
assert (row != 0).any()
