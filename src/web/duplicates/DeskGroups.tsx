import { Button } from 'antd'
import { CopyCheck } from 'lucide-react'
import { useState } from 'react'
import { Empty } from '../../kit/Empty.tsx'
import { Dialog } from '../../kit/heavy.tsx'
import type { SeenObject } from '../house.ts'
import { mostMerged } from '../merge/merge-link.ts'
import { useSpeech } from '../speech.tsx'
import { DeskGroup } from './DeskGroup.tsx'
import { type Group, groupKey, type Tab } from './shapes.ts'
import type { useDeskActs } from './use-desk.ts'

type Props = { readonly seen: SeenObject; readonly tab: Tab; readonly groups: readonly Group[]; readonly acts: ReturnType<typeof useDeskActs> }

/** The groups of a tab. Of the sure ones several may be merged at once, after a look at what that means. */
export function DeskGroups({ seen, tab, groups, acts }: Props) {
  const { t } = useSpeech()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isAsking, setAsking] = useState(false)
  if (groups.length === 0) return <Empty icon={<CopyCheck size={24} />} title={t('duplicatesNone')} teach={t('duplicatesNoneTeach')} />
  const mayMerge = seen.can('update') && seen.can('delete')
  const mergeable = (group: Group) => group.records.length <= mostMerged && group.records.every((each) => each.record)
  const isBulk = tab === 'sure' && mayMerge && seen.can('bulk')
  const picked = groups.filter((group) => chosen.has(groupKey(group)) && mergeable(group))
  const turn = (group: Group) => {
    const next = new Set(chosen)
    if (!next.delete(groupKey(group))) next.add(groupKey(group))
    setChosen(next)
  }
  const run = () => {
    setAsking(false)
    setChosen(new Set())
    void acts.merge(picked)
  }
  return (
    <>
      {isBulk && (
        <div className="kx-desk-bulk">
          <Button size="small" type="link" onClick={() => setChosen(new Set(groups.filter(mergeable).map(groupKey)))}>
            {t('duplicatesChooseAll')}
          </Button>
          {picked.length > 0 && (
            <Button size="small" type="primary" onClick={() => setAsking(true)}>
              {t('duplicatesMergeChosen', { n: picked.length })}
            </Button>
          )}
        </div>
      )}
      <ul className="kx-desk-groups">
        {groups.map((group) => (
          <DeskGroup
            key={groupKey(group)}
            seen={seen}
            group={group}
            tab={tab}
            acts={acts}
            mayMerge={mayMerge && mergeable(group)}
            {...(isBulk && mergeable(group) ? { isChosen: chosen.has(groupKey(group)), onChoose: () => turn(group) } : {})}
          />
        ))}
      </ul>
      {isAsking && (
        <Dialog
          title={t('duplicatesMergeTitle')}
          isOpen
          onClose={() => setAsking(false)}
          width={520}
          footer={
            <>
              <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
              <Button type="primary" onClick={run}>
                {t('mergeNow')}
              </Button>
            </>
          }
        >
          <p>{t('duplicatesMergeAsk', { groups: picked.length, records: picked.reduce((sum, group) => sum + group.records.length, 0) })}</p>
          <ul className="kx-desk-asked">
            {picked.map((group) => (
              <li key={groupKey(group)}>{group.records.map((each) => each.title).join(' · ')}</li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  )
}
