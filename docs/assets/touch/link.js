// The address of this page with an expression and its values: #e=w*x&v=w:3,x:2
export function address(text, values) {
  const pairs = Object.entries(values).map(([name, value]) => `${name}:${value}`)
  return `#${new URLSearchParams({ e: text, v: pairs.join(",") })}`
}

// What such an address keeps; null if it is another one.
export function fromAddress(hash) {
  const parts = new URLSearchParams(hash.slice(1)), text = parts.get("e")
  if (!text) return null
  const pairs = (parts.get("v") ?? "").split(",").map((pair) => pair.split(":"))
  const values = pairs.map(([name, value]) => [name, value?.trim() ? Number(value) : NaN])
  return { text, values: Object.fromEntries(values.filter(([, value]) => Number.isFinite(value))) }
}
