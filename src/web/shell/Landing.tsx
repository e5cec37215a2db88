import { Inbox } from 'lucide-react'
import { Navigate } from 'react-router'
import { Empty } from '../../kit/Empty.tsx'
import { useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { menuOf } from './menu.ts'

/** Where "/" leads when the house has no home page of its own: the first list of the menu. */
export function Landing() {
  const house = useHouse()
  const { t } = useSpeech()
  const first = menuOf(house).flatMap((group) => group.entries)[0]
  if (first) return <Navigate to={first.to} replace />
  return <Empty icon={<Inbox size={28} />} title={t('nothingForYou')} teach={t('nothingForYouTeach')} />
}
