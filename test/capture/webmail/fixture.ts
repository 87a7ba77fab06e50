import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseHTML } from 'linkedom'

/** Parses HTML as the panel's DOMParser would; linkedom wants a whole page. */
export const parseHtml = (html: string): Document =>
  parseHTML(/<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`)
    .document as unknown as Document

/** A page of test/fixtures/webmail. */
export const fixture = (name: string): Document =>
  parseHtml(readFileSync(fileURLToPath(new URL(`../../fixtures/webmail/${name}.html`, import.meta.url)), 'utf8'))
