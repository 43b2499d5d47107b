// What the parts of a page that can be moved have in common. Each takes the place of a picture,
// whose numbers it has from the run of a program: without a script, and on paper, the picture stays.
const NS = "http://www.w3.org/2000/svg"

// A number as the pictures write it: three digits, at most two decimals (of a number below a tenth
// as many as are asked for), and a real minus sign.
export function written(number, decimals = 2) {
  const size = Math.abs(number)
  if (!Number.isFinite(number)) return "too large"
  if (size >= 1e5) return number < 0 ? "−huge" : "huge"
  return rounded(number, size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : decimals)
}

// A number with at most so many decimals.
export function rounded(number, decimals) {
  let text = number.toFixed(decimals).replace("-", "−")
  if (decimals) text = text.replace(/\.?0+$/, "")
  if (/[1-9]/.test(text)) return text
  return number ? "≈ 0" : "0"
}

// A number behind a sign, which needs brackets if it has a sign of its own.
export function bracketed(number) {
  return number < 0 ? `(${written(number)})` : written(number)
}

export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(NS, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...children)
  return element
}

export function html(name, attributes = {}, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...children)
  return element
}

// Where a pointer is, in the units of a drawing.
export function placeIn(drawing, { clientX, clientY }) {
  return new DOMPoint(clientX, clientY).matrixTransform(drawing.getScreenCTM().inverse())
}

export class Touch extends HTMLElement {
  connectedCallback() {
    if (this.stage) return
    this.values = JSON.parse(this.getAttribute("values"))
    this.outputs = {}
    this.stage = html("div", { class: "touch-stage" })
    this.build(this.values)
    this.append(this.stage)
    this.classList.add("live")
    this.update()
  }

  // A drawing of this size; one unit is a point of the picture that it stands for.
  canvas(width, height, label) {
    const drawing = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": label })
    this.stage.append(drawing)
    return drawing
  }

  // A word of the drawing, in the middle of a place. With a name, `say` can change it.
  word(parent, x, y, text, look = "", name = "") {
    const word = svg("text", { x, y, class: look }, text)
    if (name) this.outputs[name] = word
    parent.append(word)
    return word
  }

  // A place for words below the drawing, which `say` fills.
  line(name, look = "") {
    const line = html("p", { class: `touch-line ${look}` })
    this.outputs[name] = line
    this.stage.append(line)
    return line
  }

  say(name, text) {
    const output = this.outputs[name]
    if (output.textContent !== text) output.textContent = text
  }

  // What a reader of the screen hears when it changes; `update` may call it while a hand moves.
  tell(text) {
    clearTimeout(this.telling)
    if (!this.told) {
      this.told = html("p", { class: "touch-told", role: "status" })
      this.stage.append(this.told)
    }
    this.telling = setTimeout(() => { this.told.textContent = text }, 400)
  }
}
