// An activation, and its slope at a sum of your choice: drag the point along the curve, or use the slider.
import { choice } from "./choice.js"
import { axis, path, row, slider } from "./controls.js"
import { drag } from "./hand.js"
import { Touch, placeIn, rounded, svg } from "./touch.js"

export const ACTIVATIONS = {
  relu: [(z) => Math.max(0, z), (h) => Number(h > 0)],
  tanh: [Math.tanh, (h) => 1 - h * h],
  sigmoid: [(z) => 1 / (1 + Math.exp(-z)), (h) => h * (1 - h)],
}
const across = axis(-4, 4, 34, 338)
const height = axis(-1.3, 2.2, 186, 8) // as snippets/neuron/curves.py draws them

function curve(of, last = 4) {
  return path(Array.from({ length: 20 * (last + 4) + 1 }, (_, i) => [across(i / 20 - 4), height(of(i / 20 - 4))]))
}

customElements.define("touch-activation", class extends Touch {
  build() {
    const drawing = this.canvas(345.6, 216, "An activation and its tangent")
    drawing.append(svg("path", { d: `M34 8V186H338M34 ${height(0)}H338`, class: "wire thin" }))
    for (const h of [-1, 0, 1, 2]) this.word(drawing, 28, height(h), rounded(h, 0), "end")
    for (const z of [-4, -2, 0, 2, 4]) this.word(drawing, across(z), 199, rounded(z, 0))
    this.word(drawing, across(3), 211, "z")
    for (const [look, h, name, text] of [["curve", 2, "title", ""], ["slopes", 1.6, undefined, "its slope"]]) {
      drawing.append(svg("path", { d: `M${across(-3.8)} ${height(h)}h22`, class: look }))
      this.word(drawing, across(-3.8) + 28, height(h), text, "start", name)
    }
    this.curve = svg("path", { class: "curve" })
    this.slopes = svg("path", { class: "slopes" })
    this.tangent = svg("path", { class: "trail" })
    this.point = svg("circle", { r: 5 })
    this.held = svg("circle", { r: 20, class: "grab" })
    drawing.append(this.slopes, this.curve, this.tangent, this.point, this.held)
    drag(this.held, (event) => {
      this.z.value = across.back(placeIn(drawing, event).x)
      this.update()
    }, () => this.z.focus({ preventScroll: true }))
    this.name = choice(row(this), "activation", Object.keys(ACTIVATIONS), "tanh")
    this.z = slider(row(this), "z", { min: -4, max: 4, step: 0.1, value: 1 })
    this.line("words", "two")
  }

  update() {
    const name = this.name()
    const [activation, slope] = ACTIVATIONS[name]
    const last = name === "relu" ? 2 : 4 // further up, relu leaves the picture
    this.z.max = last
    const z = Number(this.z.value)
    const h = activation(z)
    const steepness = slope(h)
    this.curve.setAttribute("d", curve(activation, last))
    this.slopes.setAttribute("d", curve((at) => slope(activation(at))))
    const reach = 1.1 / Math.hypot(1, steepness)
    const ends = [Math.max(-4, z - reach), Math.min(last, z + reach)]
    this.tangent.setAttribute("d", path(ends.map((at) => [across(at), height(h + (at - z) * steepness)])))
    for (const circle of [this.point, this.held]) {
      circle.setAttribute("cx", across(z))
      circle.setAttribute("cy", height(h))
    }
    const local = rounded(steepness, 4)
    this.say("words", `h = ${name}(${rounded(z, 1)}) = ${rounded(h, 4)}. The slope is ${local}: of a gradient of 1 at h, ${local} arrives at z.`)
    this.say("title", name)
    this.z.show(rounded(z, 1))
    this.tell(this.outputs.words.textContent)
  }
})
