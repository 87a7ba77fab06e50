import { describe, expect, it } from 'vitest'
import { captureFixture } from './fixtures'

describe('capturePage on whole pages', () => {
  it('PAGE-9 takes the company, its numbers and address from a contact page', () => {
    const { drafts } = captureFixture('company-contact', 'https://www.larkfield-instruments.example/contact')
    const company = drafts[0]
    expect(drafts).toHaveLength(1)
    expect(company).toMatchObject({ kind: 'company', name: 'Larkfield Instruments Ltd' })
    expect(company?.emails.map((email) => email.value)).toEqual([
      'hello@larkfield-instruments.example',
      'service@larkfield-instruments.example'
    ])
    expect(company?.phones.map((phone) => [phone.e164, phone.label])).toEqual(
      expect.arrayContaining([
        ['+441174960210', undefined],
        ['+441174960211', 'fax'],
        ['+447700900321', 'whatsapp']
      ])
    )
    expect(company?.addresses[0]).toMatchObject({ street: '14 Granary Quay', city: 'Bristol', postcode: 'BS1 4RW' })
  })

  it('PAGE-7 takes the person of a profile page, not the firm that publishes it', () => {
    const { drafts } = captureFixture('profile', 'https://www.meridianrail.example/people/ishaan-bhattacharya')
    expect(drafts[0]).toMatchObject({
      kind: 'person',
      name: 'Dr Ishaan Bhattacharya',
      title: 'Head of Procurement',
      company: 'Meridian Rail Components Pvt. Ltd.'
    })
    expect(drafts[0]?.phones.map((phone) => phone.e164)).toEqual(['+913346000112', '+919830011223'])
  })

  it('PAGE-15 takes nobody from an article', () => {
    const result = captureFixture('article', 'https://www.millbrookcourier.example/business/2026/foundry-robots')
    expect(result).toEqual({ drafts: [], notFound: ['contact'] })
  })
})
