// A network learns a coast: the map of its land, which is drawn again as it learns, with the true coast.
import { axis, button, path, row, slider } from "./controls.js"
import { Touch, svg, written } from "./touch.js"

const WIDTH = 266.4, LEFT = 4, RIGHT = 262.4, TOP = 22, BOTTOM = 212
const NAMES = [["Vancouver Island", -0.28, -0.4], ["strait", 0.42, 0.3], ["mainland", 1.05, 1.05]]
const across = axis(-1.7, 1.68, LEFT, RIGHT)
const up = axis(-1.7, 1.68, BOTTOM, TOP)

const EDGE = 46, CEILING = 9, FLOOR = 45 // of the curve of the error
const RATES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2]
const SLICE = 8 // milliseconds of a frame that it may learn in
const ENOUGH = 10000 // steps after which it pauses by itself
const MOST = 0.6, LOOK = 600 // it begins by itself when so much of it has been seen for so many milliseconds

export const second = (list) => list.filter((_, i) => i % 2 === 0)

// The places of a hexadecimal number, a bit each: rows from south to north, true for land.
function places(digits, rows, columns) {
  const bits = [...digits].map((digit) => parseInt(digit, 16).toString(2).padStart(4, "0")).join("")
  const all = bits.padStart(rows * columns, "0").slice(-rows * columns)
  return Array.from({ length: rows }, (_, i) => [...all.slice(i * columns, (i + 1) * columns)].map((bit) => bit === "1"))
}

// The land between four neighbours at a time, its edge half way between land and sea: an area and its line.
function outline(land) {
  const rows = land.length, columns = land[0].length
  const x = axis(0, columns - 1, LEFT, RIGHT), y = axis(0, rows - 1, BOTTOM, TOP)
  const at = (column, row) => `${x(column).toFixed(1)} ${y(row).toFixed(1)}`
  let area = "", line = ""
  for (let row = 0; row < rows - 1; row++) {
    for (let column = 0; column < columns - 1; column++) {
      const corners = [[0, 0], [1, 0], [1, 1], [0, 1]]
      const polygon = [], crossings = []
      corners.forEach(([a, b], i) => {
        const [c, d] = corners[(i + 1) % 4]
        const [here, there] = [land[row + b][column + a], land[row + d][column + c]]
        if (here) polygon.push(at(column + a, row + b))
        if (here === there) return
        const edge = at(column + (a + c) / 2, row + (b + d) / 2)
        polygon.push(edge)
        crossings.push(edge)
      })
      if (polygon.length) area += `M${polygon.join("L")}Z`
      for (let i = 0; i < crossings.length; i += 2) line += `M${crossings[i]}L${crossings[i + 1]}`
    }
  }
  return [area, line]
}

customElements.define("touch-coast", class extends Touch {
  build({ untrained, before, coast, tested, rows, columns }) {
    this.true = places(coast, rows, columns)
    this.tested = places(tested, rows, columns)
    const shown = second(this.true).map(second)
    const drawing = this.canvas(WIDTH, 234, "A map of the network's land")
    this.word(drawing, LEFT, 10, "", "start tight", "title")
    this.land = svg("path", { class: "land" })
    drawing.append(
      svg("rect", { x: LEFT, y: TOP, width: RIGHT - LEFT, height: BOTTOM - TOP, class: "sea" }), this.land, svg("path", { d: outline(shown)[1], class: "coast" }),
      svg("rect", { x: LEFT, y: TOP, width: RIGHT - LEFT, height: BOTTOM - TOP, class: "part" }),
      svg("rect", { x: 52, y: 219, width: 12, height: 10, class: "land" }),
      svg("path", { d: "M168 224h16", class: "coast" }),
    )
    for (const [name, x, y] of NAMES) this.word(drawing, across(x), up(y), name, "name")
    this.word(drawing, 69, 224, "the network's land", "start name")
    this.word(drawing, 189, 224, "true coast", "start name")
    const below = this.canvas(WIDTH, 54, "The error of its mini-batches as it learns")
    this.course = svg("path", { class: "trail" })
    below.append(svg("path", { d: `M${EDGE} ${CEILING - 5}V${FLOOR}H${RIGHT}`, class: "wire thin" }), this.course)
    this.word(below, LEFT, (CEILING + FLOOR) / 2, "error", "start tight")
    this.word(below, EDGE - 5, CEILING, "", "end tight", "highest")
    this.word(below, EDGE - 5, FLOOR, "0", "end tight")
    this.errors = []
    const buttons = row(this)
    this.player = button(buttons, "Let it learn", () => this.play(!this.playing))
    this.player.classList.add("main")
    button(buttons, "Start again", () => this.restart())
    this.rate = slider(row(this), "learning rate", { min: 0, max: RATES.length - 1, step: 1, value: RATES.indexOf(0.2) })
    this.line("hint", "short")
    this.say("hint", "Each start has random numbers of its own.")
    this.still = matchMedia("(prefers-reduced-motion: reduce)")
    this.watcher = new IntersectionObserver((entries) => {
      const { isIntersecting, intersectionRatio } = entries.at(-1)
      this.seen = isIntersecting
      clearTimeout(this.look)
      if (intersectionRatio >= MOST) this.look = setTimeout(() => this.first(), LOOK)
      this.wait()
    }, { threshold: [0, MOST] })
    this.watcher.observe(this)
    this.draw(0, before, places(untrained, shown.length, shown[0].length))
  }

  disconnectedCallback() {
    clearTimeout(this.look)
    this.play(false)
    this.watcher.disconnect()
  }

  // The first time that a reader looks at it, it begins by itself, unless motion is not wanted.
  first() {
    if (this.playing === undefined && !this.learner && !this.still.matches) this.play(true)
  }

  // Another network, which has learned nothing; a test gives it a seed.
  async begin(seed = Math.random() * 2 ** 32) {
    const { Learner } = await import("./coast_learner.js")
    this.learner = new Learner(this.true, this.tested, seed)
    this.errors = []
    this.sum = this.batches = 0
    this.say("hint", "Each start has random numbers of its own.")
    this.player.setAttribute("aria-disabled", false)
    this.show()
  }

  async restart() {
    this.play(false)
    this.learner = undefined
    await this.play(true)
  }

  async play(on) {
    if (on && this.player.ariaDisabled === "true" && this.learner) return
    this.playing = on
    this.player.textContent = on ? "Pause" : "Let it learn"
    try {
      if (on && !this.learner) await this.begin()
    } catch {
      this.say("hint", "This part of the page cannot be loaded.")
      return this.play(false)
    }
    if (this.learner) this.tell(this.outputs.title.textContent)
    this.wait()
  }

  // The next slice of its work, if anybody sees it. No browser draws frames of a page that is hidden.
  wait() {
    cancelAnimationFrame(this.frame)
    if (this.playing && this.learner && this.seen) this.frame = requestAnimationFrame(() => this.slice())
  }

  // Some steps, or a new drawing; slowly at first, when there is most to see.
  slice() {
    const { learner } = this, now = performance.now()
    if (now - this.drawn > this.gap) this.show()
    else {
      const end = Math.min(ENOUGH * Math.ceil((learner.steps + 1) / ENOUGH), learner.steps + 1 + learner.steps / 60)
      let loss
      do {
        loss = learner.learn(RATES[this.rate.value])
        this.sum += loss
        this.batches++
      } while (learner.steps < end && performance.now() - now < SLICE && !Number.isNaN(loss))
      if (Number.isNaN(loss)) this.fail()
      else if (learner.steps % ENOUGH === 0) this.stop()
    }
    this.wait()
  }

  // Once one number is nan, every step makes more of them.
  fail() {
    this.say("hint", "Steps too large: the numbers are nan, not a number.")
    this.player.setAttribute("aria-disabled", true)
    this.stop()
    this.tell(this.outputs.hint.textContent)
  }

  stop() {
    this.show()
    this.play(false)
  }

  // Draws it, and again when four times as long has passed, or longer where motion is not wanted.
  show() {
    const start = performance.now()
    // the error of the mini-batches since the last drawing, on average
    if (this.batches && Number.isFinite(this.sum)) this.errors.push([this.learner.steps, this.sum / this.batches])
    this.sum = this.batches = 0
    this.draw(this.learner.steps, this.learner.accuracy(), this.learner.map())
    this.drawn = performance.now()
    this.gap = Math.max(this.still.matches ? 2000 : 120, 4 * (this.drawn - start))
    if (this.drawn - (this.heard ?? 0) < 6000) return
    this.heard = this.drawn
    this.tell(this.outputs.title.textContent)
  }

  draw(steps, right, land) {
    this.land.setAttribute("d", outline(land)[0])
    const { errors } = this, highest = Math.max(...errors.map(([, error]) => error))
    this.say("highest", errors.length ? written(highest) : "")
    this.course.setAttribute("d", path(errors.map(([at, error]) => [EDGE + (at / steps) * (RIGHT - EDGE), FLOOR - (error / highest) * (FLOOR - CEILING)])))
    this.say("title", `${steps.toLocaleString("en")} steps: ${Math.round(100 * right)}% right`)
  }

  update() {
    this.rate.show(RATES[this.rate.value])
  }
})
