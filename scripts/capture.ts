/**
 * npm run --silent capture -- [--kind auto|page|email|text] [--url URL] [--country CC] [--jsonl] FILE...
 * One JSON object per input, in order. `--jsonl` reads lines `{"file","kind"?,"url"?,"country"?,"text"?}` from standard input.
 */

import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { captureInput, type DoorInput } from './door/capture'
import { endWithPipe, inputLines, writeJson } from './door/lines'

const kind = v.picklist(['auto', 'page', 'email', 'text'])
const line = v.object({
  file: v.exactOptional(v.string()),
  text: v.exactOptional(v.string()),
  kind: v.exactOptional(kind),
  url: v.exactOptional(v.string()),
  country: v.exactOptional(v.string())
})

const parseLine = (text: string): DoorInput | undefined => {
  try {
    const parsed = v.safeParse(line, JSON.parse(text))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}

const main = async (): Promise<void> => {
  endWithPipe()
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      kind: { type: 'string', default: 'auto' },
      url: { type: 'string' },
      country: { type: 'string' },
      jsonl: { type: 'boolean', default: false }
    }
  })
  const common = {
    kind: v.parse(kind, values.kind),
    ...(values.url === undefined ? {} : { url: values.url }),
    ...(values.country === undefined ? {} : { country: values.country })
  }
  for (const file of positionals) await writeJson(await captureInput({ ...common, file }))
  if (!values.jsonl) return
  for await (const text of inputLines()) {
    if (text.trim() === '') continue
    const input = parseLine(text)
    await writeJson(
      input === undefined
        ? { input: text.slice(0, 200), ms: 0, drafts: [], error: 'not a line of input' }
        : await captureInput({ ...common, ...input })
    )
  }
}

await main()
