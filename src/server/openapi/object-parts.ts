import type { Lang } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import { pathParameter } from './parts.ts'
import { schemaName } from './schemas.ts'

export const record = pathParameter('id')
/** `list` of customers -> `listCustomer`: how a client calls it. */
export const nameOf = (verb: string, object: Declaration): string => verb + schemaName(object)
export const summaryOf = (object: Declaration, lang: Lang, zh: string, en: string): string =>
  lang === 'zh' ? `${zh}${object.label.zh}` : `${en} ${object.label.en}`
