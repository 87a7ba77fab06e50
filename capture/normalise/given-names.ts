/**
 * Common given names of many countries, Latin letters without accents. Names in other scripts are looked up after
 * transliteration. Names that are mostly English words (`will`, `grace`, `mark`) count as names only beside a family name.
 */
export const GIVEN_NAMES = `
james robert john michael david william richard joseph thomas charles christopher daniel matthew anthony mark donald steven
andrew paul joshua kenneth kevin brian george timothy ronald jason edward jeffrey ryan jacob gary nicholas eric jonathan
stephen larry justin scott brandon benjamin samuel gregory alexander patrick frank raymond jack dennis jerry tyler aaron jose
adam nathan henry zachary douglas peter kyle noah ethan jeremy walter christian keith roger terry austin sean gerald carl
harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent
mason roy ralph bobby russell bradley philip phillip eugene mary patricia jennifer linda elizabeth barbara susan jessica sarah
karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie dorothy
rebecca sharon laura cynthia amy kathleen angela shirley brenda emma anna pamela nicole samantha katherine christine helen debra
rachel carolyn janet maria catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn
judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail sophia frances jean
alice judy isabella julia grace amber denise danielle marilyn beverly charlotte natalie theresa diana brittany doris kayla alexis
lori marie norma lillian tiffany robin peggy ellen erin leslie vanessa leah wendy tracy connie bonnie shannon dana florence dawn
gwendolyn vivian sheila tonya kristin kristen kristine kristina christy christie katie kate katy kathy cathy becky beth betsy
liz lizzie libby eliza lucy lucia luz lydia lynn lynne lynda lindsay lindsey mandy marcia marcy margie maggie meg peg jenny jen
jess jessie jill jillian joanna joanne joann jodi jody josephine josie joy juanita june kara karla karin kari kasey kay kelli
kellie kelsey kendra kerri kerry kim kirsten krista kristi kristy kylie lana latoya laurie lea leigh lena leona lesley lila
loretta lorraine louise lucille mabel mae marian marianne marjorie marlene marsha maureen maxine may melanie melinda melody
mercedes meredith mildred mindy miranda miriam misty molly monica monique muriel myra myrtle nadine naomi natasha nellie nelly
nichole nina nora olga opal paige patty paula paulette pauline pearl penny phyllis priscilla ramona raquel regina renee rhonda
rita roberta rosa rosalie rosalind rose rosemary rosie roxanne ruby sabrina sadie sally sandy selena serena shari shawna shelby
shelia shelley shelly sherri sherry sheri silvia sonia sonja sonya stacey stacy stella sue summer susie suzanne suzette sylvia
tabitha tamara tami tammy tanya tara tasha terri terrie thelma toni tracey traci tricia trina trisha trudy valerie velma vera
verna veronica vicki vickie vicky viola violet wanda whitney wilma winifred yolanda yvette yvonne zoe zoey ava mia amelia harper
aria ella scarlett chloe penelope layla riley nora lily eleanor hazel aurora savannah audrey brooklyn bella claire skylar paisley
everly caroline genesis kennedy allison alison maya willow naomi elena eva emilia gianna isla luna camila sofia avery
aiden liam mason lucas jackson oliver sebastian caleb luke isaac jayden owen wyatt carter hunter connor landon levi eli
isaiah julian adrian jaxon hudson lincoln easton colton cooper dominic ian xavier carson nolan blake chase cole parker max
bentley harrison finn declan graham reid reed silas theo theodore felix jasper hugo oscar leo leon louis louie lewis elliot
elliott simon spencer stuart stewart trevor troy travis todd tony tom tommy tim ted teddy terrence terrance shane shaun shawn
sam sammy sal ron ronnie ross rod rodney roderick rory rufus rudy rudolph rupert rob robbie bob bobbie bert bernard bernie ben
benny bill barry barney basil brad brady brendan brent brett brock byron calvin cameron carlton cary casey cecil cedric cesar chad
charlie chester chris chuck clarence clark claude clay clayton cliff clifford clifton clint clinton clyde cody colin conrad corey
cory craig curtis cyril dale damian damien damon dan danny darin darnell darrell darren darryl daryl dave dean dell delbert derek
derrick dewey dexter dick dirk don donnie donny doug drew duane dustin dwayne dwight earl ed eddie edgar edmond edmund edwin
elbert elmer elton emanuel emmanuel emmett ernest ernie ervin everett floyd forrest francis frankie franklin fred freddie
freddy frederick fredrick garrett garry gavin gene geoff geoffrey gerard gerry gilbert gilberto glen glenn gordon grant greg gregg
grover guy harry harvey hector herbert herman homer horace howard hubert hugh ira irvin irving ivan jaime jake jamal jamie
jared jarrod jay jed jeff jefferson jerald jerome jim jimmie jimmy jody joel joey johnathan johnnie johnny jon jonas josh julius
karl ken kenny kent kerry kirk kristopher kurt lamar lance lane laurence lee leland leonard leroy lester lionel lloyd lonnie
loren lorenzo lowell lucian luther lyle lynwood mack malcolm manuel marc marcus mario marion marlon marshall martin marty marvin
maurice melvin merle mickey micah mike miles milton mitch mitchell monte morgan morris moses murray myron nat nate nathaniel neal
ned neil neville nick nicky nigel norm norman norris olin ollie omar orlando orville otis otto pat percy perry pete phil
preston quentin quincy rafael ramon randal randall randolph ray reginald rex ricardo rich rick rickey ricky robby rocky
rolando roland roman roosevelt rowland roxie sanford saul seth sherman sherwood sidney sid stan stanley stefan sterling steve
sylvester tad taylor terence tobias toby tod tristan ty tyrone ulysses van vance vernon vic victor virgil wade wallace wally
ward warren wendell wesley wilbur wiley wilfred wilford willard willis wilson winston woodrow zack zane
akash abhishek abhinav abhijit abhijeet abhay aditya adarsh adil afzal agnivesh ahmed ahmad aishwarya ajay ajit ajeet akhil
akhilesh akshay akshat akanksha alok aman amar amarjeet amarnath ameya amey amit amitabh amitava amol amrita amrit amruta anand
anandi ananya anant aniket anil anindita anirudh aniruddha anita anjali anjana anju ankit ankita ankur anmol anoop anup anupam
anupama anuj anuja anuradha anurag anusha anushka aparna archana arjun arnab arpit arpita arun aruna arundhati arvind aravind
asha ashish asif asim ashok ashutosh ashwin ashwini ashwani aslam atanu atul avinash avni ayesha ayush babita babu badal
bala balaji balakrishnan balachandran baldev balram balvinder balwinder banu barkha basant basavaraj bhagwan bharat bharath
bharati bharti bhaskar bhavana bhavesh bhavin bhavna bhavya bhuvan bhuvaneshwari bikash bimal bina bindu binod bipin birendra
biswajit brijesh chaitanya chaitali chandan chandni chandra chandrakant chandrakala chandrashekhar chandrasekhar charu chetan
chetana chhaya chinmay chirag chitra daksh darshan darshana daya dayanand debashish debasis deep deepa deepak deepali deepika
deepti dev devanand devendra devesh devi devika dhananjay dharmendra dhaval dheeraj dhiraj dhruv digvijay dilip dinesh dipak
dipali dipankar dipti divya durga dushyant ekta esha eshwar faisal falguni farah farhan faridah fatima firoz gagan gajendra
ganesh ganapathi gargi garima gaurang gaurav gauri gautam gayatri geeta geetha geetika gita girish gitanjali gopal gopala
gopalakrishnan gopi gopinath govind govinda gulshan guru gurpreet gurmeet gurdeep gurudutt hanuman hari harish harikrishna
harinder harpreet harsh harsha harshad harshal harshit harshita harvinder heena hema hemant hemanth hemlata himani himanshu
hitesh hiren hrithik imran imtiaz indira indrajit indu inder irfan isha ishaan ishan ishita ishwar iqbal jagadish jagdish
jagannath jagjit jai jaideep jaidev jaswant jatin javed jaya jayanta jayant jayanthi jayanti jayashree jayesh jeevan jignesh jigar
jitendra jiten juhi jyoti jyothi jyotsna kabir kailash kajal kalpana kalyan kalyani kamal kamala kamini kamlesh kanchan kanika
kannan kapil karan karthik kartik kartikeya kasturi kaushal kaushik kavita kavitha kavya kedar keshav ketan keerthi kirti kiran
kirthana kishan kishor kishore komal kriti krishna krishnan krishnamurthy kumar kumari kunal kusum lakshman lakshmi laxman laxmi
lalit lalita lalitha lata latha lavanya leela leena lokesh madan madhav madhavi madhu madhukar madhur madhuri madhusudan mahendra
mahesh maheshwari mahima mala malathi malini mallika mamta mamata manav mandar mandeep mangesh manas manasi manik manisha manish
manjeet manjit manju manjula manjunath manmohan manohar manoj mansi manu mayank mayur mayuri meena meenakshi meera megha meghana
mihir milan milind mina minal mini mitali mitesh mithun mohan mohini mohit mohammad mohammed mohd moin monika moumita mridula
mrinal mrunal mukesh mukta mukul mumtaz murali muralidhar muskan mustafa nagaraj nagarajan nagendra nageswara naina nalini
naman namita namrata nanda nandan nandini nandita naresh narayan narayana narayanan narendra narasimha nasir naveen navin navneet
navya nayan neelam neelima neena neeraj neerja neeta neetu neha nidhi nikhil nikita nikitha nilam nilesh nilima niraj niranjan
nirav nirmal nirmala nisha nishant nishi nishtha nita niteesh nitesh nithya nithin nitin nitish nitya nivedita om omkar omprakash
oviya padma padmaja padmini pallavi pankaj parag paramjit paras paresh parminder parul parvati parvathi parvez pavan pawan pavithra
payal piyush pooja poonam poornima prabha prabhakar prabhat prabhu prachi pradeep pradip pradnya prafulla pragati pragya prajakta
prakash pramila pramod pranab pranav pranay praneeth pranjal prasad prasanna prasanth prashant prasoon pratap prateek pratibha
pratik pratiksha pratima praveen pravin preethi preeti prem premkumar prerna preetam pritam prithvi priti priya priyadarshini
priyam priyanka priyansh puja puneet punit purnima purushottam purvi pushkar pushpa rabindra rachana rachna radha radhika
radhakrishnan raghav raghavendra raghavan raghu raghunath rahul raj raja rajan rajani rajat rajeev rajiv rajendra rajesh rajeshwari
rajinder rajkumar rajni rajnish raju rajveer rakesh rakhi rakshit ram rama ramakant ramakrishna ramakrishnan raman ramana ramani
ramanathan ramanuj ramesh rameshwar ramnath ramya ranbir randhir rani ranjan ranjana ranjeet ranjit ranveer rashid rashmi rasika
ratan rathin ratna raunak ravi ravikumar ravinder ravindra ravishankar reena reenu rekha renu renuka reshma revathi ria richa
riddhi rima rishabh rishi rita ritesh ritika ritu riya riyaz rohan rohini rohit roopa roshan roshni rucha ruchi ruchika rudra
rukmini rupa rupali rupesh rutuja saanvi sachin sadhana sagar sahana sahil sai sajid saket sakshi salim salman saloni samar
sameer samir samiksha sampath samrat sandeep sandhya sandip sangeeta sangita sangeetha sanjana sanjay sanjeev sanjiv sanket
santosh sapna sarala saraswati sarika sarita sarojini saroj sarvesh sasikala satish satyajit satyam satyendra saurabh saurav
savita savitri seema senthil shabana shabnam shah shaheen shahid shahrukh shailaja shailendra shailesh shakti shakuntala shalini
shamim shankar shanta shantanu shanthi shanti sharad sharada sharmila shashank shashi shashikala shashikant sheela sheetal shefali
shekhar shilpa shikha shirish shital shiv shiva shivam shivani shivkumar shobha shobhit shraddha shreya shri shrikant shriram
shruti shubha shubham shubhangi shubhra shweta shwetha shyam shyamala siddharth siddhartha siddhi sidharth simran sita sitaram
smita smitha smriti sneha snehal snehalata sohail sohan somnath sonal sonali sonam sonu sourabh sourav soumya sowmya sreedhar
sreekanth sreenivas sridevi sridhar srikanth srikant srinath srinivas srinivasan sriram srividya srishti subba subbarao
subhadra subhash subhasis subodh subrata subramaniam subramanian subramanya sucheta suchitra sudarshan sudeep sudha sudhakar
sudhanshu sudhir sudip suhas suhasini sujata sujatha sujay sujit sujith sukanya sukhdev sukhwinder sulochana suman sumana
sumeet sumit sumitra sunanda sundar sundaram sunder suneel sunil sunita sunitha supriya suraj surabhi surendra suresh surinder
surya suryakant sushant sushil sushila sushma sushmita suvarna swapan swapna swapnil swati swathi sweety syed tabassum tanmay
tanu tanuja tanushree tanvi tapan tapas tarak tara tarun taruna tejal tejas tejaswi thirumal thangaraj tilak trilok trisha
trupti tulsi tushar uday udit ujjwal uma umakant umang umesh upasana upendra urmila urvashi usha utkarsh uttam vaibhav vaibhavi
vaishali vaishnavi vamsi vandana vani varad varsha varun vasant vasanth vasantha vasanthi vasu vasudev vasudha vasundhara
vedant vedika veena veer veerendra venkat venkata venkataraman venkatesan venkatesh venkateswara venu venugopal vibha vidhi
vidya vignesh vihaan vijay vijaya vijayalakshmi vijayan vijayakumar vikas vikram vikrant vimal vimala vinay vinaya vinayak vineet
vineeta vineeth vinit vinita vinod vinodh vipin vipul virat virendra vishal vishnu vishwanath viswanathan vishwas vivek vrinda
vyas wasim yamini yamuna yash yashaswi yashoda yashwant yatin yogendra yogesh yogita yukti yuvraj zahir zaheer zakir zeenat zoya
abdul abdullah abdulla abdelrahman abdulaziz abbas adel adnan ahmet aisha akbar akram ali alia aliya amal amina amir ammar anas
anwar arif arslan asad asma ayaan aydin aylin aynur aysel ayse aziz azra babak bahar basma bilal burak bulent can cem cemal cihan
deniz dina ebru elif emir emre erdal erdem erhan erkan ersin esra fadi fahad farid farida farooq farrukh fatma fatimah fawad
feroz ferhat furkan gul gulsen habib hadi hafiz haider hakan halil halima hamad hamid hamza hanan hani haris haroon hasan
hassan hatice hazem hossam huda hussain hussein husain ibrahim idris ilhan iman inam ismail jaber jamil jawad kadir kamran kareem
karim kashif kemal kerem khadija khaled khalid khalil laila leyla lubna mahmood mahmoud maha majid malik mansoor maryam mehdi
mehmet melek merve mina mohamed mohsen mona mounir mourad mubarak muhammad muhammed mujahid munir murat musa muzaffar nabil
nadia nadir naeem naima najib nasreen nasser nawaz nazia nazir nida noor nour nuri nurettin omer onur orhan osama osman ozan
ozgur parisa parveen qasim rabia rafiq rahim rahman rami rana rania rashad rasheed rauf rehana reza riad riaz rizwan sabah
sadiq saeed safiya said sajjad salah saleem saleh salma samira sana saqib selim selma semih serdar serkan shabbir shafiq shahzad
shakeel shamima sharif shazia sherif sohrab suleiman suleyman sultan tahir tamer tanveer tarek tariq tayyab tuncay umar umer umit
usman waleed walid waqar waseem yasin yasir yasmin yasmine younes yousef youssef yunus yusuf zafar zahid zahra zain zainab zaki
zeynep ziad zubair
hans juergen jurgen jorg joerg uwe klaus guenter gunter gunther guenther wolfgang helmut manfred dieter bernd heinz werner horst
gerhard rolf holger ralf rainer reiner juergen volker detlef dirk thorsten torsten matthias mathias stefan andreas sven frank
olaf heiko heike silke anke antje birgit birgitta brigitte britta carmen claudia cornelia dagmar doris elke elfriede elisabeth
erika erna ernst eva franz franziska friedrich fritz gabi gabriele georg gerda gertrud gisela gudrun guido hannelore hannes
hans-peter hartmut hedwig heiner heinrich helga helge henning herbert hermann hildegard hilde ines inga ingeborg ingo ingrid
irene iris irma irmgard jan jana janina jens joachim jochen johann johanna johannes jonas josef judith julia jutta kai karin
karl-heinz karoline katharina kathrin katja katrin kerstin kilian klara konrad konstantin kristina lars lasse lennart leonie
liesel lothar lotte ludwig luise lukas lutz maik manuela marcel marco margarete margit margot margret marika marion markus
marlies marten martina max maximilian mechthild meike melanie michaela mirko mona monika moritz nadine nadja niklas nils
norbert oliver ottmar patrick paul peter petra philipp pia rainer raphael regine reinhard reinhold renate rene richard robert
roland rosemarie rudolf ruediger rudiger ruth sabine sandra sascha sebastian siegfried sigrid silvia simone sonja stefanie steffen
steffi susanne svenja tanja thea theresa thomas tilman till timo tobias udo ulf uli ulrich ulrike ursula ute uta valentin verena
veronika viktor viktoria vera waltraud wilfried wilhelm wilma wiebke winfried yannick anja annegret anneliese annette annika arne
axel bastian beate benedikt benno bettina bjorn bodo boris bruno carsten karsten christa christel christiane christoph detlev
eckhard egon emil enrico erich erwin eugen falk felix fiete finn florian gero gregor gunnar hanna hanno harald herta hinrich ilse
jasmin julius
jean-pierre jean-luc jean-claude jean-paul jean-marie jean-michel jean-francois jean-jacques pierre jacques michel andre philippe
alain bernard christophe patrice nicolas laurent frederic eric stephane pascal olivier didier thierry francois gilles guillaume
julien sebastien vincent fabrice bruno herve yves jerome sylvain yannick cedric mathieu matthieu maxime antoine alexandre romain
benoit remi remy thibault thibaut adrien quentin baptiste clement damien dominique emmanuel etienne fabien florent franck gael
gaelle ghislain gregoire gregory guy henri hubert jean-baptiste joel jocelyn laurence lionel loic luc ludovic marcel martial
mickael noel pascale raoul raymond regis renaud rene roger serge simon theo tristan valentin xavier yvan yvon nathalie isabelle
sylvie catherine martine christine francoise monique valerie veronique sandrine stephanie celine virginie aurelie emilie julie
sophie anne annie anne-marie marie-claude brigitte chantal claire claudine colette corinne danielle delphine denise dominique
elise elodie estelle evelyne fabienne florence gaelle genevieve ghislaine helene ines jacqueline jeanne jeannine josiane juliette
justine karine laetitia laure lucie lydie madeleine magali manon marguerite marie-france marie-helene marion marlene maryse
mathilde maud melanie michele mireille morgane muriel myriam nadege nadine nicole noemie odette odile pauline perrine rachel
regine renee roxane sabine severine simone solange sonia suzanne sylviane therese valentine yvette yvonne axelle amelie agnes
agathe alix anais angelique armelle aude audrey beatrice benedicte berangere bernadette camille capucine carole caroline cecile
carlos antonio manuel francisco jesus miguel javier fernando rafael angel pedro pablo luis sergio jorge alberto alejandro
diego alvaro adrian raul enrique ivan ruben ramon vicente oscar andres joaquin santiago eduardo victor mario roberto jaime ignacio
ricardo salvador julio marcos emilio alfredo guillermo gabriel gonzalo hugo felix agustin nicolas cristian esteban martin julian
tomas hector rodrigo mateo matias gustavo arturo armando ernesto ismael israel lorenzo orlando rogelio rolando saul wilfredo
efrain everardo heriberto isidro leonardo leonel mauricio moises noe octavio osvaldo reynaldo rigoberto santos maria carmen
josefa isabel dolores pilar teresa rosario angeles cristina marta lucia francisca antonia mercedes elena rosa manuela raquel
concepcion paula silvia beatriz patricia rocio alba susana irene nuria sonia montserrat yolanda alicia inmaculada esther angela
veronica sandra noelia monica marina natalia amparo victoria lorena gloria consuelo adriana alejandra alma ana araceli aurora
blanca camila carla carolina catalina celia claudia consuelo daniela diana elvira esperanza estela esmeralda fabiola fatima
fernanda gabriela graciela guadalupe ines ivonne jimena josefina juana julieta leticia liliana lourdes lupe magdalena marcela
margarita mariana maribel maricela marisol martha mayra milagros miriam mirta norma olga paola perla ramona rebeca rosalia
rosalba rosario roxana soledad valentina valeria vanesa viviana xiomara yadira yesenia ximena
giuseppe giovanni antonio mario luigi francesco angelo vincenzo pietro salvatore carlo franco domenico bruno paolo michele
giorgio aldo sergio luciano andrea stefano marco luca matteo alessandro davide simone federico lorenzo riccardo fabio roberto
massimo maurizio claudio daniele enrico gianluca giacomo giancarlo gianni gino giulio ivano leonardo loris mauro mirko nicola
nicolo pasquale renato renzo rocco sandro silvano tommaso ugo umberto valerio vito walter giulia chiara francesca federica sara
martina valentina alessia silvia elisa alice laura giorgia elena arianna eleonora ilaria michela paola anna giovanna lucia
daniela roberta simona cristina barbara patrizia antonella alessandra caterina cinzia donatella emanuela gabriella giuliana
giuseppina graziella ivana loredana luisa manuela margherita mariangela marta monica nadia ornella raffaella rosanna rossella
sabrina serena sofia sonia stefania teresa tiziana vittoria
joao jose antonio francisco carlos paulo pedro lucas luiz marcos luis gabriel rafael daniel marcelo bruno eduardo felipe
raimundo rodrigo manoel mateus andre fernando fabio leonardo gustavo guilherme leandro tiago anderson ricardo marcio jorge
sebastiao alexandre roberto edson diego vitor sergio claudio rui nuno goncalo tiago duarte vasco henrique caio thiago vinicius
ana maria francisca antonia adriana juliana marcia fernanda patricia aline sandra camila amanda bruna jessica leticia julia
luciana vanessa mariana gabriela vera vitoria larissa claudia beatriz rita luana sonia renata eliane joana ines mafalda
jan johan johannes cornelis hendrik willem pieter gerrit jacobus petrus dirk maarten marten bas sander jeroen joost joris
koen kees klaas wim henk piet jaap rob ruud ron erik bart bram daan dennis floris frits geert gert guus hans harm huub ivo jelle
jeffrey jorrit joep lars luuk luc marcel martijn mathijs matthijs menno michiel niels nico onno pim reinier remco rik robbert
roel rogier rutger stijn sjoerd teun thijs tijmen tijs ton victor vincent wessel wietse wouter yorick anneke anke annelies
anouk astrid carolien daphne ellen els elske esther eva femke fleur floor froukje gerda greet hanneke heleen hilde ilse ineke
inge ingrid jacqueline jantje jolanda judith karin lies lieke lieve lotte loes maaike maartje marieke marijke marloes mieke
mirjam monique nelleke nienke noor petra roos saskia sanne sofie suzanne tamara tineke trijntje wendy wilma yvonne
lars erik karl anders johan per nils carl mikael jan hans peter olof gunnar fredrik sven bo daniel gustav magnus hakan bengt
bjorn leif lennart ulf goran ake mats stig arne bertil kjell ingemar rolf roland rune tomas jonas jorgen joakim mattias linus
oskar viktor emil filip axel elias alva ebba elin emelie ester frida greta gunilla hanna helena ida inger ingrid jenny johanna
josefin karin katarina kerstin kristina lena linnea lisbeth lovisa maja malin margareta maria marie matilda monica moa sara
siv sofia stina svea tove ulla ulrika wilma ylva asa ole knut odd tor tore terje svein trond morten kjetil geir rune oyvind
oystein havard vidar vegard stian sindre snorre sigurd roar pal petter olav magne kare jostein ivar hilde heidi gro grete
gunn bente berit anne-marie kari liv mette nina randi ragnhild siri solveig sissel tone torill turid trine unni wenche
rasmus soren niels jens mads mikkel morten kasper jesper henrik flemming finn claus bent aage kirsten lone lene hanne helle
karen-margrethe birthe bodil dorte gitte inge jette jytte kirsten lis lise maren mette pernille pia rikke sanne signe sidsel
stine susanne tina vibeke mikko jukka antti juha timo matti kari pekka heikki seppo jari markku juhani tapani olli ville
teemu sami petri pasi marko janne jarmo hannu esa ari eero ilkka kalle lauri risto tuomas tommi veikko anneli aino anu eeva
eija elina hanna heli irja jaana johanna kaisa katja kirsi laura leena liisa maarit marja minna paivi pirjo raija riitta
ritva sari satu seija sirpa tarja tuula tuija ulla
jan andrzej piotr krzysztof stanislaw tomasz pawel jozef marcin marek michal grzegorz jerzy tadeusz adam lukasz zbigniew ryszard
dariusz henryk mariusz kazimierz wojciech robert mateusz marian rafal jacek janusz miroslaw maciej slawomir jaroslaw kamil
wieslaw roman wladyslaw jakub artur zdzislaw edward mieczyslaw damian dawid przemyslaw sebastian czeslaw leszek daniel waldemar
bartosz bartlomiej anna maria katarzyna malgorzata agnieszka krystyna barbara ewa elzbieta zofia janina teresa joanna magdalena
monika jadwiga danuta irena halina helena beata aleksandra marta dorota marianna grazyna jolanta stanislawa iwona karolina
bozena urszula justyna renata alicja paulina sylwia natalia wanda agata aneta izabela ewelina marzena wieslawa genowefa
patrycja kazimiera edyta kinga weronika
jiri jan petr josef pavel jaroslav martin miroslav tomas frantisek zdenek vaclav michal karel milan vladimir lukas david jakub
ladislav stanislav ondrej roman radek vojtech daniel filip marek libor hana eva jana lenka katerina lucie vera alena jaroslava
petra veronika martina jitka ludmila helena michaela zdenka ivana monika zuzana marketa tereza eliska radka peter jozef stefan
marian igor rastislav lubomir juraj miroslava viera zoltan laszlo istvan gabor attila ferenc sandor tibor balazs zsolt peter
janos tamas andras csaba imre gyorgy bela gergely katalin ildiko erzsebet ilona eszter judit zsuzsanna agnes aniko andrea
ivan ivanka georgi dimitar nikolay petar hristo stoyan todor vasil asen plamen ion ioan vasile gheorghe constantin mihai andrei
alexandru nicolae stefan florin adrian marius catalin cristian bogdan razvan radu dan ovidiu sorin viorel elena ioana mihaela
andreea alexandra cristina daniela gabriela simona roxana raluca irina carmen luminita adina corina oana zoran dragan goran
milos nikola marko dejan aleksandar vladimir nenad ivica ante josip stjepan tomislav hrvoje zeljko mladen jelena milica ana
snezana vesna svetlana dragana jovana katarina marija mirjana gordana biljana
aleksandr alexandr alexei aleksei aleksey alexey anatoly anatoli andrei andrey anton arkady artem artyom boris denis dmitri dmitry
eduard evgeny evgeni fedor gennady georgy gleb grigory igor ilya ivan kirill konstantin leonid maksim maxim mikhail nikita
nikolai nikolay oleg pavel pyotr roman ruslan sergei sergey stanislav stepan timur vadim valentin valery vasily viktor vitaly
vladimir vladislav vyacheslav yaroslav yevgeny yuri yury alla alina anastasia anna antonina daria ekaterina elena galina inna
irina kristina ksenia larisa lidia lyubov lyudmila maria marina nadezhda natalia natalya nina oksana olesya olga polina raisa
svetlana tamara tatiana tatyana valentina valeria vera veronika yana yekaterina yelena yulia zhanna zinaida oleksandr oleksiy
andriy bohdan dmytro ihor mykhailo mykola olha serhiy taras volodymyr yevhen nataliya tetiana yaroslava solomiya
hiroshi takashi kenji kazuo yoshio akira hideo satoshi makoto takeshi shigeru minoru masao osamu tetsuya daisuke yusuke shota
kenta takuya ryota naoki kazuki hiroki yuki yuta haruto sota ren riku sho shinji koji koichi kenichi junichi shinichi yoichi
hiroyuki masahiro yasuhiro takahiro toshio tadashi yutaka mitsuo keiko yoko yoshiko kazuko hiroko kumiko naoko tomoko yumiko
mariko reiko junko michiko sachiko noriko akiko emiko mayumi megumi ayumi aya ai yui miki miho mika kaori sayaka haruka asuka
misaki nanami sakura hanako
minho jihoon jiho minjun seojun hyun jin sung young jae joon seung dong kyung soo hee eun min ji hye yoon minji jiwon soyeon
sujin jieun minsu
wei fang min jing lei yan ming jun ping hui hong xin ying ling bin yong bo hao jie chao tao peng fei gang kai
xiaoming xiaoli xiaohong jianguo jianhua zhiqiang weiwei lihua meiling yifan zihan haoran ziyi
anh binh chi cuong dung duc giang ha hai hang hanh hieu hoa hoang hung huong huy khanh khoa kien lan linh long mai minh nam nga
ngoc nhung phuong phuc quan quang quynh son tam thanh thao thi thu thuy tien trang trinh trung tuan tung tuyen van vinh xuan yen
chinwe chidi chioma chukwuemeka chinedu emeka ngozi obinna oluwaseun olumide ade adebayo adeola babatunde femi folake funmi ifeanyi
ikechukwu kelechi kunle nneka nkechi oluwatobi segun tunde uche yemi zainabu aminu kwame kofi kojo kwesi yaw akosua ama abena efua
wanjiru wambui njeri kamau mwangi otieno achieng wangari juma baraka amani neema zuberi thabo sipho themba lerato nomvula
nkosinathi mandla precious tendai tatenda farai rutendo kwabena tadesse abebe bekele haile yohannes selam tigist
aroha tane wiremu manaaki
murugan selvam selvi senthilkumar kumaran karthikeyan arul arulmozhi anbu anbarasan tamilselvi thamizh ezhil elango ilango ilavarasi kayal
kayalvizhi malar malarvizhi mani manikandan marimuthu mathivanan meenakshisundaram muthukumar muthuraman nirmala palani palanisamy
pandian pandi poongodi prabhakaran rajalakshmi rajeshkumar ramalingam sakthivel saravanan sathish sathya selvakumar shanmugam
sivakumar sivasankar subbiah sudhakaran thamizhselvan thangam vasanthakumar velmurugan vetri vetrivel vijayalakshmi yuvaraj
anjaneyulu appala bhanu chiranjeevi harika jagan jagadeesh koteswara lavanya mallikarjuna mounika nagarjuna narasimhulu raghuram ramadevi
ramesh sailaja satyanarayana siva sowjanya sravan sravani srilatha srilakshmi srinu sudheer swarna venkaiah venkateswarlu yadagiri
ajith anoop bindhu biju deepu jaison jijo jincy jithin joby jomon lijo manju priyesh rejith remya renjith sajith sajeev shaji sheeba
shibu sijo sindhu sreeja sreejith sreekumar sreelatha suja sumesh tijo vinayan vineetha rabindranath rathindranath soumitra
ayodele temitope blessing bola titilayo
aleksandra alba anouk aoife aisling brigid caitlin catriona ciara ciaran colm conor cormac deirdre dermot diarmuid eamon eilis
eimear eoin fiona fionnuala grainne kieran liam mairead maeve malachy niall niamh oisin orla padraig roisin ronan ruairi
saoirse seamus sinead siobhan tadhg una angus alasdair alistair callum calum duncan euan ewan fergus gregor hamish iain innes
isla lachlan mairi malcolm moira morag murdo rhona rory ruaridh shona aled angharad bethan carys cerys dafydd dilys
eirlys elin emrys ffion gareth geraint gethin glenys gwen gwyn huw iestyn ieuan iolo llinos lowri megan meirion mererid nerys nia
owain rhian rhiannon rhodri rhys sian sioned tomos wyn
abigayle ainsley aleisha alyssa amie arabella beatrice beatrix bethany bianca brooke bryony candice carrie cassandra cassie
celeste celia chantelle chelsea cherie cindy clara clare cleo cordelia courtney daisy daphne darcy darlene delia della desiree
dolores dora edith edna eileen elaine eloise elsie elspeth erica esme estelle esther ethel eunice faith fay faye felicity fern
flora freya gail gemma georgia georgina geraldine gertrude gillian gina ginger gladys glenda greta gwyneth hailey harriet hattie
hayley henrietta hilary hilda hollie holly hope ida imogen imelda inez ingrid isabel isabelle isobel ivy jacinta jade jan jane
janelle janette janine jasmine jeanette jemima jenna jeri jocelyn jolene josephine juliana julianna juliet kaitlyn karina katelyn
katharine kayleigh keira kiara kirstie kirsty kitty krystal lacey lara larissa latasha leanne leila lena leonora letitia lilian
lilly lola lorna lottie lyla mackenzie madeleine madeline madelyn mallory mara marcella margery margo marguerite mariah mariam
marietta marina marisa marissa matilda mattie maud maura mavis mckenzie melissa mercy mia michaela millie minnie mollie mona
morgan nadia nancie nell nettie noelle norah olive ophelia pansy patience petra petunia philippa phoebe pippa poppy portia
prudence quinn rae raelynn reagan reba rhea rhoda rosalyn rosanna rosetta rowena roxana sasha saskia savanna selina
shana sharlene shauna sienna sierra sigrid skye sondra sophie stefanie tatum tess tessa thea tia tina una ursula valentina
verity vilma wanda wilhelmina winona yasmin yvette zelda zara
kevin kavin calton chandler clyde curt dallas damion darrin deandre demetrius denny deon desmond devin devon domingo donovan
dorian dusty efren elias eliseo elvis enoch ezekiel ezra fidel fletcher garland garth gerardo german giovanni gonzalo hal hank
hans harlan harley heath houston humberto ignatius irwin issac jamar jarvis javier jefferey jermaine jeremiah jorge judson
kelvin kendall kendrick kermit kirby kris lamont lavern layne lemuel lenny leopold linwood lucius mauricio maynard mel merlin
merrill milo mohamad moshe nelson noel norberto odell omer orval pierce porter raleigh raphael rashad refugio reggie rhett
rickie riley roscoe rosendo royce rubin russel salvatore santiago scot scottie shad sherwin sheldon shelton solomon sonny stacy
stephan stevie tanner terrell theron thad thaddeus timmy tomas tommie truman vaughn vince wilmer winfred xavier zachariah
`

/** Common given names in Arabic writing. */
export const ARABIC_NAMES = `
محمد أحمد احمد علي عليّ حسن حسين عمر عثمان خالد سعيد سعد عبدالله عبدالرحمن عبدالعزيز إبراهيم ابراهيم يوسف يونس موسى عيسى داود سليمان إسماعيل
اسماعيل محمود مصطفى كريم كمال جمال طارق زياد ماجد فهد فيصل سلطان سلمان ناصر نايف بندر تركي وليد سامي سمير رامي هاني حمد راشد منصور
فاطمة عائشة خديجة مريم زينب سارة نورة نور ليلى سلمى هند أمل امل منى هدى رنا ريم دانا لينا ياسمين جميلة كريمة سعاد نادية سميرة رقية
رضا مهدی حسین زهرا مریم فاطمه امیر رضوان عمران اسلم اکرم بلال حمزہ طاہر شاہد نعیم ندیم عاصم عائشہ
`
