/** Said of a name that no source prints so. */
export const putTogether = { certainty: 'INFERRED', note: 'put together from the parts of the name' } as const
