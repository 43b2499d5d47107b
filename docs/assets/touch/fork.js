// Two paths from one number: turn either weight, and see both messages and their sum.
import { axis, row, slider } from "./controls.js"
import { Touch, svg, written } from "./touch.js"

const LEFT = 76, RIGHT = 338
const ROWS = [["through w2", 46], ["direct", 96], ["both paths", 146]]
const SCALES = [20, 40, 80, 160]

customElements.define("touch-fork", class extends Touch {
  build({ w1, w2 }) {
    const drawing = this.canvas(345.6, 208.8, "The messages of two paths, and their sum")
    this.word(drawing, (LEFT + RIGHT) / 2, 12, "messages to h")
    this.zero = svg("line", { y1: 26, y2: 172, class: "wire" })
    this.bars = ["by_w2", "direct", "first", "then"].map((name, i) => {
      const [, middle] = ROWS[Math.min(i, 2)]
      return svg("rect", { y: middle - 15, height: 30, class: `fill ${i % 2 ? "blue" : "orange"}`, "data-name": name })
    })
    drawing.append(...this.bars, this.zero)
    for (const [name, middle] of ROWS) {
      this.word(drawing, 0, middle, name, "start")
      this.word(drawing, 0, middle, "", "", name)
    }
    for (const [name, at] of [["low", LEFT], ["none", (LEFT + RIGHT) / 2], ["high", RIGHT]]) {
      this.word(drawing, at, 188, "0", name === "high" ? "end" : name === "low" ? "start" : "", name)
    }
    this.w1 = slider(row(this), "w1", { min: 0, max: 4, step: 0.1, value: w1 })
    this.w2 = slider(row(this), "w2", { min: -2, max: 2, step: 0.1, value: w2 })
    this.line("sum", "two")
  }

  update() {
    const { x, t } = this.values
    const [w1, w2] = [Number(this.w1.value), Number(this.w2.value)]
    const h = w1 * x
    const message = 2 * (w2 * h + h - t)
    const by_w2 = message * w2
    const sum = by_w2 + message
    const far = Math.max(Math.abs(by_w2), Math.abs(message), Math.abs(sum))
    const most = SCALES.find((scale) => far <= 0.8 * scale) ?? SCALES.at(-1)
    const bar = axis(-most, most, LEFT, RIGHT)
    const ends = [[0, by_w2], [0, message], [0, by_w2], [by_w2, sum]]
    ends.forEach(([from, to], i) => {
      // where the second message takes back from the first, it lies below it, half as high
      const back = i === 3 && by_w2 * message < 0
      this.bars[i].setAttribute("x", bar(Math.min(from, to)))
      this.bars[i].setAttribute("width", bar(Math.max(from, to)) - bar(Math.min(from, to)))
      this.bars[i].setAttribute("height", i > 1 && by_w2 * message < 0 ? 15 : 30)
      if (i === 3) this.bars[i].setAttribute("y", ROWS[2][1] - (back ? 0 : 15))
    })
    this.zero.setAttribute("x1", bar(0))
    this.zero.setAttribute("x2", bar(0))
    const bracketed = message < 0 ? `(${written(message)})` : written(message)
    const words = [written(by_w2), written(message), `${written(by_w2)} + ${bracketed} = ${written(sum)}`]
    const reach = [by_w2, message, Math.abs(sum) > Math.abs(by_w2) ? sum : by_w2]
    words.forEach((text, i) => {
      const label = this.outputs[ROWS[i][0]]
      // beside the end of the bar, or on the other side of zero where it would not fit
      const inside = i === 2 || reach[i] < 0
      const right = reach[i] >= 0 && !(i === 2 && bar(reach[i]) > 240)
      const at = right ? bar(reach[i]) + 5 : i === 2 && reach[i] >= 0 ? bar(0) - 5 : i === 2 ? bar(0) + 5 : bar(reach[i]) - 5
      label.setAttribute("x", at)
      label.setAttribute("class", (right || (i === 2 && reach[i] < 0) ? "start" : "end") + (inside && i === 2 ? " bold" : ""))
      this.say(ROWS[i][0], text)
    })
    this.say("low", written(-most))
    this.say("high", written(most))
    this.say("sum", `The slope of h is ${written(sum)}, and w1 gets ${written(sum)} × ${written(x)} = ${written(sum * x)}.`)
    this.w1.show(written(w1))
    this.w2.show(written(w2))
    this.tell(`${words[2]}, the slope of h`)
  }
})
