/** Lets waiting events run. A message, not a timer: browsers slow the timers of pages that nobody sees. */
export function breath(): Promise<void> {
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resume()
    })
    port1.start()
    port2.postMessage(0)
  })
}
