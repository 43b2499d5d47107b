// The machine on the first page. It begins with two dials to turn and a goal. Asked who is to blame, it
// walks back and shows each dial's blame; from then on it can learn, a step of gradient descent at a time.
import { button, path, row, slider } from "./controls.js"
import { html, rounded, svg, written } from "./touch.js"
import { Machine, ZERO, walk } from "./lanes.js"

const MOST = 1e5 // past this error it does not find its way back
const NEAR = 0.005 // the error when the machine is near enough
const SIZES = [0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05]
const LEFT = 58, RIGHT = 334, TOP = 16, BOTTOM = 66
const PLACES = {
  h: [140, 26], y: [258, 26], error: [313, 101],
  to_y: [258, 138], to_h: [140, 138], blame1: [81, 172], blame2: [199, 172],
}
const BACK = ["to_y", "blame2", "to_h", "blame1"] // in the order of the walk
const RUN = ["h", "y", "error", ...BACK]
const ASK = "Who is to blame?"
const KEPT = 80 // turns by hand that are drawn

class LearningMachine extends Machine {
  near = NEAR

  build(values) {
    this.line("goal", "goal").textContent = `Wanted: ${values.wanted}.\nTurn the dials until the error is 0.`
    super.build({ ...values, blame1: 0 }, PLACES, 230)
    this.back = false
    for (const [i, { group, middle }] of this.dials.entries()) {
      this.word(group, middle, 162, "turn me", "invite")
      this.word(this.outputs[`blame${i + 1}`].parentNode, middle, 189, "", "message", `advice${i + 1}`)
    }
    for (const [name, y] of [["more", 210], ["changes", 225]]) {
      this.word(this.gauge.parentNode, 4, y, "", "start back", name)
    }
    this.line("verdict", "verdict")
    const buttons = row(this)
    this.go = button(buttons, ASK, () => this.back ? this.step() : this.ask())
    this.go.classList.add("main")
    button(buttons, "Reset", () => this.restart())

    // what stands below the buttons before they are pressed, and what takes its place
    const before = html("div", {}), after = html("div", {})
    this.stage.append(html("div", { class: "faces" }, before, after))
    before.append(this.line("product"), this.line("square"), this.line("tip"))
    this.outputs.code = html("code", {})
    after.append(
      html("p", { class: "touch-line touch-code sum" }, html("code", {}, "error.backward()"), " finds ", this.outputs.code),
      this.line("first", "short"), this.line("second", "short"), row(this),
    )
    this.size = slider(after.lastChild, "step size", { min: 0, max: SIZES.length - 1, step: 1, value: SIZES.indexOf(0.01) })

    const drawing = this.canvas(345.6, 84, "The error, step by step")
    drawing.classList.add("course")
    this.trailLine = svg("path", { class: "trail" })
    this.points = svg("g", { class: "points" })
    drawing.append(svg("path", { d: `M${LEFT} ${TOP - 6}V${BOTTOM}H${RIGHT}`, class: "wire" }), this.trailLine, this.points)
    this.word(drawing, 21, 41, "error", "start")
    this.word(drawing, LEFT - 6, TOP, "", "end", "highest")
    this.word(drawing, LEFT - 6, BOTTOM, "0", "end")
    this.word(drawing, (LEFT + RIGHT) / 2, BOTTOM + 13, "", "", "steps")
    this.trail = []
  }

  // The gauge has a face, which is glad of a small error.
  label(drawing, middle, wanted) {
    this.word(drawing, middle, 36, "wanted")
    this.word(drawing, middle, 55, wanted, "large")
    this.word(drawing, middle, 81, "error", "value")
    this.face = svg("path", { class: "face" })
    drawing.append(this.face)
  }

  update() {
    const numbers = super.update()
    const { y, miss, error, blame1, blame2 } = numbers
    const size = SIZES[this.size.value]
    this.size.show(`${size}`)
    this.say("code", `w1.grad ${written(blame1)}, w2.grad ${written(blame2)}`)
    const [first, second] = this.dials.map(({ value }) => value)
    const { x, wanted } = this.values
    this.say("more", `${written(numbers.to_y)} on a wire: add a little there,`)
    this.say("changes", `and the error changes by ${written(numbers.to_y)} times that.`)
    this.say("product", `${x} × ${rounded(first, 2)} × ${rounded(second, 2)} = ${rounded(y, 2)} comes out`)
    this.say("square", `error = (${rounded(y, 2)} − ${wanted})² = ${rounded(error, 4)}`)
    this.dials.forEach(({ value }, i) => {
      const blame = numbers[`blame${i + 1}`]
      this.say(`advice${i + 1}`, advise(blame))
      // what a step is about to do
      const name = ["first", "second"][i]
      const by = blame < 0 ? `(${rounded(blame, 4)})` : rounded(blame, 4)
      const sum = `${rounded(value, 4)} − ${size} × ${by} = ${rounded(value - size * blame, 4)}`
      this.say(name, error > MOST ? "" : `Next, ${name} dial: ${sum}`)
    })
    this.judge(y, miss, error)
    if (!this.trail.length) this.trail = [error]
    this.go.textContent = this.back ? "Step" : ASK
    this.go.setAttribute("aria-disabled", error > MOST)
    this.drawTrail(numbers)
    return numbers
  }

  // In words and with a face: how near is it?
  judge(y, miss, error) {
    const solved = error < NEAR
    const verdict = error > MOST ? "Too far: press Reset."
      : error < ZERO ? `${written(y)} comes out, as wanted. Solved.`
      : solved ? `${written(y)} comes out: near enough, solved.`
      : `${written(y)} comes out: ${written(Math.abs(miss))} too ${miss < 0 ? "little" : "much"}.`
    this.say("verdict", verdict)
    this.say("tip", solved ? "Now press Reset, and let the blame find a way." : "Drag a dial round, or use the arrow keys.")
    if (solved && !this.classList.contains("solved")) this.tell(verdict)
    this.classList.toggle("solved", solved)
    const bend = solved ? 12 : 2 - Math.min(10, 4 * Math.abs(miss))
    this.face.setAttribute("d", `M307 121v2M319 121v2M303 ${134 - bend / 4}q10 ${bend} 20 0`)
  }

  // The walk back, for the first time: messages from the right to the left, and a blame at each dial.
  ask() {
    this.back = true
    this.classList.add("blamed")
    this.trail = []
    const { blame1, blame2 } = this.update()
    this.tell(`first dial: blame ${written(blame1)}, ${advise(blame1)}; second dial: blame ${written(blame2)}, ${advise(blame2)}`)
    if (still()) return
    BACK.forEach((name, i) => {
      const from = name.startsWith("to_") ? "translateX(40px)" : "translateY(-30px)"
      this.outputs[name].parentNode.animate(
        [{ transform: from, opacity: 0 }, { opacity: 1, offset: 0.4 }, { transform: "none" }],
        { duration: 600, delay: 500 * i, easing: "ease-out", fill: "backwards" },
      )
    })
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
    if (still()) return
    RUN.forEach((name, i) => {
      const from = BACK.includes(name) ? 9 : -9
      for (const earlier of this.outputs[name].getAnimations()) earlier.cancel()
      this.outputs[name].animate(
        [{ transform: `translateX(${from}px)` }, { transform: "none" }],
        { duration: 220, delay: 70 * i, easing: "ease-out" },
      )
    })
  }

  // Back to the two dials and the goal.
  restart() {
    for (const dial of this.dials) dial.value = dial.first
    this.size.value = SIZES.indexOf(0.01)
    this.back = false
    this.trail = []
    this.classList.remove("turned", "blamed")
    this.update()
    this.tell("both dials are where they were")
  }

  turned() {
    if (this.back) this.trail = []
    else this.trail = [...this.trail, walk(this.values, ...this.dials.map((dial) => dial.value)).error].slice(-KEPT)
    super.turned()
  }

  drawTrail({ error, blame1, blame2 }) {
    const highest = Math.max(...this.trail)
    const steps = this.trail.length - 1
    const apart = (RIGHT - LEFT - 16) / Math.max(10, steps)
    const places = this.trail.map((each, i) => [LEFT + 8 + i * apart, BOTTOM - (BOTTOM - TOP) * (each / (highest || 1))])
    this.trailLine.setAttribute("d", path(places))
    const dots = this.back ? places : places.slice(-1)
    this.points.replaceChildren(...dots.map(([cx, cy]) => svg("circle", { cx, cy, r: 3 })))
    this.say("highest", written(highest))
    const counted = !this.back ? "as you turn" : steps ? `after ${steps} ${steps === 1 ? "step" : "steps"}` : "before the first step"
    const end = error > MOST ? ": too far" : error < NEAR ? ": solved" : blame1 || blame2 ? "" : ": both blames are 0"
    this.say("steps", counted + (this.back ? end : ""))
  }
}

// What a dial's blame asks you to do.
function advise(blame) {
  if (!/[1-9]|huge/.test(written(blame))) return "leave me"
  return blame < 0 ? "turn me up" : "turn me down"
}

function still() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches
}

customElements.define("touch-machine", LearningMachine)
