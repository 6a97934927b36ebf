/** What a command calls the formats that can be imported. */
export const formatNames = ['popolo', 'oparl', 'ftm', 'wikidata', 'plenum'] as const

export type FormatName = (typeof formatNames)[number]
