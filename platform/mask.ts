/** Takes out of a technical text what might be about a person: the texts themselves promise not to hold any. */

const masks: readonly (readonly [RegExp, string])[] = [
  [/[^\s@<>"'(]{1,64}@[^\s@<>"')]{1,255}/gu, '‹mail›'],
  [/\b(https?|chrome-extension|moz-extension):\/\/[^\s"')]{1,2000}/giu, '$1://‹address›'],
  [/\b([a-z]{3})_[0-9a-z]{4,60}\b/gu, '$1_‹id›'],
  [/“[^”]{0,500}”|"[^"]{0,500}"/gu, '‹text›'],
  [/\+?\d[\d -]{5,30}\d/gu, '‹number›']
]

export const masked = (text: string): string => masks.reduce((now, [mask, word]) => now.replace(mask, word), text)
