import { X } from 'lucide-react'
import type { Comparison, Filter } from '../../kernel/filter.ts'
import { meId, useTitle } from '../../kit/sources.ts'
import { printed } from '../../kit/view.ts'
import { kitWords } from '../../kit/words.ts'
import { type SeenObject, useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { fieldAt } from './fields.ts'
import { asGroup, countTerms, groupOf, isGroup, itemsOf, jointOf } from './model.ts'

type Props = { readonly seen: SeenObject; readonly filter: Filter; readonly onChange: (filter: Filter | undefined) => void; readonly onOpen: () => void }

/** What is filtered now, in words; each condition can be taken away alone. */
export function Chips({ seen, filter, onChange, onOpen }: Props) {
  const { t } = useSpeech()
  const group = asGroup(filter)
  const items = itemsOf(group)
  const without = (index: number) => {
    const rest = items.filter((_, each) => each !== index)
    onChange(rest.length === 0 ? undefined : groupOf(jointOf(group), rest))
  }
  return (
    <>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no name but its place
        <span className="kx-chip" key={index}>
          {index > 0 && jointOf(group) === 'any' && <em>{t('filterOr')}</em>}
          <button type="button" onClick={onOpen}>
            {isGroup(item) ? t('filterGroupOf', { n: countTerms(item) }) : <Said seen={seen} comparison={item} />}
          </button>
          <button type="button" aria-label={t('remove')} onClick={() => without(index)}>
            <X size={12} aria-hidden />
          </button>
        </span>
      ))}
    </>
  )
}

function Said({ seen, comparison }: { seen: SeenObject; comparison: Comparison }) {
  const house = useHouse()
  const { t, say } = useSpeech()
  const field = fieldAt(house, seen, comparison.field)
  if (!field) return <>{t('fieldGone')}</>
  const values = comparison.value === undefined ? [] : Array.isArray(comparison.value) ? (comparison.value as unknown[]) : [comparison.value]
  const isWindow = comparison.op === 'within' && field.kind.windows !== undefined
  return (
    <>
      {say(field.label)} <i>{t(`op_${comparison.op}`)}</i>{' '}
      {values.slice(0, 3).map((value, index) => (
        <span key={String(value)}>
          {index > 0 && (comparison.op === 'between' ? ' – ' : ', ')}
          {isWindow ? t(`window_${value as 'today'}`) : <OneValue field={field} value={value} />}
        </span>
      ))}
      {values.length > 3 && ` +${values.length - 3}`}
    </>
  )
}

function OneValue({ field, value }: { field: NonNullable<ReturnType<typeof fieldAt>>; value: unknown }) {
  const { lang } = useSpeech()
  const isMe = value === meId
  const title = useTitle(field.target, field.target && !isMe ? String(value) : null)
  if (isMe) return <>{kitWords.me[lang]}</>
  if (field.target) return <>{title ?? '…'}</>
  try {
    return <>{printed(value, field, lang) || String(value)}</>
  } catch {
    return <>{String(value)}</>
  }
}
