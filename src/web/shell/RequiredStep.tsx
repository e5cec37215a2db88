import { lazy, Suspense } from 'react'
import { Wait } from '../../kit/Wait.tsx'
import { DoorPage } from '../sign-in/DoorPage.tsx'
import { useSignOut } from '../sign-in/sign-out.ts'
import { useSpeech } from '../speech.tsx'

const SetUp = lazy(() =>
  Promise.all([import('../profile/SecondStepSet.tsx'), import('../profile/StepUp.tsx')]).then(([{ TurnOnSecondStep }, { StepUpProvider }]) => ({
    default: ({ onDone }: { onDone: () => void }) => (
      <StepUpProvider>
        <TurnOnSecondStep onDone={onDone} />
      </StepUpProvider>
    ),
  })),
)

/** All that is open to who has let the days for his second step go by: to set it up, or to leave. */
export function RequiredStep() {
  const { t } = useSpeech()
  const signOut = useSignOut()
  return (
    <DoorPage title={t('stepRequired')} teach={t('stepRequiredTeach')} wide>
      <Suspense fallback={<Wait lines={4} />}>
        <SetUp onDone={() => location.assign('/')} />
      </Suspense>
      <button type="button" className="kx-link" onClick={() => void signOut()}>
        {t('signOut')}
      </button>
    </DoorPage>
  )
}
