/** Where anybody may have a mailbox: that two people write from there says nothing of a company. */
const openToAll: ReadonlySet<string> = new Set(
  `qq.com foxmail.com wo.cn 163.com 126.com 188.com yeah.net netease.com sina.com sina.cn sina.com.cn sohu.com sogou.com 139.com 189.cn 21cn.com 263.net
   aliyun.com tom.com 2980.com chinaren.com eyou.com hexun.com citiz.net 58.com gmail.com googlemail.com icloud.com me.com mac.com msn.com aol.com
   mail.com email.com inbox.com fastmail.com proton.me protonmail.com pm.me tutanota.com tuta.io zohomail.com zohomail.cn mail.ru bk.ru list.ru inbox.ru
   rambler.ru naver.com hanmail.net daum.net nate.com web.de t-online.de freenet.de orange.fr laposte.net free.fr wanadoo.fr libero.it seznam.cz wp.pl o2.pl
   comcast.net verizon.net att.net bigpond.com rediffmail.com netvigator.com pchome.com.tw hinet.net`.split(/\s+/),
)

/** Providers with one name in many countries: `yahoo.co.jp`, `hotmail.fr`, `live.cn`. */
const openFamilies = /^(?:yahoo|ymail|rocketmail|hotmail|outlook|live|gmx|yandex)\.[a-z]{2,3}(?:\.[a-z]{2})?$/

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

/** Is it a domain at which anybody gets a mailbox, under whatever name of the provider's own (`vip.qq.com`)? */
function isOpenToAll(domain: string): boolean {
  const parts = domain.split('.')
  return parts.some((_, at) => {
    const from = parts.slice(at).join('.')
    return openToAll.has(from) || openFamilies.test(from)
  })
}

/**
 * The domain that is the company's own: its shared mailbox's, unless anybody may have a mailbox there. Then it has none that we know of,
 * and nobody's private address makes one (S0-23): else whoever has his mail at a public provider could write to all its customers.
 */
export function ownDomain(mailbox: string): string | null {
  const domain = mailbox.includes('@') ? domainOf(mailbox) : ''
  return domain === '' || isOpenToAll(domain) ? null : domain
}

export const isAt = (domain: string | null, address: string): boolean => domain !== null && domainOf(address) === domain
