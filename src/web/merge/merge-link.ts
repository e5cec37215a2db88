export const mostMerged = 10

/** Where these records are merged. */
export const mergeLink = (object: string, ids: Iterable<string>): string => `/merge?${new URLSearchParams({ object, ids: [...ids].join() })}`
