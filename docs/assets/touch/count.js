// The multiplications for the slopes of a row of weights, in boxes: one walk back needs the orange ones.
import { row, slider } from "./controls.js"
import { Touch, svg } from "./touch.js"

const WIDTH = 345.6, HEIGHT = 223.2

customElements.define("touch-count", class extends Touch {
  build() {
    const drawing = this.canvas(WIDTH, HEIGHT, "A row of boxes for each slope, a box for each multiplication")
    this.again = svg("path", { style: "fill: var(--weave-grey); fill-opacity: 0.55" })
    this.once = svg("path", { class: "fill orange" })
    drawing.append(this.again, this.once)
    this.weights = slider(row(this), "weights", { min: 1, max: 100, step: 1, value: 10 })
    this.line("counted", "two")
  }

  update() {
    const weights = Number(this.weights.value)
    const unit = Math.min(WIDTH / (weights + 1), HEIGHT / weights, 30), side = (0.88 * unit).toFixed(2)
    const left = (WIDTH - (weights + 1) * unit) / 2
    let again = "", once = ""
    for (let line = 0; line < weights; line++) {
      for (let column = 0; column < line + 2; column++) {
        const box = `M${(left + column * unit).toFixed(2)} ${(line * unit).toFixed(2)}h${side}v${side}h-${side}z`
        if (column < line) again += box
        else once += box
      }
    }
    this.again.setAttribute("d", again)
    this.once.setAttribute("d", once)
    const apart = (weights * (weights + 3)) / 2, walked = 2 * weights
    this.weights.show(`${weights}`)
    this.say("counted", `each by itself: ${apart.toLocaleString("en")}; one walk: ${walked} (orange)`)
    this.tell(this.outputs.counted.textContent)
  }
})
