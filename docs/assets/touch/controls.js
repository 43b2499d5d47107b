// Buttons and sliders below a drawing that moves, and the axes and curves in it.
import { html } from "./touch.js"

// A row of controls below the drawing.
export function row(owner) {
  const row = html("div", { class: "touch-row" })
  owner.stage.append(row)
  return row
}

export function button(row, name, press) {
  const button = html("button", { type: "button" }, name)
  button.addEventListener("click", press)
  row.append(button)
  return button
}

// A slider that everybody knows: mouse, touch, keys and readers of the screen come with it.
export function slider(row, name, { min, max, step, value }) {
  const input = html("input", { type: "range", min, max, step, value })
  const shown = html("output", {})
  row.append(html("label", {}, html("span", {}, name), input, shown))
  input.addEventListener("input", () => row.closest(".touch").update())
  input.show = (text) => {
    shown.textContent = text
    input.setAttribute("aria-valuetext", text)
  }
  return input
}

// Where a number stands on an axis, drawn between two places.
export function axis(low, high, start, end) {
  const place = (number) => start + ((number - low) / (high - low)) * (end - start)
  place.back = (at) => low + ((at - start) / (end - start)) * (high - low)
  return place
}

// The points of a curve, as the attribute `d` of a path.
export function path(points) {
  return points.map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("")
}
