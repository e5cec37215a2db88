// SHA-256 (FIPS 180-4) of a short ASCII text, in hex. The browser's own is not there on a plain http page, and answers each time by a promise.
const primes = []
for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n)
const fraction = (value) => ((value % 1) * 2 ** 32) | 0
const start = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))
const steps = primes.map((prime) => fraction(Math.cbrt(prime)))
const turn = (word, by) => (word >>> by) | (word << (32 - by))

export function sha256(text) {
  const blocks = Math.ceil((text.length + 9) / 64)
  const words = new Int32Array(blocks * 16)
  for (let at = 0; at < text.length; at++) words[at >> 2] |= text.charCodeAt(at) << (24 - (at % 4) * 8)
  words[text.length >> 2] |= 0x80 << (24 - (text.length % 4) * 8)
  words[words.length - 1] = text.length * 8
  const state = start.slice()
  for (let block = 0; block < blocks; block++) mix(state, words.subarray(block * 16, block * 16 + 16))
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

const w = new Int32Array(64)

function mix(state, block) {
  w.set(block)
  for (let at = 16; at < 64; at++) {
    const s0 = turn(w[at - 15], 7) ^ turn(w[at - 15], 18) ^ (w[at - 15] >>> 3)
    const s1 = turn(w[at - 2], 17) ^ turn(w[at - 2], 19) ^ (w[at - 2] >>> 10)
    w[at] = (w[at - 16] + s0 + w[at - 7] + s1) | 0
  }
  let [a, b, c, d, e, f, g, h] = state
  for (let at = 0; at < 64; at++) {
    const t1 = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + steps[at] + w[at]) | 0
    const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at] = (state[at] + word) | 0
}
