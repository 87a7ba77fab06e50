import { describe, expect, it } from 'vitest'
import { looksLikePersonName, parseName, personNameScore } from '../../../capture/normalise/names'

const parts = (text: string): (string | undefined)[] => {
  const { given, middle, family } = parseName(text)
  return [given, middle, family]
}

describe('a personal name', () => {
  it.each([
    ['K. R. Narayanan', [undefined, undefined, 'Narayanan']],
    ['Venkatesh R', ['Venkatesh', 'R', undefined]],
    ['Shri Ramesh Kumar Gupta', ['Ramesh', 'Kumar', 'Gupta']],
    ['डॉ. प्रिया शर्मा', ['प्रिया', undefined, 'शर्मा']],
    ['Rahul Sharma ji', ['Rahul', undefined, 'Sharma']],
    ['Ahmad bin Abdullah', ['Ahmad', undefined, 'bin Abdullah']],
    ['Ludwig van Beethoven', ['Ludwig', undefined, 'van Beethoven']],
    ['Juan Velasquez y Garcia, Jr.', ['Juan', undefined, 'Velasquez y Garcia']],
    ['Gabriel García Márquez', ['Gabriel', undefined, 'García Márquez']],
    ['Сидоров Иван Петрович', ['Иван', 'Петрович', 'Сидоров']],
    ['Dr. John A. Kenneth Doe, Jr.', ['John', 'A. Kenneth', 'Doe']],
    ['Ken Griffey, Jr.', ['Ken', undefined, 'Griffey']],
    ['Mohd. Faizan Qureshi', ['Faizan', undefined, 'Qureshi']],
    ['Ma. Teresa Santos', ['Teresa', undefined, 'Santos']],
    ['Juan Carlos dela Cruz Jr.', ['Juan', 'Carlos', 'dela Cruz']],
    ['Seán Ó Briain', ['Seán', undefined, 'Ó Briain']],
    ['mgr inż. Paweł Kowalczyk', ['Paweł', undefined, 'Kowalczyk']],
    ['dr hab. Anna Wiśniewska', ['Anna', undefined, 'Wiśniewska']],
    ['Ayşe Nur Demir Hanım', ['Ayşe', 'Nur', 'Demir']],
    ['John Doe CLU CFP', ['John', undefined, 'Doe']],
    ['Mr. & Mrs. Jerome B. Rice', ['Jerome', 'B.', 'Rice']],
    ['Van Nguyen', ['Van', undefined, 'Nguyen']],
    ['Prince Upton Jr.', ['Prince', undefined, 'Upton']],
    ['X.Gironés', [undefined, undefined, 'Gironés']]
  ])('NORM-6 %s', (text, expected) => {
    expect(parts(text)).toEqual(expected)
  })

  it('NORM-6 keeps title, suffix, nickname and initials apart', () => {
    expect(parseName('Prof. Dr. Anil "Billu" K. Mehta, PhD')).toEqual({
      display: 'Prof. Dr. Anil "Billu" K. Mehta, PhD',
      given: 'Anil',
      middle: 'K.',
      family: 'Mehta',
      prefix: 'Prof. Dr.',
      suffix: 'PhD',
      nickname: 'Billu'
    })
  })

  it.each([
    ['Doe, John', 'John Doe'],
    ['de la Vega, Juan III', 'Juan de la Vega III'],
    ['"Sharma, Priya (Sales)"', 'Priya Sharma'],
    ['Max Mustermann | Beispiel', 'Max Mustermann'],
    ['🌟 Priya Nair 🌟', 'Priya Nair'],
    ['Mumbai, India', 'Mumbai, India']
  ])('NORM-7 is shown as it is spoken: %s', (text, display) => {
    expect(parseName(text).display).toBe(display)
  })

  it.each([
    ['山田 太郎', '太郎', '山田'],
    ['田中太郎', '太郎', '田中'],
    ['王小明', '小明', '王'],
    ['欧阳娜娜', '娜娜', '欧阳'],
    ['김민수', '민수', '김'],
    ['KIM Min-su', 'Min-su', 'Kim'],
    ['Chan Tai Man', 'Tai', 'Chan'],
    ['David Chan Tai-man', 'David', 'Chan'],
    ['Παπαδοπούλου Μαρία', 'Μαρία', 'Παπαδοπούλου'],
    ['Wei Zhang', 'Wei', 'Zhang'],
    ['Lee Ann Grant', 'Lee', 'Grant'],
    ['Nguyễn Văn An', 'An', 'Nguyễn']
  ])('NORM-7 has its family name first where that is so: %s', (text, given, family) => {
    expect(parseName(text)).toMatchObject({ given, family })
  })

  it('NORM-7 of one word is not split', () => {
    expect(parseName('Madonna')).toEqual({ display: 'Madonna', given: 'Madonna' })
    expect(parseName('鈴木')).toEqual({ display: '鈴木' })
    expect(parseName('  ')).toEqual({ display: '' })
  })

  it('NORM-8 in one case comes in usual case, otherwise as written', () => {
    expect(parts("LA'TANYA O'CONNOR")).toEqual(["La'Tanya", undefined, "O'Connor"])
    expect(parts('pennie von bergen wessels')).toEqual(['Pennie', undefined, 'von Bergen Wessels'])
    expect(parts('brandon macmurdo')).toEqual(['Brandon', undefined, 'MacMurdo'])
    expect(parts('manny machado')[2]).toBe('Machado')
    expect(parts('Ann deMarco')[2]).toBe('deMarco')
  })
})

describe('whether a line is a name', () => {
  it.each([
    'Priya Nair',
    'PRIYA NAIR',
    'प्रिया शर्मा',
    'முருகன் செல்வம்',
    'Dr. Salil P. Vadhan',
    'Иван Петрович Сидоров',
    'Tim Cook',
    'Jean Van der Sommen',
    '王小明',
    'Sharma, Rahul'
  ])('NORM-9 takes %s', (text) => {
    expect(looksLikePersonName(text)).toBe(true)
  })

  it.each(
    'Thanks|Best regards|सादर|धन्यवाद|Solidairement|Mit freundlichen Grüßen|Sales Manager|Managing Director|Rechtsanwältin|Head of Marketing|Tata Consultancy Services|Acme Solutions|Contact Us|Read More|हमारे बारे में|संपर्क करें|联系我们|高级经理|New York|San Francisco|North Carolina|Navi Mumbai|Sent from my iPhone|Dear John|Hi Priya|Monday to Friday|Hope Church|Hauptstraße 5|priya@firm.example|Founder & CEO|Grace Period'.split(
      '|'
    )
  )('NORM-9 leaves %s', (text) => {
    expect(looksLikePersonName(text)).toBe(false)
  })

  it('NORM-9 is the surer the more speaks for it', () => {
    expect(personNameScore('Dr. Priya Nair')).toBeGreaterThan(personNameScore('Priya'))
    expect(personNameScore('Priya')).toBeGreaterThan(personNameScore('Zubble Fandango'))
  })
})
