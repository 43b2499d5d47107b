// Two pictures of the error: how near the machine is to what is wanted, and the errors so far, the reader's own
// in grey and those of the blame's steps over them.
import { svg, written } from "./touch.js"

const LEFT = 58, RIGHT = 334, TOP = 16, BOTTOM = 66, OFF = 6
// times the error at the start: what is larger leaves the picture at its top
const CLIP = 3
// of the line of numbers
const START = 24, END = 322

export class Course {
  constructor(owner) {
    this.owner = owner
    const drawing = owner.canvas(345.6, 84, "The error, step by step")
    drawing.classList.add("course")
    this.own = svg("path", { class: "trail own" })
    this.line = svg("path", { class: "trail" })
    this.points = svg("g", { class: "points" })
    drawing.append(svg("path", { d: `M${LEFT} ${TOP - 6}V${BOTTOM}H${RIGHT}`, class: "wire" }), this.own, this.line, this.points)
    owner.word(drawing, 21, 41, "error", "start")
    owner.word(drawing, LEFT - 6, TOP, "", "end", "highest")
    owner.word(drawing, LEFT - 6, BOTTOM, "0", "end")
    owner.word(drawing, (LEFT + RIGHT) / 2, BOTTOM + 13, "", "", "steps")
    owner.word(drawing, 0, 0, "", "plate", "yours")
    owner.word(drawing, 0, 0, "", "plate message", "blames")
  }

  show({ start: first, own, trail }, steps) {
    const highest = Math.min(Math.max(first, ...own, ...trail), CLIP * first)
    const apart = (RIGHT - LEFT - 46) / Math.max(10, own.length - 1, trail.length - 1)
    const place = (error, i) => [
      LEFT + 8 + i * apart, error > highest ? OFF : BOTTOM - (BOTTOM - TOP) * (error / highest),
    ]
    // what leaves the picture breaks off, with an arrow
    const line = (errors) => errors.map((error, i) => {
      const [x, y] = place(error, i), off = error > highest
      return `${i && !(off && errors[i - 1] > highest) ? "L" : "M"}${x} ${y}${off ? `m-3 5l3 -5l3 5M${x} ${y}` : ""}`
    }).join("")
    this.own.setAttribute("d", line(own))
    this.line.setAttribute("d", line(trail))
    const here = trail.length ? trail.map(place) : [place(own.at(-1), own.length - 1)]
    this.points.replaceChildren(...here.filter(([, y]) => y > OFF).map(([cx, cy]) => svg("circle", { cx, cy, r: 3 })))
    this.owner.hundredth?.name(place, highest)
    this.owner.say("highest", written(highest))
    this.owner.say("steps", steps)
  }
}

// From 0 to twice what is wanted: how far is it still?
export class Near {
  constructor(owner, drawing, y) {
    this.owner = owner
    const group = drawing.appendChild(svg("g"))
    const middle = (START + END) / 2
    this.gap = svg("path", { class: "gap" })
    this.dot = svg("circle", { cy: y, r: 5, class: "dot" })
    group.append(this.gap, svg("path", { d: `M${START} ${y}H${END}M${START} ${y - 5}v10M${middle} ${y - 8}v16`, class: "wire" }), this.dot)
    owner.word(group, START, y + 16, "0")
    owner.word(group, middle, y + 16, "", "", "aim")
    this.out = owner.word(group, 0, y - 16, "", "value there", "out")
    this.beyond = group.appendChild(svg("path", { class: "wire" }))
    this.y = y
  }

  show(y, out, wanted) {
    const middle = (START + END) / 2
    const to = START + ((middle - START) * y) / wanted, at = Math.max(START, Math.min(END, to))
    const on = to > END ? 5 : -5
    this.beyond.setAttribute("d", at === to ? "" : `M${at + on} ${this.y - 5}l${on} 5l${-on} 5`)
    this.dot.setAttribute("cx", at)
    this.gap.setAttribute("d", `M${at} ${this.y}H${middle}`)
    this.out.setAttribute("x", Math.max(50, Math.min(296, at)))
    this.owner.say("aim", `${wanted} wanted`)
    this.owner.say("out", `${out} comes out`)
  }
}
