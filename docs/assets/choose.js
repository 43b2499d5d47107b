// A question with a few answers. A first miss hears why and can be mended; the right answer, or a second miss, opens the fold below.
for (const box of document.querySelectorAll(".choose")) {
  const right = box.querySelector("[data-right]").textContent
  const said = document.createElement("p")
  said.setAttribute("role", "status")
  for (const answer of box.querySelectorAll("li")) {
    const button = document.createElement("button")
    button.type = "button"
    button.ariaPressed = false
    button.append(...answer.childNodes)
    answer.append(button)
    button.addEventListener("click", () => {
      button.ariaPressed = true // what was tried stays marked
      const hit = button.textContent === right
      const missed = box.querySelectorAll("li:not([data-right]) [aria-pressed=true]").length
      said.className = hit ? "" : "miss"
      if (!hit && missed < 2) {
        said.textContent = ["Not this one.", answer.dataset.why].join(" ").trim()
        return
      }
      box.classList.add("chosen")
      said.textContent = `${hit ? "Yes" : "No"}: ${right}.`
      const fold = box.nextElementSibling
      if (fold?.matches("details")) fold.open = true
    })
  }
  box.append(said)
}
