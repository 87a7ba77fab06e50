import { assert, property, string, array, constantFrom } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameName } from '../../../crm/match/names'

const same: readonly (readonly [string, string])[] = [
  ['Asha Q. Verma', 'Asha Verma'],
  ['A. Verma', 'Asha Verma'],
  ['Verma, Asha', 'Asha Verma'],
  ['Dr. Asha Verma, PhD', 'asha verma'],
  ['ASHA VERMA', 'Asha Verma'],
  ['Asha MT Verma', 'Asha Maria Thea Verma'],
  ['Paul-Henri Q. Kern', 'Paul H. Q. Kern'],
  ['Jinlu Cao', 'Jin Lu Cao'],
  ['Dick Allen', 'Rick Allen'],
  ['Ben Lund', 'Benjamin Lund'],
  ['Wolf Konertz', 'Wolfgang Konertz'],
  ['R van den Berg', 'Ria Van Den Berg'],
  ['अनीता शर्मा', 'Aneeta Sharma'],
  ['Smt. Lakshmi Devi', 'Laxmi Devi'],
  ['Shreekant Joshi', 'Srikanth Joshi'],
  ['Narayanan K R', 'K. R. Narayanan'],
  ['S. Ramesh Kumar', 'Ramesh Kumar'],
  ['Sharma Anita', 'Anita Sharma'],
  ['B.Ramesh', 'B. Ramesh'],
  ['செந்தில் குமார்', 'Senthil Kumar'],
  ['鈴木', '鈴木'],
  ['Sunita Verma', 'Suneeta Varma'],
  ['सुनीता वर्मा', 'Sunita Verma'],
  ['Jürgen Müller', 'Juergen Mueller'],
  ['Søren Kjær', 'Soeren Kjaer'],
  ['Γιώργος Παπαδόπουλος', 'Giorgos Papadopoulos'],
  ['Ahmed Hassan', 'Ahmad Hasan'],
  ['Abdul Rahman', 'Abdulrahman'],
  ['Venkata Subramanian', 'Venkatasubramanian'],
  ['Александр Иванов', 'Alexander Ivanov']
]
const different: readonly (readonly [string, string])[] = [
  ['Asha Q. Verma', 'Usha Q. Verma'],
  ['Asha H. Verma', 'Asha M. Verma'],
  ['Asha T. Verma', 'Asha Maria Verma'],
  ['A. Holmes', 'Anta Mes'],
  ['B. O’Malley', 'B. O’Mallet'],
  ['Manish Gupta', 'Manisha Gupta'],
  ['Joan Smith', 'Jon Smith'],
  ['Jianpeng Liu', 'Jianfei Liu'],
  ['Jong Kyung Kim', 'Jong-Suk Kim'],
  ['Raj Malhotra Jr.', 'Raj Malhotra Sr.'],
  ['Bobby Lund', 'Benjamin Lund'],
  ['Anita Sharma', 'Anita Verma'],
  ['Rajesh Sharma', 'Rakesh Sharma'],
  ['Amit Patel', 'Amita Patel'],
  ['Peter Schmidt', 'Petra Schmidt'],
  ['Kim Minjun', 'Kim Minsoo'],
  ['Harpreet Singh', 'Gurpreet Singh'],
  ['राम कुमार', 'रमा कुमार'],
  ['', 'Asha Verma']
]

describe('sameName', () => {
  it.each(same)('MATCH-03 says that %s and %s can be one person', (one, other) => {
    expect(sameName(one, other)).toMatchObject({ same: true })
  })

  it.each(different)('MATCH-04 says that %s and %s are two', (one, other) => {
    expect(sameName(one, other)).toMatchObject({ same: false })
  })

  it('MATCH-05 gives a full agreement more than an initial', () => {
    const full = sameName('Asha Verma', 'Asha Verma').score
    const initial = sameName('A. Verma', 'Asha Verma').score
    expect(full).toBe(1)
    expect(initial).toBeLessThan(full)
  })

  it('MATCH-06 does not mind which name comes first, and never throws', () => {
    const words = array(
      constantFrom('Asha', 'A.', 'van', 'der', 'Verma', 'Jr.', 'Dr.', 'शर्मा', 'Li', 'Jin-Li', ',', 'K', 'R'),
      {
        maxLength: 6
      }
    ).map((parts) => parts.join(' '))
    assert(
      property(words, words, (one, other) => {
        expect(sameName(one, other)).toEqual(sameName(other, one))
      })
    )
    assert(
      property(string({ unit: 'binary' }), string(), (one, other) => typeof sameName(one, other).score === 'number')
    )
  })

  it('MATCH-07 finds a name the same as itself', () => {
    const words = array(constantFrom('Asha', 'B.', 'van', 'Verma', 'शर्मा', 'Jin-Li', 'Qureshi'), {
      minLength: 1,
      maxLength: 5
    })
    assert(property(words, (parts) => sameName(parts.join(' '), parts.join(' ')).same))
  })
})
