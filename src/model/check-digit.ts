/** Whether the last of sixteen digits, which can be X for ten, checks the others: ISO/IEC 7064, MOD 11-2 (https://www.iso.org/standard/31531.html). */
export function isCheckedByMod11(digits: string): boolean {
  if (!/^\d{15}[\dX]$/.test(digits)) return false
  let sum = 0
  for (const digit of digits.slice(0, -1)) sum = ((sum + Number(digit)) * 2) % 11
  const check = (12 - sum) % 11
  return digits.endsWith(check === 10 ? 'X' : String(check))
}

/** Whether the last two characters check the others, letters counting from 10 on: ISO/IEC 7064, MOD 97-10 (https://www.iso.org/standard/31531.html). */
export function isCheckedByMod97(characters: string): boolean {
  let rest = 0
  for (const character of characters) {
    const number = Number.parseInt(character, 36)
    rest = (rest * (number > 9 ? 100 : 10) + number) % 97
  }
  return rest === 1
}
