import type { KindView } from '../kit/view.ts'
import { addressView } from './address/address.view.tsx'
import { choiceView } from './choice/choice.view.tsx'
import { creditCodeView } from './credit-code/credit-code.view.tsx'
import { dateView } from './date/date.view.tsx'
import { emailView } from './email/email.view.tsx'
import { emailsView } from './emails/emails.view.tsx'
import { fileView } from './file/file.view.tsx'
import { filesView } from './files/files.view.tsx'
import { industryView } from './industry/industry.view.tsx'
import { instantView } from './instant/instant.view.tsx'
import { linesView } from './lines/lines.view.tsx'
import { longTextView } from './long-text/long-text.view.tsx'
import { lunarDateView } from './lunar-date/lunar-date.view.tsx'
import { manyChoiceView } from './many-choice/many-choice.view.tsx'
import { moneyView } from './money/money.view.tsx'
import { numberView } from './number/number.view.tsx'
import { percentView } from './percent/percent.view.tsx'
import { phoneView } from './phone/phone.view.tsx'
import { phonesView } from './phones/phones.view.tsx'
import { picturesView } from './pictures/pictures.view.tsx'
import { ratingView } from './rating/rating.view.tsx'
import { recurrenceView } from './recurrence/recurrence.view.tsx'
import { refView } from './ref/ref.view.tsx'
import { refsView } from './refs/refs.view.tsx'
import { regionView } from './region/region.view.tsx'
import { serialView } from './serial/serial.view.tsx'
import { tagsView } from './tags/tags.view.tsx'
import { textView } from './text/text.view.tsx'
import { urlView } from './url/url.view.tsx'
import { yesNoView } from './yes-no/yes-no.view.tsx'

/** How each kind meets the eye, by its name. A new kind is one folder and one line here. */
export const views: Readonly<Record<string, KindView<any>>> = {
  address: addressView,
  choice: choiceView,
  creditCode: creditCodeView,
  date: dateView,
  email: emailView,
  emails: emailsView,
  file: fileView,
  files: filesView,
  industry: industryView,
  instant: instantView,
  lines: linesView,
  longText: longTextView,
  lunarDate: lunarDateView,
  manyChoice: manyChoiceView,
  money: moneyView,
  number: numberView,
  percent: percentView,
  phone: phoneView,
  phones: phonesView,
  pictures: picturesView,
  rating: ratingView,
  recurrence: recurrenceView,
  ref: refView,
  refs: refsView,
  region: regionView,
  serial: serialView,
  tags: tagsView,
  text: textView,
  url: urlView,
  yesNo: yesNoView,
}
