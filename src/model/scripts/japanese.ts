import { asciiOf } from './letters.ts'

/*
 * Japanese, mora by mora, in phones (see ../phones.ts). Hepburn (ANSI Z39.11, ALA-LC), Kunrei (the Cabinet's notice 1 of 1954) and
 * Nihon-shiki (ISO 3602) name the same morae, and none of the press writes their long vowels.
 */

/** A lower-case word in kana, in phones; null where it has other letters. */
export function kanaPhones(word: string): string | null {
  if (!/^[\u3041-\u3096\u30a1-\u30fa\u30fc]+$/.test(word)) return null
  const latin = Array.from(word.replace(/[ーっッ]/g, ''), (letter) =>
    /[ゃゅょャュョぁぃぅぇぉァィゥェォ]/.test(letter) ? `<${asciiOf(letter)}` : asciiOf(letter),
  ).join('')
  return moraPhones(
    latin
      .replace(/(?<=sh|ch|j)i<y/g, '')
      .replace(/i<y/g, 'y')
      .replace(/^u(?=<[ieo])/, 'w')
      .replace(/(?<=[kgsztdcjfvhy])[aiueo]<(?=[aiueo])/g, '')
      .replaceAll('<', ''),
  )
}

/** A word in plain lower-case Latin letters, in the phones of its morae; null where it is not made of morae. */
export function moraPhones(latin: string): string | null {
  const plain = latin.replace(/m(?=[bmp])/g, 'n').replace(/([kstpgdzb])(?=\1)|t(?=ch)/g, '')
  if (!/^(?:(?:[kgsztdnhbpmr]y?|sh|ch|ts|[jfvwy])?[aiueo]h?|n)+$/.test(plain)) return null
  return plain
    .replace(/(?<=[aeiou])h(?![aeiouy])/g, '')
    .replace(/ou|oo/g, 'o')
    .replace(/uu/g, 'u')
    .replace(/sh|sy|s(?=i)/g, 'š')
    .replace(/ch|ty|t(?=i)/g, 'č')
    .replace(/j|[zd]y|[zd](?=i)/g, 'ĵ')
    .replace(/ts|t(?=u)/g, 'c')
    .replace(/d(?=u)/g, 'z')
    .replace(/h(?=u)/g, 'f')
    .replace(/(?<=[ščĵ])y/g, '')
    .replace(/wo/g, 'o')
    .replace(/w/g, 'v')
    .replace(/y/g, 'i')
}
