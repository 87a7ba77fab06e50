/** Good inputs of every format, short and rich in what the format knows. Invented people. */

const MAIL = `Received: from mx.example (mx.example [192.0.2.1]) by in.example; Fri, 20 Nov 2026 10:00:00 +0530
From: =?UTF-8?B?4KSG4KS24KS+IOCkteCksOCljeCkruCkvg==?= <asha@banyan.example>
To: "Lund, Bo" <bo@tidewater.example>, Team: one@x.example, two@x.example;
Cc: Imran Qureshi <imran@banyan.example>
Subject: Re: =?ISO-8859-1?Q?Angebot_f=FCr_T=FCren?=
Message-ID: <abc.123@banyan.example>
Date: Fri, 20 Nov 2026 10:00:00 +0530
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b1"

--b1
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Hello Bo,=0D=0A
please find the offer below.

Best regards
Asha Verma
Head of Sales
Banyan Freight Pvt. Ltd.
12 Dock Road, Mumbai 400001
T: +91 22 4000 0018 | M: 098200 00017
asha@banyan.example | www.banyan.example

On Thu, 19 Nov 2026 at 09:00, Bo Lund <bo@tidewater.example> wrote:
> Could you send an offer?
> --
> Bo Lund

--b1
Content-Type: text/html; charset=utf-8

<div dir="ltr">Hello Bo,<br>please find the offer below.<div class="gmail_signature">Asha Verma<br>Head of Sales</div></div>
<div class="gmail_quote"><div>On Thu, Bo Lund wrote:</div><blockquote>Could you?</blockquote></div>
--b1--
`

const FORWARD = `From: Bo Lund <bo@tidewater.example>
To: asha@banyan.example
Subject: Fwd: Lieferung
Message-ID: <f1@tidewater.example>

Zur Info.

---------- Forwarded message ---------
Von: Größmann, Liesel <l.groessmann@moebel.example>
Gesendet: Montag, 16. November 2026 08:12
An: Bo Lund
Betreff: Lieferung

Guten Tag,
anbei der Lieferschein.
Mit freundlichen Grüßen
Liesel Größmann
Telefon 03581 000 040
`

const PAGE = `<!doctype html><html lang="en"><head><title>Contact – Tidewater Labs</title>
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"LocalBusiness","name":"Tidewater Labs","telephone":"+47 22 00 01 19",
"address":{"@type":"PostalAddress","streetAddress":"Kaigata 4","postalCode":"0150","addressLocality":"Oslo","addressCountry":"NO"}}]}</script></head>
<body><main><h1>Contact us</h1><div class="vcard h-card"><span class="fn p-name">Maya Iyer-Lund</span>, <span class="title p-job-title">Head of Research</span>
<a class="email u-email" href="mailto:maya@tidewater.example?subject=Hi">maya@tidewater.example</a> <a href="tel:+4741200117;ext=12">412 00 117</a></div>
<div itemscope itemtype="https://schema.org/Person"><span itemprop="name">Per Uten</span> <span itemprop="jobTitle">Buyer</span></div>
<div vocab="https://schema.org/" typeof="Person"><span property="name">Nadia Osei</span> <span property="email">nadia@tidewater.example</span></div>
<p>Sales: sales [at] tidewater [dot] example, phone (022) 4000-0018 ext. 104, <a href="https://wa.me/919820000017">WhatsApp</a></p>
<a href="/cdn-cgi/l/email-protection" data-cfemail="543531142c7a312c35392438">[email&#160;protected]</a>
<address>Kaigata 4<br>0150 Oslo<br>Norway</address></main><footer>© 2026 Tidewater Labs AS · GSTIN 27AAPFU0939F1ZV</footer></body></html>`

const JSON_LD = `<!-- x --> {"@context":"https://schema.org", // comment
"@type":["Person","Thing"],"name":"Amara Quist","email":"mailto:amara@portside.example","telephone":["+46 31 000 0101",],
"worksFor":{"@type":"Organization","name":"Portside \\u0041uthority"},"sameAs":["https://social.example/amara"],"description":"line
break"}`

const TEXT = `Asha Verma
Head of Sales, Banyan Freight Pvt. Ltd.
12 Dock Road, Fort, Mumbai 400 001, Maharashtra
T +91 22 4000 0018 · M 098200 00017 · asha@banyan.example · GSTIN 27AAPFU0939F1ZV
दूरभाष: ०९८२० ००००१७`

const VCARDS = [
  'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E0=A4=B5=E0=A4=B0=E0=\r\n=A5=8D;Asha;;Dr.;\r\nTEL;WORK;VOICE:022 4000 0018\r\nPHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ\r\n AAAA==\r\n\r\nEMAIL;PREF;INTERNET:asha@banyan.example\r\nEND:VCARD\r\n',
  'BEGIN:VCARD\nVERSION:3.0\nN:Verma;Asha;Q\\,R,S;Dr.;\nFN:Dr. Asha Verma\nitem1.TEL;type=CELL:+91 98200 00017\nitem1.X-ABLabel:_$!<Main>!$_\nADR;TYPE=WORK:;;12 Dock Road\\nFort;Mumbai;MH;400001;India\nNOTE:one\\, two\n  folded\nURL:http\\://banyan.example\nEND:VCARD\nBEGIN:VCARD\nFN:Second\nEND:VCARD',
  'BEGIN:VCARD\nVERSION:4.0\nFN:Asha Verma\nTEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+91-22-4000-0018;ext=12\nADR;LABEL="a^nb":;;x;y;;z;IN\nBDAY:--0203\nKIND:org\nORG:Banyan;Ports\nEND:VCARD'
]

const CSVS = [
  'First Name,Last Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Labels,Birthday,Notes\nAsha,Verma,* Work,asha@banyan.example,Mobile,098200 00017 ::: 022 4000 0018,* myContacts ::: A,1984-11-03,"two\nlines, ""quoted"""\n,,,x@y.example,,,,,\n',
  'sep=;\nName;Firma;Telefon geschäftlich;Straße geschäftlich;PLZ;E-Mail;Geburtstag\nGrößmann;Möbel GmbH;03581 000 040;Mühlgasse 9;02826;l@moebel.example;14.2.1971\n',
  'Notes:\n"preamble, text"\n\nFirst Name,Last Name,URL,Email Address,Company,Position\nBeatriz,Quintela,https://in.example/b,,"Faro, Lda.",Manager\n',
  'anna@one.example\n"Cleo, Dr." <cleo@three.example>\n',
  'John Doe\tJohn\tDoe\tjohn@doe.example\nJane Doe\tJane\tDoe\tjane@doe.example\n'
]

const NAMES = [
  'Dr. Asha Q. Verma-Lund, PhD',
  'van der Berg, Jan-Willem Jr.',
  'K. R. Narayanan',
  'अनीता शर्मा',
  '鈴木 一郎',
  'MR JOHN "JACK" O’NEIL III',
  'Mehmet b. Yılmaz'
]
const MONEY = [
  '₹ 1,25,000.50',
  'Rs. 3.5 lakh',
  '1.234,56 €',
  'USD 12.99 – 15.00',
  "CHF 1'049,95",
  '१,२५,००० रुपये',
  '$1.2M'
]
const TABLE =
  'id,given_name,surname,street_number,address_1,suburb,postcode,state,email,phone\n1,asha,verma,12,dock road,fort,400001,mh,asha@banyan.example,022 4000 0018\n2,ahsa,verma,12,dock raod,fort,400010,mh,,02240000018\n3,imran,qureshi,7,hill lane,bandra,400050,mh,imran@x.example,\n'

export const seeds = {
  mail: [MAIL, FORWARD],
  page: [PAGE],
  'json-ld': [JSON_LD],
  text: [TEXT],
  vcard: VCARDS,
  csv: CSVS,
  names: NAMES,
  money: MONEY,
  duplicates: [TABLE]
} as const satisfies Readonly<Record<string, readonly string[]>>
