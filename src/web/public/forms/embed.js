// Lays a form of Kexin where this script stands: <script src="https://crm.example.com/forms/embed.js" data-form="…" async></script>
;(() => {
  const script = document.currentScript
  const home = new URL(script.src).origin
  const frame = document.createElement('iframe')
  frame.src = `${home}/forms/${encodeURIComponent(script.dataset.form ?? '')}`
  frame.title = script.dataset.title ?? 'Kexin'
  frame.style.cssText = 'width:100%;border:0;height:640px'
  script.after(frame)
  // The form says how high it is, so that no second scroll bar stands in the page.
  addEventListener('message', ({ origin, source, data }) => {
    if (origin === home && source === frame.contentWindow && typeof data?.kexinHeight === 'number') frame.style.height = `${Math.min(data.kexinHeight, 5000)}px`
  })
})()
