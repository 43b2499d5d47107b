// Runs in front of Material's search, in its worker: whole words instead of their beginnings, titles
// above texts but not alone, and what else people call the same thing.
(() => {
  const SETUP = 0, QUERY = 2, RESULT = 3 // Material's kinds of messages
  const SEPARATOR = "[\\s\\-.,:;!?()\\[\\]{}'\"\\x60=*/+|<>_@^~#%&…]+"
  const TITLE = 6 // times what a word of a text counts
  const PAGE = 0.2 // of what a section counts, for Material prefers whole pages
  const MOST = 60 // words of a question that count
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
  ].map((words) => words.split(" "))

  const words = (text) => [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])]

  // Each word counts in full, its other names an eighth, and what the last may become half.
  function widen(query) {
    const asked = words(query).slice(0, MOST)
    if (!asked.length) return ""
    const others = SAME.filter((names) => names.some((name) => asked.includes(name))).flat()
    const added = [...new Set(others)].filter((name) => !asked.includes(name))
    const weigh = (list, weight) => list.map((word) => `${word}^${weight}`)
    return [...weigh(asked, 8), `${asked.at(-1)}*^4`, ...weigh(added, 1)].join(" ")
  }

  function tune({ config, docs }) {
    config.separator = SEPARATOR
    config.pipeline.push("stemmer")
    config.fields.title.boost = TITLE
    for (const entry of docs) {
      if (!entry.location.includes("#")) entry.boost = PAGE
    }
  }

  addEventListener("message", ({ data: message }) => {
    if (message.type === SETUP) tune(message.data)
    if (message.type === QUERY) message.data = widen(message.data)
  })

  // Material lists the words that a result lacks; other names for them are not missing.
  const post = self.postMessage.bind(self)
  self.postMessage = (message) => {
    if (message.type === RESULT) {
      for (const entry of message.data.items.flat()) entry.terms = {}
    }
    post(message)
  }
})()
