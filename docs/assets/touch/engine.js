// The engine of snippets/maths/engine.py: the same numbers, rules, order and messages; and before it,
// what reads formulas in Python's syntax.
const FUNCTIONS = { exp: "Exp", log: "Log", tanh: "Tanh", sigmoid: "Sigmoid", relu: "Relu", abs: "Abs" }

const TOKEN = /[ \t\f]+|#[^\n]*|(\r?\n)|((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|([\p{L}_][\p{L}\p{Nd}_]*)|(\*\*|\/\/|[-+*/()=])|(.)/suy
const KEYWORDS = "False None True and as class def del else for from if import in is lambda not or pass try while with".split(" ")
const BINARY = { "+": "Add", "-": "Sub", "*": "Mul", "/": "Div", "**": "Pow" }
const INSTEAD = { "^": "**", "−": "-", "×": "*", "·": "*", "÷": "/", "²": "** 2", "//": "/", ",": "." }
const LARGEST = "1.8e308"
const LONG = 22, PART = 10 // letters of what a sentence calls a number without a name

// A mistake, with its mark: the place of the text between two letters.
export class Mistake extends Error {
  constructor(message, mark) {
    super(message)
    this.mark = mark
  }
}

// The lines, each with its tree; the names of the variables; and all names.
export function parse(text) {
  const parser = new Parser(text), lines = parser.lines(), variables = [...parser.variables]
  return Object.assign(lines, { variables, names: [...variables, ...parser.given.keys()] })
}

class Parser {
  constructor(text) {
    this.text = text
    this.tokens = split(text)
    this.at = 0
    this.given = new Map() // the names of earlier lines, and their trees
    this.variables = new Set()
  }

  lines() {
    const lines = []
    while (this.next.kind !== "end") {
      if (this.accept("newline")) continue
      lines.push(this.line())
      if (this.next.kind !== "end" && !this.accept("newline")) this.fail()
    }
    if (!lines.length) this.fail("write a formula, such as w * x")
    return lines
  }

  line() {
    const { next } = this, name = next.text
    if (next.kind !== "name" || this.tokens[this.at + 1].kind !== "=") return { tree: this.sum() }
    if (FUNCTIONS[name]) this.fail(`${name} is a function: choose another name`)
    if (this.given.has(name)) this.fail(`${name} has a line already: choose another name`)
    this.named()
    this.variables.delete(name)
    this.accept("=")
    const tree = this.sum()
    if (this.variables.has(name)) this.fail(`${name} is used as a variable: give this line another name`, next)
    this.given.set(name, tree)
    return { name, tree }
  }

  sum() {
    let left = this.product()
    for (let sign; (sign = this.accept("+", "-")); ) left = this.binary(left, sign, this.product())
    return left
  }

  product() {
    let left = this.factor()
    for (let sign; (sign = this.accept("*", "/")); ) left = this.binary(left, sign, this.factor())
    return left
  }

  // -x ** 2 is -(x ** 2).
  factor() {
    const sign = this.accept("-")
    if (!sign) return this.power()
    const inner = this.factor()
    return { function: "Neg", inputs: [inner], from: sign.from, to: inner.to, mark: sign, label: `-${this.part(inner)}` }
  }

  power() {
    const base = this.atom(), sign = this.accept("**")
    return sign ? this.binary(base, sign, this.factor()) : base
  }

  atom() {
    const { from, to, text, kind } = this.next
    if (kind === "number" && Number(text) === Infinity) throw new Mistake(`${text} is too large: the largest number here is about ${LARGEST}`, this.next)
    if (kind === "+") this.fail("leave out this +")
    if (this.accept("number")) {
      if (this.next.kind === "name" || this.next.kind === "(") this.fail(`an operation is missing: write ${text} * ${this.next.text}`)
      return { value: Number(text), from, to }
    }
    if (kind === "name") return this.named()
    return this.bracket() ?? this.fail(`a number or a name is missing${this.at ? ` after ${this.tokens[this.at - 1].text.trim() || "the line"}` : ""}`)
  }

  bracket() {
    const open = this.accept("(")
    if (!open) return null
    const inner = this.sum()
    if (this.next.kind === "end") this.fail("this bracket is never closed", open)
    return { ...inner, inner, from: open.from, to: (this.accept(")") ?? this.fail()).to }
  }

  named() {
    const mark = this.next, name = mark.text, { from, to } = mark
    if (KEYWORDS.includes(name)) this.fail(`${name} is a word of Python’s own: choose another name`)
    this.at++
    if (FUNCTIONS[name]) {
      const inner = this.bracket() ?? this.fail(`here ( after ${name} is missing`)
      const whole = this.between(from, inner.to), label = whole.length <= LONG ? whole : `${name}(…)`
      return { function: FUNCTIONS[name], inputs: [inner.inner], from, to: inner.to, mark, label }
    }
    if (this.next.kind === "(") {
      const instead = name === "sqrt" ? "write ** 0.5 for a square root" : `there are ${Object.keys(FUNCTIONS).join(", ")}; for a product write ${name} * (`
      this.fail(`the engine has no function ${name}: ${instead}`, mark)
    }
    const given = this.given.get(name)
    if (!given) this.variables.add(name)
    return { name, from, to, given }
  }

  binary(left, mark, right) {
    const whole = this.between(left.from, right.to)
    const label = whole.length <= LONG ? whole : this.part(left) + this.between(left.to, right.from) + this.part(right)
    return { function: BINARY[mark.kind], inputs: [left, right], from: left.from, to: right.to, mark, label }
  }

  part({ from, to }) {
    return to - from <= PART ? this.between(from, to) : "…"
  }

  between(from, to) {
    return this.text.slice(from, to).replace(/#.*/g, "").replace(/\s+/g, " ")
  }

  get next() {
    return this.tokens[this.at]
  }

  accept(...kinds) {
    return kinds.includes(this.next.kind) ? this.tokens[this.at++] : null
  }

  fail(message, mark = this.next) {
    const { kind, text } = this.next
    if (mark === this.next && INSTEAD[text]) message = `write ${INSTEAD[text]} instead of ${text}`
    else if (kind === "other") message = `${text} has no meaning here`
    else if (message) ;
    else if (kind === ")") message = "this bracket was never opened"
    else if (kind === "=") message = "only a name can stand before =, at the beginning of a line"
    else message = "an operation is missing before this"
    throw new Mistake(message, mark)
  }
}

// The words of the text; within brackets the end of a line means nothing.
function split(text) {
  const tokens = []
  let depth = 0
  TOKEN.lastIndex = 0
  for (let from = 0; from < text.length; from = TOKEN.lastIndex) {
    const [all, line, number, name, sign] = TOKEN.exec(text)
    depth += (sign === "(") - (sign === ")")
    const kind = line ? "newline" : number ? "number" : name ? "name" : sign ?? "other"
    if (/^[ \t\f#]/.test(all) || (line && depth > 0)) continue
    tokens.push({ kind, text: all, from, to: TOKEN.lastIndex })
  }
  return [...tokens, { kind: "end", text: "", from: text.length, to: text.length }]
}

// Of each kind of node the value, and the local slopes from what it saved: its inputs a and b, and y.
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
  Abs: { value: Math.abs, slopes: ({ a }) => [Math.sign(a) || 0] },
}

// What has no answer; `kind` is the name of Python's exception, and `mark` the place of the sign.
export class NoAnswer extends Error {
  constructor(kind, message) {
    super(message)
    this.kind = kind
  }
}

// What one operation leaves behind; of a variable it is a leaf, and a plain number has none.
export class Node {
  static made = 0

  constructor(kind, inputs, value, rest) {
    this.serial = ++Node.made
    this.function = kind
    this.leaf = kind === "Accumulate"
    this.next = inputs.map((input) => (input instanceof Node ? input : null))
    const [a, b] = inputs.map(valueOf)
    this.saved = { a, b, y: value }
    this.value = value
    Object.assign(this, rest)
  }

  // Returns the step: what arrived, the local slopes, and the messages.
  run(arrives) {
    this.slope = arrives
    const times = this.leaf ? [] : marked(this.mark, () => RULES[this.function].slopes(this.saved, this.next))
    return { node: this, arrives, times, sends: times.map((local) => arrives * local) }
  }
}

// The last line's Node, or a plain number if it depends on no variable.
export function evaluate(lines, values) {
  const results = new Map() // of variables' names and of lines' trees
  const number = ({ value, name, function: kind, inputs, mark, label, given, inner }) => {
    if (given) return results.get(given)
    if (inner) return number(inner)
    if (!kind && !name) return value
    if (name && !results.has(name)) results.set(name, new Node("Accumulate", [], values[name], { name }))
    if (name) return results.get(name)
    const numbers = inputs.map(number), y = marked(mark, () => RULES[kind].value(...numbers.map(valueOf)))
    return numbers.some((input) => input instanceof Node) ? new Node(kind, numbers, y, { mark, label }) : y
  }
  for (const { name, tree } of lines) {
    const result = number(tree)
    results.set(tree, result)
    if (name && result instanceof Node) result.name ??= name
  }
  return results.get(lines.at(-1).tree)
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
      if (!toCome.has(receiver)) toVisit.push(receiver)
      toCome.set(receiver, (toCome.get(receiver) ?? 0) + 1)
    }
  }
  return toCome
}

// Run each node once all its messages have arrived, the newest first. Returns the steps.
export function walkBack(start) {
  const toCome = countMessages(start), arrived = new Map([[start, 1]])
  const ready = [start], steps = []
  const run = (node) => steps[steps.push(node.run(arrived.get(node))) - 1]
  while (ready.length) {
    const node = ready.pop(), { sends } = run(node)
    node.next.forEach((receiver, slot) => {
      if (!receiver) return
      arrived.set(receiver, (arrived.get(receiver) ?? 0) + sends[slot])
      toCome.set(receiver, toCome.get(receiver) - 1)
      if (toCome.get(receiver)) return // not all have arrived
      if (receiver.leaf) run(receiver)
      else ready.push(receiver)
      ready.sort((a, b) => a.serial - b.serial)
    })
  }
  return steps
}

function marked(mark, work) {
  try {
    return work()
  } catch (error) {
    throw Object.assign(error, { mark })
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

function power(a, b) {
  const text = `(${repr(a)}) ** ${repr(b)}`
  if (a === 0 && b < 0) throw new NoAnswer("ZeroDivisionError", `zero has no power: ${repr(a)} ** ${repr(b)}`)
  if (a < 0 && !Number.isInteger(b)) throw new NoAnswer("ValueError", `${text} is not a real number`)
  const y = a === 1 ? 1 : a ** b // in Python one stays one, whatever the exponent
  if (Number.isFinite(a) && Number.isFinite(b)) finite(y, text)
  return y
}

function exponential(a) {
  return a === Infinity ? a : finite(Math.exp(a), `exp(${repr(a)})`)
}

function finite(y, text) {
  if (Math.abs(y) === Infinity) throw new NoAnswer("OverflowError", `${text} is too large`)
  return y
}

function logarithm(a) {
  if (a <= 0) throw new NoAnswer("ValueError", `log(${repr(a)}): it is not positive`)
  return Math.log(a)
}

function sigmoid(a) {
  if (a >= 0) return 1 / (1 + Math.exp(-a))
  return Math.exp(a) / (1 + Math.exp(a)) // the same, where exp(-a) might be too large
}

// Python's f"{value}" of a float, for the engine's messages.
export function repr(value) {
  const text = Object.is(value, -0) ? "-0" : `${value}`
  return power10(value.toExponential(), 16) ?? (text.includes(".") ? text : `${text}.0`)
}

// Only a number that is too large or too small is written with its exponent.
export function power10(text, most) {
  const [digits, power] = text.split("e")
  if (power === undefined) return text.replace("Infinity", "inf").replace("NaN", "nan")
  if (power < -4 || power >= most) return `${Number(digits)}e${power[0]}${power.slice(1).padStart(2, "0")}`
}
