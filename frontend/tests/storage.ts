/* A browser's storage, for scripts that keep something there. */

/** Keeps texts in memory, so many characters of them at most. */
export class MemoryStorage {
  readonly #kept = new Map<string, string>()
  room: number

  constructor(room = Infinity) {
    this.room = room
  }

  getItem(key: string): string | null {
    return this.#kept.get(key) ?? null
  }

  setItem(key: string, value: string): void {
    if (value.length > this.room) throw new DOMException("It is full.", "QuotaExceededError")
    this.#kept.set(key, value)
  }

  removeItem(key: string): void {
    this.#kept.delete(key)
  }
}

/** Gives scripts a window with this storage, or with one that the browser refuses. */
export function useStorage(storage?: MemoryStorage): void {
  const window = {
    get localStorage() {
      if (!storage) throw new DOMException("It is refused.", "SecurityError")
      return storage
    },
  }
  Object.defineProperty(globalThis, "window", { value: window, configurable: true })
}
