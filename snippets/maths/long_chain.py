"""Chains of twenty equal links, and the product of each."""

products = {}
for link in (0.5, 1, 1.5):
    product = 1
    for _ in range(20):
        product = product * link
    products[link] = product
    print(f"{link:<3} twenty times: {product:12.7f}")

# %% check
for link, product in products.items():
    assert abs(product / link**20 - 1) < 1e-12
