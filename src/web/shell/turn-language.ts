import { useQueryClient } from '@tanstack/react-query'
import type { Lang } from '../../kernel/label.ts'
import { ask } from '../api/http.ts'
import { keys } from '../api/keys.ts'
import type { Me } from '../api/shapes.ts'
import { useSpeech } from '../speech.tsx'

/** Turns the screen at once and keeps the choice with the person, so that his mails and other machines follow. */
export function useTurnLanguage(): (lang: Lang) => Promise<void> {
  const client = useQueryClient()
  const { switchTo } = useSpeech()
  return async (lang) => {
    switchTo(lang)
    client.setQueryData<Me>(keys.me, (me) => me && { ...me, lang })
    await ask('/api/me', { method: 'PATCH', body: { lang } }).catch(() => undefined)
  }
}
