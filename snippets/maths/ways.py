"""Four programs walk back from c = b + b, where b = a + a: what arrives."""

import matplotlib.pyplot as plt

import laboratory

MESSAGE, GREY = "C1", "#6b7280"


# %% numbers that are watched
class Slope(int):
    """A whole number that remembers what was added last."""

    def __add__(self, message):
        total = Slope(int(self) + int(message))
        total.message = int(message)
        return total


class Watched(laboratory.Number):
    """A number that notes each message, its slope after it, and visits."""

    def __init__(self, name, others, *inputs):
        self.name = name
        self.others = others
        self.arrivals = []
        super().__init__(*inputs)
        others.append(self)

    def __setattr__(self, attribute, value):
        if attribute == "slope":
            message = getattr(value, "message", int(value))
            value = Slope(int(value))
            visits = sum(number.visits for number in self.others)
            self.arrivals.append((self.name, message, int(value), visits))
        super().__setattr__(attribute, value)


def record(way):
    """What arrives, in order; then the slope of a, and all visits."""
    numbers = []
    a = Watched("a", numbers)
    b = Watched("b", numbers, a, a)
    c = Watched("c", numbers, b, b)
    arrivals = []
    for number in numbers:
        number.arrivals = arrivals
    getattr(laboratory, way)(c, 1)
    return arrivals, int(a.slope), sum(number.visits for number in numbers)


# %% told
def held(messages, slope):
    """A slope, as a sum if it is the sum of what has arrived."""
    if len(messages) > 1 and sum(messages) == slope:
        return " + ".join(map(str, messages)) + f" = {slope}"
    return str(slope)


def tell(name, message, slope, before, waits):
    """One arrival in words; `before` is what has arrived at the number."""
    if name == "c":
        return f"The walk starts: {message} arrives at c."
    sender = "c" if name == "b" else "b"
    words = f"{sender} sends {message} to {name}, "
    if waits:
        return words + "which waits for its second message."
    if before and slope != sum(before) + message:
        return words + "where it takes the place of the last one."
    return words + f"which now holds {held([*before, message], slope)}."


def list_moments(way):
    """A line for each arrival, and for the end; its parts stand between |."""
    arrivals, slope, visits = record(way)
    messages = {"c": [], "b": [], "a": []}
    shown = {"c": "", "b": "", "a": ""}
    lines = []
    for place, (name, message, now, so_far) in enumerate(arrivals):
        next_name = [*arrivals, ("",)][place + 1][0]
        waits = name == next_name == "b"
        words = tell(name, message, now, messages[name], waits)
        messages[name].append(message)
        shown[name] = held(messages[name], now)
        lines.append([*shown.values(), name, message, now, so_far, words])
    words = f"The walk is over: the slope of a is {slope}, "
    words += "and that is right." if slope == 4 else "and 4 would be right."
    lines.append([*shown.values(), "", "", "", visits, words])
    return ["|".join(map(str, [way, *line])) for line in lines], messages


moments = []
arrived = {}
for way in laboratory.slopes:
    lines, arrived[way] = list_moments(way)
    moments += lines


# %% drawn: a on the left, b in the middle, messages from c on the right
def box(x, y, width, text, weight="normal"):
    corner = x - width / 2, y - 0.32
    style = {"facecolor": "none", "edgecolor": GREY}
    plt.gca().add_patch(plt.Rectangle(corner, width, 0.64, **style))
    style = {"color": MESSAGE, "weight": weight}
    plt.text(x, y, text, ha="center", va="center", **style)


def send(start, end, y, messages):
    """An arrow to the left with its messages."""
    style = {"arrowstyle": "->", "color": GREY, "linewidth": 1.3}
    plt.annotate("", xy=(end, y), xytext=(start, y), arrowprops=style)
    words = ", ".join(map(str, messages))
    middle = (start + end) / 2
    plt.text(middle, y + 0.1, words, color=MESSAGE, ha="center")


plt.figure(figsize=(4.8, 4.6))
for row, (way, messages) in enumerate(arrived.items()):
    y = -1.75 * row
    slope, visits = laboratory.slopes[way], laboratory.visits[way]
    plt.text(0, y + 0.7, f"{way}: {visits} visits", weight="bold")
    box(1.4, y, 2.8, held(messages["a"], slope), "bold")
    send(4.6, 2.95, y, messages["a"])
    at_b = [line.split("|")[2] for line in moments if line.startswith(way)]
    box(5.6, y, 1.8, at_b[-1])
    send(7.6, 6.6, y, messages["b"])
for x, name in ((1.4, "at a"), (5.6, "at b"), (7.4, "from c")):
    plt.text(x, -6, name, ha="center", va="center")
plt.xlim(-0.1, 8)
plt.ylim(-6.3, 1.3)
plt.axis("off")
plt.show()

# %% check
assert list(laboratory.slopes) == list(arrived)
for way, messages in arrived.items():
    _, slope, visits = record(way)
    assert slope == laboratory.slopes[way]
    assert visits == laboratory.visits[way]
    if way != "overwrite":
        assert sum(messages["a"]) == slope
assert arrived["pass_on_all"]["a"] == [1, 1, 2, 2]
assert arrived["wait_for_all"]["a"] == [2, 2]
assert len(moments) == 3 * 8 + 6
