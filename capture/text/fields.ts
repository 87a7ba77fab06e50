/** What the text itself names with a label, as in filled forms and directory entries. */
export interface LabelledFields {
  readonly company?: string
  readonly title?: string
}

const COMPANY =
  /^(?:(?:company|firm|business|legal|trade|registered) name|company|organi[sz]ation|firm|business|employer|firma(?:navn|nnamn)?|unternehmen|diensteanbieter|empresa|razón social|razão social|société|raison sociale|dénomination(?: sociale)?|éditeur(?: du site)?|azienda|ragione sociale|denominazione|bedrijfsnaam|nazwa firmy|obchodní firma|společnost|yritys|cégnév|denumire|ünvan|ticar[iî] ünvan|название|наименование|організація|επωνυμία|tên công ty|nama perusahaan|कंपनी(?: का नाम)?|फर्म(?: का नाम)?|संस्था|公司(?:名称)?|名称|商号|会社名?|회사명|상호|اسم الشركة|שם החברה)\s*[:：-]\s*(.{2,90})$/iu
const TITLE =
  /^(?:job title|title|designation|position|role|function|funktion|poste|fonction|cargo|puesto|qualifica|ruolo|functie|stanowisko|pozice|beosztás|tehtävä|должность|посада|görevi?|θέση|jabatan|chức vụ|पद|पदनाम|职位|职务|役職|직책|직위|المنصب)\s*[:：-]\s*(.{2,90})$/iu

export const labelledFields = (lines: readonly string[]): LabelledFields => {
  let company: string | undefined
  let title: string | undefined
  for (const line of lines) {
    company ??= COMPANY.exec(line)?.[1]?.trim()
    title ??= TITLE.exec(line)?.[1]?.trim()
  }
  return { ...(company === undefined ? {} : { company }), ...(title === undefined ? {} : { title }) }
}
