// Five steps on the curve of the error, with a step size of your own.
import { axis, path, row, slider } from "./controls.js"
import { Touch, svg, written } from "./touch.js"

const STEPS = 5, LEFT = 48, RIGHT = 338, TOP = 10, BOTTOM = 186

// What comes out and the error, before the first step and after each.
export function learn({ x, wanted, first, second }, size) {
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
    const curve = axis(-1, 1, LEFT, RIGHT)
    const height = axis(0, 1, BOTTOM, TOP)
    const points = Array.from({ length: 81 }, (_, i) => [curve(i / 40 - 1), height((i / 40 - 1) ** 2)])
    this.walked = svg("path", { class: "trail" })
    this.points = svg("g", { class: "points" })
    drawing.append(
      svg("path", { d: `M${LEFT} ${TOP}V${BOTTOM}H${RIGHT}`, class: "wire" }),
      svg("path", { d: path(points), class: "curve" }), this.walked, this.points,
    )
    for (const name of ["highest", "0"]) this.word(drawing, LEFT - 6, name === "0" ? BOTTOM : TOP, name, "end", name)
    this.word(drawing, 20, (TOP + BOTTOM) / 2, "error")
    for (const [name, at] of [["low", LEFT + 12], ["wanted", curve(0)], ["high", RIGHT - 12]]) {
      this.word(drawing, at, BOTTOM + 14, written(wanted), "", name)
    }
    this.word(drawing, curve(0), BOTTOM + 31, "what comes out")
    this.size = slider(row(this), "step size", { min: 0.001, max: 0.06, step: 0.001, value: 0.01 })
    this.line("errors", "two")
  }

  update() {
    const { wanted } = this.values
    const run = learn(this.values, Number(this.size.value))
    // the curve has the same shape from near and from far: only the numbers at its scales change
    const half = 1.1 * Math.max(2.1, ...run.map(({ y }) => Math.abs(y - wanted)))
    const across = axis(wanted - half, wanted + half, LEFT, RIGHT)
    const height = axis(0, half ** 2, BOTTOM, TOP)
    const places = run.map(({ y, error }) => [across(y), height(error)])
    this.walked.setAttribute("d", path(places))
    this.points.replaceChildren(...places.map(([cx, cy], i) => svg("circle", { cx, cy, r: i ? 4 : 5, class: i ? "" : "first" })))
    const labels = []
    places.forEach(([x, y], i) => {
      const at = [x + (x < across(wanted) ? -11 : 11), Math.max(TOP + 2, y - 6)]
      if (labels.some((other) => Math.hypot(other[0] - at[0], other[1] - at[1]) < 16)) return
      labels.push(at)
      this.points.append(svg("text", { x: at[0], y: at[1] }, `${i}`))
    })
    this.say("highest", written(half ** 2))
    this.say("low", written(wanted - half))
    this.say("high", written(wanted + half))
    const errors = run.map(({ error }) => written(error, 4)).join(" → ")
    this.say("errors", `error: ${errors}`)
    this.size.show(Number(this.size.value).toFixed(3))
    this.tell(this.outputs.errors.textContent.replaceAll("→", "then"))
  }
})
