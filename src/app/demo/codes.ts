import { checkCharacter } from '../../kinds/credit-code/credit-code.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const space = alphabet.length ** 6

/**
 * The credit code of the n-th invented firm: registered (9), an enterprise (1), of its county, body `MAD` and six characters
 * that differ for every n below 887 million, then the check character.
 */
export function inventedCode(n: number, county: string): string {
  // Prime to the space, so that no two numbers meet and neighbours look unrelated.
  let left = Number((BigInt(n) * 514_229_777n + 271_828_183n) % BigInt(space))
  let body = ''
  for (let place = 0; place < 6; place++) {
    body += alphabet[left % alphabet.length]
    left = Math.floor(left / alphabet.length)
  }
  const code = `91${county}MAD${body}`
  return code + checkCharacter(code)
}
