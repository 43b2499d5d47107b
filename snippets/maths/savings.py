"""What each function of one graph has saved."""

from engine import Number

w1, w2 = Number(3), Number(0.5)
e = ((w2 * (w1 * 2)).tanh() - 5) ** 2

found = [e.function]
for function in found:
    found += [one for one in function.next_functions if one]
for function in found:
    print(f"{function.name:11}", function.saved)

# %% check
saved = {function.name: list(function.saved) for function in found}
assert saved["Sub"] == [] and saved["Tanh"] == ["y"]
assert saved["Mul"] == ["a", "b"]
