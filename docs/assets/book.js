// Puts a copy button on every program. It copies the file's text to the letter, its folded check too.
for (const bar of document.querySelectorAll(".weave-bar")) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "weave-copy"
  button.textContent = "Copy"
  const name = bar.closest("details, .weave").querySelector(".weave-name").textContent
  button.setAttribute("aria-label", `Copy ${name}`)
  const said = document.createElement("span")
  said.className = "weave-said"
  said.setAttribute("role", "status")
  button.addEventListener("click", async () => {
    const parts = bar.parentElement.querySelectorAll(".highlight code")
    const text = [...parts].map((part) => part.textContent).join("")
    try {
      await navigator.clipboard.writeText(text)
      said.textContent = "Copied"
    } catch {
      said.textContent = "Your browser refused: use the .py link"
    }
    setTimeout(() => { said.textContent = "" }, 2000)
  })
  const links = bar.querySelector(".weave-links")
  if (links) links.append(button)
  else bar.append(button)
  bar.append(said)
}

// Material leaves its search without a name for those who hear the page.
document.querySelector(".md-search")?.setAttribute("aria-label", "Search")

// A table that says what a picture shows is folded on the screen, not on paper.
addEventListener("beforeprint", () => {
  for (const twin of document.querySelectorAll(".weave-twin")) twin.open = true
})

// What can be moved has a script of its own, which a page asks for when its reader comes near.
const assets = document.currentScript.src
const near = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue
    near.unobserve(target)
    import(new URL(`touch/${target.localName.replace("touch-", "")}.js`, assets))
  }
}, { rootMargin: "10%" })
for (const part of document.querySelectorAll(".touch")) near.observe(part)
