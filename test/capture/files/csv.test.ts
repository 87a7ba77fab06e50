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

  it.each([
    ['Имя;Фамилия;Организация;Должность;Мобильный телефон;Адрес электронной почты', 'Ольга;Смирнова', 'RU'],
    ['Ім’я;Прізвище;Компанія;Посада;Мобільний телефон;Електронна пошта', 'Олена;Коваль', 'UA'],
    ['Ad;Soyad;Şirket;Ünvan;Cep Telefonu;E-posta', 'Elif;Kaya', 'TR'],
    ['Jméno;Příjmení;Společnost;Pozice;Mobilní telefon;E-mailová adresa', 'Jana;Dvořáková', 'CZ'],
    ['Förnamn;Efternamn;Företag;Befattning;Mobiltelefon;E-postadress', 'Anna;Lindqvist', 'SE'],
    ['Etunimi;Sukunimi;Yritys;Tehtävä;Matkapuhelin;Sähköposti', 'Laura;Korhonen', 'FI'],
    ['Keresztnév;Vezetéknév;Cég;Beosztás;Mobil;E-mail cím', 'Katalin;Nagy', 'HU'],
    ['Prenume;Nume de familie;Companie;Funcție;Telefon mobil;Adresă de e-mail', 'Ioana;Popescu', 'RO'],
    ['Όνομα;Επώνυμο;Εταιρεία;Θέση;Κινητό;Ηλεκτρονική διεύθυνση', 'Μαρία;Παππά', 'GR'],
    ['Nome próprio;Apelido;Empresa;Cargo;Telemóvel;Endereço de e-mail', 'Rui;Tavares', 'PT'],
    ['الاسم الأول;اسم العائلة;الشركة;المسمى الوظيفي;الهاتف المحمول;البريد الإلكتروني', 'ليلى;حداد', 'SA'],
    ['שם פרטי;שם משפחה;חברה;תפקיד;נייד;דואר אלקטרוני', 'נועה;לוי', 'IL'],
    ['名;姓;会社名;役職;携帯電話;メールアドレス', '健一;佐藤', 'JP'],
    ['名字;姓氏;公司;职位;手机;邮箱', '晓梅;李', 'CN'],
    ['이름;성;회사명;직책;휴대폰;이메일', '서연;박', 'KR']
  ])('FILES-31 reads headers of many languages: %s', (header, name) => {
    const [given = '', family = ''] = name.split(';')
    expect(only(`${header}\n${name};Alpha;Lead;+442079460123;a@alpha.example`)).toMatchObject({
      givenName: given,
      familyName: family,
      company: 'Alpha',
      title: 'Lead',
      phones: [{ e164: '+442079460123', label: 'mobile' }],
      emails: [{ value: 'a@alpha.example' }]
    })
  })

  it('FILES-31 puts the parts of East Asian names in their own order', () => {
    expect(['健一;佐藤', '晓梅;李', '서연;박'].map((name) => only(`名;姓;メール\n${name};a@b.example`)?.name)).toEqual([
      '佐藤 健一',
      '李晓梅',
      '박서연'
    ])
  })

  it('FILES-20 splits several values of one cell where each is a value by itself', () => {
    const text = 'Name;Emails;Phones\nJoan Mercer;a@x.example, b@x.example;"+44 20 7946 0123; +44 20 7946 0124"'
    expect(only(text)).toMatchObject({
      emails: [{ value: 'a@x.example' }, { value: 'b@x.example' }],
      phones: [{ e164: '+442079460123' }, { e164: '+442079460124' }]
    })
    expect(only('Name,Phone\nJoan Mercer,"020 7946 0123, ask for Jo"')?.phones).toHaveLength(1)
  })

  it('FILES-12 reads a number in the country of the contact’s other number', () => {
    const text = 'Name;Telefoon werk;Mobiel\nSanne de Vries;+31 20 123 4567;06-12345678'
    expect(importCsv(text, { country: 'IN' })[0]?.phones.map(({ e164 }) => e164)).toEqual([
      '+31201234567',
      '+31612345678'
    ])
  })

  it('FILES-27 takes Odoo’s companies for companies', () => {
    const text =
      'Name,Company,Job Position,Email,Is a Company\nMarc Dubois,Azure,Consultant,m@azure.example,False\nAzure,,,info@azure.example,True'
    expect(importCsv(text).map(({ kind, title }) => [kind, title])).toEqual([
      ['person', 'Consultant'],
      ['company', undefined]
    ])
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
