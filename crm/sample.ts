import { creation, mailCreation, settings } from './build'
import type { Write } from './commands'
import { companies, people, cities, families, givens, products, titles, trades } from './sample-words'

/** Invented people, companies and activities. The same seed gives the same records. */

const day = 86_400_000

/** A stream of whole numbers below a bound; small, fast, the same everywhere (a 32-bit multiply-and-xorshift). */
function numbers(seed: number): (bound: number) => number {
  let state = seed >>> 0
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound
  }
}

const pick = <T>(all: readonly [T, ...T[]], next: (bound: number) => number): T => all[next(all.length)] ?? all[0]

const slug = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '')

/** Ids are made of the seed, so that sample data can be added again after it was taken away. */
const idOf = (prefix: string, seed: string, index: number): string =>
  `${prefix}_${seed}${index.toString(36).padStart(6, '0')}`

/**
 * The welcome's sample: a dozen curated people in their companies with a few mails, calls and notes.
 * @param seed base-36 text that becomes part of the ids
 */
export function curatedSample(seed: string, now: number): Write[] {
  const firms = companies.map(([name, domain, city, postcode], index) =>
    creation('company', idOf('com', seed, index), {
      ...settings({
        name,
        domains: [domain],
        addresses: { billing: { raw: `${city} ${postcode}`, city, postcode, country: 'IN' } },
        tags: index % 2 === 0 ? ['key account'] : []
      }),
      sample: true
    })
  )
  const persons = people.map(([name, title, firm, mobile, language], index) =>
    creation('person', idOf('per', seed, index), {
      ...settings({
        name,
        title,
        company: idOf('com', seed, firm),
        emails: [
          { value: `${slug(emailNames[index] ?? name)}@${companies[firm]?.[1] ?? 'mehta.example'}`, label: 'work' }
        ],
        phones: [{ value: mobile, label: 'mobile' }],
        language,
        source: index % 3 === 0 ? 'Exhibition' : 'Mail',
        tags: index % 4 === 0 ? ['buyer'] : []
      }),
      sample: true
    })
  )
  return [...firms, ...persons, ...curatedActivities(seed, now)]
}

const emailNames = people.map(([, , , , , latin]) => latin)

function curatedActivities(seed: string, now: number): Write[] {
  const mail = (index: number, person: number, subject: string, ago: number, direction: 'in' | 'out'): Write => {
    const write = mailCreation(idOf('act', seed, index), {
      subject,
      at: now - ago * day,
      direction,
      with: [idOf('per', seed, person)]
    })
    return { ...write, set: { ...write.set, sample: true } }
  }
  const event = (index: number, person: number, kind: string, subject: string, notes: string, ago: number): Write =>
    creation('activity', idOf('act', seed, index), {
      kind,
      at: now - ago * day,
      subject,
      notes,
      [`with/${idOf('per', seed, person)}`]: true,
      sample: true
    })
  return [
    mail(0, 0, 'Revised quantities for December', 0.1, 'in'),
    event(1, 0, 'call', 'Quantities', 'Wants 50 crates, not 40.', 4),
    mail(2, 1, 'Transit times to Kochi', 1, 'in'),
    event(3, 2, 'meeting', 'Stand at the food fair', 'Looks for a second supplier from January.', 12),
    mail(4, 3, 'Price list 2027', 2, 'out'),
    event(5, 5, 'visit', 'Sample delivery', 'राव जी को नमूने पसंद आए। अगले हफ़्ते दाम भेजना है।', 40)
  ]
}

/** `count` generated people in about a quarter as many companies, as writes in an order in which companies come first. */
export function* generatedSample(count: number, seed: string, from = 0): Generator<Write> {
  for (let index = from; index < count; index++) {
    if (index % 4 === 0) yield generatedCompany(index, seed)
    yield generatedPerson(index, seed)
  }
}

function generatedCompany(index: number, seed: string): Write {
  const next = numbers(index * 2 + 1)
  const name = `${pick(families, next)} ${pick(trades, next)} ${pick(['Pvt Ltd', 'LLP', '& Sons', 'Industries'], next)}`
  const city = pick(cities, next)
  return creation('company', idOf('com', seed, index), {
    ...settings({
      name,
      domains: [domainOf(name, index)],
      addresses: {
        billing: { raw: `${1 + next(400)}, ${city[0]} ${city[1]}`, city: city[0], postcode: city[1], country: 'IN' }
      }
    }),
    sample: true
  })
}

const domainOf = (name: string, index: number): string => `${slug(name).slice(0, 20)}${index.toString(36)}.example`

function generatedPerson(index: number, seed: string): Write {
  const next = numbers(index * 2)
  const firm = index - (index % 4)
  const firmNext = numbers(firm * 2 + 1)
  const firmName = `${pick(families, firmNext)} ${pick(trades, firmNext)} ${pick(['Pvt Ltd', 'LLP', '& Sons', 'Industries'], firmNext)}`
  const given = pick(givens, next)
  const family = pick(families, next)
  const city = pick(cities, next)
  const mobile = `+91${6 + next(4)}${String(100_000_000 + next(900_000_000))}`
  return creation('person', idOf('per', seed, index), {
    ...settings({
      name: `${given} ${family}`,
      given,
      family,
      title: pick(titles, next),
      company: idOf('com', seed, firm),
      emails: [{ value: `${slug(given)}.${slug(family)}@${domainOf(firmName, firm)}`, label: 'work' }],
      phones: [{ value: mobile, label: 'mobile' }],
      addresses: {
        post: { raw: `${1 + next(999)}, ${city[0]} ${city[1]}`, city: city[0], postcode: city[1], country: 'IN' }
      },
      source: pick(['Mail', 'Call', 'Walk-in', 'Referral', 'Web', 'Exhibition'], next),
      owner: pick(['Anita', 'Ravi', 'Sameer'], next),
      tags: next(5) === 0 ? [pick(['vip', 'dealer', 'export', 'buyer'], next)] : [],
      preferences: [pick(products, next)]
    }),
    sample: true
  })
}
