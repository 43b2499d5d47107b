"""Thirty layers that each keep four fifths, or half."""

print(f"four fifths: {0.8**30:.10f}")
print(f"half:        {0.5**30:.10f}")

# %% check
assert 1 / 900 < 0.8**30 < 1 / 800
assert 0.5**30 == 1 / 2**30 < 1e-9
