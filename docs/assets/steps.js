// <weave-steps>: shows a list of steps one at a time. Without this script they stand below each other.
class Steps extends HTMLElement {
  // the new messages in a figure; of a graph the build lists them, and whose they are
  static NEW = 'text[style*="orange"][style*="weight: 700"]'
  static NUMBER = /(?<![\w.])[−-]?\d+(\.\d+)?/g
  static read = (word) => Number(word.trim().replace(/[−–]/, "-").replace(",", "."))
  static write = (number) => `${number}`.replace("-", "−")

  connectedCallback() {
    if (this.bar) return
    this.steps = [...this.querySelectorAll(":scope > ol > li")]
    this.bar = document.createElement("div")
    this.bar.className = "weave-steps-bar"
    this.back = this.button("Previous", () => this.go(this.at - 1))
    this.forth = this.button("Next", () => this.next())
    this.forth.className = "main"
    this.player = this.button("Play", () => this.play(!this.timer))
    this.count = document.createElement("span")
    this.slider = document.createElement("input")
    Object.assign(this.slider, { type: "range", min: 0, max: this.steps.length - 1, value: 0, ariaLabel: "step" })
    this.slider.addEventListener("input", () => this.go(Number(this.slider.value)))
    this.bar.append(this.slider, this.count)
    // one live region, which outlives the steps: what it says is read out when it changes
    this.told = document.createElement("p")
    this.told.className = "weave-steps-told"
    this.told.setAttribute("role", "status")
    this.prepend(this.bar, this.told)
    if (this.hasAttribute("guess")) this.ask()
    this.addEventListener("keydown", (event) => this.key(event))
    this.classList.add("one-at-a-time")
    this.show(0)
    this.makeRoom()
    addEventListener("resize", () => this.makeRoom())
  }

  disconnectedCallback() {
    this.play(false)
  }

  // A field for a new number of the next step, which a reader may leave empty.
  ask() {
    this.form = document.createElement("form")
    this.form.className = "weave-guess"
    // no keys for digits alone: on some phones they have no minus
    this.form.innerHTML = '<label><span></span><input size="5" maxlength="10" inputmode="text" enterkeyhint="go" autocomplete="off"></label><output></output>'
    this.field = this.form.querySelector("input")
    this.field.addEventListener("input", () => this.play(false))
    this.form.addEventListener("submit", (event) => {
      event.preventDefault()
      this.check()
    })
    this.append(this.form)
  }

  // The new numbers of the next step, or of the one after this place.
  news(at = this.at) {
    const step = this.steps[at + 1]
    const words = step?.dataset.new ?? [...(step?.querySelectorAll(Steps.NEW) ?? [])].map((text) => text.textContent).join(" ")
    return words.split(" ").filter((word) => word && !Number.isNaN(Steps.read(word))).map(Steps.read)
  }

  check() {
    const typed = this.field.value, guess = Steps.read(typed)
    if (!typed.trim()) return
    this.field.select()
    if (Number.isNaN(guess)) return this.reply("Type a number, such as −3.")
    const news = this.news()
    if (news.includes(guess)) return this.next()
    this.tries[this.at] ??= false
    this.misses++
    this.reply(this.why(guess, news) ?? (this.misses > 1 ? `Not ${Steps.write(guess)}; Next shows it.` : `Not ${Steps.write(guess)}. Try once more.`))
  }

  // What a miss may come from, as far as the numbers alone tell it.
  why(guess, news) {
    if (news.includes(-guess)) return "The size is right; look at the sign."
    const [arrived, ...factors] = this.steps[this.at + 1].dataset.by?.split(" ").map(Steps.read) ?? []
    if (guess === arrived) return "That is what arrived; it has to be multiplied."
    if (factors.includes(guess)) return "That is what it has to be multiplied by."
    const texts = [0, this.at].flatMap((at) => [...this.steps[at].querySelectorAll("svg text")])
    const there = texts.flatMap((text) => text.textContent.match(Steps.NUMBER) ?? []).map(Steps.read)
    if (!there.includes(guess)) return
    const times = there.some((other) => news.includes(guess * other))
    const plus = there.some((other) => news.includes(guess + other))
    return times && !plus ? "That is there already; it has to be multiplied." : "That is there already."
  }

  reply(words) {
    this.form.lastChild.textContent = words
  }

  // With the words of the step that has been reached stands what became of the guess at it.
  next() {
    const typed = this.field?.value.trim(), news = typed && this.news()
    this.go(this.at + 1)
    if (!typed) return
    const right = news.includes(Steps.read(typed))
    this.tries[this.at - 1] ??= right
    this.total()
    this.judge(right ? `Right, ${Steps.write(Steps.read(typed))}` : `Not ${typed}`)
    if (document.activeElement === this.field && !this.asks) this.forth.focus()
  }

  judge(words) {
    const said = document.createElement("b")
    said.textContent = `${words}. `
    this.told.prepend(said)
  }

  // As much room as the longest words need, so that the page below does not jump.
  makeRoom() {
    const words = this.told.innerHTML
    this.told.style.minHeight = "0"
    const heights = (this.all ?? this.steps).map((step) => {
      this.told.innerHTML = step.querySelector("p").innerHTML
      if (this.form) this.judge("Not −1234.5678")
      return Math.ceil(this.told.getBoundingClientRect().height)
    })
    this.told.innerHTML = words
    this.told.style.minHeight = `${Math.max(...heights)}px`
  }

  button(name, press) {
    const made = document.createElement("button")
    made.type = "button"
    made.textContent = name
    made.addEventListener("click", press)
    this.bar.append(made)
    return made
  }

  key(event) {
    if (event.target === this.field) return
    const to = { ArrowLeft: this.at - 1, ArrowRight: this.at + 1, Home: 0, End: this.steps.length - 1 }[event.key]
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    this.go(to)
  }

  // A reader's own step, which ends the playing.
  go(to) {
    this.play(false)
    this.show(to)
  }

  show(to) {
    this.at = Math.max(0, Math.min(this.steps.length - 1, to))
    this.steps.forEach((step, i) => { step.hidden = i !== this.at })
    this.slider.value = this.at
    this.count.textContent = this.slider.ariaValueText = `Step ${this.at} of ${this.steps.length - 1}`
    this.told.innerHTML = this.steps[this.at].querySelector("p").innerHTML
    // not `disabled`: a disabled button loses the focus when a reader comes to the end
    this.back.setAttribute("aria-disabled", this.at === 0)
    this.forth.setAttribute("aria-disabled", this.at === this.steps.length - 1)
    if (this.form) this.clear()
    this.dispatchEvent(new Event("step"))
  }

  // The field for a step that has been reached; where nothing new comes next, its place stays free.
  clear() {
    const at = this.steps[this.at + 1]?.dataset.at
    this.asks = this.news().length > 0
    this.misses = 0
    this.field.value = ""
    this.field.parentNode.style.visibility = this.asks ? "" : "hidden"
    this.form.querySelector("span").textContent = at ? `Guess ${at}: ` : "Your guess: "
    this.reply("")
    if (!this.at) this.tries = []
    for (let at = 0; at < this.at - 1; at++) this.tries[at] ??= false // seen before it was guessed
    this.total()
  }

  // At the end of the walk: how many of its questions were answered at once.
  total() {
    const { length } = this.steps.filter((_, at) => this.news(at).length)
    const right = this.tries.filter(Boolean).length
    if (right && this.at === this.steps.length - 1) this.reply(`${right} of ${length} right at the first try.`)
  }

  // Other steps in their place, from the playground.
  renew(steps, at) {
    this.steps = steps
    this.slider.max = steps.length - 1
    this.show(at)
  }

  play(on) {
    clearInterval(this.timer)
    this.timer = on ? setInterval(() => this.tick(), 2500) : undefined
    this.player.textContent = on ? "Pause" : "Play"
    if (on) this.show(this.at === this.steps.length - 1 ? 0 : this.at + 1)
  }

  tick() {
    this.show(this.at + 1)
    if (this.at === this.steps.length - 1) this.play(false)
  }
}

customElements.define("weave-steps", Steps)

// <div class="frames">: a page's own pictures become the steps, each with the words above it.
for (const frames of document.querySelectorAll(".frames")) {
  const stepper = document.createElement("weave-steps")
  const list = document.createElement("ol")
  for (const frame of [...frames.children]) {
    const step = document.createElement("li")
    Object.assign(step.dataset, frame.dataset)
    step.append(...frame.childNodes)
    list.append(step)
  }
  list.start = 0
  stepper.append(list)
  stepper.tabIndex = 0
  stepper.setAttribute("role", "group")
  stepper.setAttribute("aria-label", "The walk, step by step")
  stepper.toggleAttribute("guess", frames.classList.contains("guess"))
  frames.replaceWith(stepper)
}
