// The engine of snippets/maths/engine.py in JavaScript: the same numbers, rules, order and messages.
import { repr } from "./number.js"

// The functions that an expression may call, and their nodes.
export const FUNCTIONS = { exp: "Exp", log: "Log", tanh: "Tanh", sigmoid: "Sigmoid", relu: "Relu", abs: "Abs" }

// Each node: its value, what it saves beside its inputs, and its local slopes.
const RULES = {
  Add: { value: (a, b) => a + b, slopes: () => [1, 1] },
  Sub: { value: (a, b) => a - b, slopes: () => [1, -1] },
  Neg: { value: (a) => -a, slopes: () => [-1] },
  Mul: { value: (a, b) => a * b, slopes: ({ a, b }) => [b, a] },
  Div: { value: divide, slopes: ({ a, b }) => [1 / b, -a / b / b] },
  Pow: { value: power, slopes: powerSlopes },
  Exp: { value: exponential, slopes: ({ y }) => [y] },
  Log: { value: logarithm, slopes: ({ a }) => [1 / a] },
  Tanh: { value: Math.tanh, slopes: ({ y }) => [1 - y * y] },
  Sigmoid: { value: sigmoid, slopes: ({ y }) => [y * (1 - y)] },
  Relu: { value: (a) => (0 > a ? 0 : a), slopes: ({ y }) => [y > 0 ? 1 : 0] },
  Abs: { value: Math.abs, slopes: ({ a }) => [a > 0 ? 1 : a < 0 ? -1 : 0] },
}

// What has no answer, in the words of the engine; `kind` is the name of Python's exception.
export class NoAnswer extends Error {
  constructor(kind, message, mark) {
    super(message)
    this.kind = kind
    this.mark = mark
  }
}

// What one operation leaves behind; that of a variable is a leaf, and a plain number has none.
export class Node {
  static made = 0

  constructor(kind, inputs, value, mark) {
    this.serial = ++Node.made
    this.function = kind
    this.next = inputs.map((input) => (input instanceof Node ? input : null))
    const [a, b] = inputs.map(valueOf)
    this.saved = { a, b, y: value }
    this.value = value
    this.mark = mark // the place of its sign in the text
    this.slope = null
  }

  get leaf() {
    return this.function === "Accumulate"
  }

  localSlopes() {
    return marked(this.mark, () => RULES[this.function].slopes(this.saved, this.next))
  }
}

// The numbers of an expression's lines, for these values of its variables: a Node of the last line,
// or a plain number if it depends on no variable.
export function evaluate(lines, values) {
  const leaves = new Map(), results = new Map()
  const leaf = (name) => {
    if (!leaves.has(name)) leaves.set(name, Object.assign(new Node("Accumulate", [], values[name]), { name }))
    return leaves.get(name)
  }
  const number = (tree) => {
    const same = tree.given ?? tree.inner
    if (same) return results.has(same) ? results.get(same) : number(same)
    if (tree.name) return leaf(tree.name)
    return tree.function ? operation(tree, tree.inputs.map(number)) : tree.value
  }
  for (const { name, tree } of lines) {
    const result = number(tree)
    results.set(tree, result)
    if (name && result instanceof Node) result.name ??= name
  }
  return results.get(lines.at(-1).tree)
}

function operation({ function: kind, mark, label }, inputs) {
  const value = marked(mark, () => RULES[kind].value(...inputs.map(valueOf)))
  if (!inputs.some((input) => input instanceof Node)) return value
  return Object.assign(new Node(kind, inputs, value, mark), { label })
}

function valueOf(number) {
  return number instanceof Node ? number.value : number
}

// How many messages each node will get.
function countMessages(start) {
  const toCome = new Map([[start, 0]]), toVisit = [start]
  while (toVisit.length) {
    for (const receiver of toVisit.pop().next) {
      if (!receiver) continue // a plain number has no node
      if (!toCome.has(receiver)) {
        toCome.set(receiver, 0)
        toVisit.push(receiver)
      }
      toCome.set(receiver, toCome.get(receiver) + 1)
    }
  }
  return toCome
}

// Run each node once all its messages have arrived, the newest first. Returns the steps in order:
// the node, what arrived, the local slopes, and the messages.
export function walkBack(start) {
  const toCome = countMessages(start), arrived = new Map([[start, 1]])
  const ready = [start], steps = []
  const run = (node) => {
    node.slope = arrived.get(node)
    const times = node.leaf ? [] : node.localSlopes()
    const sends = times.map((local) => node.slope * local)
    steps.push({ node, arrives: node.slope, times, sends })
    return sends
  }
  while (ready.length) {
    const node = ready.pop() // the newest
    const messages = run(node)
    node.next.forEach((receiver, slot) => {
      if (!receiver) return
      arrived.set(receiver, (arrived.get(receiver) ?? 0) + messages[slot])
      toCome.set(receiver, toCome.get(receiver) - 1)
      if (toCome.get(receiver)) return // not all have arrived
      if (receiver.leaf) run(receiver)
      else insort(ready, receiver)
    })
  }
  return steps
}

function insort(ready, node) {
  const newer = ready.findIndex((other) => other.serial > node.serial)
  ready.splice(newer < 0 ? ready.length : newer, 0, node)
}

function marked(mark, work) {
  try {
    return work()
  } catch (error) {
    if (error instanceof NoAnswer) error.mark ??= mark
    throw error
  }
}

function divide(a, b) {
  if (b === 0) throw new NoAnswer("ZeroDivisionError", `cannot divide ${repr(a)} by ${repr(b)}`)
  return a / b
}

function powerSlopes({ a, b }, [toA, toB]) {
  return [
    toA && b !== 0 ? b * power(a, b - 1) : 0,
    toB && a !== 0 ? power(a, b) * logarithm(a) : 0,
  ]
}

// a ** b, or an error that says what has no answer.
function power(a, b) {
  if (a === 0 && b < 0) throw new NoAnswer("ZeroDivisionError", `zero has no power: ${repr(a)} ** ${repr(b)}`)
  if (a < 0 && !Number.isInteger(b)) throw new NoAnswer("ValueError", `(${repr(a)}) ** ${repr(b)} is not a real number`)
  const y = a === 1 ? 1 : a ** b // in Python one stays one, whatever the exponent
  if (!Number.isFinite(y) && Number.isFinite(a) && Number.isFinite(b)) {
    throw new NoAnswer("OverflowError", `(${repr(a)}) ** ${repr(b)} is too large`)
  }
  return y
}

// exp(a), or an error that says what is too large.
function exponential(a) {
  const y = Math.exp(a)
  if (y === Infinity && a < Infinity) throw new NoAnswer("OverflowError", `exp(${repr(a)}) is too large`)
  return y
}

// log(a), or an error that says what has none.
function logarithm(a) {
  if (a <= 0) throw new NoAnswer("ValueError", `log(${repr(a)}): it is not positive`)
  return Math.log(a)
}

function sigmoid(a) {
  if (a >= 0) return 1 / (1 + Math.exp(-a))
  return Math.exp(a) / (1 + Math.exp(a)) // the same, where exp(-a) might be too large
}
