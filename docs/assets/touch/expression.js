// Reads the lines of a graph, in Python's syntax of expressions, and says where they are wrong.
import { FUNCTIONS } from "./engine.js"

const TOKEN = /[ \t\f]+|#[^\n]*|(\r?\n)|((?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+)?)|([\p{L}_][\p{L}\p{N}_]*)|(\*\*|\/\/|[-+*/().=])|(.)/suy
const KEYWORDS = new Set(("False None True and as assert async await break class continue def del elif else " +
  "except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield").split(" "))
const BINARY = { "+": "Add", "-": "Sub", "*": "Mul", "/": "Div", "**": "Pow" }
const INSTEAD = {
  "^": "write ** for a power", "−": "write - for a minus", "–": "write - for a minus", "×": "write * for a product",
  "·": "write * for a product", "÷": "write / for a division", ",": "write a point in a number, as in 0.5",
  "²": "write ** 2 for a square", "//": "the engine has no //: write /", "[": "write round brackets", "{": "write round brackets",
}
const LONG = 22, PART = 10 // letters of what a sentence calls a number without a name

// A mistake at a place of the text: from one letter to before another.
export class Mistake extends Error {
  constructor(message, from, to) {
    super(message)
    this.from = from
    this.to = to
  }
}

// The lines in order, each with its name ("" if it has none) and its tree; with them the names of the
// variables, in the order in which they come, and all names.
export function parse(text) {
  const parser = new Parser(text), lines = parser.lines()
  return Object.assign(lines, { variables: parser.variables, names: new Set([...parser.variables, ...parser.given.keys()]) })
}

class Parser {
  constructor(text) {
    this.text = text
    this.tokens = split(text)
    this.at = 0
    this.given = new Map() // names of earlier lines, and the trees that they stand for
    this.variables = new Set()
  }

  lines() {
    const lines = []
    while (!this.is("end")) {
      if (this.accept("newline")) continue
      lines.push(this.line())
      if (!this.is("newline") && !this.is("end")) this.unexpected()
    }
    if (!lines.length) throw new Mistake("write an expression, such as w * x", 0, 0)
    return lines
  }

  line() {
    const name = this.next, equals = this.tokens[this.at + 1]
    if (name.kind !== "name" || equals.text !== "=") return { name: "", tree: this.sum() }
    if (KEYWORDS.has(name.text)) this.keyword(name)
    if (name.text in FUNCTIONS) this.fail(`${name.text} is a function: choose another name`, name)
    if (this.given.has(name.text)) this.fail(`${name.text} stands for an earlier line already: choose another name`, name)
    this.at += 2
    const tree = this.sum()
    if (this.variables.has(name.text)) this.fail(`${name.text} is used as a variable: give this line another name`, name)
    this.given.set(name.text, tree)
    return { name: name.text, tree }
  }

  sum() {
    let left = this.product()
    for (let sign; (sign = this.accept("+", "-")); ) left = this.binary(left, sign, this.product())
    return left
  }

  product() {
    let left = this.factor()
    for (let sign; (sign = this.accept("*", "/")); ) left = this.binary(left, sign, this.factor())
    return left
  }

  // A minus binds less than a power: -x ** 2 is -(x ** 2).
  factor() {
    const sign = this.accept("-", "+")
    if (!sign) return this.power()
    if (sign.text === "+") this.fail("leave out this +", sign)
    const inner = this.factor()
    return { function: "Neg", inputs: [inner], from: sign.from, to: inner.to, mark: sign, label: `-${this.part(inner)}` }
  }

  power() {
    const base = this.method(this.atom())
    const sign = this.accept("**")
    return sign ? this.binary(base, sign, this.factor()) : base
  }

  // x.tanh() is tanh(x), as the engine's own file writes it.
  method(tree) {
    while (this.accept(".")) {
      const name = this.expect("name", "the name of a function")
      this.known(name)
      if (name.text === "abs") this.fail("write abs( ) around it", name)
      this.expect("(", "(")
      const end = this.expect(")", ")")
      tree = this.call(name, tree, tree.from, end.to)
    }
    return tree
  }

  atom() {
    const token = this.next
    if (this.accept("number")) {
      const value = Number(token.text.replaceAll("_", ""))
      if (/^0[\d_]*[1-9]/.test(token.text) && !/[.eE]/.test(token.text)) this.fail("leave out the zero before it", token)
      if (this.is("name") || this.is("(")) this.fail(`an operation is missing: write ${token.text} * ${this.next.text}`, this.next)
      return { value, from: token.from, to: token.to, label: token.text }
    }
    if (this.accept("name")) return this.named(token)
    if (!this.accept("(")) this.missing()
    const inner = this.sum()
    if (!this.is(")")) this.unexpected(token)
    return { ...inner, from: token.from, to: this.accept(")").to, inner }
  }

  named(name) {
    if (KEYWORDS.has(name.text)) this.keyword(name)
    if (this.is("(") || name.text in FUNCTIONS) {
      this.known(name)
      const open = this.expect("(", `( after ${name.text}`)
      const inner = this.sum()
      if (!this.is(")")) this.unexpected(open)
      return this.call(name, inner, name.from, this.accept(")").to)
    }
    const given = this.given.get(name.text)
    if (!given) this.variables.add(name.text)
    return { name: name.text, from: name.from, to: name.to, label: name.text, given }
  }

  known(name) {
    if (name.text in FUNCTIONS) return
    const names = Object.keys(FUNCTIONS).join(", ")
    const hint = name.text === "sqrt" ? "write ** 0.5 for a square root" : `there are ${names}; for a product write ${name.text} * (`
    this.fail(`the engine has no function ${name.text}: ${hint}`, name)
  }

  call(name, inner, from, to) {
    return { function: FUNCTIONS[name.text], inputs: [inner], from, to, mark: name, label: `${name.text}(${this.part(inner)})` }
  }

  binary(left, sign, right) {
    const whole = this.between(left.from, right.to)
    const between = this.between(left.to, right.from)
    const label = whole.length <= LONG ? whole : this.part(left) + between + this.part(right)
    return { function: BINARY[sign.text], inputs: [left, right], from: left.from, to: right.to, mark: sign, label }
  }

  part(tree) {
    const text = this.between(tree.from, tree.to)
    return text.length <= PART ? text : "…"
  }

  // The text between two places, on one line.
  between(from, to) {
    return this.text.slice(from, to).replace(/#[^\n]*/g, "").replace(/\s+/g, " ")
  }

  get next() {
    return this.tokens[this.at]
  }

  is(kind) {
    return this.next.kind === kind
  }

  accept(...kinds) {
    return kinds.some((kind) => this.is(kind)) ? this.tokens[this.at++] : null
  }

  expect(kind, words) {
    const token = this.accept(kind)
    if (!token) this.fail(`here ${words} is missing`, this.next)
    return token
  }

  keyword(name) {
    this.fail(`${name.text} is a word of Python's own: choose another name`, name)
  }

  // Something stands where an expression has ended; or a bracket that was opened is never closed.
  unexpected(open) {
    const { next } = this
    if (open && next.kind === "end") this.fail("this bracket is never closed", open)
    if (next.kind === "name" || next.kind === "number" || next.kind === "(") this.fail("an operation is missing before this", next)
    if (next.kind === ")") this.fail("this bracket was never opened", next)
    if (next.kind === "=") this.fail("only a name can stand before =, at the beginning of a line", next)
    this.other(next)
    this.fail(`${next.text} has no meaning here`, next)
  }

  missing() {
    const { next } = this, before = this.tokens[this.at - 1]
    this.other(next)
    const after = before && before.kind !== "newline" ? ` after ${before.text}` : ""
    this.fail(`a number or a name is missing${after}`, next)
  }

  other({ kind, text, from, to }) {
    if (kind === "other") throw new Mistake(INSTEAD[text] ?? `${text} has no meaning here`, from, to)
    if (INSTEAD[text]) throw new Mistake(INSTEAD[text], from, to)
  }

  fail(message, { from, to }) {
    throw new Mistake(message, from, to)
  }
}

// The words of the text; within brackets the end of a line means nothing.
function split(text) {
  const tokens = []
  let depth = 0
  TOKEN.lastIndex = 0
  for (let from = 0; from < text.length; from = TOKEN.lastIndex) {
    const [all, newline, number, name, sign, other] = TOKEN.exec(text)
    if (sign === "(") depth++
    if (sign === ")") depth--
    const kind = newline ? (depth > 0 ? "" : "newline") : number ? "number" : name ? "name" : sign ? sign : other ? "other" : ""
    if (kind) tokens.push({ kind, text: all, from, to: from + all.length })
  }
  tokens.push({ kind: "end", text: "", from: text.length, to: text.length })
  return tokens
}
