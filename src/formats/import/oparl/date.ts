/**
 * A date as OParl's servers write it, as EDTF: parts of a second are left away, and so is the midnight by which databases
 * write a day. Any other text stays as it is.
 */
export function dateOf(text: string | null): string | null {
  if (text === null) return null
  const [, day, time, zone] = dateTime.exec(text.trim()) ?? []
  if (day === undefined || time === undefined) return text
  const whole = time.length === 5 ? `${time}:00` : time
  return whole === '00:00:00' ? day : `${day}T${whole}${zone === undefined ? '' : zoneOf(zone)}`
}

const dateTime = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d)?$/i

function zoneOf(zone: string): string {
  return zone.toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')
}
