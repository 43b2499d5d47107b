// Runs programs in Pyodide, beside the page, which stays alive whatever a program does.
// It is sent { name, files } and answers with messages: { kind: "loading" | "running" | "printed" | "done" | "failed" }.
const SIZE = 11072000 // bytes of what is fetched, unpacked, without scripts: tests/site/test_run_button.py checks it
const place = new URL("../pyodide/", import.meta.url)

// Count what Pyodide fetches, to say how far it is.
const plain = self.fetch
let loaded = 0
self.fetch = async (...request) => {
  const response = await plain(...request)
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`)
  const count = new TransformStream({
    transform(chunk, controller) {
      loaded += chunk.length
      postMessage({ kind: "loading", part: Math.min(1, loaded / SIZE) })
      controller.enqueue(chunk)
    },
  })
  const headers = new Headers(response.headers)
  if (response.url.endsWith(".wasm")) headers.set("Content-Type", "application/wasm") // not every server knows it
  return new Response(response.body.pipeThrough(count), { headers })
}

async function start() {
  const [{ loadPyodide }, runner] = await Promise.all([
    import(new URL("pyodide.mjs", place)),
    fetch(new URL("runner.py", import.meta.url)).then((response) => response.text()),
  ])
  const python = await loadPyodide({ indexURL: place.href })
  python.runPython(runner, { filename: "<the page>" })
  return python
}

const started = start()
started.catch(() => {}) // said below

addEventListener("message", async ({ data: { name, files } }) => {
  try {
    const python = await started
    postMessage({ kind: "running" })
    const begin = performance.now()
    const show = (text) => postMessage({ kind: "printed", text })
    const texts = python.toPy(files)
    const result = python.globals.get("run")(name, texts, show)
    const [error, line] = result.toJs()
    texts.destroy()
    result.destroy()
    postMessage({ kind: "done", error, line, seconds: (performance.now() - begin) / 1000 })
  } catch (error) {
    postMessage({ kind: "failed", text: String(error.message ?? error) })
  }
})
