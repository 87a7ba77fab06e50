/**
 * The words of address book headers in the languages that exports are seen in (English, German, French, Spanish, Italian,
 * Portuguese, Dutch, Polish, Hindi). Headers are composed ("Straße geschäftlich 2", "Business Phone 2"), so places and fields are
 * listed apart instead of every product's full header row.
 */

export type Place = 'work' | 'home' | 'other'

export type FieldKind =
  | 'given'
  | 'middle'
  | 'family'
  | 'prefix'
  | 'suffix'
  | 'name'
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

/** Lower case, accents and punctuation gone, single spaces; other scripts keep their vowel signs. */
export const normaliseHeader = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f\u200b-\u200f\u202a-\u202e\ufeff]/g, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
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

export const PLACES: ReadonlyMap<string, Place> = new Map<string, Place>([
  ...words(
    `business work office geschaftlich dienstlich beruflich bureau professionnel professionnelle pro trabajo laboral comercial
     oficina lavoro ufficio trabalho escritorio zakelijk werk sluzbowy sluzbowa कार्यालय ऑफिस दफ्तर`
  ).map((word): [string, Place] => [normaliseHeader(word), 'work']),
  ...words(
    `home privat private privater personal domicile personnel personnelle perso particular casa residencial residence
     abitazione prive thuis domowy घर व्यक्तिगत`
  ).map((word): [string, Place] => [normaliseHeader(word), 'home']),
  ...words(`other weitere weiterer weiteres autre otro otra altro altra outro outra overige andere अन्य`).map(
    (word): [string, Place] => [normaliseHeader(word), 'other']
  )
])

const FIELDS: readonly (readonly [FieldKind, string])[] = [
  [
    'given',
    'first name, firstname, first, fname, given name, givenname, forename, vorname, prenom, voornaam, imie, pierwsze imie, primer nombre, primeiro nome, पहला नाम, प्रथम नाम'
  ],
  [
    'family',
    'last name, lastname, last, lname, surname, family name, familyname, nachname, familienname, nom de famille, apellido, apellidos, cognome, sobrenome, ultimo nome, achternaam, nazwisko, उपनाम, अंतिम नाम, सरनेम, कुलनाम'
  ],
  [
    'middle',
    'middle name, middlename, additional name, weitere vornamen, zweiter vorname, deuxieme prenom, autres prenoms, segundo nombre, secondo nome, nome do meio, tussenvoegsel, मध्य नाम'
  ],
  [
    'name',
    'name, full name, fullname, display name, displayname, contact name, contact, contact person, person, customer name, client name, party name, vendor name, supplier name, lead name, kontakt, ansprechpartner, anzeigename, vollstandiger name, nom, nom complet, nom affiche, nombre, nombre completo, nome, nome completo, naam, volledige naam, imie i nazwisko, नाम, पूरा नाम, ग्राहक का नाम'
  ],
  [
    'prefix',
    'prefix, name prefix, salutation, honorific, anrede, civilite, tratamiento, tratamento, appellativo, aanhef, संबोधन'
  ],
  ['suffix', 'suffix, name suffix, suffixe, sufijo, suffisso, sufixo, namenszusatz, achtervoegsel'],
  ['nickname', 'nickname, nick name, spitzname, surnom, apodo, soprannome, bijnaam, उपनाम नाम'],
  [
    'org',
    'company, company name, companyname, organization, organisation, organization name, organisation name, organization 1 name, account name, employer, business name, firm, firma, firmenname, unternehmen, firma organisation, societe, entreprise, nom de l entreprise, raison sociale, organizacion, empresa, compania, azienda, societa, ditta, bedrijf, bedrijfsnaam, organizacja, organizacao, कंपनी, कंपनी का नाम, कम्पनी, संस्था, फर्म'
  ],
  ['otherOrg', 'associated company, associated company name, primary associated company'],
  [
    'department',
    'department, organization department, organization 1 department, abteilung, service, departement, departamento, reparto, afdeling, dzial, विभाग'
  ],
  [
    'title',
    'job title, jobtitle, job, position, role, designation, organization title, organization 1 title, funktion, stelle, berufsbezeichnung, fonction, poste, intitule du poste, cargo, puesto, qualifica, posizione, functie, functietitel, stanowisko, पद, पदनाम, ओहदा'
  ],
  ['titleOrPrefix', 'title, titel, titre, titulo, titolo'],
  ['profession', 'profession, occupation, beruf, profesion, professione, profissao, beroep'],
  [
    'emailType',
    'email type, e mail type, e mail typ, email typ, type de messagerie, tipo de correo electronico, tipo di posta elettronica, tipo de email'
  ],
  [
    'email',
    'email, e mail, email address, e mail address, emailaddress, primary email, secondary email, main email, mail, mail id, email id, mailadresse, e mail adresse, email adresse, e mail adres, adresse de messagerie, adresse mail, adresse e mail, adresse electronique, courriel, mel, correo, correo electronico, direccion de correo electronico, indirizzo di posta elettronica, indirizzo e mail, indirizzo email, posta elettronica, endereco de email, endereco de e mail, e post, adres e mail, ईमेल, ई मेल, ईमेल पता'
  ],
  [
    'phone',
    'phone, phone number, phonenumber, phone no, telephone, telephone number, telephone no, tel, tel no, contact no, contact number, direct phone, direct line, landline, telefon, telefonnummer, rufnummer, festnetz, telephone fixe, numero de telephone, telefono, numero de telefono, numero di telefono, telefone, telefoon, telefoonnummer, numer telefonu, फोन, फ़ोन, फोन नंबर, दूरभाष, संपर्क नंबर, टेलीफोन'
  ],
  [
    'mobile',
    'mobile, mobile phone, mobile number, mobile phone number, mobile no, mob, cell, cell phone, cellphone, cellular, handy, handynummer, mobil, mobiltelefon, mobilnummer, mobile tel, tel mobile, telephone mobile, portable, telephone portable, gsm, movil, telefono movil, celular, telefono celular, cellulare, telefono cellulare, telemovel, telefone celular, mobiel, mobiele telefoon, komorka, telefon komorkowy, मोबाइल, मोबाइल नंबर'
  ],
  [
    'main',
    'primary phone, main phone, main, company main phone, company phone, company phone number, switchboard, haupttelefon, hauptrufnummer, zentrale, telefon firma, telephone principal, telephone societe, standard, telefono principal, telefono principale, telefono societa, telefono de la compania, telefone principal, telefone da empresa, hoofdtelefoon'
  ],
  ['fax', 'fax, fax number, fax no, faxnummer, telefax, telecopie, telecopieur, numero de fax, फैक्स'],
  ['pager', 'pager, pager number, recepteur de radiomessagerie, localizador, cercapersone, semafoon'],
  [
    'otherPhone',
    'car phone, autotelefon, telephone voiture, radio phone, radio telephone, callback, ruckmeldung, rappel'
  ],
  ['whatsapp', 'whatsapp, whatsapp number, whatsapp no, व्हाट्सएप'],
  [
    'street',
    'street, street address, address, addr, address line, address street, street name, mailing street, billing street, strasse, strasse und hausnummer, strasse hausnummer, anschrift, adresse, rue, adresse postale, calle, direccion, domicilio, indirizzo, via, rua, morada, endereco, logradouro, straat, adres, ulica, पता, गली'
  ],
  [
    'houseNumber',
    'street number, street no, house number, house no, door no, flat no, building number, hausnummer, hausnr, numero de rue, numero civico, numero de calle, huisnummer, मकान नंबर'
  ],
  [
    'city',
    'city, town, suburb, town city, city town, locality, mailing city, billing city, ort, stadt, wohnort, ville, commune, localite, ciudad, poblacion, localidad, citta, localita, cidade, plaats, woonplaats, miasto, शहर, नगर'
  ],
  [
    'region',
    'state, region, state region, state province, province, county, mailing state, billing state, bundesland, bundesland kanton, r bundesland kanton, kanton, dep region, etat, provincia, estado, estado o provincia, regione, provincie, wojewodztwo, राज्य, प्रदेश, जिला'
  ],
  [
    'postcode',
    'postal code, postalcode, post code, postcode, zip, zip code, zipcode, zip postal code, pin, pin code, pincode, mailing zip postal code, postleitzahl, plz, code postal, cp, codigo postal, cap, codice postale, cep, kod pocztowy, पिन, पिन कोड, पिनकोड'
  ],
  [
    'country',
    'country, country region, country code, mailing country, billing country, land, land region, e land region, pays, pays region, pais, pais region, paese, nazione, kraj, देश'
  ],
  [
    'poBox',
    'po box, p o box, pobox, address po box, postfach, boite postale, apartado de correos, casella postale, postbus'
  ],
  [
    'url',
    'url, website, web site, website url, web page, webpage, web, homepage, home page, page, company website, linkedin, linkedin url, linkedin profile, profile url, person linkedin url, webseite, internetseite, page web, site web, site internet, sitio web, pagina web, sito web, site, strona www, वेबसाइट'
  ],
  [
    'birthday',
    'birthday, birth date, birthdate, date of birth, dob, geburtstag, geburtsdatum, anniversaire, date de naissance, cumpleanos, fecha de nacimiento, compleanno, data di nascita, data de nascimento, verjaardag, geboortedatum, data urodzenia, जन्मदिन, जन्मतिथि, जन्म तिथि'
  ],
  ['birthYear', 'birth year'],
  ['birthMonth', 'birth month'],
  ['birthDay', 'birth day'],
  [
    'notes',
    'notes, note, comments, comment, remarks, description, notizen, notiz, bemerkung, bemerkungen, kommentar, remarques, commentaires, notas, observaciones, commenti, observacoes, opmerkingen, notities, notatki, uwagi, नोट, टिप्पणी, टिप्पणियाँ, विवरण'
  ],
  [
    'labels',
    'labels, label, tags, tag, categories, category, group membership, groups, group, list, segment, kategorien, kategorie, gruppe, gruppen, schlagworter, categorie, groupes, etiquettes, categorias, categoria, etiquetas, etichette, categorieen, kategorie, टैग, श्रेणी, समूह'
  ],
  ['externalId', 'record id, contact id, company id, external id, lead id, hs object id, id'],
  ['companyIds', 'associated company ids, associated company id, associated company ids primary'],
  ['domain', 'domain, domain name, company domain, company domain name, website domain'],
  [
    'taxId',
    'gstin, gst, gst no, gst number, gstin uin, pan, pan no, pan number, vat, vat id, vat number, vat no, ust id, ust id nr, tva, numero de tva, nif, cif, partita iva, जीएसटी, जीएसटी नंबर'
  ]
]

/** Normalised header without place words and numbers → what the column holds. */
export const FIELD_OF: ReadonlyMap<string, FieldKind> = new Map(
  FIELDS.flatMap(([kind, list]) => phrases(list).map((phrase): [string, FieldKind] => [phrase, kind])).toReversed()
)
