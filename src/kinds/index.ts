import type { Kind } from '../kernel/kind.ts'
import { addressKind } from './address/address.ts'
import { choiceKind } from './choice/choice.ts'
import { creditCodeKind } from './credit-code/credit-code.ts'
import { dateKind } from './date/date.ts'
import { emailKind } from './email/email.ts'
import { emailsKind } from './emails/emails.ts'
import { fileKind } from './file/file.ts'
import { filesKind } from './files/files.ts'
import { industryKind } from './industry/industry.ts'
import { instantKind } from './instant/instant.ts'
import { linesKind } from './lines/lines.ts'
import { longTextKind } from './long-text/long-text.ts'
import { lunarDateKind } from './lunar-date/lunar-date.ts'
import { manyChoiceKind } from './many-choice/many-choice.ts'
import { moneyKind } from './money/money.ts'
import { numberKind } from './number/number.ts'
import { percentKind } from './percent/percent.ts'
import { phoneKind } from './phone/phone.ts'
import { phonesKind } from './phones/phones.ts'
import { picturesKind } from './pictures/pictures.ts'
import { ratingKind } from './rating/rating.ts'
import { recurrenceKind } from './recurrence/recurrence.ts'
import { refKind } from './ref/ref.ts'
import { refsKind } from './refs/refs.ts'
import { regionKind } from './region/region.ts'
import { serialKind } from './serial/serial.ts'
import { tagsKind } from './tags/tags.ts'
import { textKind } from './text/text.ts'
import { urlKind } from './url/url.ts'
import { yesNoKind } from './yes-no/yes-no.ts'

const all: readonly Kind[] = [
  addressKind,
  choiceKind,
  creditCodeKind,
  dateKind,
  emailKind,
  emailsKind,
  fileKind,
  filesKind,
  industryKind,
  instantKind,
  linesKind,
  longTextKind,
  lunarDateKind,
  manyChoiceKind,
  moneyKind,
  numberKind,
  percentKind,
  phoneKind,
  phonesKind,
  picturesKind,
  ratingKind,
  recurrenceKind,
  refKind,
  refsKind,
  regionKind,
  serialKind,
  tagsKind,
  textKind,
  urlKind,
  yesNoKind,
]

/** Every kind by its name: how a company's own fields, kept as rows, find theirs. Their options travel in the field. */
export const kinds: Readonly<Record<string, Kind>> = Object.fromEntries(all.map((kind) => [kind.name, kind]))
