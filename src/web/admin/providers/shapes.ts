/** What an administrator says of a sign-in service (docs/API-ROUTES.md). */
export type Wish = {
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  readonly active: boolean
  readonly linkByEmail: boolean
  readonly makesPeople: boolean
  readonly provesTwice: boolean
  readonly groupsClaim: string
  readonly roleIds: readonly string[]
  readonly groupRoles: Readonly<Record<string, string>>
}
export type Provider = Wish & { readonly id: string; readonly hasSecret: boolean; readonly callback: string }

export const newProvider: Wish = {
  name: '',
  issuer: '',
  clientId: '',
  active: true,
  linkByEmail: true,
  makesPeople: false,
  provesTwice: false,
  groupsClaim: '',
  roleIds: [],
  groupRoles: {},
}

export const wishOf = ({ id: _, hasSecret: __, callback: ___, ...wish }: Provider): Wish => wish
