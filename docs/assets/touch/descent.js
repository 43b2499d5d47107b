// Five steps on the curve of the error, with a step size of your own; in an answer the steps may be
// larger, and the curve is seen from as far away as they go.
import { axis, row, path, slider } from "./controls.js"
import { Touch, svg, written } from "./touch.js"

const STEPS = 5, LEFT = 44, RIGHT = 338, TOP = 10, BOTTOM = 186
const FAR = [16, 100, 1600] // where the scale of the error may end
const HALVES = [-1, -0.5, 0, 0.5, 1]

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
    this.hops = svg("path", { class: "trail" })
    this.points = svg("g", { class: "points" })
    // it is a parabola, which looks the same from everywhere
    const across = axis(-1, 1, LEFT, RIGHT), height = axis(0, 1, BOTTOM, TOP)
    const curve = Array.from({ length: 81 }, (_, i) => [across(i / 40 - 1), height((i / 40 - 1) ** 2)])
    drawing.append(
      svg("path", { d: `M${LEFT} ${TOP}V${BOTTOM}H${RIGHT}`, class: "wire" }),
      svg("path", { d: path(curve), class: "curve" }), this.hops, this.points,
    )
    this.errors = HALVES.map((half) => this.word(drawing, LEFT - 6, height((half + 1) / 2), "", "end"))
    this.word(drawing, 9, 98, "error").setAttribute("transform", "rotate(-90 9 98)")
    this.answers = HALVES.map((half) => this.word(drawing, across(half), BOTTOM + 14, ""))
    this.word(drawing, across(0), BOTTOM + 30, "what comes out")
    const max = this.closest("details") ? 0.05 : 0.02
    this.size = slider(row(this), "step size", { min: 0.001, max, step: 0.001, value: max > 0.02 ? max : 0.01 })
    this.line("errors", "two")
  }

  update() {
    const run = learn(this.values, Number(this.size.value))
    const top = FAR.find((far) => run.every(({ error }) => error <= far)), reach = Math.sqrt(top)
    const middle = this.values.wanted
    const across = axis(middle - reach, middle + reach, LEFT, RIGHT), height = axis(0, top, BOTTOM, TOP)
    HALVES.forEach((half, i) => {
      this.errors[i].textContent = (top * (half + 1)) / 2
      this.answers[i].textContent = `${middle + half * reach}`.replace("-", "−")
    })
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
