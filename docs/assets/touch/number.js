// Numbers as the pictures of graphs write them, and as Python does.
const DIGITS = 4, LARGE = 1e6

// -24.0 is −24, and of a fraction there are at most four digits, as weave/draw/number.py has it.
export function written(value) {
  const text = Number.isInteger(value) && Math.abs(value) < LARGE ? `${value + 0}` : short(value)
  return text.replaceAll("-", "−")
}

// Numbers that are added: 8 + 4, and 8 + (−4), where brackets keep the signs apart.
export function sum(values) {
  return values.map((value, i) => (i ? bracketed(value) : written(value))).join(" + ")
}

// A factor; brackets keep a minus apart from the sign before it.
export function bracketed(value) {
  const text = written(value)
  return text.startsWith("−") ? `(${text})` : text
}

// What Python's f"{value}" gives for a float, for the engine's messages have it so.
export function repr(value) {
  if (!Number.isFinite(value)) return outside(value)
  const [digits, power] = value.toExponential().split("e").map((part) => part.replace("+", ""))
  if (power < -4 || power >= 16) return `${digits}e${exponent(power)}`
  const text = Object.is(value, -0) ? "-0" : Math.abs(power) > 15 ? `${value}` : plain(value, power)
  return text.includes(".") ? text : `${text}.0`
}

// Python's f"{value:.4g}".
function short(value) {
  if (!Number.isFinite(value)) return outside(value)
  const [digits, power] = half(value, value.toExponential(DIGITS - 1)).split("e")
  if (power < -4 || power >= DIGITS) return `${trimmed(digits)}e${exponent(power)}`
  return trimmed(plain(Number(`${digits}e${power}`), power))
}

// Of two roundings that are equally near, Python takes the even one, and JavaScript the larger.
function half(value, rounded) {
  const exact = Math.abs(value).toExponential(80).replace(".", "")
  const odd = Number(exact[DIGITS - 1]) % 2
  if (odd || !/^50*e/.test(exact.slice(DIGITS))) return rounded
  const sign = value < 0 ? "-" : ""
  return `${sign}${exact[0]}.${exact.slice(1, DIGITS)}${exact.slice(exact.indexOf("e"))}`
}

function plain(value, power) {
  const text = `${value}`
  return text.includes("e") ? value.toFixed(Math.min(100, 20 - power)).replace(/0+$/, "") : text
}

function trimmed(text) {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text
}

function exponent(power) {
  return `${power < 0 ? "-" : "+"}${`${Math.abs(power)}`.padStart(2, "0")}`
}

function outside(value) {
  return `${value}`.replace("Infinity", "inf").replace("NaN", "nan")
}
