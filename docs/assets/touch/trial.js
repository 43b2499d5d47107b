// The map of both dials: turn them at random, and keep what helps.
import { axis, button, path, row } from "./controls.js"
import { Touch, rounded, svg, written } from "./touch.js"

const LEFT = 46, RIGHT = 334, TOP = 8, BOTTOM = 202
const REACH = 0.1 // how far a try turns a dial at most
const across = axis(2, 4, LEFT, RIGHT)
const height = axis(0.3, 1.3, BOTTOM, TOP)
const place = ([first, second]) => [across(first), height(second)]

customElements.define("touch-trial", class extends Touch {
  build({ product, start1, start2 }) {
    const drawing = this.canvas(345.6, 244.8, "A map: the first dial to the right, the second dial upwards")
    const curve = Array.from({ length: 101 }, (_, i) => [2 + i / 50, product / (2 + i / 50)])
    drawing.append(
      svg("path", { d: `M${LEFT} ${TOP}V${BOTTOM}H${RIGHT}`, class: "wire" }),
      svg("path", { d: path(curve.map(place)), class: "curve fit" }),
    )
    for (const number of [2, 2.5, 3, 3.5, 4]) this.word(drawing, across(number), BOTTOM + 14, number)
    for (const number of [0.4, 0.6, 0.8, 1, 1.2]) this.word(drawing, LEFT - 6, height(number), number, "end")
    this.word(drawing, across(3), BOTTOM + 31, "first dial")
    this.word(drawing, 10, height(0.8), "second dial").setAttribute("transform", `rotate(-90 10 ${height(0.8)})`)
    this.word(drawing, across(2.5), height(1.12), "error 0", "value start")
    this.start = [start1, start2]
    const [cx, cy] = place(this.start)
    this.word(drawing, cx, cy + 15, "start")
    this.earlier = svg("path", { class: "wire" })
    this.way = svg("path", { class: "curve way" })
    this.dots = svg("g", { class: "fill blue" })
    drawing.append(this.earlier, this.way, svg("circle", { cx, cy, r: 5 }), this.dots)
    const buttons = row(this)
    button(buttons, "Try at random", () => this.try(1)).classList.add("main")
    button(buttons, "10 tries", () => this.try(10))
    button(buttons, "Reset", () => this.restart())
    this.line("last", "short")
    this.line("count", "short")
    this.seed = 1
    this.restart()
  }

  // Back to the start; the path so far stays, as a thin line.
  restart() {
    this.earlier.setAttribute("d", path((this.kept ?? []).map(place)))
    this.kept = [this.start]
    this.tries = 0
    this.say("last", `A try turns each dial by up to ${REACH}, up or down.`)
    this.dots.replaceChildren()
    this.update()
  }

  // The same numbers for every reader, one after another: between -1 and 1, and not to be guessed.
  random() {
    this.seed = (Math.imul(1664525, this.seed) + 1013904223) >>> 0
    return this.seed / 2 ** 31 - 1
  }

  error([first, second]) {
    return (second * (first * this.values.x) - this.values.wanted) ** 2
  }

  try(times) {
    for (const gone of this.dots.querySelectorAll(".gone")) gone.remove()
    for (let i = 0; i < times; i++) {
      const setting = this.kept.at(-1).map((dial) => dial + REACH * this.random())
      const helps = this.error(setting) < this.error(this.kept.at(-1))
      this.tries++
      if (helps) this.kept.push(setting)
      const [cx, cy] = place(setting)
      const dot = svg("circle", { cx, cy, r: 4, class: helps ? "come" : "gone" })
      dot.style.animationDelay = `${90 * i}ms`
      this.dots.append(dot)
      const [first, second] = setting.map((dial) => rounded(dial, 3))
      this.say("last", `Try ${this.tries}: ${first} and ${second}, error ${written(this.error(setting), 4)}: ${helps ? "kept" : "not kept"}`)
    }
    this.update()
    this.tell(`${this.outputs.last.textContent}. ${this.outputs.count.textContent}`)
  }

  update() {
    this.way.setAttribute("d", path(this.kept.map(place)))
    this.say("count", `${this.tries} tried, ${this.kept.length - 1} kept. Error now: ${written(this.error(this.kept.at(-1)), 4)}`)
  }
})
