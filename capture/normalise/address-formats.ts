/**
 * How postcodes look and where they stand, by country. `9` a digit, `A` a letter, a blank an optional blank; several forms
 * separated by `/`. Then `<`: before the city; `>`: behind it (or behind the region, or in a line of its own).
 * Sources: the Universal Postal Union's addressing notes and the postal services' own pages.
 */
export const POSTCODE_FORMATS = `
AD AD999 <|AF 9999 >|AI AI-2640 >|AL 9999 <|AM 9999 <|AR A9999 AAA/A9999/9999 <|AS 99999-9999/99999 >|AT 9999 <|AU 9999 >|AX 99999 <|AZ AZ 9999 <
|BA 99999 <|BB BB99999 >|BD 9999 >|BE 9999 <|BG 9999 <|BH 9999/999 >|BL 99999 <|BM AA 99/AA AA >|BN AA9999 >|BR 99999-999 >|BT 99999 >|BY 999999 <|CA A9A 9A9 >|CC 9999 >|CH 9999 <|CL 9999999/999-9999 <|CN 999999 <|CO 999999 <
|CR 99999 <|CU 99999 <|CV 9999 <|CX 9999 >|CY 9999 <|CZ 999 99 <|DE 99999 <|DK 9999 <|DO 99999 <|DZ 99999 <|EC 999999 <|EE 99999 <|EG 99999 >|ES 99999 <|ET 9999 <
|FI 99999 <|FM 99999-9999/99999 >|FO 999 <|FR 99999 <|GB ~ >|GE 9999 <|GF 99999 <|GG ~ >|GL 9999 <|GN 999 <|GP 99999 <|GR 999 99 <|GT 99999 <|GU 99999-9999/99999 >|GW 9999 <
|HN 99999/999 <|HR 99999 <|HT HT9999/9999 <|HU 9999 <|ID 99999 >|IE A99 AAAA/A9A AAAA/A99 A9A9/A99 AA99/A99 A9AA/A99 AAA9/A99 999A/A99 9AA9/A99 9A9A/A99 99A9/A99 A999 >|IL 9999999/99999 <|IM ~ >|IN 999 999 >|IQ 99999/999 >|IR 99999-99999/9999999999 >|IS 999 <|IT 99999 <
|JE ~ >|JO 99999 <|JP 999-9999 >|KE 99999 >|KG 999999 <|KH 999999/99999 >|KR 99999/999-999 >|KW 99999 <|KY KY9-9999 >|KZ 999999/A99A9A9 <|LA 99999 <|LB 9999 9999/9999 >|LI 9999 <|LK 99999 >|LR 9999 <|LS 999 >|LT LT-99999/99999 <|LU L-9999/9999 <|LV LV-9999/9999 >
|MA 99999 <|MC 99999 <|MD MD-9999/9999 <|ME 99999 <|MF 99999 <|MG 999/9 <|MH 99999-9999/99999 >|MK 9999 <|MM 99999 >|MN 99999/999999 <|MP 99999-9999/99999 >|MQ 99999 <|MT AAA 9999 >|MU 99999/A9999 >|MV 99999 >|MX 99999 <|MY 99999 <|MZ 9999 <|NC 99999 <|NE 9999 <|NF 9999 >|NG 999999 >|NI 99999 >|NL 9999 AA <|NO 9999 <|NP 99999 >|NZ 9999 >
|OM 999 >|PE 99999 >|PF 99999 <|PG 999 >|PH 9999 <|PK 99999 >|PL 99-999 <|PM 99999 <|PR 99999-9999/99999 >|PT 9999-999/9999 <|PW 99999 >|PY 9999 <|RE 99999 <|RO 999999 <|RS 99999 <|RU 999999 <|SA 99999-9999/99999 >|SD 99999 >|SE 999 99 <|SG 999999 >|SI 9999 <|SK 999 99 <|SM 99999 <|SN 99999 <|SZ A999 >
|TH 99999 >|TJ 999999 <|TM 999999 <|TN 9999 <|TR 99999 <|TW 999999/99999/999 >|TZ 99999 <|UA 99999 >|US 99999-9999/999999999/99999 >|UY 99999 <|UZ 999999 <|VA 99999 <|VE 9999 >|VI 99999-9999/99999 >|VN 999999/99999 >|WF 99999 <|XK 99999 <|YT 99999 <|ZA 9999 >|ZM 99999 <
`

/** RFC-free British outward and inward code; the outward code alone counts in an own line only. */
export const BRITISH =
  '(?:GIR ?0AA|[A-PR-UWYZ](?:\\d[\\dA-HJKPSTUW]?|[A-HK-Y]\\d[\\dABEHMNPRVWXY]?) {0,2}\\d[ABD-HJLNP-UW-Z]{2})'

/** Countries of which nothing but the shape of the postcode is needed to know them. */
export const TELLING_SHAPES: readonly (readonly [country: string, shape: RegExp])[] = [
  ['GB', new RegExp(`(?<![A-Z0-9])${BRITISH}(?![A-Z0-9])`, 'iu')],
  ['CA', /(?<![A-Z0-9])[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d(?![A-Z0-9])/iu],
  ['NL', /(?<![A-Z0-9-])[1-9]\d{3} ?(?!S[ADS])[A-Z]{2}(?![A-Z0-9])/u],
  ['IE', /(?<![A-Z0-9])(?:[AC-FHKNPRTV-Y]\d{2}|D6W) ?[0-9AC-FHKNPRTV-Y]{4}(?![A-Z0-9])/u],
  ['BR', /(?<![\d-])\d{5}-\d{3}(?![\d-])/u],
  ['PT', /(?<![\d-])\d{4}-\d{3}(?![\d-])/u],
  ['PL', /(?<![\d-])\d{2}-\d{3}(?![\d-])/u],
  ['JP', /〒\s?\d{3}-?\d{4}|(?<![\d-])\d{3}-\d{4}(?![\d-])/u],
  ['KY', /(?<![A-Z0-9])KY\d-\d{4}(?!\d)/u],
  ['AD', /(?<![A-Z0-9])AD\d{3}(?!\d)/u],
  ['LT', /(?<![A-Z0-9])LT-?\d{5}(?!\d)/u],
  ['LV', /(?<![A-Z0-9])LV-?\d{4}(?!\d)/u],
  ['MD', /(?<![A-Z0-9])MD-?\d{4}(?!\d)/u],
  ['AZ', /(?<![A-Z0-9])AZ ?\d{4}(?!\d)/u],
  ['MT', /(?<![A-Z0-9])(?!BOX|APT|STE|LOT|BAG)[A-Z]{3} \d{4}(?!\d)/u],
  ['AR', /(?<![A-Z0-9])[A-HJ-NP-Z]\d{4} ?[A-Z]{3}(?![A-Z0-9])/u]
]

/** Old European country letters before a postcode: `D-10115`, `F-75001`, `CH-8001`. */
export const PREFIX_LETTERS: Readonly<Record<string, string>> = {
  A: 'AT',
  AT: 'AT',
  B: 'BE',
  BE: 'BE',
  CH: 'CH',
  D: 'DE',
  DE: 'DE',
  DK: 'DK',
  E: 'ES',
  ES: 'ES',
  F: 'FR',
  FR: 'FR',
  FI: 'FI',
  FIN: 'FI',
  SF: 'FI',
  I: 'IT',
  IT: 'IT',
  L: 'LU',
  LU: 'LU',
  N: 'NO',
  NO: 'NO',
  NL: 'NL',
  S: 'SE',
  SE: 'SE',
  H: 'HU',
  HU: 'HU',
  CZ: 'CZ',
  SK: 'SK',
  SI: 'SI',
  SLO: 'SI',
  HR: 'HR',
  PL: 'PL',
  P: 'PT',
  PT: 'PT',
  RO: 'RO',
  BG: 'BG',
  GR: 'GR',
  FL: 'LI',
  LT: 'LT',
  LV: 'LV',
  EE: 'EE',
  RS: 'RS',
  TR: 'TR',
  UA: 'UA',
  MK: 'MK',
  IS: 'IS',
  CY: 'CY'
}

/** Words of a street that tell its country or group of countries when nothing else does; first match wins. */
export const STREET_LANGUAGES: readonly (readonly [countries: string, words: RegExp])[] = [
  ['DE AT CH', /(?:stra(?:ß|ss)e|str\.|gasse|platz|allee|weg|damm|ufer|ring|chaussee)(?![\p{L}])/iu],
  ['NL BE', /(?:straat|laan|gracht|kade|plein|singel|dijk|steenweg|dreef)(?![\p{L}])/iu],
  [
    'FR BE CH LU',
    /(?<![\p{L}])(?:rue|avenue|boulevard|bd|chemin|impasse|quai|allée|place|route|cours|square|cedex|zac|za|zi|b\.?p\.?)(?![\p{L}])/iu
  ],
  ['IT CH', /(?<![\p{L}])(?:via|viale|piazza|corso|largo|vicolo|strada|località|loc\.|frazione)(?![\p{L}])/iu],
  [
    'ES MX AR CO CL PE',
    /(?<![\p{L}])(?:calle|c\/|avenida|avda\.?|paseo|plaza|carrer|avinguda|camino|ronda|polígono|carretera|col\.|colonia)(?![\p{L}])/iu
  ],
  ['PT BR', /(?<![\p{L}])(?:rua|avenida|av\.|travessa|praça|largo|estrada|alameda|rodovia)(?![\p{L}])/iu],
  ['SE', /(?:gatan|vägen|vagen|gränd|torget|stigen)(?![\p{L}])/iu],
  ['DK NO', /(?:vej|gade|gate|veien|vegen|vei|gata|allé|plads|plass|stræde)(?![\p{L}])/iu],
  ['FI', /(?:katu|tie|kuja|tori|polku)(?![\p{L}])/iu],
  ['PL', /(?<![\p{L}])(?:ul\.|ulica|al\.|aleja|os\.|pl\.)(?![\p{L}])/iu],
  ['CZ SK', /(?<![\p{L}])(?:nám\.|náměstí|námestie|ulice|třída|tř\.)(?![\p{L}])/iu],
  ['HU', /(?<![\p{L}])(?:utca|u\.|út|tér|krt\.|körút)(?![\p{L}])/iu],
  ['RO', /(?<![\p{L}])(?:str\.|strada|bd\.|bulevardul|calea|șos\.|aleea|splaiul)(?![\p{L}])/iu],
  ['TR', /(?<![\p{L}])(?:cad\.|caddesi|sok\.|sokak|sokağı|mah\.|mahallesi|bulvarı|blv\.)(?![\p{L}])/iu],
  ['RU UA BY KZ', /(?<![\p{L}])(?:ул\.|улица|пр-т|проспект|пер\.|переулок|вул\.|бул\.|шоссе|наб\.)(?![\p{L}])/iu],
  ['GR CY', /(?<![\p{L}])(?:οδός|λεωφ\.|λεωφόρος|πλατεία)(?![\p{L}])/iu]
]
