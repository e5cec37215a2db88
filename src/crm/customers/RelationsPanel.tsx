import type { Row } from '../../web/api/shapes.ts'
import { useHouse } from '../../web/house.ts'
import { BuyingCentre } from './BuyingCentre.tsx'
import { FirmRelations } from './FirmRelations.tsx'
import { GroupPicture } from './GroupPicture.tsx'
import '../../kit/picture.css'
import './relations.css'

/** Whom a customer belongs to, whom he has to do with, and who decides at his (S4-26). Each part only for who may read it. */
export function Panel({ record }: { record: Row }) {
  const house = useHouse()
  const mayRead = (object: string) => house.byName(object)?.can('read') === true
  return (
    <div className="kx-pictures-page">
      {mayRead('contact') && <BuyingCentre record={record} />}
      <GroupPicture record={record} />
      {mayRead('customerRelation') && <FirmRelations record={record} />}
    </div>
  )
}
