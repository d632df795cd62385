import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { NO_FILTERS, Queue } from "../src/review/queue"
import type { Line } from "../src/review/records"
import { webAddress } from "../src/review/wording"

function line(path: string, more: Partial<Line> = {}): Line {
  return {
    path,
    digest: path,
    title: path,
    countries: [{ code: "BR", name: "Brazil" }],
    outlet: { code: "correio", name: "Correio" },
    language: { code: "pt", name: "Portuguese" },
    findings: [],
    alarms: 0,
    last: "",
    overlooked: false,
    coverage: null,
    ...more,
  }
}

const lines = (paths: string): readonly Line[] => Array.from(paths, path => line(path))

function queued(paths: string): Queue {
  const queue = new Queue()
  queue.take(lines(paths))
  return queue
}

const shown = (queue: Queue): string => queue.shown.map(each => each.path).join("")

test("The first draft comes to the desk, and one steps from there to either end", () => {
  const queue = queued("abc")
  assert.equal(queue.current?.path, "a")
  assert.equal(queue.step(-1), false)
  assert.equal(queue.step(1), true)
  assert.equal(queue.step(1), true)
  assert.equal(queue.current?.path, "c")
  assert.equal(queue.step(1), false)
})

test("A draft that leaves gives its place to the next one, the last one to the one before", () => {
  const queue = queued("abc")
  queue.choose("b")
  queue.leave("b")
  assert.equal(queue.current?.path, "c")
  queue.leave("c")
  assert.equal(queue.current?.path, "a")
  queue.leave("a")
  assert.equal(queue.current, undefined)
})

test("What is being decided on does not come back with the server's next list", () => {
  const queue = queued("abc")
  queue.leave("a")
  assert.equal(queue.take(lines("abcd")), 1)
  assert.equal(shown(queue), "bcd")
  queue.left("a")
  queue.take(lines("abcd"))
  assert.equal(shown(queue), "abcd")
})

test("What could not be decided on comes right behind the draft on the desk", () => {
  const queue = queued("abcd")
  queue.leave("a")
  queue.comeBack(line("a"))
  assert.equal(queue.current?.path, "b")
  assert.equal(shown(queue), "bacd")
  const empty = queued("a")
  empty.leave("a")
  empty.comeBack(line("a"))
  assert.equal(empty.current?.path, "a")
})

test("The draft on the desk stays there when the list changes around it", () => {
  const queue = queued("abc")
  queue.choose("b")
  queue.take(lines("xaybz"))
  assert.equal(queue.current?.path, "b")
  queue.take(lines("xyz"))
  assert.equal(queue.current?.path, "z")
})

test("Filters hold for every field, and together", () => {
  const queue = new Queue()
  const other = { code: "JP", name: "Japan" }
  queue.take([line("a"), line("b", { countries: [other], findings: ["number"] }), line("c", { findings: ["name"] })])
  const cases = [
    [{ country: "JP" }, "b"],
    [{ source: "correio" }, "abc"],
    [{ language: "ja" }, ""],
    [{ finding: "any" }, "bc"],
    [{ finding: "none" }, "a"],
    [{ finding: "name" }, "c"],
    [{ country: "JP", finding: "name" }, ""],
  ] as const
  for (const [filters, expected] of cases) {
    queue.narrow({ ...NO_FILTERS, ...filters })
    assert.equal(shown(queue), expected)
  }
})

test("Whatever is done, what is on the desk is one of what is shown", () => {
  const act = fc.tuple(fc.constantFrom("take", "choose", "step", "leave", "comeBack", "narrow"), fc.string({ unit: fc.constantFrom("a", "b", "c", "d") }))
  fc.assert(
    fc.property(fc.array(act), acts => {
      const queue = queued("abcd")
      for (const [name, text] of acts) {
        if (name === "take") queue.take(lines([...new Set(text)].join("")))
        else if (name === "choose") queue.choose(text[0] ?? "a")
        else if (name === "step") queue.step(text.length % 2 ? 1 : -1)
        else if (name === "narrow") queue.narrow({ ...NO_FILTERS, finding: text.length % 2 ? "any" : "" })
        else if (name === "leave" && queue.current) queue.leave(queue.current.path)
        else if (name === "comeBack") queue.comeBack(line(text[0] ?? "a"))
        const paths = queue.shown.map(each => each.path)
        assert.equal(new Set(paths).size, paths.length)
        assert.equal(queue.current === undefined, paths.length === 0)
        assert.ok(queue.current === undefined || paths.includes(queue.current.path))
        assert.ok(queue.soon(3).every(path => paths.includes(path)))
      }
    }),
  )
})

test("Only addresses of the web are links", () => {
  for (const bad of ["javascript:alert(1)", "data:text/html,x", " https://a.example", "//a.example", ""]) {
    assert.equal(webAddress(bad), undefined)
  }
  assert.equal(webAddress("https://a.example/?q=1"), "https://a.example/?q=1")
})
