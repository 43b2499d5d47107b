// A hundredth more at one of the numbers of the walk back: what that number predicts, and what comes of it.
import { rounded, svg, written } from "./touch.js"
import { walk } from "./lanes.js"
import { MOST } from "./verdict.js"

const MORE = 0.01
const TOLD = {
  to_y: ["what reaches the gauge", "on the wire to the gauge"],
  blame2: ["the second dial", "at the second dial"],
  to_h: ["what reaches the second dial", "between the dials"],
  blame1: ["the first dial", "at the first dial"],
}
// where the bars begin, the longest of them, and what stands beside them
const ZERO = 112, LONG = 38, WORDS = 158
const DIGITS = 4

// What becomes of the machine with a hundredth more at this number.
function tried(values, [first, second], name, { h, y }) {
  if (name === "blame1") return walk(values, first + MORE, second)
  if (name === "blame2") return walk(values, first, second + MORE)
  if (name === "to_h") h += MORE
  y = name === "to_h" ? second * h : y + MORE
  return { h, y, error: (y - values.wanted) ** 2 }
}

// A number with as many digits as it takes to see that it has changed so much.
function precise(number, change) {
  return rounded(number, decimals(change, 2))
}

// The decimals that show so many digits of a number.
function decimals(number, digits) {
  return Math.max(0, Math.min(8, digits - 1 - Math.floor(Math.log10(Math.abs(number)))))
}

// What is said and drawn of it: the change as predicted, and below it the change as it came.
export class Hundredth {
  constructor(owner, drawing, top, names, places) {
    const group = drawing.appendChild(svg("g", { class: "back" }))
    this.owner = owner
    this.names = names
    for (const name of names) this.makeSpot(name, places[name][0])
    owner.word(group, 4, top, "", "start", "more")
    this.bars = [["about", "by about", "message"], ["came", "tried", "value"]].map(([name, label, look], i) => {
      const y = top + 16 + 15 * i
      owner.word(group, 4, y, label, "start")
      owner.word(group, WORDS, y, "", `start ${look}`, name)
      return group.appendChild(svg("rect", { y: y - 4.5, height: 9, class: `bar ${look}` }))
    })
    group.append(svg("path", { d: `M${ZERO} ${top + 9}v29`, class: "wire" }))
  }

  // An orange number, and the place around it that a pointer, a finger or a key can take hold of.
  makeSpot(name, across) {
    const group = this.owner.outputs[name].parentNode
    const [width, top, height] = name.startsWith("to_") ? [44, 88, 58] : [84, 185, 31]
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
    const { owner } = this
    owner.trying = name
    if (name) owner.asked = [name]
    owner.update()
    if (name) owner.tell(this.spoken())
  }

  // The number that was asked for last is explained, and while it is pointed at the machine shows what it does.
  show(numbers) {
    const { outputs, dials, values, back, trying, asked: [asked] } = this.owner
    const after = tried(values, this.owner.settings(), asked, numbers)
    const far = !back || !(Math.abs(numbers[asked]) < MOST && after.error < MOST)
    if (far) this.clear()
    else this.explain(asked, numbers[asked], numbers.error, after.error)
    const now = Boolean(trying) && !far
    for (const name of ["h", "y", "error"]) {
      const change = now ? after[name] - numbers[name] : 0, other = Math.abs(change) > 1e-9
      outputs[name].classList.toggle("other", other)
      if (!other) continue
      const text = precise(after[name], change)
      this.owner.say(name, text)
      outputs[name].classList.toggle("tight", text.length > 5)
    }
    dials.forEach((dial, i) => {
      const other = now && asked === `blame${i + 1}`
      dial.number.classList.toggle("other", other)
      if (other) dial.number.textContent = `× ${precise(dial.value + MORE, MORE)}`
    })
    for (const name of this.names) {
      const group = outputs[name].parentNode
      group.classList.toggle("asked", name === asked)
      group.setAttribute("aria-label", `${outputs[name].textContent}: try ${MORE} more`)
    }
  }

  explain(name, number, before, after) {
    const text = written(number), some = /[1-9]/.test(text), came = after - before
    const amount = some ? Number(text.replace("−", "-")) * MORE : 0
    const [what, where] = TOLD[name]
    this.what = what
    this.text = text
    this.owner.say("more", `With ${MORE} more ${where}, the error changes`)
    this.owner.say("about", some ? `${text} × ${MORE} = ${rounded(amount, 4)}` : text)
    // close to the goal the square of the hundredth counts for more than the number
    const near = Math.abs(came - amount) > Math.abs(amount) && Math.abs(came) > 1e-9
    const change = Math.abs(came) > 1e-9 ? rounded(came, decimals(came, DIGITS)) : "0"
    this.owner.say("came", near ? `${change}: ${MORE} is a lot here` : change)
    const most = Math.max(Math.abs(amount), Math.abs(came)) || 1
    ;[amount, came].forEach((each, i) => {
      const width = (LONG * Math.abs(each)) / most
      this.bars[i].setAttribute("x", ZERO - (each < 0 ? width : 0))
      this.bars[i].setAttribute("width", width)
    })
  }

  clear() {
    for (const name of ["more", "about", "came"]) this.owner.say(name, "")
    for (const bar of this.bars) bar.setAttribute("width", 0)
    this.text = ""
  }

  // For a reader of the screen.
  spoken() {
    if (!this.text) return ""
    const [more, about, came] = ["more", "about", "came"].map((name) => this.owner.outputs[name].textContent)
    return `${this.text} for ${this.what}. ${more} by about ${about}. Tried: ${came}.`
  }
}
