import { Button } from 'antd'
import { type FormEvent, useId } from 'react'
import { Link } from 'react-router'
import type { Field } from '../../kernel/field.ts'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useToast } from '../../kit/Toast.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { asProblem } from '../api/problem.ts'
import { usePage, useRecord } from '../api/records.ts'
import type { Row } from '../api/shapes.ts'
import { FieldBox } from '../form/FieldBox.tsx'
import { useForm } from '../form/use-form.ts'
import { type SeenObject, useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { AdminPage } from './AdminPage.tsx'

/** `/company`: the company's own choices, which hold for everybody from the moment they are saved. */
export function Component() {
  const { t } = useSpeech()
  const seen = useHouse().byName('company')
  const list = usePage('companies', { limit: 1, count: false })
  const query = useRecord('companies', list.data?.records[0]?.id)
  const error = list.error ?? query.error
  return (
    <AdminPage icon="settings" title={t('companyTitle')}>
      <div className="kx-admin-body">
        {error && <ErrorPanel why={asProblem(error).detail} />}
        {!query.data && !error && <Wait lines={5} />}
        {seen && query.data && <CompanyForm key={query.data.version} seen={seen} record={query.data} />}
      </div>
    </AdminPage>
  )
}

function CompanyForm({ seen, record }: { seen: SeenObject; record: Row }) {
  const { t } = useSpeech()
  const { show } = useToast()
  const idPrefix = useId()
  const { plural, fields } = seen.declaration
  const form = useForm(seen, { plural, record })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void form.save().then((row) => row && show({ tone: 'good', text: t('saved'), detail: t('companySaved') }))
  }
  return (
    <form className="kx-set" aria-label={t('companyTitle')} onSubmit={submit}>
      {form.problem && <ErrorPanel why={form.problem.detail} />}
      {Object.keys(fields).map((name) => (
        <FieldBox
          key={name}
          name={name}
          field={fields[name] as Field}
          value={form.draft[name]}
          draft={form.draft}
          trouble={form.troubles[name]}
          onChange={form.set}
          idPrefix={idPrefix}
        />
      ))}
      <span className="kx-acts">
        <Button type="primary" htmlType="submit" disabled={!form.isDirty} loading={form.isSaving}>
          {t('save')}
        </Button>
        <Link to={`/${plural}/${record.id}`}>{t('companyHistory')}</Link>
      </span>
    </form>
  )
}
