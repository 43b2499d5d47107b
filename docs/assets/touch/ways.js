// Four programs walk back over two doublings: choose one, and take its steps.
import { choice } from "./choice.js"
import { row } from "./controls.js"
import { Touch, html, svg } from "./touch.js"

const BOXES = { a: [4, 126], b: [182, 82], c: [312, 30] } // left edge and width
const TOP = 34, HEIGHT = 46

customElements.define("touch-ways", class extends Touch {
  build({ moments }) {
    this.walks = {}
    for (const moment of moments) {
      const [way, ...parts] = moment.split("|")
      ;(this.walks[way] ??= []).push(parts)
    }
    const names = Object.keys(this.walks)
    this.chosen = choice(row(this), "program", names, "pass_on_all") // in which the messages differ
    for (const way of names) this.walks[way] = this.walks[way].map((parts, i, all) => this.step(parts, all.slice(0, i)))
    this.list = html("ol", { start: 0 })
    this.steps = html("weave-steps", { role: "group", tabindex: 0, "aria-label": "The walk back, step by step", guess: "" }, this.list)
    this.steps.all = Object.values(this.walks).flat()
  }

  step([c, b, a, to, message, slope, visits, words], before) {
    const drawing = svg("svg", { viewBox: "0 0 345.6 118", role: "group", "aria-label": `a: ${a || 0}, b: ${b || 0}, c: ${c || 0}; ${visits} visits` })
    const word = (x, y, text, look) => drawing.append(svg("text", { x, y, class: look }, text))
    const held = { a, b, c }
    for (const [name, [left, width]] of Object.entries(BOXES)) {
      const middle = left + width / 2
      drawing.append(svg("rect", { x: left, y: TOP, width, height: HEIGHT, rx: 4, class: `part ${name === to ? "trail" : ""}` }))
      word(middle, TOP - 13, name)
      word(middle, TOP + HEIGHT / 2, held[name], `message ${name === to ? "bold" : ""}`)
    }
    // of the two lines between two numbers the first carries the first message of a pair
    const second = before.filter(([, , , other]) => other === to).length % 2
    for (const [name, right] of [["a", 182], ["b", 312]]) {
      const [left, width] = BOXES[name]
      for (const line of [0, 1]) {
        const y = TOP + 12 + 22 * line, end = left + width, busy = name === to && line === second
        drawing.append(svg("path", { d: `M${right} ${y}H${end}m6 -4l-6 4l6 4`, class: `wire ${busy ? "trail" : "thin"}` }))
        if (busy) word((end + right) / 2 + 3, y + (line ? 14 : -12), message, "message bold")
      }
    }
    word(4, 104, `visits: ${visits}`, "start")
    const step = html("li", {}, drawing, html("p", {}, words))
    if (before.length && to) Object.assign(step.dataset, { new: `${message} ${slope}`, at: to })
    return step
  }

  update() {
    const steps = this.walks[this.chosen()]
    this.list.replaceChildren(...steps)
    if (!this.steps.isConnected) this.stage.append(this.steps)
    this.steps.play(false)
    this.steps.renew(steps, 0)
    this.steps.makeRoom()
  }
})
