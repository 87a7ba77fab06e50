import { wordSet } from './list'

/**
 * Closing lines ("Mit freundlichen Grüßen", "Thanks & regards", "सादर"). A line is one when it consists of closing words
 * only and holds at least one that carries the meaning; "Thanks for your attention." is none.
 */
/** By language; `en` and Indic languages together, because one letter mixes them. */
const CORE_WORDS: Readonly<Record<string, string>> = {
  en: `thanks thank thanking thx tks thnx tnx ty regards regard rgds brgds rgrds kr br sincerely cheers respectfully cordially truly faithfully yours
    wishes best ciao gratefully cheerio ttyl xoxo love warmly soon onward onwards bless hugs rgrds warmest
    नमस्ते धन्यवाद सादर आभार भवदीय भवदीया आपका आपकी शुभकामनाएँ शुभकामनाएं शुभकामनाओं अभिवादन नमस्कार प्रणाम आदर विनीत निवेदक प्रार्थी
    शुक्रिया सधन्यवाद साभार सस्नेह शुभाकांक्षी आज्ञाकारी शुभेच्छु हिंद हिन्द भारत आपला आपली आभारी कळावे ধন্যবাদ শুভেচ্ছা শ্রদ্ধা বিনীত শুভেচ্ছান্তে ধন্যবাদান্তে ইতি நன்றி அன்புடன் இப்படிக்கு தங்கள் உண்மையுள்ள
    வணக்கம் ధన్యవాదాలు ధన్యవాదములు ఇట్లు కృతజ్ఞతలు భవదీయుడు આભાર આપનો આપની લિ ધન્યવાદ સાદર ಧನ್ಯವಾದಗಳು ವಂದನೆಗಳು ಇಂತಿ നന്ദി
    വിശ്വസ്തതയോടെ സ്നേഹപൂർവ്വം ਧੰਨਵਾਦ ਸਤਿਕਾਰ ਸ਼ੁਕਰੀਆ شکریہ مخلص نیازمند`,
  de: `grüßen grüssen grüße grüsse gruß gruss gruessen gruesse dank danke hochachtungsvoll herzlichst mfg lg vg bg hg`,
  fr: `cordialement salutations sentiments merci bises amicalement respectueusement sincèrement bàv cdt cdlt bav solidairement agréer`,
  es: `saludos saludo atentamente cordialmente gracias abrazo abrazos atte sinceramente atentament salutacions`,
  pt: `atenciosamente obrigado obrigada cumprimentos abraço abraços att cumps grato grata`,
  it: `saluti saluto cordiali cordialità grazie distinti distintamente ossequi`,
  nl: `groeten groet groetjes groetend hoogachtend bedankt mvg`,
  da: `hilsen hilsner venlig tak`,
  no: `vennlig hilsningar takk`,
  sv: `hälsningar hälsning vänliga tack vh mvh`,
  pl: `pozdrawiam pozdrowienia pozdrowieniami szacunkiem szacunku poważaniem dziękuję dzięki`,
  cs: `pozdravem pozdravom pozdravy pozdravmi úctou děkuji ďakujem ďakujem díky`,
  fi: `terveisin terveiset ystävällisin kiitos kiitoksia kiittäen yt`,
  ru: `уважением спасибо пожеланиями приветом благодарю благодаря`,
  uk: `повагою дякую побажаннями щиро`,
  bg: `уважение поздрави`,
  tr: `saygılarımla saygılar çalışmalar günler selamlar teşekkürler teşekkür sevgiler saygılarımızla`,
  el: `εκτίμηση εκτίμησης ευχαριστώ χαιρετισμούς χαιρετισμοί φιλικά`,
  hu: `üdvözlettel tisztelettel köszönettel üdv köszönöm`,
  ro: `stimă stima respect mulțumesc multumesc salutări`,
  hr: `poštovanjem pozdrav hvala pozdravi spoštovanjem поштовањем хвала`,
  et: `lugupidamisega tänan`,
  lv: `cieņu paldies`,
  lt: `pagarbiai ačiū`,
  id: `hormat hormatnya terima kasih salam`,
  th: `ขอแสดงความนับถือ ด้วยความเคารพ ด้วยความนับถือ ขอบคุณ ขอบคุณครับ ขอบคุณค่ะ`,
  vi: `mạng kính trân trọng cảm thân`,
  ja: `よろしくお願いします よろしくお願いいたします よろしくお願い致します 宜しくお願いいたします 宜しくお願いします 以上 敬具`,
  zh: `祝好 此致 敬礼 敬禮 谢谢 謝謝 顺颂商祺 順頌商祺`,
  ko: `감사합니다 드림 올림 배상`,
  ar: `تحياتي تحياتنا التحيات التحية تحية شكرا شكراً وشكرا الشكر تقديري التقدير الاحترام احترامي بالتوفيق والسلام`,
  he: `בברכה תודה בתודה בכבוד בידידות`,
  fa: `احترام سپاس تشکر ارادتمند`
}

const CORE: ReadonlyMap<string, string> = new Map(
  Object.entries(CORE_WORDS).flatMap(([language, text]) =>
    Array.from(wordSet(text), (word) => [word, language] as const)
  )
)

const FILLER = wordSet(`
  and & n nd with kind kindest kindly warm warmest best many very much so a lot again all the in advance you your my our for of to from
  talk speak see safe stay god weekend evening week ahead well till then later catch up sincere yours most truly ever always good great wishes take care both team everyone friend looking forward have nice day once more mille
  mit freundlichen freundlichem freundliche freundlicher besten beste bester herzlichen herzliche herzlicher herzliches lieben liebe lieber vielen viele schönen schöne schöner sonnige
  und im voraus aus ihr ihre dein deine euer eure mit bestem ganz
  bien avec mes nos meilleures meilleurs sincères distinguées distingués et à vous bonne journée je vous prie d'agréer l'expression respectueuses cordiales l'assurance beaucoup par d'avance avance veuillez agréer madame monsieur
  un una muy cordial cordiales atento atentos mis nuestros con de antemano por su atención y mil muchas quedo a la espera reciba afectuoso
  com os meus nossos melhores muito desde já pela atenção e um uma
  i miei nostri più con migliori mille anticipatamente vivi
  met vriendelijke vriendelijk hartelijke beste veel alvast bij voorbaat en
  med venlige venlig vennlig vänlig vänliga hälsning bästa bedste beste mange många på forhånd förhand og och kærlig hjertelig de
  a přáním hezkého pěkného dne z wyrazami serdecznie serdeczne pozdrawiam góry i s přátelským úctou předem priateľským
  ystävällisin parhain lämpimin
  с наилучшими наилучшие глубоким лучшими з найкращими повагою со за с
  en içten iyi çalışmalar dilerim ederim ediyorum derin
  με εκ των προτέρων φιλικούς θερμούς
  előre is baráti szívélyes cu deosebită vă sau prijateljski lep lp s
  banyak hormat kami saya trân xin chân thành ơn và gửi mến ái
  مع خالص أطيب جزيل وتقبلوا وتفضلوا تفضلوا بقبول فائق والتقدير والاحترام لكم خیلی فراوان با רבה רב
  सहित के साथ जय राम और एवं व बहुत हार्दिक आपके अग्रिम सप्रेम सस्नेह विश्वासू नम्र आपले की
  সহ ও আন্তরিক আপনার মிக்க மிக்க பல`)

/** Closings that are followed by words of their own, or written without blanks, or made of words that say nothing alone. */
const PHRASES: Readonly<Record<string, RegExp>> = {
  de: /^(?:mit (?:freundlichen|besten|herzlichen|lieben|vielen)|viele|liebe|beste|herzliche|schöne) gr[uü](?:ß|ss|e)?/u,
  fr: /^(?:bien|cordialement) à (?:vous|toi)$|^(?:très )?(?:bonne|belle) (?:journée|soirée|fin de journée)$/u,
  ja: /^.{0,16}(?:よろしく|宜しく)(?:お願い|御願い)(?:いた|致)?(?:申し?上げ|し)ます$/u,
  zh: /^(?:祝|顺祝|順祝|敬祝|顺颂|順頌|敬颂).{2,8}$/u
}

const strip = (line: string): string =>
  line
    .normalize('NFC')
    .toLowerCase()
    // The dot of the Turkish capital stays behind as a mark of its own.
    .replace(/i\u0307/gu, 'i')
    .replace(/\p{Extended_Pictographic}|\u200d|\ufe0f|[:;][-']?[)(dp]/gu, ' ')
    .replace(/^[\s\-–—*_>~]+|[\s\-–—*_~]+$/gu, '')

/** "Warm regards from Bengaluru", "Freundliche Grüße aus Bern". */
const FROM_PLACE =
  /\s(?:from|aus|fra|från|desde|depuis)\s(?:the\s)?\p{Lu}[\p{L}-]{2,20}(?:\s\p{Lu}[\p{L}-]{2,20})?(?=\s*,?\s*$)/u

/** French letters close with a whole sentence ("Je vous prie d'agréer, Madame, …"). */
const MAX_WORDS = 16

/** Whether a whole line is a closing. */
export const isClosing = (line: string): boolean => closingLanguage(line) !== undefined

/** The language (ISO 639-1) of a line that is a closing; `en` also for Indic ones. */
export const closingLanguage = (line: string): string | undefined => {
  if (line.length > 140) return undefined
  const plain = strip(line.replace(FROM_PLACE, ''))
    .replace(/[.,!;:।…/！。，、：،]+/gu, ' ')
    .trim()
  const tokens = plain.split(/\s+/)
  if (tokens.length > MAX_WORDS || tokens[0] === '') return undefined
  const phrase = Object.entries(PHRASES).find(([, pattern]) => pattern.test(plain))
  if (phrase !== undefined && tokens.length <= 6) return phrase[0]
  let language: string | undefined
  for (const token of tokens) {
    const found = CORE.get(token)
    if (found !== undefined) language ??= found
    else if (!FILLER.has(token)) return undefined
  }
  return language
}

/** `Regards, Roman` → `Roman`: what stands behind a closing in the same line, at most four words. */
export const afterClosing = (line: string): string | undefined => {
  if (line.length > 80) return undefined
  const match = /^\s*([^,.!;।–—-]{2,40})[,.!;।–—-]+\s*(\S.{0,39})$/u.exec(line)
  if (match?.[1] === undefined || match[2] === undefined || !isClosing(match[1]) || isClosing(match[2]))
    return undefined
  return match[2].trim().split(/\s+/).length <= 4 ? match[2].trim() : undefined
}
