/** Names in Chinese, Japanese and Korean writing: the family name comes first and often nothing marks where it ends. */
export interface EastName {
  readonly family: string
  readonly given: string
}

const COMPOUND_CHINESE =
  /^(?:欧阳|歐陽|司马|司馬|诸葛|諸葛|上官|夏侯|皇甫|尉迟|公孙|公孫|慕容|令狐|东方|東方|端木|独孤|南宫|南宮)/u

const CHINESE =
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹曾彭萧蕭肖蔡潘田董袁于余叶葉蒋蔣杜苏蘇魏程吕呂丁沈任姚卢盧傅钟鐘姜崔谭譚廖范汪陆陸金石戴贾賈韦韋夏邱方侯邹鄒熊孟秦白江阎閻薛尹段雷黎史龙龍陶贺賀毛郝顾顧龚龔邵万萬钱錢严嚴覃武莫孔向汤湯温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧耿关關兰蘭焦俞左柳甘祝包宁尚符舒阮柯纪紀梅童凌毕畢单季裴霍涂成苗谷盛曲翁冉骆駱蓝藍路游辛靳管柴蒙鲍鮑华華喻祁房滕屈饶饒解牟艾尤时穆农司卓古吉缪简车項项连芦麦麥褚娄窦戚岑景党宫费卜冷晏席卫衛米柏宗瞿桂全佟应應臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝封谈匡鞠惠荆乐冀胥南班储原栗燕楚鄢劳谌奚粟冼蔺楼盘满闻厉伊阳郜位郁宦鄞'

const JAPANESE_FAMILY =
  /^(?:佐藤|鈴木|高橋|田中|渡辺|渡邊|渡部|伊藤|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村|斎藤|斉藤|齋藤|清水|山崎|森田|池田|橋本|阿部|石川|山下|中島|石井|小川|前田|岡田|長谷川|藤田|後藤|近藤|村上|遠藤|青木|坂本|斎木|福田|太田|西村|藤井|金子|岡本|藤原|中野|三浦|原田|中川|松田|竹内|小野|田村|中山|和田|石田|上田|森本|原口|柴田|酒井|工藤|横山|宮崎|宮本|内田|高木|安藤|谷口|大野|丸山|今井|河野|藤本|村田|武田|上野|杉山|増田|平野|大塚|千葉|久保|松井|小島|岩崎|桜井|野口|松尾|野村|木下|菊地|佐野|大西|杉本|新井|浜田|市川|古川|水野|小松|島田|小山|高田|山内|西田|菊池|西川|五十嵐|北村|安田|中田|川口|平田|飯田|川崎|本田|久保田|吉川|沢田|辻|関|吉村|服部|樋口|永井|岩本|秋山|矢野|八木|森|林|東|原)/u

const KOREAN_COMPOUND = /^(?:남궁|황보|제갈|선우|독고|사공|서문)/u
const KOREAN =
  '김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용'

const KANA = /[\u3040-\u30FF]/u
const HAN_ONLY = /^\p{Script=Han}+$/u
const HANGUL_ONLY = /^\p{Script=Hangul}+$/u

/** Whether a text is written in Han characters, kana or Hangul only (blanks and middle dots aside). */
export const isEastAsian = (text: string): boolean =>
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々・\s]+$/u.test(text)

/** Splits such a name; undefined when nothing tells where the family name ends. */
export const splitEastAsian = (text: string): EastName | undefined => {
  const words = text.split(/[\s・]+/u).filter((word) => word !== '')
  const [first, second] = words
  if (first === undefined) return undefined
  if (second !== undefined) {
    const western = text.includes('・') && /^[\p{Script=Katakana}ー]+$/u.test(first)
    const last = words.at(-1) ?? second
    return western
      ? { family: last, given: words.slice(0, -1).join('・') }
      : { family: first, given: words.slice(1).join(' ') }
  }
  const cut = familyLength(first)
  return cut === undefined || cut >= first.length ? undefined : { family: first.slice(0, cut), given: first.slice(cut) }
}

const familyLength = (word: string): number | undefined => {
  if (HANGUL_ONLY.test(word)) {
    if (KOREAN_COMPOUND.test(word) && word.length >= 3) return 2
    return word.length >= 2 && word.length <= 4 && KOREAN.includes(word[0] ?? '') ? 1 : undefined
  }
  const japanese = JAPANESE_FAMILY.exec(word)?.[0]
  if (KANA.test(word)) return japanese?.length
  if (!HAN_ONLY.test(word)) return undefined
  if (COMPOUND_CHINESE.test(word) && word.length >= 3 && word.length <= 4) return 2
  if (japanese !== undefined && japanese.length >= 2) return japanese.length
  if (word.length <= 3 && CHINESE.includes(word[0] ?? '')) return 1
  return word.length === 4 ? 2 : undefined
}
