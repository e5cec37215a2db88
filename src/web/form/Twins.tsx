import { Copy } from 'lucide-react'
import type { Twin } from '../api/shapes.ts'
import { useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import type { Draft } from './drafts.ts'
import { JoinAsk } from './JoinAsk.tsx'

type Props = { readonly plural: string; readonly hits: readonly Twin[]; readonly about: Draft }

const shown = 5

/** Who may already be here: title, what agrees, and who looks after it; nothing more of a record that is not the reader's. */
export function Twins({ plural, hits, about }: Props) {
  const { t, say } = useSpeech()
  const house = useHouse()
  if (hits.length === 0) return null
  const elsewhere = ({ object }: Twin) => house.objects.find(({ name }) => name === object)
  return (
    <aside className="kx-twins" role="status">
      <strong>
        <Copy size={14} aria-hidden /> {hits.some((hit) => hit.level === 'duplicate') ? t('twinsSame') : t('twinsSimilar')}
      </strong>
      <ul>
        {hits.slice(0, shown).map((hit) => (
          <li key={hit.id ?? `${hit.object ?? ''} ${hit.title}`}>
            {hit.id ? (
              <a href={`/${elsewhere(hit)?.plural ?? plural}/${hit.id}`} target="_blank" rel="noreferrer">
                {hit.title}
              </a>
            ) : (
              <span>{hit.title}</span>
            )}
            <small>
              {hit.object && `${say(elsewhere(hit)?.label ?? { zh: '', en: '' })} · `}
              {hit.on.map((what) => t(`twin_${what}` as 'twin_name')).join(' · ')}
              {hit.owner && ` · ${t('ownedBy', { who: typeof hit.owner === 'string' ? hit.owner : (hit.owner.title ?? '') })}`}
            </small>
            {hit.masked && <JoinAsk plural={plural} hit={hit} about={about} />}
          </li>
        ))}
      </ul>
    </aside>
  )
}
