// A hundredth more at one of the numbers of the walk back: what that number predicts, and what comes of it.
import { fine } from "./sums.js"
import { rounded, svg, written } from "./touch.js"
import { walk } from "./lanes.js"
import { MOST, NEAR } from "./verdict.js"

const MORE = 0.01
const TOLD = {
  to_y: ["what reaches the gauge", "on the wire to the gauge"],
  blame2: ["the second dial", "at the second dial"],
  to_h: ["what reaches the second dial", "between the dials"],
  blame1: ["the first dial", "at the first dial"],
}
// where the bars begin, the longest of them, and what stands beside them
const ZERO = 106, LONG = 48, WORDS = 162
// as near to the goal a hand is drawn to it
const DRAWN = 0.15
const DIGITS = 4
// of the names beside the lines of errors
const EDGE = 340, LOWEST = 55
// ms
const TRAVEL = 700
// what travels to a number, from where and to where
const WAYS = {
  to_y: [[313, 101], [258, 137], "to_y"],
  blame2: [[258, 137], [199, 173], "to_y"],
  to_h: [[258, 137], [140, 137], "to_y"],
  blame1: [[140, 137], [81, 173], "to_h"],
}

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
    this.group = group
    this.names = names
    this.before = owner.settings()
    for (const name of names) this.makeSpot(name, places[name][0])
    owner.word(group, 4, top, "", "start", "more")
    this.flyers = drawing.appendChild(svg("g", { class: "message" }))
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
    const [width, top, height] = name.startsWith("to_") ? [44, 88, 58] : [84, 180, 30]
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
    const { outputs, dials, values, back, solved, trying, asked: [asked] } = this.owner
    this.before = this.owner.settings()
    const after = tried(values, this.before, asked, numbers)
    const far = !back || solved || !(Math.abs(numbers[asked]) < MOST && after.error < MOST)
    if (far) this.clear()
    else this.explain(asked, numbers[asked], numbers.error, after.error, this.most(numbers))
    this.group.classList.toggle("done", far)
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
      group.setAttribute("aria-label", `${outputs[name].textContent}: try ${MORE} more`)
    }
  }

  // A hand that comes near the goal, or goes past it by a small turn, stops there.
  settle(dial) {
    const { owner } = this, { wanted } = owner.values, i = owner.dials.indexOf(dial)
    const before = owner.settings()
    before[i] = this.before[i]
    const { y } = walk(owner.values, ...owner.settings()), was = walk(owner.values, ...before)
    const goal = (dial.value * wanted) / y
    if (!(goal <= 8)) return
    const near = (y) => Math.abs(y - wanted) <= DRAWN
    const past = was.error >= NEAR && (y - wanted) * was.miss < 0 && Math.abs(dial.value - before[i]) < 0.11
    if (!past && !(near(y) && (dial.group.matches(".held") || !near(was.y)))) return
    for (const parts of [100, 1000]) {
      dial.value = Math.round(goal * parts) / parts
      if (walk(owner.values, ...owner.settings()).error < NEAR) break
    }
  }

  // The largest of the changes that the orange numbers predict, and of those that come: the scale of the bars.
  most(numbers) {
    return Math.max(...this.names.flatMap((name) => {
      const { error } = tried(this.owner.values, this.before, name, numbers)
      return [Math.abs(numbers[name] * MORE), Math.abs(error - numbers.error)]
    })) || 1
  }

  // Below the machine, each line of errors has its name where it ends.
  name(place, highest) {
    const { own, trail, outputs } = this.owner
    let other
    for (const [name, text, errors] of [["blames", "blame", trail], ["yours", "you", own.slice(own.length < 2)]]) {
      const error = errors.at(-1)
      const words = errors.length ? text + (error > highest ? `: ${written(error)}, off the chart` : "") : ""
      this.owner.say(name, words)
      if (!words) continue
      const [x, y] = place(error, errors.length - 1), wide = 6 * words.length
      const start = x + 8 + wide > EDGE ? x - 8 - wide : x + 8
      const meets = other && other.start < start + wide && start < other.end && Math.abs(y - other.high) < 14
      const high = Math.min(LOWEST, meets ? other.high + (y < LOWEST / 2 ? 14 : -14) : y)
      other = { start, end: start + wide, high }
      outputs[name].setAttribute("x", start + wide / 2)
      outputs[name].setAttribute("y", high)
    }
  }

  explain(name, number, before, after, most) {
    const text = fine(number), some = /[1-9]/.test(text), came = after - before
    const amount = some ? Number(text.replace("−", "-")) * MORE : 0
    const [what, where] = TOLD[name]
    this.what = what
    this.text = text
    this.owner.say("more", `With ${MORE} more ${where}, the error changes`)
    this.owner.say("about", some ? `${text} × ${MORE} = ${rounded(amount, 8)}` : text)
    // close to the goal the square of the hundredth counts for more than the number
    const near = Math.abs(came - amount) > Math.abs(amount) && Math.abs(came) > 1e-9
    const change = Math.abs(came) > 1e-9 ? rounded(came, decimals(came, DIGITS)) : "0"
    this.owner.say("came", near ? `${change}: ${MORE} is a lot here` : change)
    ;[amount, came].forEach((each, i) => {
      const width = (LONG * Math.abs(each)) / most
      this.bars[i].setAttribute("x", ZERO - (each < 0 ? width : 0))
      this.bars[i].setAttribute("width", width)
    })
  }

  // One after another, each is made of what comes to it.
  travel(names) {
    this.flyers.replaceChildren()
    names.forEach((name, i) => {
      const [[x, y], to, sent] = WAYS[name], { outputs, sums } = this.owner
      const timing = { duration: TRAVEL, delay: TRAVEL * i, fill: "backwards", easing: "ease-in-out" }
      const flyer = this.owner.word(this.flyers, x, y, outputs[sent].textContent, "large flyer")
      const corner = `translate(0, ${to[1] - y}px)`, way = `translate(${to[0] - x}px, ${to[1] - y}px)`
      const flight = flyer.animate([
        { opacity: 0, visibility: "visible" }, { opacity: 1, offset: 0.05 }, { transform: corner, offset: 0.35 }, { opacity: 1, visibility: "visible", transform: way },
      ], timing)
      flight.onfinish = flight.oncancel = () => flyer.remove()
      outputs[name].parentNode.animate([{ opacity: 0 }, { opacity: 0, offset: 0.9 }, { opacity: 1 }], timing)
      sums.factor(name).animate([{}, { fill: "var(--weave-orange)", offset: 0.3 }, { fill: "var(--weave-orange)", offset: 0.9 }, {}], timing)
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
