// Finds the entry for a pasted error. The list of messages on the page is the index: nothing is
// fetched, and what was pasted stays in the page.
const LENGTH = 3 // words in a row that are compared
const ENOUGH = 0.5 // of a message's weight, or of its first sentence's: more has to be there
const MOST = 4 // candidates to show

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

// The items of a list, each with the rows of its message and what each of them weighs: the fewer
// messages have it, the more.
export function index(items) {
  const all = [...items].map((item) => {
    const { message } = item.dataset
    return { item, rows: rows(message), first: rows(message.split(/(?<=\w\w)[.:] |\n/)[0]).length }
  })
  const count = new Map()
  for (const entry of all) {
    for (const row of new Set(entry.rows)) count.set(row, (count.get(row) ?? 0) + 1)
  }
  for (const entry of all) entry.weights = entry.rows.map((row) => 1 / count.get(row))
  return all
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)

// The items whose messages stand in a text, the likeliest first.
export function find(entries, text) {
  const words = split(text)
  const there = new Set()
  for (let length = 1; length <= LENGTH; length++) {
    words.forEach((_, i) => there.add(words.slice(i, i + length).join(" ")))
  }
  const found = entries.map(({ item, rows, first, weights }) => {
    const met = rows.map((row, i) => there.has(row) * weights[i])
    const share = (end) => sum(met.slice(0, end)) / sum(weights.slice(0, end))
    return { item, share: Math.max(share(), share(first)), weight: sum(met) }
  })
  return found
    .filter(({ share }) => share > ENOUGH)
    .sort((a, b) => Math.round(10 * b.share) - Math.round(10 * a.share) || b.weight - a.weight)
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
  words.append(found.length > 1 ? "The likeliest first:" : "This is")
  const ordered = document.createElement("ol")
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
