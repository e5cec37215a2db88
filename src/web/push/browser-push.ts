import { ask } from '../api/http.ts'

/** What this browser does with notices: it cannot show any, its user has forbidden them, it is told, or it is not. */
export type PushState = 'none' | 'forbidden' | 'off' | 'on'

type Known = { readonly publicKey: string; readonly browsers: readonly { readonly id: string; readonly endpoint: string }[] }

const route = '/api/me/pushBrowsers'
const worker = '/push-worker.js'
const keyOf = (userId: string): string => `push:${userId}`

const canPush = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

export async function askPushState(): Promise<PushState> {
  if (!canPush()) return 'none'
  if (Notification.permission === 'denied') return 'forbidden'
  const [own, { browsers }] = await Promise.all([subscription(), ask<Known>(route)])
  return own && browsers.some(({ endpoint }) => endpoint === own.endpoint) ? 'on' : 'off'
}

/** Asked for by a click alone: a browser that is asked unbidden says no for good. */
export async function startPush(userId: string): Promise<PushState> {
  if ((await Notification.requestPermission()) !== 'granted') return Notification.permission === 'denied' ? 'forbidden' : 'off'
  await enrol()
  localStorage.setItem(keyOf(userId), 'on')
  return 'on'
}

export async function endPush(userId: string): Promise<PushState> {
  localStorage.removeItem(keyOf(userId))
  const [own, { browsers }] = await Promise.all([subscription(), ask<Known>(route)])
  const known = browsers.find(({ endpoint }) => endpoint === own?.endpoint)
  if (known) await ask(`${route}/${known.id}`, { method: 'DELETE' })
  await own?.unsubscribe()
  return 'off'
}

/** Who wanted it in this browser is told again once he has signed in again: with the session before it had ended. */
export async function keepPush(userId: string): Promise<void> {
  if (localStorage.getItem(keyOf(userId)) === null || !canPush() || Notification.permission !== 'granted') return
  if ((await askPushState()) === 'off') await enrol()
}

/** Opens within this page what somebody clicked in a notification. Answers how to stop. */
export function heedPush(open: (path: string) => void): () => void {
  const heed = ({ data }: MessageEvent) => {
    if (typeof data?.open === 'string') open(data.open)
  }
  navigator.serviceWorker?.addEventListener('message', heed)
  return () => navigator.serviceWorker?.removeEventListener('message', heed)
}

async function enrol(): Promise<void> {
  const { publicKey } = await ask<Known>(route)
  const { pushManager } = await ready()
  const before = await pushManager.getSubscription()
  // One made for another key of the house is of no use to this one.
  if (before && keyIn(before) !== publicKey) await before.unsubscribe()
  const own = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
  const { endpoint, keys } = own.toJSON()
  await ask(route, { method: 'POST', body: { endpoint, keys } })
}

async function ready(): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register(worker)
  return navigator.serviceWorker.ready
}

const subscription = async (): Promise<PushSubscription | null> =>
  (await (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription()) ?? null

function keyIn({ options }: PushSubscription): string {
  const letters = String.fromCharCode(...new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0)))
  return btoa(letters)
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '')
}
