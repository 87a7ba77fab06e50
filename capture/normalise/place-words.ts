/** Cities, states and countries that a line of a page may hold and that are no person, though some are names as well. */
export const PLACE_WORDS = `
mumbai delhi bengaluru bangalore hyderabad ahmedabad chennai kolkata surat pune jaipur lucknow kanpur nagpur indore thane bhopal
visakhapatnam patna vadodara ghaziabad ludhiana agra nashik faridabad meerut rajkot varanasi srinagar aurangabad dhanbad amritsar
allahabad prayagraj ranchi howrah coimbatore jabalpur gwalior vijayawada jodhpur madurai raipur kota guwahati chandigarh solapur
hubli mysore mysuru tiruchirappalli bareilly gurgaon gurugram noida kochi ernakulam thiruvananthapuram kozhikode mangalore
mangaluru dehradun shimla goa panaji udaipur siliguri bhubaneswar cuttack jamshedpur maharashtra gujarat rajasthan karnataka kerala
telangana tamilnadu odisha punjab haryana bihar jharkhand uttarakhand assam tripura meghalaya manipur nagaland mizoram sikkim
pradesh bengal kashmir ladakh hindustan bharat
london manchester birmingham liverpool leeds glasgow edinburgh bristol cardiff belfast dublin cork galway oxford cambridge
paris lyon marseille toulouse nice nantes strasbourg bordeaux lille berlin hamburg munich munchen muenchen koln koeln cologne
frankfurt stuttgart dusseldorf duesseldorf dortmund essen leipzig bremen dresden hannover nurnberg nuernberg vienna wien graz linz
salzburg zurich zuerich geneva geneve basel bern lausanne brussels bruxelles antwerp antwerpen ghent gent amsterdam rotterdam utrecht
eindhoven copenhagen kobenhavn stockholm goteborg malmo oslo bergen helsinki madrid barcelona valencia sevilla seville bilbao
lisbon lisboa porto rome roma milan milano turin torino naples napoli bologna firenze venezia venice athens prague praha brno
warsaw warszawa krakow wroclaw gdansk poznan budapest bucharest sofia zagreb belgrade ljubljana bratislava vilnius riga tallinn
kyiv kiev moscow moskva istanbul ankara izmir dubai sharjah doha riyadh jeddah kuwait muscat manama cairo casablanca
nairobi lagos accra johannesburg durban pretoria singapore jakarta bangkok manila hanoi seoul busan tokyo osaka kyoto nagoya yokohama
beijing shanghai shenzhen guangzhou taipei sydney melbourne brisbane perth adelaide canberra auckland wellington christchurch
toronto montreal vancouver ottawa calgary edmonton winnipeg quebec halifax ontario alberta manitoba saskatchewan
chicago houston phoenix philadelphia dallas austin seattle denver boston detroit memphis baltimore milwaukee albuquerque tucson
fresno sacramento atlanta omaha miami minneapolis tulsa cleveland pittsburgh cincinnati orlando tampa charlotte indianapolis
alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas
kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon
pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming carolina dakota hampshire jersey mexico
brasilia paulo janeiro buenos aires santiago lima bogota caracas quito montevideo havana
afghanistan albania algeria argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium bolivia brazil brasil
bulgaria cambodia cameroon canada chile china colombia croatia cuba cyprus czechia denmark danmark ecuador egypt england estonia
ethiopia finland suomi france germany deutschland ghana greece hungary iceland india indonesia iran iraq ireland israel italy italia
japan jordan kazakhstan kenya korea latvia lebanon libya lithuania luxembourg malaysia malta mauritius morocco myanmar namibia
nepal netherlands nederland nigeria norway norge oman pakistan panama paraguay peru philippines poland polska portugal qatar
romania russia rwanda scotland senegal serbia slovakia slovenia somalia spain espana sudan sweden sverige switzerland schweiz
suisse svizzera syria taiwan tanzania thailand tunisia turkey turkiye uganda ukraine emirates uruguay venezuela vietnam wales
yemen zambia zimbabwe asia africa europe europa america
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
