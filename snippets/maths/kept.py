"""What the walk back needs, the walk forward must keep."""

w1, w2, t = 3, 0.5, 5

# %% forward
kept = {}
value = 2
for name, weight in (("w1", w1), ("w2", w2)):
    kept[name] = value  # what this weight receives
    value = weight * value
kept["d"] = value - t
print("kept:", kept)

# %% backward, from what was kept and the weights alone
message = 2 * kept["d"]
de_dw2 = message * kept["w2"]
message = message * w2
de_dw1 = message * kept["w1"]
print("slopes:", de_dw1, de_dw2)

# %% check
assert (de_dw1, de_dw2) == (-4, -24)
