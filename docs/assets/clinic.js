// Finds the entry for a pasted error. The list of messages on the page is the index: nothing is
// fetched, and what was pasted stays in the page.
const LENGTH = 3 // words in a row that are compared
const ENOUGH = 0.5 // of a wording's weight, or of its first sentence's: more has to be there
const SHORT = 8 // rows: of fewer, and of a title, nearly all have to be there
const NEARLY = 0.8
const BEGUN = 0.75 // of a single line that was pasted, if it is part of a wording
const FEWEST = 3 // rows that such a line, and a first sentence, have
const MOST = 4 // candidates to show
const KIND = /^\W*[\w.]*(?:Error|Warning|Exception): */

// Words without what differs from run to run: numbers, the names of nodes, colours of a terminal,
// and the marks that some launchers put before each line.
export function split(text) {
  return text
    .replace(/\x1b\[[\d;]*m/g, "")
    .replace(/^\s*\[(?:rank)?\d+\]:?/gm, "")
    .toLowerCase()
    .replace(/\w*[a-z]backward\d*/g, "backward")
    .match(/[a-z_]{2,}/g) ?? []
}

function rows(text) {
  const words = split(text)
  const length = Math.min(LENGTH, words.length)
  return words.slice(length - 1).map((_, i) => words.slice(i, i + length).join(" "))
}

// The wordings of the items of a list, each with its rows and what each row weighs: the fewer
// wordings have it, the more. The place before a message, "torch.utils.checkpoint: ", is none of it.
export function index(items) {
  const all = [...items].flatMap((item) => {
    const said = [item.dataset.message, ...(item.dataset.also?.split(" | ") ?? [])]
    const title = { item, rows: rows(item.querySelector("a").textContent), title: true }
    return [title, ...said.map((text) => {
      const message = text.replace(/^[\w.]+: /, "")
      const first = rows(message.split(/(?<=\w\w)[.:] |\n/)[0])
      return { item, rows: rows(message), first: first.length }
    })]
  })
  const count = new Map()
  for (const wording of all) {
    for (const row of new Set(wording.rows)) count.set(row, (count.get(row) ?? 0) + 1)
  }
  for (const wording of all) wording.weights = wording.rows.map((row) => 1 / count.get(row))
  return all
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)

// The items whose messages stand in a text, the likeliest first.
export function find(wordings, text) {
  const words = split(text)
  const there = new Set()
  for (let length = 1; length <= LENGTH; length++) {
    words.forEach((_, i) => there.add(words.slice(i, i + length).join(" ")))
  }
  const line = text.trim().includes("\n") ? [] : rows(text.trim().replace(KIND, ""))
  const found = new Map()
  for (const { item, rows, first, weights, title } of wordings) {
    const met = rows.map((row, i) => there.has(row) * weights[i])
    const share = (end) => {
      const part = sum(met.slice(0, end)) / sum(weights.slice(0, end))
      return part > (title || end < SHORT ? NEARLY : ENOUGH) ? part : 0
    }
    const begun = line.filter((row) => rows.includes(row)).length / line.length
    const likely = Math.max(
      share(rows.length),
      first >= FEWEST ? share(first) : 0,
      line.length >= FEWEST && begun > BEGUN ? begun : 0,
    )
    const weight = sum(met), best = found.get(item)
    if (likely && !(best?.likely >= likely)) found.set(item, { item, likely, weight })
  }
  return [...found.values()]
    .sort((a, b) => Math.round(10 * b.likely) - Math.round(10 * a.likely) || b.weight - a.weight)
    .slice(0, MOST)
    .map(({ item }) => item)
}

function show(list) {
  const entries = index(list.querySelectorAll("[data-message]"))
  const box = document.createElement("div")
  box.className = "clinic-box"
  box.innerHTML = `<label for="pasted">Paste your error, or the whole traceback</label>
    <textarea id="pasted" rows="6" spellcheck="false" autocomplete="off"></textarea>
    <div role="status"></div>`
  const [, field, answer] = box.children
  field.addEventListener("input", () => {
    const found = find(entries, field.value)
    answer.replaceChildren(...(field.value.trim() ? say(found) : []))
  })
  list.before(box)
}

function say(found) {
  const words = document.createElement("p")
  if (!found.length) {
    words.append("No entry has this message. ")
    const link = document.createElement("a")
    link.href = "#a-report-that-gets-an-answer"
    link.append("How to ask, so that you get an answer")
    words.append(link, ".")
    return [words]
  }
  words.append(found.length > 1 ? "The likeliest first:" : "This is:")
  const ordered = document.createElement(found.length > 1 ? "ol" : "ul")
  for (const item of found) {
    const entry = document.createElement("li")
    const message = document.createElement("p")
    message.append([item.dataset.kind, item.dataset.message].filter(Boolean).join(": "))
    entry.append(item.querySelector("a").cloneNode(true), message)
    ordered.append(entry)
  }
  return [words, ordered]
}

const list = document.querySelector(".messages")
if (list) show(list)
