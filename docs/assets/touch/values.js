// The values of the variables: for each a slider, and a field for a number.
import { written } from "./number.js"
import { html } from "./touch.js"

const FAR = 10, STEP = 0.1 // of a slider, which a number further away makes longer
const STARTS = [2, 3, 0.5, 1.5, 4, 1] // of variables that are new

export class Values {
  constructor(parent, changed) {
    this.changed = changed
    this.numbers = {} // of all variables that there have been
    this.rows = new Map()
    this.box = html("fieldset", { class: "play-values" }, html("legend", {}, "Values"))
    parent.append(this.box)
  }

  of(names) {
    return Object.fromEntries((names ?? []).map((name) => [name, this.numbers[name]]))
  }

  set(numbers) {
    Object.assign(this.numbers, numbers)
    for (const [name, row] of this.rows) row.set(this.numbers[name])
  }

  // These variables and no others; rows that are there already stay, with their focus.
  show(names) {
    for (const [name, row] of this.rows) {
      if (names.includes(name)) continue
      row.element.remove()
      this.rows.delete(name)
    }
    names.forEach((name, i) => {
      if (!this.rows.has(name)) this.rows.set(name, this.row(name))
      const { element } = this.rows.get(name)
      if (this.box.children[i + 1] !== element) this.box.insertBefore(element, this.box.children[i + 1] ?? null)
    })
  }

  row(name) {
    this.numbers[name] ??= STARTS[Object.keys(this.numbers).length % STARTS.length]
    const slider = html("input", { type: "range", min: -FAR, max: FAR, step: STEP })
    const field = html("input", { type: "number", step: "any", "aria-label": `${name}, as a number` })
    const element = html("div", { class: "play-row" }, html("label", {}, html("span", {}, name), slider), field)
    const set = (value) => {
      const far = Math.max(FAR, 10 ** Math.ceil(Math.log10(Math.abs(value) || 1)))
      Object.assign(slider, { min: -far, max: far, step: far === FAR ? STEP : far / 100 })
      slider.value = value
      if (field.valueAsNumber !== value) field.value = value
    }
    slider.addEventListener("input", () => this.take(name, Number(slider.value), () => { field.value = slider.value }))
    field.addEventListener("input", () => this.take(name, field.valueAsNumber, set))
    field.addEventListener("blur", () => set(this.numbers[name]))
    set(this.numbers[name])
    return { element, slider, set }
  }

  take(name, value, show) {
    if (!Number.isFinite(value)) return // half of a number, such as a minus
    this.numbers[name] = value
    show(value)
    this.changed()
  }

  // What a slider says beside its own number.
  tell(words) {
    for (const [name, { slider }] of this.rows) slider.setAttribute("aria-valuetext", `${written(this.numbers[name])}; ${words}`)
  }
}
