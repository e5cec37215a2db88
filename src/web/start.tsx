import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { AppearanceProvider, type AppearanceTexts, loadTexts } from '../kit/Appearance.tsx'
import { ToastProvider } from '../kit/Toast.tsx'
import { makeClient } from './api/client.ts'
import { speak } from './api/http.ts'
import { askObjects, askWhoIAm } from './api/who.ts'
import { isDoor } from './doors.ts'
import type { Parts } from './house.ts'
import { askAhead } from './list/ask.ts'
import { PartsProvider } from './parts.ts'
import { makeRouter } from './routes.tsx'
import { firstLang, makeSpeaker, SpeechProvider, useSpeech } from './speech.tsx'
import './web.css'

/** Begins the browser's side. The two questions every screen needs are asked before anything is drawn. */
export async function start(parts: Parts, place: HTMLElement): Promise<void> {
  const lang = firstLang()
  speak(lang)
  const router = makeRouter(parts.screens)
  const client = makeClient(() => {
    if (!isDoor(location.pathname)) void router.navigate(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`, { replace: true })
  })
  if (!isDoor(location.pathname)) {
    void client.prefetchQuery(askWhoIAm)
    void client.prefetchQuery(askObjects)
    const declaration = listedAt(location.pathname, parts)
    if (declaration) askAhead(client, declaration, location.search)
  }
  const [speaker, texts] = await Promise.all([makeSpeaker(lang), loadTexts(lang)])
  const App = () => (
    <Dressed texts={texts}>
      <RouterProvider router={router} />
    </Dressed>
  )
  createRoot(place).render(
    <QueryClientProvider client={client}>
      <SpeechProvider speaker={speaker} timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}>
        <PartsProvider value={parts}>
          <App />
        </PartsProvider>
      </SpeechProvider>
    </QueryClientProvider>,
  )
}

/** The object whose generic list stands at this address. */
const listedAt = (path: string, { objects, screens }: Parts) =>
  objects.find(({ plural }) => path === `/${plural}` && !screens.some((screen) => screen.path === plural))

function Dressed({ texts, children }: { texts: AppearanceTexts; children: React.ReactNode }) {
  const { lang } = useSpeech()
  return (
    <AppearanceProvider lang={lang} texts={texts}>
      <ToastProvider>{children}</ToastProvider>
    </AppearanceProvider>
  )
}
