import assert from "node:assert/strict"
import { test } from "node:test"
import { isBusy } from "../src/worker/line"

const LINES = [
  [undefined, false],
  [{}, false],
  [{ effectiveType: "4g" }, false],
  [{ effectiveType: "3g", saveData: false }, false],
  [{ effectiveType: "2g" }, true],
  [{ effectiveType: "slow-2g" }, true],
  [{ effectiveType: "4g", saveData: true }, true],
] as const

test("On a slow line, or one on which data is saved, only what was asked for is fetched", () => {
  for (const [connection, isSpared] of LINES) {
    Object.defineProperty(navigator, "connection", { value: connection, configurable: true })
    assert.equal(isBusy(), isSpared, JSON.stringify(connection))
  }
})
