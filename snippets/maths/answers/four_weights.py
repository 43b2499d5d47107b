"""Four weights in a row: how many multiplications each way?"""

n = 4
apart = 0
for i in range(n):
    apart += 1 + (n - 1 - i) + 1  # 2d, the weights behind, what it receives
walked = 1 + n + (n - 1)  # 2d once, a slope each, a message to all but one
print("each by itself:", apart, " in one walk:", walked)

# %% check
count = 0


class Counted(float):
    def __mul__(self, other):
        global count
        count += 1
        return Counted(float(self) * other)


weights, received = [1.5, 0.5, 2.0, 3.0], [2.0, 3.0, 1.5, 3.0]
message = Counted(2) * 4.0
for i in (3, 2, 1, 0):
    message * received[i]
    message = message * weights[i] if i else message
assert count == walked
count = 0
for i in range(4):
    message = Counted(2) * 4.0
    for weight in weights[i + 1 :]:
        message = message * weight
    message * received[i]
assert count == apart
