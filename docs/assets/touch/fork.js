// Two paths from one number: turn either weight, and see both messages and their sum.
import { axis, row, slider } from "./controls.js"
import { Touch, bracketed, svg, written } from "./touch.js"

const LEFT = 80, RIGHT = 338
const ROWS = [["through w2", 46], ["direct", 96], ["both paths", 146]]
const bar = axis(-30, 30, LEFT, RIGHT)

customElements.define("touch-fork", class extends Touch {
  build({ w1, w2 }) {
    const drawing = this.canvas(345.6, 208.8, "The messages of two paths, and their sum")
    this.word(drawing, bar(0), 12, "change of the error, per nudge of h")
    // on both paths: first one message, then, from where it ends, the other
    this.bars = [0, 1, 2, 2].map((line, i) =>
      Object.assign(svg("path", { class: `fill ${i % 2 ? "blue" : "orange"}` }), { top: ROWS[line][1] - 15 }))
    drawing.append(...this.bars, svg("line", { x1: bar(0), x2: bar(0), y1: 26, y2: 172, class: "wire" }))
    for (const [name, middle] of ROWS) {
      this.word(drawing, 0, middle, name, "start")
      this.word(drawing, 0, middle, "", "", name)
    }
    for (const number of [-30, 0, 30]) this.word(drawing, bar(number), 188, written(number), number > 0 ? "end" : "")
    this.w1 = slider(row(this), "w1", { min: 0, max: 3, step: 0.1, value: w1 })
    this.w2 = slider(row(this), "w2", { min: -1, max: 1, step: 0.1, value: w2 })
    this.line("goal", "two")
    this.line("sum", "two")
  }

  update() {
    const { x, t } = this.values
    const [w1, w2] = [Number(this.w1.value), Number(this.w2.value)]
    const h = w1 * x
    const message = 2 * (w2 * h + h - t)
    const by_w2 = message * w2
    const sum = by_w2 + message
    const ends = [[0, by_w2], [0, message], [0, by_w2], [by_w2, sum]]
    const back = by_w2 * message < 0 // one goes back over the other: each has half the height
    ends.forEach(([from, to], i) => {
      // a bar with a point, which shows whether it goes on from the other or back
      const high = back && i > 1 ? 15 : 30
      const top = this.bars[i].top + (back && i === 3 ? 15 : 0), way = bar(to) - bar(from)
      const tip = Math.sign(way) * Math.min(8, Math.abs(way))
      this.bars[i].setAttribute("d", `M${bar(from)} ${top}h${way - tip}l${tip} ${high / 2}l${-tip} ${high / 2}h${tip - way}z`)
    })
    const words = [written(by_w2), written(message), `${written(by_w2)} + ${bracketed(message)} = ${written(sum)}`]
    ends.slice(0, 3).forEach(([, end], i) => {
      // a label stands where its bar is not: on the other side of zero
      const left = i < 2 ? end >= 0 : Math.max(0, by_w2, sum) + Math.min(0, by_w2, sum) >= 0
      const clear = i < 2 ? 0 : left ? Math.min(0, by_w2, sum) : Math.max(0, by_w2, sum)
      const label = this.outputs[ROWS[i][0]]
      label.setAttribute("x", bar(clear) + (left ? -5 : 5))
      label.setAttribute("class", `${left ? "end" : "start"} ${i < 2 ? "" : "bold"}`)
      this.say(ROWS[i][0], words[i])
    })
    this.say("sum", `The slope of h is ${written(sum)}, and w1 gets ${written(sum)} × ${written(x)} = ${written(sum * x)}.`)
    const zero = Math.abs(sum * x) < 1e-9
    const why = Math.abs(message) < 1e-9 ? "nothing is missing, so neither path brings anything" : "the two messages cancel"
    this.say("goal", zero ? `✓ Done: ${why}. Find the other way too.` : "Can you make the slope of w1 zero? There are two ways.")
    this.outputs.goal.classList.toggle("bold", zero)
    this.w1.show(written(w1))
    this.w2.show(written(w2))
    this.tell(`${words[2]}, the slope of h. ${zero ? this.outputs.goal.textContent : ""}`)
  }
})
