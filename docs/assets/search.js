// Runs in front of Material's search, in its worker: whole words instead of their beginnings, titles
// above texts but not alone, what else people call the same thing, and words that stand together.
(() => {
  const SETUP = 0, QUERY = 2, RESULT = 3 // Material's kinds of messages
  const SEPARATOR = "[\\s\\-.,:;!?()\\[\\]{}'\"\\x60=*/+|<>_@^~#%&…]+"
  const TITLE = 6 // times what a word of a text counts
  const PAGE = 0.2 // of what a section counts, for Material prefers whole pages
  const MOST = 60 // words of a question that count
  const TOGETHER = 4 // times more, for a place in which all neighbours of the question are neighbours
  const LOOKED = 40 // places, the best by their words, in which neighbours are looked for
  const SAME = [
    "weight weights parameter parameters param params dial dials",
    "gradient gradients grad slope slopes derivative derivatives differentiate",
    "backprop backpropagation backward backwards back propagation",
    "loss error miss cost objective",
    "nan inf infinity infinite",
    "exploding explode explodes overflow overflows huge",
    "vanishing vanish vanishes fade fades zero",
    "memory oom leak leaks grows",
    "inplace place edit edited overwrite",
    "freeze frozen freezing fix",
    "distributed ddp fsdp machines gpus workers",
    "amp autocast fp16 float16 bf16 half mixed precision",
    "compile compiled compiling dynamo inductor",
    "checkpoint checkpointing recompute rematerialization",
    "hook hooks callback",
    "jacobian jacobians jacrev jvp vjp",
    "hessian second higher order",
    "accumulate accumulation accumulates add adds sum",
    "reset clear zero cleared",
    "detach stop cut",
    "optimizer optimiser sgd adam step",
    "random seed differ differs reproducible deterministic",
    "slow speed fast expensive cost",
    "normalise normalize normalised normalized normalisation normalization batchnorm",
    "initialise initialize initialisation initialization init",
  ].map((words) => words.split(" "))

  const split = (text) => text.toLowerCase().replace(/\bback-?prop(agat\w+)?\b/g, "back propagation").match(/[\p{L}\p{N}]+/gu) ?? []
  const words = (text) => [...new Set(split(text))]
  const pairs = (list) => list.slice(1).map((word, i) => `${list[i]} ${word}`)

  // Each word counts in full, its other names an eighth, and what the last may become half.
  function widen(query) {
    const list = words(query).slice(0, MOST)
    if (!list.length) return ""
    const others = SAME.filter((names) => names.some((name) => list.includes(name))).flat()
    const added = [...new Set(others)].filter((name) => !list.includes(name))
    const weighted = (list, weight) => list.map((word) => `${word}^${weight}`)
    return [...weighted(list, 8), `${list.at(-1)}*^4`, ...weighted(added, 1)].join(" ")
  }

  let places, asked // the texts by their places, and the pairs of the question
  function tune({ config, docs }) {
    places = new Map(docs.map((entry) => [entry.location, `${entry.title} ${entry.text}`]))
    config.separator = SEPARATOR
    config.pipeline.push("stemmer")
    config.fields.title.boost = TITLE
    for (const entry of docs) {
      if (!entry.location.includes("#")) entry.boost = PAGE
    }
  }

  addEventListener("message", ({ data: message }) => {
    if (message.type === SETUP) tune(message.data)
    if (message.type === QUERY) {
      asked = pairs(split(message.data)).slice(0, MOST)
      message.data = widen(message.data)
    }
  })

  function weigh(entry) {
    const text = (places.get(entry.location) ?? "").replace(/<[^>]*>/g, " ")
    const there = new Set(pairs(split(text)))
    const share = asked.filter((pair) => there.has(pair)).length / asked.length
    entry.score *= 1 + TOGETHER * share
  }

  // Neighbouring words change the order. Material would list the words that a result lacks, but other
  // names for a word are not missing.
  const post = self.postMessage.bind(self)
  self.postMessage = (message) => {
    if (message.type === RESULT) {
      const { items } = message.data, best = (page) => Math.max(...page.map(({ score }) => score))
      const found = items.flat().sort((a, b) => b.score - a.score)
      if (asked.length) found.slice(0, LOOKED).forEach(weigh)
      for (const entry of found) entry.terms = {}
      for (const page of items) page.sort((a, b) => b.score - a.score)
      items.sort((a, b) => best(b) - best(a))
    }
    post(message)
  }
})()
