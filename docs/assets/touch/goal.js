// The goal of the first machine: how near it is, and a button that takes it back to the start.
import { button, row } from "./controls.js"
import { html, written } from "./touch.js"
import { walk } from "./lanes.js"
import { NEAR, outcome } from "./verdict.js"

export function judge(machine) {
  if (!machine.outputs.verdict) {
    const controls = row(machine)
    button(controls, "Reset", () => {
      for (const dial of machine.dials) dial.value = dial.first
      machine.turned()
      machine.tell("both dials are where they were")
    })
    machine.outputs.verdict = html("b")
    controls.append(machine.outputs.verdict)
    machine.classList.add("judged")
  }
  const numbers = walk(machine.values, ...machine.dials.map((dial) => dial.value)), solved = numbers.error < NEAR
  const verdict = outcome(written(numbers.y), written(Math.abs(numbers.miss)), numbers)
  machine.say("verdict", verdict)
  machine.gauge.classList.toggle("right", solved)
  if (solved) machine.tell(verdict)
}
