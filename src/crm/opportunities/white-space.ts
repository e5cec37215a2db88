type Row = Readonly<Record<string, unknown>> & { readonly id: string }

/** What stands in one field of the matrix: products of ours in use there, and deals about such. */
export type Spot = { readonly used: number; readonly dealIds: readonly string[] }

type Found = { readonly products: readonly Row[]; readonly installed: readonly Row[]; readonly deals: readonly Row[]; readonly lines: readonly Row[] }

/** Customers by product lines (S0-50): what each uses and is being sold of each line. A field that is not there is white. */
export function matrixOf({ products, installed, deals, lines }: Found): (customerId: string, lineId: string) => Spot | undefined {
  const lineOf = new Map(products.map((product) => [product.id, product.lineId]))
  const customerOf = new Map(deals.map((deal) => [deal.id, deal.customerId]))
  const spots = new Map<string, { used: number; dealIds: Set<string> }>()
  const spotAt = (customerId: unknown, productId: unknown) => {
    const key = `${String(customerId)} ${String(lineOf.get(String(productId)))}`
    const spot = spots.get(key) ?? { used: 0, dealIds: new Set<string>() }
    spots.set(key, spot)
    return spot
  }
  for (const { customerId, productId } of installed) if (productId) spotAt(customerId, productId).used++
  for (const { opportunityId, productId } of lines) spotAt(customerOf.get(String(opportunityId)), productId).dealIds.add(String(opportunityId))
  return (customerId, lineId) => {
    const spot = spots.get(`${customerId} ${lineId}`)
    return spot && { used: spot.used, dealIds: [...spot.dealIds] }
  }
}
