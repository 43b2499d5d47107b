"""One machine used twice: once 2 too much comes out, once 2 too little."""

misses = [2, -2]
errors = [miss**2 for miss in misses]
print("misses added:", sum(misses))
print("errors added:", sum(errors))

# %% check
total = sum(errors)
assert sum(misses) == 0 < total
assert total == 2 * 2 + 2 * 2
