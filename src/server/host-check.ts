import { isIP } from 'node:net'
import type { Plugin } from 'graphql-yoga'
import { healthPaths } from './readiness.ts'

/**
 * Answers only to the names that the server is known by. A page of another site whose name is made to point here (DNS
 * rebinding) still asks under its own name, and is refused.
 */
export function useHostCheck(isKnownHost: (host: string) => boolean): Plugin {
  return {
    onRequest({ request, url, endResponse, fetchAPI }) {
      const host = request.headers.get('host') ?? url.host
      if (isKnownHost(host) || (healthPaths.has(url.pathname) && namesNoName(host))) return
      const headers = { 'content-type': 'text/plain; charset=utf-8' }
      endResponse(new fetchAPI.Response(refusal(host), { status: 403, headers }))
    },
  }
}

/** Whoever checks a machine's health knows it by its address, or asks for no host. */
function namesNoName(host: string): boolean {
  const name = hostnameOf(host)
  return host === '' || (name !== undefined && isAddress(name))
}

/** The names that a server is known by: this machine's own, and those given. */
export function knowHosts(names: readonly string[]): (host: string) => boolean {
  const known = new Set(names.map((name) => hostnameOf(isIP(name) === 6 ? `[${name}]` : name)))
  const anyAddress = known.has('0.0.0.0') || known.has('[::]')
  return (host) => {
    const name = hostnameOf(host)
    return name !== undefined && (known.has(name) || isLoopback(name) || (anyAddress && isAddress(name)))
  }
}

function hostnameOf(host: string): string | undefined {
  if (!/^[\w.:[\]-]+$/.test(host)) return undefined
  return URL.parse(`http://${host}`)?.hostname.replace(/\.$/, '')
}

function isLoopback(name: string): boolean {
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '[::1]' ||
    (isIP(name) === 4 && name.startsWith('127.'))
  )
}

function isAddress(name: string): boolean {
  return isIP(name.replace(/^\[|\]$/g, '')) !== 0
}

function refusal(host: string): string {
  return `The request is for the host "${host.slice(0, 100)}", and this server does not go by that name.
Ask under http://localhost or http://127.0.0.1, or start the server with --allow-host and the name.
`
}
