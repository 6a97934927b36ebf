import { describe, expect, it } from 'vitest'
import { ask } from './harness.ts'

interface Entry {
  readonly agent: { readonly slug: string }
  readonly orderA: number | null
  readonly orderB: number | null
  readonly moved: number | null
}

async function compare(a: string, b: string): Promise<Record<'stayed' | 'came' | 'went', Entry[]>> {
  const side = '(first: 100) { totalCount nodes { agent { slug } orderA orderB moved } }'
  const { data, errors } = await ask(`{ compareRosters(a: ${a}, b: ${b}) { stayed${side} came${side} went${side} } }`)
  expect(errors).toBeUndefined()
  const { stayed, came, went } = data.compareRosters
  return { stayed: stayed.nodes, came: came.nodes, went: went.nodes }
}

const slugsOf = (entries: readonly Entry[]) => entries.map(({ agent }) => agent.slug)

describe('two lists side by side', () => {
  it('who of the presidium of the 7th congress is on that of the 8th, and who rose: Ri Pyong-chol by most', async () => {
    const presidium = (slug: string) => `{ participants: { event: "${slug}", role: [PRESIDIUM] } }`
    const { stayed, came, went } = await compare(presidium('wpk-congress-7'), presidium('wpk-congress-8'))
    expect([stayed.length, came.length, went.length]).toEqual([10, 29, 29])
    const risen = stayed.filter(({ moved }) => (moved ?? 0) > 0)
    expect(risen.map(({ agent, orderA, orderB }) => [agent.slug, orderA, orderB])).toEqual([
      ['choe-ryong-hae', 5, 2],
      ['ri-pyong-chol', 37, 3],
      ['kim-tok-hun', 23, 4],
      ['ri-il-hwan', 27, 8],
      ['kim-yong-chol', 17, 11],
      ['choe-pu-il', 18, 12],
    ])
  })

  it('who entered and who left the Political Bureau between 2016 and 2021: of 28 seven stayed', async () => {
    const bureau = (at: string) => `{ members: { organization: "wpk-political-bureau", at: "${at}" } }`
    const { stayed, came, went } = await compare(bureau('2016-06'), bureau('2021-06'))
    expect(slugsOf(stayed)).toEqual([
      'kim-jong-un',
      'choe-ryong-hae',
      'ri-pyong-chol',
      'pak-thae-song',
      'kim-yong-chol',
      'o-su-yong',
      'ri-yong-gil',
    ])
    expect(slugsOf(came).slice(0, 3)).toEqual(['kim-tok-hun', 'jo-yong-won', 'pak-jong-chon'])
    expect(slugsOf(went).slice(0, 3)).toEqual(['kim-yong-nam', 'hwang-pyong-so', 'pak-pong-ju'])
    expect(stayed.length + went.length).toBe(28)
  })

  it('is the same comparison the other way round', async () => {
    const [a, b] = ['7', '8'].map((term) => `{ members: { organization: "wpk-central-committee-${term}" } }`) as [
      string,
      string,
    ]
    const [forwards, backwards] = [await compare(a, b), await compare(b, a)]
    expect(slugsOf(forwards.came)).toEqual(slugsOf(backwards.went))
    expect(slugsOf(forwards.went)).toEqual(slugsOf(backwards.came))
    expect(slugsOf(forwards.stayed).sort()).toEqual(slugsOf(backwards.stayed).sort())
  })
})
