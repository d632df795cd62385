/* What pages tell the worker. */

export type Wish =
  /** A page has settled: what is fetched ahead is in nobody's way now. */
  | { type: "settled"; url: string }
  /** A page was read, before there was a worker to see it. */
  | { type: "read"; url: string; files: string[] }
  /** A page is to be kept until it is released; `files` are what it has loaded. */
  | { type: "keep"; url: string; files: string[] }
  | { type: "release"; url: string }
