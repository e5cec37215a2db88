import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { Outlet } from 'react-router'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { LocaleProvider } from '../../kit/lang.ts'
import { SourcesProvider } from '../../kit/sources.ts'
import { asProblem } from '../api/problem.ts'
import { useMakeSources } from '../api/sources.ts'
import { askObjects, askWhoIAm } from '../api/who.ts'
import { buildHouse, seeAll } from '../build-house.ts'
import { Look } from '../files/Look.tsx'
import { FormsContextProvider } from '../form/forms.ts'
import { useFormsStack } from '../form/use-forms-stack.tsx'
import { type House, HouseProvider } from '../house.ts'
import { Live } from '../live/Live.tsx'
import { PaletteDoor } from '../palette/PaletteDoor.tsx'
import { useParts } from '../parts.ts'
import { KeepPush } from '../push/KeepPush.tsx'
import { ConflictsProvider } from '../record/ConflictsProvider.tsx'
import { useSpeech } from '../speech.tsx'
import { BottomBar } from './BottomBar.tsx'
import { PlaceBanner } from './PlaceBanner.tsx'
import { RequiredStep } from './RequiredStep.tsx'
import { SideMenu } from './SideMenu.tsx'

/** All that stands around a page once somebody is signed in. */
export function Frame() {
  const parts = useParts()
  const who = useQuery(askWhoIAm)
  const objects = useQuery(askObjects)
  const seen = useMemo(() => objects.data && seeAll(parts, objects.data), [parts, objects.data])
  const house = useMemo(() => (who.data && seen ? buildHouse(parts, who.data, seen) : undefined), [parts, who.data, seen])
  const failure = who.error ?? objects.error
  if (failure && asProblem(failure).extra.secondStep === 'required') return <RequiredStep />
  if (failure && !house && asProblem(failure).code !== 'unsigned')
    return (
      <main className="kx-alone">
        <ErrorPanel
          why={asProblem(failure).detail}
          onRetry={() => {
            void who.refetch()
            void objects.refetch()
          }}
        />
      </main>
    )
  if (!house) return <div className="kx-frame" aria-busy />
  return (
    <HouseProvider value={house}>
      <Furnished house={house} />
    </HouseProvider>
  )
}

function Furnished({ house }: { house: House }) {
  const { lang, switchTo, t } = useSpeech()
  const { forms, panels } = useFormsStack()
  const [looked, look] = useState<string>()
  const sources = useMakeSources(house, forms, look)
  const locale = useMemo(() => ({ lang, timeZone: house.me.timeZone }), [lang, house.me.timeZone])
  // The person's own language, once it is known; afterwards he may turn to the other on the spot.
  useEffect(() => switchTo(house.me.lang), [house.me.lang, switchTo])
  return (
    <LocaleProvider value={locale}>
      <FormsContextProvider value={forms}>
        <SourcesProvider value={sources}>
          <ConflictsProvider>
            <PaletteDoor>
              <div className="kx-frame">
                <a className="kx-skip" href="#page">
                  {t('skipToPage')}
                </a>
                <SideMenu />
                <main id="page" className="kx-page" tabIndex={-1}>
                  <PlaceBanner />
                  <Outlet />
                </main>
                <BottomBar />
              </div>
              {panels}
              {looked && <Look key={looked} id={looked} onClose={() => look(undefined)} />}
              <Live />
              <KeepPush />
            </PaletteDoor>
          </ConflictsProvider>
        </SourcesProvider>
      </FormsContextProvider>
    </LocaleProvider>
  )
}
