import { createBrowserRouter, type RouteObject } from 'react-router'
import { doors } from './doors.ts'
import type { Screen } from './house.ts'
import { Component as ListScreen } from './list/ListScreen.tsx'
import { Crash } from './shell/Crash.tsx'
import { Frame } from './shell/Frame.tsx'
import { Landing } from './shell/Landing.tsx'

/** The generic screens serve every object; a screen of the same path goes before them. */
const generic: RouteObject[] = [
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
