// A network learns a coast: its map at one moment after another, with the coast as measured.
import { axis, button, row, slider } from "./controls.js"
import { Touch, svg } from "./touch.js"

const WIDTH = 266.4, LEFT = 4, RIGHT = 262.4, TOP = 22, BOTTOM = 212
const NAMES = [["Vancouver Island", -0.28, -0.4], ["strait", 0.42, 0.3], ["mainland", 1.05, 1.05]]
const across = axis(-1.7, 1.68, LEFT, RIGHT)
const up = axis(-1.7, 1.68, BOTTOM, TOP)

// The places of a hexadecimal number, a bit each: rows from south to north, true for land.
function places(digits, { rows, columns }) {
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
  build(values) {
    const { maps, coast } = values
    this.moments = maps.map((words) => {
      const [steps, right, land] = words.split(" ")
      return { steps: Number(steps), right: Number(right), land: places(land, values) }
    })
    const drawing = this.canvas(WIDTH, 234, "A map of the network's land")
    this.word(drawing, LEFT, 10, "", "start tight", "title")
    this.land = svg("path", { class: "land" })
    drawing.append(
      svg("rect", { x: LEFT, y: TOP, width: RIGHT - LEFT, height: BOTTOM - TOP, class: "sea" }), this.land, svg("path", { d: outline(places(coast, values))[1], class: "coast" }),
      svg("rect", { x: LEFT, y: TOP, width: RIGHT - LEFT, height: BOTTOM - TOP, class: "part" }),
      svg("rect", { x: 52, y: 219, width: 12, height: 10, class: "land" }),
      svg("path", { d: "M168 224h16", class: "coast" }),
    )
    for (const [name, x, y] of NAMES) this.word(drawing, across(x), up(y), name, "name")
    this.word(drawing, 69, 224, "the network's land", "start name")
    this.word(drawing, 189, 224, "true coast", "start name")
    const controls = row(this)
    this.player = button(controls, "Play", () => this.play(!this.timer))
    this.player.classList.add("main")
    this.moment = slider(controls, "steps", { min: 0, max: maps.length - 1, step: 1, value: 0 })
    this.moment.addEventListener("pointerdown", () => this.play(false))
    this.moment.addEventListener("keydown", () => this.play(false))
  }

  disconnectedCallback() {
    clearInterval(this.timer)
  }

  play(on) {
    clearInterval(this.timer)
    this.timer = on ? setInterval(() => this.tick(), 350) : undefined
    this.player.textContent = on ? "Pause" : "Play"
    if (!on) return
    if (Number(this.moment.value) === this.moments.length - 1) this.moment.value = 0
    this.update()
  }

  tick() {
    this.moment.value = Number(this.moment.value) + 1
    this.update()
    if (Number(this.moment.value) === this.moments.length - 1) this.play(false)
  }

  update() {
    const { steps, right, land } = this.moments[this.moment.value]
    this.land.setAttribute("d", outline(land)[0])
    this.say("title", `${steps.toLocaleString("en")} steps: ${Math.round(100 * right)}% right`)
    this.moment.show(steps.toLocaleString("en"))
    this.tell(this.outputs.title.textContent)
  }
})
