import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { same } from '../../kernel/label.ts'
import { type ThemeChoice, useAppearance } from '../../kit/Appearance.tsx'
import { FileWall } from '../../kit/FileWall.tsx'
import { SelectField } from '../../kit/heavy.tsx'
import { useHouse } from '../house.ts'
import { useTurnLanguage } from '../shell/turn-language.ts'
import { useSpeech } from '../speech.tsx'
import { useMeChange } from './use-me-change.ts'

const zones = Intl.supportedValuesOf('timeZone').map((id) => ({ id, label: same(id) }))

export function AboutMe() {
  const { me } = useHouse()
  const { t, lang, say } = useSpeech()
  const { choice, choose } = useAppearance()
  const turn = useTurnLanguage()
  const change = useMeChange()
  const [name, setName] = useState(me.user.name)
  const [phone, setPhone] = useState(me.user.phone ?? '')
  const isTouched = name !== me.user.name || phone !== (me.user.phone ?? '')
  return (
    <>
      <section className="kx-set">
        <h2>{t('aboutMe')}</h2>
        <div className="kx-field">
          <span className="kx-set-label">{t('avatar')}</span>
          <FileWall
            ids={me.user.avatarId ? [me.user.avatarId] : []}
            accept="picture"
            most={1}
            onChange={(ids) => change.mutate({ avatarId: ids[0] ?? null })}
          />
        </div>
        <div className="kx-field">
          <label htmlFor="me-name">{t('name')}</label>
          <Input id="me-name" value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
        </div>
        <div className="kx-field">
          <label htmlFor="me-phone">{t('mobile')}</label>
          <Input id="me-phone" value={phone} inputMode="tel" onChange={(event) => setPhone(event.target.value)} />
        </div>
        <dl className="kx-set-facts">
          <dt>{t('email')}</dt>
          <dd>{me.user.email}</dd>
          <dt>{t('units')}</dt>
          <dd>{me.units.map((unit) => unit.name).join(' · ') || '–'}</dd>
          <dt>{t('roles')}</dt>
          <dd>{me.roles.map((role) => (typeof role.name === 'string' ? role.name : say(role.name))).join(' · ') || '–'}</dd>
        </dl>
        <Button
          type="primary"
          disabled={!isTouched || !name.trim()}
          loading={change.isPending}
          onClick={() => change.mutate({ name: name.trim(), phone: phone.trim() || null })}
        >
          {t('save')}
        </Button>
      </section>
      <section className="kx-set">
        <h2>{t('screen')}</h2>
        <div className="kx-field">
          <span className="kx-set-label">{t('language')}</span>
          <Segmented
            value={lang}
            onChange={(next) => void turn(next === 'en' ? 'en' : 'zh')}
            options={[
              { value: 'zh', label: t('lang_zh') },
              { value: 'en', label: t('lang_en') },
            ]}
          />
        </div>
        <div className="kx-field">
          <span className="kx-set-label">{t('theme')}</span>
          <Segmented
            value={choice}
            onChange={(next) => choose(next as ThemeChoice)}
            options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`theme_${value}`) }))}
          />
        </div>
        <div className="kx-field">
          <label htmlFor="me-zone">{t('timeZone')}</label>
          <SelectField id="me-zone" options={zones} value={me.timeZone} allowClear={false} onChange={(timeZone) => change.mutate({ timeZone })} />
        </div>
      </section>
    </>
  )
}
