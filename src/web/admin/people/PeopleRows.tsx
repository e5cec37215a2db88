import { Link } from 'react-router'
import { Face } from '../../../kit/Face.tsx'
import { Tag } from '../../../kit/Tag.tsx'
import type { Row } from '../../api/shapes.ts'
import { Shown } from '../../form/Shown.tsx'
import { useHouse } from '../../house.ts'
import { useSpeech } from '../../speech.tsx'

/** People as lines: name, job, roles; who stands here besides his main unit says so, who has left too. */
export function PeopleRows({ people, unitId }: { people: readonly Row[]; unitId?: string }) {
  const { t } = useSpeech()
  const fields = useHouse().byName('user')?.fields
  return (
    <ul className="kx-people">
      {people.map((person) => (
        <li key={person.id}>
          <Face name={String(person.name)} size={28} />
          <span>
            <Link to={`/users/${person.id}`}>{String(person.name)}</Link>
            <small>{String(person.jobTitle ?? person.email ?? '')}</small>
          </span>
          {person.active === false && <Tag text={t('personLeft')} color="red" />}
          {unitId && Array.isArray(person.unitIds) && person.unitIds.includes(unitId) && <Tag text={t('orgFurther')} />}
          <span className="kx-people-roles">
            {fields?.roleIds && <Shown field={fields.roleIds} name="roleIds" value={person.roleIds} record={person} place="list" />}
          </span>
        </li>
      ))}
    </ul>
  )
}
