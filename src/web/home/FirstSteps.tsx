import { ArrowRight, Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { usePage } from '../api/records.ts'
import { useHouse } from '../house.ts'
import { type Tell, useSpeech } from '../speech.tsx'
import type { HomeDesk } from './use-home.ts'

type Step = { readonly key: string; readonly title: string; readonly teach: string; readonly to: string; readonly isDone: boolean }

const more = (count: { readonly value: number } | undefined, than: number) => count !== undefined && count.value > than

/** The first day of an administrator: units, people, customers. With the first customer in the house it gives way to what else the page holds. */
export function FirstSteps({ desk, children }: { desk: HomeDesk; children: ReactNode }) {
  const house = useHouse()
  const { t, say } = useSpeech()
  const { declaration } = desk.kept
  const kept = usePage(declaration.plural, { limit: 1 })
  const isEmpty = kept.data?.count?.value === 0
  const units = usePage('orgUnits', { limit: 1 }, isEmpty)
  const people = usePage('users', { limit: 1 }, isEmpty)
  if (!isEmpty) return children
  const steps = stepsOf(t, { units: more(units.data?.count, 1), people: more(people.data?.count, 1), what: say(declaration.label), name: declaration.name })
  return (
    <section className="kx-first-steps" aria-label={t('firstTitle', { company: house.me.company.name })}>
      <h2>{t('firstTitle', { company: house.me.company.name })}</h2>
      <ol>
        {steps.map((step, at) => (
          <li key={step.key} className={step.isDone ? 'kx-first-done' : ''}>
            <b>{step.isDone ? <Check size={14} aria-hidden /> : at + 1}</b>
            <span>
              <Link to={step.to}>
                {step.title} <ArrowRight size={13} aria-hidden />
              </Link>
              <small>{step.teach}</small>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function stepsOf(t: Tell, { units, people, what, name }: { units: boolean; people: boolean; what: string; name: string }): readonly Step[] {
  return [
    { key: 'units', title: t('firstUnits'), teach: t('firstUnitsTeach'), to: '/orgUnits', isDone: units },
    { key: 'people', title: t('firstPeople'), teach: t('firstPeopleTeach'), to: '/users', isDone: people },
    { key: 'import', title: t('firstImport', { what }), teach: t('firstImportTeach'), to: `/import?object=${name}`, isDone: false },
  ]
}
