import type { Plugin } from 'graphql-yoga'

/** What every answer tells a browser: believe its type, show it in no frame, give it to no other site. */
export function useSecurityHeaders(): Plugin {
  return {
    onResponse({ response }) {
      for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value)
    },
  }
}

export const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
}
