/**
 * Names of countries and territories by ISO 3166-1 alpha-2 code: English first, then their own languages, then others that
 * addresses use. One country a line, names separated by `|`, folded when read.
 */
export const COUNTRY_NAMES = `
AD andorra
AE united arab emirates|uae|u.a.e.|emirates|الإمارات العربية المتحدة|الإمارات|vereinigte arabische emirate|emirats arabes unis|emiratos arabes unidos|संयुक्त अरब अमीरात|阿联酋
AF afghanistan|افغانستان|अफ़ग़ानिस्तान
AG antigua and barbuda|antigua & barbuda
AI anguilla
AL albania|shqiperia|shqiperi|albanien|albanie
AM armenia|հայաստան|armenien
AO angola
AQ antarctica
AR argentina|argentinien|argentine|republica argentina
AS american samoa
AT austria|osterreich|oesterreich|autriche|oostenrijk|republik osterreich|rakousko|rakusko|ausztria|avusturya|ऑस्ट्रिया
AU australia|australien|australie|commonwealth of australia|ऑस्ट्रेलिया|澳大利亚|オーストラリア|avustralya
AW aruba
AX aland islands|aland|ahvenanmaa|aland, finland
AZ azerbaijan|azerbaycan|aserbaidschan
BA bosnia and herzegovina|bosnia & herzegovina|bosna i hercegovina|bosnia|bosnien und herzegowina|bosnien-herzegowina|босна и херцеговина
BB barbados
BD bangladesh|বাংলাদেশ|बांग्लादेश|bangladesch
BE belgium|belgie|belgique|belgien|belgica|belgio|बेल्जियम
BF burkina faso
BG bulgaria|българия|bulgarien|bulgarie
BH bahrain|البحرين|kingdom of bahrain
BI burundi
BJ benin
BL saint barthelemy|st barthelemy|saint-barthelemy, france|saint-barthelemy
BM bermuda
BN brunei|brunei darussalam
BO bolivia|bolivien
BQ caribbean netherlands|bonaire, sint eustatius and saba
BR brazil|brasil|brasilien|bresil|brasile|brazilie|ब्राज़ील|巴西
BS bahamas|the bahamas
BT bhutan|भूटान
BV bouvet island
BW botswana
BY belarus|беларусь|weissrussland|bielorussie|белоруссия
BZ belize
CA canada|kanada|कनाडा|加拿大|カナダ
CC cocos (keeling) islands|cocos islands
CD congo-kinshasa|democratic republic of the congo|dr congo|drc|republique democratique du congo|congo (drc)
CF central african republic|republique centrafricaine
CG congo-brazzaville|congo|republic of the congo|republique du congo
CH switzerland|schweiz|suisse|svizzera|svizra|suiza|zwitserland|szwajcaria|स्विट्ज़रलैंड|瑞士|スイス|schweiz/suisse|isvicre|sveits
CI cote d'ivoire|ivory coast|elfenbeinkuste
CK cook islands
CL chile|republica de chile
CM cameroon|cameroun|kamerun
CN china|中国|中國|people's republic of china|peoples republic of china|p.r. china|p. r. china|pr china|prc|p.r.c.|chine|चीन|中华人民共和国
CO colombia|kolumbien|colombie
CR costa rica
CU cuba|kuba
CV cape verde|cabo verde
CW curacao
CX christmas island
CY cyprus|κυπρος|zypern|chypre|kibris
CZ czech republic|czechia|ceska republika|cesko|tschechien|tschechische republik|republique tcheque|tchequie|republica checa
DE germany|deutschland|allemagne|alemania|germania|duitsland|niemcy|nemecko|tyskland|saksa|alemanha|bundesrepublik deutschland|federal republic of germany|जर्मनी|德国|ドイツ|ألمانيا|германия|almanya|nemetorszag
DJ djibouti
DK denmark|danmark|danemark|danemarca|daenemark|denemarken|dinamarca|डेनमार्क
DM dominica
DO dominican republic|republica dominicana
DZ algeria|algerie|الجزائر|algerien
EC ecuador
EE estonia|eesti|estland|estonie
EG egypt|مصر|agypten|egypte|मिस्र
EH western sahara
ER eritrea
ES spain|espana|spanien|espagne|spagna|spanje|espanha|स्पेन|西班牙|スペイン|hiszpania|ispanya|espanya
ET ethiopia|ኢትዮጵያ|athiopien
FI finland|suomi|finnland|finlande|finlandia|फ़िनलैंड
FJ fiji
FK falkland islands
FM micronesia|federated states of micronesia
FO faroe islands|foroyar|faroer
FR france|frankreich|francia|frankrijk|frankrike|francja|francie|franca|ranska|फ़्रांस|फ्रांस|法国|フランス|فرنسا|франция|fransa|franciaorszag
GA gabon
GB united kingdom|uk|u.k.|great britain|britain|england|scotland|wales|northern ireland|grossbritannien|royaume-uni|royaume uni|reino unido|regno unito|verenigd koninkrijk|vereinigtes konigreich|यूनाइटेड किंगडम|ब्रिटेन|英国|イギリス|المملكة المتحدة|великобритания|storbritannien|united kingdom of great britain and northern ireland|birlesik krallik
GD grenada
GE georgia|საქართველო|georgien|republic of georgia
GF french guiana|guyane|guyane francaise
GG guernsey|guernsey, channel islands
GH ghana
GI gibraltar
GL greenland|kalaallit nunaat|gronland
GM gambia|the gambia
GN guinea|guinee
GP guadeloupe|guadeloupe, france
GQ equatorial guinea|guinea ecuatorial
GR greece|ελλαδα|hellas|griechenland|grece|grecia|griekenland|ellada|ελλάδα
GS south georgia|south georgia and the south sandwich islands
GT guatemala
GU guam
GW guinea-bissau|guine-bissau
GY guyana
HK hong kong|香港|hong kong sar|hongkong|h.k.|hong kong s.a.r.|hong kong, china
HM heard island and mcdonald islands
HN honduras
HR croatia|hrvatska|kroatien|croatie|croacia|croazia
HT haiti|ayiti
HU hungary|magyarorszag|ungarn|hongrie|hungria|ungheria
ID indonesia|indonesien|indonesie|republik indonesia|इंडोनेशिया
IE ireland|eire|irland|irlande|irlanda|republic of ireland|ierland|आयरलैंड
IL israel|ישראל|इज़राइल
IM isle of man
IN india|bharat|भारत|indien|inde|ভারত|ભારત|ਭਾਰਤ|இந்தியா|భారతదేశం|భారత్|ಭಾರತ|ഇന്ത്യ|ଭାରତ|हिंदुस्तान|हिन्दुस्तान|india (bharat)|republic of india|印度|インド|الهند|индия|indie|hindistan
IO british indian ocean territory
IQ iraq|العراق|irak
IR iran|ایران|islamic republic of iran
IS iceland|island|islande|islandia
IT italy|italia|italien|italie|italië|wlochy|italya|इटली|意大利|イタリア|итaлия
JE jersey, channel islands
JM jamaica
JO jordan|الأردن|jordanien|jordanie
JP japan|日本|japon|giappone|nippon|जापान|日本国
KE kenya|kenia
KG kyrgyzstan|кыргызстан|kirgisistan|киргизия
KH cambodia|kampuchea|កម្ពុជា|kambodscha
KI kiribati
KM comoros|comores
KN saint kitts and nevis|st kitts and nevis|st. kitts and nevis
KP north korea
KR south korea|korea|republic of korea|대한민국|한국|sudkorea|coree du sud|korea, republic of|rep. of korea|दक्षिण कोरिया|韩国|韓国|korea republic
KW kuwait|الكويت
KY cayman islands
KZ kazakhstan|казахстан|қазақстан|kasachstan
LA laos|lao pdr|lao people's democratic republic
LB lebanon|لبنان|الجمهورية اللبنانية|libanon|liban
LC saint lucia|st lucia|st. lucia
LI liechtenstein|furstentum liechtenstein
LK sri lanka|ශ්‍රී ලංකාව|இலங்கை|श्रीलंका
LR liberia
LS lesotho
LT lithuania|lietuva|litauen|lituanie
LU luxembourg|luxemburg|letzebuerg|lussemburgo|luxemburgo
LV latvia|latvija|lettland|lettonie
LY libya|ليبيا|libyen
MA morocco|maroc|المغرب|marokko|marruecos
MC monaco
MD moldova|republica moldova|republic of moldova|moldawien
ME montenegro|crna gora|црна гора
MF saint martin|st martin|saint-martin
MG madagascar|madagasikara
MH marshall islands
MK north macedonia|macedonia|f.y.r.o.m.|fyrom|северна македонија|македонија|mazedonien|nordmazedonien
ML mali
MM myanmar|burma
MN mongolia|монгол улс|mongolei
MO macau|macao|澳門|macao sar
MP northern mariana islands
MQ martinique|martinique, france
MR mauritania|mauritanie|موريتانيا
MS montserrat
MT malta
MU mauritius|maurice|ile maurice
MV maldives|republic of maldives
MW malawi
MX mexico|mejico|mexiko|mexique|messico|estados unidos mexicanos|मेक्सिको
MY malaysia|मलेशिया
MZ mozambique|mocambique|mosambik
NA namibia
NC new caledonia|nouvelle-caledonie|nouvelle caledonie
NE niger
NF norfolk island
NG nigeria|नाइजीरिया
NI nicaragua
NL netherlands|the netherlands|nederland|niederlande|pays-bas|pays bas|holland|paises bajos|paesi bassi|holandia|नीदरलैंड|荷兰|オランダ|hollanda
NO norway|norge|noreg|norwegen|norvege|noruega|norvegia|noorwegen|नॉर्वे
NP nepal|नेपाल
NR nauru
NU niue
NZ new zealand|aotearoa|neuseeland|nouvelle-zelande|nueva zelanda|न्यूज़ीलैंड|aotearoa new zealand
OM oman|عمان|سلطنة عمان|sultanate of oman
PA panama
PE peru|perou
PF french polynesia|polynesie francaise
PG papua new guinea
PH philippines|the philippines|pilipinas|philippinen|filipinas
PK pakistan|پاکستان|पाकिस्तान
PL poland|polska|polen|pologne|polonia|पोलैंड|波兰|polonya|polsko
PM saint pierre and miquelon|saint-pierre-et-miquelon
PN pitcairn
PR puerto rico
PS palestine|palestinian territories|state of palestine|فلسطين
PT portugal|portogallo|पुर्तगाल|portekiz
PW palau
PY paraguay
QA qatar|قطر|state of qatar|katar
RE reunion|la reunion|la reunion, france
RO romania|rumanien|roumanie|rumania|romanya
RS serbia|srbija|србија|serbien|serbie
RU russia|russian federation|россия|российская федерация|russland|russie|rusia|रूस|rusya|rosja
RW rwanda|ruanda
SA saudi arabia|kingdom of saudi arabia|ksa|k.s.a.|المملكة العربية السعودية|السعودية|saudi-arabien|arabie saoudite|सऊदी अरब
SB solomon islands
SC seychelles
SD sudan|السودان
SE sweden|sverige|schweden|suede|suecia|svezia|zweden|स्वीडन|ruotsi|szwecja
SG singapore|singapur|singapour|新加坡|सिंगापुर|singapura|republic of singapore
SH saint helena|st helena
SI slovenia|slovenija|slowenien|slovenie
SJ svalbard and jan mayen|svalbard
SK slovakia|slovak republic|slovensko|slovenska republika|slowakei|slovaquie|eslovaquia
SL sierra leone
SM san marino
SN senegal
SO somalia|soomaaliya
SR suriname
SS south sudan
ST sao tome and principe
SV el salvador
SX sint maarten
SY syria|سوريا|syrien
SZ eswatini|swaziland
TC turks and caicos islands
TD chad|tchad
TF french southern territories
TG togo
TH thailand|ประเทศไทย|ไทย|thailande|थाईलैंड|タイ
TJ tajikistan|таджикистан|тоҷикистон
TK tokelau
TL timor-leste|east timor
TM turkmenistan
TN tunisia|tunisie|تونس|tunesien
TO tonga
TR turkey|turkiye|turkei|turquie|turquia|turchia|türkiye cumhuriyeti|तुर्की|turkije
TT trinidad and tobago|trinidad & tobago|trinidad
TV tuvalu
TW taiwan|台灣|台湾|臺灣|taiwan, roc|taiwan r.o.c.|taiwan, r.o.c.|taiwan (r.o.c.)|taiwan roc
TZ tanzania|tansania
UA ukraine|україна|ukraina|украина|यूक्रेन
UG uganda
UM united states minor outlying islands
US united states|united states of america|usa|u.s.a.|u.s.|us|the united states of america|vereinigte staaten|vereinigte staaten von amerika|etats-unis|etats unis|estados unidos|stati uniti|america|verenigde staten|अमेरिका|संयुक्त राज्य अमेरिका|美国|アメリカ|الولايات المتحدة|сша|eeuu|ee.uu.
UY uruguay
UZ uzbekistan|o'zbekiston|oʻzbekiston|узбекистан
VA vatican city|vatican|citta del vaticano
VC saint vincent and the grenadines|st vincent and the grenadines
VE venezuela
VG british virgin islands
VI us virgin islands|u.s. virgin islands|virgin islands
VN vietnam|viet nam|việt nam|वियतनाम|越南|ベトナム|s.r. vietnam
VU vanuatu
WF wallis and futuna
WS samoa
XK kosovo|kosova
YE yemen|اليمن
YT mayotte|mayotte, france
ZA south africa|suid-afrika|sudafrika|afrique du sud|rsa|republic of south africa|दक्षिण अफ्रीका|南非
ZM zambia
ZW zimbabwe|simbabwe
`
