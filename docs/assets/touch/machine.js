// The machine on the first page: turn its dials, or let it learn, one step of gradient descent at a time.
import { button, path, row, slider } from "./controls.js"
import { html, svg, written } from "./touch.js"
import { Machine, walk } from "./lanes.js"

const MOST = 1e6 // past this error it does not find its way back
const SIZES = [0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05]
const LEFT = 58, RIGHT = 334, TOP = 16, BOTTOM = 66

class LearningMachine extends Machine {
  build(values) {
    super.build(values)
    const controls = row(this)
    this.go = button(controls, "Step", () => this.step())
    this.go.classList.add("main")
    this.size = slider(controls, "step size", { min: 0, max: SIZES.length - 1, step: 1, value: SIZES.indexOf(0.01) })
    button(controls, "Reset", () => this.restart())
    const drawing = this.canvas(345.6, 84, "The error, step by step")
    this.trailLine = svg("path", { class: "trail" })
    this.points = svg("g", { class: "points" })
    drawing.append(svg("path", { d: `M${LEFT} ${TOP - 6}V${BOTTOM}H${RIGHT}`, class: "wire" }), this.trailLine, this.points)
    this.word(drawing, 21, 41, "error", "start", "")
    this.word(drawing, LEFT - 6, TOP, "", "end", "highest")
    this.word(drawing, LEFT - 6, BOTTOM, "0", "end")
    this.word(drawing, (LEFT + RIGHT) / 2, BOTTOM + 13, "", "", "steps")
    const code = html("p", { class: "touch-line touch-code" }, html("code", {}, "error.backward()"), " finds both blames:", html("br"))
    for (const name of ["w1.grad", "w2.grad"]) {
      this.outputs[name] = html("code", {})
      code.append(this.outputs[name], " ")
    }
    this.stage.append(code)
    this.trail = []
  }

  update() {
    const numbers = super.update()
    if (!this.trail.length) this.trail = [numbers.error]
    this.size.show(`${SIZES[this.size.value]}`)
    this.say("w1.grad", `w1.grad ${written(numbers.blame1)}`)
    this.say("w2.grad", `w2.grad ${written(numbers.blame2)}`)
    this.go.setAttribute("aria-disabled", numbers.error > MOST)
    this.drawTrail()
    return numbers
  }

  // Each dial against its blame.
  step() {
    const { blame1, blame2, error } = this.update()
    if (error > MOST) return
    const size = SIZES[this.size.value]
    const [first, second] = this.dials
    first.value -= size * blame1
    second.value -= size * blame2
    this.classList.add("turned")
    this.trail.push(walk(this.values, first.value, second.value).error)
    this.update()
    this.tell(`${this.outputs.steps.textContent}: error ${written(this.trail.at(-1), 4)}`)
  }

  restart() {
    for (const dial of this.dials) dial.value = dial.first
    this.turned()
    this.tell("both dials are where they were")
  }

  turned() {
    this.trail = []
    super.turned()
  }

  drawTrail() {
    const highest = Math.max(...this.trail)
    const steps = this.trail.length - 1
    const apart = (RIGHT - LEFT - 16) / Math.max(10, steps)
    const places = this.trail.map((error, i) => [LEFT + 8 + i * apart, BOTTOM - (BOTTOM - TOP) * (error / (highest || 1))])
    this.trailLine.setAttribute("d", path(places))
    this.points.replaceChildren(...places.map(([cx, cy]) => svg("circle", { cx, cy, r: 3 })))
    this.say("highest", written(highest))
    const far = this.trail[steps] > MOST ? ", and far too large" : ""
    this.say("steps", steps ? `after ${steps} ${steps === 1 ? "step" : "steps"}${far}` : "before the first step")
  }
}

customElements.define("touch-machine", LearningMachine)
