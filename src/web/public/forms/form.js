import { sha256 } from './sha256.js'

const form = document.querySelector('form[data-form]')
const thanks = document.querySelector('.thanks')
const refusal = form.querySelector(':scope > .bad')
const button = form.querySelector('button')
const at = `/api/forms/${form.dataset.form}`

const tellHeight = () => parent !== window && parent.postMessage({ kexinHeight: document.documentElement.scrollHeight }, '*')
new ResizeObserver(tellHeight).observe(document.body)

// The sum is worked out while the visitor writes, a piece at a time, so that nothing stands still.
async function prove() {
  const answer = await fetch(`${at}/task`)
  if (!answer.ok) throw await answer.json()
  const { task } = await answer.json()
  for (let number = 0; number <= task.most; number++) {
    if (sha256(`${task.salt}${number}`) === task.challenge) return { salt: task.salt, number, signature: task.signature }
    if (number % 400 === 399) await new Promise((go) => setTimeout(go))
  }
  throw new Error('the task has no answer')
}

let proving = prove()
proving.catch(() => undefined)

function showTroubles(troubles) {
  for (const field of form.querySelectorAll('.field')) {
    const input = field.querySelector('[name]')
    const trouble = troubles.find((each) => each.field === input.name)
    const place = field.querySelector('.bad')
    place.hidden = !trouble
    place.textContent = trouble?.message ?? ''
    input.setAttribute('aria-invalid', String(Boolean(trouble)))
  }
  form.querySelector('[aria-invalid="true"]')?.focus()
}

const refuse = (words) => {
  refusal.textContent = words
  refusal.hidden = !words
}

async function send() {
  const written = new FormData(form)
  const answers = Object.fromEntries([...written].filter(([name]) => name !== 'website' && name !== 'agree'))
  const body = JSON.stringify({ answers, website: written.get('website'), proof: await proving })
  const answer = await fetch(`${at}/answers`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  if (answer.ok) return
  throw await answer.json()
}

// What is being mended is scolded no more.
form.addEventListener('input', ({ target }) => {
  const place = target.closest('.field')?.querySelector('.bad')
  if (place) place.hidden = true
  target.removeAttribute('aria-invalid')
})

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const agree = form.querySelector('[name="agree"]')
  if (agree && !agree.checked) return agree.reportValidity()
  const said = button.textContent
  button.disabled = true
  button.textContent = form.dataset.sending
  refuse('')
  try {
    await send()
    showTroubles([])
    form.hidden = true
    thanks.hidden = false
    thanks.focus()
  } catch (problem) {
    const isTold = typeof problem?.detail === 'string'
    showTroubles(isTold ? (problem.fields ?? []) : [])
    if (!isTold || !problem.fields?.length) refuse(isTold ? problem.detail : form.dataset.offline)
    // A proof that ran out, or a line that was down, begins anew; what was refused for its content keeps the one it has.
    if (!isTold || problem.again || problem.status === 429) {
      proving = prove()
      proving.catch(() => undefined)
    }
  } finally {
    button.disabled = false
    button.textContent = said
  }
})
