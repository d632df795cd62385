/* Lets Node run the scripts as they are written: a bundler needs no endings in their imports, Node does. */

import { registerHooks } from "node:module"
import * as fc from "fast-check"

const WITHOUT_ENDING = /^\.{1,2}\/(?:.*\/)?[^./]+$/

registerHooks({
  resolve: (specifier, context, next) => next(WITHOUT_ENDING.test(specifier) ? `${specifier}.ts` : specifier, context),
})

// The same on every machine; SEED=random searches elsewhere each time.
const { SEED = "0" } = process.env
if (SEED !== "random") fc.configureGlobal({ seed: Number(SEED) })
