import { type Figure, roundMoney } from './money.ts'

const digits = [...'零壹贰叁肆伍陆柒捌玖']
const ranks = [
  ['亿', 100_000_000n],
  ['万', 10_000n],
  ['仟', 1000n],
  ['佰', 100n],
  ['拾', 10n],
] as const

/** 107000 is 壹拾万柒仟, 100500 is 壹拾万零伍佰: one 零 where the next rank is empty. */
function whole(figure: bigint): string {
  const rank = ranks.find(([, size]) => figure >= size)
  if (!rank) return digits[Number(figure)] as string
  const [name, size] = rank
  const rest = figure % size
  return whole(figure / size) + name + (rest === 0n ? '' : (rest < size / 10n ? '零' : '') + whole(rest))
}

/**
 * An amount in the capital figures of contracts and receipts (支付结算办法, 人民银行): 1409.50 is 壹仟肆佰零玖元伍角.
 * 整 after full yuan only; 零 before 分 when 角 is empty.
 */
export function amountInWords(amount: Figure): string {
  const [, minus = '', yuan = '0', jiao = '0', fen = '0'] = /^(-?)(\d+)\.(\d)(\d)$/.exec(roundMoney(amount)) ?? []
  const big = BigInt(yuan)
  const sign = minus && '负'
  if (jiao === '0' && fen === '0') return `${sign}${whole(big)}元整`
  const front = big === 0n ? '' : `${whole(big)}元`
  const middle = jiao === '0' ? front && '零' : `${digits[Number(jiao)]}角`
  return `${sign}${front}${middle}${fen === '0' ? '' : `${digits[Number(fen)]}分`}`
}
