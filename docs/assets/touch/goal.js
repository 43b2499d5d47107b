// The goal of the first machine: how near it is, and a button that takes it back to the start.
import { button, row } from "./controls.js"
import { html, written } from "./touch.js"
import { ZERO, walk } from "./lanes.js"

const NEAR = 0.005 // the error that is near enough

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
  const { y, miss, error } = walk(machine.values, ...machine.dials.map((dial) => dial.value)), solved = error < NEAR
  const verdict = `${written(y)} comes out` + (error < ZERO ? ", as wanted. Solved." : solved ? ": near enough, solved."
    : `: ${written(Math.abs(miss))} too ${miss < 0 ? "little" : "much"}.`)
  machine.say("verdict", verdict)
  machine.gauge.classList.toggle("right", solved)
  if (solved) machine.tell(verdict)
}
