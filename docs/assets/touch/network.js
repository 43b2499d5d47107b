// The network with nine parameters, as snippets/neuron/drawing.py draws it: drag an input, a weight or
// a bias up or down, or choose it and turn it by slider or keys, and all values and gradients follow.
import { button, row, slider } from "./controls.js"
import { drag, keyed } from "./hand.js"
import { Touch, bracketed, placeIn, svg, written } from "./touch.js"

const FIRST = 80, SECOND = 230 // how far down the two neurons are
const LAST = 4, STEP = 0.25, ROW = 19
const FAR = 6 // how far a number is dragged for a step
const NEAR = 0.005 // the error that is near enough
// What can be turned: the place of its number, and that of its name.
const TURNED = {
  x1: [24, FIRST, 24, 51], x2: [24, SECOND, 24, 260],
  w11: [105, FIRST, 105, 60], w12: [66, 183, 99, 196], b1: [179, 15, 149, 15],
  w21: [54, 113, 87, 119], w22: [105, SECOND, 105, 270], b2: [179, 278, 149, 296],
  v1: [248, 111, 248, 90], v2: [248, 199, 248, 239], c: [312, 84, 283, 84],
}
const FOUND = {
  z1: [159, 70], h1: [199, 70], z2: [159, 220], h2: [199, 220], y: [312, 145], m: [309, 219], e: [309, 238],
}
const WORDS = { m: "miss ", e: "error " }
const KINDS = { x: "input", w: "weight", v: "weight", b: "bias", c: "bias" }

// A name as it is written: w₁₂.
const sub = (name) => name.replace(/\d/g, (digit) => "₀₁₂"[digit])
const product = (a, b) => `${written(a)} × ${bracketed(b)} = ${written(a * b)}`

// Both ways through the network, as in snippets/neuron/network.py.
export function walk({ x1, x2, t, w11, w12, b1, w21, w22, b2, v1, v2, c }) {
  const z1 = w11 * x1 + w12 * x2 + b1
  const z2 = w21 * x1 + w22 * x2 + b2
  const [h1, h2] = [Math.max(z1, 0), Math.max(z2, 0)]
  const y = v1 * h1 + v2 * h2 + c
  const m = y - t
  const to_y = 2 * m
  const [to_h1, to_h2] = [to_y * v1, to_y * v2]
  const to_z1 = z1 > 0 ? to_h1 : 0
  const to_z2 = z2 > 0 ? to_h2 : 0
  return [{ z1, h1, z2, h2, y, m, e: m * m }, {
    v1: to_y * h1, v2: to_y * h2, c: to_y, y: to_y, h1: to_h1, h2: to_h2, z1: to_z1, z2: to_z2,
    w11: to_z1 * x1, w12: to_z1 * x2, b1: to_z1, w21: to_z2 * x1, w22: to_z2 * x2, b2: to_z2,
  }]
}

customElements.define("touch-network", class extends Touch {
  build(values) {
    const drawing = this.canvas(345.6, 313.9, "A network whose numbers you can turn")
    this.now = { ...values }
    this.neurons = [[FIRST, 15], [SECOND, 278]].map(([down, bias]) => svg("g", {},
      svg("path", { d: `M24 ${FIRST}L159 ${down}M24 ${SECOND}L159 ${down}M179 ${bias}V${down}M199 ${down}L312 155`, class: "wire" })))
    drawing.append(...this.neurons, svg("path", { d: "M312 84V219", class: "wire" }))
    this.neurons.forEach((neuron, i) => {
      const down = [FIRST, SECOND][i]
      drawing.append(neuron) // with its wires above those of the other
      neuron.append(svg("rect", { x: 138, y: down - 26, width: 82, height: 52, rx: 26, class: "part" }),
        svg("path", { d: `M179 ${down - 26}v52`, class: "wire thin" }))
      this.word(drawing, 179, [117, 193][i], "", "", `state${i + 1}`)
      for (const [name, across] of [["z", 147], ["h", 211]]) {
        this.word(drawing, across, down + [-34, 35][i], sub(name + (i + 1)))
      }
    })
    this.error = svg("rect", { x: 273, y: 206, width: 72, height: 46, class: "part" })
    drawing.append(svg("circle", { cx: 312, cy: 155, r: 27, class: "part" }), this.error)
    this.word(drawing, 276, 155, "y")
    for (const [name, place] of Object.entries(FOUND)) this.numbers(drawing, name, ...place)
    this.parts = Object.entries(TURNED).map(([name, place]) => this.part(drawing, name, ...place))
    const controls = row(this)
    this.input = slider(controls, "", { min: -LAST, max: LAST, step: STEP, value: 0 })
    button(controls, "Reset", () => {
      this.now = { ...values }
      this.choose(this.chosen)
    })
    this.line("goal", "short")
    this.line("words", "two")
    this.stage.addEventListener("focus", () => { this.asked = true }, true)
    this.choose("x1")
  }

  // The value of something, and below it its gradient.
  numbers(parent, name, x, y) {
    this.word(parent, x, y, "", "value", name)
    if (!"xme".includes(name[0])) this.word(parent, x, y + ROW, "", "message", `to_${name}`)
  }

  part(drawing, name, x, y, across, down) {
    const wide = name[0] === "v" ? 46 : 40 // the largest gradients are those of v1 and v2
    const shape = name[0] === "x" ? svg("circle", { cx: x, cy: y, r: 21, class: "part" })
      : svg("rect", { x: x - wide / 2, y: y - 12, width: wide, height: 24 + ROW, class: "part" })
    const part = svg("g", {
      class: "dial", role: "slider", tabindex: 0, "aria-label": `${KINDS[name[0]]} ${name}`,
      "aria-valuemin": -LAST, "aria-valuemax": LAST,
    }, shape)
    this.numbers(part, name, x, y)
    this.word(part, across, down, sub(name))
    // for a pointer it is a number that goes up and down with it
    const grab = svg("rect", { x: x - wide / 2, y: y - 21, width: wide, height: 52, class: "grab" })
    grab.style.cursor = "ns-resize"
    part.append(grab)
    let from, held
    drag(grab, (event) => {
      const to = held + STEP * Math.round((from - placeIn(part, event).y) / FAR)
      this.turn(name, Math.max(-LAST, Math.min(LAST, to)))
    }, (event) => {
      part.focus({ preventScroll: true })
      from = placeIn(part, event).y
      held = this.now[name]
    })
    part.addEventListener("focus", () => this.choose(name))
    part.addEventListener("keydown", (event) => this.turn(name, keyed(event, this.now[name], -LAST, LAST, STEP)))
    drawing.append(part)
    return [name, part]
  }

  choose(name) {
    this.chosen = name
    this.input.value = this.now[name]
    this.input.closest("label").firstChild.textContent = sub(name)
    this.update()
  }

  turn(name, to) {
    if (to === undefined) return
    this.now[name] = to
    this.choose(name)
  }

  update() {
    const { now, chosen } = this
    now[chosen] = Number(this.input.value)
    const [values, to] = walk(now)
    const shown = { ...now, ...values }
    for (const name of Object.keys({ ...TURNED, ...FOUND })) {
      this.say(name, (WORDS[name] ?? "") + written(shown[name], name === "e" ? 4 : 2))
      if (name in to) this.say(`to_${name}`, written(to[name]))
    }
    const states = [values.z1, values.z2].map((z) => (z > 0 ? "on" : "off"))
    states.forEach((state, i) => {
      this.say(`state${i + 1}`, state)
      this.neurons[i].classList.toggle("off", state === "off")
    })
    for (const [name, part] of this.parts) {
      const gradient = name in to ? `; gradient ${written(to[name])}` : ""
      part.classList.toggle("chosen", name === chosen)
      part.setAttribute("aria-valuenow", now[name])
      part.setAttribute("aria-valuetext", `${written(now[name])}${gradient}; error ${written(values.e, 4)}`)
    }
    this.input.show(written(now[chosen]))
    const words = this.asked ? this.rule(chosen, shown, to) : "Drag a number in a circle or a box up or down, or choose it and use the slider."
    this.say("words", words)
    const solved = values.z2 > 0 && values.e < NEAR
    this.error.classList.toggle("right", solved)
    this.outputs.goal.classList.toggle("bold", solved)
    this.say("goal", solved ? "✓ Solved: the second neuron is on, and the answer is right."
      : values.z2 > 0 ? `The second neuron is on. Now make the answer ${now.t}.`
      : "Your goal: switch the second neuron on.")
    const goal = this.asked ? this.outputs.goal.textContent : ""
    this.tell(`${words} The first neuron is ${states[0]}, the second ${states[1]}. The error is ${written(values.e, 4)}. ${goal}`)
  }

  // How the gradient of what is chosen comes about; of an input, those of its two weights.
  rule(name, shown, to) {
    const [kind, i, j] = name
    if (kind === "x") {
      const [first, second] = [1, 2].map((n) => `${sub(`w${n}${i}`)} gets ${product(to[`z${n}`], shown[name])}`)
      return `${first}, and ${second}.`
    }
    const [end, other] = { w: [`z${i}`, `x${j}`], v: ["y", `h${i}`], b: [`z${i}`], c: ["y"] }[kind]
    if (!other) return `${sub(name)} gets ${written(to[end])}, which is what arrives at ${sub(end)}.`
    return `${sub(name)} gets ${product(to[end], shown[other])}: what arrives at ${sub(end)}, times ${sub(other)}.`
  }
})
