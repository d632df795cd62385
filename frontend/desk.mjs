/* Sveltia CMS, which edits what a site is made of, as far as the desk uses it: nothing is loaded from elsewhere, and
   what no field of ours asks for is left out. */

import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { basename, dirname, join } from "node:path"

const require = createRequire(import.meta.url)
const CMS = dirname(require.resolve("@sveltia/cms"))

/** Maps, code in colours, components in React, pictures turned into others, and rich text: the desk has none. */
const UNUSED = /^(?:@shikijs\/|exifr|immutable|leaflet|svgo|terra-draw|turndown|\.\/chunks\/(?:heic|react-dom|shiki|webp))/

/** Fonts of its text and its icons, which lie beside its script here. */
const FONTS = /assets\/([\w-]+\.woff2)/g

/* What is changed in it, and how often that stands there. Where a file is sorted into a collection, the desk is asked
   first, since a repository may hold a hundred thousand. A file's address has the day of the newsroom, which its date
   says, and not that of the editor. And its fonts lie beside it: its styles need not name others. */
const CHANGES = [
  [/(=>\{let\{path:(\w+),name:\w+\}=\w+;)(?=if\(\w+\.startsWith\(`\.`\))/g, "$1if(!globalThis.desk.isListed($2))return;", 1],
  [/(\(\w,\{format:\w,timeZone:\w\},\w\)=>\{let \w=String\(\w\))/g, "$1.replace(/(:\\d\\d)[+-]\\d\\d:\\d\\d$/,'$$1')", 1],
  [/url\(https:\/\/cdn\.jsdelivr\.net\/[^)]+\)/g, "none", 3],
]

/* The same for translations. Files belong together by their folders, too: two days may have a briefing of one name. An
   entry is completed once it is read, and before it is saved. A field may be on a translation's form alone. A new
   translation takes over what is not its original's own, and what is copied into one is what it may say. And no button
   leads to machines elsewhere that translate: the page may not ask them. Last, a form that is left says of no language
   what is wrong in it. */
const TRANSLATIONS = [
  [
    /(\{subPath:(\w+),subPathTemplate:\w+\}\),\w+=\{slug:(\w+),path:\w+,content:[^}]*\},\w+=`\$\{\w+\}\/\$\{\w+\?\?)\3(?=\}`)/g,
    "$1$2",
    1,
  ],
  [/\{entries:(\w+)\.filter\((\w+)=>\(\2\.id=/g, "globalThis.desk.read($1),$&", 1],
  [
    /(=\{draft:(\w+),savingEntry:(\w+),cacheDB:[^}]*\};.{0,200}?,)(?=\{savingEntry:\3,savingAssets:\w+,changes:(\w+)\}\})/g,
    "$1await globalThis.desk.complete($2.collectionName,$3,$4),",
    1,
  ],
  [
    /=k\(\(\)=>(R\(\w+\)\|\|(t\.locale===R\(\w+\))(?:\|\|R\(\w+\)){3})\)/g,
    "=k(()=>globalThis.desk.isShown(t.fieldConfig.name,$2)&&($1))",
    1,
  ],
  [/(,(\w+)=)(yr\(\w+\[\w+\]\))(?=,\w+=\{\.\.\.yr\(\w+\),\.\.\.\2\},\w+=\{collectionName)/g, "$1globalThis.desk.takenOver($3)", 1],
  [
    /(,(\w+)=\w+\(\{\.\.\.(\w+),keyPath:(\w+)\}\),\w+=\2\?\.widget\?\?`string`;return )(?=\w+&&)/g,
    "$1!globalThis.desk.isCopied($3.collectionName,$4)||",
    1,
  ],
  [/(function \w+\(\w+,\w+\)\{)(?=D\(\w+,!0\);let \w+=\w+\(\),\w+=J\(\w+,`size`,3,`medium`\),\w+=J\(\w+,`keyPath`,3,``\))/g, "$1return;", 1],
  [/Object\.values\((R\(\w+\)\[\w+\])\)(?=\.some\(\(\{valid:)/g, "Object.values($1??{})", 1],
  [/(\{key:`i18n`,[^{}]*,enabled:)\([^()]*\)>1/g, "$1!1", 1],
]

/** Lets esbuild take in the CMS. */
export const cms = {
  name: "cms",
  setup(build) {
    build.onResolve({ filter: UNUSED }, ({ importer }) =>
      importer.startsWith(CMS) ? { path: "unused", namespace: "unused" } : undefined,
    )
    build.onLoad({ filter: /.*/, namespace: "unused" }, () => ({
      contents: 'throw new Error("The desk has none of this.")',
    }))
    build.onLoad({ filter: /sveltia\/cms\/npm\/index\.js$/ }, ({ path }) => {
      const text = [...CHANGES, ...TRANSLATIONS].reduce(changed, readFileSync(path, "utf8"))
      return { contents: text.replaceAll(FONTS, "$1"), loader: "js" }
    })
  },
}

function changed(text, [pattern, after, times]) {
  const found = text.match(pattern)?.length ?? 0
  if (found !== times) throw new Error(`${pattern} stands ${found} times in the CMS, and not ${times} times.`)
  return text.replace(pattern, after)
}

/** Gives the files of the CMS that are served as they are: a name, and the bytes. */
export function cmsFonts() {
  const text = readFileSync(join(CMS, "index.js"), "utf8")
  const names = new Set([...text.matchAll(FONTS)].map(([path]) => path))
  return [...names].map(path => [basename(path), readFileSync(join(CMS, path))])
}
