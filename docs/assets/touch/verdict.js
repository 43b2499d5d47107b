// What the machine says of itself: how near it is, what happened, and what there is to do.
import { ZERO } from "./lanes.js"
import { fine } from "./sums.js"

// past this error it does not find its way back
export const MOST = 1e5
// below this one it is near enough
export const NEAR = 0.005

// What came out, and by how much it is wrong.
export function outcome(out, by, { miss, error }) {
  return error < ZERO ? `${out} comes out, as wanted. Solved.`
    : error < NEAR ? `${out} comes out: near enough, solved.`
    : `${out} comes out: ${by} too ${miss < 0 ? "little" : "much"}.`
}

// In words and with a face: how near is it?
export function judge(machine, out, numbers) {
  const { solved } = machine, { miss, error } = numbers
  const verdict = error > MOST ? "Too far: press Reset." : outcome(out, fine(Math.abs(miss)), numbers)
  const note = error > MOST ? "" : comment(machine)
  machine.say("verdict", verdict)
  machine.say("note", note)
  machine.link.hidden = !(solved && machine.back)
  if (solved && !machine.classList.contains("solved")) machine.tell(`${verdict} ${note}`)
  machine.classList.toggle("solved", solved)
  const bend = solved ? 12 : 2 - Math.min(10, 4 * Math.abs(miss))
  machine.face.setAttribute("d", `M307 121v2M319 121v2M303 ${134 - bend / 4}q10 ${bend} 20 0`)
}

// What happened, or what there is to do.
function comment({ solved, back, worse, turns, done, trail }) {
  const touch = matchMedia("(pointer: coarse)").matches
  const yours = `You: ${count(turns, "turn")}`
  if (solved && !back) return `${yours}. How many steps will the blame need?`
  if (solved) return `${turns ? `${yours}${done ? "" : ", not solved"}. ` : ""}Blame: ${count(trail.length - 1, "step")}.`
  if (worse) return `${worse}: try a smaller step size.`
  if (back) return `${touch ? "Tap" : "Point at"} an orange number: it is tried out.`
  return `Turn a knob, or drag ${touch ? "a dial up or down." : "its box up or down. Arrow keys turn it too, with Shift finely."}`
}

// How far it has come by steps.
export function stepped({ back, solved, trail }, { error, blame1, blame2 }) {
  if (!back) return "as you turn"
  const steps = trail.length - 1
  const end = error > MOST ? ": too far" : solved ? ": solved" : blame1 || blame2 ? "" : ": both blames are 0"
  return (steps > 0 ? `after ${count(steps, "step")}` : "before the first step") + end
}

function count(number, what) {
  return `${number} ${what}${number === 1 ? "" : "s"}`
}

// What a dial's blame asks you to do.
export function advise(blame) {
  if (!/[1-9h]/.test(fine(blame))) return "leave me"
  return blame < 0 ? "turn me up" : "turn me down"
}
