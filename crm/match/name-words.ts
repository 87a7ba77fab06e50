/** Words around a personal name that do not tell who it is, and words that bind the family name together. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''))

/** Compared lower case and without dots. */
export const TITLES = set(`
  mr mrs ms miss mx sir dame lord lady dr prof professor rev fr hon capt captain col lt maj gen sgt er ca cs adv advocate
  shri sri shree smt shrimati kumari sushri mohtarma janab pandit pt ustad dipl herr frau hr mag
  mme mlle monsieur madame sra srta senor senora sig signor signora dott dottssa ing dhr mevr pani
  श्री श्रीमती सुश्री कुमारी डॉ डा डॉक्टर प्रो पंडित पं
`)

/** Generations change who it is; degrees do not. */
export const GENERATIONS: ReadonlyMap<string, string> = new Map([
  ['jr', 'jr'],
  ['jnr', 'jr'],
  ['junior', 'jr'],
  ['sr', 'sr'],
  ['snr', 'sr'],
  ['senior', 'sr'],
  ['ii', '2'],
  ['iii', '3'],
  ['iv', '4'],
  ['2nd', '2'],
  ['3rd', '3'],
  ['4th', '4']
])

export const DEGREES = set(`
  phd md mba bba bsc msc ba ma mca bca btech mtech be me bcom mcom llb llm esq cpa cfa pmp cissp facs frcs mbbs ms dds dvm rn
  obe mbe cbe kbe ret retd pe jd dphil edd
`)

export const PARTICLES = set(`
  van von vom zu zur zum der den de del della delle dela di da das dos do du des la le las los el al bin ibn ben bint binti abu
  ter ten te af av st saint san santa mac mc
`)
