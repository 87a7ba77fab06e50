import { fold } from './plain-text'

/** What a label before or behind a number says of it. `id` means that the number is no phone number at all. */
export interface PhoneLabel {
  readonly kind: 'phone' | 'id' | 'none'
  /** `mobile`, `fax`, `work`, `home`, `main`, `whatsapp`, `toll-free`; absent for a plain "Tel". */
  readonly label?: string
}

/** By label: the words in many languages, folded (no accents, lower case); phrases are written without blanks. */
const WORDS: Readonly<Record<string, string>> = {
  mobile:
    'mobile mob mbl hp handphone cell cellular cellphone mobilephone mobileno handy mobil mobiltelefon portable movil celular cel mobiel gsm natel port kom komorka tlfmobil matkapuhelin mobilni cep ceptel cellulare telemovel telemobil didong κιν κινητο mobilnummer mobiltlf מובייל נייד סלולרי มือถือ моб мобильный мобильный мобилен мобільний сот сотовый 手机 手機 行動 行動電話 携帯 携帯電話 휴대폰 मोबाइल मो मोबाईल মোবাইল મોબાઇલ மொபைல் కైపేశి మొబైల్ ಮೊಬೈಲ್ മൊബൈൽ ਮੋਬਾਈਲ موبائل موبايل جوال همراه موبایل 移动电话 移动 휴대전화 핸드폰',
  fax: 'fax fx facsimile faks telecopie telecopieur telekopierer факс फैक्स फ़ैक्स ফ্যাক্স ஃபேக்ஸ் 传真 傳真 ファックス فاكس فکس نمابر פקס φαξ 팩스 โทรสาร แฟกซ์',
  whatsapp: 'whatsapp watsapp whatsup व्हाट्सएप व्हाट्सऐप wa',
  home: 'home residence res resi privat maison casa domicilio घर निवास',
  work: 'work office off ofc direct directline directdial ddi durchwahl buero bureau oficina kantoor escritorio ufficio desk deskphone कार्यालय business',
  main: 'main switchboard reception board standard zentrale centralita centrale landline landlines',
  'toll-free':
    'tollfree tollfreeno freephone freefone helpline customercare customerservice hotline infoline numeroverde gebuhrenfrei टोलफ्री हेल्पलाइन',
  phone:
    'tel tele telephone telephones phone phones fon fono ph pho call callus calling ring dial telefon telefono telefoon telephonie tlf tlph teleph telno phno puh puhelin telefone tfno телефон тел τηλ τηλεφωνο 电话 電話 電話番号 联系电话 전화 tél फोन फ़ोन दूरभाष टेलीफोन संपर्क ফোন ફોન தொலைபேசி ఫోన్ ಫೋನ್ ഫോൺ ਫੋਨ هاتف تليفون تلفن فون طلفن טל טלפון โทร โทรศัพท์ dt dienthoai telp telpon telepon 연락처 contact contacts contactno contactnumber sms text emergency viber signal telegram imo line lines telfax telefax phonefax telephonefax telefonfax phfax'
}

const LETTERS: Readonly<Record<string, string>> = {
  m: 'mobile',
  c: 'mobile',
  f: 'fax',
  w: 'work',
  d: 'work',
  o: 'work',
  b: 'work',
  h: 'home',
  r: 'home',
  t: 'phone',
  p: 'phone',
  ph: 'phone'
}

const ID_WORDS =
  'gst gstin gstno pan cin tin tan vat vatno vatreg uid ustid ustidnr ustidnr steuernr steuernummer iban bic swift ifsc account accountno acct ac konto kontonr invoice order orderno ref reference refno reg regno registration registrationno registered registeredno companyno companynumber companyregistration isbn issn sku licence license lic licno ein siret siren rcs tva btw kvk kbo hrb hra cnpj cpf nif cif nit rut ruc cuit abn acn aadhaar aadhar uan udyam dl passport customerid customerno clientid ticket tracking awb batch model serial part item article art cas patent fssai din llpin charity charityno hsn sac code pin pincode zip zipcode postcode plz cep cap индекс bp id uuid imei mac ip upi docket case version ver v inn инн кпп огрн bank blz permit iva piva partitaiva vkn vergi vergino npwp trn uen afm αφμ cui ico dic nip regon krs orgnr orgno organisasjonsnr organisationsnr cvr ytunnus mst rfc cpr personnr pnr booking bookingid siretno єдрпоу едрпоу огрнип рс חפ עוסק 사업자등록번호 법인등록번호 등록번호 法人番号 登録番号 统一社会信用代码 税号 passcode meeting meetingid serialno doi pmid orcid rera msme udyog policy'

const table = ((): ReadonlyMap<string, PhoneLabel> => {
  const map = new Map<string, PhoneLabel>()
  for (const word of ID_WORDS.split(' ')) map.set(word, { kind: 'id' })
  for (const [label, words] of Object.entries(WORDS)) {
    for (const word of words.split(' ')) {
      map.set(fold(word), label === 'phone' ? { kind: 'phone' } : { kind: 'phone', label })
    }
  }
  return map
})()

const NONE: PhoneLabel = { kind: 'none' }

/** Words that stand between a label and its number and say nothing: "Tel. No.", "Phone number is". */
const FILLER = /^(?:no|nos|nr|num|number|numbers|numero|nummer|n|is|at|us|on|नं|नंबर|नम्बर|संख्या|क्रमांक|номер|us)$/u

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '')

const lookUp = (words: readonly string[]): PhoneLabel | undefined => {
  const last = words.at(-1)
  if (last === undefined) return undefined
  if (/[\p{Script=Han}\p{Script=Katakana}]$/u.test(last)) {
    for (let length = Math.min(5, last.length); length >= 2; length--) {
      const ending = table.get(last.slice(-length))
      if (ending) return ending
    }
  }
  const two = words.length > 1 ? table.get(`${words.at(-2)}${last}`) : undefined
  return two ?? table.get(last)
}

/** "TVA FR", "RCS Paris": a country's letters, or the town of the French register, stand between the label and its number. */
const ownerOfId = (words: readonly string[]): PhoneLabel | undefined => {
  const before = lookUp(words.slice(0, -1))
  const between = words.at(-1) ?? ''
  return before?.kind === 'id' && (/^[a-z]{2}$/u.test(between) || words.at(-2) === 'rcs') ? before : undefined
}

/**
 * The label that stands directly before a number. `before` is the text between the number (or line) before and this one;
 * only its last 40 characters count.
 */
export const labelBefore = (before: string): PhoneLabel => {
  if (/\bwa\.me\/\+?$/iu.test(before)) return { kind: 'phone', label: 'whatsapp' }
  const near = fold(before.slice(-48))
    .replace(/[^\p{L}\p{M}\p{N}\n|/()&:.+@$]+/gu, ' ')
    .replace(/\.(?=[\p{L}])/gu, '')
  const single = /(?:^|[\s|/(,&])([a-z]|ph)(?:\([a-z]\))?[ .:)/]*$/u.exec(near)
  const letter = single?.[1] === undefined ? undefined : LETTERS[single[1]]
  if (letter && (/[:.)]\s*$/u.test(near) || /^\s*(?:[a-z]|ph)\s*$/u.test(near) || /[|\n]\s*[a-z]\s*$/u.test(near))) {
    return letter === 'phone' ? { kind: 'phone' } : { kind: 'phone', label: letter }
  }
  const lineBreaks = near.split('\n')
  const line = lineBreaks.at(-1)?.trim() === '' ? (lineBreaks.at(-2) ?? '') : (lineBreaks.at(-1) ?? '')
  const bare = line.replace(/\([^()]*\)?[\s:.]*$/u, (bracket) => (lookUp(wordsOf(bracket)) ? bracket : ''))
  const words = wordsOf(bare)
  let fillers = 0
  while (words.length > 0 && fillers < 3 && FILLER.test(words.at(-1) ?? '')) {
    words.pop()
    fillers++
  }
  const found = lookUp(words) ?? ownerOfId(words)
  if (!found) return NONE
  if (found.kind === 'phone' && !found.label) {
    const qualifier = lookUp(words.slice(0, -1))
    if (qualifier?.kind === 'phone' && qualifier.label && /^\p{L}+$/u.test(words.at(-2) ?? '')) return qualifier
  }
  return found
}

/** A label behind the number: `(fax)`, `(M)`, or the last word of the line. */
export const labelBehind = (behind: string): PhoneLabel => {
  const found = /^[ \t]{0,2}(?:\(([\p{L}\p{M}. ]{1,16})\)|[-–]?[ \t]?([\p{L}\p{M}]{2,12})[ \t]*(?:$|[\n,;|]))/u.exec(
    behind.slice(0, 32)
  )
  const word = fold(found?.[1] ?? found?.[2] ?? '').replace(/[^\p{L}\p{M}]/gu, '')
  const letter = found?.[1] === undefined ? undefined : LETTERS[word]
  if (letter) return letter === 'phone' ? { kind: 'phone' } : { kind: 'phone', label: letter }
  const label = table.get(word)
  return label?.kind === 'phone' ? label : NONE
}
