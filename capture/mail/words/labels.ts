import { list } from './list'

/**
 * What mail programs write before the fields of a quoted or forwarded header ("From:", "Gesendet:", "विषय:"), lower case,
 * without colon. One list a field; a label that stands for two fields in two languages is listed where it is commoner,
 * because a header is only recognised by several fields together.
 */
export type HeaderField = 'from' | 'date' | 'to' | 'cc' | 'subject' | 'other'

const LABELS: Readonly<Record<HeaderField, string>> = {
  from: `
    from|von|de|da|van|fra|från|od|nadawca|odesílatel|odosielateľ|lähettäjä|от|от кого|від|отправитель|kimden|gönderen|από|feladó
    expeditor|de la|dari|pengirim|saatja|no|nuo|šalje|pošiljatelj|差出人|送信者|发件人|寄件者|寄件人|發件人|보낸 사람|보낸사람|보내는 사람|من|המאת|מאת|از|فرستنده|จาก
    từ|người gửi|प्रेषक|से|भेजने वाला|भेजनेवाला|द्वारा|প্রেরক|থেকে|অনুপ্রেরক|அனுப்புநர்|அனுப்பியவர்|இருந்து|పంపినవారు|నుండి|પ્રેષક
    તરફથી|ಕಳುಹಿಸಿದವರು|ಇಂದ|പ്രേഷകൻ|അയച്ചയാൾ|നിന്ന്|ਭੇਜਣ ਵਾਲਾ|ਵੱਲੋਂ|منجانب|sender|absender|expéditeur|remitente|remetente|mittente
    afzender|afsender|avsändare|avsender`,
  date: `
    date|sent|sent on|datum|gesendet|gesendet am|envoyé|envoyé le|message du|date d’envoi|fecha|enviado|enviado el|enviado em
    enviada em|data|inviato|inviato il|data invio|verzonden|verstuurd|verzonden op|dato|sendt|datum|skickat|skickat den|wysłano|wysłane
    wysłana|odesláno|odoslané|dátum|lähetetty|päivämäärä|päiväys|pvm|отправлено|дата|надіслано|gönderildi|gönderme tarihi|tarih
    gönderilme tarihi|ημερομηνία|στάλθηκε|εστάλη|elküldve|trimis|dikirim|tanggal|terkirim|saadetud|kuupäev|nosūtīts|datums|išsiųsta
    poslano|送信日時|日時|日付|发送时间|发送日期|日期|時間|寄件日期|傳送日期|보낸 날짜|날짜|보낸날짜|تاريخ|التاريخ|تم الإرسال|أرسلت|תאריך|נשלח|تاریخ|ارسال شده|วันที่|ส่ง
    ngày|ngày gửi|đã gửi|gửi|إرسال|изпратено|poslato|enviat|पाठविले|发送|传送时间|gesendet von|दिनांक|भेजा गया|तारीख|पाठवले|तारीखः|তারিখ|পাঠানো হয়েছে|প্রেরিত|தேதி|அனுப்பப்பட்டது|తేదీ|పంపబడింది|પંપబడింది|તારીખ
    મોકલેલ|ದಿನಾಂಕ|ಕಳುಹಿಸಲಾಗಿದೆ|തീയതി|അയച്ചത്|ਮਿਤੀ|ਭੇਜਿਆ|بھیجا گیا`,
  to: `
    to|an|à|a|para|aan|til|till|do|komu|pre|vastaanottaja|кому|до|kime|alıcı|προς|címzett|către|catre|kepada|ke|untuk|saaja|kam|kam.
    kam:|za|prima|primatelj|宛先|收件人|받는 사람|받는사람|إلى|الى|אל|به|گیرنده|ถึง|đến|tới|người nhận|को|प्रति|प्राप्तकर्ता|প্রতি|প্রাপক|பெறுநர்
    స్వీకర్త|కు|వీరికి|પ્રતિ|પ્રાપ્તકર્તા|ગೆ|ಇವರಿಗೆ|സ്വീകർത്താവ്|ਵੱਲ|ਪ੍ਰਾਪਤਕਰਤਾ|بنام|pour|destinataire|destinatario|destinatário
    ontvanger|modtager|mottaker|mottagare|empfänger|odbiorca|příjemce|recipient|recipients|per a|收件者|kepada yth`,
  cc: `
    cc|kopie|kopie (cc)|copie|copie à|copia|copia a|cópia|kopia|kopi|dw|do wiadomości|kopio|копия|копія|копие|kópia|kopija|κοιν.|bilgi|κοιν|κοινοποίηση|másolat
    másolatot kap|copie către|tembusan|koopia|bcc|cci|cco|ccn|抄送|副本|密件副本|参照|참조|숨은참조|نسخة|نسخة إلى|עותק|رونوشت|สำเนา|đồng gửi|सीसी
    प्रतिलिपि|प्रत|সিসি|அஞ்சல் நகல்|சிசி|సీసీ|સીસી|ಸಿಸಿ|സിസി|ਸੀਸੀ|kp`,
  subject: `
    subject|betreff|objet|sujet|asunto|assunto|oggetto|onderwerp|emne|ämne|temat|předmět|predmet|aihe|тема|konu|θέμα|tárgy|subiect
    subiectul|subjek|perihal|teema|tēma|temats|tema|zadeva|件名|主题|主旨|主題|標題|제목|الموضوع|موضوع|נושא|หัวเรื่อง|เรื่อง|chủ đề|tiêu đề|विषय
    বিষয়|বিষয়|பொருள்|தலைப்பு|విషయం|વિષય|ವಿಷಯ|വിഷയം|ਵਿਸ਼ਾ|assumpte|относно|naslov`,
  other: `
    reply-to|reply to|antwort an|répondre à|responder a|rispondi a|antwoord aan|svar til|importance|priority|wichtigkeit|importancia
    attachments|attachment|anlagen|anhang|pièces jointes|adjuntos|anexos|allegati|bijlagen|vedhæftede filer|organization|organisation
    company|mailing list|list|newsgroups|message-id|x-mailer|sensitivity|categories|flag|flag status`
}

/** Label → field. */
export const HEADER_LABELS: ReadonlyMap<string, HeaderField> = new Map(
  (Object.entries(LABELS) as [HeaderField, string][]).flatMap(([field, labels]) =>
    list(labels).map((label) => [label, field] as const)
  )
)
