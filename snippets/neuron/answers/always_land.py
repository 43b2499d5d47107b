"""How often is "land" the right answer?"""

from matplotlib.cbook import get_sample_data

with get_sample_data("topobathy.npz") as sample:
    metres = sample["topo"]
land = (metres > 0).mean()
print(f"{land:.1%} of the places are land")

# %% check
assert metres.size == 10_920
assert abs(land - sum(m > 0 for m in metres.flat) / 10_920) < 1e-12
