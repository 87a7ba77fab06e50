import { alternation, list } from './list'

/** Phrases by which mail programs announce a forwarded or an answered mail, lower case, NFC. Source: the programs' own texts. */

/** A forwarded mail follows. */
export const FORWARD_PHRASES: readonly string[] = list(`
  begin forwarded message|forwarded message|forwarded mail|forwarded by|start of forwarded message|forwarded letter
  weitergeleitete nachricht|anfang der weitergeleiteten nachricht|anfang der weitergeleiteten e-mail|weitergeleitete mail
  message transféré|message transmis|message réexpédié|début du message réexpédié|début du message transféré|courriel transféré
  e-mail transféré
  mensaje reenviado|inicio del mensaje reenviado|correo reenviado|missatge reenviat|inici del missatge reenviat
  mensagem encaminhada|mensagem reencaminhada|início da mensagem encaminhada|início da mensagem reencaminhada
  início de mensagem reenviada
  messaggio inoltrato|inizio messaggio inoltrato|messaggio inoltrato da
  doorgestuurd bericht|begin doorgestuurd bericht|doorgezonden bericht
  videresendt meddelelse|videresendt besked|start på videresendt besked|videresendt melding|videresendt e-post
  start på videresendt melding
  vidarebefordrat meddelande|vidarebefordrat brev|vidarebefordrat mejl|börja på vidarebefordrat meddelande
  przekazana wiadomość|przekazywana wiadomość|wiadomość przekazana dalej|początek przekazywanej wiadomości|wiadomość przekazana
  přeposlaná zpráva|přeposlaný e-mail|začátek přeposílané zprávy|preposlaná správa|začiatok preposlanej správy
  välitetty viesti|välitetty viesti alkaa|edelleenlähetetty viesti
  пересылаемое сообщение|пересланное сообщение|начало переадресованного сообщения|начало пересылаемого сообщения|пересылаемое письмо
  пересланное письмо
  переслане повідомлення|перенаправлене повідомлення|початок листа, що пересилається|препратено съобщение
  iletilen ileti|iletilen mesaj|yönlendirilen ileti|yönlendirilen mesaj|iletilmiş ileti başlangıcı|iletilen e-posta
  προωθημένο μήνυμα|αρχή προωθημένου μηνύματος|továbbított üzenet|továbbított levél|mesaj redirecționat|mesaj transmis
  mesaj redirectionat
  proslijeđena poruka|прослеђена порука|posredovano sporočilo|edastatud kiri|pārsūtīta ziņa|persiųstas laiškas
  pesan terusan|pesan yang diteruskan|mesej dimajukan|thư đã chuyển tiếp|tin nhắn đã chuyển tiếp|thư được chuyển tiếp
  転送されたメッセージ|転送されたメール|転送メッセージ|转发的邮件|转发邮件|转发邮件信息|被转发邮件|已转发邮件|轉寄的郵件|轉寄郵件|已轉寄的訊息|轉寄的訊息
  전달된 메시지|전달된 메일|전달된 내용|전달한 메시지|رسالة معاد توجيهها|الرسالة المعاد توجيهها|رسالة محولة|رسالة محوّلة|הודעה שהועברה|הודעה מועברת
  پیام هدایت شده
  ข้อความที่ส่งต่อ|अग्रेषित संदेश|अग्रेषित किया गया संदेश|फ़ॉरवर्ड किया गया संदेश|फॉरवर्ड किया गया संदेश|अग्रेषित मेल|अग्रेषित ईमेल
  फॉरवर्ड केलेला संदेश|पुढे पाठवलेला संदेश
  ফরওয়ার্ড করা মেসেজ|ফরওয়ার্ড করা বার্তা|ফরোয়ার্ড করা বার্তা|முன்னனுப்பப்பட்ட செய்தி|பகிரப்பட்ட செய்தி|ఫార్వార్డ్ చేసిన సందేశం
  ఫార్వర్డ్ చేసిన సందేశం
  ફોરવર્ડ કરેલ સંદેશ|ફૉરવર્ડ કરેલો સંદેશ|ಫಾರ್ವರ್ಡ್ ಮಾಡಿದ ಸಂದೇಶ|കൈമാറിയ സന്ദേശം|ഫോർവേഡ് ചെയ്ത സന്ദേശം|ਅੱਗੇ ਭੇਜਿਆ ਸੁਨੇਹਾ
  فارورڈ کردہ پیغام`)

/** The mail that is answered follows. */
export const ORIGINAL_PHRASES: readonly string[] = list(`
  original message|original mail|original email|reply message|message history|previous message|original appointment
  ursprüngliche nachricht|originalnachricht|original-nachricht|original nachricht|antwort nachricht|ursprünglicher termin
  message d'origine|message original|message initial|courriel d'origine|mensaje original|mensaje anterior|missatge original
  mensagem original|messaggio originale|messaggio originario|oorspronkelijk bericht|origineel bericht
  oprindelig meddelelse|oprindelig besked|original meddelelse|opprinnelig melding|ursprungligt meddelande|originalmeddelande
  ursprungligt e-postmeddelande
  oryginalna wiadomość|wiadomość oryginalna|wiadomość pierwotna|původní zpráva|původní e-mail|pôvodná správa|alkuperäinen viesti
  исходное сообщение|оригинальное сообщение|первоначальное сообщение|исходное письмо|вихідне повідомлення|оригінальне повідомлення
  оригинално съобщение
  özgün ileti|orijinal mesaj|orijinal ileti|asıl mesaj|αρχικό μήνυμα|eredeti üzenet|eredeti levél|mesaj original|mesajul original
  izvorna poruka|originalna poruka|izvirno sporočilo
  algne kiri|sākotnējā ziņa|pradinis laiškas|pesan asli|mesej asal|thư gốc|tin nhắn gốc|元のメッセージ|オリジナルメッセージ|原始邮件|原邮件|原始郵件|原郵件|原始訊息
  邮件原件
  원본 메시지|원본 메일|원본메시지|الرسالة الأصلية|رسالة أصلية|הודעה מקורית|پیام اصلی|ข้อความเดิม|ข้อความต้นฉบับ
  मूल संदेश|मूल मेल|मूळ संदेश|মূল বার্তা|মূল মেসেজ|அசல் செய்தி|மூலச் செய்தி|అసలు సందేశం|મૂળ સંદેશ|ಮೂಲ ಸಂದೇಶ|യഥാർത്ഥ സന്ദേശം
  ਮੂਲ ਸੁਨੇਹਾ|اصل پیغام`)

/** "wrote" in the line above quoted text. */
const WROTE_WORDS = list(`
  wrote|writes|sent|said|a écrit|écrivait|a ecrit|schrieb|geschrieben|escribió|escribio|va escriure|escreveu|ha scritto|scrive|schreef
  skrev|napisał|napisana przez|napisane przez|pisze|napsal|napísal|kirjoitti|написал|пишет|писал|написав|пише|написа|је написао|yazdı|yazmış|έγραψε|írta|a scris
  menulis|đã viết|viết|je napisa|kirjutas|rakstīja|rašė
  書きました|書いた|のメール|写道|寫道|写到|작성|썼습니다|كتب|כתב|نوشت|لکھا|เขียน
  लिखा|लिहिले|লিখেছেন|লিখেছে|লিখলেন|எழுதியது|எழுதினார்|రాశారు|రాసారు|వ్రాసారు|వ్రాశారు|લખ્યું|ಬರೆದಿದ್ದಾರೆ|ಬರೆದರು|ಬರೆದಿರುವುದು|എഴുതി|ਲਿਖਿਆ`)

export const WROTE = new RegExp(
  String.raw`(?<!\p{L})${alternation(WROTE_WORDS)}[\p{L}\p{M}]*(?:\([\p{L}/]{1,4}\))?`,
  'giu'
)

/** How such a line begins where a date follows. */
const ON_WORDS = list(`
  on|am|le|el|em|il|il giorno|in data|op|den|på|w dniu|dnia|dne|dňa|vào|vào lúc|pada|la|în data|a|az|στις|на|в|dana|у`)
export const ON = new RegExp(String.raw`^[\s\-–—_*>"]*${alternation(ON_WORDS)}\s`, 'iu')

/** Prefixes that programs put before the subject of a forwarded mail; "Re: Fwd:" is an answer. */
const FORWARD_PREFIXES = [
  // The Turkish capital has no small letter that regular expressions know.
  'İlt',
  ...list(`
  fw|fwd|wg|tr|rv|enc|doorst|vs|vb|pd|vl|i|tov|továbbítás|ilt|i̇lt|yml|πρθ|πρ|пересл|пересылка
  转发|轉寄|転送|전달|अग्रे|अग्रेषित|फ़ॉरवर्ड|إعادة توجيه|הועבר`)
]
const REPLY_PREFIXES = list(`re|aw|sv|antw|res|r|odp|ynt|απ|ref|回复|回覆|返信|답장|प्रत्युत्तर`)
const TAG = String.raw`^\s*(?:\[[^\]]{1,40}\]\s*)?`
export const FORWARD_SUBJECT = new RegExp(String.raw`${TAG}${alternation(FORWARD_PREFIXES)}\s*[:：]`, 'iu')

/** Prefixes before the subject of an answer. */
export const REPLY_SUBJECT = new RegExp(String.raw`${TAG}${alternation(REPLY_PREFIXES)}\s*(?:\[\d+\])?\s*[:：]`, 'iu')
