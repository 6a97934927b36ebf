/** What a name of an account lacks, as the end of "Expected …"; null where it can be one. */
export function faultOfAccountName(name: string): string | null {
  const length = [...name].length
  if (length < 1 || length > longestName) return `1 to ${longestName} characters, got ${length}`
  if (/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|[\u202a-\u202e\u2066-\u2069]/u.test(name))
    return 'no control characters, got one'
  return name.trim() === name ? null : 'no space at its beginning or its end, got one'
}

const longestName = 100
