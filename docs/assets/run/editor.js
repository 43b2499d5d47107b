// A program of the page to change and to run: book.js asks for this when somebody presses Run.
const SIZE = "5 MB" // of Python, compressed
const style = document.createElement("link")
style.rel = "stylesheet"
style.href = new URL("run.css", import.meta.url)
document.head.append(style)
await new Promise((done) => { style.onload = style.onerror = done })

let worker // one for the page; a program that must be stopped takes it along
let running // the editor whose program runs
let ready = false // whether this worker has Python

function work() {
  if (worker) return worker
  const own = worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" })
  const hear = (data) => {
    if (own !== worker) return // it has been stopped
    ready ||= data.kind === "running"
    if (data.kind === "failed") dismiss()
    running?.hear(data)
  }
  own.addEventListener("message", ({ data }) => hear(data))
  own.addEventListener("error", (event) => {
    event.preventDefault()
    hear({ kind: "failed", text: event.message || "its script cannot be loaded" })
  })
  return own
}

function dismiss() {
  worker?.terminate()
  worker = undefined
  ready = false
}

function make(parent, tag, name, properties = {}) {
  const element = document.createElement(tag)
  element.className = name
  Object.assign(element, properties)
  parent.append(element)
  return element
}

const editors = new WeakMap() // by the bar of the program
let count = 0

// Run the program below this bar: at the first time in an editor, which takes the place of its code.
export function run(bar, opener, root) {
  let editor = editors.get(bar)
  if (!editor) editors.set(bar, editor = new Editor(bar, opener, root))
  editor.open()
  editor.run()
}

class Editor {
  constructor(bar, opener, root) {
    this.opener = opener
    const [program, ...neighbours] = bar.dataset.run.split(" ")
    const folder = new URL("./", new URL(program, root)).href
    this.name = decodeURIComponent(program.split("/").pop())
    this.neighbours = neighbours.map((place) => new URL(place, root).href)
      .map((url) => [decodeURIComponent(url.slice(folder.length)), url])
    // without the check below it, which is about the numbers that stand here, and not about a reader's own
    const code = bar.parentElement.querySelector(".highlight code").cloneNode(true)
    for (const mark of code.querySelectorAll(".weave-mark")) mark.remove() // as the page shows it
    this.source = code.textContent
    this.shown = [...bar.parentElement.children].filter((part) => part.querySelector(":scope > :is(.highlight, .weave-output)"))
    this.box = make(bar.parentElement, "div", "run")
    bar.after(this.box)
    const hint = `run-${++count}`
    this.text = make(this.box, "textarea", "run-text", {
      value: this.source, spellcheck: false, autocapitalize: "off", autocomplete: "off", wrap: "off",
    })
    this.text.setAttribute("aria-label", `${this.name}, to change and to run`)
    this.text.setAttribute("aria-describedby", hint)
    this.text.addEventListener("input", () => this.refresh())
    this.text.addEventListener("keydown", (event) => this.key(event))
    const row = make(this.box, "div", "run-row")
    this.button(row, "Run", () => this.run()).classList.add("main")
    this.stopper = this.button(row, "Stop", () => this.stop("Stopped."))
    this.resetter = this.button(row, "Reset", () => this.reset())
    this.button(row, "Close", () => this.close())
    make(row, "small", "run-hint", {
      id: hint, textContent: "Ctrl+Enter runs. Tab indents; Esc, then Tab, leaves the text.",
    })
    this.status = make(this.box, "p", "run-status")
    this.status.setAttribute("role", "status")
    this.progress = make(this.box, "progress", "run-progress", { max: 1, ariaLabel: "Python is being loaded" })
    const output = make(this.box, "div", "weave-output")
    this.output = make(make(output, "pre", ""), "samp", "")
    this.output.parentElement.tabIndex = 0
    this.output.parentElement.setAttribute("aria-label", `Output of ${this.name}`)
    this.output.parentElement.setAttribute("role", "region")
    this.printed = ""
    this.refresh()
    this.say("")
  }

  button(row, words, press) {
    const button = make(row, "button", "", { type: "button", textContent: words })
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") !== "true") press()
    })
    return button
  }

  open() {
    this.box.hidden = false
    for (const part of this.shown) part.classList.add("run-instead")
    this.opener.setAttribute("aria-expanded", "true")
    this.refresh()
  }

  close() {
    if (running === this) this.stop("")
    this.box.hidden = true
    for (const part of this.shown) part.classList.remove("run-instead")
    this.opener.setAttribute("aria-expanded", "false")
    this.opener.focus()
  }

  reset() {
    this.text.value = this.source
    this.refresh()
    this.text.focus()
  }

  refresh() {
    this.text.rows = Math.min(this.text.value.split("\n").length, 40)
    this.resetter.setAttribute("aria-disabled", this.text.value === this.source)
    this.stopper.setAttribute("aria-disabled", running !== this)
  }

  say(words, part) {
    if (this.status.textContent !== words) this.status.textContent = words
    this.progress.hidden = part === undefined
    this.progress.value = part ?? 0
  }

  // What is printed is shown before the next picture of the page, however many lines there are.
  print(text) {
    if (!this.printed) requestAnimationFrame(() => this.flush())
    this.printed += text
  }

  flush() {
    if (this.printed) this.output.append(this.printed)
    this.printed = ""
    this.output.closest(".weave-output").hidden = !this.output.textContent
  }

  async run() {
    running?.stop(running === this ? "" : "Stopped: another program was started.")
    running = this
    this.refresh()
    this.output.textContent = this.printed = ""
    this.flush()
    if (ready) this.say("Running …")
    else this.loading(0)
    this.status.scrollIntoView({ block: "nearest" })
    const files = { [this.name]: this.text.value }
    try {
      await Promise.all(this.neighbours.map(async ([file, url]) => {
        const response = await fetch(url)
        if (!response.ok) throw new Error(`${file}: ${response.status} ${response.statusText}`)
        files[file] = await response.text()
      }))
    } catch (error) {
      if (running === this) this.hear({ kind: "failed", text: error.message })
      return
    }
    if (running === this) work().postMessage({ name: this.name, files })
  }

  loading(part) {
    this.say(`Python is being loaded (${SIZE}) …`, part)
  }

  // A message of the worker, while this program is the one that runs.
  hear({ kind, part, text, error, line, seconds }) {
    if (kind === "loading") this.loading(part)
    if (kind === "running") this.say("Running …")
    if (kind === "printed") this.print(text)
    if (kind === "failed") this.end(`Python could not run this: ${text}`)
    if (kind !== "done") return
    this.flush()
    if (error) make(this.output, "span", "run-error", { textContent: error })
    this.flush()
    const last = error?.trim().split("\n").pop()
    const printed = this.output.textContent ? "" : " It printed nothing."
    if (error) this.end(line ? `Ended in line ${line} with an error: ${last}` : `Ended: ${last}`)
    else this.end(`Done in ${seconds < 0.1 ? "less than 0.1" : seconds.toFixed(1)} s.${printed}`)
  }

  end(words) {
    running = undefined
    this.flush()
    this.say(words)
    this.refresh()
    const output = this.output.closest(".weave-output")
    ;(output.hidden ? this.status : output).scrollIntoView({ block: "nearest" })
  }

  // What runs can only be ended with its Python; another one starts right away.
  stop(words) {
    dismiss()
    this.end(words)
    work()
  }

  key(event) {
    const leaving = this.leaving
    this.leaving = event.key === "Escape"
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      this.run()
    } else if (event.ctrlKey || event.metaKey || event.altKey) {
      return
    } else if (event.key === "Tab" && !leaving) {
      event.preventDefault()
      this.indent(event.shiftKey)
    } else if (event.key === "Enter") {
      event.preventDefault()
      const line = this.text.value.slice(0, this.text.selectionStart).split("\n").pop()
      this.insert(`\n${line.match(/^ */)[0]}${/:\s*$/.test(line) ? "    " : ""}`)
    } else if (event.key === "Shift") {
      this.leaving = leaving
    }
  }

  // Indent the lines that are chosen, or take away four spaces from each.
  indent(back) {
    const { value, selectionStart: start, selectionEnd: end } = this.text
    if (!back && start === end) {
      const column = start - value.lastIndexOf("\n", start - 1) - 1
      return this.insert(" ".repeat(4 - column % 4))
    }
    const first = value.lastIndexOf("\n", start - 1) + 1
    const next = value.indexOf("\n", Math.max(end - (end > start), start))
    const last = next < 0 ? value.length : next
    const lines = value.slice(first, last)
    const changed = back ? lines.replace(/^ {1,4}/gm, "") : lines.replace(/^(?=.)/gm, "    ")
    if (changed === lines) return
    this.text.setSelectionRange(first, last)
    this.insert(changed)
    if (start === end) {
      const at = Math.max(first, start + changed.length - lines.length)
      this.text.setSelectionRange(at, at)
    } else this.text.setSelectionRange(first, first + changed.length)
  }

  // In the place of what is chosen, so that it can be undone.
  insert(words) {
    if (document.execCommand("insertText", false, words)) return
    this.text.setRangeText(words, this.text.selectionStart, this.text.selectionEnd, "end")
    this.refresh()
  }
}
