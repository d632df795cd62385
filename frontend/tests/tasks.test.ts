import assert from "node:assert/strict"
import { test } from "node:test"
import { collect } from "../src/tasks"

const LONG = 6

function* slow(many: number): Iterable<number> {
  for (let item = 0; item < many; item++) {
    const began = performance.now()
    while (performance.now() - began < LONG);
    yield item
  }
}

test("All that is made is given, in its order", async () => {
  assert.deepEqual(await collect([]), [])
  assert.deepEqual(await collect(slow(5)), [0, 1, 2, 3, 4])
})

test("Others have their turn before it begins and after whatever takes long", async () => {
  const order: (number | string)[] = []
  const told = function* (): Iterable<number> {
    for (const item of slow(3)) {
      order.push(item)
      yield item
    }
  }
  const others = (): void => {
    order.push("other")
    if (!order.includes(2)) setTimeout(others)
  }
  setTimeout(others)
  await collect(told())
  const between = (one: number, other: number) => order.slice(order.indexOf(one) + 1, order.indexOf(other))
  assert.ok(order.indexOf("other") < order.indexOf(0))
  for (const item of [0, 1]) assert.ok(between(item, item + 1).includes("other"))
})
