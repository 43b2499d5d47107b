// The machine of the first chapter: two dials, and what comes out.
import { Machine } from "./lanes.js"

customElements.define("touch-dials", class extends Machine {
  static back = false
})
