import { wordSet } from './plain-text'

/** Domains where anyone gets a mailbox (free mail, internet providers, throw-away mail). */
export const FREE_MAIL = wordSet(`
gmail.com googlemail.com outlook.com hotmail.com live.com msn.com passport.com windowslive.com yahoo.com ymail.com
rocketmail.com aol.com aim.com love.com icloud.com me.com mac.com proton.me protonmail.com protonmail.ch pm.me tutanota.com
tutanota.de tutamail.com tuta.com tuta.io keemail.me zoho.com zohomail.com zohomail.in zohomail.eu fastmail.com fastmail.fm
hey.com mail.com email.com usa.com post.com europe.com asia.com consultant.com engineer.com dr.com gmx.com gmx.net gmx.de
gmx.at gmx.ch gmx.us gmx.fr caramail.com web.de freenet.de t-online.de arcor.de online.de 1und1.de kabelmail.de mail.de
posteo.de posteo.net mailbox.org freemail.de vodafone.de o2online.de bluewin.ch hispeed.ch sunrise.ch aon.at chello.at
orange.fr wanadoo.fr free.fr sfr.fr laposte.net neuf.fr bbox.fr numericable.fr club-internet.fr aliceadsl.fr voila.fr
libero.it virgilio.it tiscali.it alice.it tin.it tim.it inwind.it iol.it fastwebnet.it email.it poste.it pec.it aruba.it
telefonica.net terra.es ono.com movistar.es sapo.pt iol.pt clix.pt telepac.pt mail.pt ziggo.nl kpnmail.nl kpnplanet.nl
planet.nl hetnet.nl home.nl upcmail.nl xs4all.nl casema.nl telenet.be skynet.be proximus.be scarlet.be voo.be
telia.com spray.se comhem.se bredband.net tele2.se online.no broadpark.no getmail.no mail.dk jubii.dk stofanet.dk
luukku.com kolumbus.fi elisanet.fi suomi24.fi saunalahti.fi wp.pl o2.pl onet.pl op.pl interia.pl interia.eu gazeta.pl
poczta.fm tlen.pl vp.pl poczta.onet.pl seznam.cz email.cz post.cz centrum.cz atlas.cz volny.cz azet.sk centrum.sk zoznam.sk
pobox.sk freemail.hu citromail.hu t-online.hu abv.bg mail.bg dir.bg net.hr inet.hr siol.net t-2.net mail.ee hot.ee inbox.lv
inbox.lt one.lv one.lt mail.ru bk.ru list.ru inbox.ru internet.ru xmail.ru yandex.ru yandex.com yandex.ua ya.ru narod.ru
rambler.ru lenta.ru ro.ru ukr.net i.ua meta.ua bigmir.net tut.by mail.by mail.kz otenet.gr forthnet.gr hol.gr in.gr
mynet.com ttmail.com superonline.com walla.com walla.co.il 012.net.il netvision.net.il bezeqint.net
rediffmail.com rediff.com indiatimes.com sify.com in.com vsnl.com vsnl.net bsnl.in bsnl.co.in mtnl.net.in airtelmail.in
airtelmail.com dataone.in eth.net satyam.net.in email.in mail.in yahoomail.com cyber.net.pk hotmail.co.in
qq.com vip.qq.com foxmail.com 163.com 126.com yeah.net 188.com vip.163.com sina.com sina.cn vip.sina.com sohu.com tom.com
21cn.com 139.com 189.cn wo.cn aliyun.com 263.net eyou.com naver.com hanmail.net daum.net nate.com korea.com kakao.com
docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp nifty.com biglobe.ne.jp so-net.ne.jp ocn.ne.jp excite.co.jp
goo.jp infoseek.jp plala.or.jp hinet.net seed.net.tw pchome.com.tw netvigator.com singnet.com.sg pacific.net.sg
starhub.net.sg streamyx.com tm.net.my telkom.net plasa.com cbn.net.id pldtdsl.net globe.com.ph
bigpond.com bigpond.net.au optusnet.com.au optusnet.com iinet.net.au tpg.com.au internode.on.net ozemail.com.au aapt.net.au
dodo.com.au westnet.com.au xtra.co.nz slingshot.co.nz orcon.net.nz vodafone.co.nz clear.net.nz
btinternet.com btopenworld.com btconnect.com sky.com talktalk.net virginmedia.com virgin.net ntlworld.com blueyonder.co.uk
tiscali.co.uk plus.com plusnet.com o2.co.uk orange.net freeserve.co.uk fsmail.net wanadoo.co.uk eircom.net indigo.ie
comcast.net verizon.net att.net sbcglobal.net bellsouth.net pacbell.net ameritech.net swbell.net cox.net charter.net
earthlink.net optonline.net rr.com roadrunner.com twc.com frontier.com frontiernet.net windstream.net centurylink.net
embarqmail.com juno.com netzero.net netscape.net mindspring.com excite.com lycos.com mail2world.com inbox.com hushmail.com
gmx.co.uk rogers.com bell.net sympatico.ca shaw.ca telus.net videotron.ca cogeco.ca eastlink.ca
uol.com.br bol.com.br terra.com.br ig.com.br globo.com globomail.com r7.com oi.com.br zipmail.com.br prodigy.net.mx
telmex.com speedy.com.ar arnet.com.ar fibertel.com.ar ciudad.com.ar vtr.net mweb.co.za telkomsa.net vodamail.co.za
webmail.co.za iafrica.com emirates.net.ae eim.ae maktoob.com
mailinator.com guerrillamail.com 10minutemail.com yopmail.com trashmail.com tempmail.com temp-mail.org sharklasers.com
dispostable.com getnada.com maildrop.cc discard.email mailnesia.com duck.com simplelogin.com anonaddy.com relay.firefox.com
mozmail.com privaterelay.appleid.com users.noreply.github.com posteo.at disroot.org riseup.net autistici.org startmail.com
runbox.com mailfence.com countermail.com kolabnow.com skiff.com cock.li hotmail.de live.de
`)

/** Providers that use their name under many suffixes: `yahoo.co.in`, `hotmail.fr`, `live.nl`. */
export const FREE_MAIL_NAMES = wordSet('yahoo hotmail live outlook gmx ymail yandex aol rediffmail googlemail')

/** Local parts that name a function and not a person, in the languages of the markets we know. */
export const ROLE_LOCALS = wordSet(`
info infos information informations informatie informacion informacje informazioni kontakt contact contacts contactus
contacto contato contatto kontakty hello hallo hi hola bonjour ciao namaste office offices buero sekretariat secretariat
secretary secretaria segreteria reception receptie empfang rezeption frontdesk frontoffice backoffice admin administrator
administration administracion administracao administrazione amministrazione verwaltung admissions admission
sales sale salesteam salesdesk vente ventes vertrieb verkauf ventas vendas vendite verkoop forsaljning myynti sprzedaz
commercial comercial commerciale marketing business bizdev bd partners partner partnership partnerships affiliates
enquiry enquiries inquiry inquiries query queries anfrage anfragen ask question questions
support supporto suporte soporte help helpdesk helpline service services servicedesk kundenservice kundendienst customercare
customerservice customersupport customers customer care cs csr client clients clientservices techsupport tech it itsupport
itdesk edv informatik systems sysadmin root hostmaster postmaster webmaster web webteam website abuse noc security
soc dns ssl domain domains hosting
billing invoice invoices invoicing rechnung rechnungen buchhaltung fakturierung faktura facturation factures facturacion
accounts account accounting accountspayable accountsreceivable ap ar payable payables receivable receivables payments payment
payroll finance finances treasury audit tax gst purchase purchases purchasing procurement einkauf achats compras acquisti
inkoop tender tenders vendor vendors supplier suppliers logistics logistik shipping dispatch delivery warehouse stores store
orders order bestellung bestellungen commande commandes pedidos ordini booking bookings reservation reservations reservas
prenotazioni buchung tickets ticket events event
hr humanresources people talent jobs job career careers karriere bewerbung bewerbungen recruiting recruitment recruiter rh
cv resume resumes hiring personal emploi empleo lavoro vacancies placement placements training
press presse media newsroom pr communications communication comms editor editors editorial redaktion redaction redazione news
newsletter newsletters subscribe unsubscribe subscriptions lists list listserv majordomo members membership
legal law compliance privacy datenschutz dataprotection dpo gdpr grievance grievances nodal ombudsman complaints complaint
feedback suggestions survey
team teams staff all everyone group board management direction direccion geschaeftsleitung geschaeftsfuehrung gf ceo office365
shop store ecommerce online web app apps mobile api dev developer developers development engineering devops git ci build
alerts alert notification notifications notify notice notices system mailer mail mails email emails mailbox post posta
noreply donotreply dontreply nepasrepondre noresponder keineantwort nichtantworten daemon bounce bounces reply replies robot
bot bots auto automated automailer mailerdaemon
donations donate volunteer volunteers alumni library registrar principal dean exam exams examination school clinic
appointments appointment doctor pharmacy lab reports rental rentals leasing property properties estates investors investor ir
investorrelations export exports import imports trade wholesale dealers dealer distributors franchise warranty spares parts
production quality qa qc plant factory works workshop projects project operations operation ops maintenance facilities travel
visa tours tour holidays hotel restaurant kitchen catering spa gym club secretary treasurer president chairman
sampark seva suvidha karyalay soochna anfragen presseanfragen impressum bestellen
`)

/** Local parts of machines: nobody reads what is sent there. */
export const ROBOT_LOCALS = wordSet(`
noreply donotreply dontreply nepasrepondre noresponder keineantwort nichtantworten daemon mailerdaemon mailer bounce bounces
notification notifications notify alert alerts automailer automated robot bot system postmaster autoreply unsubscribe
`)
