// The machine after the walk back: turn a dial, and every message and blame follows.
import { Machine } from "./lanes.js"

customElements.define("touch-walk", class extends Machine {})
