// Nudge either dial by more and by less: the change in the error, and what is left when it is divided.
import { axis, row, slider } from "./controls.js"
import { Touch, rounded, svg } from "./touch.js"

const NUDGES = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]
const ROWS = [["first dial", 60, "blue"], ["second dial", 114, "orange"]]
const bar = axis(-26, 14, 152, 340)

customElements.define("touch-nudge", class extends Touch {
  build({ nudge, x, dial1, dial2, wanted }) {
    const drawing = this.canvas(345.6, 158.4, "What a nudge of each dial does")
    this.word(drawing, 140, 14, "change", "end")
    this.word(drawing, bar(0), 14, "change ÷ nudge")
    for (const number of [-20, -10, 0, 10]) this.word(drawing, bar(number), 31, rounded(number, 0))
    drawing.append(svg("line", { x1: bar(0), x2: bar(0), y1: 40, y2: 146, class: "wire" }))
    this.bars = ROWS.map(([name, middle, colour], i) => {
      this.word(drawing, 0, middle, name, "start")
      this.word(drawing, 140, middle, "", "end", `change${i + 1}`)
      // where the bar ends when the nudge is gone
      const goal = 2 * (dial2 * dial1 * x - wanted) * [dial2 * x, dial1 * x][i]
      drawing.append(svg("line", { x1: bar(goal), x2: bar(goal), y1: middle - 20, y2: middle + 20, class: "tangent" }))
      const rect = svg("rect", { y: middle - 15, height: 30, class: `fill ${colour}` })
      drawing.append(rect)
      this.word(drawing, 0, middle, "", "", `blame${i + 1}`)
      return rect
    })
    drawing.append(svg("path", { d: "M152 151h14", class: "tangent" }))
    this.word(drawing, 172, 151, "for the tiniest nudges", "start tight")
    this.nudge = slider(row(this), "nudge", { min: 0, max: NUDGES.length - 1, step: 1, value: NUDGES.indexOf(nudge) })
    this.line("why", "two")
  }

  update() {
    const { x, dial1, dial2, wanted } = this.values
    const nudge = NUDGES[this.nudge.value]
    const error = (first, second) => (second * (first * x) - wanted) ** 2
    const now = error(dial1, dial2), past = []
    const spoken = [error(dial1 + nudge, dial2), error(dial1, dial2 + nudge)].map((after, i) => {
      const change = after - now
      const blame = change / nudge
      const end = bar(blame)
      if (blame > 0) past.push(ROWS[i][0])
      this.bars[i].setAttribute("x", Math.min(end, bar(0)))
      this.bars[i].setAttribute("width", Math.abs(end - bar(0)))
      this.say(`change${i + 1}`, rounded(change, 4))
      const label = this.outputs[`blame${i + 1}`]
      label.setAttribute("x", bar(0) + (blame < 0 ? 6 : -6)) // on the other side of zero
      label.setAttribute("class", blame < 0 ? "start" : "end")
      this.say(`blame${i + 1}`, rounded(blame, 2))
      return `${ROWS[i][0]}: ${rounded(blame, 2)}`
    })
    this.say("why", past.length ? `So large a nudge takes the ${past.join(" and the ")} past the lowest error and up the other side: the error rises.`
      : "Both point to the left: a nudge upwards makes the error fall.")
    this.nudge.show(`${nudge}`)
    this.tell(`change divided by nudge, ${spoken.join(", ")}. ${this.outputs.why.textContent}`)
  }
})
