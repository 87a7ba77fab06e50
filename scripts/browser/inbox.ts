/** One conversation of the sample inbox. */
export interface SampleMail {
  /** Name of the fixture that shows it. */
  readonly file: string
  readonly subject: string
  readonly threadId: string
  readonly from: string
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const row = ({ file, subject, threadId, from }: SampleMail): string =>
  `<tr class="zA zE" role="row" tabindex="0" data-file="${file}" style="cursor:pointer;font-weight:bold"><td class="yX xY" role="gridcell">${escape(from)}</td><td class="xY a4W" role="gridcell"><span class="bqe" data-legacy-thread-id="${threadId}">${escape(subject)}</span></td><td class="xW xY" role="gridcell"></td></tr>`

/** What Gmail's own script does, as far as ours can tell: no reload, a new hash, another body. */
const script = `
  const policy = trustedTypes.createPolicy('sample', { createHTML: (text) => text })
  const list = [...document.body.childNodes]
  const title = document.title
  addEventListener('click', ({ target }) => {
    const row = target.closest?.('[data-file]')
    if (row) location.hash = 'inbox/' + row.dataset.file.replace(/\\W/g, '')
  })
  addEventListener('keydown', ({ key, target }) => { if (key === 'Enter') target.click?.() })
  addEventListener('hashchange', async () => {
    const name = location.hash.replace('#inbox/', '')
    const row = list.flatMap((node) => [...(node.querySelectorAll?.('[data-file]') ?? [])])
      .find(({ dataset }) => dataset.file.replace(/\\W/g, '') === name)
    if (!row) { document.title = title; return document.body.replaceChildren(...list) }
    const answer = await fetch('/sample/' + row.dataset.file)
    const page = new DOMParser().parseFromString(policy.createHTML(await answer.text()), 'text/html')
    document.title = page.title
    document.body.replaceChildren(...page.body.childNodes)
  })`

/** An inbox that opens the sample conversations: the list's own page with our lines on top. */
export function inboxPage(list: string, mails: readonly SampleMail[]): string {
  return list
    .replace('<tbody>', () => `<tbody>${mails.map(row).join('')}`)
    .replace('</body>', () => `<script>${script}</script></body>`)
}
