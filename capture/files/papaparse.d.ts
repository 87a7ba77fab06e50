/** Only what is used of papaparse, which ships no types. */
declare module 'papaparse' {
  interface ParseConfig {
    readonly delimiter?: string
    /** 0 reads all rows. */
    readonly preview?: number
    readonly skipEmptyLines?: boolean | 'greedy'
  }
  const Papa: { parse(text: string, config?: ParseConfig): { data: string[][] } }
  export default Papa
}
