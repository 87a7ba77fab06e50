import { readFileSync } from 'node:fs'
import { parseHTML } from 'linkedom'
import { capturePage } from '../../../capture/page'
import { readPage } from '../../../capture/page/read'
import type { PageReading } from '../../../capture/page/types'
import type { CaptureOptions, CaptureResult } from '../../../capture/types'

const folder = new URL('../../fixtures/pages/', import.meta.url)

export const parseDocument = (html: string): Document => parseHTML(html).document as unknown as Document

export const read = (html: string, url = 'https://firm.example/'): PageReading => readPage(parseDocument(html), url)

export const capture = (html: string, url = 'https://firm.example/', options: CaptureOptions = {}): CaptureResult =>
  capturePage(read(html, url), options)

/** A page of `test/fixtures/pages/` at the address it claims. */
export const fixture = (name: string): string => readFileSync(new URL(`${name}.html`, folder), 'utf8')

export const captureFixture = (name: string, url: string, options: CaptureOptions = {}): CaptureResult =>
  capture(fixture(name), url, options)
