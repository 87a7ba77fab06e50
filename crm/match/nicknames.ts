/** Short and pet forms of given names. Two forms may name one person when they share a full form (Rick, Dick: Richard). */

import { fold } from './fold'

/** Full form, then its short forms; only forms that are in common use as names of adults. */
const GROUPS = `
abigail abby gail|abraham abe bram|adalbert albert|adam ad|agnes aggie|albert al bert albie|alexander alex alec sandy sasha xander lex
alexandra alex sandra sasha alix lexi|alfred al alf fred freddie|alice ali|allison ali ally|amanda mandy|amelia amy millie|andrew andy drew
andreas andi|angela angie|anna annie ann nan|anne annie nan|anthony tony ant|antonio toni tonio|arnold arnie|arthur art artie|augustus gus
barbara barb babs barbie|bartholomew bart|beatrice bea trixie|benedict ben|benjamin ben benji benjy|bernard bernie|bertha bertie|bradley brad
brian bri|bruno bru|caroline carol carrie caro|carolyn carol carrie|catherine cathy cate cat katie kate kitty|cecilia celia|charles charlie chuck chas
charlotte lottie charlie char|christian chris|christina chris tina chrissy|christine chris tina chrissy|christopher chris kit topher|clifford cliff
clinton clint|constance connie|cornelius con neil|cynthia cindy|cyril cy|daniel dan danny|danielle dani|david dave davey|deborah deb debbie debby
dennis den denny|diana di|dmitri dima mitya|dominic dom nick|donald don donnie|dorothy dot dottie dolly|douglas doug|edgar ed eddie|edmund ed eddie ned
eduard edi edu|edward ed eddie ned ted teddy|edwin ed eddie|eleanor ellie nell nora|elizabeth liz beth betty eliza lizzie betsy bess lisa libby elsie
emily em emmy|emma em|emmanuel manny|eric rick|ernest ernie|eugene gene|evelyn eve evie|ferdinand ferdi|florence flo|frances fran frannie
francesco franco cesco|francis frank fran|francisco paco pancho cisco|franklin frank|frederick fred freddie freddy fritz|friedrich fritz fred
gabriel gabe|gabriele gabi|gabriella gabby ella|geoffrey geoff jeff|george georgie|gerald gerry jerry|gerard gerry|gertrude gertie trudy
gilbert gil bert|giovanni gianni gio|gregory greg|guillermo memo|gustav gus|hans hansi|harold harry hal|helen nell|henry harry hank hal
herbert herb bert|howard howie|hubert bert|hugo hugh|ignacio nacho|isaac ike|isabella bella izzy isa|ivan vanya|jacob jake jack|jacqueline jackie
james jim jimmy jamie jem|jane janie|janet jan|jeffrey jeff|jennifer jen jenny|jeremiah jerry|jeremy jerry jem|jerome jerry|jessica jess jessie
jesus chucho|joachim jochen achim|joan joanie|johann hans jo|johannes hans jo hannes|john jack johnny jon|jonathan jon jonny|jose pepe|joseph joe joey jo
josephine jo josie|joshua josh|judith judy|julia julie jules|julian jules|juliana julie|karl kalle|katherine kathy kate katie kat kay kitty kathie
kathleen kathy kate katie|kenneth ken kenny|kimberly kim|konrad kurt|kristin kris|laura laurie|lawrence larry laurie|leonard len lenny leo
leonardo leo|leopold leo poldi|leslie les|lillian lily lil|louis lou louie|louisa lou|louise lou|lucas luke|lucille lucy|madeline maddie
manuel manny manolo|marcus mark marc|margaret maggie meg peggy marge margie greta rita daisy|maria mia|martha marty|martin marty|mary molly polly mamie
matilda tilly|matthew matt matty|matthias matt|maximilian max|maxwell max|megan meg|melissa mel missy|melvin mel|michael mike mick mickey micky misha
mikhail misha|mildred millie|mitchell mitch|mohammed mohd md mohammad muhammad mohamed muhammed|ahmed ahmad ahmet ahamed|hussein hussain hossein husain hossain husayn|yusuf yousef youssef yusef yousuf|omar umar omer|khalid khaled|mustafa mostafa moustafa|ibrahim ebrahim|osman usman uthman othman|fatima fatema fatimah fatma|ayesha aisha aysha aishah|zainab zaynab zeinab zeynep|abdulrahman abdurrahman abdelrahman|said saeed sayeed|hassan hasan hassaan|mahmoud mahmud mehmood mahmood|noor nur nour|layla leila laila|aleksandr alexandr alexander oleksandr|sergey sergei sergiy|dmitry dmitri dmitriy dmytro|yulia julia iuliia|natalya natalia nataliya|morris mo|nancy nan|natalie nat|natalia natasha nata|nathan nat nate
nathaniel nat nate|nicholas nick nicky nico|nicole nicky nikki|nikolai kolya|norman norm|oliver ollie|olivia liv livvy|oscar oz|oswald oz ozzie
pamela pam|patricia pat patty tricia trish|patrick pat paddy|paul paulie|penelope penny|peter pete|philip phil pip|rachel rae|raymond ray|rebecca becky becca
reginald reg reggie|richard rick dick rich richie ricky|robert rob bob bobby robbie bert|roberta bobbie robbie|rodney rod|roger rodge|roland rollo
ronald ron ronnie|rosemary rose rosie|rudolf rudi|russell russ rusty|salvatore sal tore|samantha sam sammy|samuel sam sammy|sarah sally sadie
sebastian seb bastian basti|sergei serge seryozha|sharon shari|sidney sid|simon si|solomon sol|sophia sophie|stanley stan|stephanie steph stefi
stephen steve stevie|steven steve stevie|stuart stu|susan sue susie suzy|susanna sue susie|sylvester sly|tatiana tanya|terence terry|theodore ted teddy theo
theresa terry tess tessa|thomas tom tommy|timothy tim timmy|tobias toby tobi|ulrich uli|valentin val|valerie val|veronica ronnie vera|victor vic|victoria vicky tori vic
vincent vince vinny vin|virginia ginny|vladimir vlad vova volodya|walter walt wally|wilhelm willi will|wilfred wilf fred|william will bill billy willie liam
winifred winnie|winston win|wolfgang wolf|xavier xavi|yevgeny zhenya|zachary zach zack
rajendra raj rajen|rajesh raj|ramachandra ram|ramakrishna ram|rameshwar ramesh|surendra suren|venkatesh venky venkat|venkataraman venkat|venkateshwara venkat
subramanian subbu mani|subramaniam subbu mani|krishnamurthy krish|krishna krish kishan kishen|balasubramanian bala|balakrishna bala|lakshminarayan lakshmi|narendra naren|harpreet harry
jaswinder jassi|gurpreet guri|manpreet mani|shubham shub|siddharth sid|siddhartha sid|sanjeev sanju|aishwarya aish|anirudh ani|abhishek abhi|aditya adi
`

const FORMS: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const forms = new Map<string, Set<string>>()
  for (const group of GROUPS.split(/[|\n]/)) {
    const [full, ...short] = group.trim().split(' ').map(fold)
    if (full === undefined || full === '') continue
    for (const form of [full, ...short]) forms.set(form, (forms.get(form) ?? new Set()).add(full))
  }
  return forms
})()

/** Whether two folded given names can be forms of one name. A name is a form of itself. */
export const sameByNickname = (one: string, other: string): boolean => {
  const fulls = FORMS.get(one)
  const others = FORMS.get(other)
  if (fulls === undefined || others === undefined) return one === other
  for (const full of fulls) if (others.has(full)) return true
  return false
}
