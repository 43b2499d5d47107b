// The machine with two dials, as snippets/idea/lanes.py draws it: turn them, and all numbers follow.
import { Touch, svg, written } from "./touch.js"
import { Dial } from "./dial.js"

const FIRST = 78, SECOND = 196, GAUGE = 310 // the middles of the three parts
const BACK = ["to_y", "to_h", "to_x", "blame1", "blame2"]
const PLACES = {
  h: [137, 27], y: [255, 27], miss: [GAUGE, 68], error: [GAUGE, 115],
  to_y: [255, 138], to_h: [137, 138], to_x: [21, 138], blame1: [FIRST, 172], blame2: [SECOND, 172],
}
const NAMES = { miss: "miss ", blame1: "blame ", blame2: "blame " }
const SMALL = ["miss", "blame1", "blame2"]

// Both ways through the machine.
export function walk({ x, wanted }, dial1, dial2) {
  const h = dial1 * x
  const y = dial2 * h
  const miss = y - wanted
  const to_y = 2 * miss
  const to_h = to_y * dial2
  return { h, y, miss, error: miss * miss, to_y, blame2: to_y * h, to_h, blame1: to_h * x, to_x: to_h * dial1 }
}

export class Machine extends Touch {
  static back = true // whether it shows the way back too

  build({ x, dial1, dial2, wanted }) {
    const { back } = this.constructor
    const drawing = this.canvas(345.6, back ? 180 : 149, "A machine with two dials that you can turn")
    for (const [left, right] of [[4, 37], [120, 154], [238, 272]]) {
      arrow(drawing, left, right, 40)
      if (back) arrow(drawing, right, left, 124)
    }
    this.dials = [
      new Dial(this, drawing, FIRST, "first dial", dial1),
      new Dial(this, drawing, SECOND, "second dial", dial2),
    ]
    drawing.append(svg("rect", { x: GAUGE - 34, y: 22, width: 68, height: 124, rx: 6, class: "part" }))
    this.word(drawing, GAUGE, 11, "gauge")
    this.word(drawing, GAUGE, 40, `wanted ${wanted}`)
    this.word(drawing, GAUGE, 98, "error", "value")
    this.word(drawing, 20, 27, written(x), "value large")
    for (const [name, [across, down]] of Object.entries(PLACES)) {
      const message = BACK.includes(name)
      if (message && !back) continue
      const size = SMALL.includes(name) ? "" : " large"
      this.word(drawing, across, down, "", `${message ? "message" : "value"}${size}`, name)
      if (name.startsWith("to_")) this.word(drawing, Math.max(across, 26), down + 17, "message", "message")
    }
  }

  update() {
    const numbers = walk(this.values, ...this.dials.map((dial) => dial.value))
    for (const name in PLACES) {
      const decimals = name === "error" ? 4 : 2
      if (name in this.outputs) this.say(name, (NAMES[name] ?? "") + written(numbers[name], decimals))
    }
    this.dials.forEach((dial, i) => dial.show(this.spoken(dial.value, numbers, numbers[`blame${i + 1}`])))
    return numbers
  }

  // What a reader of the screen says of a dial.
  spoken(value, { y, error }, blame) {
    const back = this.constructor.back ? `; blame ${written(blame)}` : ""
    return `${written(value)}; ${written(y)} comes out; error ${written(error, 4)}${back}`
  }

  // Called by a dial that was turned by hand.
  turned() {
    this.classList.add("turned")
    this.update()
  }
}

function arrow(drawing, start, end, y) {
  const back = start > end ? 5 : -5
  drawing.append(svg("path", { d: `M${start} ${y}H${end}M${end + back} ${y - 3}L${end} ${y}L${end + back} ${y + 3}`, class: "wire" }))
}
