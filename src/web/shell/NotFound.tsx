import { Compass } from 'lucide-react'
import { Link } from 'react-router'
import { Empty } from '../../kit/Empty.tsx'
import { usePageTitle } from '../page-title.ts'
import { useSpeech } from '../speech.tsx'

/** Missing and not yours look alike: the house tells a stranger nothing. */
export function NotFound() {
  const { t } = useSpeech()
  usePageTitle(t('notFound'), t('productName'))
  return <Empty icon={<Compass size={28} />} title={t('notFound')} teach={t('notFoundTeach')} act={<Link to="/">{t('backToStart')}</Link>} />
}
