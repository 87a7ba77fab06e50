import type { OpenMail } from '../../platform/messages'

/** Milliseconds that a mail which cannot be read must stay so: while a page loads, its parts come one by one. */
const settle = 1500

/** Tells what is open whenever it is something else than before. */
export interface Telling {
  /** Looks at the page. */
  readonly look: () => void
  /** Tells it again, to somebody new. */
  readonly again: () => void
  readonly end: () => void
}

export function createTelling(read: () => OpenMail, tell: (mail: OpenMail) => void): Telling {
  let told = ''
  let doubt: { readonly text: string; readonly timer: ReturnType<typeof setTimeout> } | undefined

  const say = (mail: OpenMail): void => {
    const text = JSON.stringify(mail)
    if (text === told) return
    told = text
    tell(mail)
  }
  const look = (): void => {
    const mail = read()
    const text = JSON.stringify(mail)
    const sure = mail.reading !== undefined || mail.miss === 'none' || text === told
    if (!sure && doubt?.text === text) return
    clearTimeout(doubt?.timer)
    doubt = sure ? undefined : { text, timer: setTimeout(() => say(mail), settle) }
    // What was open before must not stay beside a mail that is not read yet.
    say(sure ? mail : { miss: 'none' })
  }
  const end = (): void => {
    clearTimeout(doubt?.timer)
    doubt = undefined
  }
  return {
    look,
    again: () => {
      end()
      told = ''
      look()
    },
    end
  }
}
