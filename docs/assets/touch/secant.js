// The second point of a line on the curve of the error: bring it close, and the line is the tangent.
import { axis, path, row, slider } from "./controls.js"
import { Touch, placeIn, rounded, svg } from "./touch.js"

const across = axis(0.2, 1.6, 40, 338)
const height = axis(-5, 29, 282, 8)

customElements.define("touch-secant", class extends Touch {
  build({ w2 }) {
    this.drawing = this.canvas(345.6, 316.8, "A line through two points of the curve of the error")
    const places = Array.from({ length: 100 }, (_, i) => 0.24 + (i * 1.32) / 99)
    this.secant = svg("path", { class: "trail" })
    this.second = svg("circle", { r: 6, class: "points" })
    this.held = svg("circle", { r: 20, class: "grab" })
    this.drawing.append(
      svg("path", { d: `M40 8V282H338M40 ${height(0)}H338`, class: "wire thin" }),
      svg("path", { d: path(places.map((w) => [across(w), height(this.error(w))])), class: "curve" }),
      svg("path", { d: path([0.24, 0.8].map((w) => [across(w), height(this.error(w2) + this.slope() * (w - w2))])), class: "tangent" }),
      this.secant, svg("circle", { cx: across(w2), cy: height(this.error(w2)), r: 5 }), this.second, this.held,
    )
    for (const error of [0, 10, 20]) this.word(this.drawing, 34, height(error), error, "end")
    for (const w of [0.5, 1, 1.5]) this.word(this.drawing, across(w), 296, w)
    this.word(this.drawing, across(0.75), 310, "w2")
    this.word(this.drawing, 30, 14, "error", "end small")
    this.word(this.drawing, across(0.92), 22, "", "large", "ratio")
    this.word(this.drawing, across(0.84), height(-3.6), "tangent", "start")
    this.nudge = slider(row(this), "nudge", { min: -0.25, max: 1, step: 0.01, value: 1 })
    this.line("sum", "two")
    const move = (event) => {
      this.nudge.value = across.back(placeIn(this.drawing, event).x) - w2
      this.update()
    }
    this.held.addEventListener("pointerdown", (event) => {
      this.held.setPointerCapture(event.pointerId)
      event.preventDefault()
    })
    this.held.addEventListener("pointermove", (event) => {
      if (this.held.hasPointerCapture(event.pointerId)) move(event)
    })
  }

  error(w2) {
    const { x, w1, t } = this.values
    return (w2 * (w1 * x) - t) ** 2
  }

  slope() {
    const { x, w1, w2, t } = this.values
    return 2 * (w2 * (w1 * x) - t) * (w1 * x)
  }

  update() {
    const { w2 } = this.values
    const nudge = Number(this.nudge.value)
    const change = this.error(w2 + nudge) - this.error(w2)
    const steepness = nudge ? change / nudge : this.slope()
    const left = Math.max(0.2, Math.min(w2, w2 + nudge) - 0.16)
    const right = Math.min(1.6, Math.max(w2, w2 + nudge) + 0.16)
    this.secant.setAttribute("d", path([left, right].map((w) => [across(w), height(this.error(w2) + steepness * (w - w2))])))
    for (const circle of [this.second, this.held]) {
      circle.setAttribute("cx", across(w2 + nudge))
      circle.setAttribute("cy", height(this.error(w2 + nudge)))
    }
    const shown = rounded(steepness, 2)
    this.say("ratio", nudge ? `change ÷ nudge: ${shown}` : `slope: ${shown}`)
    this.say("sum", nudge
      ? `${rounded(change, 4)} ÷ ${nudge < 0 ? `(${rounded(nudge, 2)})` : rounded(nudge, 2)} = ${shown}`
      : "No nudge is left: the line touches the curve, and its steepness is the slope.")
    this.nudge.show(rounded(nudge, 2))
    this.tell(this.outputs.ratio.textContent)
  }
})
