import { describe, expect, it } from 'vitest'
import { importCsv } from '../../../capture/files/csv-draft'
import { dateOrder, readBirthday } from '../../../capture/files/csv-dates'
import { readHeaderRow } from '../../../capture/files/csv-header'
import { readTable } from '../../../capture/files/csv-table'

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))
const only = (text: string | Uint8Array) => importCsv(text)[0]

describe('importCsv', () => {
  it('FILES-20 splits Google’s joined values and drops its stars', () => {
    const text =
      'First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\nAsha,Verma,Customers ::: * myContacts,* Work,asha@banyan.example,Work Fax,022 4000 0018 ::: 022 4000 0019'
    expect(only(text)).toMatchObject({
      labels: ['Customers', 'myContacts'],
      emails: [{ value: 'asha@banyan.example', label: 'work' }],
      phones: [
        { raw: '022 4000 0018', label: 'work fax' },
        { raw: '022 4000 0019', label: 'work fax' }
      ]
    })
  })

  it('FILES-21 reads Google’s old header too', () => {
    const text =
      'Name,Given Name,Family Name,Organization 1 - Name,Organization 1 - Title\nAsha Verma,Asha,Verma,Banyan,Buyer'
    expect(only(text)).toMatchObject({ name: 'Asha Verma', company: 'Banyan', title: 'Buyer' })
  })

  it('FILES-22 reads Outlook in German, in its own encoding', () => {
    const text =
      '"Vorname";"Nachname";"Firma";"Telefon gesch\xe4ftlich";"Ort gesch\xe4ftlich";"Geburtstag"\n"Liesel";"Gr\xf6\xdfmann";"M\xf6bel GmbH";"03581 000 040";"G\xf6rlitz";"14.2.1971"'
    expect(only(latin1(text))).toMatchObject({
      familyName: 'Größmann',
      company: 'Möbel GmbH',
      phones: [{ raw: '03581 000 040', label: 'work' }],
      addresses: [{ city: 'Görlitz', label: 'work' }],
      birthday: '1971-02-14'
    })
  })

  it('FILES-23 takes the first of two French titles for the form of address', () => {
    const text = 'Titre,Prénom,Nom,Titre,Adresse de messagerie\nM.,Aurélien,Garçon,Directeur,a@lac.example'
    expect(only(text)).toMatchObject({ prefix: 'M.', title: 'Directeur', familyName: 'Garçon' })
  })

  it('FILES-24 takes "Title" for the job where no other column has it', () => {
    expect(only('First Name,Last Name,Title\nAsha,Verma,Buyer')).toMatchObject({ title: 'Buyer' })
    expect(only('First Name,Last Name,Title,Job Title\nAsha,Verma,Dr.,Buyer')).toMatchObject({
      prefix: 'Dr.',
      title: 'Buyer'
    })
  })

  it('FILES-25 leaves directory names that are no address of mail out', () => {
    const text =
      'First Name,E-mail Address,E-mail Type,E-mail 2 Address,E-mail 2 Type\nAsha,/o=x/cn=asha@x.example,EX,asha@banyan.example,SMTP'
    expect(only(text)?.emails.map(({ value }) => value)).toEqual(['asha@banyan.example'])
  })

  it('FILES-26 finds the header below a preamble', () => {
    const text =
      'Notes:\n"Some addresses, as you see, are missing."\n\nFirst Name,Last Name,URL,Email Address,Company,Position\nTomás,Rey,https://in.example/t,,Rey,Owner'
    expect(only(text)).toMatchObject({ givenName: 'Tomás', company: 'Rey', urls: ['https://in.example/t'], emails: [] })
  })

  it('FILES-27 keeps the ids of HubSpot, and companies as companies', () => {
    const people = 'Record ID,First Name,Last Name,Associated Company IDs\n5002,Per,Uten,9102;9103'
    const companies =
      'Record ID,Company name,Company Domain Name,Phone Number\n9101,Kente,kente.example,+233 30 000 0070'
    expect(only(people)).toMatchObject({ externalId: '5002', companyIds: ['9102', '9103'] })
    expect(only(companies)).toMatchObject({
      kind: 'company',
      name: 'Kente',
      domain: 'kente.example',
      phones: [{ label: 'main' }]
    })
  })

  it('FILES-28 understands a file without header', () => {
    expect(importCsv('John Doe,John,Doe,john@doe.example\nJane Doe,Jane,Doe,jane@doe.example')).toMatchObject([
      { name: 'John Doe', givenName: 'John', familyName: 'Doe', emails: [{ value: 'john@doe.example' }] },
      { name: 'Jane Doe' }
    ])
  })

  it('FILES-29 reads a list of addresses of mail', () => {
    expect(importCsv('anna@one.example\n"Cleo, Dr." <cleo@three.example>\n')).toMatchObject([
      { name: '', emails: [{ value: 'anna@one.example' }] },
      { name: 'Cleo, Dr.', emails: [{ value: 'cleo@three.example' }] }
    ])
  })

  it('FILES-30 does not lose zeros and signs that begin a cell', () => {
    expect(only('Name;Telefon;PLZ\nOtto Null;049 30 0000;01067')).toMatchObject({
      phones: [{ raw: '049 30 0000' }],
      addresses: [{ postcode: '01067' }]
    })
    expect(only('First Name,Last Name\n=SUM(1+1),Formula')).toMatchObject({ givenName: '=SUM(1+1)' })
  })

  it('FILES-31 reads Hindi headers', () => {
    expect(only('नाम,कंपनी,मोबाइल,ईमेल,शहर\nआशा वर्मा,बरगद फ्रेट,०९८२० ००००१७,asha@banyan.example,मुंबई')).toMatchObject({
      name: 'आशा वर्मा',
      company: 'बरगद फ्रेट',
      phones: [{ label: 'mobile' }],
      emails: [{ value: 'asha@banyan.example' }],
      addresses: [{ city: 'मुंबई' }]
    })
  })

  it('FILES-32 does not mind short and long rows, and drops empty ones', () => {
    expect(
      importCsv('First Name,Last Name,Email\nUno,Solo\n,,\nDue,Lungo,due@short.example,extra').map(({ name }) => name)
    ).toEqual(['Uno Solo', 'Due Lungo'])
  })

  it('FILES-33 never lets a header reach a prototype', () => {
    importCsv('__proto__,constructor,First Name\nx,y,Asha')
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })

  it('FILES-34 reads ten thousand rows', () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => `Asha ${index},Verma,asha${index}@banyan.example,Banyan`)
    expect(importCsv(['First Name,Last Name,Email,Company', ...rows].join('\n'))).toHaveLength(10_000)
  })
})

describe('readTable', () => {
  it.each([
    ['a comma', 'Name,Email\nA,a@x.example', ','],
    ['a semicolon', 'Name;Email;Notes\nA;a@x.example;one, two, three', ';'],
    ['a tab', 'Name\tEmail\nA\ta@x.example', '\t'],
    ['a bar', 'Name|Email\nA|a@x.example', '|'],
    ['what Excel declares', 'sep=;\nName;Email\nA;a@x.example', ';']
  ])('FILES-35 splits at %s', (_, text, delimiter) => {
    expect(readTable(text)).toMatchObject({
      delimiter,
      header: ['Name', 'Email'].concat(text.includes('Notes') ? ['Notes'] : [])
    })
  })

  it('FILES-35 ignores a byte order mark before the first header', () => {
    expect(readTable('\ufeffName,Email\nA,a@x.example').header).toEqual(['Name', 'Email'])
  })
})

describe('readHeaderRow', () => {
  it('FILES-36 tells places and numbers apart', () => {
    expect(readHeaderRow(['Business Phone 2', 'Home Fax', 'Straße privat 2', "Assistant's Phone"])).toEqual([
      { holds: 'phone', slot: '', label: 'work' },
      { holds: 'phone', slot: '', label: 'home fax' },
      { holds: 'address', part: 'street', slot: 'home', label: 'home' },
      { holds: 'nothing' }
    ])
  })

  it.each([
    ['Spanish', 'Calle del trabajo', { part: 'street', label: 'work' }],
    ['Spanish', 'Código postal de residencia', { part: 'postcode', label: 'home' }],
    ['Italian', 'Altra città', { part: 'city', label: 'other' }],
    ['Dutch', 'Werkadres, land/regio', { part: 'country', label: 'work' }],
    ['Portuguese', 'CEP do endereço comercial', { part: 'postcode', label: 'work' }],
    ['English', 'Mailing Zip/Postal Code', { part: 'postcode' }],
    ['English', 'Billing Address City', { part: 'city', label: 'billing' }],
    ['Hindi', 'पिन कोड', { part: 'postcode' }]
  ])('FILES-36 reads the %s header %s', (_, header, column) => {
    expect(readHeaderRow([header])).toMatchObject([{ holds: 'address', ...column }])
  })

  it('FILES-36 takes the party for the firm where a person has a column of their own', () => {
    expect(readHeaderRow(['Party Name', 'Contact Person']).map(({ holds }) => holds)).toEqual(['org', 'name'])
    expect(readHeaderRow(['Party Name', 'City']).map(({ holds }) => holds)).toEqual(['name', 'address'])
  })

  it('FILES-36 goes by the cells where the header says nothing', () => {
    const text = 'First,Last,Home,Reachable at\nAsha,Verma,022 4000 0018,asha@banyan.example'
    expect(only(text)).toMatchObject({ phones: [{ label: 'home' }], emails: [{ value: 'asha@banyan.example' }] })
  })
})

describe('dates of birth', () => {
  it('FILES-37 tells the order of day and month from the column', () => {
    expect(dateOrder(['03/09/1979', '25/12/1980'], 'mdy')).toBe('dmy')
    expect(dateOrder(['03/09/1979', '12/25/1980'], 'dmy')).toBe('mdy')
    expect(dateOrder(['3.9.1979'], 'mdy')).toBe('dmy')
    expect(dateOrder(['03/09/1979'], 'mdy')).toBe('mdy')
  })

  it.each([
    ['1984-11-03', '1984-11-03'],
    [' --07-21', '--07-21'],
    ['14/2/71', '1971-02-14'],
    ['0/0/00', undefined],
    ['soon', undefined]
  ])('FILES-38 reads %s as %s', (text, date) => {
    expect(readBirthday(text, 'dmy', 2026)).toBe(date)
  })
})
