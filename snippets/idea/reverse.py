"""Run the machine in reverse: what would have had to go in?"""

x, w1, w2, t = 2, 3, 0.5, 5

h_needed = t / w2
x_needed = h_needed / w1
print(f"to get {t}, {x_needed:.3f} would have to go in")

# %% the messages are other numbers, and other work
to_y = 2 * (w2 * (w1 * x) - t)
to_h = to_y * w2  # multiplied by the dial, not divided
to_x = to_h * w1
print("undoing: ", t, "->", h_needed, "->", round(x_needed, 3))
print("messages:", to_y, "->", to_h, "->", to_x)

# %% check
assert abs(w2 * (w1 * x_needed) - t) < 1e-12  # it does undo the machine
assert (to_y, to_h, to_x) == (-4, -2, -6)
tiny = 1e-6
badness = [(w2 * (w1 * v) - t) ** 2 for v in (x, x + tiny)]
assert abs((badness[1] - badness[0]) / tiny - to_x) < 1e-4
