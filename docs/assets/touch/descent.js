// Five steps on the curve of the error, with a step size and a start of your own; once the answer below
// is open the steps may be larger, and the curve is seen from as far away as they go.
import { axis, button, row, path, slider } from "./controls.js"
import { drag, keyed } from "./hand.js"
import { Touch, placeIn, rounded, svg, written } from "./touch.js"

const STEPS = 5, LEFT = 44, RIGHT = 338, TOP = 10, BOTTOM = 186
const FAR = [16, 100, 1600] // where the scale of the error may end
const LOW = 0.2, HIGH = 1.45 // of the second dial at the start
const SMALL = 0.02, LARGE = 0.05 // the largest step size before the answer is open, and after
const HALVES = [-1, -0.5, 0, 0.5, 1]

// What comes out and the error, before the first step and after each.
function learn({ x, wanted, first }, second, size) {
  const run = []
  for (let step = 0; step <= STEPS; step++) {
    const h = first * x
    const y = second * h
    run.push({ y, error: (y - wanted) ** 2 })
    const message = 2 * (y - wanted)
    const blame1 = message * second * x
    first -= size * blame1
    second -= size * message * h
  }
  return run
}

customElements.define("touch-descent", class extends Touch {
  build({ wanted }) {
    const drawing = this.canvas(345.6, 223.2, "Five steps on the curve of the error")
    this.hops = svg("path", { class: "trail" })
    this.points = svg("g", { class: "points" })
    const held = svg("circle", { r: 20, class: "grab" })
    this.start = svg("g", {
      class: "dial", role: "slider", tabindex: 0, "aria-label": "second dial at the start", "aria-valuemin": LOW, "aria-valuemax": HIGH,
    }, svg("circle", { r: 5, class: "dot" }), held)
    // it is a parabola, which looks the same from everywhere
    const across = axis(-1, 1, LEFT, RIGHT), height = axis(0, 1, BOTTOM, TOP)
    const curve = Array.from({ length: 81 }, (_, i) => [across(i / 40 - 1), height((i / 40 - 1) ** 2)])
    drawing.append(
      svg("path", { d: `M${LEFT} ${TOP}V${BOTTOM}H${RIGHT}`, class: "wire" }),
      svg("path", { d: path(curve), class: "curve" }), this.hops, this.points, this.start,
    )
    this.errors = HALVES.map((half) => this.word(drawing, LEFT - 6, height((half + 1) / 2), "", "end"))
    this.word(drawing, 9, 98, "error").setAttribute("transform", "rotate(-90 9 98)")
    this.answers = HALVES.map((half) => this.word(drawing, across(half), BOTTOM + 14, ""))
    this.word(drawing, across(0), BOTTOM + 30, "what comes out")
    this.word(drawing, across(0), 40, "", "", "dials")
    const fold = this.closest("details"), controls = row(this)
    this.size = slider(controls, "step size", { min: 0.001, max: fold ? LARGE : SMALL, step: 0.001, value: fold ? LARGE : 0.01 })
    button(controls, "Reset", () => this.begin(this.values.second))
    this.line("errors", "two")
    const answer = fold ?? document.querySelector(`details ${this.localName}`)?.closest("details")
    const further = () => { if (answer.open) this.size.max = LARGE }
    answer?.addEventListener("toggle", further)
    if (answer) further()
    let from, before
    drag(held, (event) => this.begin(before + (placeIn(drawing, event).x - from) * this.unit), (event) => {
      this.start.focus({ preventScroll: true })
      from = placeIn(drawing, event).x
      before = this.second
      this.unit = (2 * this.reach) / (RIGHT - LEFT) / (this.values.first * this.values.x)
    })
    this.start.addEventListener("keydown", (event) => this.begin(keyed(event, this.second, LOW, HIGH, 0.05)))
    this.second = this.values.second
  }

  // Another start: the second dial points somewhere else.
  begin(second) {
    if (second === undefined) return
    this.second = Math.round(100 * Math.max(LOW, Math.min(HIGH, second))) / 100
    this.update()
  }

  update() {
    const run = learn(this.values, this.second, Number(this.size.value))
    // what is further away than the last of the scales is said, and not drawn
    const beyond = run.findIndex(({ error }) => !(error <= FAR.at(-1)))
    const drawn = run.slice(0, beyond < 0 ? run.length : beyond)
    const top = FAR.find((far) => drawn.every(({ error }) => error <= far)), reach = this.reach = Math.sqrt(top)
    const middle = this.values.wanted
    const across = axis(middle - reach, middle + reach, LEFT, RIGHT), height = axis(0, top, BOTTOM, TOP)
    HALVES.forEach((half, i) => {
      this.errors[i].textContent = (top * (half + 1)) / 2
      this.answers[i].textContent = `${middle + half * reach}`.replace("-", "−")
    })
    const places = drawn.map(({ y, error }) => [across(y), height(error)])
    // each step is a hop from point to point, higher the farther it goes
    this.hops.setAttribute("d", places.slice(1).map(([x, y], i) => {
      const [x0, y0] = places[i]
      return `M${x0} ${y0}Q${(x0 + x) / 2} ${Math.min(y0, y) - 6 - Math.abs(x - x0) / 4} ${x} ${y}`
    }).join(""))
    // the later, the smaller: where they crowd, each shows
    this.points.replaceChildren(...places.slice(1).map(([cx, cy], i) => svg("circle", { cx, cy, r: 4.6 - 0.7 * i })))
    this.start.setAttribute("transform", `translate(${places[0]})`)
    const labels = []
    places.forEach(([x, y], i) => {
      const at = [x, y < 30 ? y + 14 : y - 12]
      if (labels.some((other) => Math.hypot(other[0] - at[0], other[1] - at[1]) < 14)) return
      labels.push(at)
      this.points.append(svg("text", { x: at[0], y: at[1] }, `${i}`))
    })
    const errors = run.map(({ error }) => written(error, 4)).join(" → ")
    const dials = `dials ${written(this.values.first)} and ${rounded(this.second, 2)}`
    this.say("dials", `start: ${dials}`)
    this.say("errors", `error: ${errors}`)
    this.start.setAttribute("aria-valuenow", this.second)
    this.start.setAttribute("aria-valuetext", `${rounded(this.second, 2)}; ${written(run[0].y)} comes out; error ${written(run[0].error, 4)}`)
    this.size.show(Number(this.size.value).toFixed(3))
    this.tell(this.outputs.errors.textContent.replaceAll("→", "then"))
  }
})
