/* Builds what the package ships: styles, scripts, fonts, the shapes of countries, their neighbours, and licences.

   `node build.mjs` writes them; `node build.mjs --check` writes nothing, and fails where what is
   there differs from what would be written. */

import { readdirSync, readFileSync, rmSync, writeFileSync, existsSync } from "node:fs"
import { basename, join } from "node:path"
import { build } from "esbuild"
import { cms, cmsFonts } from "./desk.mjs"
import { cardFont, narrowFonts } from "./fonts.mjs"
import { deskLicences, licences } from "./licences.mjs"
import { neighbours } from "./neighbours.mjs"
import { world } from "./world.mjs"

const HERE = import.meta.dirname
const TARGET = join(HERE, "../src/mkdocs_briefings")
const OURS = /\.(css|js|json|ttf|txt|woff2)$/

/** What readers load, what the build draws share cards with, and the pages of editors: the desk's and the wire's. */
const ASSETS = "assets"
const DESK = "assets/cms"
const FONTS = "drawing/cards/fonts"
const REVIEW = "wire/review"

const existsHere = path => existsSync(join(HERE, path))

const options = {
  absWorkingDir: HERE,
  bundle: true,
  minify: true,
  write: false,
  outdir: join(TARGET, ASSETS),
  target: ["chrome111", "firefox115", "safari16.4"],
  legalComments: "none",
  charset: "utf8",
}

const MODULES = ["news", "saved", "search", "globe", "kept", "lost", "finder", "feeds", "follow", "newest", "mine", "route"]
  .map(name => `src/${name}.ts`)
  .filter(existsHere)

/** What only some pages have, besides the look of all of them. */
const STYLES = ["feed", "globe", "heat", "mine", "numbers", "offers", "standing", "stories"].map(name => `styles/${name}.css`)

async function bundles() {
  return contents([
    // Those that run before the page is drawn, and the service workers, are no modules.
    build({ ...options, entryPoints: ["src/early.ts", "src/sw.ts", "src/sw-off.ts"], format: "iife" }),
    build({ ...options, entryPoints: MODULES, format: "esm" }),
    build({ ...options, entryPoints: STYLES }),
    build({
      ...options,
      entryPoints: ["styles/news.css"],
      plugins: [narrowFonts(join(HERE, "styles/fonts.css"))],
      // A font's name changes with its bytes, as those of other files do when a site is built.
      assetNames: "[name].[hash]",
    }),
  ])
}

/** The page of the review has readers' styles besides. */
const review = () =>
  contents([
    build({ ...options, entryPoints: ["src/review/review.ts"], format: "esm" }),
    build({ ...options, entryPoints: ["styles/review.css"] }),
  ])

/** What it loads by and by, such as its words in a language, is named by its bytes. */
const desk = () =>
  contents([
    build({
      ...options,
      entryPoints: ["src/desk/desk.ts"],
      format: "esm",
      splitting: true,
      plugins: [cms],
      entryNames: "[name]-[hash]",
      chunkNames: "[name]-[hash]",
    }),
  ])

async function contents(builds) {
  const entries = await Promise.all(builds)
  const warnings = entries.flatMap(entry => entry.warnings)
  if (warnings.length) throw new Error(`${warnings.length} warnings, see above.`)
  return entries.flatMap(entry => entry.outputFiles.map(file => [basename(file.path), file.contents]))
}

async function made() {
  const texts = { "world.json": `${JSON.stringify(world())}\n`, "LICENSES.txt": licences() }
  const encoded = Object.entries(texts).map(([name, text]) => [name, encodedText(text)])
  const assets = [...(await bundles()), ...encoded].map(([name, data]) => [`${ASSETS}/${name}`, data])
  const page = (await review()).map(([name, data]) => [`${REVIEW}/${name}`, data])
  const cmsFiles = [...(await desk()), ...cmsFonts(), ["LICENSES.txt", encodedText(deskLicences())]]
  const ofDesk = cmsFiles.map(([name, data]) => [`${DESK}/${name}`, data])
  return new Map([
    ...assets,
    ...page,
    ...ofDesk,
    [`${FONTS}/source-serif-4.ttf`, await cardFont()],
    ["model/borders.py", encodedText(borders())],
  ])
}

const encodedText = text => new TextEncoder().encode(text)

/** A module of Python, so that whatever is remembered of a build knows it as it knows code. */
function borders() {
  const lines = Object.entries(neighbours()).map(([code, others]) => `${code} ${others}\n`)
  return `"""Each country's neighbours, as frontend/neighbours.mjs finds them (\`make frontend\`)."""

BORDERS = """
${lines.join("")}"""
`
}

const differs = ([name, data]) =>
  !existsSync(join(TARGET, name)) || !readFileSync(join(TARGET, name)).equals(Buffer.from(data))

function stale(files) {
  const there = [ASSETS, DESK, FONTS, REVIEW].flatMap(folder =>
    readdirSync(join(TARGET, folder)).filter(name => OURS.test(name)).map(name => `${folder}/${name}`),
  )
  return [
    ...[...files].filter(differs).map(([name]) => name),
    ...there.filter(name => !files.has(name)),
  ]
}

const files = await made()
const names = stale(files)
if (process.argv.includes("--check")) {
  if (names.length) {
    console.error(`Out of date in src/mkdocs_briefings: ${names.join(", ")}. Run make frontend.`)
    process.exit(1)
  }
} else {
  for (const name of names) {
    const path = join(TARGET, name)
    if (files.has(name)) writeFileSync(path, files.get(name))
    else rmSync(path)
    console.log(name)
  }
}
