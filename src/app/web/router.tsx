import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router'
import { lazy } from 'react'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { pages } from './collect.ts'
import { NotFound } from './shell/NotFound.tsx'
import { PageFrame } from './shell/PageFrame.tsx'
import { Shell } from './shell/Shell.tsx'

const root = createRootRoute({ component: Outlet })

const StartPage = lazy(() => import('./sign-in/StartPage.tsx'))
const ActivatePage = lazy(() => import('./sign-in/ActivatePage.tsx'))

/** Pages for people who cannot sign in yet; the token stands behind `#` and never reaches a server log. */
const doors = [
  createRoute({ getParentRoute: () => root, path: '/start', component: StartPage }),
  createRoute({ getParentRoute: () => root, path: '/activate', component: ActivatePage }),
]

const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell })

const rooms = pages.map((page) => {
  const Content = lazy(page.load)
  return createRoute({
    getParentRoute: () => shell,
    path: page.path,
    component: () => (
      <PageFrame page={page}>
        <Content />
      </PageFrame>
    ),
  })
})

export const router = createRouter({
  routeTree: root.addChildren([...doors, shell.addChildren(rooms)]),
  basepath: '/app',
  defaultNotFoundComponent: NotFound,
  defaultPendingComponent: PageSkeleton,
  scrollRestoration: true,
})
