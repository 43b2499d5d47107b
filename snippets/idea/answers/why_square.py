"""Two tasks, one too high by 2 and one too low by 2: is that good?"""

misses = [2, -2]

total_miss = sum(misses)
total_badness = sum(miss**2 for miss in misses)
print("misses added: ", total_miss)
print("badness added:", total_badness)

# %% check
assert total_miss == 0 < total_badness
assert total_badness == 2 * 2 + 2 * 2
