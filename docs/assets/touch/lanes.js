// The machine with two dials, as snippets/idea/lanes.py draws it: turn them, and all numbers follow.
import { Touch, placeIn, svg, written } from "./touch.js"

// the middles of the three parts
const FIRST = 81, SECOND = 199, GAUGE = 313
const PLACES = {
  h: [140, 27], y: [258, 27], miss: [GAUGE, 79], error: [GAUGE, 121],
  to_y: [258, 138], to_h: [140, 138], to_x: [22, 138], blame1: [FIRST, 172], blame2: [SECOND, 172],
}

// the error of a machine that is right
export const ZERO = 0.00005

// Both ways through the machine.
export function walk({ x, wanted }, dial1, dial2) {
  const h = dial1 * x
  const y = dial2 * h
  const miss = y - wanted
  const to_y = 2 * miss
  const to_h = to_y * dial2
  return { h, y, miss, error: miss * miss, to_y, blame2: to_y * h, to_h, blame1: to_h * x, to_x: to_h * dial1 }
}

export class Machine extends Touch {
  // the error at which the gauge says that it is right
  near = ZERO

  build({ x, dial1, dial2, wanted, blame1 }, places = PLACES, high = 180) {
    // whether the run has walked back too
    const back = this.back = blame1 !== undefined
    const drawing = this.canvas(345.6, back ? high : 149, "A machine with two dials")
    for (const [left, right] of [[4, 42], [120, 160], [238, 278]]) arrow(drawing, left, right, 40)
    this.dials = [
      new Dial(this, drawing, FIRST, "first dial", dial1),
      new Dial(this, drawing, SECOND, "second dial", dial2),
    ]
    this.gauge = svg("rect", { x: GAUGE - 31, y: 22, width: 62, height: 124, rx: 6, class: "part" })
    drawing.append(this.gauge)
    this.word(drawing, GAUGE, 11, "gauge")
    this.label(drawing, GAUGE, wanted)
    this.word(drawing, 22, 27, written(x), "value large", "x")
    for (const [name, [across, down]] of Object.entries(places)) {
      const blame = name.startsWith("blame"), message = blame || name.startsWith("to_")
      if (message && !back) continue
      const group = drawing.appendChild(svg("g", message ? { class: "back" } : {}))
      this.word(group, across, down, "", `${message ? "message" : "value"} ${blame ? "" : "large"}`, name)
      if (!name.startsWith("to_")) continue
      arrow(group, across + 20, across - 18, 124)
      this.title(group, name, across, down)
    }
  }

  // What stands beside a number that goes back.
  title(group, name, across, down) {
    this.word(group, Math.max(across, 26), down + 17, "message", "message")
  }

  // The words of the gauge.
  label(drawing, middle, wanted) {
    this.word(drawing, middle, 40, `wanted ${wanted}`)
    this.word(drawing, middle, 62, "miss", "value")
    this.word(drawing, middle, 104, "error", "value")
  }

  update() {
    const numbers = walk(this.values, ...this.dials.map((dial) => dial.value))
    for (const name in numbers) {
      if (!(name in this.outputs)) continue
      const text = written(numbers[name], name === "error" ? 4 : 2)
      this.say(name, (name.startsWith("blame") ? "blame " : "") + text)
      this.outputs[name].classList.toggle("tight", text.length > 5)
    }
    this.gauge.classList.toggle("right", numbers.error < this.near)
    this.dials.forEach((dial, i) => dial.show(this.spoken(dial.value, numbers, numbers[`blame${i + 1}`])))
    return numbers
  }

  // What a reader of the screen says of a dial.
  spoken(value, { y, error }, blame) {
    const back = this.back ? `; blame ${written(blame)}` : ""
    return `${written(value)}; ${written(y)} comes out; error ${written(error, 4)}${back}`
  }

  // Called by a dial that was turned by hand.
  turned() {
    this.classList.add("turned")
    this.update()
  }
}

function arrow(drawing, start, end, y) {
  const back = start > end ? 5 : -5
  drawing.append(svg("path", { d: `M${start} ${y}H${end}M${end + back} ${y - 3}L${end} ${y}L${end + back} ${y + 3}`, class: "wire" }))
}

// A round dial with a needle, turned by mouse, finger or keys.
const LAST = 8, STEP = 0.1, RADIUS = 25, HEIGHT = 90, HUB = 6
// as far from the middle as this a hand turns it round; elsewhere on its box, up and down
const FACE = 40
// what one unit upwards adds
const LIFT = 0.05

class Dial {
  constructor(owner, drawing, middle, name, value) {
    this.owner = owner
    this.first = this.value = value
    this.middle = middle
    this.group = svg("g", { class: "dial", role: "slider", tabindex: 0, "aria-label": name, "aria-valuemin": 0, "aria-valuemax": LAST })
    this.group.append(svg("rect", { x: middle - 32, y: 22, width: 64, height: 124, rx: 6, class: "part" }))
    owner.word(this.group, middle, 11, name)
    this.number = owner.word(this.group, middle, 40, "", "large")
    this.note = owner.word(this.group, middle, 133, "", "tight")
    this.group.append(svg("circle", { cx: middle, cy: HEIGHT, r: RADIUS, class: "ring" }))
    for (let number = 0; number <= LAST; number++) {
      const [x1, y1] = this.place(number, RADIUS + 2), [x2, y2] = this.place(number, RADIUS + 6)
      this.group.append(svg("line", { x1, y1, x2, y2, class: "wire" }))
    }
    for (const number of [0, LAST]) {
      const [x, y] = this.place(number, RADIUS + 13)
      owner.word(this.group, x, y + 2, number)
    }
    const [x1, y1] = this.place(2.3, RADIUS + 11), [x2, y2] = this.place(5.7, RADIUS + 11)
    this.needle = svg("g", { class: "needle" },
      svg("path", { d: `M${middle} ${HEIGHT}v${1 - RADIUS}` }), svg("circle", { cx: middle, cy: HEIGHT - RADIUS, r: 5 }))
    const hint = svg("path", { class: "hint", d: `M${x1} ${y1}A${RADIUS + 11} ${RADIUS + 11} 0 0 1 ${x2} ${y2}m-5 -6l5 6l-7 1M${x1 + 5} ${y1 - 6}L${x1} ${y1}l7 1` })
    hint.style.transformOrigin = this.needle.style.transformOrigin = `${middle}px ${HEIGHT}px`
    this.group.append(hint, this.needle, svg("circle", { cx: middle, cy: HEIGHT, r: 3.4, class: "hub" }))
    drawing.append(this.group)
    this.group.addEventListener("keydown", (event) => this.key(event))
    this.group.addEventListener("pointerdown", (event) => this.hold(event))
    this.group.addEventListener("pointermove", (event) => this.follow(event))
    this.group.addEventListener("lostpointercapture", () => this.group.classList.remove("held"))
  }

  // Degrees from straight up; a number off the scale stands a little beyond its end.
  turn(number) {
    return (270 * Math.max(-0.3, Math.min(LAST + 0.3, number))) / LAST - 135
  }

  place(number, radius) {
    const angle = (this.turn(number) * Math.PI) / 180
    return [this.middle + radius * Math.sin(angle), HEIGHT - radius * Math.cos(angle)]
  }

  show(text) {
    const within = Math.max(0, Math.min(LAST, this.value))
    this.needle.style.transform = `rotate(${this.turn(this.value)}deg)`
    this.group.classList.toggle("off", within !== this.value)
    this.note.textContent = within === this.value ? "" : "off the scale"
    this.number.textContent = `× ${written(this.value)}`
    this.group.setAttribute("aria-valuenow", within)
    this.group.setAttribute("aria-valuetext", text)
  }

  set(value, parts = 10) {
    this.value = Math.round(Math.max(0, Math.min(LAST, value)) * parts) / parts
    this.owner.turned()
  }

  key(event) {
    const { value } = this
    const to = {
      ArrowUp: value + STEP, ArrowRight: value + STEP, ArrowDown: value - STEP, ArrowLeft: value - STEP,
      PageUp: value + 1, PageDown: value - 1, Home: 0, End: LAST,
    }[event.key]
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    this.set(to)
  }

  // Where the pointer is: degrees around the middle, and how far from it.
  seen(event) {
    const { x, y } = placeIn(this.group, event)
    const [across, up] = [x - this.middle, HEIGHT - y]
    return [(Math.atan2(across, up) * 180) / Math.PI, Math.hypot(across, up)]
  }

  hold(event) {
    if (event.button) return
    this.group.setPointerCapture(event.pointerId)
    this.group.classList.add("held")
    this.group.focus({ preventScroll: true })
    event.preventDefault()
    this.last = undefined
    this.height = placeIn(this.group, event).y
    this.round = this.seen(event)[1] <= FACE
    this.held = this.value
    this.follow(event)
  }

  follow(event) {
    if (!this.group.hasPointerCapture(event.pointerId)) return
    const more = this.round ? this.around(event) : this.upwards(event)
    if (!more) return
    this.held = Math.max(0, Math.min(LAST, this.held + more))
    this.set(this.held, 100)
  }

  // As far as the pointer has turned around the middle, wherever it took hold.
  around(event) {
    const [degrees, far] = this.seen(event)
    const turned = ((degrees - (this.last ?? degrees) + 540) % 360) - 180
    // on its way over the middle it does not turn
    this.last = far < HUB ? undefined : degrees
    return this.last === undefined || Math.abs(turned) > 120 ? 0 : (turned * LAST) / 270
  }

  upwards(event) {
    const { y } = placeIn(this.group, event)
    const more = LIFT * (this.height - y)
    this.height = y
    return more
  }
}

customElements.define("touch-lanes", class extends Machine {
  // How near it is to its goal is said from the first turn on, and that script comes then.
  turned() {
    super.turned()
    import("./goal.js").then(({ judge }) => judge(this))
  }
})
