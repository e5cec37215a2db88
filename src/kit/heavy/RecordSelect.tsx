import { Divider, Select, Spin } from 'antd'
import { Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useLang } from '../lang.ts'
import { type Hit, meId, useSources, useTitle } from '../sources.ts'
import { kitWords } from '../words.ts'
import { given } from './SelectField.tsx'

export type RecordSelectProps = {
  readonly target: string
  readonly value: string | readonly string[] | null
  readonly onChange: (value: string | readonly string[] | null) => void
  readonly isMany?: boolean
  /** Offers the reader himself, whoever reads: a shared view of "mine" is everyone's own. */
  readonly offersMe?: boolean
  readonly near?: Readonly<Record<string, unknown>>
  readonly id?: string
  readonly isInvalid?: boolean
  readonly autoFocus?: boolean
  readonly ariaLabel?: string
  /** What it means to choose none. */
  readonly placeholder?: string
}

const waitForTyping = 200

function TitleOf({ target, id }: { target: string; id: string }) {
  const title = useTitle(target, id)
  return <>{title ?? (title === null ? '***' : '…')}</>
}

function useHits(target: string, near: RecordSelectProps['near'], isOpen: boolean) {
  const { search } = useSources()
  const [typed, setTyped] = useState('')
  const [hits, setHits] = useState<readonly Hit[]>()
  const nearKey = JSON.stringify(near ?? null)
  useEffect(() => {
    if (!isOpen) return
    let isCurrent = true
    setHits(undefined)
    const timer = setTimeout(
      () =>
        search(target, typed, JSON.parse(nearKey) ?? undefined)
          .catch(() => [])
          .then((found) => isCurrent && setHits(found)),
      typed ? waitForTyping : 0,
    )
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [target, typed, nearKey, isOpen, search])
  return { typed, setTyped, hits }
}

/** Picks records by remote search: never loads all, shows the first twenty, offers to make the missing one in place. */
export function RecordSelect(props: RecordSelectProps) {
  const lang = useLang()
  const { target } = props
  const { mayCreate, create } = useSources()
  const [isOpen, setOpen] = useState(props.autoFocus ?? false)
  const { typed, setTyped, hits } = useHits(props.target, props.near, isOpen)
  const chosen = props.value === null ? [] : Array.isArray(props.value) ? (props.value as string[]) : [props.value as string]
  const isLabelled = (id: string) => hits?.some((hit) => hit.id === id)
  const me = props.offersMe && target === 'user' ? [{ value: meId, label: kitWords.me[lang], note: undefined }] : []
  const options = [
    ...me,
    ...(hits ?? []).map((hit) => ({ value: hit.id, label: hit.title, note: hit.note })),
    ...chosen.filter((id) => !isLabelled(id) && id !== meId).map((id) => ({ value: id, label: <TitleOf target={props.target} id={id} />, note: undefined })),
  ]
  const add = async () => {
    setOpen(false)
    const made = await create(props.target, typed, props.near)
    if (made) props.onChange(props.isMany ? [...chosen, made.id] : made.id)
  }
  return (
    <Select
      {...(props.id ? { id: props.id } : {})}
      aria-label={props.ariaLabel}
      className="kx-fill"
      mode={props.isMany ? 'multiple' : undefined}
      value={(props.isMany ? chosen : (chosen[0] ?? null)) as string | null}
      open={isOpen}
      onOpenChange={setOpen}
      autoFocus={props.autoFocus}
      allowClear
      status={props.isInvalid ? 'error' : undefined}
      placeholder={props.placeholder ?? kitWords.search[lang]}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      options={options}
      optionRender={(option) => (
        <span className="kx-option">
          {option.label}
          {option.data.note && <small>{option.data.note}</small>}
        </span>
      )}
      notFoundContent={hits ? kitWords.nothingFound[lang] : <Spin size="small" />}
      {...given(props)}
      popupMatchSelectWidth={280}
      popupRender={(menu) => (
        <>
          {menu}
          {mayCreate(props.target) && (
            <>
              <Divider className="kx-thin" />
              <button type="button" className="kx-option-add" onMouseDown={(e) => e.preventDefault()} onClick={() => void add()}>
                <Plus size={14} aria-hidden /> {kitWords.create[lang]}
                {typed ? ` “${typed}”` : ''}
              </button>
            </>
          )}
        </>
      )}
    />
  )
}
