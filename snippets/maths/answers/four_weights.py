"""Four weights in a row: how many multiplications each way?"""

n = 4
apart = 0
for i in range(n):
    apart += 1 + (n - 1 - i) + 1  # 2d, the weights behind, what it receives
walked = 1 + 2 * n
print("each by itself:", apart, " in one walk:", walked)

# %% check
assert apart == n * (n + 3) // 2
