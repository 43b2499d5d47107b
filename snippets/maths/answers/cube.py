"""The slope of d ** 3."""

d = -2
for nudge in (0.1, 0.01, 0.001):
    print(f"nudge {nudge:<6} {((d + nudge) ** 3 - d**3) / nudge:.6f}")
slope = 3 * d**2
print("in the limit ", slope)

# %% check
assert abs(((d + 1e-6) ** 3 - d**3) / 1e-6 - slope) < 1e-4
