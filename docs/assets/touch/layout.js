// Places for cards and lines, so that values flow one way: a row, or column, for each distance from
// the end, few crossings, and every card as near as can be to those that it is joined to.
const GAP = 19, MORE = 26, BESIDE = 15 // between layers, and more where lines go far; between cards
const MARGIN = 2, PORT = 16, BEND = 6, ROUNDS = 24, NEAR = 0.1

export class Layout {
  // `cards` have a width and a height, which are kept; edges lead from a card, by its input, to that.
  constructor(cards, edges, upright) {
    this.upright = upright
    this.edges = edges
    this.layers = layered(edges, cards.length)
    const [along, across] = upright ? ["height", "width"] : ["width", "height"]
    this.points = cards.map((card, i) => ({ layer: this.layers[i], long: card[along], wide: card[across], links: [] }))
    this.passed = new Map(edges.map((edge) => [edge, this.pass(edge)]))
    this.rows = order(this.points)
    spread(this.rows)
    this.stack()
    this.cards = cards.map((card, i) => {
      const { at, wide, layer } = this.points[i], middle = (this.ends[layer][0] + this.ends[layer][1]) / 2
      const [x, y] = this.turned(middle, at + wide / 2)
      return { ...card, x, y, left: x - card.width / 2, top: y - card.height / 2 }
    })
    const far = this.ends[0][1] + MARGIN, side = Math.max(...this.points.map((point) => point.at + point.wide)) + MARGIN
    ;[this.width, this.height] = this.turned(far, side)
  }

  // A line takes a place in every layer that it passes.
  pass([i, , j]) {
    const through = []
    for (let layer = this.layers[i] + 1; layer < this.layers[j]; layer++) {
      through.push({ layer, long: 0, wide: BEND, bend: true, links: [] })
    }
    this.points.push(...through)
    const chain = [this.points[i], ...through, this.points[j]]
    for (let k = 1; k < chain.length; k++) {
      const weight = 1 + 3 * (chain[k].bend ? 1 : 0) + 3 * (chain[k - 1].bend ? 1 : 0)
      chain[k - 1].links.push([chain[k], weight])
      chain[k].links.push([chain[k - 1], weight])
    }
    return through
  }

  // Where each layer begins and ends, along the flow of values.
  stack() {
    this.ends = []
    let at = MARGIN
    for (let layer = this.rows.length - 1; layer >= 0; layer--) {
      const row = this.rows[layer], long = Math.max(...row.map((point) => point.long))
      this.ends[layer] = [at, at + long]
      const far = row.flatMap((point) => point.links.filter(([to]) => to.layer < layer).map(([to]) => Math.abs(middle(to) - middle(point))))
      at += long + GAP + Math.min(MORE, Math.max(0, ...far) * 0.07)
    }
  }

  // The points of the line from an input's card to the card that uses it.
  line(edge) {
    const [i, slot, j] = edge, card = this.cards[j], last = this.port(i, slot)
    const first = this.upright ? [card.x, card.top + card.height] : [card.left + card.width, card.y]
    const points = [first, this.turned(this.ends[this.layers[j]][1], this.across(first))]
    for (const bend of [...this.passed.get(edge)].reverse()) {
      for (const end of this.ends[bend.layer]) points.push(this.turned(end, middle(bend)))
    }
    points.push(this.turned(this.ends[this.layers[i]][0], this.across(last)), last)
    return points.filter(([x, y], k) => !k || Math.hypot(x - points[k - 1][0], y - points[k - 1][1]) > NEAR)
  }

  // The line as a path that leaves and enters every point straight.
  path(edge) {
    const [[x, y], ...others] = this.line(edge)
    let path = `M${short(x)} ${short(y)}`, from = [x, y]
    for (const to of others) {
      const [a, b] = from, [c, d] = to, half = this.upright ? (b + d) / 2 : (a + c) / 2
      const [m, n] = this.upright ? [[a, half], [c, half]] : [[half, b], [half, d]]
      path += `C${[...m, ...n, ...to].map(short).join(" ")}`
      from = to
    }
    return path
  }

  // Where a line enters a card: lines into one card come in the order of their origins.
  port(i, slot) {
    const card = this.cards[i]
    const edges = this.edges.filter((edge) => edge[0] === i)
    const origin = (edge) => middle(this.passed.get(edge)[0] ?? this.points[edge[2]])
    const rank = [...edges].sort((a, b) => origin(a) - origin(b) || a[1] - b[1]).findIndex((edge) => edge[1] === slot)
    const room = this.upright ? card.width : card.height
    const off = (rank - (edges.length - 1) / 2) * Math.min(PORT, room / (edges.length + 1))
    return this.upright ? [card.x + off, card.top] : [card.left, card.y + off]
  }

  turned(along, across) {
    return this.upright ? [across, along] : [along, across]
  }

  across([x, y]) {
    return this.upright ? x : y
  }
}

// For each card the length of the longest way to it from the end.
export function layered(edges, count) {
  const layers = Array(count).fill(0), waits = Array(count).fill(0), ready = [0]
  for (const [, , j] of edges) waits[j]++
  for (const i of ready) {
    for (const [, , j] of edges.filter((edge) => edge[0] === i)) {
      layers[j] = Math.max(layers[j], layers[i] + 1)
      if (!--waits[j]) ready.push(j)
    }
  }
  return layers
}

// The points of each layer, in an order with few crossings: by the middle of their neighbours, up
// and down in turn; the best of all rounds counts.
function order(points) {
  const rows = []
  for (const point of points) (rows[point.layer] ??= []).push(point)
  number(rows)
  let best = rows.map((row) => [...row]), fewest = crossings(rows)
  for (let round = 0; round < ROUNDS && fewest; round++) {
    const down = round % 2 === 0
    for (const row of down ? rows.slice(1) : rows.slice(0, -1).reverse()) {
      const place = new Map(row.map((point) => [point, mean(point, (to) => (to.layer < point.layer) === down, (to) => to.rank) ?? point.rank]))
      row.sort((a, b) => place.get(a) - place.get(b) || a.rank - b.rank)
      row.forEach((point, rank) => { point.rank = rank })
    }
    exchange(rows)
    const now = crossings(rows)
    if (now < fewest) [best, fewest] = [rows.map((row) => [...row]), now]
  }
  number(best)
  return best
}

function number(rows) {
  for (const row of rows) row.forEach((point, rank) => { point.rank = rank })
}

// Neighbours change places where that removes crossings.
function exchange(rows) {
  for (const row of rows) {
    for (let i = 1; i < row.length; i++) {
      const before = crossed(row[i - 1], row[i]), after = crossed(row[i], row[i - 1])
      if (after >= before) continue
      ;[row[i - 1], row[i]] = [row[i], row[i - 1]]
      number([row])
    }
  }
}

// How often the lines of two points of a layer cross, if the first stands before the second.
function crossed(first, second) {
  let count = 0
  for (const [a] of first.links) {
    for (const [b] of second.links) count += a.layer === b.layer && a.rank > b.rank ? 1 : 0
  }
  return count
}

function crossings(rows) {
  let count = 0
  for (const row of rows) row.forEach((first, i) => { for (const second of row.slice(i + 1)) count += crossed(first, second) })
  return count / 2 // each is seen from both of its layers
}

// Places across: every point goes to the middle of its neighbours as far as its layer has room.
function spread(rows) {
  for (const row of rows) settle(row, row.map((point) => 0 * point.wide))
  for (let round = 0; round < 4 * ROUNDS; round++) {
    const down = round % 2 === 0
    const both = round > 2 * ROUNDS
    for (const row of down ? rows : [...rows].reverse()) {
      settle(row, row.map((point) => mean(point, (to) => both || (to.layer < point.layer) === down, middle) ?? middle(point)))
    }
  }
  const first = Math.min(...rows.flat().map((point) => point.at))
  for (const point of rows.flat()) point.at += MARGIN - first
}

// The mean over the neighbours that count, by the weights of their lines.
function mean(point, counts, value) {
  let total = 0, weights = 0
  for (const [to, weight] of point.links) {
    if (!counts(to)) continue
    total += weight * value(to)
    weights += weight
  }
  return weights ? total / weights : undefined
}

// The places nearest to what the points of a row wish, in their order and with room between them:
// where they would be too close they form a block, which goes to the mean of its wishes.
function settle(row, wishes) {
  const blocks = []
  let offset = 0
  row.forEach((point, i) => {
    if (i) offset += (row[i - 1].wide + point.wide) / 2 + BESIDE
    const weight = point.bend ? 4 : 1
    let block = { total: (wishes[i] - offset) * weight, weight, members: [[point, offset]] }
    while (blocks.length && blocks.at(-1).total / blocks.at(-1).weight >= block.total / block.weight) {
      const before = blocks.pop()
      block = { total: before.total + block.total, weight: before.weight + block.weight, members: [...before.members, ...block.members] }
    }
    blocks.push(block)
  })
  for (const { total, weight, members } of blocks) {
    for (const [point, shift] of members) point.at = total / weight + shift - point.wide / 2
  }
}

function middle(point) {
  return point.at + point.wide / 2
}

function short(number) {
  return Math.round(number * 10) / 10
}
