/** "At" and "dot" as people spell them out to hide an address from robots. */
const AT_WORD =
  'at|ät|arroba|arobase|chiocciola|ett|bei|klammeraffe|apenstaartje|malpa|małpa|zavinac|zavináč|kukac|snabel-?a|alfakrolla|miukumauku|собака|собачка|эт|एट|ऐट|एट द रेट|at the rate|@'
const DOT_WORD =
  'dot|punkt|punto|point|ponto|punt|piste|prikk|punct|kropka|tečka|tecka|pont|točka|тчк|точка|डॉट|डाट|\\.'

const OPEN = '[\\[({<|*_«-]{1,2}'
const CLOSE = '[\\])}>|*_»-]{1,2}'

const AT = new RegExp(
  `[ \\t]{0,3}${OPEN}[ \\t]{0,2}(?:${AT_WORD})[ \\t]{0,2}${CLOSE}[ \\t]{0,3}|[ \\t]{1,3}(?:at|arroba|एट|собака|at the rate|@)[ \\t]{1,3}|[ \\t]{1,3}@|@[ \\t]{1,3}`,
  'giu'
)
const BRACKETED_DOT = `[ \\t]{0,3}${OPEN}[ \\t]{0,2}(?:${DOT_WORD})[ \\t]{0,2}${CLOSE}[ \\t]{0,3}`
const BARE_DOT = '[ \\t]{1,3}(?:dot|punkt|punto|point|ponto|डॉट|точка|\\.)[ \\t]{1,3}'
const LABEL = '[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,62})'

const DOMAIN = new RegExp(`(${LABEL})((?:(?:${BRACKETED_DOT}|${BARE_DOT}|\\.)${LABEL}){1,5})`, 'iuy')
const LOCAL = new RegExp(
  `((?:[\\p{L}\\p{M}\\p{N}_%+-]{1,40}(?:${BRACKETED_DOT}|${BARE_DOT}|\\.)){0,3}[\\p{L}\\p{M}\\p{N}_%+-]{1,40})$`,
  'iu'
)
const DOT = new RegExp(`${BRACKETED_DOT}|${BARE_DOT}`, 'giu')

/** Words before a bare "at" that are prose: "meet us at firm dot example". */
const PROSE =
  /^(?:me|us|you|him|her|them|it|look|meet|meeting|visit|shop|find|online|here|more|page|available|only|is|are|was|or|and|day|team|email|mail|live|stay|available|work|works|working|office|located|held|starts?|hosted|published|reach|contact)$/iu

/** Telling a blank before `@` in an address ("name @firm.com") from a handle ("see @first.last"). */
const USUAL_ENDING = /\.(?:com|net|org|info|biz|edu|gov|example|[a-z]{2}|भारत)$/u

/** With a bare "at", the dots must be words too, and the ending one that addresses have. */
const spelledOut = (dots: string): boolean =>
  /[ \t](?:dot|punkt|punto|point|ponto|डॉट|точка)[ \t]/iu.test(dots) &&
  USUAL_ENDING.test(dots.replace(DOT, '.').toLowerCase())

export interface HiddenEmail {
  readonly value: string
  readonly index: number
}

/** Addresses that are written with words or brackets for `@` and the dots. */
export const deobfuscated = (text: string): HiddenEmail[] => {
  const hidden: HiddenEmail[] = []
  for (const found of text.matchAll(AT)) {
    if (hidden.length >= 500) break
    const bracketed = /[\])}>|*_»-]/u.test(found[0])
    const sign = found[0].includes('@')
    const local = LOCAL.exec(text.slice(Math.max(0, found.index - 120), found.index))?.[1]
    DOMAIN.lastIndex = found.index + found[0].length
    const domain = DOMAIN.exec(text)
    if (!local || !domain?.[1] || !domain[2]) continue
    const name = local.replace(DOT, '.')
    if (PROSE.test(name) || (!bracketed && !sign && !spelledOut(domain[2]))) continue
    const host = (domain[1] + domain[2]).replace(DOT, '.').toLowerCase()
    if (sign && !bracketed && !(/ @ /u.test(found[0]) || USUAL_ENDING.test(host))) continue
    hidden.push({ value: `${name}@${host}`, index: found.index - local.length })
  }
  return hidden
}
