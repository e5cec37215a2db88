import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Fingerprint, LogIn } from 'lucide-react'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { ask } from '../api/http.ts'
import { useSpeech } from '../speech.tsx'
import { askPasskey, canUsePasskey } from './passkey.ts'
import { useDoor } from './use-door.ts'

type Way = { readonly id: string; readonly name: string }

/** What stands beside the password: a passkey, and the company's own sign-in services. */
export function OtherWays({ to, onIn }: { to: string; onIn: () => Promise<void> }) {
  const { t } = useSpeech()
  const { run, isBusy, problem } = useDoor()
  const ways = useQuery({ queryKey: ['ways'], queryFn: async () => (await ask<{ providers: Way[] }>('/api/auth/ways')).providers, retry: false })
  if (!canUsePasskey() && !ways.data?.length) return null
  return (
    <div className="kx-door-ways">
      <p className="kx-quiet">{t('wayOr')}</p>
      {problem && <ErrorPanel why={problem.detail} />}
      {ways.data?.map((way) => (
        <Button key={way.id} block size="large" icon={<LogIn size={16} />} href={`/api/auth/oidc/${way.id}/start?to=${encodeURIComponent(to)}`}>
          {t('wayProvider', { name: way.name })}
        </Button>
      ))}
      {canUsePasskey() && (
        <Button
          block
          size="large"
          icon={<Fingerprint size={16} />}
          loading={isBusy}
          onClick={() =>
            void run(async () => {
              await askPasskey('/api/auth/sign-in/passkey')
              await onIn()
            })
          }
        >
          {t('wayPasskey')}
        </Button>
      )}
    </div>
  )
}
