// A graph drawn as in the chapters.
import { svg } from "./touch.js"
import { signOf, valueOf } from "./graph_walk.js"

const GAP = 19, MORE = 26, BESIDE = 15 // between rows, and more where lines go far; between cards
const MARGIN = 2, PORT = 16, BEND = 6, LIGHT = 0.2, ROUNDS = 24
const LINE = 20, LETTER = 7.4, SPACE = 11, NARROWEST = 34, BASELINE = 4.5
const HALF = /[mwMW]/g, FULL = /[^\x00-\u04ff\u2010-\u22ff]/g // letters that are wider by a half, or a whole

export class Picture {
  // While a slider moves, cards do not become narrower than in the picture `before`.
  constructor(graph, walk, before) {
    this.graph = graph
    this.walk = walk
    this.widths = graph.nodes.map((node, i) => {
      const words = [valueOf(node), signOf(node), ...walk.moments.map((moment) => moment.slope(i))]
      return Math.max(NARROWEST, SPACE + Math.max(...words.map(wide)), before?.widths[i] ?? 0)
    })
    this.layout = new Layout(this.widths, 3 * LINE, graph.edges)
    this.over = svg("g")
    const box = `0 0 ${short(this.layout.width)} ${short(this.layout.height)}`
    this.element = svg("svg", { viewBox: box, role: "img" }, this.base(), this.over)
  }

  // What is the same in every step.
  base() {
    const base = svg("g", {}, ...this.graph.edges.flatMap((edge) => this.line(edge, "wire")))
    this.graph.nodes.forEach((node, i) => {
      const { left, top, width } = this.layout.cards[i]
      base.append(
        this.frame(i, node.leaf ? "card graph-leaf" : "card"),
        svg("path", { class: "graph-band", d: `M${short(left)} ${short(top + LINE)}h${short(width)}v${LINE}h${-short(width)}z` }),
        this.text(i, 0, valueOf(node), "value"),
        this.text(i, 1, signOf(node), "sign"),
      )
    })
    return base
  }

  // What one step adds.
  show(step) {
    const moment = this.walk.moments[step], { now, ready } = moment, parts = []
    for (const edge of this.graph.edges) if (edge[0] === now) parts.push(...this.line(edge, "sent"))
    this.graph.nodes.forEach((node, i) => {
      if (i === now || ready.includes(i)) parts.push(this.frame(i, i === now ? "now" : "ready"))
      const slope = moment.slope(i)
      if (slope) parts.push(this.text(i, 2, slope, i === now ? "slope graph-new" : "slope"))
    })
    this.over.replaceChildren(...parts)
    this.element.setAttribute("aria-label", `Step ${step}: the words are beside it`)
  }

  frame(i, kind) {
    const { left, top, width, height } = this.layout.cards[i]
    return svg("rect", { class: `graph-${kind}`, x: short(left), y: short(top), width: short(width), height, rx: this.graph.nodes[i].leaf ? 10 : 4 })
  }

  text(i, line, words, kind) {
    const { x, top } = this.layout.cards[i]
    return svg("text", { class: `graph-${kind}`, x: short(x), y: short(top + (line + 0.5) * LINE + BASELINE) }, words)
  }

  // A line with its arrow: values go into the function, its messages the other way.
  line(edge, kind) {
    const points = this.layout.line(edge), sent = kind === "sent"
    const [x, y] = (sent ? points[0] : points.at(-1)).map(short)
    return [
      svg("path", { class: `graph-${kind}`, d: this.layout.path(edge) }),
      svg("path", { class: sent ? "graph-sent-head" : "graph-head", d: `M${x} ${y}${sent ? "l5 9h-10z" : "l3 -6h-6z"}` }),
    ]
  }
}

function wide(text) {
  return LETTER * (text.length + (text.match(HALF)?.length ?? 0) / 2 + (text.match(FULL)?.length ?? 0))
}

// Places for cards and lines, with few crossings: values flow down to the end.
class Layout {
  // An edge leads from a card, by the number of its input, to that input's card.
  constructor(widths, height, edges) {
    this.edges = edges
    const levels = layered(edges, widths.length)
    this.points = widths.map((wide, i) => ({ wide, level: levels[i], links: [], leaf: !edges.some((edge) => edge[0] === i) }))
    this.bends = new Map(edges.map((edge) => [edge, this.pass(edge)]))
    const rows = order([...this.points, ...[...this.bends.values()].flat()])
    spread(rows)
    this.height = MARGIN
    for (const row of rows.toReversed()) {
      const far = row.flatMap((a) => a.links.map(([b]) => (b.level < a.level ? Math.abs(b.x - a.x) : 0)))
      for (const point of row) Object.assign(point, { top: this.height, bottom: this.height + height })
      this.height += height + GAP + Math.min(MORE, Math.max(...far) * 0.07)
    }
    this.height += MARGIN - GAP
    this.width = Math.max(...rows.flat().map(({ x, wide }) => x + wide / 2)) + MARGIN
    this.cards = this.points.map(({ x, top, wide }) => ({ x, top, left: x - wide / 2, width: wide, height }))
  }

  // A line takes a place in every row that it passes.
  pass([i, , j]) {
    const first = this.points[i], last = this.points[j], bends = []
    for (let level = first.level + 1; level < last.level; level++) bends.push({ wide: BEND, level, links: [], bend: true })
    const chain = [first, ...bends, last]
    for (let k = 1; k < chain.length; k++) {
      const [a, b] = [chain[k - 1], chain[k]], weight = (last.leaf ? LIGHT : 1) + (a.bend ? 3 : 0) + (b.bend ? 3 : 0)
      a.links.push([b, weight])
      b.links.push([a, weight])
    }
    return bends
  }

  line(edge) {
    const { x, bottom } = this.points[edge[2]], points = [[x, bottom]]
    for (const bend of this.bends.get(edge).toReversed()) points.push([bend.x, bend.top], [bend.x, bend.bottom])
    return [...points, this.port(edge)]
  }

  // The line as a path that passes every point straight.
  path(edge) {
    const [first, ...others] = this.line(edge)
    let path = `M${first.map(short)}`, [x, y] = first
    for (const [u, v] of others) {
      path += `C${[x, (y + v) / 2, u, (y + v) / 2, u, v].map(short)}`
      ;[x, y] = [u, v]
    }
    return path
  }

  // Lines enter a card in the order of their origins.
  port([i, slot]) {
    const { x, top, wide } = this.points[i], edges = this.edges.filter((edge) => edge[0] === i)
    const origin = (edge) => (this.bends.get(edge)[0] ?? this.points[edge[2]]).x
    const rank = edges.sort((a, b) => origin(a) - origin(b) || a[1] - b[1]).findIndex((edge) => edge[1] === slot)
    return [x + (rank - (edges.length - 1) / 2) * Math.min(PORT, wide / (edges.length + 1)), top]
  }
}

function short(number) {
  return Math.round(number * 10) / 10
}

// For each card the length of the longest way to it from the end.
function layered(edges, count) {
  const levels = Array(count).fill(0)
  for (let changed = true; changed; ) {
    changed = false
    for (const [i, , j] of edges) {
      if (levels[j] > levels[i]) continue
      levels[j] = levels[i] + 1
      changed = true
    }
  }
  return levels
}

// Rows are ordered by the mean of the neighbours, and two change places if they cross less then.
function order(points) {
  const rows = []
  for (const point of points) (rows[point.level] ??= []).push(point)
  let best, fewest = Infinity
  for (let round = 0; round < ROUNDS && fewest; round++) {
    rows.forEach(rank)
    const now = crossings(rows)
    if (now < fewest) [best, fewest] = [rows.map((row) => [...row]), now]
    for (const row of round % 2 ? rows.toReversed() : rows) {
      const to = new Map(row.map((point) => [point, mean(point, round, "rank")]))
      row.sort((a, b) => to.get(a) - to.get(b) || a.rank - b.rank)
      rank(row)
      for (let i = 1; i < row.length; i++) {
        const [a, b] = [row[i - 1], row[i]]
        if (crossed(b, a) < crossed(a, b)) [row[i - 1], row[i]] = [b, a]
      }
      rank(row)
    }
  }
  best.forEach(rank)
  return best
}

function rank(row) {
  row.forEach((point, i) => { point.rank = i })
}

// How often the lines of two points of a row cross, if the first stands before the second.
function crossed(first, second) {
  return first.links.flatMap(([a]) => second.links.filter(([b]) => a.level === b.level && a.rank > b.rank)).length
}

function crossings(rows) {
  return rows.flatMap((row) => row.flatMap((a, i) => row.slice(i + 1).map((b) => crossed(a, b)))).reduce((sum, n) => sum + n, 0)
}

function spread(rows) {
  for (const row of rows) settle(row, row.map(() => 0))
  for (let round = 0; round < 4 * ROUNDS; round++) {
    const side = round > 2 * ROUNDS ? undefined : round
    for (const row of round % 2 ? rows.toReversed() : rows) settle(row, row.map((point) => mean(point, side, "x")))
  }
  const all = rows.flat(), first = Math.min(...all.map(({ x, wide }) => x - wide / 2))
  for (const point of all) point.x += MARGIN - first
}

// Where the neighbours are: in turn those of the row below and above, or both.
function mean(point, round, place) {
  let total = 0, weights = 0
  for (const [to, weight] of point.links) {
    if (to.level > point.level ? round % 2 === 0 : round % 2) continue
    total += weight * to[place]
    weights += weight
  }
  return weights ? total / weights : point[place]
}

// The places nearest to the wishes: points that would be too close form a block, which goes to the
// mean of its wishes.
function settle(row, wishes) {
  const blocks = []
  let shift = 0
  row.forEach((point, i) => {
    if (i) shift += (row[i - 1].wide + point.wide) / 2 + BESIDE
    const weight = point.bend ? 4 : point.leaf ? LIGHT : 1
    let block = { total: (wishes[i] - shift) * weight, weight, members: [[point, shift]] }
    while (blocks.length && blocks.at(-1).total / blocks.at(-1).weight >= block.total / block.weight) {
      const { total, weight, members } = blocks.pop()
      block = { total: total + block.total, weight: weight + block.weight, members: [...members, ...block.members] }
    }
    blocks.push(block)
  })
  for (const { total, weight, members } of blocks) for (const [point, shift] of members) point.x = total / weight + shift
}
