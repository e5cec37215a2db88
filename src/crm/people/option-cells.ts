import type { Cell, Kind, Option } from '../../kernel/kind.ts'
import type { Label } from '../../kernel/label.ts'
import { bad, good, type Outcome } from '../../kernel/problem.ts'
import { after, takeList, takeRecord, takeText } from '../../kernel/take.ts'
import { fold, tidyLine } from '../../lib/text.ts'

const mostOptions = 300
const colors = ['default', 'red', 'volcano', 'orange', 'gold', 'lime', 'green', 'cyan', 'blue', 'geekblue', 'purple', 'magenta']

const words = {
  label: { zh: '每个选项都要有中文和英文名称', en: 'Each option needs a name in Chinese and in English' },
  twice: { zh: '有两个选项同名，请改名或合并', en: 'Two options have the same name; please rename or join them' },
  id: { zh: '选项编号只能用字母、数字、下划线和连字符', en: 'The id of an option has letters, digits, _ and - only' },
  json: {
    zh: '这里要原样填写导出的内容；修改请在“字段与选项”页面',
    en: 'This holds what an export wrote, as it was; change it on the page of fields and lists',
  },
  color: { zh: '没有这种颜色', en: 'There is no such colour' },
}

/** A label in both languages, each at most `most` characters. */
export const takeLabel = (input: unknown, most = 60): Outcome<Label> =>
  after(takeRecord(input, ['zh', 'en']), ({ zh, en }) =>
    after(takeText(zh, most, tidyLine), (chinese) =>
      after(takeText(en, most, tidyLine), (english) => (chinese && english ? good({ zh: chinese, en: english }) : bad('required', words.label))),
    ),
  )

const isGiven = (id: unknown): boolean => id !== undefined && id !== null && id !== ''

const takeOption = (input: unknown): Outcome<Option> =>
  after(takeRecord(input, ['id', 'label', 'color', 'retired', 'synonyms']), ({ id, label, color, retired, synonyms }) =>
    after(takeLabel(label), (named) => {
      if (isGiven(id) && !(typeof id === 'string' && /^[A-Za-z0-9][\w-]{0,39}$/.test(id))) return bad('id', words.id)
      if (color !== undefined && color !== null && !colors.includes(color as string)) return bad('color', words.color)
      return after(
        takeList(synonyms ?? [], 20, (word) => takeText(word, 60, tidyLine)),
        (others) =>
          good({
            id: isGiven(id) ? (id as string) : '',
            label: named,
            ...(color ? { color: color as string } : {}),
            ...(others.length ? { synonyms: others } : {}),
            ...(retired === true ? { retired: true } : {}),
          }),
      )
    }),
  )

/** A new option gets its id from its English name, for good: names may change, ids never do. */
function withIds(options: readonly Option[]): Option[] {
  const taken = new Set(options.map(({ id }) => id).filter(Boolean))
  return options.map((option) => {
    if (option.id) return option
    const bare = option.label.en.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase()).slice(0, 30)
    const stem = bare ? bare.charAt(0).toLowerCase() + bare.slice(1) : 'option'
    let id = stem
    for (let at = 2; taken.has(id); at++) id = `${stem}${at}`
    taken.add(id)
    return { ...option, id }
  })
}

function distinct(options: readonly Option[]): Outcome<Option[]> {
  const standing = options.filter((option) => !option.retired)
  for (const lang of ['zh', 'en'] as const) if (new Set(standing.map(({ label }) => fold(label[lang]))).size < standing.length) return bad('twice', words.twice)
  const whole = withIds(options)
  return new Set(whole.map(({ id }) => id)).size < whole.length ? bad('twice', words.twice) : good(whole)
}

/** A document as an export wrote it into a cell. */
export function readJson(cell: Cell): Outcome<unknown> {
  try {
    return good(JSON.parse(String(cell)) as unknown)
  } catch {
    return bad('json', words.json)
  }
}

/** A list of options, whole and in order: label in both languages, colour, retired or not. Kept as one document. */
export const optionCells: Kind<Option[]> = {
  name: 'optionCells',
  sql: () => 'jsonb',
  schema: () => ({ type: 'array', maxItems: mostOptions, items: { type: 'object' } }),
  parse: (input) => after(takeList(input, mostOptions, takeOption), distinct),
  read: (cell) => after(readJson(cell), (input) => optionCells.parse(input, {})),
  print: (value) => JSON.stringify(value),
  words: () => [],
  ops: ['empty', 'notEmpty'],
  sorts: 'none',
  holds: 'json',
  examples: {
    good: [[{ id: 'hot', label: { zh: '热', en: 'Hot' }, color: 'red' }]],
    bad: ['a', 5, {}, ['a'], [{ id: 'a' }], [{ label: { zh: '热', en: '' } }], [{ id: 'a b', label: { zh: '热', en: 'Hot' } }]],
  },
}
