/** Well-known cities of one word. Some are names of persons as well. */
export const CITY_WORDS = `
mumbai delhi bengaluru bangalore hyderabad ahmedabad chennai kolkata surat pune jaipur lucknow kanpur nagpur indore thane bhopal
visakhapatnam patna vadodara ghaziabad ludhiana agra nashik faridabad meerut rajkot varanasi srinagar aurangabad dhanbad
amritsar allahabad prayagraj ranchi howrah coimbatore jabalpur gwalior vijayawada jodhpur madurai raipur kota guwahati
chandigarh solapur hubli mysore mysuru tiruchirappalli bareilly gurgaon gurugram noida kochi ernakulam thiruvananthapuram
kozhikode mangalore mangaluru dehradun shimla goa panaji udaipur siliguri bhubaneswar cuttack jamshedpur ajmer bhilai bikaner
durgapur gorakhpur jammu kolhapur moradabad nellore saharanpur salem sangli thrissur tiruppur ujjain vapi ankleshwar rudrapur panipat
karnal rohtak hisar panchkula mohali zirakpur patiala bathinda satara ahmednagar jalgaon bhavnagar jamnagar anand guntur warangal
hosur hosapete belgaum belagavi davanagere tirupati vellore erode rourkela bokaro haridwar haldwani bhiwandi silvassa daman london manchester
birmingham liverpool leeds glasgow edinburgh bristol cardiff belfast dublin cork galway oxford cambridge paris lyon marseille
toulouse nice nantes strasbourg bordeaux lille berlin hamburg munich munchen muenchen koln koeln cologne frankfurt stuttgart
dusseldorf duesseldorf dortmund essen leipzig bremen dresden hannover nurnberg nuernberg vienna wien graz linz salzburg zurich
zuerich geneva geneve basel bern lausanne brussels bruxelles antwerp antwerpen ghent gent amsterdam rotterdam utrecht eindhoven
copenhagen kobenhavn stockholm goteborg malmo oslo bergen helsinki madrid barcelona valencia sevilla seville bilbao lisbon
lisboa porto rome roma milan milano turin torino naples napoli bologna firenze venezia venice athens prague praha brno warsaw
warszawa krakow wroclaw gdansk
मुंबई मुम्बई दिल्ली बेंगलुरु बंगलौर हैदराबाद अहमदाबाद चेन्नई कोलकाता सूरत पुणे पूना जयपुर लखनऊ कानपुर नागपुर इंदौर इन्दौर ठाणे भोपाल पटना
वडोदरा बड़ौदा गाजियाबाद ग़ाज़ियाबाद लुधियाना आगरा नासिक नाशिक फरीदाबाद मेरठ राजकोट वाराणसी बनारस श्रीनगर औरंगाबाद धनबाद अमृतसर
इलाहाबाद प्रयागराज रांची हावड़ा जबलपुर ग्वालियर जोधपुर रायपुर कोटा गुवाहाटी चंडीगढ़ सोलापुर मैसूर बरेली गुड़गांव गुरुग्राम नोएडा कोच्चि
देहरादून शिमला पणजी उदयपुर सिलीगुड़ी भुवनेश्वर जमशेदपुर अजमेर भिलाई बीकानेर गोरखपुर जम्मू कोल्हापुर मुरादाबाद सहारनपुर उज्जैन पानीपत करनाल
रोहतक हिसार पंचकुला मोहाली पटियाला सांगली सातारा जलगांव जामनगर भावनगर हरिद्वार हल्द्वानी झांसी अलीगढ़ मथुरा बिलासपुर सागर poznan budapest bucharest sofia zagreb belgrade ljubljana bratislava vilnius riga tallinn kyiv
kiev moscow moskva istanbul ankara izmir dubai sharjah doha riyadh jeddah kuwait muscat manama cairo casablanca nairobi lagos
accra johannesburg durban pretoria singapore jakarta bangkok manila hanoi seoul busan tokyo osaka kyoto nagoya yokohama beijing
shanghai shenzhen guangzhou taipei sydney melbourne brisbane perth adelaide canberra auckland wellington christchurch toronto
montreal vancouver ottawa calgary edmonton winnipeg quebec halifax chicago houston phoenix philadelphia dallas austin seattle
denver boston detroit memphis baltimore milwaukee albuquerque tucson fresno sacramento atlanta omaha miami minneapolis tulsa
cleveland pittsburgh cincinnati orlando tampa charlotte indianapolis brasilia santiago lima bogota caracas quito montevideo
havana
`

/** States and countries of one word. */
export const STATE_WORDS = `
alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa
kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio
oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming carolina dakota hampshire jersey
mexico afghanistan albania algeria argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium bolivia
brazil brasil bulgaria cambodia cameroon canada chile china colombia croatia cuba cyprus czechia denmark danmark ecuador egypt
england estonia ethiopia finland suomi france germany deutschland ghana greece hungary iceland india indonesia iran iraq ireland
israel italy italia japan jordan kazakhstan kenya korea latvia lebanon libya lithuania luxembourg malaysia malta mauritius
morocco myanmar namibia nepal netherlands nederland nigeria norway norge oman pakistan panama paraguay peru philippines poland
polska portugal qatar romania russia rwanda scotland senegal serbia slovakia slovenia somalia spain espana sudan sweden sverige
switzerland schweiz suisse svizzera syria taiwan tanzania thailand tunisia turkey turkiye uganda ukraine emirates uruguay
venezuela vietnam wales yemen zambia zimbabwe asia africa europe europa america maharashtra gujarat rajasthan karnataka kerala
telangana tamilnadu odisha punjab haryana bihar jharkhand uttarakhand assam tripura meghalaya manipur nagaland mizoram sikkim
pradesh bengal kashmir ladakh hindustan bharat ontario alberta manitoba saskatchewan
`

/** Places of several words, as a whole line. */
export const PLACE_PHRASES = `
san francisco|san jose|san diego|san antonio|san juan|santa clara|santa monica|santa cruz|santa barbara|santa fe|santa ana|st louis
|saint louis|st petersburg|saint petersburg|saint paul|st paul|los angeles|las vegas|el paso|hong kong|kuala lumpur|tamil nadu
|sri lanka|saudi arabia|costa rica|puerto rico|el salvador|buenos aires|rio de janeiro|sao paulo|navi mumbai|abu dhabi|tel aviv
|cape town|ho chi minh|phnom penh|addis ababa|dar es salaam|port elizabeth|mexico city|kansas city|salt lake city|jersey city
|quezon city|corpus christi|baton rouge|palo alto|menlo park|mountain view|long beach|virginia beach|fort worth|fort lauderdale
|el segundo|la jolla|le havre|le mans|den haag|the hague|bad homburg|santa rosa|santa maria|san mateo|san rafael|santo domingo
|north carolina|south carolina|north dakota|south dakota|west virginia|rhode island|nova scotia|british columbia|new brunswick
`

/** Cities of several words that stand in addresses without a comma before them. */
export const CITY_PHRASES = `
new york|new york city|los angeles|san francisco|san diego|san antonio|san jose|santa clara|santa monica|santa cruz|santa barbara|santa fe|santa ana
|santa rosa|santa maria|san mateo|san rafael|san bernardino|san leandro|san ramon|san clemente|san marcos|san luis obispo|st louis|saint louis|st paul|saint paul|st petersburg
|saint petersburg|st charles|st cloud|st joseph|st augustine|st simons island|saint simons island|las vegas|north las vegas|el paso|el segundo|el cajon|el monte
|kansas city|oklahoma city|salt lake city|jersey city|carson city|rapid city|sioux city|sioux falls|iowa city|union city|redwood city|daly city|panama city|park city|long island city|johnson city
|cedar rapids|grand rapids|e grand rapids|grand junction|grand forks|grand prairie|little rock|colorado springs|palm springs|palm bay|palm beach|west palm beach|north palm beach|n palm beach|palm beach gardens|boynton beach|delray beach|pompano beach|daytona beach|vero beach|miami beach|north miami|north miami beach|virginia beach|myrtle beach|long beach|huntington beach|newport beach|manhattan beach|redondo beach|deerfield beach|ormond beach
|fort worth|fort lauderdale|ft lauderdale|fort wayne|ft wayne|fort collins|fort myers|ft myers|fort smith|fort mill|ft payne|fort lee|baton rouge|des moines|des plaines|new orleans|new haven|new london|new brunswick|new rochelle|new albany|new castle|new buffalo|new smyrna beach|north charleston|north hollywood|n hollywood|west hollywood|n. hollywood
|oak park|oak brook|oak lawn|oak ridge|orland park|tinley park|highland park|melrose park|park ridge|park forest|university park|franklin park|menlo park|overland park|college park|takoma park|winter park|winter haven|winter garden|forest park|deer park|buena park|monterey park|baldwin park|rohnert park|state college|college station
|elk grove|elk grove village|arlington heights|cleveland heights|sterling heights|prospect heights|glendale heights|chicago heights|palo alto|east palo alto|mountain view|walnut creek|battle creek|boiling springs|hot springs|coral springs|coral gables|sandy springs|silver spring|silver springs|bowling green|round rock|castle rock|rocky hill|rocky mount|cherry hill|chapel hill|rock hill|spring hill|forest hills|beverly hills|farmington hills|auburn hills|vernon hills|rolling meadows|rolling hills estates|laguna hills|laguna beach|laguna niguel
|toms river|fall river|river forest|river grove|river falls|niagara falls|great falls|wichita falls|idaho falls|cuyahoga falls|twin falls|falls church|white plains|wilkes barre|east lansing|east hazel crest|hazel crest|hazel park|east orange|east hartford|west hartford|east st louis|north aurora|south bend|south elgin|south holland|south san francisco|north wilkesboro|west columbia|west chester|west lafayette|west des moines|west covina|west haven|west bend|west allis
|thousand oaks|sherman oaks|land o lakes|crystal lake|lake forest|lake zurich|lake mary|lake oswego|lake charles|lake worth|lake bluff|lake city|lake in the hills|sugar land|missouri city|broken arrow|bay city|ann arbor|terre haute|la crosse|la jolla|la mesa|la grange|la grange park|lagrange park|la habra|la porte|eau claire|green bay|sault ste marie|sault ste. marie|beaver dam|black river falls|stevens point|fond du lac|prairie du chien|brooklyn park|brooklyn center|maple grove|eden prairie|st louis park|coon rapids|apple valley|moreno valley|simi valley|castro valley|mission viejo|rancho cucamonga|rancho santa fe|rancho dominguez|rancho cordova|rancho palos verdes|chula vista|costa mesa|cathedral city|big sandy|merritt island|marco island|hilton head island|hilton head|long island|staten island|coral reef|key west|key largo|powder springs|stone mountain|warner robins|peachtree city|alpharetta|harbor springs|traverse city|ponte vedra beach|cape coral|cape cod|cape may|bergenfield|saddle brook|saddle river|morris plains|short hills|basking ridge|egg harbor|atlantic city|ocean city|ocean isle beach|elm grove|elm city|menomonee falls|mount prospect|mt prospect|mount vernon|mt vernon|mount pleasant|mt pleasant|mount airy|mount laurel|kings mountain|holly springs|wake forest|winston salem|high point|hope mills|bethesda|chevy chase|owings mills|ellicott city|glen burnie|glen ellyn|glen allen|upper marlboro|prince frederick|king of prussia|bala cynwyd|plymouth meeting|valley forge|bryn mawr
|buenos aires|rio de janeiro|sao paulo|belo horizonte|mexico city|ciudad de mexico|hong kong|tel aviv|cape town|kuala lumpur|ho chi minh city|abu dhabi|new delhi|navi mumbai|नई दिल्ली|नवी मुंबई|ग्रेटर नोएडा|पिंपरी चिंचवड|greater noida|noida extension|pimpri chinchwad|milton keynes|stoke on trent|stoke-on-trent|newcastle upon tyne|kings lynn|king's lynn|bury st edmunds|st albans|st helens|st ives|den haag|the hague|le havre|le mans|aix en provence|aix-en-provence|clermont ferrand|frankfurt am main|bad homburg|freiburg im breisgau|rothenburg ob der tauber|la paz|santo domingo|san juan|san salvador|san sebastian|palma de mallorca|las palmas|santiago de compostela|vila nova de gaia|gold coast|alice springs|wagga wagga|palmerston north|new plymouth|richmond hill|north york|north vancouver|west vancouver|st catharines|thunder bay|niagara on the lake|trois rivieres
`
