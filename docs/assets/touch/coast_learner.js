// A network that learns the coast in the page, as the programs learner.py and coast.py do in PyTorch:
// two hidden layers with tanh, one output, the mean squared error, plain steps. The walk back is by hand.
import { second } from "./coast.js"

const WIDTH = 32, BATCH = 128

// Random numbers from 0 up to 1; the same seed has the same numbers.
export function generator(seed) {
  return () => {
    seed = (Math.imul(1664525, seed) + 1013904223) >>> 0
    return seed / 2 ** 32
  }
}

// So many neurons, each with a weight for every input, and a bias. All outputs, or none, go through tanh.
class Layer {
  constructor(inputs, outputs, bent, random) {
    this.bent = bent
    this.weight = new Float64Array(outputs * inputs) // row by row: those of the first neuron come first
    this.bias = new Float64Array(outputs)
    this.weightGradient = new Float64Array(outputs * inputs)
    this.biasGradient = new Float64Array(outputs)
    this.outputs = new Float64Array(outputs)
    this.message = new Float64Array(inputs)
    const reach = 1 / Math.sqrt(inputs) // as nn.Linear begins
    for (const parameters of [this.weight, this.bias]) {
      for (let i = 0; i < parameters.length; i++) parameters[i] = reach * (2 * random() - 1)
    }
  }

  forward(inputs) {
    this.inputs = inputs // which the walk back needs
    const { weight, bias, outputs } = this
    for (let neuron = 0; neuron < outputs.length; neuron++) {
      let sum = bias[neuron]
      for (let i = 0; i < inputs.length; i++) sum += weight[neuron * inputs.length + i] * inputs[i]
      outputs[neuron] = this.bent ? Math.tanh(sum) : sum
    }
    return outputs
  }

  // Takes the loss's gradient for each output, and returns the one for each input. Those of the
  // parameters add up over the mini-batch.
  backward(upstream) {
    const { inputs, outputs, weight, weightGradient, biasGradient, message } = this
    message.fill(0)
    for (let neuron = 0; neuron < outputs.length; neuron++) {
      const local = this.bent ? 1 - outputs[neuron] ** 2 : 1 // the slope of tanh, from its output
      const gradient = upstream[neuron] * local
      biasGradient[neuron] += gradient
      for (let i = 0; i < inputs.length; i++) {
        weightGradient[neuron * inputs.length + i] += gradient * inputs[i]
        message[i] += gradient * weight[neuron * inputs.length + i]
      }
    }
    return message
  }

  step(rate) {
    for (const [parameters, gradients] of [[this.weight, this.weightGradient], [this.bias, this.biasGradient]]) {
      for (let i = 0; i < parameters.length; i++) parameters[i] -= rate * gradients[i]
    }
  }
}

export class Network {
  constructor(random) {
    this.layers = [new Layer(2, WIDTH, true, random), new Layer(WIDTH, WIDTH, true, random), new Layer(WIDTH, 1, false, random)]
  }

  // Above zero it says land.
  answer(place) {
    let numbers = place
    for (const layer of this.layers) numbers = layer.forward(numbers)
    return numbers[0]
  }

  // The loss of a mini-batch; its gradients are left in the layers.
  gradients(examples) {
    for (const layer of this.layers) {
      layer.weightGradient.fill(0)
      layer.biasGradient.fill(0)
    }
    let loss = 0
    for (const { place, wanted } of examples) {
      const miss = this.answer(place) - wanted
      loss += miss ** 2 / examples.length
      let message = Float64Array.of((2 * miss) / examples.length) // the loss's gradient for this answer
      for (let i = this.layers.length - 1; i >= 0; i--) message = this.layers[i].backward(message)
    }
    return loss
  }

  step(rate) {
    for (const layer of this.layers) layer.step(rate)
  }
}

// A network with the places that it learns from, and others for the test.
export class Learner {
  constructor(land, tested, seed) {
    const [rows, columns] = [land.length, land[0].length]
    this.grid = land.map((places, row) => places.map((wanted, column) => ({
      place: Float64Array.of(-1.7 + (3.4 * column) / (columns - 1), -1.7 + (3.4 * row) / (rows - 1)),
      wanted: wanted ? 1 : -1,
    })))
    const examples = this.grid.flat(), test = tested.flat()
    this.examples = examples.filter((_, i) => !test[i])
    this.test = examples.filter((_, i) => test[i])
    this.random = generator(seed)
    this.network = new Network(this.random)
    this.steps = 0
  }

  // One step, from a mini-batch chosen at random, any example perhaps twice; returns its loss.
  learn(rate) {
    const batch = Array.from({ length: BATCH }, () => this.examples[Math.floor(this.random() * this.examples.length)])
    const loss = this.network.gradients(batch)
    this.network.step(rate)
    this.steps++
    return loss
  }

  // The share of test places about which the network says the right thing.
  accuracy() {
    return this.test.filter(({ place, wanted }) => this.network.answer(place) > 0 === wanted > 0).length / this.test.length
  }

  // Where it says land, at every second place in both directions.
  map() {
    return second(this.grid).map((row) => second(row).map(({ place }) => this.network.answer(place) > 0))
  }
}
