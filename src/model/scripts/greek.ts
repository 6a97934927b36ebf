import { createReader } from './letters.ts'

/*
 * Greek in phones (see ../phones.ts): as ISO 843:1997 and ELOT 743 transliterate it, which keep apart what sounds alike; as
 * most write it (Karamanlis, Pangalos, Dora); and as it is heard (Yorgos, Bakoyanni).
 */

/** A lower-case word in phones, in each of these ways. */
export function greekPhones(word: string): string[] {
  const bare = word
    .normalize('NFD')
    .replace(/[\u0300-\u0307\u0309-\u036f]/g, '')
    .normalize('NFC')
  return [...new Set(readers.map((read) => read(bare)))]
}

const letters = `α a, αυ av, β v, γ g, γγ ng, γξ nks, γχ nh, δ d, ε e, ευ ev, ζ z, η i, θ t, ι i, ϊ i, κ k, λ l, μ m, ν n, ξ ks,
  ο o, ου ů, π p, ρ r, σ s, ς s, τ t, τζ z, τσ c, υ i, ϋ i, φ f, χ h, ψ ps, ω o`

const readers = [
  letters,
  `${letters}, ^μπ b, μπ mπ, ^ντ d, ντ nτ, ^γκ g, γκ ng`,
  `${letters}, αι e, ει i, οι i, μπ b, ντ d, γκ g, γι i, γε ie`,
].map(createReader)
