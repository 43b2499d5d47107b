// The sums below the machine: on the way there each part's own, and on the way back each product where it is
// made, with its factors. Each is true of the digits that stand there.
import { rounded, svg } from "./touch.js"

const FIRST = 81, SECOND = 199, END = 344, GAUGE = 258
// the middle of the wire between the dials
const WIRE = 140
const ROWS = [159, 173]
// half of a letter
const HALF = 3.1
const FACTORS = { to_y: "y", blame2: "h", to_h: 1, blame1: "x" }

// How many decimals a number has: as in the pictures, and of a small one two digits.
function places(number) {
  const size = Math.abs(number)
  return size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : size > 1e-9 ? Math.min(8, 1 - Math.floor(Math.log10(size))) : 3
}

// A number with more decimals than it has elsewhere.
export function fine(number, more = 0) {
  return Math.abs(number) < 1e-9 ? "0" : Math.abs(number) >= 1e5 ? "huge" : rounded(number, places(number) + more)
}

const value = (text) => Number(text.replace("−", "-"))
const bracketed = (text) => (text[0] === "−" ? `(${text})` : text)

// These numbers with as few digits as make what comes of them, as it is written, true.
export function agree(numbers, ...sums) {
  let texts
  for (let more = 0; more < 9; more++) {
    texts = numbers.map((number) => fine(number, more))
    const made = texts.map(value)
    if (sums.every(([sum, result]) => Math.abs(sum(...made) - value(fine(result))) <= 0.5 * 10 ** -places(result) + 1e-9)) break
  }
  return texts
}

const times = (a, b) => a * b

export class Sums {
  constructor(owner, drawing) {
    this.owner = owner
    const there = drawing.appendChild(svg("g", { class: "there" }))
    owner.word(there, FIRST, ROWS[0], "", "value sum", "sum1")
    owner.word(there, SECOND, ROWS[0], "", "value sum", "sum2")
    owner.word(there, END, ROWS[0], "", "value sum end", "miss_sum")
    owner.word(there, END, ROWS[1], "", "value sum end", "square")
    for (const [name, x, y] of [
      ["to_y", GAUGE, ROWS[0]], ["to_h", WIRE, ROWS[0]], ["blame2", SECOND, ROWS[1]], ["blame1", FIRST, ROWS[1]],
    ]) owner.word(owner.outputs[name].parentNode, x, y, "", "sum", `${name}_sum`)
  }

  show(numbers) {
    const { h, y, miss, error, to_y, to_h, blame1, blame2 } = numbers
    const { owner } = this, { x, wanted } = owner.values
    const [first, second] = owner.dials.map(({ value }) => value)
    const out = agree([y], [(y) => y - wanted, miss], [(y) => 2 * (y - wanted), to_y])[0]
    for (const name of ["h", "y", "to_y", "to_h", "blame1", "blame2"]) {
      const text = name === "y" ? out : fine(numbers[name])
      owner.say(name, (name.startsWith("blame") ? "blame " : "") + text)
      owner.outputs[name].classList.toggle("tight", text.length > 5)
    }
    const [dial] = agree([first], [(dial) => x * dial, h])
    owner.say("sum1", `${x} × ${dial} = ${fine(h)}`)
    owner.say("sum2", `${agree([h, second], [times, y]).join(" × ")} = ${fine(y)}`)
    owner.say("miss_sum", `${out} − ${wanted} = ${fine(miss)}`)
    owner.say("square", `${bracketed(agree([miss], [(miss) => miss * miss, error])[0])}² = ${fine(error)}`)
    this.product("to_y", ["2 × ("], [out, "value"], [` − ${wanted}) = `], [fine(to_y), "message"])
    const [sent, into] = agree([to_y, h], [times, blame2])
    this.product("blame2", [sent, "message"], [" × "], [bracketed(into), "value"], [" = "], [fine(blame2), "message"])
    const [back, by] = agree([to_y, second], [times, to_h])
    this.product("to_h", [back, "message"], [` × ${bracketed(by)} = `], [fine(to_h), "message"])
    const [come] = agree([to_h], [(come) => come * x, blame1])
    this.product("blame1", [come, "message"], [" × "], [x, "value"], [" = "], [fine(blame1), "message"])
    return out
  }

  // A sum in which each number has its own colour, below its owner.
  product(name, ...pieces) {
    const word = this.owner.outputs[`${name}_sum`], text = pieces.map(([piece]) => piece).join("")
    if (word.textContent === text) return
    if (name === "to_y") word.setAttribute("x", Math.min(GAUGE, END - HALF * text.length))
    word.replaceChildren(...(text.includes("huge") ? [] : pieces.map(([piece, look = ""]) => svg("tspan", { class: look }, piece))))
  }

  // The newest sums are there, and of these numbers the factors are lit.
  light(names) {
    const factors = names.map((name) => this.factor(name))
    for (const word of this.owner.querySelectorAll(".lit")) word.classList.toggle("lit", factors.includes(word))
    for (const word of factors) word.classList.add("lit")
    for (const name in FACTORS) this.owner.outputs[name].parentNode.classList.toggle("asked", names.includes(name))
  }

  factor(name) {
    const factor = FACTORS[name], { owner } = this
    return owner.dials[factor]?.number ?? owner.outputs[factor]
  }
}
