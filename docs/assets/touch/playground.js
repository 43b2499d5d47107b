// A graph of one's own: an expression is typed, and its graph is drawn and walked back step by step.
import { html, Touch } from "./touch.js"
import { NoAnswer, evaluate, Node, walkBack } from "./engine.js"
import { EXAMPLES, FIRST } from "./examples.js"
import { Mistake, parse } from "./expression.js"
import { Picture, valueOf } from "./graph.js"
import { address, fromAddress } from "./link.js"
import { written } from "./number.js"
import { Values } from "./values.js"
import { graphOf, Walk } from "./walk.js"

const MOST = 40 // cards
const LINES = 11 // that the field shows at once
const WAIT = 500 // ms that a mistake is looked over while a hand types, and the address waits
const HINT = "A line can give a number a name, as in h = w1*x. The last line is the error."
const STAYS = "The picture still shows the last graph that could be drawn."

class Playground extends Touch {
  build() {
    this.stage.classList.add("play")
    const left = html("div", { class: "play-in" }), right = html("div", { class: "play-out" })
    this.stage.append(left, right)
    left.append(this.examples(), this.field(), this.hint)
    this.variables = new Values(left, () => this.change("values"))
    left.append(this.links())
    right.append(this.stepper(), this.twin())
    addEventListener("hashchange", () => this.restore(location.hash))
    new ResizeObserver(() => this.fit()).observe(right)
  }

  // Called once, when all is in its place; from then on `change` draws.
  update() {
    if (!this.restore(location.hash)) this.set(FIRST)
  }

  examples() {
    const group = html("div", { class: "touch-row", role: "group", "aria-label": "Examples" })
    for (const [name, example] of Object.entries(EXAMPLES)) {
      const button = html("button", { type: "button" }, name)
      button.addEventListener("click", () => {
        this.set(example)
        this.keep()
      })
      group.append(button)
    }
    return group
  }

  field() {
    this.text = html("textarea", { id: "play-text", spellcheck: "false", autocapitalize: "off", autocomplete: "off", "aria-describedby": "play-hint" })
    this.text.addEventListener("input", () => this.change("text"))
    this.hint = html("div", { id: "play-hint", class: "play-hint", role: "status" })
    return html("div", { class: "play-field" }, html("label", { for: "play-text" }, "Expression"), this.text)
  }

  links() {
    const button = html("button", { type: "button" }, "Copy link"), said = html("span", { role: "status" })
    button.addEventListener("click", async () => {
      this.keep()
      try {
        await navigator.clipboard.writeText(location.href)
        said.textContent = "Copied: the link has the expression and its values"
      } catch {
        said.textContent = "Your browser refused: copy this page’s address"
      }
      setTimeout(() => { said.textContent = "" }, 4000)
    })
    return html("div", { class: "touch-row" }, button, said)
  }

  stepper() {
    this.scroller = html("div", { class: "play-scroll" })
    this.scroller.addEventListener("keydown", (event) => event.stopPropagation()) // its arrows scroll
    this.steps = html("weave-steps", { role: "group", tabindex: 0, "aria-label": "The walk back, step by step" })
    this.steps.append(html("ol", { start: 0 }, html("li", {}, html("p"))), html("div", { class: "weave-graph" }, this.scroller))
    this.steps.addEventListener("step", () => this.show())
    return this.steps
  }

  twin() {
    this.table = html("div", { class: "weave-table" })
    return html("details", { class: "weave-fold weave-twin" }, html("summary", {}, "the same as a table"), this.table)
  }

  // An expression with values, from a button or a link.
  set({ text, values }) {
    this.text.value = text
    this.variables.set(values)
    this.picture = null
    this.change("all")
  }

  restore(hash) {
    const state = fromAddress(hash)
    if (state) this.set(state)
    return state
  }

  // Put expression and values into the page's address.
  keep() {
    clearTimeout(this.keeping)
    history.replaceState(history.state, "", address(this.text.value, this.variables.of(this.names)))
  }

  // Something was typed, moved or chosen; `what` it was says how the walk goes on.
  change(what) {
    this.text.rows = Math.min(LINES, Math.max(3, this.text.value.split("\n").length))
    try {
      this.read(what)
      this.good()
    } catch (error) {
      if (!(error instanceof Mistake || error instanceof NoAnswer)) throw error
      this.bad(error, what)
    }
    clearTimeout(this.keeping)
    if (what !== "all") this.keeping = setTimeout(() => this.keep(), WAIT)
  }

  read(what) {
    if (what !== "values") {
      this.lines = null
      const lines = parse(this.text.value)
      this.names = [...lines.variables]
      this.variables.show(this.names)
      this.lines = lines
    }
    if (!this.lines) return
    const { lines } = this, root = evaluate(lines, this.variables.of(this.names))
    const last = lines.at(-1)
    if (!(root instanceof Node)) {
      throw new Mistake("the last line depends on no variable, so there is no slope to find; write a name, such as x", last.tree.from, last.tree.to)
    }
    if (!root.leaf && !root.name) root.name = ["error", "result", "end"].find((name) => !lines.names.has(name))
    const graph = graphOf(root)
    if (graph.nodes.length > MOST) {
      throw new Mistake(`this graph has ${graph.nodes.length} cards, and at most ${MOST} can be drawn here`, last.tree.from, last.tree.to)
    }
    this.draw(graph, new Walk(graph, walkBack(root)), what)
  }

  draw(graph, walk, what) {
    const same = what === "values" ? this.picture : null
    const at = this.picture ? (this.steps.at === this.steps.steps.length - 1 ? Infinity : this.steps.at) : 0
    this.picture = new Picture(graph, walk, this.room, same)
    this.place()
    const items = walk.moments.map(({ words }) => {
      const line = html("p")
      line.innerHTML = words
      return html("li", {}, line)
    })
    this.steps.querySelector("ol").replaceChildren(...items)
    this.steps.told.setAttribute("aria-live", "off") // a slider speaks for itself
    this.steps.renew(items, at)
    clearTimeout(this.hushed)
    this.hushed = setTimeout(() => this.steps.told.setAttribute("aria-live", "polite"), WAIT)
    this.tabulate()
    this.variables.tell(`${valueOf(graph.nodes[0])}`)
  }

  get room() {
    return this.scroller.clientWidth || 600
  }

  place() {
    const { element, layout: { width } } = this.picture
    element.style.maxWidth = `${1.2 * width}px`
    element.style.minWidth = `${0.86 * width}px` // so that its words keep 11 px
    this.scroller.replaceChildren(element)
    this.reach()
  }

  // Whether the graph is wider than its place: then keys must reach it.
  reach() {
    const wide = this.scroller.scrollWidth > this.scroller.clientWidth + 1
    if (!wide) for (const name of ["tabindex", "role", "aria-label"]) this.scroller.removeAttribute(name)
    else for (const [name, value] of [["tabindex", 0], ["role", "region"], ["aria-label", "The graph, which scrolls"]]) this.scroller.setAttribute(name, value)
  }

  // The place has another width.
  fit() {
    if (!this.picture || this.width === this.room) return
    this.width = this.room
    const { graph, walk } = this.picture
    this.picture = new Picture(graph, walk, this.room)
    this.place()
    this.show()
  }

  show() {
    if (!this.picture) return
    this.picture.show(this.steps.at)
    const now = this.scroller.querySelector(".graph-now, .graph-ready")?.getBoundingClientRect(), box = this.scroller.getBoundingClientRect()
    if (!now || (now.left >= box.left && now.right <= box.right)) return
    const smooth = matchMedia("(prefers-reduced-motion: no-preference)").matches
    this.scroller.scrollBy({ left: (now.left + now.right - box.left - box.right) / 2, behavior: smooth ? "smooth" : "auto" })
  }

  tabulate() {
    const { graph, walk } = this.picture, last = walk.moments.at(-1)
    const cells = graph.nodes.map((node, i) => {
      const inputs = node.next.map((to, slot) => to ? walk.name(graph.next[i][slot]) : written(slot ? node.saved.b : node.saved.a))
      return [walk.name(i), inputs.join(", ") || "–", written(node.value), last.equation(i) + written(node.slope)]
    })
    const rows = cells.map((row) => html("tr", {}, ...row.map((words) => html("td", {}, words))))
    const heads = ["number", "made from", "value", "slope"].map((words) => html("th", { scope: "col" }, words))
    this.table.replaceChildren(html("table", { class: "weave-rows" }, html("thead", {}, html("tr", {}, ...heads)), html("tbody", {}, ...rows)))
  }

  good() {
    if (!this.lines) return
    clearTimeout(this.scolding)
    this.classList.remove("stale")
    this.text.removeAttribute("aria-invalid")
    if (this.hint.textContent !== HINT) this.hint.replaceChildren(html("p", {}, HINT))
  }

  // A mistake is shown once the hand rests; the last good graph stays.
  bad(error, what) {
    clearTimeout(this.scolding)
    const show = () => {
      const { message, from, to } = error instanceof Mistake ? error : { message: error.message, ...error.mark }
      const before = this.text.value.slice(0, from).split("\n"), line = this.text.value.split("\n")[before.length - 1]
      const start = before.at(-1).length, end = Math.max(start + 1, Math.min(line.length, start + to - from))
      const kind = error instanceof NoAnswer ? "With these values there is no answer: " : ""
      this.text.setAttribute("aria-invalid", "true")
      this.classList.toggle("stale", Boolean(this.picture))
      this.hint.replaceChildren(
        html("p", {}, html("b", {}, `Line ${before.length}, column ${start + 1}:`), ` ${kind}${message}.${this.picture ? ` ${STAYS}` : ""}`),
        html("pre", {}, html("code", {}, line.slice(0, start), html("mark", {}, line.slice(start, end) || " "), line.slice(end))),
      )
    }
    if (what === "text") this.scolding = setTimeout(show, WAIT)
    else show()
  }
}

await customElements.whenDefined("weave-steps")
customElements.define("touch-playground", Playground)
