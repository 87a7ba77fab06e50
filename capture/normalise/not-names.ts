/**
 * Words that no personal name contains: job titles, departments, closings, labels, interface and business words. One of
 * them in a line means that the line names no person.
 */
export const NOT_NAMES = `
magistrate congressional avenue boulevard highway church chapel basilica cathedral baptist methodist lutheran catholic presbyterian diocese parish
synagogue mosque mandir gurdwara masjid temple abbey monastery ministries minister-of basilica
about above accept access accessibility accessories account accountant accounting accounts achievements acquisition across action
activate active activities activity actor actress add added additional address addresses admin administration administrative
administrator admissions adult advanced adventure advertise advertisement advertising advice adviser advisers advisor advisors
advisory advocacy affairs affiliate affiliates after again agency agenda agent agents agreement agriculture ahead aid air airline
airlines airport alert alerts alias alliance allied also alternative although alumni always ambassador amount analysis analyst
analytics and animal announcement announcements annual answer answers any anything apartment app apparel appeal applicant
application applications apply appointment appointments approach apps architect architects architecture archive archives are area
areas around arrangement art article articles artist artistic artists arts as ask assembly asset assets assistance assistant
assistants associate associates association at attachment attachments attention attorney attorneys auction audience audio audit auditor
author authority authors auto automation automotive available award awards away
back background backup bad badge bag balance bank banking bar base basic basket bathroom battery be beach beautiful beauty because
become bed bedroom been before begin beginning behind being below benefit benefits best-regards beta better between beyond
big bike billing biography biology board boards boat body bold bonus book booking bookings books bookstore born both bottom
box boys brand branding brands break breakfast breaking brief broadcast brochure broker brokers browse browser budget build
builder building buildings built bureau bus business businesses but buy buyer buyers by
calculator calendar call camp campaign campaigns campus can cancel cancer candidate capital captain car card cardiology cards care
career careers cargo cars cart case cases cash casino catalog catalogue catalyst categories category cell center centers central-office
centre centres ceo certificate certificates certification certified cfo chair chairman chairperson chairwoman challenge challenges
change changes channel channels chapter characters charity chart chat cheap check checkout checklist cheers chef chemical chemicals
chemistry chief child children choice choose choosing cio circle cities citizen citizens city claim claims class classes
classic classical classroom clear click client clients climate clinic clinical close closed clothing cloud club clubs cmo co-founder
coach coaching coalition code codes coffee cofounder collaboration collection collections college colleges color colour column
comedy coming comment comments commerce commercial commission commissioner committee committees commodities common communication
communications communities community companies company compare comparison competition complaints complete completed compliance
component components computer computers computing concept concepts concert conclusion condition conditions conference conferences
confidential confidentiality confirm congress connect connection connections conservation construction consultancy consultant
consultants consultation consulting consumer consumers contact contacts contact-us content contents contest continue contract
contracting contractor contractors contracts contribute contribution contributions contributor contributors control controller
convention conversation cookie cookies cooking coordinator coordination copy copyright cordialement corp corporate corporation correspondent
cost costs could council counsel counsellor counselor counseling counter country county course courses court courtesy cover coverage
create created creating creation creative creator credit credits crew crime crisis critical cto cultural culture currency current
curriculum custom customer customers customise customize cyber cybersecurity cycle cycling
daily dance danger dashboard data database databases date dates dealer dealers deals dear debate decision decor default defence
defense define definition degree degrees delete deliver delivering delivery demo democracy demographics dental dentist dentistry
department departments deputy description design designed designer designers designing designs desk desktop destination destinations
detail details develop developed developer developers developing development device devices devops diagnosis dictionary did diet
different difficult digital dinner direct direction directions director directorate directors directory disability disclaimer
disclosure discount discover discovery discuss discussion disease display distance distribution distributor distributors district
diversity divider division divisions do doctor doctors document documentation documents does dog dogs doing domain domains domestic
donate donation donations done door doors download downloads draft drama draw dream dreams dress drink drinks drive driver drivers
drop drug drugs during dynamic dynamics
each early earn earth easily eastern easy eat ecommerce economic economics economist economy edge edit edited editing edition
editor editorial editors education educational educator effect effective effects efficiency effort eight either election elections
electric electrical electrician electricity electronic electronics element elementary elements email emails embassy emergency employee
employees employer employment empowering enable encyclopedia end energy enforcement engagement engine engineer engineering engineers
enjoy enquiries enquiry ensure enter enterprise enterprises entertainment entire entrance entrepreneur entry environment
environmental equal equipment equity error errors especially essential essentials establish established estate estates estimate
ethics etc evaluation evening event events ever every everyday everyone everything evidence exam examination example examples
excellence excellent except exchange exclusive executive executives exercise exhibition exhibitions existing exit expect expected
experience experienced experiences expert expertise experts explore export exports express extension external extra eye
fabric face facebook facilities facility facts faculty failed fair fall families family famous fans faq faqs farm farmers farming
farms fashion fast fax feature featured features federal federation fee feed feedback feel fees female festival few fiction
fifth figures file files film films filter final finally finance finances financial financing find finder fine finish fire firm
firms first fish fishing fit fitness five fix flag flash flat fleet flexible flight flights floor flooring fly focus
folder follow followers following font food foods foot football footer for force forces forecast foreign forest forever forgot form
format former forms forum forums forward found foundation founded founder founders founding four fourth framework franchise
free freedom freelance freelancer freight frequently fresh friday friend friendly friends from front fuel full fully fun function
functions fund funded funding fundraising funds funeral furniture further future futures
gallery game games gaming garage garden gardening gardens gas gear gender general generation geography get getting giant gift
gifts girl girls give giving global go goal goals goes going gold goods google got governance government governor grade grades
graduate graduates graduation grand grants graphic graphics great greetings grid grocery ground group groups grow growing growth
guarantee guidance guide guidelines guides guitar gym
had hair half handbook handling hands handyman happen happening happy hardware has have he head headed header heading headline
headlines headmaster headquarters health healthcare healthy hear heard hearing heart heating heavy hello help helpful helping helpline
her here heritage herzliche hi hidden high higher highlight highlights highway him his historic historical history hobby
hold holding holdings holiday holidays holistic home homepage homes honor horror hospital hospitality hospitals host hosted hosting hot
hotel hotels hotline hour hours household houses housing how however hr html http https human humanities hybrid hygiene
ico icon ict idea ideas identification identity if illustration image images imaging immigration impact implementation import important
imports impressum improve improvement in inc incident include included including income incubator independent index indoor industrial
industries industry inform informatics information infrastructure initiative initiatives innovation innovations innovative input
inquiries inquiry inside insight insights inspection inspector inspiration instagram install installation instance instead institute
institutes institution institutional institutions instruction instructions instructor instructors instrument insurance integrated
integration integrity intellectual intelligence intelligent interactive interest interested interesting interests interior interiors
intern internal international internet internship internships interpreter interview interviews into introduction inventory
invest investment investments investor investors invitation invite invoice invoices involved is islands issue issues it item items its
itself
jewellery jewelry job join joined joint journal journalism journalist journals journey judges junior just
keep key keyboard keynote keywords kids kind kindergarten king-size kit kitchen kitchens know knowledge
lab label labels labor laboratories laboratory labs labour lady land landing landlord landscape landscaping language languages laptop
large largest last late later latest launch laundry law-firm lawyer lawyers lead leader leaders leadership leading leads
league learn learned learning lease leasing least leather leave lecture lecturer left legal legislation leisure length less lesson
lessons let letter letters level levels liability librarian libraries library licence license licensed licensing life lifestyle
light lighting like limited line lines link linkedin links liquor list listed listen listing listings lists literature litigation
live lives living llc llp loading loan loans lobby local location locations log logged login logistics logo logout looking
lost lot lounge low loyalty ltd lunch luxury
machine machinery machines made magazine magazines mail mailing main mainly maintain maintenance major make maker makers making male
man manage managed management manager managers managing mandatory manual manufacturer manufacturers manufacturing many map maps
marine maritime market marketer marketing marketplace markets mass master-class match material materials mathematics maths
matter matters maximum maybe mayor me meal meals mean meaning means measure mechanic mechanical media medical medicine medium meet
meeting meetings member members membership memo memorial memory men mens mental mentor mentoring menu menus merchandise merchant
message messages messaging met meta metal method methods metropolitan middle might military mind mine mining minister ministries
ministry minute minutes miscellaneous miss-you missing mission mit mobile mode model models modern modified module monday money
monitor monitoring month monthly months more morning mortgage mortgages most mother motor motorcycle motors mountain mouse move
movement movie movies moving mr mrs ms much multi multiple municipal museum museums music musical musician must mutual my
name names namaste nation national nations native natural nature naval navigation near nearby nearly necessary need needed needs
network networking networks neurology never new newcomers newest news newsletter newsletters newspaper newsroom next nice night
nine no nobody nonprofit noon normal northern not note notebook notes nothing notice notices notification notifications novel now
nuclear null number numbers nurse nursery nurses nursing nutrition
object objective objectives occupation occupational ocean of off offer offering offers office officer officers offices official
offline often oil ok okay old older olympic on oncology once one ongoing online only onto open opening operating operation operations
operator operators opinion opinions opportunities opportunity option optional options or orchestra order ordering orders ordinary
organic organisation organisations organization organizational organizations organizer organizing orientation origin original
orthopaedic orthopedic other others our ours ourselves out outdoor outdoors outlet outlook outreach output outside outsourcing over
overall overview own owned owner owners
pack package packages packaging packs pad page-not-found pages paid pain paint painting paintings panel paper papers paralegal
parent parents parking part participants participate participation parties partner partners partnership partnerships parts party
pass passed passenger password past pastry patent path patient patients pattern pay paying payment payments payroll peace
pediatric peer pending pension people per percent perfect perform performance performances performing perhaps period periods
permanent permission permit personal personalized personnel perspective pet pets pharma pharmaceutical pharmaceuticals
pharmacies pharmacist pharmacy phase phd phone phones photo photograph photographer photographers photographs photography photos phrase
physical physician physicians physics piano pick picture pictures pieces pilot pin pizza place placed placement places plan planet
planner planning plans plant plants plastic plastics platform platforms platinum play played player players playground playing please
plumber plumbing plus podcast podcasts poem poems poet poetry point points police policies policy political politics poll pool
poor popular population port portable portal portfolio portrait position positions positive possible post postal posted poster
posters posts potential powered practical practice practices practitioner preferred premier premium preparation preparatory prepare
prepared presence present presentation presentations presented president press pressure previous prices pricing primary principal
principals principles print printed printer printers printing prior priority prison privacy private privately prize prizes pro
probably problem problems procedure procedures process processes processing procurement produce produced producer producers product
production productions products profession professional professionals professor profile profiles profit program programme programmer
programmes programming programs progress project projects promo promote promoting promotion promotional promotions proof properties
property proposal proposals prospectus protect protected protection proud provide provided provider providers provides providing
provost psychiatry psychologist psychology public publication publications publicity published publisher publishers publishing purchase
purchasing purpose push put
qualification qualifications qualified quality quantity quarter quarterly query question questions quick quickly quiet quiz quote quotes
race racing radio radiology rail railway rain range ranking rare rate rated rates rating ratings rather re reach read reader readers
reading ready real realestate reality really realtor reason reasons receive received receiver recent recently reception receptionist
recipe recipes recommended record recorded recording records recovery recreation recruiter recruiters recruiting recruitment recycling
redirect reduce reference references refund regarding regards region regional regions register registered registrar registration registry
regular regulation regulations regulatory rehabilitation related relations relationship relationships release released releases reliable
relief religion religious remember remote removal remove removed renewable renewal rent rental rentals repair repairs replace replacement
reply report reported reporter reporters reporting reports repository representative representatives request requests require
required requirement requirements rescue research researcher researchers reservation reservations reserve reserved reset residence
resident residential residents resolution resort resorts resource resources respect response responsibilities responsibility responsible
rest restaurant restaurants results resume retail retailer retailers retired retirement return returns reunion revenue
review reviewed reviewer reviews rewards rich-text ride riding right rights ring rise risk risks river road roads robot robotics rock
role roles roofing room rooms root rotary route routes row rugby rule rules run running rural
sad safe safety said sailing sale sales salesperson salon salons same sample samples satellite saturday save saved saving savings say
says scale schedule schedules scheme scholar scholars scholarship scholarships school schools science sciences scientific scientist
scientists scope score scores screen screening script scroll sculpture sea search season seat seating sec second secondary secret
secretariat secretary section sections sector sectors secure secured securities security see seen select selected selection self sell
seller sellers selling semester seminar seminars senate senator send sender sending senior-manager sense sent separate september series
serious seriously serve served server servers service services serving session sessions set setting settings settlement setup seven several
sex shadow share shared shareholders shares sharing she sheet sheets shelter shift ship shipment shipping ships shoes shop shoppers
shopping shops shopping-cart shot should shoulder show shower showing showroom shows shuttle sick side sign signature
signed significant signup silent similar simple simply sincerely since single singles site sitemap sites six size sizes skills skin skip
sleep slide slider slides slow smaller smartphone smile smoking so social socials societies society sociology soft software soil solar
sold sole solicitor solicitors solution solutions some someone something sometimes song songs soon sorry sort sound source sources
southern souvenirs spa space spaces spam spare speak speaker speakers speaking special specialist specialists specialized
specials specialty species specific specification specifications speech speed spend spirit spiritual sponsor sponsored sponsors
sponsorship sport sporting sports spotlight spring square staff staffing stage standard standards star stars start started starting
startup startups state statement statements states station stationery stations statistics status stay steel step steps sticky still stock
stocks stop storage store stores stories storm story strategic strategies strategist strategy stream streaming street strength stress
strike structural structure structured structures student students studies studio studios study stuff style styles subject subjects
submission submissions submit submitted subscribe subscriber subscribers subscription subscriptions subsidiary success successful
such sugar suggestions suite suites summary summit sunday super superintendent supervisor supervisors supplement supplier suppliers
supplies supply support supported supporters supporting sure surface surgeon surgeons surgery surgical survey surveyor surveys survival
sustainability sustainable swim swimming switch switchboard sync system systems
table tables tablet tablets tag tags take taken taking talent talk talks tank tap target task tasks tax taxes taxi teach teacher
teachers teaching team teams tech technical technician technicians technique techniques technologies technologist technology teen
telecom telecommunications telephone television tell temple temporary ten tenant tender tenders tennis term terms test tested testimonial
testimonials testing tests text textile textiles than thank thanks that the theater theatre their them theme themes themselves
then theory therapist therapists therapy there therefore these they thing things think third this those though thought thoughts
thousand three through throughout thursday thus ticket tickets tile tiles time timeline times timing tip tips tires title titles to
today together toilet tomorrow tonight too tool toolkit tools top topic topics total touch tour tourism tourist tours toward towards
tower town towns toy toys track tracker tracking tracks trade trademark trademarks traders trades trading tradition traditional traffic
trailer train trainee trainer trainers training transaction transactions transfer transformation transit translate translation
translator transmission transparency transport transportation travel traveler traveling travels treasurer treatment treatments tree
trees trend trending trends trial trip trips trouble truck trucks true trust trusted trustee trustees truth try tuesday tuition
tutor tutorial tutorials tutoring tutors tv tweet twitter two type types typical
ultimate un unable uncategorized under undergraduate understand understanding underwriter underwriting uniform union unique unit united
units universal universities university unknown unless unlimited until untitled up upcoming update updated updates upgrade upload upon
upper urban us usa usage use used useful user username users using usually utilities utility
vacancies vacancy vacation vacations validation valley valuable valuation value values variety various vegan vehicle vehicles vendor
vendors venture ventures venue venues version versus vertical very veterans veterinarian veterinary via vice video videos view viewer
viewing views villas village vintage virtual vision visit visiting visitor visitors visits visual vital vocational voice volume
volunteer volunteering volunteers vote voting vp
wait waiting want warehouse warm warranty was waste watch water way ways we wealth wear weather web webinar webinars webmaster
website websites wedding weddings wednesday week weekend weekly weight welcome welfare well wellness were what whatever whatsapp wheel
wheels when where whether which while who whole wholesale whose why wide width wifi wild wildlife win window windows wine wines
winner winners wireless wish wishes with withdrawal within without woman women womens wonder wonderful woodwork word words work worker
workers workforce working workplace works workshop workshops world worldwide worth would write writer writers writing written wrong
yacht year yearly years yes yesterday yet yoga you your yours yourself youth youtube zip zone zoom
`

/** The same for other languages: closings, labels, titles, interface words. */
export const NOT_NAMES_OTHER = `
gruss grusse gruessen grussen gruesse mit freundlichen freundliche herzlichen herzliche beste besten viele liebe vielen danke dank
hochachtungsvoll sehr geehrte geehrter hallo guten tag geschaeftsfuehrer geschaftsfuhrer geschaftsfuhrerin geschaeftsfuehrerin
vorstand prokurist leiter leiterin leitung abteilung vertrieb einkauf verkauf buchhaltung personal kundenservice kundendienst
sachbearbeiter sachbearbeiterin mitarbeiter assistentin sekretariat telefon telefax fax mobil handy anschrift strasse plz ort
kontakt impressum datenschutz startseite uber ueber uns unser unsere team leistungen angebot angebote aktuelles neuigkeiten
veranstaltungen karriere stellenangebote anmelden suche weiter mehr zuruck oder und der die das ein eine von-uns fur fuer auf bei nach
gesellschaft verein stiftung universitat hochschule schule klinik krankenhaus stadt gemeinde amt ministerium
cordialement salutations bien amicalement sinceres respectueusement merci bonjour madame monsieur directeur directrice gerant
gerante responsable service client clients commercial commerciale comptable comptabilite assistante ressources humaines chef projet
chargee charge ingenieur avocat avocate adresse telephone portable courriel accueil mentions legales politique confidentialite
actualites plan acces nous notre nos vos votre les des aux dans pour avec sur qui est une societe entreprise mairie ecole
universite hopital cabinet solidairement
saludos cordiales cordial atentamente atte gracias un abrazo estimado estimada gerente jefe jefa departamento ventas compras
contabilidad recursos humanos ingeniero abogado direccion correo electronico telefono movil inicio contacto nosotros quienes somos
aviso legal politica privacidad noticias servicios productos empresa universidad hospital escuela ayuntamiento para con por los las
saluti cordiali distinti grazie buongiorno direttore responsabile ufficio vendite acquisti amministrazione ingegnere avvocato
indirizzo telefono cellulare posta contatti siamo prodotti servizi azienda societa comune scuola ospedale
atenciosamente cumprimentos melhores obrigado obrigada abracos bom dia diretor gerente vendas comercial endereco contato empresa
groeten groet vriendelijke hartelijke bedankt directeur afdeling verkoop inkoop adres telefoon mobiel over ons nieuws diensten
vennlig hilsen hilsner venlig med vanliga halsningar halsning mvh tack terveisin ystavallisin kiitos pozdrawiam powazaniem dziekuje
pozdravem dekuji udvozlettel tisztelettel koszonom saygilarimla tesekkurler iyi calismalar
dyrektor kierownik prezes specjalista dzial sprzedazy kontakt strona glowna
shukriya dhanyavad dhanyawad saadar sadar pranam namaskar regards-
best regards kind warm warmest sincerely faithfully truly respectfully cordially thanks thank cheers sent iphone ipad android
january february march april june july august september october november december monday tuesday wednesday thursday friday saturday
sunday januar februar maerz marz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag
janvier fevrier avril juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche
enero febrero abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo
gmbh ag kg ohg gbr ug ev sarl sas srl spa bv nv oy ab asa aps ltda pty plc llc llp inc corp pvt ltd limited co cie
`

/** Words of other scripts that no personal name contains. */
export const NOT_NAMES_SCRIPTS = `
सादर धन्यवाद धन्यवाद। शुभकामनाएँ शुभकामनाएं शुभकामनाओं सहित आपका आपकी भवदीय भवदीया विनीत नमस्ते नमस्कार प्रिय महोदय महोदया जी-हाँ
संपर्क सम्पर्क करें करे करना किया गया गई के का की को में से पर है हैं था थे थी और या एवं तथा हम हमारे हमारा हमारी आप आपके यह ये वह वे इस
उस लिए साथ बारे मुख्य पृष्ठ मुखपृष्ठ होम सेवा सेवाएं सेवाएँ सेवाओं उत्पाद समाचार सूचना जानकारी कार्यालय विभाग मंत्रालय निदेशक महानिदेशक प्रबंधक
महाप्रबंधक प्रबन्धक अध्यक्ष उपाध्यक्ष सचिव सहायक अधिकारी अभियंता अभियन्ता लेखाकार कंपनी कम्पनी लिमिटेड प्राइवेट प्रा लि बैंक विश्वविद्यालय
विद्यालय महाविद्यालय अस्पताल संस्थान संस्था समिति संगठन सरकार भारत-सरकार राज्य जिला नगर फोन फ़ोन मोबाइल दूरभाष ईमेल ई-मेल पता वेबसाइट दिनांक
विषय संदेश उत्तर भेजें भेजा लॉगिन खोज खोजें अधिक पढ़ें पढ़े देखें देखे सभी नया नई नए आज कल बिक्री विपणन वित्त मानव संसाधन तकनीकी प्रमुख कार्यकारी
मुख्य-कार्यकारी संस्थापक सलाहकार विक्रेता ग्राहक मूल्य शुल्क नियम शर्तें गोपनीयता नीति सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार जनवरी फरवरी
मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर शुभ दीपावली होली आभार स्नेह मंगल कामनाएं
ধন্যবাদ শুভেচ্ছা যোগাযোগ আমাদের সম্পর্কে এবং পরিচালক ব্যবস্থাপক বিভাগ
நன்றி அன்புடன் தொடர்பு எங்கள் மேலாளர் இயக்குனர் மற்றும் ధన్యవాదాలు సంప్రదించండి మా ಧನ್ಯವಾದಗಳು ಸಂಪರ್ಕಿಸಿ ನಮ್ಮ നന്ദി
આભાર સંપર્ક અમારા ਧੰਨਵਾਦ ਸੰਪਰਕ
спасибо уважением наилучшими пожеланиями директор менеджер отдел продаж контакты главная компания новости услуги генеральный
специалист руководитель бухгалтер инженер телефон адрес и или для нас наши
شكرا تحياتي مدير شركة اتصل بنا الرئيسية قسم مع خالص التقدير
`

/** Legal, department and industry characters of Chinese and Japanese that no personal name contains. */
export const NOT_NAMES_HAN =
  /[们的是和与及或有在为我你您他她它这那哪]|公司|有限|经理|經理|总监|總監|主任|部长|部長|部门|部門|主管|总裁|總裁|董事|集团|集團|株式|会社|銀行|银行|大学|大學|学院|医院|醫院|联系|聯繫|关于|關於|首页|首頁|产品|產品|服务|服務|新闻|新聞|中心|地址|电话|電話|邮箱|邮件|営業|担当|課長|社長|代表|取締役|工程师|助理|秘书|客服|销售|市场|技术|高级|更多|登录|注册|搜索|下载|谢谢|感谢|此致|敬礼|您好/u

/** English words that are family or given names as well: they speak neither for nor against a name. */
export const ALSO_NAMES = `
best banks page cook price law bishop king prince duke young may april june august will mark grace hope faith joy rose summer dawn
star field fields park parks brown white black green gray stone wood woods hill west north east south love noble rich
short long small little strong wise good sweet bell ball best case chase cross day frost gates glass golden grant hall head house
hunt hunter jobs judge lane major marks master miller minor moon moss park parsons pope porter power powers rush sharp
shepherd singer smart snow sparks speaker spring stark steel steele street swift taylor trainer turner valentine wall walker ward
waters weaver weeks wells wheeler winter winters art bill bob buck chip cliff dale dean don earl forest frank gene guy jack jay josh
lance lee les miles nick norm pat penny pierce ray red reed rob rod rusty sandy sky skip stew sue tad ted tim tom van victor wade
amber angel april autumn brook carol cherry christian crystal daisy eve ginger hazel heather holly iris ivy jade jasmine jean jewel
lily mercy olive pearl robin ruby violet iron bird carpenter baker butler chandler clark coleman cooper farmer fisher fowler
gardener gardner mason palmer potter sawyer shoemaker smith tanner trainor
`
