import { describe, expect, it } from 'vitest'
import { companyFromDomain, hasLegalForm, parseCompany } from '../../../capture/normalise/companies'

describe('a company name', () => {
  it.each([
    ['Foo Technologies (India) Pvt. Ltd.', 'foo technologies india', 'Pvt. Ltd.'],
    ['M/s. Sharma & Sons', 'sharma and sons', 'M/s.'],
    ['Müller GmbH & Co. KG', 'muller', 'GmbH & Co. KG'],
    ['उदाहरण प्रा. लि.', 'उदाहरण', 'प्रा. लि.'],
    ['サンプル株式会社', 'サンプル', '株式会社'],
    ['(주)보기전자', '보기전자', '(주)'],
    ['サンプル（株）', 'サンプル', '（株）'],
    ['제주', '제주', undefined],
    ['ООО «Ромашка»', 'ромашка', 'ООО'],
    ['PT Contoh Tbk', 'contoh', 'PT Tbk'],
    ['Przykład Sp. z o.o.', 'przyklad', 'Sp. z o.o.'],
    ['Örnek San. ve Tic. Ltd. Şti.', 'ornek', 'San. ve Tic. Ltd. Şti.'],
    ['Ejemplo S. de R.L. de C.V.', 'ejemplo', 'S. de R.L. de C.V.'],
    ['Eksempel A/S', 'eksempel', 'A/S'],
    ['acme gmbh', 'acme', 'gmbh'],
    ['Van Scoyoc Associates', 'van scoyoc associates', undefined]
  ])('NORM-10 %s', (text, base, form) => {
    const company = parseCompany(text)
    expect([company.display, company.base, company.form]).toEqual([text, base, form])
  })

  it.each([
    'Acme Inc.',
    'Beispiel AG',
    'Příklad s.r.o.',
    'Smith & Co.',
    'Exempel AB',
    '北京示例科技有限公司',
    'Infosys Limited'
  ])('NORM-10 is known by its legal form: %s', (text) => {
    expect(hasLegalForm(text)).toBe(true)
  })

  it.each(['Denver, CO', 'Philadelphia, PA', 'such as', 'we work together as', 'Trust me', 'Ltd.', 'John Smith', ''])(
    'NORM-10 is not seen where no form is written: %s',
    (text) => {
      expect(hasLegalForm(text)).toBe(false)
    }
  )
})

describe('the owner of a domain', () => {
  it.each([
    ['tcs.com', ['Home', 'Tata Consultancy Services Limited'], 'Tata Consultancy Services Limited'],
    ['acme.co.in', ['Welcome', 'Acme Technologies Pvt Ltd'], 'Acme Technologies Pvt Ltd'],
    ['mueller.de', ['Impressum', 'Müller GmbH'], 'Müller GmbH'],
    ['infosys.com', ['Infosys Limited | Contact'], 'Infosys Limited'],
    ['bigbasket.com', ['Fresh food', 'Big Basket'], 'Big Basket'],
    ['xyz.example', ['Contact us'], undefined]
  ])('NORM-11 %s', (domain, texts, expected) => {
    expect(companyFromDomain(domain, texts)).toBe(expected)
  })

  it('NORM-11 is nobody where anyone has mail', () => {
    expect(companyFromDomain('gmail.com', ['Gmail'])).toBeUndefined()
    expect(companyFromDomain('yahoo.co.in', ['Yahoo'])).toBeUndefined()
  })
})
