import { Button, Segmented } from 'antd'
import { Import, Plus, Search } from 'lucide-react'
import { useEffect } from 'react'
import { Link } from 'react-router'
import { wallTime } from '../../kit/wall-time.ts'
import { useForms } from '../form/forms.ts'
import { useHouse } from '../house.ts'
import { usePalette } from '../palette/palette.ts'
import { Landing } from '../shell/Landing.tsx'
import { useSpeech } from '../speech.tsx'
import { DutyCard } from './DutyCard.tsx'
import { Figures } from './Figures.tsx'
import { FirstSteps } from './FirstSteps.tsx'
import { KeptCard } from './KeptCard.tsx'
import { TargetsCard } from './TargetsCard.tsx'
import { type HomeDesk, useHomeDesk } from './use-home.ts'
import { WrittenCard } from './WrittenCard.tsx'
import './home.css'

/** `/`: what today wants. Who reads none of it is led to the first list he has. */
export function Component() {
  const house = useHouse()
  const { t } = useSpeech()
  const desk = useHomeDesk()
  useEffect(() => {
    document.title = `${t('home')} · ${house.me.company.name}`
  }, [t, house.me.company.name])
  if (!desk) return <Landing />
  return (
    <div className="kx-home">
      <HomeHead desk={desk} />
      {house.me.isAdmin ? (
        <FirstSteps desk={desk}>
          <Day desk={desk} />
        </FirstSteps>
      ) : (
        <Day desk={desk} />
      )}
    </div>
  )
}

function Day({ desk }: { desk: HomeDesk }) {
  return (
    <>
      <Figures desk={desk} />
      <div className="kx-home-cards">
        <KeptCard desk={desk} kind="due" />
        <KeptCard desk={desk} kind="late" />
        {desk.parts.progress && <TargetsCard report={desk.parts.progress} whose={desk.whose} />}
        {desk.parts.duties.map((duty) => (
          <DutyCard key={`${duty.object} ${duty.title ?? ''}`} desk={desk} duty={duty} />
        ))}
        {desk.filters.quiet && <KeptCard desk={desk} kind="quiet" />}
        <WrittenCard desk={desk} />
        <KeptCard desk={desk} kind="fresh" />
      </div>
    </>
  )
}

function HomeHead({ desk }: { desk: HomeDesk }) {
  const { me } = useHouse()
  const { t, say } = useSpeech()
  const forms = useForms()
  const palette = usePalette()
  const { kept, written } = desk
  const day = new Intl.DateTimeFormat(me.lang === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: me.timeZone, month: 'long', day: 'numeric', weekday: 'long' }).format(
    new Date(),
  )
  return (
    <header className="kx-home-head">
      <div className="kx-home-hello">
        <h1>{t(greetingAt(me.timeZone), { name: me.user.name })}</h1>
        <span className="kx-quiet">{day}</span>
        <Segmented
          value={desk.whose}
          onChange={desk.turn}
          options={[
            { value: 'mine', label: t('homeMine') },
            { value: 'all', label: t('homeAll') },
          ]}
        />
      </div>
      <button type="button" className="kx-home-search" onClick={palette.open}>
        <Search size={18} aria-hidden />
        <span>{t('homeSearch')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <div className="kx-home-acts">
        {written?.can('create') && (
          <Button type="primary" icon={<Plus size={15} />} onClick={() => void forms.open({ plural: written.declaration.plural })}>
            {t('newOf', { what: say(written.declaration.label) })}
          </Button>
        )}
        {kept.can('create') && (
          <Button icon={<Plus size={15} />} onClick={() => void forms.open({ plural: kept.declaration.plural })}>
            {t('newOf', { what: say(kept.declaration.label) })}
          </Button>
        )}
        {kept.can('import') && kept.can('create') && (
          <Link className="ant-btn kx-home-link" to={`/import?object=${kept.declaration.name}`}>
            <Import size={14} aria-hidden /> {t('import')}
          </Link>
        )}
      </div>
    </header>
  )
}

function greetingAt(timeZone: string): 'homeMorning' | 'homeAfternoon' | 'homeEvening' {
  const hour = Number(wallTime(new Date().toISOString(), timeZone).slice(11, 13))
  return hour < 12 ? 'homeMorning' : hour < 18 ? 'homeAfternoon' : 'homeEvening'
}
