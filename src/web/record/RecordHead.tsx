import { Button } from 'antd'
import { CircleHelp, CopyCheck, Ellipsis, Eye, EyeOff, Pencil, RotateCcw, Trash2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { titleIn } from '../../kernel/object.ts'
import { Face } from '../../kit/Face.tsx'
import { MenuButton } from '../../kit/MenuButton.tsx'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { PageHead } from '../../kit/PageHead.tsx'
import { useToast } from '../../kit/Toast.tsx'
import { asProblem } from '../api/problem.ts'
import type { Row } from '../api/shapes.ts'
import { useRemove, useRestore } from '../api/writes.ts'
import { useForms } from '../form/forms.ts'
import { onlyLooks, type SeenCommand, type SeenObject, useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { useUndoToast } from '../undo.ts'
import { useIsPhone } from '../use-media.ts'
import { PrintMenu } from './PrintMenu.tsx'
import { useFollow } from './use-follow.ts'
import { useRunCommand } from './use-run-command.ts'

const Why = lazy(() => import('../authority/Why.tsx').then((part) => ({ default: part.Why })))
const buttonsShown = 2

/** Where one is, what this is, and what may be done with it: only acts that `can` allows are there. */
export function RecordHead({ seen, record }: { seen: SeenObject; record: Row }) {
  const { t, say } = useSpeech()
  const house = useHouse()
  const { me } = house
  const forms = useForms()
  const navigate = useNavigate()
  const follow = useFollow(seen.declaration.plural, record.id)
  const run = useRunCommand(seen, record)
  const { remove, restore } = useBin(seen, record)
  const isPhone = useIsPhone()
  const [isAsking, setAsking] = useState(false)
  const { declaration } = seen
  const title = titleIn(declaration, record)
  const commands = seen.commands.filter((command) => record.can?.[command.name] === true)
  const isGone = Boolean(record.deletedAt)
  const items = [
    // A phone has no room for their buttons: there all of them are in the menu.
    ...commands.slice(isPhone ? 0 : buttonsShown).map((command) => ({ key: command.name, label: say(command.label), run: () => run(command) })),
    ...(house.links ?? [])
      .filter((link) => link.object === declaration.name && link.isFor?.(house) !== false)
      .map((link) => ({
        key: link.label,
        icon: <ObjectIcon name={link.icon} size={14} />,
        label: t(link.label),
        run: () => void navigate(link.path(record.id)),
      })),
    ...(onlyLooks(me)
      ? []
      : [{ key: 'follow', icon: follow.isOn ? <EyeOff size={14} /> : <Eye size={14} />, label: follow.isOn ? t('unfollow') : t('follow'), run: follow.turn }]),
    { key: 'why', icon: <CircleHelp size={14} />, label: t('why'), run: () => setAsking(true) },
    ...(declaration.twins
      ? [
          {
            key: 'duplicates',
            icon: <CopyCheck size={14} />,
            label: t('duplicatesOf'),
            run: () => void navigate(`/duplicates?${new URLSearchParams({ object: declaration.name, record: record.id })}`),
          },
        ]
      : []),
    ...(record.can?.delete ? [{ key: 'delete', icon: <Trash2 size={14} />, isBad: true, label: t('delete'), run: () => void remove() }] : []),
  ]
  return (
    <PageHead
      title={
        <span className="kx-crumbs">
          <Link to={`/${declaration.plural}`}>{say(declaration.label)}</Link>
          <span aria-hidden>/</span>
          <Face name={title || '·'} size={22} isRound={declaration.name === 'user'} />
          <span className="kx-crumb-title" title={title}>
            {title.slice(0, 120)}
          </span>
        </span>
      }
      note={isGone ? t('inBin') : undefined}
    >
      {isGone ? (
        record.can?.restore && (
          <Button type="primary" icon={<RotateCcw size={14} />} onClick={() => void restore()}>
            {t('restore')}
          </Button>
        )
      ) : (
        <>
          {commands.slice(0, isPhone ? 0 : buttonsShown).map((command: SeenCommand) => (
            <Button key={command.name} onClick={() => run(command)}>
              {say(command.label)}
            </Button>
          ))}
          {record.can?.update && (
            <Button icon={<Pencil size={14} />} onClick={() => void forms.open({ plural: declaration.plural, record })}>
              {t('edit')}
            </Button>
          )}
          <PrintMenu seen={seen} record={record} />
          <MenuButton items={items}>{(trigger) => <Button {...trigger} icon={<Ellipsis size={16} />} aria-label={t('more')} />}</MenuButton>
        </>
      )}
      {isAsking && (
        <Suspense fallback={null}>
          <Why seen={seen} record={record} onEnd={() => setAsking(false)} />
        </Suspense>
      )}
    </PageHead>
  )
}

/** To the bin and back. Deleting is not asked about: it is undone. */
function useBin(seen: SeenObject, record: Row) {
  const { t, say } = useSpeech()
  const { show } = useToast()
  const { plural, label } = seen.declaration
  const sayDone = useUndoToast()
  const navigate = useNavigate()
  const remove = useRemove(plural)
  const restore = useRestore(plural)
  const tell = (error: unknown) => show({ tone: 'bad', text: say(asProblem(error).detail) })
  return {
    remove: () =>
      remove
        .mutateAsync({ id: record.id })
        .then(({ act }) => {
          void navigate(`/${plural}`)
          sayDone(t('deleted', { what: say(label) }), act)
        })
        .catch(tell),
    restore: () =>
      restore
        .mutateAsync({ id: record.id })
        .then(() => show({ tone: 'good', text: t('restored', { n: 1 }) }))
        .catch(tell),
  }
}
