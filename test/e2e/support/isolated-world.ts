import type { Page } from 'playwright-core'

/** Runs an expression where our content script runs: in the page, but in the extension's own world. */
export async function evaluateInMailScript(page: Page, extensionId: string, expression: string): Promise<unknown> {
  const session = await page.context().newCDPSession(page)
  let contextId: number | undefined
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === `chrome-extension://${extensionId}`) contextId = context.id
  })
  await session.send('Runtime.enable')
  if (contextId === undefined) throw new Error('the mail script does not run in this page')
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    contextId,
    awaitPromise: true,
    returnByValue: true
  })
  await session.detach()
  if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  return result.value
}
