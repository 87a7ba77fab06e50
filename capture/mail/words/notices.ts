import { alternation, anyOf, list } from './list'

/** Text that a program or a company adds and no person wrote: device lines, legal notices, warning banners, list footers. */

const DEVICE_NAMES = list(`
  iphone|ipad|ipod|blackberry|android|samsung|galaxy|huawei|xiaomi|redmi|oneplus|oppo|vivo|realme|nokia|lumia|htc|sony|xperia|motorola
  moto|pixel|wiko|lg|lenovo|windows|outlook|mailbox|mail|gmail|yahoo|aol|protonmail|proton|tutanota|tuta|zoho|spark|airmail|typeapp
  bluemail|edison|newton|polymail|sparrow|postbox|mailspring|fastmail|superhuman|k-9|k9|nine|aqua|acompli|cloudmagic|boxer|mobile
  phone|smartphone|handheld|tablet|telefon|telefoon|handy|mobil|mobiltelefon|puhelin|teléfono|móvil|celular|telefone|telefono
  téléphone|smartfon|телефон|айфон|fairphone|jio|airtel|verizon|t-mobile|vodafone|sprint|wireless|palm|treo|nexus|surface|ios
  मोबाइल|फ़ोन|फोन|आईफ़ोन`)
const SENT_FROM = list(`
  sent from|sent wirelessly from|sent via|sent with|sent using|sent by|get outlook for|download outlook|typed on|written on
  gesendet von|gesendet mit|gesendet über|von meinem|von meiner|aus meinem|diese nachricht wurde von mein|holen sie sich outlook|outlook für
  envoyé de|envoyé depuis|envoyé à partir|envoyé sans fil|envoyé avec|obtenez outlook|télécharger outlook
  enviado desde|enviado do|enviado de|enviado a partir|enviado pelo|enviado con|enviada do|obter o outlook|obtener outlook|obtén outlook
  inviato da|inviata da|inviato con|scarica outlook|ottieni outlook|verzonden vanaf|verzonden met|verzonden via|verstuurd vanaf|outlook voor
  sendt fra|sendt via|sendt med|skickat från|skickades från|hent outlook|få outlook|hämta outlook|skaffa outlook|lähetetty|hanki outlook
  wysłane z|wysłano z|wysłany z|pobierz outlook|pobierz aplikację outlook|odesláno z|odoslané z|získejte outlook|získať outlook
  отправлено с|отправлено из|отправлено от|скачать outlook|скачайте outlook|надіслано з|изпратено от
  gönderildi|gönderilmiştir|στάλθηκε από|küldve|elküldve|trimis de|trimis din|descărcați outlook|dikirim dari|gửi từ|đã gửi từ
  发自我的|發自我的|来自我的|從我的|从我的|发自|から送信|나의|내|أرسلت من|أُرسلت من|تم الإرسال من|מכשיר|נשלח מ|ส่งจาก
  से भेजा|से भेजा गया|वरून पाठवले|থেকে পাঠানো|இருந்து அனுப்பப்பட்டது|నుండి పంపబడింది|પરથી મોકલ્યું|ನಿಂದ ಕಳುಹಿಸಲಾಗಿದೆ|നിന്ന് അയച്ചത്`)

const DEVICE_WORD = new RegExp(
  String.raw`(?<![\p{L}\d])${alternation(DEVICE_NAMES)}(?![\p{Script=Latin}\p{Script=Cyrillic}])`,
  'iu'
)
const SENT_AT_START = new RegExp(String.raw`^[\s\-–—_*]*${alternation(SENT_FROM)}`, 'iu')
const SENT_AT_END = new RegExp(String.raw`${alternation(SENT_FROM)}[\s.!।]*$`, 'iu')
const SELF_NAMED = /^[\s\-–—_*]*(?:via mobile|sent on the go|sent from my mobile)[\s.!]*$/iu

/** Letters of two bytes that some gateway took for two letters: `mÃ³vil`. */
const asWritten = (text: string): string =>
  text.replace(/[\u00c2-\u00df][\u0080-\u00bf]/g, (pair) =>
    String.fromCharCode(((pair.charCodeAt(0) & 0x1f) << 6) | (pair.charCodeAt(1) & 0x3f))
  )

/** "Sent from my iPhone", "Gesendet von Outlook für Android", "मेरे iPhone से भेजा गया": at most 16 words, no sentence. */
export const isDeviceLine = (line: string): boolean => {
  const text = asWritten(line).trim()
  if (text.length > 200 || text.length < 4) return false
  if (SELF_NAMED.test(text)) return true
  const bare = text.replace(/<[^>]{0,150}>|\([^)]{0,150}\)|https?:\S+/g, ' ').trim()
  if (bare.split(/\s+/).length > 16 || /,\s+(?:is|and|but|so|which|that|it)\b/i.test(bare)) return false
  return (SENT_AT_START.test(bare) || SENT_AT_END.test(bare)) && DEVICE_WORD.test(bare)
}

const NOTICE_STARTS = list(`
  disclaimer|legal disclaimer|email disclaimer|e-mail disclaimer|confidentiality notice|confidentiality statement|confidentiality note
  confidentiality:|confidential:|privileged and confidential|privileged & confidential|legal notice|important notice|privacy notice
  this e-mail and|this email and|this message and|this e-mail may|this email may|this message may|this e-mail is|this email is
  this message is|this e-mail contains|this email contains|this message contains|this e-mail, including|this email, including
  this message, including|this email (|this e-mail (|this message (|this communication|this transmission|this electronic m
  this e-mail message|this email message|this e-mail was|this email was|this email has been|this e-mail has been|this email from
  the information in this|the information contained in|information contained in this|information in this email|the contents of this|the content of this
  any views|any unauthori|views expressed|if you are not the|if you have received|if you received|if you believe
  please consider the environment|please consider your|p please consider|please think of the environment|think before you print|save paper|before printing
  save a tree|go green|scanned by|virus-free|virus free|registered office|registered in|registered address|company registration|incorporated in
  diese e-mail|diese nachricht|die in dieser|der inhalt dieser|vertraulichkeitshinweis|vertraulichkeitsvermerk|haftungsausschluss|rechtlicher hinweis
  bitte denken sie|bitte prüfen sie|sitz der gesellschaft|ce message|ce courriel|ce mail|cet e-mail|cet email|les informations contenues
  avis de confidentialité|pensez à l|avant d'imprimer|este mensaje|este correo|este e-mail|este email|esta mensagem|este mail|esta comunicación
  la información contenida|as informações contidas|aviso legal|aviso de confidencialidad|aviso de privacidad|antes de imprim
  questo messaggio|questa e-mail|questa email|questa comunicazione|le informazioni contenute|avviso di riservatezza|ai sensi del|prima di stampare
  dit bericht|dit e-mailbericht|deze e-mail|de informatie in|de informatie verzonden|denne e-mail|denne e-post|denne mail|denne besked|denne melding
  detta meddelande|detta e-post|detta mejl|ta wiadomość|niniejsza wiadomość|treść tej wiadomości|tato zpráva|táto správa|tämä viesti|tämä sähköposti
  это сообщение|данное сообщение|настоящее сообщение|данное письмо|это письмо|настоящее электронное|информация, содержащаяся|це повідомлення
  bu e-posta|bu ileti|bu mesaj|το παρόν|ez az e-mail|ez az üzenet|acest mesaj|acest e-mail|pesan ini|email ini|thư này
  このメール|本メール|このメッセージ|此邮件|本邮件|本郵件|此郵件|이 메일|이 이메일|본 메일|هذه الرسالة|هذا البريد|הודעה זו
  अस्वीकरण|गोपनीयता|यह ई-मेल|यह ईमेल|इस ई-मेल|इस ईमेल|यह संदेश|इस संदेश|यह मेल|इस मेल|हा ईमेल|या ईमेल|এই ইমেল|এই ইমেইল|এই বার্তা
  இந்த மின்னஞ்சல்|ఈ ఇమెయిల్|ఈ సందేశం|આ ઈમેલ|આ ઇમેઇલ|ಈ ಇಮೇಲ್|ಈ ಸಂದೇಶ|ഈ ഇമെയിൽ|ഈ സന്ദേശം|ਇਹ ਈਮੇਲ`)
const NOTICE_WORDS = list(`
  confidential|intended recipient|intended only|intended solely|intended for|privileged|unauthori|prohibited|notify|in error|by error|delete
  addressee|disclos|dissemin|distribut|copying|liable|liability|virus|environment|print|attachment|registered
  vertraulich|empfänger|adressat|irrtümlich|unbefugt|vernicht|lösch|haftung|umwelt|handelsregister|geschäftsführ|amtsgericht
  confidentiel|destinataire|par erreur|détrui|responsabilité|imprim|confidencial|destinatari|por error|por engano|elimin|prohibid|proibid
  riservat|per errore|cancell|vietat|stampare|vertrouwelijk|geadresseerde|abusievelijk|verwijder|fortrolig|konfidentiel|modtager|mottager|mottagare|slett
  poufn|adresat|omyłk|usun|důvěrn|adresát|dôvern|luottamuksell|vastaanottaja|конфиденц|адресат|ошибоч|удал|gizli|alıcı|yanlışlıkla|siliniz
  bizalmas|címzett|confidențial|destinatar|rahasia|penerima|機密|誤って|保密|机密|收件人|误收|기밀|수신인|سرية|سري|المرسل إليه|סודי|הנמען
  गोपनीय|प्राप्तकर्ता|अनधिकृत|গোপনীয়|প্রাপক`)
const STARTS_LIKE_NOTICE = new RegExp(String.raw`^[\s*_\-–—"'[(]*${alternation(NOTICE_STARTS)}`, 'iu')
const NOTICE_WORD = anyOf(NOTICE_WORDS, 'giu')

/** Whether a line may begin a legal notice. */
export const startsLikeNotice = (line: string): boolean => STARTS_LIKE_NOTICE.test(line.slice(0, 200))

export const hasNoticeWord = (text: string): boolean => new RegExp(NOTICE_WORD.source, 'iu').test(text.slice(0, 3000))

/** A paragraph of legal notice: begins like one and has one more sign, or has four signs. */
export const isNotice = (paragraph: string): boolean => {
  const text = paragraph.slice(0, 3000)
  if (text.length < 40)
    return /^[\s*_\-[(]*(?:confidentiality notice|(?:legal )?disclaimer|haftungsausschluss|aviso legal|अस्वीकरण)[\s:.*_\])-]*$/iu.test(
      text
    )
  const found = new Set([...text.matchAll(NOTICE_WORD)].map((match) => match[0].toLowerCase()))
  return STARTS_LIKE_NOTICE.test(text) ? found.size >= 1 : found.size >= 4 && text.length > 150
}

const BANNER_STARTS = list(`
  caution|warning|attention|achtung|external|be careful|notice|beware|vorsicht|atención|atenção|attenzione|avertissement|[external|[ext]
  you don't often get|you don’t often get|some people who received this|sie erhalten nicht oft|सावधान|चेतावनी`)
const BANNER_WORDS = list(`
  external|outside|originated|do not click|don't often get|don’t often get|unknown sender|extern|außerhalb|extérieur|externo|esterno|बाहरी`)
const BANNER_START = new RegExp(String.raw`^[\s*_\-[(⚠️!]*${alternation(BANNER_STARTS)}`, 'iu')
const BANNER_WORD = anyOf(BANNER_WORDS)

export const hasBannerWord = (line: string): boolean => BANNER_WORD.test(line.slice(0, 600))

/** A warning that a mail gateway puts above the text. */
export const isBanner = (paragraph: string): boolean =>
  paragraph.length < 600 && BANNER_START.test(paragraph) && BANNER_WORD.test(paragraph)

const LIST_FOOTERS = list(`
  you are receiving this|you received this message|you received this email|you got this message|you are subscribed|you were sent this
  to unsubscribe|to view this discussion|to change your|to post to this|to stop receiving|to manage your|reply to this email directly
  click here to unsubscribe|unsubscribe|update your preferences|manage preferences|visit this group|for more options, visit|message archived
  view this email in your browser|this email has been scanned|this email has been checked|virus-free.|view it on github
  sie erhalten diese|diese e-mail wurde von avast|newsletter abbestellen|vous recevez ce|pour vous désabonner|se désinscrire|recibe este
  para cancelar su|darse de baja|para cancelar a|cancelar inscrição|per cancellarsi|uitschrijven|सदस्यता समाप्त`)
const LIST_FOOTER = new RegExp(
  String.raw`^[\s>*_|]*(?:${alternation(LIST_FOOTERS)}|[\w.+-]{2,60} mailing list\s*(?:$|[-–:<]))`,
  'iu'
)

/** First line of what a mailing list or a tracker adds at the end. */
export const isListFooter = (line: string): boolean => LIST_FOOTER.test(line.slice(0, 200))
