import type { Launched } from './launch'

/** Speaks a page's debugging protocol: gives what a method answers. */
export type Ask = (method: string, parameters?: object) => Promise<unknown>

/** Playwright does not attach to offscreen documents, so their debugging protocol is spoken by hand. */
export async function withTarget<T>(
  { session }: Pick<Launched, 'session'>,
  path: string,
  work: (ask: Ask) => Promise<T>
): Promise<T> {
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{}] })
  const target = targetInfos.find(({ url }) => url.endsWith(path))
  if (target === undefined) throw new Error(`no page ${path} is open`)
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: target.targetId, flatten: false })
  let number = 0
  const ask: Ask = (method, params = {}) =>
    new Promise((resolve) => {
      const id = ++number
      const hear = (event: { sessionId: string; message: string }): void => {
        const message = JSON.parse(event.message) as { id?: number; result?: unknown }
        if (event.sessionId !== sessionId || message.id !== id) return
        session.off('Target.receivedMessageFromTarget', hear)
        resolve(message.result)
      }
      session.on('Target.receivedMessageFromTarget', hear)
      void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) })
    })
  try {
    return await work(ask)
  } finally {
    await session.send('Target.detachFromTarget', { sessionId })
  }
}

/** The value of an expression in the hub's page, as plain data. */
export async function inHub<T>(browser: Pick<Launched, 'session'>, expression: string): Promise<T> {
  const answer = (await withTarget(browser, '/hub.html', (ask) =>
    ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
  )) as { result: { value: T }; exceptionDetails?: { text: string } }
  if (answer.exceptionDetails !== undefined) throw new Error(answer.exceptionDetails.text)
  return answer.result.value
}
