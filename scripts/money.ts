/** npm run --silent money: lines → {"input","amount","currency"}; a tab and a hint of the currency may follow the text. */

import { parseMoney } from '../capture/normalise/money'
import { endWithPipe, inputLines, writeJson } from './door/lines'

const main = async (): Promise<void> => {
  endWithPipe()
  for await (const line of inputLines()) {
    const [input = '', hint] = line.split('\t')
    const { amount, currency } = parseMoney(input, hint)
    await writeJson({ input: line, amount: amount ?? null, currency: currency ?? null })
  }
}

await main()
