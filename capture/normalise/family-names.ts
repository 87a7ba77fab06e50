/** Common family names of many countries, Latin letters without accents. */
export const FAMILY_NAMES = `
smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson thomas taylor
moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker young allen king wright scott
torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell carter roberts gomez phillips evans turner diaz
parker cruz edwards collins reyes stewart morris morales murphy cook rogers gutierrez ortiz morgan cooper peterson bailey reed
kelly howard ramos kim cox ward richardson watson brooks chavez wood james bennett gray mendoza ruiz hughes price alvarez castillo
sanders patel myers long ross foster jimenez powell jenkins perry russell sullivan bell coleman butler henderson barnes
gonzales fisher vasquez simmons romero jordan patterson alexander hamilton graham reynolds griffin wallace moreno west cole hayes
bryant herrera gibson ellis tran medina aguilar stevens murray ford castro marshall owens harrison fernandez mcdonald woods
washington kennedy wells vargas henry chen freeman webb tucker guzman burns crawford olson simpson porter hunter gordon mendez
silva shaw snyder mason dixon munoz hunt hicks holmes palmer wagner black robertson boyd rose stone salazar fox warren mills meyer
rice schmidt garza daniels ferguson nichols stephens soto weaver ryan gardner payne grant dunn kelley spencer hawkins arnold
pierce hansen peters santos hart bradley knight elliott cunningham duncan armstrong hudson carroll lane riley andrews alvarado ray
delgado berry perkins hoffman johnston matthews pena richards contreras willis carpenter lawrence sandoval guerrero george
chapman rios estrada ortega watkins greene nunez wheeler valdez harper burke larson santiago maldonado morrison franklin carlson
austin dominguez carr lawson jacobs obrien lynch singh vega bishop montgomery oliver jensen harvey williamson gilbert dean
sims espinoza howell li wong reid hanson le mccoy garrett burton fuller wang weber welch rojas lucas marquez fields park yang
little banks padilla day walsh bowman schultz luna fowler mejia davidson acosta brewer may holland juarez newman pearson
curtis cortez douglas schneider joseph barrett navarro figueroa keller avila wade molina stanley hopkins campos barnett bates
chambers caldwell beck lambert miranda byrd craig ayala lowe frazier powers neal leonard gregory carrillo sutton fleming rhodes
shelton schwartz norris jennings rhodes watts duran walters cohen mcdaniel moran parks steele vaughn becker holt deleon barker
terry hale leon hail benson haynes horton miles lyons pham graves bush thornton wolfe warner cabrera mckinney mann zimmerman
dawson lara fletcher page mccarthy love robles cervantes solis erickson reeves chang klein salinas fuentes baldwin daniel simon
velasquez hardy higgins aguirre lin cummings chandler sharp barber bowen ochoa dennis robbins liu ramsey francis griffith paul
blair oconnor cardenas pacheco cross calderon quinn moss swanson chan rivas khan rodgers serrano fitzgerald rosales stevenson
christensen manning gill curry mclaughlin harmon mcgee gross doyle garner newton burgess reese walton blake trujillo adkins brady
goodman roman webster goodwin fischer huang potter delacruz montoya todd wu hines mullins castaneda malone cannon tate mack sherman
hubbard hodges zhang guerra wolf valencia franco saunders rowe gallagher farmer hammond hampton townsend ingram wise gallegos
clarke barton schroeder maxwell waters logan camacho strickland norman person colon parsons frank harrington glover osborne buchanan
casey floyd patton ibarra ball tyler suarez bowers orozco salas cobb gibbs andrade bauer conner moody escobar mcguire lloyd
mueller hartman french kramer mcbride pope lindsey velazquez norton mccormick sparks flynn yates hogan marsh macias villanueva
zamora pratt stokes owen ballard lang brock villarreal charles drake barrera cain patrick pineda burnett mercado santana shepherd
bautista ali shaffer lamb trevino mckenzie hess beil olsen cochran morton nash wilkins petersen briggs shah roth nicholson holloway
lozano flowers rangel hoover arias short mora valenzuela bryan meyers weiss underwood bass greer summers houston carson morrow
clayton whitaker decker yoder collier zuniga carey wilcox melendez poole roberson larsen conley davenport copeland massey lam huff
rocha cameron jefferson hood monroe anthony pittman huynh randall singleton kirk combs mathis christian skinner bradford richard
galvan wall boone kirby wilkinson bridges bruce atkinson velez meza roy vincent york hodge villa abbott allison tapia gates
chase sosa sweeney farrell wyatt dalton horn barron phelps yu dickerson heath foley atkins mathews bonilla acevedo benitez
zavala hensley glenn cisneros harrell shields rubio huffman choi boyer garrison arroyo bond kane hancock callahan dillon cline
wiggins grimes arellano melton oneill savage ho beltran pitts parrish ponce rich booth koch golden ware brennan mcdowell marks
cantu humphrey baxter sawyer clay tanner hutchinson kaur berg wiley gilmore russo villegas hobbs keith wilkerson ahmed beard
mcclain montes mata rosario vang walter henson oneal mosley mcclure beasley stephenson snow huerta preston vance barry johns
eaton blackwell dyer prince macdonald solomon guevara stafford english hurst woodard cortes shannon kemp nolan mccullough merritt
murillo moon salgado strong kline cordova barajas roach rosas winters jacobson lester knox bullock kerr leach meadows davila
orr whitehead pruitt kent conway mckee barr david dejesus marin berger mcintyre blankenship gaines palacios cuevas bartlett durham
dorsey mccall odonnell stein browning stout lowery sloan mclean hendricks calhoun sexton chung gentry hull duarte ellison
nielsen gillespie buck middleton sellers leblanc esparza hardin bradshaw mcintosh howe livingston frost glass morse knapp
herman stark bravo noble spears weeks corona frederick buckley mcfarland hebert enriquez hickman quintero randolph schaefer
walls trejo house reilly pennington michael conrad giles benjamin crosby fitzpatrick donovan mays mahoney valentine raymond medrano
hahn mcmillan small bentley felix peck lucero boyle hanna pace rush hurley harding mcconnell bernal nava ayers everett ventura
avery pugh mayer bender shepard mcmahon landry case sampson moses magana blackburn dunlap gould duffy vaughan herring
mckay espinosa rivers farley bernard ashley friedman potts truong costa correa blevins nixon clements fry delarosa best benton
lugo portillo dougherty crane haley phan villalobos blanchard horne finley quintana lynn esquivel bean dodson mullen xiong hayden
cano levy huber richmond moyer lim frye sheppard mccarty avalos booker waller parra woodward jaramillo krueger rasmussen brandt
peralta donaldson stuart faulkner maynard galindo coffey estes sanford burch maddox vo oconnell vu andersen spence mcpherson church
schmitt stanton leal cherry compton dudley sierra pollard alfaro hester proctor lu hinton novak good madden mccann terrell
jarvis dickson reyna cantrell mayo branch hendrix rollins rowland whitney duke odom daugherty travis tang archer
akhtar ansari aziz bhuiyan chowdhury choudhury chaudhary chaudhry chaudhari choudhary hasan hossain hussain islam iqbal jahan
khatun mahmood malik mirza mohammed qureshi rahman sheikh shaikh siddiqui syed uddin zaman butt bhatti cheema raza
sharma verma gupta kumar agarwal agrawal aggarwal jain mehta shah desai joshi trivedi pandya vyas bhatt bhat dave parikh parekh
modi amin solanki chauhan chavda parmar rathod rathore gohil jadeja zala vaghela makwana panchal prajapati thakkar thakker
thaker kapadia doshi sheth dalal gandhi kothari sanghvi lodha bafna surana mittal goel goyal bansal singhal singhania garg
khandelwal maheshwari bajaj birla ambani adani tata godrej kapoor kapur khanna malhotra mehra chopra arora ahuja anand bhatia
bhalla bedi chadha chawla dhawan dua duggal grover gulati handa juneja kakkar kalra khurana kohli kukreja luthra mahajan makhija
malik manchanda marwah monga nanda narang narula nayyar oberoi ohri pahwa puri sabharwal sachdeva sachdev sahni sawhney sehgal
sethi sethia seth sikka sobti sodhi sood suri talwar tandon taneja thapar trehan trikha tuli uppal vohra wadhwa wahi walia
gill grewal dhillon sidhu sandhu brar mann randhawa bajwa virk bhullar saini
mishra misra pandey pande pandit tiwari tiwary tripathi trivedi dwivedi dubey dixit shukla upadhyay upadhyaya chaturvedi
awasthi bajpai vajpayee ojha pathak srivastava shrivastava saxena mathur bhatnagar nigam asthana kulshreshtha johri
rastogi jaiswal gupta keshari sahu soni verma yadav singh thakur chandel tomar rawat bisht negi rana chauhan rajput
shekhawat sisodia tanwar bhati panwar solanki meena gurjar jat maurya kushwaha patel kurmi lodhi nishad kashyap
chatterjee chattopadhyay mukherjee mukhopadhyay banerjee bandyopadhyay ganguly gangopadhyay bhattacharya bhattacharjee chakraborty
chakrabarti chakravarty ghosh ghoshal bose basu sen sengupta dasgupta gupta das dey de dutta datta roy ray mitra sarkar saha
pal paul kar kundu nandi nandy majumdar mazumdar mondal mandal biswas bagchi lahiri sanyal maitra guha sinha haldar halder
adhikari samanta maity manna jana bera pradhan panda pati patnaik pattnaik mohanty mohapatra mahapatra rath sahoo
sahu nayak naik swain behera jena rout dash tripathy satapathy senapati barik bhuyan baruah barua bora borah
bordoloi deka gogoi hazarika kalita kakati saikia sarma talukdar dutta phukan das
kulkarni deshpande deshmukh joshi patil pawar more shinde jadhav gaikwad bhosale bhonsle chavan kadam kale kamble kelkar
khare khot kokate kolhe lad limaye mahajan mane mhatre mohite mokashi nene nikam oak padwal pandit paranjape pathare
phadke phatak pingale raje ranade rane rege sable sane sapre sathe sawant shelar shirke sonawane surve tambe tare tawde
tendulkar thackeray thorat tilak upadhye vaidya vaze wagh waghmare wagle walawalkar zende apte athavale bapat barve bhagat
bhave bhide chitale dabholkar damle dandekar date deo deodhar dhole dixit gadgil gadkari ghate godbole gokhale gore
gupte inamdar jog karandikar karkare karnik karve ketkar khedekar lele
iyer iyengar iyenger aiyar subramanian subramaniam krishnan krishnamurthy krishnaswamy ramaswamy ramachandran ramakrishnan
ramanathan raman natarajan narayanan narayanaswamy nagarajan murugan murugesan muthu palaniappan pillai perumal raghavan rajagopal
rajagopalan rajan rajendran sankaran sankar sekar selvam selvaraj sivakumar sivaraman sundaram sundararajan swaminathan
swamy thangavel thiagarajan vaidyanathan varadarajan vasudevan veeraraghavan venkataraman venkatesan venkatesh venkatachalam
viswanathan chidambaram chettiar chetty gounder mudaliar nadar naicker thevar naidu nair menon nambiar nambiar panicker panikkar
kurup kurian kuruvilla varghese verghese mathew mathews thomas philip jacob joseph john george abraham cherian chacko
eapen ittan koshy mammen oommen pothen punnoose samuel tharakan zachariah unnikrishnan warrier namboothiri nambudiri
reddy rao raju murthy murty prasad chowdary choudary naidu varma sastry sastri sharma chary achary acharya goud yadav
gowda shetty shenoy kamath pai prabhu bhandary hegde hebbar adiga bhat rai alva ballal kini kudva mallya nayak
patil hiremath kulkarni desai angadi biradar channappa
dsouza d'souza fernandes pereira rodrigues pinto lobo mascarenhas menezes noronha almeida alvares braganza
carvalho coelho costa cardozo correia coutinho cunha dcosta d'costa dias dsilva d'silva dmello d'mello furtado gomes gonsalves lobo
machado miranda monteiro nazareth pais rebello remedios saldanha sequeira tavares tellis vaz
lama gurung tamang rai limbu thapa shrestha magar sherpa basnet karki khadka adhikari poudel pokharel dahal bhattarai koirala
khan pathan shaikh sheikh sayyed sayed syed ansari siddiqui qureshi mirza baig beg hashmi rizvi zaidi naqvi kazmi jafri naqshbandi
usmani farooqui farooqi alvi abbasi akhtar bhat dar lone mir wani rather shah bukhari geelani andrabi
perera fernando silva jayawardena jayasuriya wickramasinghe bandara dissanayake rajapaksa ranasinghe gunawardena senanayake
mendis gunasekara herath kumara ratnayake samaraweera weerasinghe
muller schmidt schneider fischer weber meyer wagner becker schulz hoffmann schafer koch bauer richter klein wolf schroder neumann
schwarz zimmermann braun kruger hofmann hartmann lange schmitt werner schmitz krause meier lehmann schmid schulze maier kohler
herrmann konig walter mayer huber kaiser fuchs peters lang scholz moller weiss jung hahn schubert vogel friedrich keller gunther
frank berger winkler roth beck lorenz baumann franke albrecht schuster simon ludwig bohm winter kraus martin schumacher kramer
vogt stein jager otto sommer gross seidel heinrich brandt haas schreiber graf dietrich schulte ziegler kuhn kuhn pohl engel horn
busch bergmann thomas voigt sauer arnold wolff pfeiffer gruber maurer steiner moser wimmer egger eder hofer leitner
wallner pichler reiter fink lechner brunner auer aigner wieser schwaiger baumgartner ackermann adler bach bachmann barth bartels
behrens bender berg beyer block blum bock bohme borchert brinkmann buchholz burger christ conrad decker dorr dreyer ebert eckert
ehlers eichhorn ernst esser falk fiedler forster freitag fritsch frey fritz funk gebhardt geiger gerlach glaser gotz greiner
hammer harms hauser heck heine heinz held henning hermann hess hesse hildebrandt hirsch holz hubner jacob jacobs jahn jansen janssen
jordan karl kern kessler kirchner klaus klug knecht kolb konrad kopp kraft krebs kremer kurz lindner linke lutz marx maurer
mertens metzger michel moritz nagel naumann neubauer niemann noack nowak ott paul petersen philipp popp preuss probst raab
rau reich reichert reimann reinhardt renner reuter riedel ritter rohde rose rudolph runge sander schade schenk schindler schlegel
schmitt schrader schreiner schroeder schilling seifert siebert singer sonntag springer stahl stark steffen stephan stoll strauss
thiel thiele thomas trautmann uhlig ullrich unger urban voss wachter walther weidner weigel weis wendt wenzel wiese wilhelm
wilke winkelmann wirth witt wittmann wunderlich zander zeller
dubois durand leroy moreau lefebvre michel bertrand roux fournier morel girard andre mercier dupont lambert bonnet
francois martinez legrand garnier faure rousseau blanc guerin muller henry roussel nicolas perrin morin mathieu clement gauthier
dumont lopez fontaine chevalier robin masson sanchez gerard nguyen boyer denis lemaire duval joly gautier roger roche roy noel
meyer lucas meunier jean perez marchand dufour blanchard marie barbier brun dumas brunet schmitt leroux colas fabre
arnaud caron giraud vidal renard picard leclerc gaillard lacroix renaud bourgeois olivier rolland leclercq hubert philippe aubert
rey charpentier lemoine benoit moulin rodriguez baron maillard guillaume marechal carpentier huet berger collet deschamps
prevost charles poirier adam renault royer cousin paris leblanc besson laurent petit bernard robert richard simon
vasseur dupuis lefevre perret lebrun cordier bailly poulain humbert langlois benard rossignol tessier bouvier germain weber
pelletier tremblay gagnon roy cote bouchard gauthier morin lavoie fortin gagne ouellet pelletier belanger levesque bergeron leblanc
rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno gallo conti deluca costa giordano mancini rizzo
lombardi moretti barbieri fontana santoro mariani rinaldi caruso ferrara galli martini leone longo gentile martinelli vitale
lombardo serra coppola marchetti parisi villa conte ferraro ferri fabbri bianco marini grasso valentini messina sala gatti
pellegrini palumbo sanna farina rizzi monti cattaneo morelli amato silvestri mazza testa grassi pellegrino carbone giuliani benedetti
barone rossetti caputo montanari guerra palmieri bernardi martino fiore ferretti bellini basile riva donati piras vitali battaglia
sartori neri costantini milani pagano ruggiero sorrentino orlando negri mantovani
murphy obrien kelly sullivan walsh smith byrne ryan oconnor oneill reilly doyle mccarthy gallagher doherty kennedy lynch murray
quinn moore mcloughlin carroll connolly daly wilson dunne brennan burke collins campbell clarke johnston hughes farrell fitzgerald
brown nolan lyons healy healey higgins hogan keane kearney keating kenny lawlor maguire mahon mcdermott mcgrath mckenna mcmahon
molloy moran nugent odonnell oleary omalley oshaughnessy power regan sheehan sweeney tierney tobin whelan
macdonald mackenzie macleod maclean macmillan macpherson mcallister mccallum mcculloch mcgregor mckay mckinnon mclellan
mcleod mcnab mcneil mcneill mcrae mctavish sinclair sutherland urquhart wallace buchanan cameron drummond erskine farquhar fraser
forbes gordon graham innes kerr leslie lindsay menzies moncrieff munro ogilvie ramsay
davies evans williams thomas roberts lewis hughes morgan griffiths edwards owen james rees price jenkins morris richards lloyd
phillips parry powell pritchard pugh rhys bevan bowen vaughan
vries jansen bakker visser smit meijer boer mulder groot bos vos peters hendriks leeuwen dekker brouwer wit dijkstra smits graaf
meer linden kok jacobs haan vermeulen heuvel veen broek schouten beek willems schipper hoekstra koster maas verhoeven
berg dijk peeters janssens maes mertens willems claes goossens wouters desmet dubois lambert dupont martin
hansen johansen olsen larsen andersen pedersen nilsen kristiansen jensen karlsen johnsen pettersen eriksen berg haugen hagen
johannessen andreassen jacobsen dahl jorgensen halvorsen henriksen lund sorensen jakobsen moen gundersen iversen strand solberg
svendsen eide martinsen knutsen nielsen christensen rasmussen petersen madsen kristensen olsen thomsen christiansen poulsen
johansson andersson karlsson nilsson eriksson larsson olsson persson svensson gustafsson pettersson jonsson jansson hansson
bengtsson jonsson lindberg jakobsson magnusson olofsson lindstrom lindqvist lindgren axelsson berg bergstrom lundberg lind
lundgren lundqvist mattsson berglund fredriksson sandberg henriksson forsberg sjoberg wallin engstrom eklund danielsson lundin
hakansson bjork bergman gunnarsson holm wikstrom samuelsson isaksson fransson nystrom holmberg arvidsson
korhonen virtanen makinen nieminen makela hamalainen laine heikkinen koskinen jarvinen lehtonen lehtinen saarinen salminen
heinonen niemi heikkila salonen kinnunen turunen salo laitinen tuominen rantanen karjalainen jokinen mattila savolainen
nowak kowalski wisniewski wojcik kowalczyk kaminski lewandowski zielinski szymanski wozniak dabrowski kozlowski jankowski mazur
wojciechowski kwiatkowski krawczyk kaczmarek piotrowski grabowski zajac pawlowski michalski krol wieczorek jablonski wrobel
nowakowski majewski olszewski stepien malinowski jaworski adamczyk dudek nowicki pawlak gorski witkowski walczak sikora baran
rutkowski michalak szewczyk ostrowski tomaszewski pietrzak zalewski wroblewski marciniak jasinski
novak svoboda novotny dvorak cerny prochazka kucera vesely horak nemec pokorny marek pospisil hajek kral jelinek ruzicka benes
fiala sedlak dolezal zeman kolar krejci navratil cermak urban vanek blazek kriz kratochvil horvath kovacs toth nagy szabo
varga kiss molnar nemeth farkas balogh papp takacs juhasz lakatos meszaros olah simon racz fekete szilagyi
popescu ionescu popa radu dumitru stan stoica gheorghe matei ciobanu rusu constantin marin dinu munteanu
ivanov petrov dimitrov georgiev nikolov todorov ivanova petrova jovanovic petrovic nikolic markovic djordjevic stojanovic
ilic stankovic pavlovic milosevic horvat kovacevic babic maric juric novakovic
smirnov ivanov kuznetsov sokolov popov lebedev kozlov novikov morozov petrov volkov solovyov vasiliev vasilyev zaitsev pavlov
semyonov golubev vinogradov bogdanov vorobyov fedorov mikhailov belyaev tarasov belov komarov orlov kiselev makarov andreev
kovalev ilyin gusev titov kuzmin kudryavtsev baranov kulikov alekseev stepanov yakovlev sorokin sergeev romanov zakharov borisov
korolev gerasimov ponomarev grigoriev shevchenko kovalenko bondarenko tkachenko kravchenko oliynyk boyko melnyk koval
papadopoulos papadakis georgiou nikolaou dimitriou ioannou konstantinou vasileiou christodoulou pappas
yilmaz kaya demir sahin celik yildiz yildirim ozturk aydin ozdemir arslan dogan kilic aslan cetin kara koc kurt ozkan simsek
polat korkmaz karaca erdogan yavuz acar guler turan aksoy bulut avci tekin unal sari tas
alavi ahmadi hosseini mohammadi rezaei karimi moradi rahimi jafari ebrahimi hashemi sadeghi mousavi akbari ghorbani
abbas abdullah ahmad alami amrani ayad aziz bakr benali bennani cherif darwish elsayed fares farouk habib haddad hamdan hariri
hassan hussein ibrahim idrissi jaber kassem khalil khoury mahmoud mansour masri mohamed mostafa nasser najjar odeh omar osman
qasim rashid saad sabbagh said saleh salem salman sayegh shaheen sharif suleiman tawfiq youssef zaki zidan
silva santos oliveira souza rodrigues ferreira alves pereira lima gomes costa ribeiro martins carvalho almeida lopes soares
fernandes vieira barbosa rocha dias nascimento andrade moreira nunes marques machado mendes freitas cardoso ramos goncalves
teixeira cavalcanti moura azevedo correia castro araujo campos pinto melo barros tavares monteiro batista coelho
antunes batista borges brito cabral cunha duarte esteves faria figueiredo fonseca guerreiro henriques leite macedo magalhaes
matos mota neves pacheco pinheiro pires queiroz reis sa sampaio simoes sousa vaz
wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang deng han feng cao
peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren lyu yao shen zhong cui tan fan wen qin shi jin
hao gu mao qiu xue hou bai duan long wan qian chang yin lei hong kong mo xiong meng shao jia
wong chan cheung lam lau ng leung ho cheng kwok yip mak tsang tse fung chow tsui yeung chiu chu hui kwan lai lo lui poon
siu sze tam tong tsai tsao wan yau yuen yuan chao chou hsieh hsu hung kuo liao lien tsai
kim lee park choi jung jeong chung kang cho jo yoon yun jang chang lim im han shin suh seo kwon hwang ahn an song yoo yu hong
jeon go ko moon son sohn yang bae baek paek heo hur nam shim noh ha kwak sung cha joo woo ku koo min ryu na jin um
sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi matsumoto inoue kimura
hayashi saito shimizu yamazaki mori abe ikeda hashimoto ishikawa yamashita ogawa ishii hasegawa goto okada kondo maeda fujita
endo aoki sakamoto murakami ota kaneko fujii fukuda nishimura miura takeuchi nakagawa okamoto matsuda harada nakano ono tamura
fujiwara nakayama ishida kojima wada morita uchida shibata sakai kudo yokoyama miyazaki miyamoto takagi ando taniguchi ohno
maruyama imai kono fujimoto murata takeda ueno sugiyama masuda sugawara hirano kubo otsuka chiba matsui iwasaki
nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh trinh doan lam mai truong
okafor okonkwo eze nwosu adeyemi adebayo ogunleye balogun okeke obi onyeka abubakar bello ibrahim musa mohammed yusuf mensah owusu
boateng asante osei appiah agyeman amoah kamau mwangi otieno ochieng njoroge kariuki wanjala mutua kimani odhiambo nkosi dlamini
ndlovu khumalo mthembu zulu sithole moyo ncube banda phiri tembo mwale diallo traore keita coulibaly diop ndiaye fall sow ba
tesfaye bekele tadesse
cohen levy levi katz goldberg goldstein friedman rosenberg rosen shapiro kaplan schwartz weinstein greenberg rubin bernstein
silverman feldman epstein stern segal klein adler hoffman peretz mizrahi biton dahan avraham azoulay
tan lim lee ng ong wong goh chua chan koh teo ang yeo tay ho low toh sim chong chia fong kwok leong loh ooi quek seah soh wee
santos reyes cruz bautista ocampo garcia mendoza torres tomas andrada castillo flores villanueva ramos castro rivera aquino
navarro salazar mercado
wijaya susanto santoso hidayat setiawan kusuma pratama wibowo nugroho saputra putra halim gunawan suryanto
cafarella greenberg murphy piper ewing duckworth wilheit dickinson
connolly connelly calvert cartwright chadwick churchill clough cooke copper cotton coulson cowan crawley croft crowther currie
dale darby darwin davey dawkins denton derbyshire dobson dodd downing drew driscoll drury dunbar eccles egan elliot emery
fairbairn farnham faulks fenton field finch firth fielding fletcher floyd foot forster fowler frost fuller garland gibb
gilchrist glynn godfrey goddard gough greenwood gregson grimshaw grundy guest hackett haigh halliday hancock harker hargreaves
hartley harwood hastings hawke hayward heaton henshaw hewitt heywood hilton hirst hobson hodgson holden hollis holroyd hooper
hope horner horsfall houghton howarth hoyle humphreys humphries hutton ingham jarman jeffries jessop jolly joyce judd kay
kendall kershaw kirkham kitching lacey lancaster langley lawton lees lennon lockwood lomas lord lowther lucas lumley mallinson
marsden marsland mather maude mawson mayhew mellor metcalfe middleton midgley millward milner moorhouse morley moseley
naylor nelson newell nicholls nightingale norris nuttall oakley oldham ormerod osborn oxley parkin parkinson pearce pearse
peacock peel pemberton penn percival pickering pickles pilkington platt plumb pollock poulter preece prescott priestley pritchard
radcliffe radford ramsden rawlinson rawson redfern rhodes ridley rigby riley roscoe rothwell rowley rushton rushworth
salt sanderson sandford savile sayers schofield seddon senior sewell seymour shackleton shawcross shepherdson sherwood short
sidebottom simms singleton slater smart smedley southern southwell spencer stansfield stead stirling stokoe storey stubbs sugden
sumner sutcliffe swift sykes tattersall tennant thackray thorne thorpe threlfall tindall tomlinson townend trotter tyson
underhill unsworth vickers wadsworth wainwright walmsley warburton wardle waring waterhouse watkinson weatherill webber
wharton whitehouse whiteley whitfield whittaker whittle whitworth wilcock wilde wilding willoughby wilmot winstanley
winterbottom wolstenholme woodcock woodhead woodhouse woolley wormald worthington wragg yardley
hinds mcneil mcintosh gervasoni rocca conner dermott plotke calhoun carmichael boykin hollingsworth holliday hollis
`
