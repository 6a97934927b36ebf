import { lookup as resolve } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { Left } from './left.ts'

/**
 * Which addresses may be asked: those of the host that was given, and of no other. A server that names another host, or one
 * inside the network that Plenum runs in, could have Plenum ask what nobody outside can.
 */
export interface Reach {
  readonly start: URL
  /** Whether the host may be one of a private network. */
  readonly mayBePrivate: boolean
}

/** @throws {Left} where it is no address of the web */
export function reachOf(address: string, allowPrivate: boolean): Reach {
  const start = readAddress(address)
  if (!start) throw new Left('an address that cannot be asked', `expected an address of the web, got ${address}.`)
  return { start, mayBePrivate: allowPrivate || isPrivateHost(start.hostname) }
}

/**
 * The address that a text gives, seen from another.
 * @throws {Left} where it may not be asked
 */
export function withinReach(text: string, base: URL, { start }: Reach): URL {
  const url = readAddress(text, base)
  if (!url)
    throw new Left(
      'an address that cannot be asked',
      `expected an address of the web, got ${JSON.stringify(text.slice(0, 200))}.`,
    )
  // Behind a proxy servers often take themselves to be reached without TLS.
  if (url.protocol === 'http:' && start.protocol === 'https:' && url.port === '' && url.hostname === start.hostname)
    url.protocol = 'https:'
  const isTls = url.protocol === 'https:' && start.protocol === 'http:' && url.port === '' && start.port === ''
  if (url.hostname === start.hostname && (url.port === start.port || isTls)) return url
  if (isPrivateHost(url.hostname))
    throw new Left('a private address', `it leads to ${url.host}, an address of a private network: it was not asked.`)
  throw new Left(
    'another host',
    `it leads to another host, ${url.host}: it was not asked. Import that one by its own address.`,
  )
}

/** Finds the address of a host, unless that is one of a private network and may be none. */
export function lookupWithin({ mayBePrivate }: Reach): LookupFunction {
  return (host, options, callback) =>
    resolve(host, { ...options, all: true }, (error, found) => {
      const inside = mayBePrivate ? undefined : found?.find(({ address }) => isPrivate(address))
      const [first] = found ?? []
      if (error) callback(error, '')
      else if (inside) callback(privateFault(host, inside.address), '')
      else if (options.all) callback(null, found)
      else callback(null, first?.address ?? '', first?.family)
    })
}

function privateFault(host: string, address: string): Left {
  const message = `${host} is ${address}, an address of a private network: it was not asked. Where that is meant, add --allow-private.`
  return new Left('a private address', message, true)
}

function readAddress(text: string, base?: URL): URL | null {
  const url = URL.parse(text, base)
  if (!url || !/^https?:$/.test(url.protocol)) return null
  url.hash = ''
  url.username = ''
  url.password = ''
  return url
}

/** Whether a host is written as one of a private network. */
function isPrivateHost(host: string): boolean {
  const plain = host.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  return /(?:^|\.)localhost$/i.test(plain) || (isIP(plain) !== 0 && isPrivate(plain))
}

function isPrivate(address: string): boolean {
  return privates.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/** What is not to be reached from anywhere: https://www.iana.org/assignments/iana-ipv4-special-registry and its sister. */
const privates = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  privates.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of [
  ['::', 127],
  ['64:ff9b:1::', 48],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  privates.addSubnet(net, prefix, 'ipv6')
