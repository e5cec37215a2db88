import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { X } from 'lucide-react'
import { useState } from 'react'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Face } from '../../kit/Face.tsx'
import { DateField, RecordSelect } from '../../kit/heavy.tsx'
import { useToast } from '../../kit/Toast.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { ask } from '../api/http.ts'
import { keys } from '../api/keys.ts'
import { asProblem } from '../api/problem.ts'
import type { Member } from '../api/shapes.ts'
import { useSpeech } from '../speech.tsx'

type Props = { readonly plural: string; readonly id: string; readonly isMine: boolean }

/** Who is counted in on a record beside its owner: to read or to write, for good or until a day. */
export function Members({ plural, id, isMine }: Props) {
  const { t, say } = useSpeech()
  const client = useQueryClient()
  const { show } = useToast()
  const key = keys.members(plural, id)
  const query = useQuery({ queryKey: key, queryFn: async () => (await ask<{ members: Member[] }>(`/api/${plural}/${id}/members`)).members })
  const act = async (userId: string, body?: { right: Member['right']; until: string | null }) => {
    try {
      await ask(`/api/${plural}/${id}/members/${userId}`, body ? { method: 'PUT', body } : { method: 'DELETE' })
      await client.invalidateQueries({ queryKey: key })
    } catch (error) {
      show({ tone: 'bad', text: say(asProblem(error).detail) })
    }
  }
  if (query.error) return <ErrorPanel why={asProblem(query.error).detail} onRetry={() => void query.refetch()} />
  if (!query.data) return <Wait lines={2} />
  return (
    <div className="kx-members">
      {query.data.length === 0 && <p className="kx-quiet">{t('noMembers')}</p>}
      <ul>
        {query.data.map((member) => (
          <li key={member.userId}>
            <Face name={member.user.title ?? '·'} size={22} />
            <span>
              {member.user.title}
              <small>
                {t(`right_${member.right}`)}
                {member.until && ` · ${t('until', { day: member.until.slice(0, 10) })}`}
              </small>
            </span>
            {isMine && <Button size="small" type="text" icon={<X size={13} />} aria-label={t('remove')} onClick={() => void act(member.userId)} />}
          </li>
        ))}
      </ul>
      {isMine && <AddMember onAdd={(userId, body) => void act(userId, body)} />}
    </div>
  )
}

function AddMember({ onAdd }: { onAdd: (userId: string, body: { right: Member['right']; until: string | null }) => void }) {
  const { t } = useSpeech()
  const [who, setWho] = useState<string | null>(null)
  const [right, setRight] = useState<Member['right']>('read')
  const [until, setUntil] = useState<string | null>(null)
  const add = () => {
    if (!who) return
    onAdd(who, { right, until: until && `${until}T23:59:59Z` })
    setWho(null)
    setUntil(null)
  }
  return (
    <div className="kx-member-add">
      <RecordSelect target="user" value={who} onChange={(next) => setWho(next as string | null)} ariaLabel={t('addMember')} />
      {who && (
        <>
          <Segmented
            size="small"
            value={right}
            onChange={(next) => setRight(next as Member['right'])}
            options={[
              { value: 'read', label: t('right_read') },
              { value: 'write', label: t('right_write') },
            ]}
          />
          <DateField takes="date" value={until} onChange={setUntil} ariaLabel={t('untilDay')} />
          <Button type="primary" onClick={add}>
            {t('addMember')}
          </Button>
        </>
      )}
    </div>
  )
}
