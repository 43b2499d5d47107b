// The machine on the first page: turn its dials, or let it learn, one step of gradient descent at a time.
import { button, path, row, slider } from "./controls.js"
import { html, rounded, svg, written } from "./touch.js"
import { Machine, walk } from "./lanes.js"

const MOST = 1e5 // past this error it does not find its way back
const SIZES = [0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05]
const LEFT = 58, RIGHT = 334, TOP = 16, BOTTOM = 66
const RUN = ["h", "y", "miss", "error", "to_y", "blame2", "to_h", "blame1", "to_x"] // in the order of the walk

class LearningMachine extends Machine {
  build(values) {
    super.build(values)
    this.outputs.code = html("code", {})
    this.stage.append(html("p", { class: "touch-line touch-code sum" }, html("code", {}, "error.backward()"), " finds ", this.outputs.code))
    const controls = row(this)
    this.go = button(controls, "Step", () => this.step())
    this.go.classList.add("main")
    button(controls, "Reset", () => this.restart())
    this.size = slider(controls, "step size", { min: 0, max: SIZES.length - 1, step: 1, value: SIZES.indexOf(0.01) })
    this.line("first", "short")
    this.line("second", "short")
    const drawing = this.canvas(345.6, 84, "The error, step by step")
    this.trailLine = svg("path", { class: "trail" })
    this.points = svg("g", { class: "points" })
    drawing.append(svg("path", { d: `M${LEFT} ${TOP - 6}V${BOTTOM}H${RIGHT}`, class: "wire" }), this.trailLine, this.points)
    this.word(drawing, 21, 41, "error", "start")
    this.word(drawing, LEFT - 6, TOP, "", "end", "highest")
    this.word(drawing, LEFT - 6, BOTTOM, "0", "end")
    this.word(drawing, (LEFT + RIGHT) / 2, BOTTOM + 13, "", "", "steps")
    this.trail = []
  }

  update() {
    const numbers = super.update()
    const size = SIZES[this.size.value]
    this.size.show(`${size}`)
    this.say("code", `w1.grad ${written(numbers.blame1)}, w2.grad ${written(numbers.blame2)}`)
    // what a step is about to do
    this.dials.forEach(({ value }, i) => {
      const blame = numbers[`blame${i + 1}`]
      const name = ["first", "second"][i]
      const by = blame < 0 ? `(${rounded(blame, 4)})` : rounded(blame, 4)
      const sum = `${rounded(value, 4)} − ${size} × ${by} = ${rounded(value - size * blame, 4)}`
      this.say(name, numbers.error > MOST ? "" : `Next step: ${name} dial ${sum}`)
    })
    if (!this.trail.length) this.trail = [numbers.error]
    this.go.setAttribute("aria-disabled", numbers.error > MOST)
    this.drawTrail(numbers)
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
    this.trail.push(walk(this.values, first.value, second.value).error)
    this.update()
    this.run()
    this.tell(`${this.outputs.steps.textContent}: error ${written(this.trail.at(-1), 4)}`)
  }

  // The new numbers come one after another: values from the left, then what goes back from the right.
  run() {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return
    RUN.forEach((name, i) => {
      const from = i < 4 ? -9 : 9
      for (const earlier of this.outputs[name].getAnimations()) earlier.cancel()
      this.outputs[name].animate(
        [{ transform: `translateX(${from}px)` }, { transform: "none" }],
        { duration: 220, delay: 70 * i, easing: "ease-out" },
      )
    })
  }

  restart() {
    for (const dial of this.dials) dial.value = dial.first
    this.turned()
    this.classList.remove("turned")
    this.tell("both dials are where they were")
  }

  turned() {
    this.trail = []
    super.turned()
  }

  drawTrail({ error, blame1, blame2 }) {
    const highest = Math.max(...this.trail)
    const steps = this.trail.length - 1
    const apart = (RIGHT - LEFT - 16) / Math.max(10, steps)
    const places = this.trail.map((each, i) => [LEFT + 8 + i * apart, BOTTOM - (BOTTOM - TOP) * (each / (highest || 1))])
    this.trailLine.setAttribute("d", path(places))
    this.points.replaceChildren(...places.map(([cx, cy]) => svg("circle", { cx, cy, r: 3 })))
    this.say("highest", written(highest))
    const counted = steps ? `after ${steps} ${steps === 1 ? "step" : "steps"}` : "before the first step"
    const end = error > MOST ? ": too far" : error < 0.00005 ? ": solved" : blame1 || blame2 ? "" : ": both blames are 0"
    this.say("steps", counted + end)
  }
}

customElements.define("touch-machine", LearningMachine)
