import { Checkbox, Switch } from 'antd'
import type { Option } from '../../kernel/kind.ts'
import { useHouse } from '../house.ts'
import { useParts } from '../parts.ts'
import { useSpeech } from '../speech.tsx'
import { BrowserPush } from './BrowserPush.tsx'
import { useMeChange } from './use-me-change.ts'

/** What this person is told about; each is on until he turns it off. The list is the user declaration's own. */
export function NoticeChoices() {
  const { me } = useHouse()
  const { objects } = useParts()
  const { t, say } = useSpeech()
  const change = useMeChange()
  const field = objects.find((object) => object.name === 'user')?.fields.mutedNotices
  const options = (field?.options ?? []) as readonly Option[]
  const muted = me.user.mutedNotices ?? []
  const mailed = me.user.mailNotices ?? []
  const pushed = me.user.pushNotices ?? []
  const mail = (id: string, isOn: boolean) => change.mutate({ mailNotices: isOn ? [...mailed, id] : mailed.filter((each) => each !== id) })
  const push = (id: string, isOn: boolean) => change.mutate({ pushNotices: isOn ? [...pushed, id] : pushed.filter((each) => each !== id) })
  const turn = (id: string, isOn: boolean) => change.mutate({ mutedNotices: isOn ? muted.filter((each) => each !== id) : [...muted, id] })
  return (
    <section className="kx-set">
      <h2>{t('profile_notices')}</h2>
      <BrowserPush />
      <ul className="kx-rows kx-notice-rows">
        {options.map((option) => (
          <li key={option.id}>
            <label htmlFor={`notice-${option.id}`}>{say(option.label)}</label>
            <Checkbox checked={mailed.includes(option.id)} disabled={muted.includes(option.id)} onChange={(event) => mail(option.id, event.target.checked)}>
              {t('noticeByMail')}
            </Checkbox>
            <Checkbox checked={pushed.includes(option.id)} disabled={muted.includes(option.id)} onChange={(event) => push(option.id, event.target.checked)}>
              {t('noticeByBrowser')}
            </Checkbox>
            <Switch id={`notice-${option.id}`} checked={!muted.includes(option.id)} loading={change.isPending} onChange={(isOn) => turn(option.id, isOn)} />
          </li>
        ))}
      </ul>
    </section>
  )
}
