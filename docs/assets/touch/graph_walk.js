// A walk back as moments, each in words: which number passes on, what it sends, who waits.
import { power10 } from "./engine.js"

const OPERATIONS = { Add: "addition", Sub: "subtraction", Mul: "multiplication", Div: "division", Pow: "power" }
const SIGNS = { Add: "+", Sub: "−", Neg: "−", Mul: "×", Div: "÷" }
const LONG = 24 // letters of a sum on a card; of a longer one only the result is shown
const DIGITS = 4, LARGE = 1e6

export function graphOf(root) {
  const nodes = [root]
  for (const { next } of nodes) for (const other of next) if (other && !nodes.includes(other)) nodes.push(other)
  const next = nodes.map((node) => node.next.map((other) => (other ? nodes.indexOf(other) : null)))
  const edges = next.flatMap((inputs, i) => inputs.flatMap((j, slot) => (j === null ? [] : [[i, slot, j]])))
  return { nodes, next, edges }
}

export function valueOf({ leaf, name, value }) {
  return leaf || !name ? written(value) : `${name} = ${written(value)}`
}

// What stands in the middle of a card.
export function signOf(node) {
  const [a, b] = node.next, kind = node.function, { saved } = node
  if (node.leaf) return node.name
  if (isSquare(node)) return "square"
  if (kind === "Pow") return b ? (a ? "power" : `${written(saved.a)} to the power`) : `power ${written(saved.b)}`
  if (!OPERATIONS[kind]) return SIGNS[kind] ?? kind.toLowerCase()
  return [a ? "" : written(saved.a), SIGNS[kind], b ? "" : bracketed(saved.b)].join(" ").trim()
}

export class Walk {
  constructor({ nodes, next, edges }, steps) {
    this.nodes = nodes
    this.next = next
    this.steps = steps.map((step) => ({ ...step, node: nodes.indexOf(step.node) }))
    const waits = nodes.map((_, i) => edges.filter((edge) => edge[2] === i).length)
    const first = new Moment(waits, new Map([[0, [1]]]), [0])
    first.words = `Every value is known. The walk back begins at ${this.bold(0)} with 1, ` +
      `because ${this.bold(0)} changes one for one with itself.`
    this.moments = [first]
    for (const step of this.steps) this.moments.push(this.after(this.moments.at(-1), step))
  }

  after(before, step) {
    const order = this.steps.map(({ node }) => node)
    const moment = new Moment([...before.waits], new Map(before.messages), before.ready.filter((i) => i !== step.node))
    moment.now = step.node
    this.next[step.node].forEach((j, slot) => {
      if (j === null) return
      moment.messages.set(j, [...(moment.messages.get(j) ?? []), step.sends[slot]])
      if (!--moment.waits[j]) moment.ready.push(j)
    })
    moment.ready.sort((a, b) => order.indexOf(a) - order.indexOf(b))
    moment.words = `${this.sentence(step, before)} ${this.waiting(moment)}`
    return moment
  }

  sentence({ node, arrives, times, sends }, before) {
    const what = before.equation(node), name = this.bold(node)
    if (this.nodes[node].leaf) return `${name} gets ${what} and keeps it: that is its slope.`
    const sent = this.next[node].flatMap((j, slot) => j === null ? [] :
      [`${written(arrives)} × ${bracketed(times[slot])} = ${written(sends[slot])} to ${this.bold(j)}`])
    const made = isSquare(this.nodes[node]) ? "square" : OPERATIONS[this.nodes[node].function] ?? "operation"
    return `${name}, the ${made}, gets ${what} and sends ${sent.join(" and ")}.`
  }

  waiting(moment) {
    const [first, ...others] = moment.ready.map((i) => this.bold(i))
    const list = [others.slice(0, -1).join(", "), others.at(-1)].filter(Boolean).join(" and ")
    const too = list && `; ${list} ${others.length > 1 ? "are" : "is"} ready too`
    const ready = first && `Next comes ${first}${too}.`
    const waits = [...moment.waits.keys()].filter((i) => moment.partial(i))
      .map((i) => `${this.bold(i)} waits for ${moment.waits[i] > 1 ? `${moment.waits[i]} more messages` : "one more message"}.`)
    return [ready, ...waits].filter(Boolean).join(" ") || "The walk is over."
  }

  // Without a name it is called by its text, which has none of HTML's signs.
  name(i) {
    return this.nodes[i].name ?? this.nodes[i].label
  }

  bold(i) {
    return `<b>${this.name(i)}</b>`
  }
}

class Moment {
  constructor(waits, messages, ready) {
    Object.assign(this, { waits, messages, ready }) // messages still to come, and those that came
  }

  partial(i) {
    return this.messages.has(i) && this.waits[i] > 0
  }

  // The slope as far as it is known: of several messages their sum, as in 8 + 4 = 12.
  equation(i) {
    const messages = this.messages.get(i)
    return (messages.length > 1 ? `${sum(messages)} = ` : "") + this.total(i)
  }

  total(i) {
    return written(this.messages.get(i).reduce((sum, message) => sum + message, 0))
  }

  slope(i) {
    if (!this.messages.has(i)) return ""
    const terms = sum(this.messages.get(i)), whole = this.equation(i)
    if (this.partial(i)) return `${terms.length > LONG ? this.total(i) : terms} + …`
    return whole.length > LONG ? this.total(i) : whole
  }
}

function isSquare({ function: kind, next, saved }) {
  return kind === "Pow" && !next[1] && saved.b === 2
}

// -24.0 is −24, and of a fraction there are at most four digits: as weave/draw/number.py has it.
export function written(value) {
  const text = Number.isInteger(value) && Math.abs(value) < LARGE ? `${value}` : short(value)
  return text.replaceAll("-", "−")
}

function sum(values) {
  return values.map((value, i) => (i ? bracketed(value) : written(value))).join(" + ")
}

function bracketed(value) {
  const text = written(value)
  return text.startsWith("−") ? `(${text})` : text
}

// Python's f"{value:.4g}", which of two roundings that are equally near takes the even one.
function short(value) {
  let text = value.toExponential(DIGITS - 1)
  const exact = value.toExponential(80)
  const tie = exact.match(/^(-?\d\.\d\d[02468])50*(e.*)/)
  if (tie) text = tie[1] + tie[2]
  return power10(text, DIGITS) ?? `${Number(text)}`
}
