import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, plain } from '../../../crm/match/fold'

describe('fold', () => {
  it.each([
    ['अनीता', 'Aneeta'],
    ['शर्मा', 'Sharma'],
    ['कृष्ण', 'Krishna'],
    ['चन्द्र', 'Chandra'],
    ['लक्ष्मी', 'Laxmi'],
    ['कमला', 'Kamla'],
    ['राजेश कुमार', 'Rajesh Kumaar'],
    ['कार्तिक', 'Karthik'],
    ['फ़ारूक़', 'Farooq'],
    ['ज्ञानेश', 'Gyanesh'],
    ['राजनंदिनी', 'Rajnandini'],
    ['செந்தில்', 'Senthil'],
    ['ಲಕ್ಷ್ಮಿ', 'Lakshmi'],
    ['সুমিত', 'Sumit'],
    ['ਗੁਰਪ੍ਰੀਤ', 'Gurpreet'],
    ['९८२०', '9820'],
    ['Zoë Ångström', 'zoe angstrom'],
    ['Иван', 'Ivan'],
    ['Straße', 'STRASSE'],
    ['ＡＢＣ', 'abc']
  ])('MATCH-01 gives %s and %s one spelling', (one, other) => {
    expect(fold(one)).toBe(fold(other))
  })

  it('MATCH-01 keeps different names apart', () => {
    const names = ['अनीता', 'सुनीता', 'Anil', 'Sunil', 'Ravi', 'Rani', 'राम', 'रमा']
    expect(new Set(names.map(fold)).size).toBe(names.length)
  })

  it('MATCH-01 does not see joiners and bidi controls', () => {
    expect(fold('\u202ara\u200bvi\u202c')).toBe('ravi')
    expect(fold('क्\u200dष')).toBe(fold('क्ष'))
  })

  it('MATCH-01 never throws and gives the same spelling for composed and decomposed text', () => {
    assert(
      property(string({ unit: 'grapheme' }), (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')))
      })
    )
    assert(property(string({ unit: 'binary' }), (text) => typeof fold(text) === 'string'))
  })
})

describe('plain', () => {
  it('MATCH-02 keeps the start of a word that is being typed', () => {
    expect(plain('Google').startsWith(plain('Go'))).toBe(true)
    expect(plain('अनीता').startsWith(plain('अनी'))).toBe(true)
    expect(plain('Müller')).toBe('muller')
  })
})
