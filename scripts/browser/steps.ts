import type { Locator, Page } from 'playwright-core'
import type { Launched } from './launch'
import { openPanel } from './panel'
import { mailAddress, teamAddress } from './sites'

/** What a user does, as the tests and the demonstration do it. All words are those of the English interface. */

/** Opens a conversation of the sample inbox by a part of its subject, from wherever the tab is. */
export async function openMail(tab: Page, subject: string): Promise<void> {
  if (!tab.url().startsWith(mailAddress)) await tab.goto(mailAddress)
  await tab.evaluate("location.hash = '#inbox'")
  await tab.getByRole('row').filter({ hasText: subject }).click()
  await tab.locator('h2.hP').filter({ hasText: subject }).waitFor()
}

/** The draft that the panel offers for the open mail or page. */
export const draftIn = (panel: Page): Locator => panel.getByRole('form', { name: /, draft$/ }).first()

/**
 * Opens the panel on a sample page with people, both with a patience of 15 s. The click that opens it also reads the page:
 * that is over when this resolves, and the tab may move on.
 */
export async function openReadingPanel(browser: Launched, tab: Page): Promise<Page> {
  await tab.goto(teamAddress)
  const { page } = await openPanel(browser, tab)
  for (const each of [tab, page]) each.setDefaultTimeout(15_000)
  await draftIn(page).waitFor()
  return page
}

/** Values of a draft's lines by label, in their order. */
export async function draftValues(panel: Page): Promise<[label: string, value: string][]> {
  const boxes = await draftIn(panel).getByRole('textbox').all()
  return Promise.all(
    boxes.map(async (box): Promise<[string, string]> => {
      const id = (await box.getAttribute('id')) ?? ''
      return [await panel.locator(`label[for="${id}"]`).innerText(), await box.inputValue()]
    })
  )
}

/** Saves the draft that is on show; resolves when the panel shows the record. */
export async function saveDraft(panel: Page): Promise<void> {
  const form = draftIn(panel)
  await form.getByRole('button', { name: 'Save', exact: true }).click()
  await form.waitFor({ state: 'detached' })
}

/** Types into the search box and gives the names found, in their order. */
export async function searchFor(panel: Page, text: string): Promise<string[]> {
  const box = panel.getByRole('searchbox')
  const found = panel.getByRole('region', { name: 'Found' })
  // Emptied first, because the last answer stays on show until the next one is there.
  await box.fill('')
  await found.waitFor({ state: 'detached' })
  await box.fill(text)
  const results = found.locator('ul[aria-busy=false]')
  await results.or(panel.getByText(`Nothing found for “${text}”`)).waitFor()
  return results
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.querySelector('bdi')?.textContent ?? ''))
}

/** The card that says who the open mail or page is from, when the ledger knows them. */
export const knownCard = (panel: Page, name: string): Locator => panel.getByRole('article', { name })
