"""Run the machine in reverse: what would have had to go in?"""

x, w1, w2, t = 2, 3, 0.5, 5

h_needed = t / w2
x_needed = h_needed / w1
print(f"undoing   {t} -> {h_needed} -> {x_needed:.2f}")

# %% the messages are other numbers, and other work
message = 2 * (w2 * (w1 * x) - t)
messages = [message, message * w2, message * w2 * w1]
print("messages ", *messages, sep=" -> ")

# %% check
assert abs(w2 * (w1 * x_needed) - t) < 1e-12  # it does undo the machine
assert messages == [-4, -2, -6]
tiny = 1e-6
badness = [(w2 * (w1 * v) - t) ** 2 for v in (x, x + tiny)]
assert abs((badness[1] - badness[0]) / tiny - messages[2]) < 1e-4
