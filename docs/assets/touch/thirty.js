// Thirty layers as measured: a network and the size of its weights, and what becomes of the gradient.
import { choice } from "./choice.js"
import { axis, path, row, slider } from "./controls.js"
import { scale } from "./depth.js"
import { Touch, svg } from "./touch.js"

const NAMES = ["relu", "sigmoid", "shortcuts"]
const FIRST = 7, LAST = 35 // hundredths
const across = axis(0, 30, 52, 334)
const height = axis(-27, 10, 236, 8)

customElements.define("touch-thirty", class extends Touch {
  build({ curves }) {
    this.curves = curves.map((text) => {
      const [words, changes] = text.split(": ")
      let tenths = 0 // of a power of ten, which every five layers change
      const points = [0, ...changes.split(" ")].map((change, i) => [across(5 * i), height((tenths += Number(change)) / 10)])
      return { words, points }
    })
    const drawing = this.canvas(345.6, 273.6, "The size of the gradient, layer by layer")
    scale(this, drawing, across, height, [6, 0, -6, -12, -18, -24])
    this.before = svg("g", { class: "before" })
    this.curve = svg("path", { class: "trail" })
    this.points = svg("g", { class: "points" })
    this.other = svg("path", { class: "wire" })
    drawing.append(this.before, this.other, this.curve, this.points)
    this.network = choice(row(this), "network", NAMES, "relu")
    this.size = slider(row(this), "size of weights", { min: FIRST / 100, max: LAST / 100, step: 0.01, value: FIRST / 100 })
    this.line("left", "two")
  }

  update() {
    const name = this.network()
    const size = Number(this.size.value).toFixed(2)
    const { words, points } = this.curves[NAMES.indexOf(name) * (LAST - FIRST + 1) + Math.round(100 * size) - FIRST]
    // thin, the curves of this network that were there before; in grey, the last of the other
    if (name !== this.last) {
      this.before.replaceChildren()
      this.other.setAttribute("d", this.curve.getAttribute("d") ?? "")
    }
    this.last = name
    const d = path(points)
    if (!this.before.querySelector(`[d="${d}"]`)) this.before.append(svg("path", { d, class: "thin" }))
    this.curve.setAttribute("d", d)
    this.points.replaceChildren(...points.map(([cx, cy]) => svg("circle", { cx, cy, r: 2.5 })))
    this.say("left", `Weights of size ${size}: the gradient becomes ${words}.`)
    this.size.show(size)
    this.tell(this.outputs.left.textContent)
  }
})
