import { wordSet } from './plain-text'

/** Kinds of streets that end an English street name. */
export const STREET_SUFFIXES = wordSet(`
street st str avenue ave av aven road rd drive dr drv lane ln boulevard blvd boul bl boulevar court ct crt place pl circle cir circ terrace ter terr
parkway pkwy pky py highway hwy hiway way wy trail trl square sq plaza plz pike turnpike tpke loop crescent cres cr close
causeway cswy expressway expwy expy freeway fwy alley aly row run path walk mews grove gardens gdns gate gates rise view vista
ridge crossing xing bend cove cv point pt pass pathway promenade esplanade quay wharf embankment broadway commons common green
hill heights hts steet strret strasse marg nagar rasta salai veedhi gali bazar bazaar circus drove hollow landing meadow meadows
mall route rte bypass lp spur ct. rd.
`)

/** Suffixes that end names of places as often as names of streets. */
export const WEAK_SUFFIXES = wordSet(
  'grove park gate gates rise view vista ridge crossing bend cove point pt hill heights hts green common commons meadow meadows hollow landing nagar bazar bazaar gardens gdns mall row run path walk pass center centre route rte marg loop'
)

export const DIRECTIONS = wordSet(
  'n s e w ne nw se sw north south east west northeast northwest southeast southwest n.e n.w s.e s.w'
)

/** Words before the number of a flat, floor, building or box. */
export const UNITS = wordSet(
  'apt apartment suite ste unit floor fl flr room rm bldg building bld tower twr dept department lot space spc trlr trailer penthouse ph suit lower upper rear front basement bsmt level lvl flat shop office plot block blk wing house stall pod bay mailstop ms no #'
)

/** Roads that are named by a number. */
export const NUMBERED_ROADS = wordSet(
  'highway hwy route rte rt road interstate i fm cr sr us county state loop business avenue ave nh sh rd'
)

const POST_BOX =
  /(?<![\p{L}\p{N}])(?:p\.?\s?o\.?\s?b(?:o?x|ox\.?)?|post\s?office\s?box|post\s?box|po\s?bx|box|postfach|boite postale|b\.\s?p\.?|bp|apartado(?: postal| de correos)?|casilla|caixa postal|postbus|postboks|box\s?#|lock\s?box|private bag|gpo box|locked bag|a\.?\s?p\.?\s?o|rural route|rr|hc|star route|highway contract(?: route| rte)?)\s*(?:no\.?\s*)?#?\s*\d[\d-]*[a-z]?(?![\p{L}\p{N}])/iu

/** The first post-office box of a text. */
export const postBox = (
  text: string
): { readonly text: string; readonly start: number; readonly end: number } | undefined => {
  const found = POST_BOX.exec(text)
  return found ? { text: found[0], start: found.index, end: found.index + found[0].length } : undefined
}

/** Words in many languages that a street line has, as whole words or as the end of one. */
const STREET_WORD =
  /(?<![\p{L}])(?:street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|place|pl|circle|terrace|parkway|pkwy|highway|hwy|way|trail|square|sq|plaza|pike|crescent|close|mews|quay|broadway|strada|rue|av|bd|chemin|impasse|quai|allée|allee|route|cours|cité|via|viale|piazza|corso|largo|vicolo|calle|avenida|avda|paseo|plaza|carrer|avinguda|camino|carretera|transversal|carrera|cra|rua|travessa|tv|praça|estrada|alameda|rodovia|ul|ulica|aleja|al\.|os\.|nám|náměstí|námestie|třída|utca|út|tér|körút|bulevardul|bdul|calea|șos|aleea|splaiul|cad|caddesi|sok|sokak|sokağı|mah|mahallesi|bulvarı|küç|улица|ул|проспект|пр-т|переулок|бул|вул|шоссе|οδός|jalan|jln|jl|lorong|soi|thanon|marg|nagar|chowk|salai|road|gali|mawatha|magu|rruga|triq|iela|gatve|kaya|chalan|làlana|lalana|मार्ग|रोड|सड़क|गली|नगर|चौक|पथ|मोहल्ला|स्ट्रीट|ರಸ್ತೆ|சாலை|తెరు|మార్గ్|રોડ|માર્ગ|সড়ক|রোড|شارع|طريق|خیابان|רחוב|路|街|道|通り|丁目|대로|로|길)(?![\p{L}])|(?:stra(?:ß|ss)e|str\.|gasse|platz|allee|weg|damm|ufer|straat|laan|gracht|kade|plein|singel|dijk|steenweg|dreef|gatan|vägen|vej|gade|gate|veien|vegen|katu|kuja|gata)(?![\p{L}])/iu

/** Whether a line has a word for a street, in one of many languages. */
export const hasStreetWord = (text: string): boolean =>
  STREET_WORD.test(text.replace(/^(?:st|ste|saint|place)\.?\s+(?=\p{Lu})/iu, ''))

/** Words of Indian and other addresses that describe a place near by or a part of a building. */
export const LOCALITY_WORD =
  /(?<![\p{L}])(?:opp|opposite|near|nr|behind|beside|adj|adjacent|next to|above|off|landmark|plot|flat|shop|house|h\.?\s?no|door|d\.?\s?no|survey|sy|s\.?\s?no|gat|khasra|ward|floor|wing|tower|towers|complex|building|bldg|chambers|apartments?|society|chs|soc|colony|layout|stage|phase|sector|sec|block|industrial|estate|midc|gidc|sez|tech park|it park|cross|main|nagar|vihar|enclave|puram|peth|wadi|chowk|marg|bazaar|bazar|market|mall|village|vill|po|p\.o|ps|tal|taluka|tehsil|tq|mandal|dist|district|post|at post|a\/p|के पास|के सामने|निकट|प्लॉट|प्लाट|मकान|दुकान|फ्लैट|कार्यालय|कॉलोनी|मार्केट|बाजार|बाज़ार|टावर|भवन|विहार|एमआईडीसी|औद्योगिक|तल|मंजिल|सेक्टर|ब्लॉक|फेज|ग्राम|पोस्ट|तहसील|तालुका|जिला|ज़िला|मंडल|वार्ड)(?![\p{L}])/iu
