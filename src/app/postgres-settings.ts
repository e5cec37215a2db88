import { totalmem } from 'node:os'

export type Durability = 'safe' | 'forgetful'

/**
 * The embedded server's settings, given at each start so that the program and not an old file decides.
 * `forgetful` is for tests only: a power cut may cost the whole cluster, and nothing waits for the disk.
 */
export function serverSettings(port: number, durability: Durability): string[] {
  const settings = { ...network(port), ...memory(), ...planning, ...journal, ...logging, ...(durability === 'forgetful' ? forgetful : {}) }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Loopback only, behind a password (pg_hba of initdb): the same on every system, and an address any client library understands. */
const network = (port: number) => ({ port, listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 100 })

/** A container's own limit counts, not the machine's. An eighth for the server leaves Node and the system's cache their share. */
function memory() {
  const bytes = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)
  const share = (part: number, least: number, most: number) => `${Math.round(Math.min(most, Math.max(least, bytes / part / 2 ** 20)))}MB`
  return { shared_buffers: share(8, 128, 2048), effective_cache_size: share(2, 512, 65_536), maintenance_work_mem: share(32, 64, 512), work_mem: '16MB' }
}

/** jit costs more than it gives on short queries; SSDs read at random nearly as fast as in order. */
const planning = { jit: 'off', random_page_cost: 1.1, timezone: 'UTC', default_text_search_config: 'pg_catalog.simple' }

const journal = { wal_compression: 'on', max_wal_size: '2GB', checkpoint_timeout: '15min', idle_in_transaction_session_timeout: '5min' }

/** A week of logs, and never a statement or its values: they hold people's names and numbers. */
const logging = {
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_truncate_on_rotation: 'on',
  log_timezone: 'UTC',
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_min_duration_statement: -1,
  log_error_verbosity: 'terse',
  log_parameter_max_length_on_error: 0,
}

const forgetful = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', shared_buffers: '128MB', max_connections: 200, logging_collector: 'off' }
