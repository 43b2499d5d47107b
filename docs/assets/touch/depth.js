// One factor, layer after layer: how much of a gradient of one is left?
import { axis, row, slider } from "./controls.js"
import { Touch, svg } from "./touch.js"

const MOST = 30
const across = axis(0, MOST, 52, 334)
const height = axis(-18, 10, 236, 8)

function tenTo(power) {
  return `10${`${power}`.replace("+", "").replace("-", "⁻").replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit])}`
}

// As in_powers of snippets/neuron/depth.py writes it: 3.1 × 10⁻⁷.
function powers(number) {
  const [digits, power] = number.toExponential(1).split("e")
  return `${digits} × ${tenTo(power)}`
}

// The same as a plain number where that is short.
function amount(number) {
  return number >= 0.01 && number < 1e4 ? `${Number(number.toPrecision(2))}` : powers(number)
}

// The lines and words around a curve: sizes by powers of ten, and layers.
export function scale(owner, drawing, across, height, powers) {
  for (const power of powers) {
    drawing.append(svg("line", { x1: across(0), x2: across(MOST), y1: height(power), y2: height(power), class: "wire thin" }))
    owner.word(drawing, across(0) - 6, height(power), power ? tenTo(power) : "1", "end")
  }
  for (const layers of [0, 10, 20, 30]) owner.word(drawing, across(layers), 250, layers)
  owner.word(drawing, across(15), 266, "layers walked back")
  owner.word(drawing, 6, 122, "size of the gradient").setAttribute("transform", "rotate(-90 6 122)")
}

customElements.define("touch-depth", class extends Touch {
  build() {
    const drawing = this.canvas(345.6, 273.6, "The size of the gradient, layer by layer")
    scale(this, drawing, across, height, [6, 0, -6, -12, -18])
    this.fall = svg("line", { class: "trail" })
    this.points = svg("g", { class: "points" })
    drawing.append(this.fall, this.points)
    // a factor of one, which gives nothing away
    this.factor = slider(row(this), "each layer ×", { min: 0.25, max: 2, step: 0.05, value: 1 })
    this.layers = slider(row(this), "layers", { min: 1, max: MOST, step: 1, value: MOST })
    this.line("left")
  }

  update() {
    const factor = Number(this.factor.value)
    const layers = Number(this.layers.value)
    const left = factor ** layers
    const places = Array.from({ length: layers + 1 }, (_, i) => [across(i), height(i * Math.log10(factor))])
    const [[x1, y1], [x2, y2]] = [places[0], places.at(-1)]
    for (const [key, value] of Object.entries({ x1, y1, x2, y2 })) this.fall.setAttribute(key, value)
    this.points.replaceChildren(...places.map(([cx, cy]) => svg("circle", { cx, cy, r: 2.5 })))
    this.say("left", left === 1 ? "A gradient of one stays as it is." : left > 1 ? `A gradient of one grows to ${amount(left)}.` : `Of a gradient of one, ${amount(left)} is left.`)
    this.factor.show(`${factor}`)
    this.layers.show(`${layers}`)
    this.tell(this.outputs.left.textContent)
  }
})
