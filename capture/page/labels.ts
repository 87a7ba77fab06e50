const LABELS: readonly (readonly [string, RegExp])[] = [
  ['fax', /\b(?:fax|telefax|facsimile|fx)\b|फ़?ैक्स|传真|傳真|ファックス|факс/iu],
  ['whatsapp', /whats\s?app|व्हाट्सएप|व्हाट्सऐप/iu],
  [
    'mobile',
    /\b(?:mob(?:ile)?|cell(?:ular|phone)?|handy|móvil|movil|celular|portable|gsm|hp)\b|मोबाइल|手机|携帯|мобильный/iu
  ],
  ['toll free', /toll[\s-]?free|freephone|टोल\s?फ्री/iu],
  ['home', /\b(?:home|residence|resi?)\b/iu],
  ['work', /\b(?:office|work|off)\b|कार्यालय/iu],
  ['main', /\b(?:main|switchboard|reception|head office)\b/iu],
  ['phone', /\b(?:tel(?:ephone|efon|éfono|efono|éphone)?|ph(?:one)?|call|landline|t|p)\b|दूरभाष|फ़?ोन|电话|電話|тел/iu]
]

/** The kind of number that a label names, in one word; `undefined` when it names none. */
export const phoneLabel = (text: string): string | undefined => {
  for (const [label, pattern] of LABELS) if (pattern.test(text)) return label === 'phone' ? undefined : label
  return undefined
}

/** Whether a line is nothing but the label of a number that follows. */
export const isPhoneLabel = (text: string): boolean =>
  text.length <= 24 && !/[\d@]/.test(text) && LABELS.some(([, pattern]) => pattern.test(text))

/** The kind of number that stands in a line, by the words in it or by a bare label in the line before ("Fax" / number). */
export const labelOfLine = (texts: readonly string[], line: number): string | undefined => {
  const own = phoneLabel((texts[line] ?? '').slice(0, 80))
  if (own !== undefined) return own
  const before = texts[line - 1] ?? ''
  return isPhoneLabel(before) ? phoneLabel(before) : undefined
}
