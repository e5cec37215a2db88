/** A database that is there, safe to use and ours. */
export type Database = {
  /** As the house's own role, which is no superuser. */
  readonly url: string
  /** As the embedded server's superuser: for tests, which make databases. Never handed to the house. */
  readonly admin?: string
  readonly isEmbedded: boolean
  /** Embedded, and ours alone: stops the server, copies the cluster, starts it again; returns the copy's name. */
  copy?(): Promise<string>
  /** Stops an embedded server that we started; of any other database it leaves the running to its owner. */
  stop(): Promise<void>
}
