// Two points of the curve of the error and the line through them: bring the second close to the first,
// and the line is the tangent. Either can be dragged along the curve.
import { axis, path, row, slider } from "./controls.js"
import { drag, keyed } from "./hand.js"
import { Touch, placeIn, rounded, svg } from "./touch.js"

const FIRST = 0.25, LAST = 1.5 // where the two points can go
const across = axis(0.2, 1.6, 40, 338)
const height = axis(-5, 29, 282, 8)

customElements.define("touch-secant", class extends Touch {
  build({ w2 }) {
    this.drawing = this.canvas(345.6, 316.8, "A line through two points of the curve of the error")
    this.w2 = w2
    const places = Array.from({ length: 100 }, (_, i) => 0.24 + (i * 1.32) / 99)
    this.tangent = svg("path", { class: "tangent" })
    this.secant = svg("path", { class: "trail" })
    this.drawing.append(
      svg("path", { d: `M40 8V282H338M40 ${height(0)}H338`, class: "wire thin" }),
      svg("path", { d: path(places.map((w) => [across(w), height(this.error(w))])), class: "curve" }),
      this.tangent, this.secant,
    )
    for (const error of [0, 10, 20]) this.word(this.drawing, 34, height(error), error, "end")
    for (const w of [0.5, 1, 1.5]) this.word(this.drawing, across(w), 296, w)
    this.word(this.drawing, across(0.75), 310, "w2")
    this.word(this.drawing, 46, 15, "error", "start")
    this.word(this.drawing, across(1), 22, "", "large", "ratio")
    this.word(this.drawing, 0, 0, "tangent", "", "tangent")
    this.first = this.point({ r: 5, class: "dot" }, (to) => this.move(to), () => this.first)
    this.second = this.point({ r: 6, class: "points" }, (to) => {
      this.nudge.value = to - this.w2
      this.update()
    }, () => this.nudge)
    for (const [key, value] of Object.entries({ role: "slider", tabindex: 0, "aria-label": "w2", "aria-valuemin": FIRST, "aria-valuemax": LAST })) {
      this.first.setAttribute(key, value)
    }
    this.first.addEventListener("keydown", (event) => this.move(keyed(event, this.w2, FIRST, LAST, 0.01)))
    this.nudge = slider(row(this), "nudge", { min: FIRST - w2, max: LAST - w2, step: 0.01, value: 1 })
    this.line("sum", "two")
  }

  // A point on the curve, and the place around it that a hand can take hold of.
  point(look, moved, named) {
    const held = svg("circle", { r: 20, class: "grab" })
    const group = svg("g", { class: "dial" }, svg("circle", look), held)
    drag(held, (event) => moved(across.back(placeIn(this.drawing, event).x)), () => named().focus({ preventScroll: true }))
    this.drawing.append(group)
    return group
  }

  // The first point somewhere else; the second keeps its distance, as far as there is room.
  move(to) {
    if (to === undefined) return
    this.w2 = Math.round(100 * Math.max(FIRST, Math.min(LAST, to))) / 100
    this.nudge.min = (FIRST - this.w2).toFixed(2)
    this.nudge.max = (LAST - this.w2).toFixed(2)
    this.update()
  }

  error(w2) {
    const { x, w1, t } = this.values
    return (w2 * (w1 * x) - t) ** 2
  }

  update() {
    const { w2 } = this, { x, w1, t } = this.values
    const slope = 2 * (w2 * (w1 * x) - t) * (w1 * x)
    const nudge = Number(this.nudge.value)
    const change = this.error(w2 + nudge) - this.error(w2)
    const steepness = nudge ? change / nudge : slope
    const line = (ends, steepness) => path(ends.map((w) => [across(w), height(this.error(w2) + steepness * (w - w2))]))
    const left = Math.max(0.2, Math.min(w2, w2 + nudge) - 0.16)
    const right = Math.min(1.6, Math.max(w2, w2 + nudge) + 0.16)
    this.secant.setAttribute("d", line([left, right], steepness))
    const ends = [Math.max(0.2, w2 - 0.26), Math.min(1.6, w2 + 0.3)]
    this.tangent.setAttribute("d", line(ends, slope))
    // its name stands below its lower end, on the side where the curve is not
    const end = ends[Number(slope < 0)], down = height(this.error(w2) + slope * (end - w2)) + 12
    const name = this.outputs.tangent
    name.setAttribute("x", across(end) + (slope < 0 ? -8 : 8))
    name.setAttribute("y", Math.min(272, down))
    name.setAttribute("class", slope < 0 ? "end" : "start")
    for (const [group, at] of [[this.first, w2], [this.second, w2 + nudge]]) {
      group.setAttribute("transform", `translate(${across(at)} ${height(this.error(at))})`)
    }
    // where both are in one place a hand takes the first, and the tangent slides along the curve
    this.second.setAttribute("pointer-events", nudge ? "auto" : "none")
    const shown = rounded(steepness, 2)
    this.say("ratio", nudge ? `change ÷ nudge: ${shown}` : `slope: ${shown}`)
    const by = nudge < 0 ? `(${rounded(nudge, 2)})` : rounded(nudge, 2)
    this.say("sum", nudge
      ? `w2 = ${rounded(w2, 2)}: ${rounded(change, 4)} ÷ ${by} = ${shown}`
      : `w2 = ${rounded(w2, 2)}: no nudge is left. The line touches the curve, and its steepness is the slope.`)
    this.nudge.show(rounded(nudge, 2))
    this.first.setAttribute("aria-valuenow", w2)
    this.first.setAttribute("aria-valuetext", `${rounded(w2, 2)}; ${this.outputs.ratio.textContent}`)
    this.tell(this.outputs.ratio.textContent)
  }
})
