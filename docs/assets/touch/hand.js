// What a hand does to something drawn: keys turn a number, and a pointer takes hold and drags.

// What a key makes of a number, if it is one of those that turn.
export function keyed(event, value, min, max, step) {
  const to = {
    ArrowUp: value + step, ArrowRight: value + step, ArrowDown: value - step, ArrowLeft: value - step,
    PageUp: value + 1, PageDown: value - 1, Home: min, End: max,
  }[event.key]
  if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  return Math.max(min, Math.min(max, to))
}

// Calls `hold` when a pointer takes hold, and then `move` wherever it goes, until it lets go.
export function drag(handle, move, hold) {
  handle.addEventListener("pointerdown", (event) => {
    if (event.button) return
    handle.setPointerCapture(event.pointerId)
    event.preventDefault()
    hold?.(event)
  })
  handle.addEventListener("pointermove", (event) => {
    if (handle.hasPointerCapture(event.pointerId)) move(event)
  })
}
