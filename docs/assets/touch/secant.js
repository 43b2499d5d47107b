// The second point of a line on the curve of the error: bring it close, and the line is the tangent.
import { axis, path, row, slider } from "./controls.js"
import { Touch, rounded, svg } from "./touch.js"

const across = axis(0.2, 1.6, 40, 338)
const height = axis(-5, 29, 282, 8)

customElements.define("touch-secant", class extends Touch {
  build({ w2 }) {
    this.drawing = this.canvas(345.6, 316.8, "A line through two points of the curve of the error")
    const places = Array.from({ length: 100 }, (_, i) => 0.24 + (i * 1.32) / 99)
    this.secant = svg("path", { class: "trail" })
    this.second = svg("circle", { r: 6, class: "points grab" })
    this.drawing.append(
      svg("path", { d: `M40 8V282H338M40 ${height(0)}H338`, class: "wire thin" }),
      svg("path", { d: path(places.map((w) => [across(w), height(this.error(w))])), class: "curve" }),
      this.secant, svg("circle", { cx: across(w2), cy: height(this.error(w2)), r: 5 }), this.second,
    )
    for (const error of [0, 10, 20]) this.word(this.drawing, 34, height(error), error, "end")
    for (const w of [0.5, 1, 1.5]) this.word(this.drawing, across(w), 296, w)
    this.word(this.drawing, across(0.75), 310, "w2")
    this.word(this.drawing, 30, 14, "error", "end small")
    this.word(this.drawing, across(0.92), 22, "", "large", "ratio")
    this.nudge = slider(row(this), "nudge", { min: -0.25, max: 1, step: 0.01, value: 0.5 })
    this.line("sum")
    const move = (event) => {
      const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.drawing.getScreenCTM().inverse())
      this.nudge.value = across.back(at.x) - w2
      this.update()
    }
    this.second.addEventListener("pointerdown", (event) => {
      this.second.setPointerCapture(event.pointerId)
      event.preventDefault()
    })
    this.second.addEventListener("pointermove", (event) => {
      if (this.second.hasPointerCapture(event.pointerId)) move(event)
    })
  }

  error(w2) {
    const { x, w1, t } = this.values
    return (w2 * (w1 * x) - t) ** 2
  }

  update() {
    const { x, w1, w2, t } = this.values
    const h = w1 * x
    const nudge = Number(this.nudge.value)
    const change = this.error(w2 + nudge) - this.error(w2)
    const steepness = nudge ? change / nudge : 2 * (w2 * h - t) * h
    const [left, right] = [Math.min(w2, w2 + nudge) - 0.16, Math.max(w2, w2 + nudge) + 0.16]
    this.secant.setAttribute("d", path([left, right].map((w) => [across(w), height(this.error(w2) + steepness * (w - w2))])))
    this.second.setAttribute("cx", across(w2 + nudge))
    this.second.setAttribute("cy", height(this.error(w2 + nudge)))
    const shown = rounded(steepness, 2)
    this.say("ratio", nudge ? `change ÷ nudge: ${shown}` : `slope: ${shown}`)
    this.say("sum", nudge
      ? `${rounded(change, 4)} ÷ ${nudge < 0 ? `(${rounded(nudge, 2)})` : rounded(nudge, 2)} = ${shown}`
      : "No nudge is left: the line touches the curve, and its steepness is the slope.")
    this.nudge.show(rounded(nudge, 2))
    this.tell(this.outputs.ratio.textContent)
  }
})
