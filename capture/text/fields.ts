/** What the text itself names with a label, as in filled forms and directory entries. */
export interface LabelledFields {
  readonly company?: string
  readonly title?: string
}

const COMPANY =
  /^(?:company(?: name)?|organi[sz]ation|firm|business|employer|firma|unternehmen|empresa|société|azienda|कंपनी|फर्म|संस्था|公司|会社名?)\s*[:：-]\s*(.{2,90})$/iu
const TITLE =
  /^(?:job title|title|designation|position|role|function|funktion|poste|cargo|पद|पदनाम|职位|役職)\s*[:：-]\s*(.{2,90})$/iu

export const labelledFields = (lines: readonly string[]): LabelledFields => {
  let company: string | undefined
  let title: string | undefined
  for (const line of lines) {
    company ??= COMPANY.exec(line)?.[1]?.trim()
    title ??= TITLE.exec(line)?.[1]?.trim()
  }
  return { ...(company === undefined ? {} : { company }), ...(title === undefined ? {} : { title }) }
}
