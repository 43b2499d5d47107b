// The machine on the first page. It begins with two dials to turn and a goal. Asked who is to blame, it walks
// back, one part at a time; then it can learn, a step of gradient descent at a time. Any number of the walk
// back can be tried out: a hundredth more there, and the error that comes of it.
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
const WALK = [["to_y"], ["blame2", "to_h"], ["blame1"]] // what the parts send, from the right to the left
const BACK = WALK.flat()
const RUN = ["h", "y", "error", ...BACK]
const ASK = "Who is to blame?", PASS = "Pass it on"
const MORE = 0.01
const REACHES = ["If it sends", "the error changes by about"], BLAMES = ["Turned up by", "it changes the error by about"]
const TOLD = {
  to_y: ["reaches the second dial", ...REACHES], blame2: ["is the second dial’s blame", ...BLAMES],
  to_h: ["reaches the first dial", ...REACHES], blame1: ["is the first dial’s blame", ...BLAMES],
}
const CLICK = 0.2 // how far a click turns a dial
const AGAIN = 450 // ms within which a second click is the end of a double click
const KEPT = 80 // turns by hand that are drawn

class LearningMachine extends Machine {
  near = NEAR

  build(values) {
    this.line("goal", "goal").textContent = `Wanted: ${values.wanted}.\nTurn the dials until the error is 0.`
    super.build({ ...values, blame1: 0 }, PLACES, 246)
    this.back = false
    this.reached = 0 // parts of the walk back
    for (const [i, dial] of this.dials.entries()) {
      const { group, middle } = dial
      let start
      group.addEventListener("pointerdown", () => { start = dial.value })
      group.addEventListener("pointerup", (event) => start === dial.value && this.click(dial, event))
      this.word(group, middle, 162, "turn me", "invite")
      this.word(this.outputs[`blame${i + 1}`].parentNode, middle, 189, "", "message", `advice${i + 1}`)
    }
    for (const name of BACK) this.makeSpot(name)
    for (const [name, y] of [["more", 210], ["changes", 225], ["tried", 240]]) {
      this.word(this.gauge.parentNode, 4, y, "", "start back", name)
    }
    this.line("verdict", "verdict")
    const buttons = row(this)
    this.go = button(buttons, ASK, (event) => this.press(event))
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

  // A click that turned nothing is a small turn towards its place, and never a leap.
  click(dial, event) {
    const [degrees, far] = dial.seen(event)
    if (event.button || far < 6 || far > 40) return // in the middle, or on the card around
    const more = (degrees + 135) / 33.75 - dial.value
    dial.set(dial.value + Math.max(-CLICK, Math.min(CLICK, more)))
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
    this.explain(numbers)
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
    this.go.textContent = !this.back ? ASK : this.reached < WALK.length ? PASS : "Step"
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
    this.say("tip", solved ? "Now press Reset, and let the blame find a way."
      : this.back ? "Point at an orange number: it is tried out." : "Drag a dial round, or use the arrow keys.")
    if (solved && !this.classList.contains("solved")) this.tell(verdict)
    this.classList.toggle("solved", solved)
    const bend = solved ? 12 : 2 - Math.min(10, 4 * Math.abs(miss))
    this.face.setAttribute("d", `M307 121v2M319 121v2M303 ${134 - bend / 4}q10 ${bend} 20 0`)
  }

  // An orange number, and the place around it that a pointer, a finger or a key can take hold of.
  makeSpot(name) {
    const group = this.outputs[name].parentNode, [across, down] = PLACES[name], wire = name.startsWith("to_")
    const [width, top, height] = wire ? [40, 117, 46] : [84, 163, 34]
    group.prepend(svg("rect", { x: across - width / 2, y: top, width, height, rx: 4, class: "spot" }))
    for (const [key, value] of Object.entries({ tabindex: 0, role: "button" })) group.setAttribute(key, value)
    const mouse = ({ pointerType }) => pointerType === "mouse"
    group.addEventListener("pointerenter", (event) => mouse(event) && this.try(name))
    group.addEventListener("pointerleave", (event) => mouse(event) && this.try(null))
    group.addEventListener("click", () => group.focus({ preventScroll: true }))
    group.addEventListener("focus", () => this.try(name))
    group.addEventListener("blur", () => this.try(null))
    group.addEventListener("keydown", ({ key }) => key === "Escape" && this.try(null))
  }

  // A hundredth more at this number, as long as it is pointed at.
  try(name) {
    this.trying = name
    if (name) this.asked = name
    this.update()
    if (name) this.tell(this.meaning())
  }

  // What becomes of the machine with a hundredth more there.
  tried(name, { h, y, error }) {
    const [first, second] = this.dials.map(({ value }) => value), { x, wanted } = this.values
    if (name === "blame1") return walk(this.values, first + MORE, second)
    if (name === "blame2") return walk(this.values, first, second + MORE)
    if (name === "to_h") h += MORE
    y = name === "to_h" ? second * h : y + MORE
    return { h, y, error: (y - wanted) ** 2 }
  }

  // What an orange number means, in words and with its own numbers.
  explain(numbers) {
    const asked = this.asked ?? "to_y", [what, more, changes] = TOLD[asked]
    const number = written(numbers[asked]), size = Number(number.replace("−", "-"))
    const after = this.tried(asked, numbers), far = !(Math.abs(size) < 1e5 && after.error < MOST)
    const about = /[1-9]/.test(number) ? `${number} × ${MORE} = ${rounded(size * MORE, 4)}` : "0"
    this.say("more", far ? "" : `${number} ${what}. ${more} ${MORE}${more === REACHES[0] ? " more" : ""},`)
    this.say("changes", far ? "" : `${changes} ${about}.`)
    // close to the goal the square of the hundredth counts for more than the message
    const change = after.error - numbers.error, near = Math.abs(change - size * MORE) > Math.abs(size * MORE)
    const end = near ? `: ${MORE} is a lot here` : `, a change of ${rounded(change, 6)}`
    this.say("tried", far ? "" : `Tried: error ${rounded(numbers.error, 6)} → ${rounded(after.error, 6)}${end}.`)
    const now = Boolean(this.trying) && !far
    for (const name of ["h", "y", "error"]) {
      const other = now && Math.abs(after[name] - numbers[name]) > 1e-9
      this.outputs[name].classList.toggle("other", other)
      if (other) this.say(name, written(after[name], name === "error" ? 4 : 2))
    }
    this.dials.forEach((dial, i) => {
      const other = now && asked === `blame${i + 1}`
      dial.number.classList.toggle("other", other)
      if (other) dial.number.textContent = `× ${written(dial.value + MORE)}`
    })
    for (const name of BACK) {
      this.outputs[name].parentNode.classList.toggle("asked", name === asked)
      this.outputs[name].parentNode.setAttribute("aria-label", `${this.outputs[name].textContent}: try ${MORE} more`)
    }
  }

  meaning() {
    return ["more", "changes", "tried"].map((name) => this.outputs[name].textContent).join(" ")
  }

  // Of two clicks in a hurry the second counts for nothing.
  press({ detail, timeStamp }) {
    if (detail > 1 && timeStamp - this.pressed < AGAIN) return
    this.pressed = timeStamp
    if (this.reached < WALK.length) this.ask()
    else this.step()
  }

  // The walk back: one part after another passes on its messages and finds its blame.
  ask() {
    if (!this.back) this.trail = []
    this.back = true
    const news = WALK[this.reached++]
    this.asked = news[0]
    this.classList.add("blamed")
    this.mark()
    const numbers = this.update()
    const i = WALK.indexOf(news)
    this.tell(this.meaning() + (i ? ` The ${["second", "first"][i - 1]} dial says: ${advise(numbers[news[0]])}.` : ""))
    if (still()) return
    news.forEach((name, i) => {
      const from = name.startsWith("to_") ? "translateX(40px)" : "translateY(-30px)"
      this.outputs[name].parentNode.animate(
        [{ transform: from, opacity: 0 }, { opacity: 1, offset: 0.4 }, { transform: "none" }],
        { duration: 600, delay: 500 * i, easing: "ease-out", fill: "backwards" },
      )
    })
  }

  // What of the walk is there.
  mark() {
    this.classList.toggle("passed", this.reached === WALK.length)
    WALK.flatMap((names, i) => names.map((name) => [name, i])).forEach(([name, i]) =>
      this.outputs[name].parentNode.classList.toggle("later", i >= this.reached))
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
    this.reached = 0
    this.asked = this.trying = null
    this.trail = []
    this.classList.remove("turned", "blamed")
    this.mark()
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
