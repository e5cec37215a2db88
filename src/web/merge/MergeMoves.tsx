import { useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'

export type Preview = {
  readonly values: Readonly<Record<string, unknown>>
  readonly moves: readonly { readonly object: string; readonly field: string; readonly count: number; readonly capped: boolean }[]
  readonly may: { readonly update: boolean; readonly delete: boolean }
}

/** What will happen, in figures: which records move to the one that stays. */
export function MergeMoves({ preview, count }: { preview: Preview | undefined; count: number }) {
  const house = useHouse()
  const { t, say } = useSpeech()
  const moves = (preview?.moves ?? []).flatMap(({ object, field, count: n, capped }) => {
    const seen = house.byName(object)
    const by = seen?.fields[field]
    return seen && by ? [{ key: `${object}.${field}`, text: `${say(seen.declaration.label)} ${n}${capped ? '+' : ''}`, by: say(by.label) }] : []
  })
  return (
    <p className="kx-merge-moves" aria-live="polite">
      {t('mergeWill', { n: count })}
      {moves.map(({ key, text, by }) => (
        <span key={key} title={by} className="kx-tag kx-colour-blue">
          {text}
        </span>
      ))}
      {preview && moves.length === 0 && <span>{t('mergeMovesNothing')}</span>}
    </p>
  )
}
