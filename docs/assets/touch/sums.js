// The sums below the machine: on the way there each part's own, and on the way back each product where it is
// made, with its factors. The number that a part passes on travels there.
import { svg, written } from "./touch.js"

const FIRST = 81, SECOND = 199, END = 344
// the middle of the wire between the dials
const WIRE = 140
const ROWS = [161, 177]
// ms
const TRAVEL = 700
// letters, off the scale, of a sum that still has room
const LONGEST = 24

// A factor of a sum, with a digit more than on its wire.
const fine = (number) => written(number, 3)
const bracketed = (number) => (number < 0 ? `(${fine(number)})` : fine(number))

// From where a number travels, and what it meets there: a number of the machine, or a dial.
const WAYS = {
  to_y: { from: [313, 101], factor: "y" },
  blame2: { from: [258, 138], sent: "to_y", factor: "h" },
  to_h: { from: [258, 138], sent: "to_y", factor: 1 },
  blame1: { from: [WIRE, 138], sent: "to_h", factor: "x" },
}

export class Sums {
  constructor(owner, drawing) {
    this.owner = owner
    const there = drawing.appendChild(svg("g", { class: "there" }))
    owner.word(there, FIRST, ROWS[0], "", "value sum", "sum1")
    owner.word(there, SECOND, ROWS[0], "", "value sum", "sum2")
    owner.word(there, END, ROWS[0], "", "value sum end", "miss_sum")
    owner.word(there, END, ROWS[1], "", "value sum end", "square")
    for (const [name, x, y, look] of [
      ["to_y", END, ROWS[0], "end"], ["to_h", WIRE, ROWS[0], ""], ["blame2", SECOND, ROWS[1], ""], ["blame1", FIRST, ROWS[1], ""],
    ]) owner.word(owner.outputs[name].parentNode, x, y, "", `sum ${look}`, `${name}_sum`)
    this.flyers = drawing.appendChild(svg("g", { class: "message" }))
  }

  show({ h, y, miss, error, to_y, to_h, blame1, blame2 }) {
    const { owner } = this, { x, wanted } = owner.values
    const [first, second] = owner.dials.map(({ value }) => value)
    owner.say("sum1", `${x} × ${fine(first)} = ${fine(h)}`)
    owner.say("sum2", `${fine(h)} × ${fine(second)} = ${fine(y)}`)
    owner.say("miss_sum", `${written(y)} − ${wanted} = ${fine(miss)}`)
    owner.say("square", `${bracketed(miss)}² = ${written(error, 4)}`)
    this.product("to_y", ["2 × ("], [fine(y), "value"], [` − ${wanted}) = `], [fine(to_y), "message"])
    this.product("blame2", [fine(to_y), "message"], [" × "], [bracketed(h), "value"], [" = "], [fine(blame2), "message"])
    this.product("to_h", [fine(to_y), "message"], [` × ${bracketed(second)} = `], [fine(to_h), "message"])
    this.product("blame1", [fine(to_h), "message"], [" × "], [bracketed(x), "value"], [" = "], [fine(blame1), "message"])
  }

  // A sum in which each number has its own colour.
  product(name, ...pieces) {
    const word = this.owner.outputs[`${name}_sum`], text = pieces.map(([piece]) => piece).join("")
    if (word.textContent === text) return
    const short = text.length <= LONGEST
    word.replaceChildren(...(short ? pieces.map(([piece, look = ""]) => svg("tspan", { class: look }, piece)) : []))
  }

  // The factors of these numbers are lit.
  light(names) {
    const factors = names.map((name) => this.factor(name))
    for (const word of this.owner.querySelectorAll(".lit")) word.classList.toggle("lit", factors.includes(word))
    for (const word of factors) word.classList.add("lit")
  }

  factor(name) {
    const { factor } = WAYS[name], { owner } = this
    return owner.dials[factor]?.number ?? owner.outputs[factor]
  }

  // One after another, each is made of what comes to it.
  travel(names, to) {
    this.flyers.replaceChildren()
    names.forEach((name, i) => {
      const { from: [x, y], sent } = WAYS[name], { outputs } = this.owner
      const timing = { duration: TRAVEL, delay: TRAVEL * i, fill: "backwards", easing: "ease-in-out" }
      const flyer = this.owner.word(this.flyers, x, y, outputs[sent ?? name].textContent, "large flyer")
      const way = `translate(${to[name][0] - x}px, ${to[name][1] - y}px)`
      const flight = flyer.animate([
        { opacity: 0, visibility: "visible" }, { opacity: 1, offset: 0.05 }, { opacity: 1, visibility: "visible", transform: way },
      ], timing)
      flight.onfinish = flight.oncancel = () => flyer.remove()
      outputs[name].parentNode.animate([{ opacity: 0 }, { opacity: 0, offset: 0.9 }, { opacity: 1 }], timing)
      this.factor(name).animate([{}, { fill: "var(--weave-orange)", offset: 0.3 }, { fill: "var(--weave-orange)", offset: 0.9 }, {}], timing)
    })
  }
}
