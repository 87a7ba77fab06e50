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
    शुक्रिया सधन्यवाद साभार सस्नेह शुभाकांक्षी आज्ञाकारी शुभेच्छु हिंद हिन्द भारत आपला आपली आभारी कळावे ধন্যবাদ শুভেচ্ছা শ্রদ্ধা বিনীত শুভেচ্ছান্তে ধন্যবাদান্তে நன்றி அன்புடன் இப்படிக்கு தங்கள் உண்மையுள்ள
    வணக்கம் ధన్యవాదాలు ధన్యవాదములు ఇట్లు కృతజ్ఞతలు భవదీయుడు આભાર આપનો આપની લિ ધન્યવાદ સાદર ಧನ್ಯವಾದಗಳು ವಂದನೆಗಳು ಇಂತಿ നന്ദി
    വിശ്വസ്തതയോടെ സ്നേഹപൂർവ്വം ਧੰਨਵਾਦ ਸਤਿਕਾਰ ਸ਼ੁਕਰੀਆ شکریہ مخلص`,
  de: `grüßen grüssen grüße grüsse gruß gruss gruessen gruesse dank danke hochachtungsvoll mfg lg vg bg hg`,
  fr: `cordialement salutations sentiments merci bises amicalement respectueusement sincèrement bàv cdt cdlt bav solidairement`,
  es: `saludos saludo atentamente cordialmente gracias abrazo abrazos atte sinceramente atentament salutacions`,
  pt: `atenciosamente obrigado obrigada cumprimentos abraço abraços att cumps grato grata`,
  it: `saluti saluto cordiali cordialità grazie distinti distintamente`,
  nl: `groeten groet groetjes hoogachtend bedankt mvg`,
  da: `hilsen hilsner venlig tak`,
  no: `vennlig hilsningar takk`,
  sv: `hälsningar hälsning vänliga tack vh mvh`,
  pl: `pozdrawiam pozdrowienia pozdrowieniami szacunkiem poważaniem dziękuję dzięki`,
  cs: `pozdravem pozdravom děkuji ďakujem díky`,
  fi: `terveisin terveiset ystävällisin kiitos kiitoksia kiittäen yt`,
  ru: `уважением спасибо пожеланиями приветом благодарю благодаря`,
  uk: `повагою дякую`,
  bg: `уважение поздрави`,
  tr: `saygılarımla saygılar selamlar teşekkürler teşekkür sevgiler saygılarımızla`,
  el: `εκτίμηση εκτίμησης ευχαριστώ χαιρετισμούς χαιρετισμοί φιλικά`,
  hu: `üdvözlettel tisztelettel köszönettel üdv köszönöm`,
  ro: `stimă respect mulțumesc multumesc salutări`,
  hr: `poštovanjem pozdrav hvala pozdravi spoštovanjem поштовањем хвала`,
  et: `lugupidamisega tänan`,
  lv: `cieņu paldies`,
  lt: `pagarbiai ačiū`,
  id: `hormat terima kasih salam`,
  vi: `mạng kính trân trọng cảm`,
  ja: `よろしくお願いします よろしくお願いいたします よろしくお願い致します 宜しくお願いいたします 宜しくお願いします 以上 敬具`,
  zh: `祝好 此致 敬礼 敬禮 谢谢 謝謝 顺颂商祺 順頌商祺`,
  ko: `감사합니다 드림 올림 배상`,
  ar: `تحياتي شكرا شكراً تقديري الاحترام احترامي بالتوفيق والسلام`,
  he: `בברכה תודה`,
  fa: `احترام سپاس تشکر`
}

const CORE: ReadonlyMap<string, string> = new Map(
  Object.entries(CORE_WORDS).flatMap(([language, text]) =>
    Array.from(wordSet(text), (word) => [word, language] as const)
  )
)

const FILLER = wordSet(`
  and & with kind kindest kindly warm warmest best many very much so a lot again all the in advance you your my our for of to from
  talk speak see safe stay god weekend evening week ahead well till then later catch up sincere yours most truly ever always good great wishes take care both team everyone friend looking forward have nice day once more mille
  mit freundlichen freundlichem freundliche freundlicher besten beste bester herzlichen herzliche herzlicher herzliches lieben liebe lieber vielen viele schönen schöne schöner sonnige
  und im voraus aus ihr ihre dein deine euer eure mit bestem ganz
  bien avec mes nos meilleures meilleurs sincères distinguées distingués et à vous bonne journée je vous prie d'agréer l'expression respectueuses cordiales l'assurance beaucoup par d'avance avance veuillez agréer madame monsieur
  un una muy cordial cordiales atento atentos mis nuestros con de antemano por su atención y mil muchas quedo a la espera reciba afectuoso
  com os meus nossos melhores muito desde já pela atenção e um uma
  i miei nostri più con migliori mille anticipatamente vivi
  met vriendelijke vriendelijk hartelijke beste veel alvast bij voorbaat en
  med venlige venlig vennlig vänlig vänliga hälsning bästa bedste beste mange många på forhånd förhand og och kærlig hjertelig de
  z wyrazami serdecznie serdeczne pozdrawiam góry i s přátelským úctou předem priateľským
  ystävällisin parhain lämpimin
  с наилучшими наилучшие глубоким лучшими з найкращими повагою со за с
  en içten iyi çalışmalar dilerim ederim ediyorum derin
  με εκ των προτέρων φιλικούς θερμούς
  előre is baráti szívélyes cu deosebită sau prijateljski lep lp s
  banyak hormat kami saya trân xin chân thành ơn và gửi
  مع خالص أطيب جزيل وتقبلوا فائق لكم خیلی با
  सहित के साथ जय राम और एवं व बहुत हार्दिक आपके अग्रिम सप्रेम सस्नेह विश्वासू नम्र आपले की
  সহ ও আন্তরিক আপনার মிக்க மிக்க பல`)

/** A closing that is followed by words of its own. */
const PHRASES =
  /^(?:mit (?:freundlichen|besten|herzlichen|lieben|vielen)|viele|liebe|beste|herzliche|schöne) gr[uü](?:ß|ss|e)?/iu

const strip = (line: string): string =>
  line
    .normalize('NFC')
    .toLowerCase()
    .replace(/\p{Extended_Pictographic}|\u200d|\ufe0f|[:;][-']?[)(dp]/gu, ' ')
    .replace(/^[\s\-–—*_>~]+|[\s\-–—*_~]+$/gu, '')

/** Whether a whole line is a closing. */
export const isClosing = (line: string): boolean => closingLanguage(line) !== undefined

/** The language (ISO 639-1) of a line that is a closing; `en` also for Indic ones. */
export const closingLanguage = (line: string): string | undefined => {
  if (line.length > 90) return undefined
  const tokens = strip(line)
    .replace(/[.,!;:।…/！。，、：،]+/gu, ' ')
    .trim()
    .split(/\s+/)
  if (tokens.length > 9 || tokens[0] === '') return undefined
  if (PHRASES.test(strip(line)) && tokens.length <= 6) return 'de'
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
