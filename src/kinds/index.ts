import type { Kind } from '../kernel/kind.ts'
import { choiceKind } from './choice/choice.ts'
import { creditCodeKind } from './credit-code/credit-code.ts'
import { dateKind } from './date/date.ts'
import { instantKind } from './instant/instant.ts'
import { moneyKind } from './money/money.ts'
import { numberKind } from './number/number.ts'
import { phoneKind } from './phone/phone.ts'
import { phonesKind } from './phones/phones.ts'
import { refKind } from './ref/ref.ts'
import { textKind } from './text/text.ts'

const all = [choiceKind, creditCodeKind, dateKind, instantKind, moneyKind, numberKind, phoneKind, phonesKind, refKind, textKind] as const

/** Every kind by its name: how a company's own fields, kept as rows, find theirs. Their options travel in the field. */
export const kinds: Readonly<Record<string, Kind>> = Object.fromEntries(all.map((kind) => [kind.name, kind as Kind]))
