// Shows what the house tells a closed page, and opens it. It keeps nothing and answers no request of the pages.
self.addEventListener('push', (event) => {
  const said = event.data?.json()
  if (!said) return
  const { title, body, lang, tag, path } = said
  event.waitUntil(self.registration.showNotification(title, { body, lang, tag, icon: '/icon.svg', data: { path } }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(event.notification.data.path))
})

async function open(path) {
  const [page] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (!page) return self.clients.openWindow(path)
  await page.focus()
  page.postMessage({ open: path })
}
