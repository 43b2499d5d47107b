// What there is to begin with.
export const FIRST = { text: "(w2*(w1*x) - t)**2", values: { w2: 0.5, w1: 3, x: 2, t: 5 } }

const chain = [...Array(10).keys()].map((i) => `h${i + 1} = tanh(${i ? `h${i}` : "x"})`)

export const EXAMPLES = {
  "two dials": FIRST,
  "a fork": { text: "h = w1*x\ny = w2*h + h\n(y - t)**2", values: FIRST.values },
  "a diamond": { text: "h = w*x\np = 3*h\nq = h**2\np + q", values: { w: 1, x: 2 } },
  "a neuron": { text: "z = w1*x1 + w2*x2 + b\nh = tanh(z)\n(h - t)**2", values: { w1: 0.5, x1: 1, w2: -0.3, x2: 2, b: 0.6, t: 1 } },
  "a chain of ten": { text: chain.join("\n"), values: { x: 1 } },
  "a longer formula": { text: "h = tanh(w1)\n2**h / log(w2 + h)", values: { w1: 0.5, w2: 2 } },
}
