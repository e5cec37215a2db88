import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Dialog, RecordSelect } from '../../../kit/heavy.tsx'
import { useToast } from '../../../kit/Toast.tsx'
import { ask } from '../../api/http.ts'
import { useStepUp } from '../../profile/StepUp.tsx'
import { DoorField } from '../../sign-in/DoorField.tsx'
import { useDoor } from '../../sign-in/use-door.ts'
import { useSpeech } from '../../speech.tsx'
import { GroupRoles } from './GroupRoles.tsx'
import { newProvider, type Provider, type Wish, wishOf } from './shapes.ts'

/** One sign-in service: who it is, how far it is believed. Its secret goes in and never comes out again. */
export function ProviderForm({ provider, onEnd }: { provider: Provider | undefined; onEnd: () => void }) {
  const { t } = useSpeech()
  const stepUp = useStepUp()
  const { show } = useToast()
  const { run, isBusy, problem, troubleOf } = useDoor()
  const [wish, setWish] = useState<Wish>(provider ? wishOf(provider) : newProvider)
  const [secret, setSecret] = useState('')
  const put = <Key extends keyof Wish>(name: Key, value: Wish[Key]) => setWish({ ...wish, [name]: value })
  const save = () =>
    run(async () => {
      const path = provider ? `/api/auth/providers/${provider.id}` : '/api/auth/providers'
      await stepUp(() => ask(path, { method: provider ? 'PUT' : 'POST', body: { ...wish, ...(secret ? { secret } : {}) } }))
      show({ tone: 'good', text: t('providerSaved') })
      onEnd()
    })
  const tick = (name: 'active' | 'linkByEmail' | 'makesPeople' | 'provesTwice', label: string) => (
    <Checkbox checked={wish[name]} onChange={(event) => put(name, event.target.checked)}>
      {label}
    </Checkbox>
  )
  return (
    <Dialog
      title={t(provider ? 'providerEdit' : 'providerAdd')}
      isOpen
      onClose={onEnd}
      width={468}
      footer={
        <>
          <Button onClick={onEnd}>{t('cancel')}</Button>
          <Button type="primary" loading={isBusy} disabled={!wish.name || !wish.issuer || !wish.clientId} onClick={() => void save()}>
            {t('save')}
          </Button>
        </>
      }
    >
      <div className="kx-stack-form">
        {problem && problem.fields.length === 0 && <ErrorPanel why={problem.detail} />}
        <DoorField label={t('providerName')} value={wish.name} onChange={(next) => put('name', next)} trouble={troubleOf('name')} />
        <DoorField label={t('providerIssuer')} value={wish.issuer} onChange={(next) => put('issuer', next)} trouble={troubleOf('issuer')} />
        <DoorField label={t('providerClient')} value={wish.clientId} onChange={(next) => put('clientId', next)} trouble={troubleOf('clientId')} />
        <DoorField
          label={t('providerSecret')}
          kind="password"
          value={secret}
          onChange={setSecret}
          autoComplete="off"
          {...(provider?.hasSecret ? { hint: t('providerSecretKept') } : {})}
        />
        <p className="kx-hint">{provider ? `${t('providerCallback')} ${provider.callback}` : t('providerCallbackLater')}</p>
        {tick('active', t('providerActive'))}
        {tick('linkByEmail', t('providerLink'))}
        {tick('provesTwice', t('providerTwice'))}
        {tick('makesPeople', t('providerPeople'))}
        {wish.makesPeople && (
          <>
            <p className="kx-hint">{t('providerRoles')}</p>
            <RecordSelect
              target="role"
              isMany
              value={wish.roleIds}
              onChange={(next) => put('roleIds', (next as readonly string[] | null) ?? [])}
              ariaLabel={t('providerRoles')}
              isInvalid={troubleOf('roleIds') !== undefined}
            />
            {troubleOf('roleIds') && <p className="kx-trouble">{troubleOf('roleIds')}</p>}
            <DoorField label={t('providerGroups')} value={wish.groupsClaim} onChange={(next) => put('groupsClaim', next)} />
            <GroupRoles value={wish.groupRoles} onChange={(next) => put('groupRoles', next)} />
          </>
        )}
      </div>
    </Dialog>
  )
}
