// A question with a few answers: who chooses one hears which is right, and the fold below opens.
for (const box of document.querySelectorAll(".choose")) {
  const right = box.querySelector("[data-right]").textContent
  const said = document.createElement("p")
  said.setAttribute("role", "status")
  const buttons = [...box.querySelectorAll("li")].map((answer) => {
    const button = document.createElement("button")
    button.type = "button"
    button.ariaPressed = false
    button.append(...answer.childNodes)
    answer.append(button)
    return button
  })
  for (const button of buttons) {
    button.addEventListener("click", () => {
      for (const each of buttons) each.ariaPressed = each === button
      box.classList.add("chosen")
      said.textContent = `${button.textContent === right ? "Yes" : "No"}: ${right}.`
      const fold = box.nextElementSibling
      if (fold?.matches("details")) fold.open = true
    })
  }
  box.append(said)
}
