"""Each part of the machine on its own, with 0.01 more."""

x, dial1, dial2, wanted = 2, 3, 0.5, 5
more = 0.01
h = dial1 * x
y = dial2 * h
error = (y - wanted) ** 2

nudged_miss = y + more - wanted
nudged_error = nudged_miss**2
gauge = nudged_error - error
turned = (dial2 + more) * h - y
received = dial2 * (h + more) - y

print("0.01 more at the gauge:")
print(f"    the error changes by {gauge:+.4f}")
print("second dial turned up by 0.01:")
print(f"    {turned:+.3f} comes out")
print("0.01 more reaches the second dial:")
print(f"    {received:+.3f} comes out")

# %% check
assert abs(turned / more - h) < 1e-9
assert abs(received / more - dial2) < 1e-9
twice = 2 * (y - wanted)
twice_more, more_squared = twice * more, more * more
less = more / 10
close = ((y + less - wanted) ** 2 - error) / less
assert abs(close - twice) < abs(gauge / more - twice)
assert abs(gauge - (twice * more + more**2)) < 1e-12
h_nudged = h + more
dial2_nudged = dial2 + more
y_turned, y_received = y + turned, y + received
y_gauge = y + more
other_miss = -3
other_error, other_message = other_miss**2, 2 * other_miss
rise = ((other_miss + less) ** 2 - other_error) / less
assert abs(rise - other_message) < 0.002
# Another dial, and the same rules.
other_received, other_dial = 10, 2
other_blame = other_message * other_received
other_sent = other_message * other_dial


def other_error_at(dial, received):
    return (dial * received - other_wanted) ** 2


other_wanted = other_dial * other_received - other_miss
start = other_error_at(other_dial, other_received)
tiny = 1e-6
turned_more = other_error_at(other_dial + tiny, other_received) - start
received_more = other_error_at(other_dial, other_received + tiny) - start
assert abs(turned_more / tiny - other_blame) < 1e-3
assert abs(received_more / tiny - other_sent) < 1e-3
