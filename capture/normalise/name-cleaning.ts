import { isNotName } from './name-lexicon'
import { CREDENTIALS, PREFIXES } from './name-words'
import { tidy } from './plain-text'

export interface CleanName {
  /** The name without decoration and without brackets that hold no nickname. */
  readonly display: string
  /** The same without nicknames, for taking apart. */
  readonly plain: string
  readonly nickname?: string
}

const PICTOGRAPH = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\uFE0F/gu
const LIGATURE = /[\uFB00-\uFB06\uFF01-\uFF5E]/gu

/** Quotes and brackets that hold a nickname; single quotes only where they cannot be apostrophes. */
const NICKNAME =
  /["“”„«»‹›]([^"“”„«»‹›]{1,40})["“”„«»‹›]|(?<=^|\s)['‘’]([^'‘’]{2,40})['‘’](?=\s|,|$)|\(([^()]{0,60})(?:\)|$)|\[([^[\]]{0,60})(?:\]|$)/gu

/** What mail programs and sites append: "Anna via Forms", "Anna | Firm", "Anna <a@firm.example>". */
const APPENDED =
  /\s*,?\s+(?:attorney|atty\.?)(?:\s+at\s+law)?$|\s+(?:via|@|\||•|·|—|–|\/\/)\s+.*$|\s+-\s+.*$|\s*<[^<>]*>?\s*$|\s*\S+@\S+\.\S+\s*$/iu

/** The same name once more in Chinese, Japanese or Korean writing. */
const EASTERN_WORD = /(?<=\s|^)[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}]+(?=\s|$)/gu

/** Brackets also hold departments, firms and "Retd". */
const isNoNickname = (text: string): boolean =>
  text
    .split(/[\s.]+/u)
    .some(
      (word) =>
        word !== '' && (isNotName(word) || CREDENTIALS.has(word.toLowerCase()) || PREFIXES.has(word.toLowerCase()))
    )

/** A name without emoji, wrapping quotes, appended firm or address; nicknames are set apart. */
export const cleanName = (text: string): CleanName => {
  const written = tidy(text.slice(0, 300))
    .replace(LIGATURE, (char) => char.normalize('NFKC'))
    .replace(PICTOGRAPH, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  const unquoted = written.replace(/^(["'“‘«‹])([^"'“”‘’«»‹›]+)["'”’»›]$/u, '$2').trim()
  const shortened = unquoted.replace(APPENDED, '').trim()
  const display = (shortened === '' ? unquoted : shortened).replace(/[\s,;:–—-]+$/u, '').replace(/^[\s,;:.–—-]+/u, '')
  let nickname: string | undefined
  const plain = display
    .replace(NICKNAME, (_, a?: string, b?: string, c?: string) => {
      const inner = (a ?? b ?? c ?? '').replace(/["'“”]/gu, '').trim()
      if (/^(?:jr|sr|ii|iii|iv)\.?$/iu.test(inner)) return ` ${inner}`
      if (nickname === undefined && !isNoNickname(inner) && /^\p{L}[\p{L}\p{M} .'’-]*$/u.test(inner)) nickname = inner
      return ' '
    })
    .replace(/\s+/gu, ' ')
    .replace(/ ,/gu, ',')
    .trim()
  const latin = /\p{Script=Latin}{2}.*\p{Script=Latin}{2}/u.test(plain)
    ? plain.replace(EASTERN_WORD, ' ').replace(/\s+/gu, ' ').trim()
    : plain
  const shown = nickname === undefined && plain !== '' ? plain : display
  return { display: shown, plain: latin === '' ? display : latin, ...(nickname !== undefined && { nickname }) }
}
