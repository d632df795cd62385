import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"

const FRONTEND = join(import.meta.dirname, "..")

/** Gives the numbers of the lines that the rule refuses. */
function refused(lines: readonly string[]): number[] {
  const folder = mkdtempSync(join(tmpdir(), "untranslated-"))
  const [script, config] = [join(folder, "script.ts"), join(folder, "oxlintrc.json")]
  writeFileSync(script, lines.join("\n"))
  const rules = { "words/untranslated": "error" }
  writeFileSync(config, JSON.stringify({ jsPlugins: [join(FRONTEND, "untranslated.mjs")], categories: { correctness: "off" }, rules }))
  const oxlint = join(FRONTEND, "node_modules/oxlint/bin/oxlint")
  const { stdout } = spawnSync(process.execPath, [oxlint, "--config", config, "--format", "json", script], { encoding: "utf8" })
  rmSync(folder, { recursive: true })
  type Told = { diagnostics: { code: string; labels: { span: { line: number } }[] }[] }
  const { diagnostics } = JSON.parse(stdout) as Told
  assert.ok(diagnostics.every(({ code }) => code === "words(untranslated)"), stdout)
  return diagnostics.map(({ labels }) => labels[0]?.span.line ?? 0).toSorted((one, other) => one - other)
}

test("A text that a page shows or says has to go through say", () => {
  const shown = [
    'element.textContent = "saved"',
    "element.title = isSaved ? say('Saved') : `saved`",
    'make("p", {}, "no news")',
    'make("input", { "aria-label": "find" })',
    'input.setAttribute("placeholder", "find")',
    'announce("done")',
    "list.append(`${count} found`)",
    'const NOTHING = "Nothing found"',
    'const heading = "Most"',
  ]
  assert.deepEqual(refused(shown), shown.map((_, at) => at + 1))
})

test("What nobody reads may be said in any way", () => {
  const apart = [
    'import { make } from "./Make"',
    'element.textContent = say("Saved")',
    'make("p", { class: "news-note", "aria-label": sayIn("key", "Enter") }, sayMany("%(num)s day", "%(num)s days", count), " · ")',
    'throw new Error("The page has no list.")',
    'if (event.key === "Enter" || type === "Polygon") element.className = "news-note is-open"',
    'headers.get("Content-Type")',
    'document.querySelector("main .news-entries li > a")',
    'console.debug("Not kept:", error)',
  ]
  assert.deepEqual(refused(apart), [])
})
