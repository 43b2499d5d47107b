// A graph of one's own: a formula is typed, and its graph is drawn and walked back step by step.
import { html, Touch } from "./touch.js"
import { evaluate, Mistake, Node, NoAnswer, parse, walkBack } from "./engine.js"
import { Picture } from "./graph.js"
import { graphOf, valueOf, Walk, written } from "./graph_walk.js"

const MOST = 40 // cards
const LETTERS = 12 // of a name, which stands on a card
const WAIT = 500 // ms in which a mistake may be mended before it is shown
const HINT = "<p>A line can give a number a name, as in <code>h = w1*x</code>. The last line is the error.</p>"
const COME = "The slopes come with the steps: press Next, or Play."
const FAR = 10 // the end of a slider, which a number further away makes longer
const STARTS = [2, 3, 0.5, 1.5] // of variables that are new
const CHAIN = [...Array(10)].map((_, i) => `h${i + 1} = tanh(${i ? `h${i}` : "x"})`)
const EXAMPLES = {
  "two dials": ["(w2*(w1*x) - t)**2", { w2: 0.5, w1: 3, x: 2, t: 5 }],
  "a fork": ["h = w1*x\ny = w2*h + h\n(y - t)**2", { w2: 0.5, w1: 3, x: 2, t: 5 }],
  "a diamond": ["h = w*x\np = 3*h\nq = h**2\np + q", { w: 1, x: 2 }],
  "a neuron": ["z = w1*x1 + w2*x2 + b\nh = tanh(z)\n(h - t)**2", { w1: 0.5, x1: 1, w2: -0.3, x2: 2, b: 0.6, t: 1 }],
  "a chain of ten": [CHAIN.join("\n"), { x: 1 }],
  "a longer formula": ["h = tanh(w1)\n2**h / log(w2 + h)", { w1: 0.5, w2: 2 }],
}

const SIZES = [0.001, 0.01, 0.1, 1].map((size) => `<option${size === 0.01 ? " selected" : ""}>${size}</option>`).join("")

const PARTS = `<div class="play">
  <div class="play-in">
    <div class="touch-row" role="group" aria-label="Examples"></div>
    <label for="play-text">Formula</label>
    <textarea id="play-text" spellcheck="false" autocapitalize="off" aria-describedby="play-hint"></textarea>
    <div id="play-hint" role="status"></div>
    <fieldset><legend>Values</legend></fieldset>
    <div class="touch-row">
      <button type="button" id="play-step">Step against the slopes</button>
      <label for="play-size">step size <select id="play-size">${SIZES}</select></label>
    </div>
    <p id="play-stepped" role="status"></p>
    <div class="touch-row"><button type="button" id="play-copy">Copy link</button><span role="status"></span></div>
  </div>
  <div class="play-out">
    <weave-steps role="group" tabindex="0" aria-label="The walk back, step by step">
      <ol><li><p></p></li></ol>
      <div class="play-scroll weave-graph" role="group" aria-label="The graph"></div>
    </weave-steps>
    <details class="weave-fold weave-twin"><summary>the same as a table</summary><div class="weave-table"></div></details>
  </div>
</div>`

class Playground extends Touch {
  build() {
    this.stage.innerHTML = PARTS
    const find = (name) => this.stage.querySelector(name)
    this.text = find("textarea")
    this.hint = find("#play-hint")
    this.said = find("span")
    this.steps = find("weave-steps")
    this.scroller = find(".play-scroll")
    this.table = find(".weave-table")
    this.variables = new Values(find("fieldset"), () => this.change("values"))
    for (const [name, [text, values]] of Object.entries(EXAMPLES)) {
      const button = html("button", { type: "button" }, name)
      button.addEventListener("click", () => {
        this.set(text, values)
        this.keep()
      })
      find(".touch-row").append(button)
    }
    this.text.addEventListener("input", () => this.change("text"))
    this.size = find("#play-size")
    this.stepped = find("#play-stepped")
    find("#play-step").addEventListener("click", () => this.step())
    find("#play-copy").addEventListener("click", () => this.copy())
    this.scroller.addEventListener("keydown", (event) => event.stopPropagation()) // its arrows scroll
    this.steps.addEventListener("step", () => this.show())
  }

  update() {
    const head = html("div", { class: "play-head" }) // stays in sight beside a tall graph
    head.append(this.steps.bar, this.steps.told)
    this.steps.prepend(head)
    if (!this.restore()) this.set(...EXAMPLES["two dials"])
    addEventListener("hashchange", () => this.restore())
    new ResizeObserver(() => this.fit()).observe(this.scroller)
  }

  set(text, values) {
    this.text.value = text
    this.variables.set(values)
    this.picture = null
    this.change()
  }

  // The page's address may have a formula and its values: #e=w*x&v=w:3,x:2
  restore() {
    const parts = new URLSearchParams(location.hash.slice(1)), text = parts.get("e")
    if (!text) return false
    const pairs = (parts.get("v") ?? "").split(",").map((pair) => pair.split(":"))
    const known = pairs.filter(([, value]) => value?.trim() && Number.isFinite(Number(value)))
    this.set(text, Object.fromEntries(known.map(([name, value]) => [name, Number(value)])))
    return true
  }

  keep() {
    clearTimeout(this.keeping)
    const values = Object.entries(this.variables.of(this.names)).map((pair) => pair.join(":"))
    history.replaceState(history.state, "", `#${new URLSearchParams({ e: this.text.value, v: values })}`)
  }

  async copy() {
    this.keep()
    try {
      await navigator.clipboard.writeText(location.href)
      this.said.textContent = "Copied: the link has the formula and its values"
    } catch {
      this.said.textContent = "Your browser refused: copy this page’s address"
    }
    setTimeout(() => { this.said.textContent = "" }, 4000)
  }

  change(what) {
    this.text.rows = Math.min(11, Math.max(3, this.text.value.split("\n").length))
    clearTimeout(this.scolding)
    this.slopes = null
    this.stepped.textContent = ""
    try {
      this.read(what)
    } catch (error) {
      if (!(error instanceof Mistake || error instanceof NoAnswer)) throw error
      this.scolding = setTimeout(() => this.scold(error), what === "text" ? WAIT : 0)
    }
    clearTimeout(this.keeping)
    if (what) this.keeping = setTimeout(() => this.keep(), WAIT)
  }

  read(what) {
    const lines = parse(this.text.value), last = lines.at(-1).tree
    const long = [...lines.names, ...lines.variables].find((name) => name.length > LETTERS)
    const from = this.text.value.indexOf(long)
    if (long) throw new Mistake(`a name can have ${LETTERS} letters here`, { from, to: from + long.length })
    this.names = lines.variables
    this.variables.show(this.names)
    const root = evaluate(lines, this.variables.of(this.names))
    if (!(root instanceof Node)) throw new Mistake("this depends on no variable, so there is no slope to find: write a name, such as x", last)
    root.name ??= ["error", "result"].find((name) => !lines.names.includes(name))
    const graph = graphOf(root), { length } = graph.nodes
    if (length > MOST) throw new Mistake(`this graph has ${length} cards, and at most ${MOST} can be drawn here`, last)
    const walk = walkBack(root)
    this.draw(graph, new Walk(graph, walk), what === "values" ? this.picture : null)
    this.slopes = Object.fromEntries(walk.map(({ node: { name, slope } }) => [name, slope]))
    this.result = `${root.name} ${written(root.value)}`
    this.classList.remove("stale")
    this.text.removeAttribute("aria-invalid")
    if (this.hint.innerHTML !== HINT) this.hint.innerHTML = HINT
  }

  // All variables at once, each against its slope, as gradient descent takes them.
  step() {
    const { slopes, result, names } = this
    if (!slopes) return
    const size = Number(this.size.value), numbers = this.variables.of(names)
    for (const name of names) numbers[name] = Number((numbers[name] - size * (slopes[name] ?? 0)).toPrecision(12))
    if (!Object.values(numbers).every(Number.isFinite)) return
    this.variables.set(numbers)
    this.change("values")
    if (this.slopes) this.stepped.textContent = `${result} → ${this.result.split(" ").at(-1)}`
  }

  draw(graph, walk, before) {
    const { steps, picture } = this
    const at = !picture ? 0 : steps.at === steps.steps.length - 1 ? Infinity : steps.at
    this.picture = new Picture(graph, walk, before)
    const { element, layout: { width, height } } = this.picture
    element.style.maxWidth = `${(height > 560 ? 1 : 1.2) * width}px`
    element.style.maxHeight = `max(${0.86 * height}px, 100vh - 14rem)` // the whole of it in the window, if that is possible
    element.style.minWidth = `${0.86 * width}px` // its words keep 11 px: a wide graph scrolls
    this.scroller.replaceChildren(element)
    const items = walk.moments.map(({ words }, step) => {
      const line = html("p")
      line.innerHTML = step ? words : `${words} ${COME}`
      return html("li", {}, line)
    })
    steps.querySelector("ol").replaceChildren(...items)
    steps.told.ariaLive = "off" // a slider speaks for itself
    steps.renew(items, at)
    clearTimeout(this.hushed)
    this.hushed = setTimeout(() => { steps.told.ariaLive = "polite" }, WAIT)
    if (!before) this.fit()
    this.tabulate(graph, walk)
    this.variables.tell(valueOf(graph.nodes[0]))
  }

  // Room for the longest of the steps in words, and a way for keys to a graph that scrolls.
  fit() {
    const { told, steps, at } = this.steps
    told.style.minHeight = ""
    const heights = steps.map((step) => {
      told.innerHTML = step.firstChild.innerHTML
      return told.getBoundingClientRect().height
    })
    told.style.minHeight = `${Math.max(...heights)}px`
    told.innerHTML = steps[at].firstChild.innerHTML
    this.scroller.tabIndex = this.scroller.scrollWidth > this.scroller.clientWidth + 1 ? 0 : -1
  }

  show() {
    if (!this.picture) return
    this.picture.show(this.steps.at)
    const card = this.scroller.querySelector(".graph-now, .graph-ready").getBoundingClientRect()
    const { left, right } = this.scroller.getBoundingClientRect()
    if (card.left < left || card.right > right) this.scroller.scrollLeft += (card.left + card.right - left - right) / 2
  }

  tabulate({ nodes, next }, walk) {
    const row = (kind, words) => html("tr", {}, ...words.map((word) => html(kind, {}, word)))
    const rows = nodes.map(({ saved, value }, i) => {
      const inputs = next[i].map((j, slot) => (j === null ? written(slot ? saved.b : saved.a) : walk.name(j)))
      return row("td", [walk.name(i), inputs.join(", ") || "–", written(value), walk.moments.at(-1).equation(i)])
    })
    const head = html("thead", {}, row("th", ["number", "made from", "value", "slope"]))
    this.table.replaceChildren(html("table", { class: "weave-rows" }, head, html("tbody", {}, ...rows)))
  }

  scold(error) {
    const { message, mark: { from, to } } = error, { value } = this.text
    const before = value.slice(0, from).split("\n"), row = before.length, start = before.at(-1).length
    const line = value.split("\n")[row - 1], end = Math.max(start + 1, start + to - from)
    const kind = error instanceof NoAnswer ? "With these values there is no answer: " : ""
    const stays = this.picture ? " The picture still shows the last graph that could be drawn." : ""
    this.classList.toggle("stale", stays)
    this.text.setAttribute("aria-invalid", true)
    this.hint.replaceChildren(
      html("p", {}, html("b", {}, `Line ${row}, column ${start + 1}:`), ` ${kind}${message}.${stays}`),
      html("pre", {}, html("code", {}, line.slice(0, start), html("mark", {}, line.slice(start, end) || " "), line.slice(end))),
    )
  }
}

// The values of the variables: for each a slider, and a field for a number.
class Values {
  constructor(box, changed) {
    this.box = box
    this.changed = changed
    this.numbers = {} // of all variables that there have been
    this.rows = {}
  }

  of(names) {
    return Object.fromEntries(names.map((name) => [name, this.numbers[name]]))
  }

  set(numbers) {
    Object.assign(this.numbers, numbers)
    for (const row of Object.values(this.rows)) row.show()
  }

  // These variables and no others; a row that has the focus is not moved.
  show(names) {
    for (const [name, { element }] of Object.entries(this.rows)) if (!names.includes(name)) element.remove()
    names.forEach((name, i) => {
      const { element } = (this.rows[name] ??= this.row(name)), there = this.box.children[i + 1]
      if (there !== element) this.box.insertBefore(element, there ?? null)
    })
  }

  row(name) {
    const { numbers } = this
    numbers[name] ??= STARTS[Object.keys(numbers).length % STARTS.length]
    const slider = html("input", { type: "range" })
    const field = html("input", { type: "number", step: "any", "aria-label": `${name}, as a number` })
    const show = () => {
      const far = Math.max(FAR, 10 ** Math.ceil(Math.log10(Math.abs(numbers[name]))))
      Object.assign(slider, { min: -far, max: far, step: far / 100, value: numbers[name] })
      if (field.valueAsNumber !== numbers[name]) field.value = numbers[name]
    }
    for (const input of [slider, field]) {
      input.addEventListener("input", () => {
        if (!Number.isFinite(input.valueAsNumber)) return // half of a number, such as a minus
        numbers[name] = input.valueAsNumber
        show()
        this.changed()
      })
    }
    field.addEventListener("blur", show)
    show()
    return { element: html("div", { class: "play-row" }, html("label", {}, html("span", {}, name), slider), field), slider, show }
  }

  // What the sliders say beside their own numbers.
  tell(words) {
    for (const [name, { slider }] of Object.entries(this.rows)) slider.ariaValueText = `${written(this.numbers[name])}; ${words}`
  }
}

await customElements.whenDefined("weave-steps")
customElements.define("touch-playground", Playground)
