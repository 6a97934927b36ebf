import { createReader } from './letters.ts'

/*
 * Cyrillic in phones (see ../phones.ts), by the values of its own languages; ../cyrillic.ts has those of Korean names.
 * ISO 9:1995, BGN/PCGN (1947, 2019), ALA-LC (2012), ICAO Doc 9303 and the Cabinet of Ukraine's resolution 55 of 2010
 * write each letter in a way that is read back as the phone that stands here.
 */

/** A lower-case word in phones; with ђ also as the d that a đ without its stroke is, and with ў also as the u of Belarusian. */
export function cyrillicPhones(word: string): string[] {
  const ways = [word, word.replaceAll('ђ', 'д'), word.replaceAll('оў', 'у'), word.replaceAll('ў', 'у')]
  return [...new Set(ways)].map(read)
}

const read = createReader(`
  а a, б b, в v, г г, ґ g, ѓ g, д d, дж ĵ, дз z, ђ ĵ, е e, ё ё, є e, ж ž, з z, ѕ z, и i, і i, ї i, й i, ј i, к k, ќ k, л l,
  љ lĭ, м m, н n, њ nĭ, о o, п p, р r, с s, т t, ћ č, у u, ў v, ф f, х h, ц c, ч č, џ ĵ, ш š, щ šč, т(?=ч) -, ъ -, ы i, ь -, э e,
  ю iu, я ia`)
