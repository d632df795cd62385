/* Asks the server. What changes something is asked one after the other, in the editor's order. */

import type { Candidate, Case, Decision, Done, Waiting } from "./records"

const KEPT = "briefings.review.token"

/** The server has refused something, and says why. */
export class RefusedError extends Error {
  override name = "RefusedError"
  /** Whether the file is not as the editor saw it. */
  readonly isChanged: boolean

  constructor(message: string, status: number) {
    super(message)
    this.isChanged = status === 409
  }
}

/** Gives the token of the address that the command has printed, and takes it out of what is seen. */
export function readToken(): string | undefined {
  const given = location.hash.slice(1)
  if (given) {
    sessionStorage.setItem(KEPT, given)
    history.replaceState(null, "", location.pathname)
  }
  return sessionStorage.getItem(KEPT) ?? undefined
}

export class Server {
  readonly #token: string
  #last: Promise<unknown> = Promise.resolve()

  constructor(token: string) {
    this.#token = token
  }

  async waiting(): Promise<Waiting> {
    await this.#last
    return this.#ask<Waiting>("queue")
  }

  async cases(paths: readonly string[]): Promise<readonly Case[]> {
    const query = new URLSearchParams(paths.map(path => ["path", path]))
    const { cases } = await this.#ask<{ cases: readonly Case[] }>(`cases?${query}`)
    return cases
  }

  async candidates(path: string, words: string): Promise<readonly Candidate[]> {
    const query = new URLSearchParams({ path, words })
    const { candidates } = await this.#ask<{ candidates: readonly Candidate[] }>(`candidates?${query}`)
    return candidates
  }

  decide(decision: Decision): Promise<Done> {
    return this.#inTurn(() => this.#ask<Done>("decisions", JSON.stringify(decision)))
  }

  undo(): Promise<Done> {
    return this.#inTurn(() => this.#ask<Done>("undo", ""))
  }

  #inTurn<Value>(act: () => Promise<Value>): Promise<Value> {
    const done = this.#last.then(act)
    this.#last = done.catch(() => undefined)
    return done
  }

  async #ask<Value>(what: string, body?: string): Promise<Value> {
    const headers = { Authorization: `Bearer ${this.#token}` }
    const options = body === undefined ? { headers } : { headers, method: "POST", body }
    const answer = await fetch(`api/${what}`, options).catch(() => undefined)
    if (!answer) {
      throw new RefusedError("The server does not answer. Start `briefings wire review` again, and open its new address.", 0)
    }
    const data = (await answer.json()) as Value & { error?: string }
    if (!answer.ok) throw new RefusedError(data.error ?? answer.statusText, answer.status)
    return data
  }
}
