import { createReader } from './letters.ts'

/*
 * Greek in phones (see ../phones.ts): ISO 843:1997 and ELOT 743, which keep vowels apart that sound alike, and what is heard,
 * which newspapers write (Dora Bakoyannis, Yorgos, Vangelis).
 */

/** A lower-case word in phones, as it is transliterated, as that is heard at its beginning, and as it is heard. */
export function greekPhones(word: string): string[] {
  const bare = word.normalize('NFD').replace(/[\u0300-\u0307\u0309-\u036f]/g, '').normalize('NFC')
  const heardFirst = bare.replace(/^(?:μπ|ντ|γκ)/, (letters) => firstLetters[letters] ?? letters)
  return [...new Set([transliterate(bare), transliterate(heardFirst), hear(bare)])]
}

const firstLetters: Readonly<Record<string, string>> = { μπ: 'б', ντ: 'д', γκ: 'г' }

const single = `α a, β v, γ g, γγ ng, γξ nks, γχ nh, δ d, ε e, ζ z, η i, θ t, ι i, ϊ i, κ k, λ l, μ m, μπ mπ, ν n, ντ nτ, ξ ks, ο o, ου ů, π p,
  ρ r, σ s, ς s, τ t, τσ c, τζ z, υ i, ϋ i, φ f, χ h, ψ ps, ω o, αυ av, ευ ev, б b, д d, г g`

const transliterate = createReader(single)

const hear = createReader(`${single}, αι e, ει i, οι i, μπ b, ντ d, γκ g, γι i, γε ie`)
