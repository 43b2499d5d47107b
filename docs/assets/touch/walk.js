// The machine after the walk back, with what each dial works out: turn one, and all of it follows.
import { bracketed, written } from "./touch.js"
import { Machine } from "./lanes.js"

customElements.define("touch-walk", class extends Machine {
  build(values) {
    super.build(values)
    for (const name of ["second", "first"]) this.line(name, "sum")
  }

  update() {
    const numbers = super.update()
    const [dial1, dial2] = this.dials.map((dial) => bracketed(dial.value))
    const { h, to_y, to_h, to_x, blame1, blame2 } = numbers
    const times = (message, by, result) => `${written(message)} × ${by} = ${written(result)}`
    this.say("second", `Second dial: blame ${times(to_y, bracketed(h), blame2)}, sends ${times(to_y, dial2, to_h)}`)
    this.say("first", `First dial: blame ${times(to_h, bracketed(this.values.x), blame1)}, sends ${times(to_h, dial1, to_x)}`)
  }
})
