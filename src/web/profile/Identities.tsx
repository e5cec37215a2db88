import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link2 } from 'lucide-react'
import { ask } from '../api/http.ts'
import { useSpeech } from '../speech.tsx'

type Way = { readonly id: string; readonly name: string }

/** Ties this account to the company's own one. */
export function Identities() {
  const { t } = useSpeech()
  const ways = useQuery({ queryKey: ['ways'], queryFn: async () => (await ask<{ providers: Way[] }>('/api/auth/ways')).providers })
  if (!ways.data?.length) return null
  return (
    <section className="kx-set">
      <h2>{t('identities')}</h2>
      <p className="kx-quiet">{t('identitiesTeach')}</p>
      <span className="kx-acts">
        {ways.data.map((way) => (
          <Button key={way.id} icon={<Link2 size={14} />} href={`/api/auth/oidc/${way.id}/start?link=true`}>
            {t('identityLink', { name: way.name })}
          </Button>
        ))}
      </span>
    </section>
  )
}
