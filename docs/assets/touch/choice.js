// A choice below a drawing that moves.
import { html } from "./touch.js"

// A choice of one of several names.
export function choice(row, name, names, chosen) {
  const group = html("fieldset", {}, html("legend", {}, name))
  for (const each of names) {
    const input = html("input", { type: "radio", name, value: each })
    input.checked = each === chosen
    input.addEventListener("change", () => row.closest(".touch").update())
    group.append(html("label", {}, input, each))
  }
  row.append(group)
  return () => group.querySelector(":checked").value
}
