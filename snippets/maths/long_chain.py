"""Multiply twenty equal factors, for three different factors."""

products = {}
for factor in (0.5, 1, 1.5):
    product = 1
    for _ in range(20):
        product = product * factor
    products[factor] = product
    print(f"{factor:<3} twenty times: {product:12,.6f}")

# %% check
for factor, product in products.items():
    assert abs(product / factor**20 - 1) < 1e-12
