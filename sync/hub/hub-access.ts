/** How a client in a page comes to the hub. */
export interface HubAccess {
  /** Sees to it that there is a hub, for example by asking the background page for it. May be called often. */
  readonly wake: () => void
  readonly channel?: () => BroadcastChannel
  /** When the hub is first spoken to: a page that is drawn without it puts that off until it is. At once by default. */
  readonly greet?: (greeting: () => void) => void
}

const atOnce = (greeting: () => void): void => greeting()

/** Wakes the hub and says something to it for the first time, unless the client is closed by then. */
export function greetHub({ wake, greet = atOnce }: HubAccess, isClosed: () => boolean, hello: () => void): void {
  greet(() => {
    if (isClosed()) return
    wake()
    hello()
  })
}
