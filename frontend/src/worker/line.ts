/* The line to the network, as far as a browser tells of it. */

interface Connection {
  readonly saveData?: boolean
  readonly effectiveType?: string
}

/** Whether nothing is to be fetched but what was asked for: the line is slow, or its user saves data. */
export function isBusy(): boolean {
  const { connection } = navigator as { connection?: Connection }
  return connection?.saveData === true || connection?.effectiveType?.endsWith("2g") === true
}
