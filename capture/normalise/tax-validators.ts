import { validate as ar } from 'stdnum/lib/cjs/ar/cuit.js'
import { validate as at } from 'stdnum/lib/cjs/at/uid.js'
import { validate as abn } from 'stdnum/lib/cjs/au/abn.js'
import { validate as acn } from 'stdnum/lib/cjs/au/acn.js'
import { validate as be } from 'stdnum/lib/cjs/be/vat.js'
import { validate as bg } from 'stdnum/lib/cjs/bg/vat.js'
import { validate as br } from 'stdnum/lib/cjs/br/cnpj.js'
import { validate as ch } from 'stdnum/lib/cjs/ch/vat.js'
import { validate as cl } from 'stdnum/lib/cjs/cl/rut.js'
import { validate as cn } from 'stdnum/lib/cjs/cn/uscc.js'
import { validate as co } from 'stdnum/lib/cjs/co/nit.js'
import { validate as cy } from 'stdnum/lib/cjs/cy/vat.js'
import { validate as cz } from 'stdnum/lib/cjs/cz/dic.js'
import { validate as de } from 'stdnum/lib/cjs/de/vat.js'
import { validate as dk } from 'stdnum/lib/cjs/dk/cvr.js'
import { validate as ee } from 'stdnum/lib/cjs/ee/kmkr.js'
import { validate as es } from 'stdnum/lib/cjs/es/nif.js'
import { validate as fi } from 'stdnum/lib/cjs/fi/alv.js'
import { validate as siren } from 'stdnum/lib/cjs/fr/siren.js'
import { validate as siret } from 'stdnum/lib/cjs/fr/siret.js'
import { validate as fr } from 'stdnum/lib/cjs/fr/tva.js'
import { validate as gb } from 'stdnum/lib/cjs/gb/vat.js'
import { validate as gr } from 'stdnum/lib/cjs/gr/vat.js'
import { validate as hr } from 'stdnum/lib/cjs/hr/oib.js'
import { validate as hu } from 'stdnum/lib/cjs/hu/anum.js'
import { validate as ie } from 'stdnum/lib/cjs/ie/vat.js'
import { validate as is } from 'stdnum/lib/cjs/is/vsk.js'
import { validate as it } from 'stdnum/lib/cjs/it/iva.js'
import { validate as lt } from 'stdnum/lib/cjs/lt/pvm.js'
import { validate as lu } from 'stdnum/lib/cjs/lu/tva.js'
import { validate as lv } from 'stdnum/lib/cjs/lv/pvn.js'
import { validate as mt } from 'stdnum/lib/cjs/mt/vat.js'
import { validate as mx } from 'stdnum/lib/cjs/mx/rfc.js'
import { validate as nl } from 'stdnum/lib/cjs/nl/btw.js'
import { validate as no } from 'stdnum/lib/cjs/no/mva.js'
import { validate as nz } from 'stdnum/lib/cjs/nz/ird.js'
import { validate as pl } from 'stdnum/lib/cjs/pl/nip.js'
import { validate as pt } from 'stdnum/lib/cjs/pt/nif.js'
import { validate as ro } from 'stdnum/lib/cjs/ro/cif.js'
import { validate as ru } from 'stdnum/lib/cjs/ru/inn.js'
import { validate as se } from 'stdnum/lib/cjs/se/vat.js'
import { validate as sg } from 'stdnum/lib/cjs/sg/uen.js'
import { validate as si } from 'stdnum/lib/cjs/si/ddv.js'
import { validate as sk } from 'stdnum/lib/cjs/sk/dph.js'
import { validate as tr } from 'stdnum/lib/cjs/tr/vkn.js'
import { validate as ua } from 'stdnum/lib/cjs/ua/edrpou.js'

/** As the validators of `stdnum` answer. */
export type TaxValidator = (value: string) => { isValid: true; compact: string } | { isValid: false }

/** VAT numbers of the EU, United Kingdom, Switzerland, Norway and Iceland, by ISO country. */
export const VAT_VALIDATORS: Readonly<Record<string, TaxValidator>> = {
  AT: at,
  BE: be,
  BG: bg,
  CH: ch,
  CY: cy,
  CZ: cz,
  DE: de,
  DK: dk,
  EE: ee,
  ES: es,
  FI: fi,
  FR: fr,
  GB: gb,
  GR: gr,
  HR: hr,
  HU: hu,
  IE: ie,
  IS: is,
  IT: it,
  LT: lt,
  LU: lu,
  LV: lv,
  MT: mt,
  NL: nl,
  NO: no,
  PL: pl,
  PT: pt,
  RO: ro,
  SE: se,
  SI: si,
  SK: sk
}

/** Company numbers of other countries, by scheme. */
export const OTHER_VALIDATORS: Readonly<Record<string, TaxValidator>> = {
  siren,
  siret,
  abn,
  acn,
  cnpj: br,
  cuit: ar,
  rut: cl,
  nit: co,
  rfc: mx,
  inn: ru,
  uscc: cn,
  uen: sg,
  ird: nz,
  vkn: tr,
  edrpou: ua
}
