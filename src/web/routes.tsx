import { createBrowserRouter, type RouteObject } from 'react-router'
import type { Screen } from './house.ts'
import { Component as ListScreen } from './list/ListScreen.tsx'
import { Crash } from './shell/Crash.tsx'
import { Frame } from './shell/Frame.tsx'
import { Landing } from './shell/Landing.tsx'

/** Pages before sign-in: small, each loaded by itself. */
const doors: RouteObject[] = [
  { path: 'sign-in', lazy: () => import('./sign-in/SignIn.tsx') },
  { path: 'set-up', lazy: () => import('./sign-in/SetUp.tsx') },
  { path: 'forgotten', lazy: () => import('./sign-in/Forgotten.tsx') },
  // Invitations and forgotten passwords lead here; the token is after the # and so never reaches a log.
  { path: 'set-password', lazy: () => import('./sign-in/NewPassword.tsx') },
]

/** The generic screens serve every object; a screen of the same path goes before them. */
const generic: RouteObject[] = [
  { path: 'profile', lazy: () => import('./profile/Profile.tsx') },
  // Where nearly every visit begins: fetched with the first scripts, not after them.
  { path: ':plural', Component: ListScreen },
  { path: ':plural/:id', lazy: () => import('./record/RecordScreen.tsx') },
]

/** All addresses of the house. A screen with an empty path is the home page; without one, Landing leads to the first list. */
export function makeRouter(screens: readonly Screen[]) {
  const own: RouteObject[] = screens.map((screen) => (screen.path === '' ? { index: true, lazy: screen.load } : { path: screen.path, lazy: screen.load }))
  const home: RouteObject[] = screens.some((screen) => screen.path === '') ? [] : [{ index: true, Component: Landing }]
  return createBrowserRouter([
    {
      ErrorBoundary: Crash,
      HydrateFallback: () => null,
      children: [...doors, { path: '/', Component: Frame, children: [{ ErrorBoundary: Crash, children: [...home, ...own, ...generic] }] }],
    },
  ])
}
