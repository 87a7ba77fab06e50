/**
 * Words that make a line a person's job title. Only nouns that name somebody who does the job, in the languages that the
 * extension's users meet most; words of a department alone ("Sales") say less and are kept apart.
 */
const ROLES = new Set(
  `president chairman chairwoman chairperson chair director directors manager officer partner principal founder cofounder owner
  proprietor proprietress proprietrix prop headteacher headmaster headmistress head lead leader supervisor superintendent coordinator administrator assistant associate secretary
  treasurer engineer developer programmer designer architect analyst consultant advisor adviser specialist technician
  technologist representative rep executive agent accountant bookkeeper auditor controller comptroller buyer planner
  scientist researcher professor lecturer reader teacher instructor trainer tutor coach counsel attorney lawyer solicitor
  barrister advocate paralegal judge physician doctor surgeon nurse midwife dentist hygienist veterinarian vet pharmacist
  therapist physiotherapist psychologist psychiatrist counselor counsellor chef cook captain pilot driver mechanic foreman
  operator editor writer author reporter journalist correspondent columnist producer photographer artist musician curator
  librarian archivist receptionist clerk cashier registrar dean provost chancellor rector vicar pastor bishop priest
  trustee governor minister mayor councillor commissioner broker realtor underwriter banker trader contractor surveyor inspector
  estimator strategist evangelist ambassador liaison intern apprentice trainee fellow contributor webmaster host hostess
  salesperson salesman saleswoman merchandiser recruiter ceo cfo cto coo cmo cio ciso cpo cro cso cdo chro cbo clo cao md vp svp evp avp gm agm dgm mr-md
  economist statistician chemist biologist geologist physicist welder electrician plumber carpenter gardener caretaker
  janitor steward stylist barber therapist optician optometrist interpreter translator publicist spokesperson
  spokesman spokeswoman facilitator signatory moderator organiser organizer dispatcher expediter candidate scholar student postdoc`.split(
    /\s+/
  )
)

/** Roles of languages in which what they are about follows without "of": they count wherever they stand. */
const OTHER_ROLES = new Set(
  `geschäftsführer geschäftsführerin geschäftsführender inhaber inhaberin prokurist prokuristin vorstand leiter leiterin mitarbeiter mitarbeiterin
  berater beraterin sachbearbeiter sachbearbeiterin ansprechpartner ansprechpartnerin ingenieur ingenieurin rechtsanwalt
  rechtsanwältin notar steuerberater assistenz assistentin sekretärin sekretär meister meisterin referent referentin
  directeur directrice gérant gérante responsable président présidente ingénieur assistante conseiller conseillère chargé chargée
  avocat avocate comptable chef secrétaire associé associée fondateur fondatrice technicien technicienne
  directora gerente jefe jefa presidente presidenta ingeniero ingeniera asesor asesora abogado abogada encargado encargada
  contador contadora socio socia fundador fundadora propietario propietaria coordinador coordinadora secretaria
  diretor diretora sócio sócia engenheiro engenheira coordenador coordenadora vendedor vendedora
  direttore direttrice responsabile amministratore amministratrice titolare ingegnere avvocato socio consulente addetto addetta
  eigenaar medewerker medewerkster hoofd adviseur oprichter bestuurder
  vd säljare ansvarig verkställande daglig leder direktør direktor selger konsulent toimitusjohtaja
  dyrektor kierownik prezes specjalista właściciel ředitel jednatel vedoucí
  innkjøper indkøber innehaver daglig rådgiver rådgivare inköpare kundansvarig ordförande styreleder bestyrelsesformand hallituksen puheenjohtaja
  asiantuntija päällikkö myyjä ostaja omistaja toimistopäällikkö rådman advokat jurist
  radca adwokat aplikant aplikantka notariusz specjalistka asystent asystentka doradca przedstawiciel handlowiec spedytor
  dyrektorka kierowniczka właścicielka księgowa księgowy wspólnik zastępca sekretarz lekarz
  ředitelka jednatelka majitel majitelka obchodní zástupce asistentka účetní advokátka notářka konateľ riaditeľ riaditeľka vedúci
  ügyvezető igazgató vezető menedzser asszisztens ügyvéd tulajdonos könyvelő munkatárs referens
  administrator asociat avocat avocată consilier contabil inginer responsabil șef sef directoare
  директор менеджер руководитель начальник инженер бухгалтер специалист секретарь председатель юрист адвокат помощник заместитель
  управляющий владелец основатель консультант логист закупщик директорка керівник бухгалтерка фахівець засновник власник начальниця
  müdür müdürü başkan başkanı uzman uzmanı yönetici yöneticisi avukat mühendis mühendisi temsilcisi danışman danışmanı kurucu sorumlusu
  διευθυντής διευθύντρια υπεύθυνος υπεύθυνη πρόεδρος σύμβουλος δικηγόρος λογιστής ιδιοκτήτης γραμματέας προϊστάμενος
  manajer direktur staf kepala ketua sekretaris bendahara pemilik pengurus supervisor
  abogado socia notario procurador contable dueño dueña advogado advogada contabilista notária proprietário proprietária
  notaio commercialista geometra architetto presidentessa segretaria segretario rechtsanwältin fachanwalt fachanwältin notarin
  steuerberaterin wirtschaftsprüfer architekt architektin ärztin arzt zahnarzt zahnärztin sekretariat assistant assistante`.split(
    /\s+/
  )
)

/** Scripts without spaces between words, or with endings that vary: the role is found inside the text. */
const ROLE_PARTS =
  /प्रबंधक|प्रबन्धक|निदेशक|निर्देशक|अध्यक्ष|सचिव|कार्यकारी|अभियंता|इंजीनियर|अधिकारी|सहायक|प्रमुख|संस्थापक|मालिक|प्रोपराइटर|लेखाकार|प्रतिनिधि|सलाहकार|संपादक|शिक्षक|प्राध्यापक|प्रोफ़?ेसर|चिकित्सक|वकील|अधिवक्ता|व्यवस्थापक|संचालक|मैनेजर|डायरेक्टर|पर्यवेक्षक|मजिस्ट्रेट|समाहर्ता|सर्जन|आयुक्त|उपायुक्त|तहसीलदार|निरीक्षक|अधीक्षक|सदस्य|कोषाध्यक्ष|महासचिव|प्राचार्य|क्लर्क|लिपिक|स्वामी|भागीदार|ব্যবস্থাপক|পরিচালক|ম্যানেজার|சேல்ஸ்|மேலாளர்|உரிமையாளர்|நிறுவனர்|இயக்குநர்|தலைவர்|మేనేజర్|డైరెక్టర్|మేనేజింగ్|ವ್ಯವಸ್ಥಾಪಕ|ನಿರ್ದೇಶಕ|മാനേജർ|ഡയറക്ടർ|મેનેજર|ડિરેક્ટર|સંચાલક|ਮੈਨੇਜਰ|经理|總監|总监|总裁|總裁|董事|主任|工程师|工程師|主管|代表取締役|取締役|代表|弁護士|弁理士|税理士|会計士|司法書士|医師|教授|講師|局長|会長|顧問|監査役|執行役員|秘書|職員|律师|律師|医生|院长|校长|秘书|顾问|會計|会计|销售|采购|部長|課長|社長|係長|店長|院長|所長|担当|マネージャー|대표|이사|변호사|원장|교수|실장|대리|차장|회장|감사|사원|부장|과장|팀장|사장|مدير|مالك|رئيس|مدیر|رئیس|رییس|کارشناس|معاون|مسئول|مهندس|مشرف|مسؤول|محاسب|مندوب|מנהל|מנכ|מנהלת|סמנכ|יועץ|עורך דין|רואה חשבון|ผู้จัดการ|กรรมการ|ประธาน|ผู้อำนวยการ|เจ้าหน้าที่|หัวหน้า|giám đốc|trưởng phòng|chủ tịch|nhân viên|phó phòng|kế toán/u

/** Ends of German and Dutch compounds ("Vertriebsleiterin", "Bauingenieur"). */
const ROLE_ENDINGS =
  /(?:leiter|leiterin|führer|führerin|berater|beraterin|ingenieur|assistent|assistentin|manager|managerin|vertreter|beauftragter?|referent|betreuer|betreuerin|techniker|meister|medewerker|adviseur|anwalt|anwältin|berater|leitung|chef|chefin|sjef|leder|ledare|päällikkö|johtaja|koper|käufer|ansvarig|ansvarlig|vertreterin)$/u

/** Words of departments; a line of nothing else is a title only beside a name. */
const DEPARTMENTS = new Set(
  `sales marketing finance accounts accounting operations purchasing procurement logistics dispatch support service services
  administration reception legal hr it ict engineering production maintenance quality communications press media billing
  admissions vertrieb verkauf einkauf buchhaltung versand commercial comptabilité ventas compras vendite acquisti staff
  business development relations customer client clients project projects product products technical international national
  export exports import imports digital content research strategy corporate human resources general plant factory retail
  wholesale region regional north south east west area assurance control information systems security safety training education admin office`.split(
    /\s+/
  )
)

const NOT_FIRST =
  /^(?:our|the|your|you|we|if|for|to|please|click|contact|email|e-mail|call|find|meet|learn|read|see|view|about|become|join|new|all|more|by|from|with|who|what|how|why|when|is|are|in|on|at|and|or|this|that|these|their|his|her|my|no|not|apply|visit|download|search|locate)\b/i

const SENTENCE =
  /\b(?:is|are|was|were|has|have|had|will|would|can|may|should|he|she|they|who|which|that)\b|[!?]|\p{Ll}{3}\.\s+\p{Lu}/u

/** Roles that are also plain words; they need "of", a department or another role beside them. */
const AMBIGUOUS = new Set(
  'head lead chair fellow reader host agent rep driver writer associate advocate operator steward captain minister gm md vp cook vet editor producer buyer planner counsel partner'.split(
    ' '
  )
)

/** Words that make an ambiguous role clear: "Managing Partner", "Deputy Head". */
const QUALIFIERS = new Set(
  'managing founding senior junior deputy assistant associate vice chief executive principal acting interim general group global team department regional national equity sr jr co non'.split(
    ' '
  )
)

const LINKING = new Set(
  'of for at in to and the de du des der für del de di da do van von the à la le e y und et'.split(' ')
)

interface Word {
  readonly text: string
  /** A comma, slash or other sign stands before it. */
  readonly apart: boolean
}

const words = (text: string): Word[] => {
  const found: Word[] = []
  let end = 0
  for (const match of text.toLowerCase().matchAll(/[\p{L}\p{M}]+(?:['’][\p{L}]+)?/gu)) {
    const gap = text.slice(end, match.index)
    found.push({ text: match[0], apart: found.length > 0 && /[^\s]/u.test(gap) })
    end = match.index + match[0].length
  }
  return found
}

const isRole = (word: string): boolean => ROLES.has(word) || OTHER_ROLES.has(word) || ROLE_ENDINGS.test(word)

/** A role counts where it is what the words are about: last, before "of", before a sign, or beside a department. */
const hasRole = (all: readonly Word[]): boolean =>
  all.some((word, i) => {
    if (!isRole(word.text)) return false
    const next = all[i + 1]
    const previous = all[i - 1]
    const beside = (other: Word | undefined): boolean =>
      other !== undefined && (DEPARTMENTS.has(other.text) || isRole(other.text))
    const linked = next !== undefined && (LINKING.has(next.text) || /^[dl]['’]/u.test(next.text))
    const qualified = previous !== undefined && QUALIFIERS.has(previous.text)
    // "Partner, Family Law": what a comma sets apart is their field.
    const leads = i === 0 && next?.apart === true && all.length <= 5
    if (AMBIGUOUS.has(word.text))
      return all.length === 1 || linked || qualified || leads || beside(next) || beside(previous)
    return (
      OTHER_ROLES.has(word.text) ||
      next === undefined ||
      linked ||
      next.apart ||
      beside(next) ||
      all.slice(i + 1).some((later) => DEPARTMENTS.has(later.text))
    )
  })

/** How much a line looks like a job title: 2 with a word for a role, 1 for a department's name, 0 for anything else. */
export const titleStrength = (text: string): 0 | 1 | 2 => {
  // What follows in brackets or behind a number sign is about the person, not the post.
  const trimmed = text
    .replace(/\s*\([^()]{1,60}\)\s*$|,?\s*(?:lic(?:ense|ence)?\.?|reg\.?|no\.?)?\s*#\s?[\w-]+\s*$/i, '')
    .trim()
  if (trimmed.length < 2 || trimmed.length > 110 || /@|https?:|www\.|\d{4}/.test(trimmed)) return 0
  if (NOT_FIRST.test(trimmed) || SENTENCE.test(trimmed)) return 0
  const all = words(trimmed)
  if (all.length > 18) return 0
  if (hasRole(all) || ROLE_PARTS.test(trimmed)) return 2
  return all.length > 0 && all.length <= 5 && all.every((word) => DEPARTMENTS.has(word.text) || LINKING.has(word.text))
    ? 1
    : 0
}

const ROLE_PART_LAST = new RegExp(`(?:${ROLE_PARTS.source})$`, 'u')

/** Whether the text ends in a role, so that it is a title even where its words could be a name ("Vice President"). */
export const endsInRole = (text: string): boolean => {
  if (ROLE_PART_LAST.test(text.trim())) return true
  const last = words(text).at(-1)
  return last !== undefined && isRole(last.text)
}
