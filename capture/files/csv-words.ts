/**
 * The words of address book headers in 30 languages. Headers are composed ("Straße geschäftlich 2", "Business Phone 2"), so places and fields are
 * listed apart instead of every product's full header row.
 */

/** `billing` and `delivery` only make sense for addresses. */
export type Place = 'work' | 'home' | 'other' | 'billing' | 'delivery'

export type FieldKind =
  | 'given'
  | 'middle'
  | 'family'
  | 'prefix'
  | 'suffix'
  | 'name'
  | 'party'
  | 'nickname'
  | 'org'
  | 'department'
  | 'title'
  | 'titleOrPrefix'
  | 'profession'
  | 'email'
  | 'emailType'
  | 'phone'
  | 'mobile'
  | 'main'
  | 'fax'
  | 'pager'
  | 'otherPhone'
  | 'whatsapp'
  | 'houseNumber'
  | 'street'
  | 'city'
  | 'region'
  | 'postcode'
  | 'country'
  | 'poBox'
  | 'url'
  | 'birthday'
  | 'birthdayOrAnniversary'
  | 'birthYear'
  | 'birthMonth'
  | 'birthDay'
  | 'notes'
  | 'labels'
  | 'externalId'
  | 'companyIds'
  | 'otherOrg'
  | 'domain'
  | 'taxId'
  | 'kind'

/** Lower case, accents and punctuation gone, single spaces; other scripts keep their vowel signs. */
export const normaliseHeader = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f\u200b-\u200f\u202a-\u202e\ufeff]/g, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll(/([a-z])(\d)/g, '$1 $2')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

const words = (text: string): string[] => text.split(/[\s,]+/).filter((word) => word !== '')
const phrases = (text: string): string[] => text.split(',').map(normaliseHeader)

/** Words that make a column one of someone or something else, or of no use in a ledger of contacts. */
export const FOREIGN: ReadonlySet<string> = new Set(
  words(
    `assistant assistants assistent assistente assistenten asistente assistente manager managers spouse partner children kinder
     enfants owner referred phonetic yomi anniversary jahrestag photo symbol vorgesetzten responsable conjoint conjuge hijos
     gender geschlecht sexe sexo sensitivity priority telex isdn rnis tdd tty created create modified updated initials initialen`
  ).map(normaliseHeader)
)

export const JOINING: ReadonlySet<string> = new Set(
  words(
    'de del de la los las do da dos das di dei della du des der die das den of the o y e et und op van voor bei का की के'
  ).map(normaliseHeader)
)

/** Words that say no more than the field itself does. */
export const FILLERS: ReadonlySet<string> = new Set(
  words('primary alternate additional mailing postal contact customer client person your number no nr').map(
    normaliseHeader
  )
)

/** "Business Address City": the kind of thing that a part belongs to. */
export const WHOLES: ReadonlySet<string> = new Set(
  words('address addresses adresse adres direccion indirizzo endereco anschrift location पता').map(normaliseHeader)
)

const place = (kind: Place, list: string): [string, Place][] => words(list).map((word) => [normaliseHeader(word), kind])

export const PLACES: ReadonlyMap<string, Place> = new Map<string, Place>([
  ...place(
    'work',
    `business work office geschaftlich dienstlich beruflich bureau professionnel professionnelle pro trabajo laboral comercial
     oficina lavoro ufficio uff trabalho escritorio zakelijk werk werkadres sluzbowy sluzbowa कार्यालय ऑफिस दफ्तर`
  ),
  ...place(
    'home',
    `home privat private privater personal domicile domicilio personnel personnelle perso particular casa residencial residencia
     residence abitazione ab prive thuis huisadres domowy घर व्यक्तिगत`
  ),
  ...place('other', 'other weitere weiterer weiteres autre otro otra altro altra outro outra overige ander andere अन्य'),
  ...place('billing', 'billing invoice rechnung facturation facturacion fatturazione factuur बिलिंग'),
  ...place('delivery', 'shipping delivery lieferung livraison envio spedizione entrega levering डिलीवरी')
])

const FIELDS: readonly (readonly [FieldKind, string])[] = [
  [
    'given',
    'first name, firstname, first, fname, given name, givenname, forename, vorname, prenom, voornaam, roepnaam, imie, pierwsze imie, primer nombre, primeiro nome, पहला नाम, प्रथम नाम, nome proprio, fornamn, fornavn, etunimi, jmeno, krstni jmeno, meno, keresztnev, utonev, prenume, имя, імя, ім я, ad, adi, isim, ονομα, nama depan, ten, 名, 名前 名, 名字, 이름 명, الاسم الأول, الاسم الاول, שם פרטי, ชื่อ'
  ],
  [
    'family',
    'last name, lastname, last, lname, surname, family name, familyname, nachname, familienname, nom de famille, apellido, apellidos, cognome, sobrenome, ultimo nome, achternaam, nazwisko, उपनाम, अंतिम नाम, सरनेम, कुलनाम, apelido, apelidos, efternamn, efternavn, etternavn, sukunimi, prijmeni, priezvisko, vezeteknev, csaladnev, nume de familie, фамилия, прізвище, фамилно име, soyad, soyadi, soyisim, επωνυμο, επιθετο, nama belakang, ho, 姓, 姓氏, 苗字, 성, 성씨, اسم العائلة, اللقب, שם משפחה, นามสกุล'
  ],
  [
    'middle',
    'middle name, middlename, middle, middelste naam, additional name, weitere vornamen, zweiter vorname, deuxieme prenom, autres prenoms, segundo nombre, secondo nome, segundo nome, nome do meio, tussenvoegsel, मध्य नाम, отчество, по батькові, mellannamn, mellemnavn, mellomnavn'
  ],
  [
    'name',
    'name, full name, fullname, display name, displayname, contact name, contact, contact person, person, person name, lead name, kontakt, kontaktperson, ansprechpartner, interlocuteur, persona de contacto, referente, contactpersoon, संपर्क व्यक्ति, anzeigename, vollstandiger name, nom, nom complet, nom affiche, nombre, nombre completo, nome, nome completo, naam, volledige naam, imie i nazwisko, नाम, पूरा नाम, namn, navn, nimi, cele jmeno, nev, teljes nev, nume, nume complet, фио, ф и о, полное имя, піб, contactpersoon naam, ad soyad, adi soyadi, isim soyisim, ονοματεπωνυμο, nama, nama lengkap, ho ten, ho va ten, 氏名, お名前, 名前, 担当者, 担当者名, 姓名, 联系人, 聯絡人, 이름, 성명, 담당자, الاسم, الاسم الكامل, שם, שם מלא, ชื่อ นามสกุล, নাম, பெயர், పేరు, નામ, नाव'
  ],
  [
    'party',
    'party name, party, customer name, customer, client name, client, vendor name, vendor, supplier name, supplier, dealer name, buyer name, ledger name, kunde, kundenname, lieferant, fournisseur, cliente, proveedor, fornitore, fornecedor, klant, leverancier, ग्राहक, ग्राहक का नाम, पार्टी का नाम'
  ],
  [
    'prefix',
    'prefix, name prefix, salutation, honorific, anrede, civilite, tratamiento, tratamento, appellativo, aanhef, संबोधन'
  ],
  ['suffix', 'suffix, name suffix, suffixe, sufijo, suffisso, sufixo, namenszusatz, achtervoegsel'],
  ['nickname', 'nickname, nick name, spitzname, surnom, apodo, soprannome, bijnaam, उपनाम नाम'],
  [
    'org',
    'company, company name, companyname, organization, organisation, organization name, organisation name, organization 1 name, account name, employer, business name, firm, firma, firmenname, unternehmen, firma organisation, societe, entreprise, nom de l entreprise, raison sociale, organizacion, empresa, compania, azienda, societa, ditta, bedrijf, bedrijfsnaam, organizacja, organizacao, कंपनी, कंपनी का नाम, कम्पनी, कम्पनी का नाम, संस्था, फर्म, फर्म का नाम, दुकान का नाम, foretag, firmanavn, firma navn, virksomhed, bedrift, yritys, spolecnost, spolocnost, ceg, cegnev, companie, compania, firma nazwa, nazwa firmy, компания, организация, фирма, компанія, організація, sirket, sirket adi, kurum, εταιρεια, εταιρια, perusahaan, nama perusahaan, cong ty, ten cong ty, 会社, 会社名, 勤務先, 公司, 公司名称, 单位, 公司名稱, 회사, 회사명, 업체명, الشركة, اسم الشركة, חברה, שם החברה, บริษัท, প্রতিষ্ঠান, நிறுவனம், కంపెనీ, કંપની, कंपनीचे नाव'
  ],
  ['otherOrg', 'associated company, associated company name, primary associated company'],
  [
    'department',
    'department, organization department, organization 1 department, abteilung, service, departement, departamento, reparto, afdeling, dzial, विभाग, avdelning, afdeling, avdeling, osasto, oddeleni, oddelenie, osztaly, departament, отдел, відділ, bolum, departman, τμημα, 部署, 部門, 部门, 부서, القسم, מחלקה'
  ],
  [
    'title',
    'job title, jobtitle, job, position, role, designation, organization title, organization 1 title, funktion, stelle, berufsbezeichnung, fonction, poste, intitule du poste, cargo, puesto, qualifica, posizione, functie, functietitel, stanowisko, पद, पदनाम, ओहदा, job position, position title, befattning, stilling, tehtava, ammattinimike, pozice, funkce, pozicia, beosztas, munkakor, functie, должность, посада, длъжност, gorev, gorevi, pozisyon, unvan, unvani, θεση, ιδιοτητα, jabatan, chuc vu, chuc danh, 役職, 肩書, 职位, 职务, 職稱, 직책, 직위, 직급, المسمى الوظيفي, الوظيفة, المنصب, תפקיד, ตำแหน่ง, পদবি, பதவி, హోదా, હોદ્દો'
  ],
  ['titleOrPrefix', 'title, titel, titre, titulo, titolo'],
  ['profession', 'profession, occupation, beruf, profesion, professione, profissao, beroep'],
  [
    'emailType',
    'email type, e mail type, e mail typ, email typ, type de messagerie, tipo de correo electronico, tipo di posta elettronica, tipo de email, type e mailadres, tipo posta elettronica'
  ],
  [
    'email',
    'email, e mail, email address, e mail address, emailaddress, primary email, secondary email, main email, mail, mail id, email id, emailid, mailadresse, e mail adresse, email adresse, e mail adres, e mailadres, adresse de messagerie, adresse mail, adresse e mail, adresse electronique, courriel, mel, correo, correo electronico, direccion de correo electronico, indirizzo di posta elettronica, indirizzo e mail, indirizzo email, posta elettronica, endereco de email, endereco de e mail, e post, adres e mail, ईमेल, ई मेल, ईमेल पता, emails, e mails, epost, e postadress, e postadresse, mailadress, sahkoposti, sahkopostiosoite, e mailova adresa, e mailove adresy, e mail cim, email cim, adresa de e mail, адрес электронной почты, электронная почта, эл почта, почта, електронна пошта, електронна адреса, имейл, e posta, e posta adresi, eposta, ηλεκτρονικη διευθυνση, surel, alamat email, メール, メールアドレス, eメール, 邮箱, 电子邮件, 电子邮箱, 電子郵件, 이메일, 메일, 전자우편, البريد الإلكتروني, البريد الالكتروني, بريد إلكتروني, אימייל, דואר אלקטרוני, דוא ל, อีเมล, ইমেইল, மின்னஞ்சல், ఇమెయిల్, ઇમેઇલ'
  ],
  [
    'phone',
    'phone, phone number, phonenumber, phone no, telephone, telephone number, telephone no, tel, tel no, contact no, contact number, direct phone, direct line, landline, telefon, telefonnummer, rufnummer, festnetz, telephone fixe, numero de telephone, telefono, numero de telefono, numero di telefono, telefone, telefoon, telefoonnummer, numer telefonu, फोन, फ़ोन, फोन नंबर, दूरभाष, संपर्क नंबर, टेलीफोन, phones, telefoner, puhelin, puhelinnumero, telefonni cislo, telefonszam, numar de telefon, телефон, номер телефона, рабочий телефон, домашний телефон, номер телефону, telefon numarasi, is telefonu, τηλεφωνο, telepon, nomor telepon, so dien thoai, dien thoai, 電話, 電話番号, 电话, 电话号码, 座机, 전화, 전화번호, الهاتف, رقم الهاتف, هاتف العمل, טלפון, โทรศัพท์, ফোন, தொலைபேசி, ఫోన్, ફોન'
  ],
  [
    'mobile',
    'mobile, mobile phone, mobile number, mobile phone number, mobile no, mob, cell, cell phone, cellphone, cellular, handy, handynummer, mobil, mobiltelefon, mobilnummer, mobile tel, tel mobile, telephone mobile, portable, telephone portable, gsm, movil, telefono movil, celular, telefono celular, cellulare, telefono cellulare, telemovel, telefone celular, mobiel, mobiele telefoon, komorka, telefon komorkowy, मोबाइल, मोबाइल नंबर, phone mobile, mobilnummer, mobilni telefon, mobil telefon, matkapuhelin, mobiltelefonszam, telefon mobil, мобильный, мобильный телефон, сотовый, мобільний, мобільний телефон, cep telefonu, cep tel, κινητο, κινητο τηλεφωνο, hp, no hp, nomor hp, ponsel, handphone, di dong, so di dong, 携帯, 携帯電話, 携帯番号, 手机, 手机号, 手机号码, 移动电话, 手機, 휴대폰, 휴대전화, 핸드폰, الجوال, الهاتف المحمول, رقم الجوال, الموبايل, נייד, טלפון נייד, มือถือ, মোবাইল, கைபேசி, மொபைல், మొబైల్, મોબાઇલ'
  ],
  [
    'main',
    'primary phone, main phone, main, company main phone, company phone, company phone number, company main number, switchboard, centralita, numero centralita organizacion, numero centralita compania, telefono principale societa, telefone principal empresa, hoofdtelefoon bedrijf, haupttelefon, hauptrufnummer, zentrale, telefon firma, telephone principal, telephone societe, standard, telefono principal, telefono principale, telefono societa, telefono de la compania, telefone principal, telefone da empresa, hoofdtelefoon'
  ],
  [
    'fax',
    'fax, fax number, fax no, faxnummer, telefax, telecopie, telecopieur, numero de fax, फैक्स, факс, faks, φαξ, ファックス, 传真, 傳真, 팩스, الفاكس, פקס'
  ],
  ['pager', 'pager, pager number, recepteur de radiomessagerie, localizador, cercapersone, semafoon'],
  [
    'otherPhone',
    'car phone, autotelefon, telephone voiture, telefono automovil, telefono auto, autotelefoon, telefone carro, radio phone, radio telephone, radiotelefono, callback, ruckmeldung, rappel, devolucion llamada, richiamata automatica, terugbellen, retorno chamada'
  ],
  ['whatsapp', 'whatsapp, whatsapp number, whatsapp no, व्हाट्सएप'],
  [
    'street',
    'street, street address, address, addr, address line, address street, street name, strasse, strasse und hausnummer, strasse hausnummer, anschrift, adresse, rue, adresse postale, calle, direccion, domicilio, indirizzo, via, rua, morada, endereco, logradouro, straat, adres, ulica, पता, गली, gata, gatuadress, gade, vei, katuosoite, ulice, cim, utca, strada, adresa, адрес, улица, адреса, вулиця, adres satiri, cadde, διευθυνση, οδος, alamat, dia chi, 住所, 地址, 주소, العنوان, الشارع, כתובת, רחוב, ที่อยู่, ঠিকানা, முகவரி, చిరునామా, સરનામું, पत्ता'
  ],
  [
    'houseNumber',
    'street number, street no, house number, house no, door no, flat no, building number, hausnummer, hausnr, numero de rue, numero civico, numero de calle, huisnummer, मकान नंबर'
  ],
  [
    'city',
    'city, town, suburb, town city, city town, locality, ort, stadt, wohnort, ville, commune, localite, ciudad, poblacion, localidad, citta, localita, cidade, plaats, woonplaats, miasto, शहर, नगर, postort, poststed, by, kaupunki, postitoimipaikka, mesto, varos, telepules, oras, localitate, город, місто, град, sehir, il, ilce, πολη, kota, thanh pho, 市区町村, 城市, 도시, المدينة, עיר, เมือง'
  ],
  [
    'region',
    'state, region, state region, state province, province, county, state name, bundesland, bundesland kanton, r bundesland kanton, kanton, dep region, etat, provincia, estado, provincia estado, estado provincia, regione, provincie, wojewodztwo, राज्य, प्रदेश, जिला, kraj region, megye, judet, область, регион, bolge, provinsi, tinh, 都道府県, 省份, 省, 시도, المنطقة, จังหวัด'
  ],
  [
    'postcode',
    'postal code, postalcode, post code, postcode, zip, zip code, zipcode, zip postal code, postal pin, pin, pin code, pincode, postleitzahl, plz, code postal, cp, codigo postal, cap, codice postale, cep, kod pocztowy, पिन, पिन कोड, पिनकोड, postnummer, postnr, postinumero, psc, iranyitoszam, cod postal, индекс, почтовый индекс, поштовий індекс, posta kodu, ταχυδρομικος κωδικας, τκ, kode pos, ma buu dien, 郵便番号, 邮编, 邮政编码, 郵遞區號, 우편번호, الرمز البريدي, מיקוד, รหัสไปรษณีย์'
  ],
  [
    'country',
    'country, country region, pais regiao, country code, land, land region, land regio, e land region, pays, pays region, pais, pais region, region pais, paese, nazione, kraj, देश, maa, zeme, krajina, orszag, tara, страна, країна, държава, ulke, χωρα, negara, quoc gia, 国, 国家, 國家, 국가, الدولة, البلد, ארץ, מדינה, ประเทศ'
  ],
  [
    'poBox',
    'po box, p o box, pobox, address po box, postfach, boite postale, apartado de correos, casella postale, postbus'
  ],
  [
    'url',
    'url, websites, webpagina, website, web site, website url, web page, webpage, web, homepage, home page, page, company website, linkedin, linkedin url, linkedin profile, profile url, person linkedin url, webseite, internetseite, page web, site web, site internet, sitio web, pagina web, sito web, site, strona www, वेबसाइट, webbplats, webbsida, hjemmeside, kotisivu, webova stranka, weboldal, honlap, сайт, веб сайт, web sitesi, ιστοσελιδα, situs web, ホームページ, 网站, 网址, 웹사이트, 홈페이지, الموقع الإلكتروني'
  ],
  [
    'birthday',
    'birthday, birth date, birthdate, bday, date of birth, dob, geburtstag, geburtsdatum, anniversaire, date de naissance, cumpleanos, fecha de nacimiento, compleanno, data di nascita, data de nascimento, verjaardag, geboortedatum, data urodzenia, जन्मदिन, जन्मतिथि, जन्म तिथि, fodelsedag, fodselsdag, syntymapaiva, datum narozeni, narozeniny, szuletesnap, data nasterii, день рождения, дата рождения, день народження, dogum gunu, dogum tarihi, γενεθλια, tanggal lahir, ngay sinh, 誕生日, 生日, 生年月日, 생일, تاريخ الميلاد, יום הולדת'
  ],
  ['birthdayOrAnniversary', 'aniversario'],
  ['birthYear', 'birth year'],
  ['birthMonth', 'birth month'],
  ['birthDay', 'birth day'],
  [
    'notes',
    'notes, note, anotacoes, comments, comment, remarks, description, notizen, notiz, bemerkung, bemerkungen, kommentar, remarques, commentaires, notas, observaciones, commenti, observacoes, opmerkingen, notities, notatki, uwagi, नोट, टिप्पणी, टिप्पणियाँ, विवरण, anteckningar, anmarkning, noter, bemaerkninger, merknader, muistiinpanot, poznamky, poznamka, megjegyzes, note observatii, примечание, примечания, заметки, комментарий, примітки, notlar, not, σημειωσεις, catatan, ghi chu, 備考, メモ, 备注, 備註, 메모, 비고, ملاحظات, הערות, หมายเหตุ'
  ],
  [
    'labels',
    'labels, label, tags, tag, categories, category, group membership, groups, group, list, segment, kategorien, kategorie, gruppe, gruppen, schlagworter, categorie, groupes, etiquettes, categorias, categoria, etiquetas, etichette, categorieen, kategorie, टैग, श्रेणी, समूह'
  ],
  ['externalId', 'record id, contact id, company id, external id, lead id, hs object id, id'],
  ['kind', 'is a company, is company'],
  ['companyIds', 'associated company ids, associated company id, associated company ids primary'],
  ['domain', 'domain, domain name, company domain, company domain name, website domain'],
  [
    'taxId',
    'gstin, gst, gst no, gst number, gstin uin, pan, pan no, pan number, tax id, tax number, vat, vat id, vat number, vat no, ust id, ust id nr, tva, numero de tva, nif, cif, partita iva, जीएसटी, जीएसटी नंबर'
  ]
]

/** Normalised header without place words and numbers → what the column holds. */
export const FIELD_OF: ReadonlyMap<string, FieldKind> = new Map(
  FIELDS.flatMap(([kind, list]) => phrases(list).map((phrase): [string, FieldKind] => [phrase, kind])).toReversed()
)
