// The map of both dials: turn them at random, or choose a place oneself, and keep what helps.
import { axis, button, path, row } from "./controls.js"
import { Touch, placeIn, rounded, svg, written } from "./touch.js"

const LEFT = 46, RIGHT = 334, TOP = 8, BOTTOM = 202
const REACH = 0.1 // how far a try turns a dial at most
const SEEN = 40 // tries that did not help and are still to be seen
const KEYS = { ArrowRight: [REACH, 0], ArrowLeft: [-REACH, 0], ArrowUp: [0, REACH], ArrowDown: [0, -REACH] }
const across = axis(2, 4, LEFT, RIGHT)
const height = axis(0.3, 1.3, BOTTOM, TOP)
const place = ([first, second]) => [across(first), height(second)]

customElements.define("touch-trial", class extends Touch {
  build({ product, start1, start2 }) {
    const drawing = this.canvas(345.6, 244.8, "A map: the first dial to the right, the second dial upwards")
    const curve = Array.from({ length: 101 }, (_, i) => [2 + i / 50, product / (2 + i / 50)])
    const map = svg("rect", {
      x: LEFT, y: TOP, width: RIGHT - LEFT, height: BOTTOM - TOP, class: "map", tabindex: 0, role: "application",
      fill: "transparent", style: "cursor: crosshair; outline: none", "aria-label": "Map: the arrow keys try a place beside the last",
    })
    map.addEventListener("click", (event) => {
      const { x, y } = placeIn(map, event)
      this.at([across.back(x), height.back(y)])
    })
    map.addEventListener("keydown", (event) => this.key(event))
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
    drawing.append(this.earlier, this.way, svg("circle", { cx, cy, r: 5 }), this.dots, map)
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
    this.say("last", `A try turns each dial by up to ${REACH}. Or click the map.`)
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
    for (let i = 0; i < times; i++) this.at(this.kept.at(-1).map((dial) => dial + REACH * this.random()), 90 * i)
  }

  // A reader's own try by key, beside the last that was kept.
  key(event) {
    const by = KEYS[event.key]
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    this.at(this.kept.at(-1).map((dial, i) => dial + by[i]))
  }

  // One try; what does not help turns pale and is not kept.
  at(setting, delay = 0) {
    const helps = this.error(setting) < this.error(this.kept.at(-1))
    this.tries++
    if (helps) this.kept.push(setting)
    const [cx, cy] = place(setting)
    const dot = svg("circle", { cx, cy, r: 4, class: helps ? "come" : "gone" })
    dot.style.animationDelay = `${delay}ms`
    this.dots.append(dot)
    this.dots.querySelectorAll(".gone")[SEEN] && this.dots.querySelector(".gone").remove()
    const [first, second] = setting.map((dial) => rounded(dial, 3))
    this.say("last", `Try ${this.tries}: ${first} and ${second}, error ${written(this.error(setting), 4)}: ${helps ? "kept" : "not kept"}`)
    this.update()
    this.tell(`${this.outputs.last.textContent}. ${this.outputs.count.textContent}`)
  }

  update() {
    this.way.setAttribute("d", path(this.kept.map(place)))
    this.say("count", `${this.tries} tried, ${this.kept.length - 1} kept. Error now: ${written(this.error(this.kept.at(-1)), 4)}`)
  }
})
