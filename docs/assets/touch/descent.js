// Five steps on the curve of the error, with a step size of your own.
import { axis, row, path, slider } from "./controls.js"
import { Touch, svg, written } from "./touch.js"

const STEPS = 5, LEFT = 44, RIGHT = 338, TOP = 10, BOTTOM = 186
const across = axis(1, 9, LEFT, RIGHT)
const height = axis(0, 16, BOTTOM, TOP)

// What comes out and the error, before the first step and after each.
function learn({ x, wanted, first, second }, size) {
  const run = []
  for (let step = 0; step <= STEPS; step++) {
    const h = first * x
    const y = second * h
    run.push({ y, error: (y - wanted) ** 2 })
    const message = 2 * (y - wanted)
    const blame1 = message * second * x
    first -= size * blame1
    second -= size * message * h
  }
  return run
}

customElements.define("touch-descent", class extends Touch {
  build({ wanted }) {
    const drawing = this.canvas(345.6, 223.2, "Five steps on the curve of the error")
    const curve = Array.from({ length: 81 }, (_, i) => [across(1 + i / 10), height((1 + i / 10 - wanted) ** 2)])
    this.hops = svg("path", { class: "trail" })
    this.points = svg("g", { class: "points" })
    drawing.append(
      svg("path", { d: `M${LEFT} ${TOP}V${BOTTOM}H${RIGHT}`, class: "wire" }),
      svg("path", { d: path(curve), class: "curve" }), this.hops, this.points,
    )
    for (const error of [0, 4, 8, 12, 16]) this.word(drawing, LEFT - 6, height(error), error, "end")
    this.word(drawing, 9, 98, "error").setAttribute("transform", "rotate(-90 9 98)")
    for (const y of [1, 3, 5, 7, 9]) this.word(drawing, across(y), BOTTOM + 14, y)
    this.word(drawing, across(5), BOTTOM + 30, "what comes out")
    this.size = slider(row(this), "step size", { min: 0.001, max: 0.03, step: 0.001, value: 0.01 })
    this.line("errors", "two")
  }

  update() {
    const run = learn(this.values, Number(this.size.value))
    const places = run.map(({ y, error }) => [across(y), height(error)])
    // each step is a hop from point to point, higher the farther it goes
    this.hops.setAttribute("d", places.slice(1).map(([x, y], i) => {
      const [x0, y0] = places[i]
      return `M${x0} ${y0}Q${(x0 + x) / 2} ${Math.min(y0, y) - 6 - Math.abs(x - x0) / 4} ${x} ${y}`
    }).join(""))
    this.points.replaceChildren(...places.map(([cx, cy], i) => svg("circle", { cx, cy, r: i ? 4 : 5, class: i ? "" : "first" })))
    const labels = []
    places.forEach(([x, y], i) => {
      const at = [x, y < 30 ? y + 14 : y - 12]
      if (labels.some((other) => Math.hypot(other[0] - at[0], other[1] - at[1]) < 14)) return
      labels.push(at)
      this.points.append(svg("text", { x: at[0], y: at[1] }, `${i}`))
    })
    const errors = run.map(({ error }) => written(error, 4)).join(" → ")
    this.say("errors", `error: ${errors}`)
    this.size.show(Number(this.size.value).toFixed(3))
    this.tell(this.outputs.errors.textContent.replaceAll("→", "then"))
  }
})
