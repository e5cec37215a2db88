import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { afterAll } from 'vitest'

export type Vouched = {
  readonly sub: string
  readonly email: string
  readonly email_verified: boolean
  readonly name: string
  readonly groups?: readonly string[]
}

/** A certified OpenID provider on loopback, with everybody in it a test names; it asks nobody anything. */
export async function realProvider(client: { readonly id: string; readonly secret: string; readonly callback: () => string; readonly afterwards: string }) {
  const people = new Map<string, Vouched>()
  let present = ''
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let provider: Provider | undefined

  /** Made late: it wants to know where people are sent back to. */
  function open(): Provider {
    provider ??= new Provider(issuer, {
      clients: [
        {
          client_id: client.id,
          client_secret: client.secret,
          redirect_uris: [client.callback()],
          post_logout_redirect_uris: [client.afterwards],
          token_endpoint_auth_method: 'client_secret_post',
        },
      ],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
      findAccount: (_, id) => ({ accountId: id, claims: () => ({ ...(people.get(id) as Vouched) }) }),
      interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
      features: { devInteractions: { enabled: false } },
      pkce: { required: () => true },
      cookies: { keys: ['keys of this test'] },
    })
    return provider
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!request.url?.startsWith('/interaction/')) return open().callback()(request, response)
    const { prompt, params, session } = await open().interactionDetails(request, response)
    if (prompt.name === 'login') return open().interactionFinished(request, response, { login: { accountId: present } })
    const Grant = open().Grant
    const grant = new Grant({ accountId: session?.accountId as string, clientId: params.client_id as string })
    grant.addOIDCScope('openid email profile')
    return open().interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true })
  }

  afterAll(() => new Promise((resolve) => void server.close(resolve)))
  return {
    issuer,
    /** Who sits at the browser as far as the provider knows. */
    present(person: Vouched): void {
      people.set(person.sub, person)
      present = person.sub
    },
    /** Follows the provider's pages as a browser would, until they lead back to the house. */
    async follow(from: string): Promise<string> {
      const jar = new Map<string, string>()
      for (let at = from; ; ) {
        const response = await fetch(at, { redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } })
        for (const line of response.headers.getSetCookie()) {
          const [name = '', value = ''] = (line.split(';')[0] as string).split(/=(.*)/s)
          jar.set(name, value)
        }
        const next = response.headers.get('location')
        if (!next) throw new Error(`the provider stopped at ${at}: ${response.status} ${await response.text()}`)
        at = new URL(next, at).href
        if (at.startsWith(client.callback())) return at
      }
    },
  }
}
