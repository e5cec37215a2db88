import { Button, Checkbox, Segmented } from 'antd'
import { Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Filter } from '../../kernel/filter.ts'
import { several } from '../../kernel/label.ts'
import { MenuButton } from '../../kit/MenuButton.tsx'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { PageHead } from '../../kit/PageHead.tsx'
import { instantOf } from '../../kit/wall-time.ts'
import { both } from '../api/records.ts'
import { useForms } from '../form/forms.ts'
import { useHouse } from '../house.ts'
import { useParts } from '../parts.ts'
import { useSpeech } from '../speech.tsx'
import { Calendar, useCalendarPlace } from './Calendar.tsx'
import { isInstant, type Source } from './entry.ts'
import { FeedButton } from './FeedButton.tsx'
import { useEntries } from './use-entries.ts'
import { useTurnedDays } from './use-turned-days.ts'
import { useYearly } from './use-yearly.ts'

const whose = ['mine', 'team', 'all'] as const
type Whose = (typeof whose)[number]
const storeKey = 'kexin.calendar'

/** `/calendar`: everything with a time in one place: plans, tasks, visits, what is due, birthdays, holidays (S2-04). */
export function Component() {
  const { me } = useHouse()
  const { t, say } = useSpeech()
  const forms = useForms()
  const at = useCalendarPlace()
  const turned = useTurnedDays(at.days)
  const [who, setWho] = useState<Whose>('mine')
  const [left, setLeft] = useState<readonly string[]>(() => (localStorage.getItem(storeKey) ?? '').split(',').filter(Boolean))
  const all = useSources(who)
  const shown = all.filter(({ seen }) => !left.includes(seen.declaration.name))
  const found = useEntries(shown, at.days)
  const yearly = useYearly(at.days, who === 'mine' && !left.includes('yearly'))
  useEffect(() => {
    document.title = `${t('calendar')} · ${me.company.name}`
  }, [t, me.company.name])
  const turn = (name: string) => {
    const next = left.includes(name) ? left.filter((each) => each !== name) : [...left, name]
    localStorage.setItem(storeKey, next.join())
    setLeft(next)
  }
  const makes = all.filter(({ seen, time }) => seen.can('create') && seen.mayEdit(time) && !seen.declaration.parent)
  const items = makes.map(({ seen, time, ...source }) => ({
    key: seen.declaration.name,
    icon: <ObjectIcon name={seen.declaration.icon ?? ''} size={14} />,
    label: say(seen.declaration.label),
    run: () =>
      void forms.open({
        plural: seen.declaration.plural,
        draft: { [time]: isInstant({ seen, time, ...source }) ? instantOf(`${at.place.on} 10:00`, me.timeZone) : at.place.on },
      }),
  }))
  return (
    <div className="kx-cal-screen">
      <PageHead icon={<ObjectIcon name="calendar" size={18} />} title={t('calendar')}>
        <FeedButton />
        {items.length > 0 && (
          <MenuButton items={items}>
            {(trigger) => (
              <Button {...trigger} type="primary" icon={<Plus size={15} />}>
                {t('new')}
              </Button>
            )}
          </MenuButton>
        )}
      </PageHead>
      <Calendar
        at={at}
        found={{ ...found, entries: [...yearly, ...found.entries] }}
        turned={turned}
        byPerson={who === 'team'}
        tools={<Segmented<Whose> value={who} onChange={setWho} options={whose.map((value) => ({ value, label: t(`calendar_${value}`) }))} />}
      />
      <fieldset className="kx-cal kx-cal-what" aria-label={t('calendarWhat')}>
        {all.map(({ seen: { declaration } }) => (
          <Checkbox key={declaration.name} checked={!left.includes(declaration.name)} onChange={() => turn(declaration.name)}>
            {say(several(declaration.label))}
          </Checkbox>
        ))}
        <Checkbox checked={!left.includes('yearly')} onChange={() => turn('yearly')}>
          {t('calendarYearly')}
        </Checkbox>
      </fieldset>
    </div>
  )
}

/** What this person may read of what has a time: his own, or all within his reach. */
function useSources(who: Whose): Source[] {
  const { byName } = useHouse()
  const { calendar } = useParts()
  return (calendar?.sources ?? []).flatMap(({ object, time, by = 'ownerId', filter }) => {
    const seen = byName(object)
    if (!seen?.can('read') || !seen.fields[time]) return []
    const his: Filter | undefined = who === 'mine' ? { field: by, op: 'eq', value: '@me' } : undefined
    return [{ seen, time, filter: both(filter, his) }]
  })
}
