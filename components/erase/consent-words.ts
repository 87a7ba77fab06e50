import type { Consent, ConsentPurpose } from '../../crm/consent'
import { t } from '../../platform/i18n'

const words: Readonly<Record<ConsentPurpose, MessageKey>> = {
  mail: 'consent.purpose.mail',
  phone: 'consent.purpose.phone',
  message: 'consent.purpose.message',
  post: 'consent.purpose.post',
  storage: 'consent.purpose.storage'
}

/** What a consent is for. */
export const purposeWord = (purpose: ConsentPurpose): string => t(words[purpose])

/** A consent in a few words. */
export const consentText = (consent: Consent | undefined): string =>
  consent === undefined
    ? ''
    : `${purposeWord(consent.purpose)}, ${t(consent.given ? 'consent.given' : 'consent.withdrawn')}`
