"""Two workers share the data, and every epoch has the same order."""

# %% fault
from torch.utils.data.distributed import DistributedSampler

data = list(range(8))


def epochs(tell):
    sampler = DistributedSampler(data, num_replicas=2, rank=0, seed=0)
    orders = []
    for epoch in range(3):
        if tell:
            sampler.set_epoch(epoch)
        orders.append(list(sampler))
    return orders


wrong = epochs(tell=False)
print("the first worker:", *wrong)

# %% mend
right = epochs(tell=True)
print("the first worker:", *right)

# %% check
assert wrong[0] == wrong[1] == wrong[2]
assert right[0] != right[1]
other = DistributedSampler(data, num_replicas=2, rank=1, seed=0)
other.set_epoch(2)
assert sorted(right[2] + list(other)) == data
