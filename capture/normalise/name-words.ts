import { wordSet } from './plain-text'

/** Forms of address and ranks before a name; dots are not written here. */
export const PREFIXES = wordSet(`
mr mrs ms miss mx dr drs prof professor sir madam mme mlle monsieur herr frau hr senor senora senorita sr sra srta dona
signor signora sig dott dottssa ing mag dipl dipl-ing dring univ-prof doc mudr judr rndr phdr mgr
shri sri shree smt shrimati kum km ku er ca cs adv advocate col lt ltc gen brig cmdr cdr capt captain sgt cpl pvt lieutenant
colonel general admiral adm commodore wg gp flt sqn rev reverend revd fr father pastor rabbi imam hon honorable honourable rt
justice senator sen rep congressman congresswoman gov governor amb dame hrh hh haji hajj datuk dato datin ustad pt swami sant
md. most mst mosammat pan pani bay sayyidina maulana mufti ustadh eng engr arch avv geom bc atty secretary inz lic dipl-kfm dipl-kffr cllr maitre mtro mtra profa dra
श्री श्रीमती सुश्री डॉ डा डाॅ डॉक्टर प्रो पं पंडित स्व एडवोकेट इंजी कु श्रीमान শ্রী শ্রীমতী ডাঃ ড திரு திருமதி டாக்டர் శ్రీ శ్రీమతి డా ಶ್ರೀ ಶ್ರೀಮತಿ ಡಾ ശ്രീ ഡോ શ્રી શ્રીમતી ડૉ ਸ਼੍ਰੀ ਡਾ
г-н г-жа господин госпожа доктор профессор السيد السيدة دكتور د الدكتور
`)

/** What stands between a German doctor's title and the name: "Dr. rer. nat.", "Prof. h. c.". */
export const DOCTOR_OF = wordSet('hc hab habil inz rer nat phil med jur ing pol oec dent vet mult dr-ing')

/** Ranks that are names too (`Prince Upton`, `Maj Vinberg`): ranks only before two further names. */
export const WEAK_PREFIXES = wordSet(
  'prince princess queen king duke duchess maj major judge bishop pope earl baron dean marshal marshall sister brother bro don chief pandit lord lady count the of us saint mag-judge sheikh shaikh'
)

export const GENERATIONS = wordSet(
  'jr sr ii iii iv vi vii junior senior jnr snr filho neto junior sobrinho 2nd 3rd 4th'
)

/** Degrees, professions and honours behind a name. */
export const CREDENTIALS = wordSet(`
md phd dphil dds dmd dvm do od dc jd llb llm llb esq esquire cpa cfa cfp clu chfc lutc mba ba bsc ma msc mca bca btech mtech be me
bcom mcom bed med ms mphil mbbs dnb mch dm bds mds frcs mrcp frcp facs faap rn np bsn msn fnp aprn pac pe pmp cissp obe mbe cbe kbe qc kc mp
mla mlc ias ips ifs irs ret retd usn usaf usmc usa ca cs cma icwa acs fcs fca aca acca fcca fcma cwa cpim shrm sphr phr gphr cipd
mcipd fcipd chrp rhu cic cpcu ricp mrics frics riba aia faia ceng ieng mice miee miet fiet psyd edd dsc dlitt dmin mdiv mfa bfa mpa
mph mha msw lcsw lmft lpc ccc-slp otr pt dpt atc rd ld rph pharmd bpharm mpharm cae cfe cia cisa cism crisc cgeit ccie ccna itil
csm cspo leed ap attorney ret'd rtd advocate phds bsc(hons) hons
`)

/** Honorifics behind a name that are no part of it. */
export const HONORIFICS = wordSet(
  'ji jee saheb sahab sahib garu bey hanim efendi जी साहब साहेब महोदय सर मैडम ਜੀ જી గారు அவர்கள் ಅವರು 先生 女士 小姐 博士 教授 様 さん 氏 殿 님 씨'
)

/** Words that begin a family name of several words, also when capitalised. */
export const PARTICLES = wordSet(
  'de da dos das del dela delos della dello delle dei degli di du des la las le los van von der den ter ten vander vande vom zur zum bin ibn binti bint binte binti al el st saint san santa mac mc fitz ap ferch y abu'
)

/** Words that do so only in lower case, because they are names of their own otherwise. */
export const LOWER_PARTICLES = wordSet("ben do af av zu te op lo 't d' abd ould ag am im e i vel und")

/** Irish family names of two words: son of, daughter of, wife of. Written with their accents, or they are something else. */
export const IRISH = /^(?:Ó|Ní|Uí|Nic|Ua)$/u

/** Names that are written short because so many bear them: Mohammed, Maria. Whoever has a further name goes by that. */
export const SHORT_NAMES = wordSet('md mohd muhd mhd ma')

/** The commonest East Asian family names: they are rarely given names even where other family names are. */
export const COMMON_EAST_ASIAN = wordSet(
  'li wang zhang liu chen yang huang zhao wu zhou xu sun zhu kim lee park choi jung wong chan cheung leung nguyen tran'
)

/** Patronymic markers: what follows is the father's name. */
export const RELATIONS = wordSet('s/o d/o w/o c/o a/l a/p so-of')

/** Iberian family names: two of them at the end belong together. */
export const IBERIAN = wordSet(`
garcia rodriguez martinez hernandez lopez gonzalez perez sanchez ramirez torres flores rivera gomez diaz reyes morales gutierrez
ortiz chavez ruiz alvarez castillo jimenez vasquez romero moreno herrera medina aguilar vargas castro guzman mendez fernandez munoz
salazar soto vazquez delgado pena rios alvarado sandoval contreras valdez guerrero ortega estrada nunez maldonado vega santiago
dominguez espinoza silva padilla marquez cortez rojas acosta figueroa luna juarez navarro campos molina avila ayala mejia carrillo
duran santos salinas robles solis lara cervantes aguirre ochoa pacheco cardenas fuentes leon cabrera serrano rosales calderon
marin rubio camacho ibarra suarez orozco salas escobar zamora velazquez villanueva pineda mercado barrera bautista trevino lozano
arias mora valenzuela zuniga melendez gallegos valencia franco colon mendoza ramos cruz miranda blanco iglesias cano prieto gil
sanz calvo vidal lorenzo caballero nieto pascual hidalgo gimenez montero santana duran benitez mendes ferreira oliveira souza sousa
pereira lima costa ribeiro carvalho almeida soares vieira barbosa rocha nascimento andrade moreira marques machado freitas
cardoso teixeira moura azevedo correia araujo melo barros tavares monteiro coelho antunes aznar velasquez
`)

/** Family names that East Asian names begin with, in Latin letters. */
export const EAST_ASIAN_FAMILY = wordSet(`
kim lee park choi jung jeong kang cho yoon jang lim han shin suh seo kwon hwang ahn song yoo hong jeon ko moon yang bae baek heo nam
noh ha kwak sung cha joo woo ryu jin um wang li zhang liu chen huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng
liang xie tang deng feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren yao shen zhong cui tan
fan wong chan cheung lam lau ng leung ho kwok tsang chow tsui yeung chiu chu hui lai tsai chou hsieh hsu hung kuo yamada xi ban qian fu kang jia qi hou bai meng qin mao gu
`)

export const VIETNAMESE_FAMILY = wordSet(
  'nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh trinh doan mai truong lam'
)
export const VIETNAMESE_MIDDLE = wordSet(
  'van thi huu duc minh quoc thanh ngoc hoang dinh xuan kim thuy bao gia anh cong quang trong viet'
)
