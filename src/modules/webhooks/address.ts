import { BlockList, isIP } from 'node:net'

/** Addresses no word goes to by itself: this machine's neighbours, and what is no place on the public network. */
const inside = new BlockList()
const nets4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]
for (const [net, bits] of nets4) inside.addSubnet(net, bits, 'ipv4')
const nets6: readonly [string, number][] = [
  ['::', 128],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
]
for (const [net, bits] of nets6) inside.addSubnet(net, bits, 'ipv6')

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** Networks whoever runs the house has opened: `WEBHOOK_NETS=10.20.0.0/16,192.168.5.7/32`. */
export function netsOf(setting: string | undefined): BlockList {
  const nets = new BlockList()
  for (const part of (setting ?? '').split(',').map((each) => each.trim())) {
    const [net = '', bits = ''] = part.split('/')
    const version = isIP(net)
    if (version === 0) continue
    nets.addSubnet(net, Number(bits || (version === 4 ? 32 : 128)), version === 4 ? 'ipv4' : 'ipv6')
  }
  return nets
}

const holds = (list: BlockList, address: string) => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** The IPv4 address that an IPv6 one is written for (`::ffff:10.0.0.1`), else the address itself. */
function plain(address: string): string {
  const written = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (written?.[1]) return written[1]
  const hex = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(address)
  if (!hex?.[1] || !hex[2]) return address
  const [high, low] = [Number.parseInt(hex[1], 16), Number.parseInt(hex[2], 16)]
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/** Whether word may go to an address of the network: this machine itself, the public network, or a network that was opened. */
export function mayGoTo(address: string, opened: BlockList): boolean {
  if (isIP(address) === 0) return false
  const meant = plain(address)
  return holds(loopback, meant) || holds(opened, meant) || !holds(inside, meant)
}

/**
 * Whether word may be asked for at a URL: `https`, or `http` on this machine alone; no name and password in it. Where its name leads is
 * asked again at every try (`mayGoTo`), since a name may lead elsewhere tomorrow.
 */
export function mayBeAsked(url: string, opened: BlockList): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (!parsed || parsed.username || parsed.password) return false
  const host = parsed.hostname.replace(/^\[|\]$/g, '')
  const isHere = host === 'localhost' || (isIP(host) > 0 && holds(loopback, plain(host)))
  if (parsed.protocol !== 'https:' && !(parsed.protocol === 'http:' && isHere)) return false
  return isIP(host) === 0 || mayGoTo(host, opened)
}
