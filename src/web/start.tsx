import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { AppearanceProvider } from '../kit/Appearance.tsx'
import { ToastProvider } from '../kit/Toast.tsx'
import { makeClient } from './api/client.ts'
import { speak } from './api/http.ts'
import { askObjects, askWhoIAm } from './api/who.ts'
import type { Parts } from './house.ts'
import { PartsProvider } from './parts.ts'
import { makeRouter } from './routes.tsx'
import { firstLang, makeSpeaker, SpeechProvider, useSpeech } from './speech.tsx'
import './web.css'

const isDoor = () => /^\/(sign-in|set-up|forgotten|set-password)\/?$/.test(location.pathname)

/** Begins the browser's side. The two questions every screen needs are asked before anything is drawn. */
export async function start(parts: Parts, place: HTMLElement): Promise<void> {
  const lang = firstLang()
  speak(lang)
  const router = makeRouter(parts.screens)
  const client = makeClient(() => {
    if (!isDoor()) void router.navigate(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`, { replace: true })
  })
  if (!isDoor()) {
    void client.prefetchQuery(askWhoIAm)
    void client.prefetchQuery(askObjects)
  }
  const speaker = await makeSpeaker(lang)
  const App = () => (
    <Dressed>
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

function Dressed({ children }: { children: React.ReactNode }) {
  const { lang } = useSpeech()
  return (
    <AppearanceProvider lang={lang}>
      <ToastProvider>{children}</ToastProvider>
    </AppearanceProvider>
  )
}
