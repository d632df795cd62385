/* The keyboard on the globe. */

/** What the keys do. */
export interface KeyActions {
  turn(right: number, up: number): void
  zoom(factor: number): void
  pick(): void
  close(): void
}

export const STEP = 1.4

/** Lets keys work while the canvas has the focus. */
export function listenToKeys(canvas: HTMLCanvasElement, actions: KeyActions): void {
  const keys: Record<string, () => void> = {
    ArrowLeft: () => actions.turn(-1, 0),
    ArrowRight: () => actions.turn(1, 0),
    ArrowUp: () => actions.turn(0, 1),
    ArrowDown: () => actions.turn(0, -1),
    "+": () => actions.zoom(STEP),
    "=": () => actions.zoom(STEP),
    "-": () => actions.zoom(1 / STEP),
    Enter: () => actions.pick(),
    " ": () => actions.pick(),
    Escape: () => actions.close(),
  }
  canvas.addEventListener("keydown", event => {
    const action = keys[event.key]
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    action()
  })
}
