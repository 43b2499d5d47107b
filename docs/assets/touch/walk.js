// A walk back as moments, each in words: which number passes on, what it sends, who waits.
import { bracketed, sum, written } from "./number.js"

const OPERATIONS = { Add: "addition", Sub: "subtraction", Mul: "multiplication", Div: "division", Pow: "power" }
const SIGNS = { Add: "+", Sub: "−", Neg: "−", Mul: "×", Div: "÷" }
const SUM = 24 // letters of a sum on a card; of a longer one only the result is shown

// The graph behind a node, the node itself first, in the order in which the nodes are reached.
export function graphOf(root) {
  const nodes = [root], places = new Map([[root, 0]])
  for (const node of nodes) {
    for (const other of node.next) {
      if (!other || places.has(other)) continue
      places.set(other, nodes.length)
      nodes.push(other)
    }
  }
  const next = nodes.map((node) => node.next.map((other) => (other ? places.get(other) : null)))
  const edges = next.flatMap((inputs, i) => inputs.flatMap((j, slot) => (j === null ? [] : [[i, slot, j]])))
  return { nodes, places, next, edges }
}

// What stands in the middle of a card.
export function signOf(node) {
  const [a, b] = node.next, kind = node.function
  if (node.leaf) return node.name
  if (isSquare(node)) return "square"
  if (kind === "Pow") return b ? (a ? "power" : `${written(node.saved.a)} to the power`) : `power ${written(node.saved.b)}`
  const sign = SIGNS[kind] ?? kind.toLowerCase()
  if (!(kind in OPERATIONS)) return sign
  return [a ? "" : written(node.saved.a), sign, b ? "" : bracketed(node.saved.b)].filter(Boolean).join(" ")
}

export class Walk {
  constructor(graph, steps) {
    this.nodes = graph.nodes
    this.next = graph.next
    this.steps = steps.map((step) => ({ ...step, node: graph.places.get(step.node) }))
    this.order = this.steps.map((step) => step.node)
    this.moments = [this.first()]
    for (const step of this.steps) this.moments.push(this.after(this.moments.at(-1), step))
  }

  first() {
    const waits = this.nodes.map(() => 0)
    for (const j of this.next.flat()) if (j !== null) waits[j]++
    const moment = new Moment({ waits, slopes: new Map([[0, 1]]), messages: new Map([[0, [1]]]), ready: [0] })
    moment.words = `Every value is known. The walk starts with 1 at ${this.bold(0)}, ` +
      `which changes one for one with itself. ${this.waiting(moment)}`
    return moment
  }

  after(before, { node, arrives, times, sends }) {
    const moment = new Moment({
      waits: [...before.waits],
      slopes: new Map(before.slopes).set(node, arrives),
      messages: new Map(before.messages),
      ready: before.ready.filter((other) => other !== node),
      done: new Set(before.done).add(node),
      now: node,
    })
    this.next[node].forEach((j, slot) => {
      if (j === null) return
      moment.waits[j]--
      moment.sent.add(`${node} ${slot}`)
      moment.slopes.set(j, (moment.slopes.get(j) ?? 0) + sends[slot])
      moment.messages.set(j, [...(moment.messages.get(j) ?? []), sends[slot]])
      if (!moment.waits[j]) moment.ready.push(j)
    })
    moment.ready.sort((a, b) => this.order.indexOf(a) - this.order.indexOf(b))
    moment.words = `${this.sentence({ node, arrives, times, sends }, before)} ${this.waiting(moment)}`
    return moment
  }

  sentence({ node, arrives, times, sends }, before) {
    const what = before.equation(node) + written(arrives)
    if (this.nodes[node].leaf) return `At ${this.bold(node)}: ${what} arrives, and stays as its slope.`
    const sent = this.next[node].flatMap((j, slot) => j === null ? [] :
      [`${written(arrives)} × ${bracketed(times[slot])} = ${written(sends[slot])} goes to ${this.bold(j)}`])
    return `At ${this.bold(node)}, the ${operation(this.nodes[node])}: ${what} arrives, and ${sent.join(" and ")}.`
  }

  waiting(moment) {
    const ready = moment.ready.map((i) => this.bold(i)).join(", then ")
    const waits = [...moment.slopes.keys()].sort((a, b) => a - b).filter((i) => moment.partial(i))
      .map((i) => `${this.bold(i)} waits for ${moment.waits[i]} more message${moment.waits[i] > 1 ? "s" : ""}`)
    const sentences = [ready && `Ready: ${ready}.`, waits.length && `${waits.join("; ")}.`].filter(Boolean)
    return sentences.join(" ") || "Nothing is left to run."
  }

  // A number without a name is called by its part of the text, which has none of HTML's signs.
  name(i) {
    return this.nodes[i].name ?? this.nodes[i].label
  }

  bold(i) {
    return `<b>${this.name(i)}</b>`
  }
}

class Moment {
  constructor({ waits, slopes, messages, ready, done = new Set(), now = null }) {
    Object.assign(this, { waits, slopes, messages, ready, done, now })
    this.sent = new Set()
  }

  // Whether a number has received something and waits for more.
  partial(i) {
    return this.slopes.has(i) && this.waits[i] > 0 && !this.done.has(i)
  }

  // What stands before the sum of several messages, as in 8 + 4 = 12; else "".
  equation(i) {
    const messages = this.messages.get(i) ?? []
    return messages.length > 1 ? `${sum(messages)} = ` : ""
  }

  // The slope on a card, with the messages that make it, unless they are too long.
  slope(i) {
    if (!this.slopes.has(i)) return ""
    const slope = written(this.slopes.get(i)), terms = sum(this.messages.get(i))
    if (this.partial(i)) return `${terms.length > SUM ? slope : terms} + …`
    const whole = this.equation(i) + slope
    return whole.length > SUM ? slope : whole
  }
}

function isSquare(node) {
  return node.function === "Pow" && !node.next[1] && node.saved.b === 2
}

function operation(node) {
  return isSquare(node) ? "square" : OPERATIONS[node.function] ?? "operation"
}
