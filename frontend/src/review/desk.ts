/* The desk: what an editor does with the draft that lies on it.

   The next drafts are there before they are asked for, so a decision shows the next one at once, and
   is told to the server meanwhile. What the server refuses comes back, with the reason. */

import { marked } from "../make"
import { announce } from "../said"
import { askEvent, askReason, askReports } from "./dialogs"
import { doubtsOf } from "./draft"
import { EditForm } from "./edit"
import { Keys } from "./keys"
import { NO_FILTERS, Queue } from "./queue"
import type { Case, Decision, Done, Fields, Waiting } from "./records"
import { RefusedError, type Server } from "./server"
import { left, Stage, warn } from "./stage"
import { counted } from "./wording"

/** So many drafts are there before they are asked for. */
const AHEAD = 16

/** In milliseconds: how often the server is asked what else waits. */
const REFRESH = 60_000

export class Desk {
  readonly #server: Server
  readonly #queue = new Queue()
  readonly #cases = new Map<string, Case>()
  readonly #stage: Stage
  readonly #keys: Keys
  /** Drafts that the server is being asked for. */
  readonly #asking = new Set<string>()
  #form: EditForm | undefined
  /** The draft with findings for which the key has been pressed once. */
  #armed = ""
  /** How many decisions were told to the server. */
  #decided = 0

  constructor(server: Server) {
    this.#server = server
    this.#stage = new Stage(
      path => this.#choose(path),
      filters => {
        this.#queue.narrow(filters)
        this.#show(false)
        announce(left(this.#queue))
      },
    )
    this.#keys = new Keys([
      { key: "j", name: "next", what: "Next draft", act: () => this.#step(1), repeats: true },
      { key: "k", name: "previous", what: "Draft before", act: () => this.#step(-1), repeats: true },
      { key: "a", name: "accept", what: "Accept; twice where there are findings", act: () => this.#accept() },
      { key: "e", name: "edit", what: "Edit", act: () => this.#edit() },
      { key: "r", name: "reject", what: "Reject, then a number for the reason", act: () => this.#reject() },
      { key: "m", name: "merge", what: "Merge with another event", act: () => this.#merge() },
      { key: "s", name: "split", what: "Split reports out of the event", act: () => this.#split() },
      { key: "d", name: "overlooked", what: "Mark as overlooked, “Don’t miss”, or not", act: () => this.#mark() },
      { key: "u", name: "undo", what: "Undo the last decision", act: () => void this.#undo() },
      { key: "o", name: "original", what: "Open the original in another tab", act: () => marked("original")?.click() },
      { key: "f", what: "Go to the filters", act: () => this.#stage.focusFilters() },
      { key: "c", name: "clear", what: "Clear the filters", act: () => this.#clear() },
    ])
  }

  async begin(): Promise<void> {
    await this.#refresh()
    this.#show(false)
    setInterval(() => void this.#refresh(), REFRESH)
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void this.#refresh())
  }

  /** Asks what waits now. What is on the desk stays there, unless somebody has changed it. */
  async #refresh(): Promise<void> {
    const waiting = await this.#waiting()
    if (!waiting) return
    const before = this.#queue.current
    const fresh = this.#queue.take(waiting.lines)
    for (const { path, digest } of waiting.lines) {
      if (this.#cases.get(path)?.digest !== digest) this.#cases.delete(path)
    }
    this.#stage.tell(waiting)
    this.#stage.showQueue(this.#queue)
    const { current } = this.#queue
    if (this.#form || !before) return
    if (before.path !== current?.path || before.digest !== current.digest) {
      if (before.path === current?.path) announce("The file was changed on disk. This is its new text.")
      this.#show(false)
    } else if (fresh) announce(counted(fresh, "new draft"))
  }

  /** Asks again where something was decided meanwhile, which the answer may not know. */
  async #waiting(): Promise<Waiting | undefined> {
    const before = this.#decided
    const waiting = await asked(() => this.#server.waiting())
    return waiting && before !== this.#decided ? this.#waiting() : waiting
  }

  #show(takesFocus: boolean): void {
    const { current } = this.#queue
    this.#form = undefined
    this.#armed = ""
    this.#stage.show(this.#queue, current && this.#cases.get(current.path), takesFocus)
    void this.#lookAhead()
  }

  /** Fetches the drafts that are likely to be wanted soon, a few at a time. */
  async #lookAhead(): Promise<void> {
    const soon = this.#queue.soon(AHEAD)
    const missing = soon.filter(path => !this.#cases.has(path) && !this.#asking.has(path))
    const isUrgent = missing[0] !== undefined && missing[0] === this.#queue.current?.path
    if (!missing.length || (!isUrgent && missing.length < AHEAD / 4 && soon.length > AHEAD / 2)) return
    for (const path of missing) this.#asking.add(path)
    const cases = await asked(() => this.#server.cases(missing))
    for (const path of missing) this.#asking.delete(path)
    if (!cases) return
    const wanted = this.#queue.current?.path
    // It came another way meanwhile, and may be read or edited by now.
    const isThere = wanted !== undefined && this.#cases.has(wanted)
    for (const each of cases) this.#cases.set(each.path, each)
    for (const path of missing) if (!this.#cases.has(path)) this.#queue.drop(path)
    if (wanted === undefined || isThere || !missing.includes(wanted)) return
    if (!this.#cases.has(wanted)) announce("Somebody else has decided on that draft.")
    this.#show(true)
  }

  #choose(path: string): void {
    this.#queue.choose(path)
    this.#show(true)
  }

  #step(by: number): void {
    if (this.#form) return
    this.#armed = ""
    this.#stage.labelAcceptance("Accept")
    if (this.#queue.step(by)) this.#show(true)
    else announce(by > 0 ? "This is the last draft." : "This is the first draft.")
  }

  #clear(): void {
    this.#queue.narrow(NO_FILTERS)
    this.#stage.clearFilters()
    this.#show(false)
    announce(left(this.#queue))
  }

  #accept(): void {
    const draft = this.#draft()
    if (!draft) return
    const doubts = doubtsOf(draft)
    if (doubts && this.#armed !== draft.path) {
      this.#armed = draft.path
      this.#stage.labelAcceptance(`Accept with ${counted(doubts, "finding")}`)
      announce(`${counted(doubts, "finding")}. Once more accepts it.`)
      return
    }
    this.#decide({ kind: "accept", path: draft.path, digest: draft.digest })
  }

  #reject(): void {
    const draft = this.#draft()
    if (!draft) return
    askReason(
      () => this.#keys.areOn,
      reason => this.#decide({ kind: "reject", path: draft.path, digest: draft.digest, reason }),
    )
  }

  #merge(): void {
    const draft = this.#draft()
    if (!draft) return
    askEvent(
      () => this.#keys.areOn,
      async words => (await asked(() => this.#server.candidates(draft.path, words))) ?? [],
      ({ item, draft: other }) => {
        const decision: Decision = { kind: "merge", path: draft.path, digest: draft.digest, item }
        if (other) this.#decide(decision)
        else void this.#decideHere(decision)
      },
    )
  }

  #split(): void {
    const draft = this.#draft()
    if (!draft || draft.reports.length < 2) return
    askReports(
      () => this.#keys.areOn,
      draft.reports,
      items => void this.#decideHere({ kind: "split", path: draft.path, digest: draft.digest, items }),
    )
  }

  #mark(): void {
    const draft = this.#draft()
    if (!draft) return
    void this.#decideHere({ kind: "edit", path: draft.path, digest: draft.digest, overlooked: !draft.overlooked })
  }

  #edit(): void {
    const draft = this.#draft()
    const line = this.#queue.current
    if (!draft || !line) return
    const form = new EditForm(draft, {
      announce,
      cancel: () => this.#show(true),
      save: (typed, accepts) => void this.#save(form, typed, accepts),
    })
    this.#form = form
    this.#stage.edit(line, draft, form)
  }

  async #save(form: EditForm, typed: Partial<Fields>, accepts: boolean): Promise<void> {
    const { path, digest } = form
    try {
      const saved = await this.#server.decide({ kind: "edit", path, digest, ...typed })
      if (accepts) this.#decide({ kind: "accept", path, digest: saved.outcome.digest })
      else await this.#reload(saved)
    } catch (error) {
      form.refuse(reasonOf(error))
      if (!(error instanceof RefusedError && error.isChanged)) return
      const [fresh] = (await asked(() => this.#server.cases([path]))) ?? []
      if (fresh) form.goOnFrom(fresh)
    }
  }

  /** Shows the next draft at once, and tells the server meanwhile. */
  #decide(decision: Decision): void {
    const line = this.#queue.current
    if (line?.path !== decision.path) return
    this.#decided += 1
    this.#queue.leave(line.path)
    this.#cases.delete(line.path)
    this.#show(true)
    void (async () => {
      try {
        const { outcome, progress } = await this.#server.decide(decision)
        this.#queue.left(line.path)
        announce(`${outcome.message}. ${left(this.#queue)}.`)
        this.#stage.offerUndo(true)
        this.#stage.count(progress)
      } catch (error) {
        this.#queue.comeBack(line)
        this.#stage.showQueue(this.#queue)
        warn(`${reasonOf(error)} “${line.title}” comes next.`)
        void this.#lookAhead()
      }
    })()
  }

  /** Tells the server of a decision after which the draft stays on the desk. */
  async #decideHere(decision: Decision): Promise<void> {
    const done = await asked(() => this.#server.decide(decision))
    if (done) await this.#reload(done)
  }

  async #undo(): Promise<void> {
    if (this.#form) {
      announce("Save or leave the fields first.")
      return
    }
    const done = await asked(() => this.#server.undo())
    if (done) await this.#reload(done)
  }

  /** Shows a draft that was changed or came back. */
  async #reload({ outcome: { path, message } }: Done): Promise<void> {
    this.#form = undefined
    this.#cases.delete(path)
    await this.#refresh()
    this.#queue.choose(path)
    const [fresh] = (await asked(() => this.#server.cases([path]))) ?? []
    if (fresh) this.#cases.set(path, fresh)
    this.#show(true)
    announce(message)
  }

  /** Gives what is on the desk, unless it is being edited or is not there yet. */
  #draft(): Case | undefined {
    const { current } = this.#queue
    return this.#form || !current ? undefined : this.#cases.get(current.path)
  }
}

/** Gives what was asked for; a refusal is shown, and gives nothing. */
async function asked<Value>(ask: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await ask()
  } catch (error) {
    warn(reasonOf(error))
    return undefined
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof RefusedError) return error.message
  throw error
}
