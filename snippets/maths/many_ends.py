"""One weight and a thousand errors: which way is shorter?"""

x, w1, w2 = 2, 3, 0.5
targets = [5 + i / 1000 for i in range(1000)]
count = 0


def times(a, b):
    global count
    count += 1
    return a * b


y = w2 * (w1 * x)

# %% forward: how y changes with w1, once for all
slope = times(w2, x)
forward = [times(times(2, y - t), slope) for t in targets]
work_forward = count

# %% backward: a walk from every error to w1
count = 0
backward = [times(times(times(2, y - t), w2), x) for t in targets]
work_backward = count

print(f"forward   {work_forward:,} multiplications")
print(f"backward  {work_backward:,} multiplications")

# %% check
assert forward == backward
assert work_forward < work_backward
