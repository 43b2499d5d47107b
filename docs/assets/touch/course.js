// Two pictures of the error: how near the machine is to what is wanted, and the errors so far, the reader's own
// in grey and those of the blame's steps over them.
import { path } from "./controls.js"
import { svg, written } from "./touch.js"

const LEFT = 58, RIGHT = 334, TOP = 16, BOTTOM = 66
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
    owner.word(drawing, RIGHT, TOP - 4, "", "end", "yours")
    owner.word(drawing, RIGHT, TOP + 11, "", "end message", "blames")
  }

  show(first, own, trail, steps) {
    const highest = Math.min(Math.max(first, ...own, ...trail), CLIP * first)
    const apart = (RIGHT - LEFT - 16) / Math.max(10, own.length - 1, trail.length - 1)
    const place = (error, i) => [
      LEFT + 8 + i * apart, error > highest ? TOP - 6 : BOTTOM - (BOTTOM - TOP) * (error / highest),
    ]
    const places = trail.map(place)
    this.own.setAttribute("d", path(own.map(place)))
    this.line.setAttribute("d", path(places))
    const here = trail.length ? places : [place(own.at(-1), own.length - 1)]
    this.points.replaceChildren(...here.map(([cx, cy]) => svg("circle", { cx, cy, r: 3 })))
    this.owner.say("highest", written(highest))
    this.owner.say("steps", steps)
    this.owner.say("yours", own.length > 1 ? "you" : "")
    this.owner.say("blames", trail.length ? "blame" : "")
  }
}

// From 0 to twice what is wanted: how far is it still?
export class Near {
  constructor(owner, drawing, y) {
    this.owner = owner
    const group = drawing.appendChild(svg("g", { class: "there" }))
    const middle = (START + END) / 2
    this.gap = svg("path", { class: "gap" })
    this.dot = svg("circle", { cy: y, r: 5, class: "dot" })
    group.append(this.gap, svg("path", { d: `M${START} ${y}H${END}M${START} ${y - 5}v10M${middle} ${y - 8}v16`, class: "wire" }), this.dot)
    owner.word(group, START, y + 16, "0")
    owner.word(group, middle, y + 16, "", "", "aim")
    this.out = owner.word(group, 0, y - 16, "", "value", "out")
    this.y = y
  }

  show(y, wanted) {
    const middle = (START + END) / 2
    const at = Math.min(END, START + ((middle - START) * y) / wanted)
    this.dot.setAttribute("cx", at)
    this.gap.setAttribute("d", `M${at} ${this.y}H${middle}`)
    this.out.setAttribute("x", Math.max(50, Math.min(296, at)))
    this.owner.say("aim", `${wanted} wanted`)
    this.owner.say("out", `${written(y)} comes out`)
  }
}
