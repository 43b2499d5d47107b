// The machine on the first page. It begins with two dials to turn and a goal. Asked who is to blame, it walks
// back, one part at a time; then it can learn, a step of gradient descent at a time. Any number of the walk
// back can be tried out. At the goal it says how many turns it took, and there is another machine.
import { button, row, slider } from "./controls.js"
import { Course, Near } from "./course.js"
import { Machine, walk } from "./lanes.js"
import { Sums, agree, fine } from "./sums.js"
import { html, svg, written } from "./touch.js"
import { MOST, NEAR, advise, judge, stepped } from "./verdict.js"

const SIZES = [0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05]
const SIZE = SIZES.indexOf(0.01)
const PLACES = {
  h: [140, 26], y: [258, 26], error: [313, 101],
  to_y: [258, 137], to_h: [140, 137], blame1: [81, 187], blame2: [199, 187],
}
// what the parts send, from the right to the left
const WALK = [["to_y"], ["blame2", "to_h"], ["blame1"]]
const BACK = WALK.flat()
const RUN = ["h", "y", "error", ...BACK]
const ASK = "Who is to blame?", PASS = "Pass it on", COMPARE = "Let the blame try", OTHER = "Another machine"
// how far a click turns a dial
const CLICK = 0.2
// ms within which a second click is the end of a double click
const AGAIN = 450
// turns by hand that are drawn
const KEPT = 80

class LearningMachine extends Machine {
  near = NEAR

  build(values) {
    this.machines = [values, ...values.others.map((text) => {
      const [x, dial1, dial2, wanted] = text.split(" ").map(Number)
      return { ...values, x, dial1, dial2, wanted }
    })]
    this.line("goal", "goal")
    super.build({ ...values, blame1: 0 }, PLACES, 287)
    this.back = false
    // machines for the reader, and for the blame
    this.score = [0, 0]
    // parts of the walk back
    this.reached = 0
    for (const [i, dial] of this.dials.entries()) {
      const { group, middle } = dial
      let start
      group.addEventListener("pointerdown", () => { start = dial.value })
      group.addEventListener("pointerup", (event) => start === dial.value && this.click(dial, event))
      for (const kind of ["pointerdown", "keydown"]) {
        group.addEventListener(kind, ({ repeat }) => { this.counted &&= Boolean(repeat) }, true)
      }
      this.word(group, middle, 134, "turn me", "invite")
      this.word(this.outputs[`blame${i + 1}`].parentNode, middle, 201, "", "message", `advice${i + 1}`)
    }
    const drawing = this.gauge.parentNode
    this.sums = new Sums(this, drawing)
    this.distance = new Near(this, drawing, 219)
    for (const kind of ["pointerenter", "focusin"]) {
      this.addEventListener(kind, () => this.prepare(), { once: true })
    }
    this.line("verdict", "verdict")
    const buttons = row(this)
    this.go = button(buttons, ASK, (event) => this.press(event))
    this.go.classList.add("main")
    button(buttons, "Reset", () => this.restart())
    const note = this.line("note", "note")
    this.outputs.note = html("span", {})
    this.link = html("a", { href: "idea/dials/" }, "How does it work?")
    note.append(this.outputs.note, " ", this.link)
    this.course = new Course(this)
    this.outputs.code = html("code", {})
    this.after = html("div", { class: "after" },
      html("p", { class: "touch-line touch-code sum" }, html("code", {}, "error.backward()"), " finds ", this.outputs.code),
      this.line("first", "move"), this.line("second", "move"), row(this))
    this.stage.append(this.after)
    this.size = slider(this.after.lastChild, "step size", { min: 0, max: SIZES.length - 1, step: 1, value: SIZE })
    this.begin()
  }

  // What tries a number out is not there before somebody reaches for the machine.
  async prepare() {
    const { Hundredth } = await import("./hundredth.js")
    this.hundredth ??= new Hundredth(this, this.gauge.parentNode, 252, BACK, PLACES)
    this.update()
  }

  // A click that turned nothing is a small turn towards its place, and never a leap.
  click(dial, event) {
    const [degrees, far] = dial.seen(event)
    // in the middle, or elsewhere on its box
    if (event.button || far < 6 || far > 40) return
    const more = (degrees + 135) / 33.75 - dial.value
    dial.set(dial.value + Math.max(-CLICK, Math.min(CLICK, more)))
  }

  // The gauge has a face, which is glad of a small error.
  label(drawing, middle) {
    this.word(drawing, middle, 36, "wanted")
    this.word(drawing, middle, 55, "", "large", "wanted")
    this.word(drawing, middle, 81, "error", "value")
    this.face = drawing.appendChild(svg("path", { class: "face" }))
  }

  // The number on a wire is the effect that the number above has on the error.
  title(group, name, across) {
    this.word(group, across, 96, "effect", "message")
    this.word(group, across, 111, "on error", "message tight")
  }

  update() {
    const numbers = super.update()
    const { miss, error, blame1, blame2 } = numbers
    const { x, wanted } = this.values
    const size = SIZES[this.size.value]
    this.size.show(`${size}`)
    this.say("x", written(x))
    this.say("wanted", written(wanted))
    this.say("code", `w1.grad ${fine(blame1)}, w2.grad ${fine(blame2)}`)
    this.dials.forEach(({ value }, i) => {
      const blame = numbers[`blame${i + 1}`]
      this.say(`advice${i + 1}`, advise(blame))
      // what a step is about to do
      const name = ["first", "second"][i]
      const [from, by] = agree([value, blame], [(from, by) => from - size * by, value - size * blame])
      const sum = `${from} − ${size} × ${blame < 0 ? `(${by})` : by} = ${fine(value - size * blame)}`
      this.say(name, error > MOST || error < NEAR ? "" : `Next, ${name} dial: ${sum}`)
    })
    this.solved = error < NEAR
    const [you, blame] = this.score
    this.say("goal", `Wanted: ${wanted}.\n${!this.solved ? "Turn the dials until the error is 0."
      : this.back && you + blame ? `Solved. Score: you ${you}, blame ${blame}.` : "Solved: the error is nearly 0."}`)
    const out = this.sums.show(numbers)
    this.distance.show(numbers.y, out, wanted)
    judge(this, out, numbers)
    this.sums.light(this.back ? this.asked : [])
    this.hundredth?.show(numbers)
    this.go.textContent = this.solved ? (this.back ? OTHER : COMPARE)
      : !this.back ? ASK : this.reached < WALK.length ? PASS : "Step"
    this.go.setAttribute("aria-disabled", error > MOST)
    this.course.show(this, stepped(this, numbers))
    return numbers
  }

  settings() {
    return this.dials.map(({ value }) => value)
  }

  // Of two clicks in a hurry the second counts for nothing.
  press({ detail, timeStamp }) {
    if (detail > 1 && timeStamp - this.pressed < AGAIN) return
    this.pressed = timeStamp
    if (this.solved && this.back) this.another()
    else if (this.solved) this.compare()
    else if (this.reached < WALK.length) this.ask()
    else this.step()
  }

  // The walk back: one part after another passes on its messages and finds its blame.
  ask() {
    const news = WALK[this.reached++]
    if (!this.back) this.trail = [walk(this.values, ...this.settings()).error]
    this.back = true
    this.asked = news
    this.classList.add("blamed")
    this.mark()
    const numbers = this.update(), place = WALK.indexOf(news)
    const sums = news.map((name) => this.outputs[`${name}_sum`].textContent).join(", ")
    const says = place ? ` The ${["second", "first"][place - 1]} dial says: ${advise(numbers[news[0]])}.` : ""
    this.tell(`${sums}.${says} ${this.hundredth?.spoken() ?? ""}`)
    if (this.hundredth) this.travel(news)
    else this.prepare().then(() => this.travel(news))
  }

  travel(names) {
    if (!still() && names === this.asked) this.hundredth.travel(names)
  }

  // What of the walk is there.
  mark() {
    this.classList.toggle("passed", this.reached === WALK.length)
    WALK.flatMap((names, i) => names.map((name) => [name, i])).forEach(([name, i]) =>
      this.outputs[name].parentNode.classList.toggle("later", i >= this.reached))
  }

  // Each dial against its blame.
  step() {
    const { blame1, blame2, error, miss } = this.update()
    if (error > MOST) return
    const size = SIZES[this.size.value]
    const [first, second] = this.dials
    first.value -= size * blame1
    second.value -= size * blame2
    const after = walk(this.values, ...this.settings())
    this.trail.push(after.error)
    const past = miss * after.miss < 0
    if (after.error > error) this.worse = past ? `Too far, past ${this.values.wanted}` : "Too far, the error grew"
    else if (after.error < Math.min(...this.trail.slice(0, -1))) this.worse = false
    // a point for the one that needed less
    if (error >= NEAR && after.error < NEAR) this.score[this.done && this.turns < this.trail.length ? 0 : 1]++
    this.update()
    this.run()
    if (!this.solved) this.tell(`${this.outputs.steps.textContent}: error ${written(after.error, 4)}. ${this.worse || ""}`)
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

  // Back to the two dials and the goal, with nothing of what was done.
  restart() {
    this.begin()
    this.update()
    this.tell("both dials are where they were")
  }

  begin() {
    this.rewind()
    this.turns = 0
    this.done = false
    this.own = [this.start]
    this.size.value = SIZE
    this.classList.remove("turned")
  }

  rewind() {
    for (const dial of this.dials) dial.value = dial.first
    this.start = walk(this.values, ...this.settings()).error
    this.back = this.counted = this.worse = false
    this.reached = 0
    this.asked = ["to_y"]
    this.trying = null
    this.trail = []
    this.classList.remove("blamed")
    this.mark()
  }

  // Solved by hand: now the blame, from the same start.
  compare() {
    this.rewind()
    this.ask()
  }

  another() {
    const { machines } = this
    machines.push(machines.shift())
    this.values = machines[0]
    const { dial1, dial2, wanted } = this.values
    this.dials[0].first = dial1
    this.dials[1].first = dial2
    this.begin()
    this.update()
    this.tell(`Another machine. Wanted: ${wanted}. ${this.outputs.verdict.textContent}`)
  }

  // A key, a click or a whole drag is one turn.
  turned(dial) {
    this.hundredth?.settle(dial)
    const { error } = walk(this.values, ...this.settings())
    this.worse = false
    if (this.back) this.trail = [error]
    else if (this.counted) this.own.splice(-1, 1, error)
    else {
      this.turns++
      this.own = [...this.own, error].slice(-KEPT)
    }
    if (!this.back) this.done = error < NEAR
    this.counted = true
    super.turned()
  }
}

function still() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches
}

customElements.define("touch-machine", LearningMachine)
