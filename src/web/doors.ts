import type { RouteObject } from 'react-router'

/** Pages before sign-in: small, each loaded by itself. */
export const doors: readonly (RouteObject & { readonly path: string })[] = [
  { path: 'sign-in', lazy: () => import('./sign-in/SignIn.tsx') },
  { path: 'set-up', lazy: () => import('./sign-in/SetUp.tsx') },
  { path: 'forgotten', lazy: () => import('./sign-in/Forgotten.tsx') },
  // Invitations and forgotten passwords lead here; the token is after the # and so never reaches a log.
  { path: 'set-password', lazy: () => import('./sign-in/NewPassword.tsx') },
]

/** Whether an address is before sign-in. */
export const isDoor = (path: string): boolean => doors.some((door) => path.replace(/\/$/, '') === `/${door.path}`)
