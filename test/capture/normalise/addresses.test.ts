import { describe, expect, it } from 'vitest'
import { countryOfText, findAddressBlocks, parseAddress } from '../../../capture/normalise/addresses'

const parts = (raw: string, country?: string): (string | undefined)[] => {
  const { street, city, region, postcode, country: found } = parseAddress(raw, country === undefined ? {} : { country })
  return [street, city, region, postcode, found]
}
const none = undefined

describe('a postal address', () => {
  it.each([
    ['Hauptstraße 5, 10115 Berlin', ['Hauptstraße 5', 'Berlin', none, '10115', 'DE']],
    ['Bahnhofstrasse 1, CH-8001 Zürich', ['Bahnhofstrasse 1', 'Zürich', none, '8001', 'CH']],
    ['12 bis, avenue Foch\n69006 Lyon CEDEX 06\nFrance', ['12 bis, avenue Foch', 'Lyon', none, '69006', 'FR']],
    ['C/ Mayor 25, 48001 Bilbao (Vizcaya), España', ['C/ Mayor 25', 'Bilbao', 'Vizcaya', '48001', 'ES']],
    ['443001, г. Самара, ул. Садовая, д. 15, Россия', ['ул. Садовая, д. 15', 'Самара', none, '443001', 'RU']],
    ["12 O'Connell Street, Dublin 1, D01 F5P2, Ireland", ["12 O'Connell Street", 'Dublin 1', none, 'D01 F5P2', 'IE']],
    ['Via Roma 12, 20121 Milano (MI)', ['Via Roma 12', 'Milano', 'MI', '20121', 'IT']],
    ['Rua Augusta 123, 1100-053 Lisboa', ['Rua Augusta 123', 'Lisboa', none, '1100-053', 'PT']],
    ['Keizersgracht 123, 1015 CJ Amsterdam', ['Keizersgracht 123', 'Amsterdam', none, '1015 CJ', 'NL']],
    ['Václavské náměstí 1, 110 00 Praha 1', ['Václavské náměstí 1', 'Praha 1', none, '110 00', 'CZ']],
    [
      'Unit 5, Riverside Park\nBanbury\nOxfordshire\nOX16 3JU',
      ['Unit 5, Riverside Park', 'Banbury', 'Oxfordshire', 'OX16 3JU', 'GB']
    ],
    ['Suite 200, 100 King St W, Toronto, ON M5X 1A9', ['Suite 200, 100 King St W', 'Toronto', 'ON', 'M5X 1A9', 'CA']],
    ['1 Martin Place, Sydney NSW 2000', ['1 Martin Place', 'Sydney', 'NSW', '2000', 'AU']],
    ['P.O. Box 1234, Dubai, UAE', ['P.O. Box 1234', 'Dubai', none, none, 'AE']],
    ['〒100-0001 東京都千代田区千代田1-1', ['千代田1-1', '千代田区', '東京都', '100-0001', 'JP']]
  ])('NORM-12 %s', (raw, expected) => {
    expect(parts(raw)).toEqual(expected)
    expect(parseAddress(raw).raw).toBe(raw)
  })

  it.each([
    [
      'Flat No. 12, MG Road, Andheri East, Mumbai - 400 069, Maharashtra, India',
      ['Flat No. 12, MG Road, Andheri East', 'Mumbai', 'Maharashtra', '400 069', 'IN']
    ],
    [
      'Plot No. 45, MIDC, Tal. Haveli, Dist. Pune - 411028',
      ['Plot No. 45, MIDC, Tal. Haveli', 'Pune', none, '411028', 'IN']
    ],
    [
      'Opp. Railway Station, Ulhasnagar, Dist. Thane - 421004 (M.S.)',
      ['Opp. Railway Station', 'Ulhasnagar', 'M.S.', '421004', 'IN']
    ],
    [
      '4th Floor, DLF Cyber City, Gurugram, Haryana 122002',
      ['4th Floor, DLF Cyber City', 'Gurugram', 'Haryana', '122002', 'IN']
    ],
    ['D-45, Connaught Place\nNew Delhi - 110001', ['D-45, Connaught Place', 'New Delhi', none, '110001', 'IN']],
    ['12, जवाहर मार्ग, इंदौर - ४५२ ००१, मध्य प्रदेश, भारत', ['12, जवाहर मार्ग', 'इंदौर', 'मध्य प्रदेश', '452 001', 'IN']],
    ['P.O. Kankhal, Haridwar 249408 (U.K.)', ['P.O. Kankhal', 'Haridwar', 'U.K.', '249408', 'IN']]
  ])('NORM-13 %s', (raw, expected) => {
    expect(parts(raw, 'IN')).toEqual(expected)
  })

  it.each([
    ['193 Braybrook SE Cedar Rapids IA 52403', 'Cedar Rapids'],
    ['11000 north mopac expwy bldg 300 austin tx 78759', 'austin'],
    ['904 Marquette Ave Sault Ste. Marie, MI 49783', 'Sault Ste. Marie'],
    ['po box 786 ranchos de taos nm 87557', 'ranchos de taos'],
    ['4108 Marsielle St Louis MO 63129', 'St Louis'],
    ['1275 cromwell ave rocky hill ct', 'rocky hill'],
    ['Apt 4 10A Dr. Martin Luther King Blvd Austin, TX 78500', 'Austin']
  ])('NORM-14 %s', (raw, city) => {
    expect(parseAddress(raw, { country: 'US' }).city).toBe(city)
  })

  it('NORM-16 Georgia is a state or a country', () => {
    expect(parts('Atlanta, Georgia')).toEqual([none, 'Atlanta', 'Georgia', none, 'US'])
    expect(parts('Cotton Row 7\n0114 Tbilisi\nGeorgia')).toEqual(['Cotton Row 7', 'Tbilisi', none, '0114', 'GE'])
  })

  it('NORM-16 the country of a text is what stands last in it', () => {
    expect(['Paris, France', 'भारत', 'Tamil Nadu, INDIA', 'Deutschland', 'contact us'].map(countryOfText)).toEqual([
      'FR',
      'IN',
      'IN',
      'DE',
      undefined
    ])
  })
})

describe('addresses in lines', () => {
  const lines = [
    'Acme Technologies Pvt. Ltd.',
    '4th Floor, Tower B',
    'DLF Cyber City, Sector 24',
    'Gurugram - 122 002, Haryana',
    'India',
    'Tel: +91 124 456 7890',
    '',
    'Beispiel GmbH',
    'Musterstraße 12',
    '10115 Berlin',
    'HRB 12345 Berlin',
    'Visit us at 12 Main Street, Springfield, IL 62701 or call 555-123-4567',
    '10 Downing Street | London SW1A 2AA | T: 020 7946 0000'
  ]

  it('NORM-15 go from their last line up to the first street or building', () => {
    expect(findAddressBlocks(lines, { country: 'IN' })).toMatchObject([
      {
        start: 1,
        end: 5,
        address: { street: '4th Floor, Tower B, DLF Cyber City, Sector 24', city: 'Gurugram', country: 'IN' }
      },
      { start: 8, end: 10, address: { raw: 'Musterstraße 12\n10115 Berlin', country: 'DE' } },
      { start: 11, end: 12, address: { raw: '12 Main Street, Springfield, IL 62701', country: 'US' } },
      { start: 12, end: 13, address: { street: '10 Downing Street', city: 'London', postcode: 'SW1A 2AA' } }
    ])
  })

  it.each([
    ['SCO 45-46, Sector 17-C, Chandigarh-160017', 'SCO 45-46, Sector 17-C', 'Chandigarh', '160017'],
    [
      'D.No. 5-9-22/A, Adarsh Nagar, Hyderabad-500063, Telangana',
      'D.No. 5-9-22/A, Adarsh Nagar',
      'Hyderabad',
      '500063'
    ],
    ['प्लॉट नं. 12, एमआईडीसी, पुणे - 411019', 'प्लॉट नं. 12, एमआईडीसी', 'पुणे', '411019'],
    ['डी-12, कनॉट प्लेस, नई दिल्ली - 110001', 'डी-12, कनॉट प्लेस', 'नई दिल्ली', '110001'],
    ['12 bis, rue de la République - 69002 Lyon', '12 bis, rue de la République', 'Lyon', '69002']
  ])('NORM-15 a dash before or behind the postcode parts it from the city: %s', (line, street, city, postcode) => {
    expect(findAddressBlocks([line], { country: 'IN' })).toMatchObject([{ address: { street, city, postcode } }])
  })

  it.each([
    [['15, பஜார் தெரு, மதுரை - 625001'], 'மதுரை', '625001', 'IN'],
    [['మధురవాడ, విశాఖపట్నం-530048'], 'విశాఖపట్నం', '530048', 'IN'],
    [['২৩, রাসবিহারী অ্যাভিনিউ, কলকাতা - ৭০০০২৬'], 'কলকাতা', '700026', 'IN'],
    [['所在地', '〒150-0002 東京都渋谷区渋谷2-1-1', 'TEL 03-1234-5678'], '渋谷区', '150-0002', 'JP'],
    [['〒530-0001', '大阪府大阪市北区梅田1-2-3 TEL 06-1234-5678'], '大阪市', '530-0001', 'JP'],
    [['地址：上海市浦东新区世纪大道100号 200120'], '上海市', '200120', 'CN'],
    [['서울특별시 강남구 테헤란로 123 (06133)'], '서울특별시', '06133', 'KR']
  ])('NORM-15 is found in lines of every script: %s', (lines, city, postcode, country) => {
    expect(findAddressBlocks(lines, { country: 'US' }).map(({ address }) => address)).toMatchObject([
      { city, postcode, country }
    ])
  })

  it.each(['東京都の会社です。', '上海市政府2024年报告', '서울시 날씨 3도', '大阪市内で3名が参加'])(
    'NORM-15 a town in a sentence is none: %s',
    (text) => {
      expect(findAddressBlocks([text], {})).toEqual([])
    }
  )

  it.each([
    'We were founded in 1998 in Paris, France',
    'Order 12345 Items',
    'Offices in London, Paris and Berlin',
    '2013, August 24th, Chicago, IL',
    'Copyright 2020 Acme',
    'Call 12345 Now',
    'India'
  ])('NORM-15 are not seen in %s', (line) => {
    expect(findAddressBlocks([line], { country: 'US' })).toEqual([])
  })
})
