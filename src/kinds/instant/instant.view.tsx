import { DateField } from '../../kit/heavy.tsx'
import { useLocale } from '../../kit/lang.ts'
import type { CellProps, InputProps, KindView } from '../../kit/view.ts'
import { nearTime, wallTime } from '../../kit/wall-time.ts'

function InstantCell({ value, place }: CellProps<string>) {
  const { lang, timeZone } = useLocale()
  const wall = wallTime(value, timeZone)
  return (
    <time dateTime={value} title={place === 'list' ? `${wall} · ${nearTime(value, timeZone, lang)}` : nearTime(value, timeZone, lang)}>
      {wall}
    </time>
  )
}

function InstantInput({ value, onChange, id, isInvalid, autoFocus }: InputProps<string>) {
  return <DateField value={value} onChange={onChange} takes="instant" id={id} isInvalid={isInvalid} autoFocus={autoFocus} />
}

export const instantView: KindView<string> = { Cell: InstantCell, Input: InstantInput, width: 140 }
