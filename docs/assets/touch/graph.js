// A graph drawn as in the chapters: a card for each number, its value above, what made it in the
// band, its slope below.
import { Layout } from "./layout.js"
import { written } from "./number.js"
import { svg } from "./touch.js"
import { signOf } from "./walk.js"

const LINE = 20, LETTER = 7.4, SPACE = 11, NARROWEST = 34, BASELINE = 4.5
const HALF = /[mwMW]/g, FULL = /[^\x00-\u04ff\u2010-\u22ff]/g // letters wider than the others, by a half or a whole one
const TALL = 560 // a graph that would be taller lies on its side, if there is room

export class Picture {
  // `room` is the width of the place for it; `before` a picture of the same graph with other values,
  // whose cards do not become narrower while a hand moves a slider.
  constructor(graph, walk, room, before) {
    this.graph = graph
    this.walk = walk
    this.cards = graph.nodes.map((node, i) => {
      const words = [valueOf(node), signOf(node), ...walk.moments.map((moment) => moment.slope(i))]
      const width = Math.max(NARROWEST, SPACE + Math.max(...words.map(wide)), before?.cards[i].width ?? 0)
      return { width, height: 3 * LINE }
    })
    this.layout = new Layout(this.cards, graph.edges, true)
    if (this.layout.height > TALL) {
      const lying = new Layout(this.cards, graph.edges, false)
      if (lying.width <= room) this.layout = lying
    }
    this.over = svg("g")
    this.element = svg("svg", { viewBox: `0 0 ${short(this.layout.width)} ${short(this.layout.height)}`, role: "img" }, this.base(), this.over)
  }

  // What is the same in every step: lines, cards, values.
  base() {
    const base = svg("g")
    for (const edge of this.graph.edges) base.append(...this.line(edge, "graph-wire"))
    this.graph.nodes.forEach((node, i) => {
      const { left, top, width } = this.layout.cards[i]
      base.append(
        this.frame(i, node.leaf ? "graph-card graph-leaf" : "graph-card"),
        svg("path", { class: "graph-band", d: `M${short(left)} ${short(top + LINE)}h${short(width)}v${LINE}h${-short(width)}z` }),
        this.text(i, 0, valueOf(node), "graph-value"),
        this.text(i, 1, signOf(node), "graph-sign"),
      )
    })
    return base
  }

  // What one moment adds: slopes, the card that runs, the lines of its messages.
  show(step) {
    const moment = this.walk.moments[step], parts = []
    for (const edge of this.graph.edges) if (moment.sent.has(`${edge[0]} ${edge[1]}`)) parts.push(...this.line(edge, "graph-sent"))
    this.graph.nodes.forEach((node, i) => {
      if (i === moment.now || moment.ready.includes(i)) parts.push(this.frame(i, i === moment.now ? "graph-now" : "graph-ready"))
      if (moment.slopes.has(i)) parts.push(this.text(i, 2, moment.slope(i), i === moment.now ? "graph-slope graph-new" : "graph-slope"))
    })
    this.over.replaceChildren(...parts)
    this.element.setAttribute("aria-label", `Step ${step}: the words are beside it`)
  }

  frame(i, kind) {
    const { left, top, width, height } = this.layout.cards[i]
    return svg("rect", { class: kind, x: short(left), y: short(top), width: short(width), height, rx: this.graph.nodes[i].leaf ? 10 : 4 })
  }

  text(i, line, words, kind) {
    const { x, top } = this.layout.cards[i]
    return svg("text", { class: kind, x: short(x), y: short(top + (line + 0.5) * LINE + BASELINE) }, words)
  }

  // A line with its arrow: values go into the function, its messages the other way.
  line(edge, kind) {
    const points = this.layout.line(edge), { upright } = this.layout, back = kind === "graph-sent"
    const [x, y] = back ? points[0] : points.at(-1)
    const arrow = back ? (upright ? "l5 9h-10z" : "l9 5v-10z") : (upright ? "l3 -6h-6z" : "l-6 3v-6z")
    return [
      svg("path", { class: kind, d: this.layout.path(edge) }),
      svg("path", { class: back ? "graph-sent-head" : "graph-head", d: `M${short(x)} ${short(y)}${arrow}` }),
    ]
  }
}

// A value as its card has it, with the number's name if it has one.
export function valueOf(node) {
  const value = written(node.value)
  return node.leaf || !node.name ? value : `${node.name} = ${value}`
}

function wide(text) {
  const more = (text.match(HALF)?.length ?? 0) / 2 + (text.match(FULL)?.length ?? 0)
  return LETTER * (text.length + more)
}

function short(number) {
  return Math.round(number * 10) / 10
}
