/** Only what is used of papaparse, which ships no types. */
declare module 'papaparse' {
  interface ParseConfig {
    readonly delimiter?: string
    /** 0 reads all rows. */
    readonly preview?: number
    readonly skipEmptyLines?: boolean | 'greedy'
  }
  interface Parser {
    /** `meta.cursor`: where the first row that was left out begins. */
    parse(
      text: string,
      base: number,
      ignoreLastRow: boolean
    ): { data: string[][]; readonly meta: { readonly cursor: number } }
  }
  const Papa: {
    parse(text: string, config?: ParseConfig): { data: string[][] }
    readonly Parser: new (config: { readonly delimiter: string; readonly newline: string }) => Parser
  }
  export default Papa
}
