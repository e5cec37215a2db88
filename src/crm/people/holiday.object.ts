import { defineObject } from '../../kernel/object.ts'
import { choice } from '../../kinds/choice/choice.ts'
import { date } from '../../kinds/date/date.ts'
import { text } from '../../kinds/text/text.ts'
import { parted } from '../../lib/text.ts'
import { everybodyReads } from './everybody.ts'

/** Days that are not what the week makes them: the published holidays and make-up days, and the company's own (S2-04). */
export const holiday = defineObject({
  name: 'holiday',
  plural: 'holidays',
  label: { zh: '节假日', en: 'Holiday' },
  icon: 'calendar',
  menu: 'admin',
  title: 'name',
  knownBy: ['day', 'name'],
  sort: 'day',
  fields: {
    day: date({ label: { zh: '日期', en: 'Day' }, required: true, unique: true, synonyms: parted('日期（公历） | date') }),
    name: text({ label: { zh: '名称', en: 'Name' }, required: true, max: 60, synonyms: parted('节日 | 节日名称 | holiday') }),
    kind: choice(
      [
        { id: 'off', label: { zh: '放假', en: 'Day off' }, color: 'green', synonyms: ['休', '休息', 'holiday'] },
        { id: 'work', label: { zh: '调休上班', en: 'Worked' }, color: 'orange', synonyms: ['班', '上班', '补班', 'make-up day'] },
      ],
      { label: { zh: '类型', en: 'Kind' }, required: true, default: 'off', synonyms: parted('放假或上班') },
    ),
    source: choice(
      [
        { id: 'published', label: { zh: '国务院公布', en: 'Published' } },
        { id: 'company', label: { zh: '本公司', en: 'Our own' } },
      ],
      {
        label: { zh: '来源', en: 'Source' },
        required: true,
        default: 'company',
        hint: { zh: '有“国务院公布”的日子，这一年才算已公布', en: 'A year counts as published once it has published days' },
      },
    ),
  },
  columns: ['day', 'name', 'kind', 'source'],
  changedBy: 'admin',
  access: everybodyReads,
})
