// Puts a copy button on every program. It copies the file's text to the letter, its folded check too.
// What needs Python alone has a button that runs it, in a script of its own.
const here = document.currentScript.src
for (const bar of document.querySelectorAll(".weave-bar")) {
  const name = bar.closest("details, .weave").querySelector(".weave-name").textContent
  const said = document.createElement("span")
  said.className = "weave-said"
  said.setAttribute("role", "status")
  const say = (words) => {
    said.textContent = words
    setTimeout(() => { said.textContent = "" }, 2000)
  }
  const offer = (word, kind, press) => {
    const button = document.createElement("button")
    button.type = "button"
    button.className = kind
    button.textContent = word
    button.setAttribute("aria-label", `${word} ${name}`)
    button.addEventListener("click", press)
    ;(bar.querySelector(".weave-links") ?? bar).append(button)
    return button
  }
  if (bar.dataset.run) {
    const button = offer("Run", "weave-run", async () => {
      try {
        const { run } = await import(new URL("run/editor.js", here))
        run(bar, button, new URL("..", here))
      } catch {
        say("Python cannot be loaded")
      }
    })
  }
  offer("Copy", "weave-copy", async () => {
    const parts = bar.parentElement.querySelectorAll(".highlight code")
    const text = [...parts].map((part) => part.textContent).join("")
    try {
      await navigator.clipboard.writeText(bar.parentElement.querySelector(".run:not([hidden]) textarea")?.value ?? text)
      say("Copied")
    } catch {
      say("Your browser refused: use the .py link")
    }
  })
  bar.append(said)
}

// Material leaves its search without a name for those who hear the page.
document.querySelector(".md-search")?.setAttribute("aria-label", "Search")

// A question with a few answers to choose from has a script too.
if (document.querySelector(".choose")) import(new URL("choose.js", here))

// So has the list of messages, in which a pasted error is looked for.
if (document.querySelector(".messages")) import(new URL("clinic.js", here))

// A table that says what a picture shows is folded on the screen, not on paper.
addEventListener("beforeprint", () => {
  for (const twin of document.querySelectorAll(".weave-twin")) twin.open = true
})

// What can be moved has a script of its own, which a page asks for when its reader comes near.
const near = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue
    near.unobserve(target)
    import(new URL(`touch/${target.localName.replace("touch-", "")}.js`, here))
  }
}, { rootMargin: "10%" })
for (const part of document.querySelectorAll(".touch")) near.observe(part)
