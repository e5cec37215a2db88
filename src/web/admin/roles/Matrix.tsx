import type { Declaration } from '../../../kernel/object.ts'
import type { Action } from '../../../kernel/reach.ts'
import { actionLabels } from '../../../kernel/reach.ts'
import { ObjectIcon } from '../../../kit/ObjectIcon.tsx'
import { useParts } from '../../parts.ts'
import { useSpeech } from '../../speech.tsx'
import { FillMenu } from './FillMenu.tsx'
import { GrantCell } from './GrantCell.tsx'
import { reachActions, shapeOf, specialActions } from './rights.ts'
import type { Rights } from './use-rights.ts'

type Props = { readonly rights: Rights; readonly isFixed: boolean }

const columns: readonly Action[] = [...reachActions, ...specialActions]

/** Object by action: how far the role reaches. Whole rows and columns are filled from their heads. */
export function Matrix({ rights, isFixed }: Props) {
  const { objects } = useParts()
  const { t, say } = useSpeech()
  const groups = [
    { key: 'work', label: t('menuWork'), objects: objects.filter((object) => object.menu === 'work') },
    { key: 'rest', label: t('menuAdmin'), objects: objects.filter((object) => object.menu !== 'work') },
  ]
  return (
    <div className="kx-matrix-scroll">
      <table className="kx-matrix">
        <thead>
          <tr>
            <th scope="col">{t('rightsObject')}</th>
            {columns.map((action) => (
              <th key={action} scope="col" className={specialActions.includes(action) ? 'kx-matrix-special' : ''}>
                <span>
                  {say(actionLabels[action])}
                  {!isFixed && (
                    <FillMenu label={t('rightsFillColumn', { what: say(actionLabels[action]) })} rights={rights} objects={objects} actions={[action]} />
                  )}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.key}>
            <tr className="kx-matrix-group">
              <th scope="rowgroup" colSpan={columns.length + 1}>
                {group.label}
              </th>
            </tr>
            {group.objects.map((object) => (
              <MatrixRow key={object.name} object={object} rights={rights} isFixed={isFixed} />
            ))}
          </tbody>
        ))}
      </table>
      {!isFixed && <p className="kx-hint">{t('rightsTeach')}</p>}
    </div>
  )
}

function MatrixRow({ object, rights, isFixed }: Props & { object: Declaration }) {
  const { t, say } = useSpeech()
  return (
    <tr>
      <th scope="row">
        <span>
          <ObjectIcon name={object.icon ?? object.name} size={14} />
          {say(object.label)}
          {!isFixed && <FillMenu label={t('rightsFillRow', { what: say(object.label) })} rights={rights} objects={[object]} actions={reachActions} />}
        </span>
      </th>
      {columns.map((action) => (
        <td key={action} data-label={say(actionLabels[action])} className={specialActions.includes(action) ? 'kx-matrix-special' : ''}>
          {shapeOf(object, action) === 'nothing' ? (
            <span className="kx-blank">–</span>
          ) : (
            <GrantCell object={object} action={action} rights={rights} isFixed={isFixed} />
          )}
        </td>
      ))}
    </tr>
  )
}
